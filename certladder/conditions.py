"""The conditions of a catalog in words: which occupations it holds, and what each level asks for, verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .drawing.short_label import short_label, short_level
from .model.standard import Clause, Standard
from .model.terms import Level
from .model.wording import joined, linked, say
from .solver.comparison.compare import STATED, stated

__all__ = ["list_occupations", "show_conditions"]


def list_occupations(standards: Sequence[Standard], lang: str) -> str:
    """The occupations with their levels, a line each, and how many there are."""
    lines = [
        say(
            "conditions.line",
            lang,
            name=_name(standard, lang),
            levels=joined([short_level(one, lang) for one in standard.levels], lang),
        )
        for standard in standards
    ]
    levels = [clauses for standard in standards for clauses in standard.levels.values()]
    clauses = sum(map(len, levels))
    return "\n".join([*lines, say("conditions.total", lang, n=len(standards), levels=len(levels), clauses=clauses)])


def show_conditions(standard: Standard, level: Level | None, lang: str) -> str:
    """What a level, or each one, asks for: at a glance, then in the official words; and where these are from."""
    shown = standard.levels if level is None else {level: standard.clauses(level)}
    lines = [
        _name(standard.model_copy(update={"edition": None}), lang),
        *(f"  {line}" for line in _facts(standard, lang)),
    ]
    for one, clauses in shown.items():
        lines += ["", say("conditions.one_of" if len(clauses) > 1 else "conditions.level", lang, level=one)]
        lines += [line for clause in clauses for line in _clause(clause, lang)]
    lines += [problem.explain(lang) for problem in standard.unread]
    return "\n".join(lines)


def _name(standard: Standard, lang: str) -> str:
    """With the English name in English, where there is one, and the edition."""
    code = "conditions.named" if standard.english else "conditions.unnamed"
    named = say(code, lang, occupation=standard.occupation, english=standard.english)
    return f"{named} {standard.edition}" if standard.edition else named


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


def _clause(clause: Clause, lang: str) -> Iterator[str]:
    labels = [short_label(alternative, lang, whole=True) for alternative in clause.alternatives]
    yield f"  {say('conditions.clause', lang, clause=clause.id, asked=linked('conditions.or', labels, lang))}"
    yield f"    {say('eligibility.text', lang, text=clause.text)}"
