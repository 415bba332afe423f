"""Requirements in a few words, for the labels of pictures; the full words stand in the clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..model.requirements import CertificateRequirement, DiplomaRequirement, EnrolmentRequirement, Requirement
from ..model.terms import CodedTerm, Level, Scope
from ..model.wording import say

__all__ = ["short_label"]


def short_label(requirements: Sequence[Requirement], lang: str) -> str:
    """An alternative in a few words, but for the (first) certificate that it starts from.

    >>> from certladder import TrainingRequirement, WorkYears
    >>> short_label([WorkYears(years=4, mode="累计"), TrainingRequirement(level=4)], "zh")
    '累计工作4年＋四级培训'
    """
    found = [words for requirement in requirements if (words := _LABELS[requirement.type](requirement, lang))]
    others = [asked for asked in requirements if isinstance(asked, CertificateRequirement)][1:]
    found += [_certificate(asked, lang) for asked in others]
    return say("ladder.and", lang).join(found) or say("ladder.certificate_is_enough", lang)


def _fixed(code: str, *fields: str) -> Callable[[Any, str], str]:
    """A message with some fields of the requirement."""

    def label(requirement: Requirement, lang: str) -> str:
        return say(code, lang, **{field: getattr(requirement, field) for field in fields})

    return label


def _time_held(requirement: CertificateRequirement, lang: str) -> str:
    """The certificate itself is where the edge starts."""
    return say("ladder.held_for", lang, years=requirement.years) if requirement.years else ""


def _certificate(asked: CertificateRequirement, lang: str) -> str:
    if asked.level is None:
        return say("ladder.pre_technician", lang)
    code = "ladder.other_or_related" if asked.scope is Scope.OWN_OR_RELATED else "ladder.other"
    return say(code, lang, level=_level(asked.level, lang))


def _level(level: Level, lang: str) -> str:
    return say(f"ladder.level.{int(level)}", lang)


def _diploma(requirement: DiplomaRequirement, lang: str) -> str:
    degree = [requirement.degree] if requirement.degree else []
    named = _either([*requirement.schools, *degree, *requirement.programmes], lang)
    if requirement.or_higher:
        named = say("ladder.or_higher", lang, named=named)
    if requirement.trains_to:
        named = say("ladder.trains_to", lang, named=named, level=_level(requirement.trains_to, lang))
    return say("ladder.diploma", lang, named=named) if named else say("ladder.any_diploma", lang)


def _enrolment(requirement: EnrolmentRequirement, lang: str) -> str:
    named = _either(requirement.programmes or requirement.schools, lang)
    return say("ladder.student", lang, named=named) if named else say("ladder.any_student", lang)


def _either(terms: Sequence[CodedTerm], lang: str) -> str:
    return say("ladder.or", lang).join(term.words(lang) for term in terms)


_LABELS: dict[str, Callable[[Any, str], str]] = {
    "age": _fixed("ladder.age", "years"),
    "apprenticeship": _fixed("ladder.apprenticeship"),
    "certificate": _time_held,
    "diploma": _diploma,
    "permit": _fixed("ladder.permit", "name"),
    "student": _enrolment,
    "title": lambda requirement, lang: requirement.level.words(lang),
    "training": lambda requirement, lang: say("ladder.training", lang, level=_level(requirement.level, lang)),
    "unread": _fixed("ladder.unread", "words"),
    "work": lambda requirement, lang: say(f"ladder.work_{requirement.mode}", lang, years=requirement.years),
    "working": _fixed("ladder.working"),
}
"""By the type of a requirement; tests/drawing compares it with the types there are."""
