"""The words beside rungs and edges: what is held, open, planned (by signs, not colour alone), what is asked in short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.dates import latest
from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    Requirement,
    TimedRequirement,
    TitleRequirement,
    TrainingRequirement,
    WorkYears,
)
from ..model.terms import CodedTerm, Level, Scope, Verdict
from ..model.wording import say
from .ladder_view import PRE_TECHNICIAN, Edge, LadderView, RungView

__all__ = ["edge_label", "edge_note", "ladder_words", "rung_note", "short_label", "short_level", "source_name"]

_GAP = "　"
_BESIDE_CHINESE = re.compile(" (?=[一-龥])|(?<=[一-龥]) ")
"""Spaces that take room in a picture."""


def source_name(edge: Edge, lang: str) -> str:
    """Where an edge starts, if not from the rung below."""
    if edge.source is None:
        return say("ladder.no_certificate", lang)
    if edge.source == PRE_TECHNICIAN:
        return say("ladder.pre_technician_or_related" if edge.related else "ladder.pre_technician", lang)
    return Level.parse(edge.source).words(lang)


def edge_label(edge: Edge, lang: str) -> str:
    """An alternative: its number in the text, and what it asks for in a few words."""
    return f"{edge.name} {short_label(edge.asked, lang)}"


def rung_note(rung: RungView, lang: str) -> str:
    """Whether the person holds, plans or may apply for a certificate; empty if none of these."""
    if days := [certificate.issued for certificate in rung.issued if certificate.issued]:
        return say("ladder.held_since", lang, day=str(min(days, key=latest)))
    if rung.held:
        return say("ladder.held" if rung.issued else "ladder.higher_held", lang)
    notes = [say("ladder.planned", lang, day=str(rung.planned))] if rung.planned else []
    notes += _verdict_note(rung.verdict, lang)
    if not rung.described:
        notes.append(say("ladder.not_in_catalog", lang))
    return _GAP.join(notes)


def edge_note(edge: Edge, lang: str) -> str:
    """Whether the person meets an alternative or plans to use it; empty if neither."""
    notes = [say("ladder.on_route", lang)] if edge.planned else []
    if edge.elsewhere:
        notes.append(say("ladder.by_related_certificate", lang))
    notes += _verdict_note(edge.verdict, lang)
    if edge.verdict is Verdict.NOT_ELIGIBLE and edge.opens:
        notes.append(say("ladder.opens", lang, day=str(edge.opens)))
    return _GAP.join(notes)


def _verdict_note(verdict: Verdict | None, lang: str) -> list[str]:
    """A no is left out: most certificates are not open to most people."""
    return [say(f"ladder.{verdict}", lang)] if verdict in (Verdict.ELIGIBLE, Verdict.UNDETERMINED) else []


def ladder_words(ladder: LadderView, lang: str) -> str:
    """The ladder in words, for screen readers."""
    rungs = [f"{rung.level.words(lang)} {rung_note(rung, lang)}".strip() for rung in reversed(ladder.rungs)]
    return say("ladder.described", lang, occupation=ladder.occupation, rungs=say("ladder.then", lang).join(rungs))


def short_label(requirements: Sequence[Requirement], lang: str, *, whole: bool = False) -> str:
    """An alternative in a few words, without the (first) certificate that it starts from unless it is `whole`.

    >>> from certladder import TrainingRequirement, WorkYears
    >>> short_label([WorkYears(years=4, mode="累计"), TrainingRequirement(level=4)], "zh")
    '累计工作4年＋四级培训'
    """
    found = [words for requirement in requirements if (words := _label(requirement, lang))]
    certificates = [_certificate(one, lang) for one in requirements if isinstance(one, CertificateRequirement)]
    found = [*certificates, *found] if whole else [*found, *certificates[1:]]
    return say("ladder.and", lang).join(found) or say("ladder.certificate_is_enough", lang)


def _label(requirement: Requirement, lang: str) -> str:
    match requirement:
        case CertificateRequirement():  # the certificate itself is where the edge starts
            return say("ladder.held_for", lang, time=_time(requirement, lang)) if requirement.time else ""
        case DiplomaRequirement():
            return _diploma(requirement, lang)
        case EnrolmentRequirement():
            named = _either(requirement.programmes or requirement.schools, lang)
            return say("ladder.student", lang, named=named) if named else say("ladder.any_student", lang)
        case TitleRequirement():
            return requirement.level.words(lang)
        case TrainingRequirement():
            return say("ladder.training", lang, level=short_level(requirement.level, lang))
        case WorkYears():
            return say(f"ladder.work_{requirement.mode}", lang, time=_time(requirement, lang))
    return say(f"ladder.{requirement.type}", lang, **dict(requirement))


def _time(asked: TimedRequirement, lang: str) -> str:
    return _BESIDE_CHINESE.sub("", asked.time.words(lang))


def _certificate(asked: CertificateRequirement, lang: str) -> str:
    if asked.level is None:
        return say("ladder.pre_technician", lang)
    code = "ladder.other_or_related" if asked.scope is Scope.OWN_OR_RELATED else "ladder.other"
    return say(code, lang, level=short_level(asked.level, lang))


def short_level(level: Level, lang: str) -> str:
    """A level without its name: 四级."""
    return say(f"ladder.level.{int(level)}", lang)


def _diploma(requirement: DiplomaRequirement, lang: str) -> str:
    degree_or_schools = [requirement.degree] if requirement.degree else requirement.schools
    named = _either([*degree_or_schools, *requirement.programmes], lang)
    if requirement.or_higher:
        named = say("ladder.or_higher", lang, named=named)
    if requirement.trains_to:
        named = say("ladder.trains_to", lang, named=named, level=short_level(requirement.trains_to, lang))
    return say("ladder.diploma", lang, named=named) if named else say("ladder.any_diploma", lang)


def _either(terms: Sequence[CodedTerm], lang: str) -> str:
    return say("ladder.or", lang).join(term.words(lang) for term in terms)
