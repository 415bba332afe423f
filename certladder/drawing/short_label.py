"""What an alternative asks for, in a few words."""

import re
from collections.abc import Sequence

from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MaximumAge,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    WorkYears,
)
from ..model.terms import CodedTerm, Level, MajorScope, Scope
from ..model.wording import say

_BESIDE_CHINESE = re.compile(" (?=[一-龥])|(?<=[一-龥]) ")
"""Spaces that take room in a picture."""


def short_label(requirements: Sequence[Requirement], lang: str, *, whole: bool = False) -> str:
    """An alternative in a few words, without the (first) certificate that it starts from unless it is `whole`.

    >>> short_label([WorkYears(years=4, mode="累计"), TrainingRequirement(level=4)], "zh")
    '累计工作4年＋四级培训'
    """
    found = [words for requirement in requirements if (words := _label(requirement, lang))]
    certificates = []
    for asked in (one for one in requirements if isinstance(one, CertificateRequirement)):
        code = "other_or_related" if asked.scope is Scope.OWN_OR_RELATED else "other"
        level = short_level(asked.level, lang) if asked.level else ""
        certificates.append(say(f"ladder.{code if level else 'pre_technician'}", lang, level=level))
    found = [*certificates, *found] if whole else [*found, *certificates[1:]]
    return say("ladder.and", lang).join(found) or say("ladder.certificate_is_enough", lang)


def short_level(level: Level, lang: str) -> str:
    """A level without its name: 四级."""
    return say(f"ladder.level.{int(level)}", lang)


def _label(requirement: Requirement, lang: str) -> str:
    match requirement:
        case CertificateRequirement(time=time):  # the certificate itself is where the edge starts
            return say("ladder.held_for", lang, time=_BESIDE_CHINESE.sub("", time.words(lang))) if time else ""
        case WorkYears(mode=mode, time=time):
            return say(f"ladder.work_{mode}", lang, time=_BESIDE_CHINESE.sub("", time.words(lang)))
        case DiplomaRequirement():
            return _diploma(requirement, lang)
        case EnrolmentRequirement():
            named = _either(requirement.programmes or requirement.schools, lang)
            return say("ladder.student", lang, named=named) if named else say("ladder.any_student", lang)
        case MaximumAge(below=True):
            return say("ladder.age_below", lang, years=requirement.years)
        case TitleRequirement():
            return requirement.level.words(lang)
        case TrainingRequirement():
            return say("ladder.training", lang, level=short_level(requirement.level, lang))
    return say(f"ladder.{requirement.type}", lang, **dict(requirement))


def _diploma(requirement: DiplomaRequirement, lang: str) -> str:
    degree_or_schools = [requirement.degree] if requirement.degree else requirement.schools
    named = _either([*degree_or_schools, *requirement.programmes], lang)
    if requirement.or_higher:
        named = say("ladder.or_higher", lang, named=named)
    if requirement.trains_to:
        named = say("ladder.trains_to", lang, named=named, level=short_level(requirement.trains_to, lang))
    if requirement.major is MajorScope.UNRELATED:
        named = say("ladder.other_major", lang, named=named)
    return say("ladder.diploma", lang, named=named) if named else say("ladder.any_diploma", lang)


def _either(terms: Sequence[CodedTerm], lang: str) -> str:
    return say("ladder.or", lang).join(term.words(lang) for term in terms)
