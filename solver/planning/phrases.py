from __future__ import annotations

from ...model.person import Education, Record
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level
from ..wording import words


def alternative_label(clause: Clause, number: int, lang: str) -> str:
    several = len(clause.alternatives) > 1
    return (f"（第{number}种情形）" if lang == "zh" else f" (alternative {number})") if several else ""


def gain_words(record: Record, lang: str) -> str:
    return words.gain_words(record, lang)


def requirement_words(clause: Clause, requirement: Requirement, lang: str) -> str:
    return clause.words(requirement) if lang == "zh" else words.requirement_words(requirement)


def education_words(course: Education, lang: str, *, dated: bool = True) -> str:
    return words.education_words(course, lang == "zh", dated=dated)


def target_words(occupation: str, level: Level, lang: str, english: str | None = None) -> str:
    name = occupation if lang == "zh" or not english else f"{occupation} ({english})"
    return f"{name} {level.words(lang)}"
