"""What a clause asks for, in words: the official ones in Chinese, in English what they were understood as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ...model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ...model.standard import Clause
from ...model.terms import Level, School
from ...model.wording import TEXT_LANGUAGE, Message, linked, say

__all__ = ["alternative_label", "requirement_words", "target_words", "understood_words"]


def requirement_words(clause: Clause, requirement: Requirement, lang: str) -> str:
    """A requirement of a clause: in the language of the official texts in their own words."""
    return clause.words(requirement) if lang == TEXT_LANGUAGE else understood_words(requirement, lang)


def alternative_label(clause: Clause, number: int, lang: str) -> str:
    """Which of the clause's alternatives (1-based) is meant, to stand behind its id; "" if it has only one."""
    return say("word.alternative", lang, number=number) if len(clause.alternatives) > 1 else ""


def target_words(occupation: str, level: Level, lang: str, english: str | None = None) -> str:
    """A certificate by its occupation and level; `english` is the occupation's English name, if it is known."""
    code = "word.target_in_english" if english else "word.target"
    return say(code, lang, occupation=occupation, english=english, level=level)


def understood_words(requirement: Requirement, lang: str) -> str:
    """What a requirement was understood as, in either language."""
    match requirement:
        case CertificateRequirement():
            return _certificate(requirement, lang)
        case WorkYears():
            job = Message(f"requirement.job.{'trainee' if requirement.trainee else 'work'}")
            after = Message(f"requirement.after.{requirement.after.type}") if requirement.after else ""
            code = f"requirement.work.{requirement.mode}"
            return say(code, lang, years=requirement.years, work=job, scope=requirement.scope, after=after)
        case WorkStarted():
            return say("requirement.working", lang, scope=requirement.scope)
        case TrainingRequirement():
            return say("requirement.training", lang, level=requirement.level)
        case DiplomaRequirement():
            return say("requirement.diploma", lang, study=_diploma(requirement, lang))
        case EnrolmentRequirement():
            return say("requirement.student", lang, study=_enrolment(requirement, lang))
        case ApprenticeshipRequirement():
            return say("requirement.apprenticeship", lang, scope=requirement.scope)
        case MinimumAge():
            return say("requirement.age", lang, years=requirement.years)
        case TitleRequirement():
            code = "requirement.title_matching" if requirement.matching else "requirement.title"
            return say(code, lang, level=requirement.level)
        case PermitRequirement():
            return say("requirement.permit", lang, name=requirement.name)
        case UnreadText():
            return say("requirement.unread", lang, words=requirement.words)
    assert_never(requirement)


def _certificate(requirement: CertificateRequirement, lang: str) -> str:
    code = "requirement.pre_technician" if requirement.level is None else "requirement.certificate"
    kinds = linked("word.or", requirement.kinds, lang)
    words = say(code, lang, level=requirement.level, kinds=kinds, scope=requirement.scope)
    if not requirement.years:
        return words
    return say("requirement.held", lang, certificate=words, years=requirement.years)


def _diploma(requirement: DiplomaRequirement, lang: str) -> str:
    named = [*requirement.schools, *([requirement.degree] if requirement.degree else [])]
    parts = [*_named(named, requirement.or_higher, lang), linked("word.or", requirement.programmes, lang)]
    if requirement.major:
        parts.append(say(f"requirement.major.{requirement.major}", lang))
    if requirement.trains_to:
        parts.append(say("requirement.trains_to", lang, level=requirement.trains_to))
    if requirement.expected:
        parts.append(say("requirement.expected", lang))
    return _study(parts, lang)


def _enrolment(requirement: EnrolmentRequirement, lang: str) -> str:
    any_tier = Message("requirement.any_technical_school")
    named = [any_tier if school is School.TECHNICAL else school for school in requirement.schools]
    parts = [*_named(named, requirement.or_higher, lang), linked("word.or", requirement.programmes, lang)]
    if requirement.major:
        parts.append(say(f"requirement.major.{requirement.major}", lang))
    return _study(parts, lang)


def _named(named: Sequence[object], or_higher: bool, lang: str) -> list[str]:
    words = linked("word.or", named, lang)
    return [say("requirement.or_higher", lang, named=words) if words and or_higher else words]


def _study(parts: list[str], lang: str) -> str:
    asked = [part for part in parts if part]
    return linked("word.comma", asked, lang) or say("requirement.any_school", lang)
