"""The conditions of a catalog in words: which occupations it holds, and what each level asks for, verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .drawing.short_label import short_label, short_level
from .model.standard import Standard
from .model.terms import Level
from .model.wording import joined, linked, say
from .solver.comparison.compare import STATED, stated

__all__ = ["list_occupations", "occupation_words", "show_conditions"]


def occupation_words(standard: Standard, lang: str) -> str:
    """An occupation's name, in English also the English one where that is known."""
    code = "word.occupation_in_english" if standard.english else "word.occupation"
    return say(code, lang, occupation=standard.occupation, english=standard.english)


def list_occupations(standards: Sequence[Standard], lang: str) -> str:
    """The occupations with their levels, a line each, and how many there are."""
    lines = []
    for standard in standards:
        named = " ".join(filter(None, (occupation_words(standard, lang), standard.edition)))
        levels = joined([short_level(one, lang) for one in standard.levels], lang)
        lines.append(say("conditions.line", lang, name=named, levels=levels))
    clauses = [len(clauses) for standard in standards for clauses in standard.levels.values()]
    total = say("conditions.total", lang, n=len(standards), levels=len(clauses), clauses=sum(clauses))
    return "\n".join([*lines, total])


def show_conditions(standard: Standard, level: Level | None, lang: str) -> str:
    """What a level, or each one, asks for: at a glance, then in the official words; and where these are from."""
    lines = [occupation_words(standard, lang), *(f"  {line}" for line in _facts(standard, lang))]
    for one in standard.levels if level is None else [level]:
        clauses = standard.clauses(one)
        lines += ["", say("conditions.one_of" if len(clauses) > 1 else "conditions.level", lang, level=one)]
        for clause in clauses:
            asked = [short_label(alternative, lang, whole=True) for alternative in clause.alternatives]
            asked_words = linked("conditions.or", asked, lang)
            lines.append(f"  {say('conditions.clause', lang, clause=clause.id, asked=asked_words)}")
            lines.append(f"    {say('eligibility.text', lang, text=clause.text)}")
    lines += [problem.explain(lang) for problem in standard.unread]
    return "\n".join(lines)


def _facts(standard: Standard, lang: str) -> Iterator[str]:
    """What is known of the occupation and its text beside the conditions."""
    for name in STATED:
        value = stated(standard, name, lang)
        if value == "" and name in ("related", "majors", "related_majors"):  # an answer, not a gap
            value = say("diff.nothing", lang)
        if name == "edition":
            value = value or say("conditions.not_stated", lang)
        if value:
            yield say(f"conditions.{name}", lang, value=value)
    if standard.source:
        yield say("conditions.source", lang, value=standard.source)
