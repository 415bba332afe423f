"""Reports on a workforce: how many can apply for what, and what the answers were made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from ..model.errors import require_language
from ..model.standard import Standard
from ..model.terms import Level
from ..model.wording import say
from ..workforce import Workforce, WorkforceAnswers
from .page import page_words, receipt, render

__all__ = ["GROUPS", "occupation_names", "rejected_reasons", "unknown_occupations", "workforce_report"]

_SIGNS = {"eligible_not_held": "●", "undetermined_not_held": "?", "held": "✓", "not_eligible_not_held": "✗"}
GROUPS = tuple(_SIGNS)
"""The columns of a summary that count everybody once, in the order of the bars."""

_MOST = 30
"""So many reasons, names and notes are listed; the others are counted."""


def workforce_report(workforce: Workforce, answers: WorkforceAnswers, *, lang: str = "zh") -> str:
    """One HTML page on a workforce's answers: counts by occupation and level as bars and as a table, and what was read.

    It names nobody, needs no network, no scripts and no other file, and prints on A4. `lang` is "zh" or "en".

    Raises:
        UnknownTerm: another language.

    >>> import pyarrow as pa
    >>> work = pa.table({"person": ["a", "b"], "occupation": ["电工", "电工"], "start": ["2015-01-01", "2024-01-01"]})
    >>> workforce = Workforce({"work": work})
    >>> page = workforce_report(workforce, workforce.check("2026-11-22", ["电工"], [4]))
    >>> page.splitlines()[0], "● 1　? 0　✓ 0　✗ 1" in page
    ('<!doctype html>', True)
    """
    require_language(lang)
    words = page_words(lang) | page_words(lang, "workforce.page")
    rows = answers.summary().to_pylist()
    names = occupation_names(workforce, rows, answers, lang)
    groups = groupby(rows, key=lambda row: row["occupation"])
    rejected = rejected_reasons(workforce, lang)
    unlisted, notes = unknown_occupations(workforce, lang), workforce.notes(lang)
    parts = {
        "scope": _scope(workforce, lang),
        "chart": [(names[name], [_bar(row, lang) for row in of_one]) for name, of_one in groups],
        "counts": [_counted(row, names, lang) for row in rows],
        "unlisted": unlisted[:_MOST] + _left_out(unlisted, lang),
        "rejected": [(where, why, f"{rows:,}") for where, why, rows in rejected[:_MOST]],
        "receipt": receipt(
            workforce.catalog, workforce.policy, answers.on, _texts(workforce, names, answers, lang), lang
        ),
    }
    title = say("workforce.page.title", lang, source=workforce.source) if workforce.source else words["workforce"]
    return render(
        "workforce.html",
        lang,
        parts,
        words=words,
        title=title,
        asked=say("report.asked", lang, day=answers.on),
        persons=say("workforce.page.everybody", lang, persons=len(workforce)),
        groups=[say(f"workforce.summary.{name}", lang) for name in GROUPS],
        notes=[*notes[:_MOST], *_left_out(notes, lang)],
        more_rejected=_left_out(rejected, lang),
    )


def _texts(workforce: Workforce, names: Iterable[str], answers: WorkforceAnswers, lang: str) -> dict[str, str]:
    """The occupations asked about, each with its edition and sources."""
    texts = []
    for standard in (workforce.catalog.standard(name, answers.on) for name in names):
        sources = dict.fromkeys(text.source for text in (standard.text_source, *standard.other_sources.values()))
        texts.append(" ".join(filter(None, (standard.occupation, standard.edition, *sources))))
    return {"occupations": say("report.semicolon", lang).join(texts)}


def _bar(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """A level's bar: its parts, their numbers, and all of it in words for those who do not see it."""
    counts = {name: row[name] for name in GROUPS}
    level = Level(row["level"])
    return {
        "level": level.words(lang),
        "parts": counts,
        "numbers": "　".join(f"{_SIGNS[name]} {n:,}" for name, n in counts.items()),
        "words": say("workforce.page.bar", lang, level=level, **counts),
    }


def _left_out(found: Sequence[object], lang: str) -> list[str]:
    return [say("workforce.page.left_out", lang, n=len(found) - _MOST)] if len(found) > _MOST else []


def occupation_names(
    workforce: Workforce, summary: Iterable[Mapping[str, Any]], answers: WorkforceAnswers, lang: str
) -> dict[str, str]:
    """The occupations in the rows of a summary, each with the name to show."""
    asked = dict.fromkeys(row["occupation"] for row in summary)
    standards = [workforce.catalog.standard(name, answers.on) for name in asked]
    return {standard.occupation: _occupation(standard, lang) for standard in standards}


def _occupation(standard: Standard, lang: str) -> str:
    code = "occupation_english" if standard.english else "occupation"
    return say(f"workforce.page.{code}", lang, occupation=standard.occupation, english=standard.english)


def rejected_reasons(workforce: Workforce, lang: str) -> list[tuple[str, str, int]]:
    """Where, why and how many rows are rejected, most first."""
    return [
        (" / ".join(filter(None, (row["source"], row["column"]))), row["reason"], row["rows"])
        for row in workforce.rejected_by_reason(lang, named=True).to_pylist()
    ]


def unknown_occupations(workforce: Workforce, lang: str) -> list[str]:
    """The occupations that the catalog does not hold, each with those that may be meant."""
    return [
        say(f"workforce.summary.unknown_occupation{'_near' if near else ''}", lang, name=name, near=near)
        for name, near in workforce.unknown_occupations().items()
    ]


def _scope(workforce: Workforce, lang: str) -> list[tuple[str, ...]]:
    """Each table that has rows: how many, and how many of them are used and rejected."""
    used = workforce.rows_used
    return [
        (say(f"workforce.table.{name}", lang), f"{rows:,}", f"{used[name]:,}", f"{rows - used[name]:,}")
        for name, rows in workforce.rows_in.items()
        if rows
    ]


def _counted(row: dict[str, Any], names: dict[str, str], lang: str) -> tuple[str, ...]:
    occupation, level = names[row["occupation"]], Level(row["level"])
    target = say("workforce.page.target_of", lang, occupation=occupation, level=level)
    return target, *(f"{row[name]:,}" for name in GROUPS)
