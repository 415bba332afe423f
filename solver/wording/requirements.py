"""What a clause asks for, in words: the official ones in Chinese, in English what they were understood as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    Requirement,
    TitleRequirement,
    WorkYears,
)
from ...model.standard import Clause
from ...model.terms import Level, School
from ...model.wording import TEXT_LANGUAGE, Message, linked, say

__all__ = ["REQUIREMENT_WORDS", "alternative_label", "requirement_words", "target_words", "understood_words"]


def requirement_words(clause: Clause, requirement: Requirement, lang: str) -> str:
    """A requirement of a clause: in the language of the official texts in their own words."""
    return clause.words(requirement) if lang == TEXT_LANGUAGE else understood_words(requirement, lang)


def alternative_label(clause: Clause, number: int, lang: str) -> str:
    """The label of one of the clause's alternatives (1-based), to follow its id; "" if it has only one."""
    return say("word.alternative", lang, number=number) if len(clause.alternatives) > 1 else ""


def target_words(occupation: str, level: Level, lang: str, english: str | None = None) -> str:
    """A certificate by its occupation and level; `english` is the occupation's English name, if it is known."""
    code = "word.target_in_english" if english else "word.target"
    return say(code, lang, occupation=occupation, english=english, level=level)


def understood_words(requirement: Requirement, lang: str) -> str:
    """What a requirement was understood as, in either language."""
    if words := REQUIREMENT_WORDS.get(requirement.type):
        return words(requirement, lang)
    return say(f"requirement.{requirement.type}", lang, **dict(requirement))


def _certificate(requirement: CertificateRequirement, lang: str) -> str:
    code = "requirement.pre_technician" if requirement.level is None else "requirement.certificate"
    kinds = linked("word.or", requirement.kinds, lang)
    words = say(code, lang, level=requirement.level, kinds=kinds, scope=requirement.scope)
    return say("requirement.held", lang, certificate=words, time=requirement.time) if requirement.time else words


def _work_years(requirement: WorkYears, lang: str) -> str:
    work = Message(f"requirement.job.{'trainee' if requirement.trainee else 'work'}")
    after = Message(f"requirement.after.{requirement.after.type}") if requirement.after else ""
    code = f"requirement.work.{requirement.mode}"
    return say(code, lang, time=requirement.time, work=work, scope=requirement.scope, after=after)


def _diploma(requirement: DiplomaRequirement, lang: str) -> str:
    named = [requirement.degree] if requirement.degree else requirement.schools
    more: list[object] = []
    if requirement.degree and requirement.schools:
        more.append(linked("word.or", requirement.schools, lang))
    if requirement.trains_to:
        more.append(Message("requirement.trains_to", level=requirement.trains_to))
    if requirement.expected:
        more.append(Message("requirement.expected"))
    return say("requirement.diploma", lang, study=_study(requirement, named, more, lang))


def _enrolment(requirement: EnrolmentRequirement, lang: str) -> str:
    any_tier = Message("requirement.any_technical_school")
    named = [any_tier if school is School.TECHNICAL else school for school in requirement.schools]
    return say("requirement.student", lang, study=_study(requirement, named, [], lang))


def _study(
    requirement: DiplomaRequirement | EnrolmentRequirement, named: Sequence[object], more: Sequence[object], lang: str
) -> str:
    """The school or degree, programme and major asked for, and what is asked `more`."""
    parts: list[object] = []
    if named:
        names = linked("word.or", named, lang)
        parts.append(Message("requirement.or_higher", named=names) if requirement.or_higher else names)
    if requirement.programmes:
        parts.append(linked("word.or", requirement.programmes, lang))
    if requirement.major:
        parts.append(Message(f"requirement.major.{requirement.major}"))
    return linked("word.comma", [*parts, *more] or [Message("requirement.any_school")], lang)


def _title(requirement: TitleRequirement, lang: str) -> str:
    code = "requirement.title_matching" if requirement.matching else "requirement.title"
    return say(code, lang, level=requirement.level)


REQUIREMENT_WORDS: dict[str, Callable[[Any, str], str]] = {
    "certificate": _certificate,
    "diploma": _diploma,
    "student": _enrolment,
    "title": _title,
    "work": _work_years,
}
"""The types of requirement that need more than the message `requirement.<type>`, filled with their fields."""
