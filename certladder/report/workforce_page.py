"""Reports on a workforce: how many may apply for what, and what the answers were made from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from ..model.terms import Level, speaks
from ..model.wording import say
from ..workforce import Workforce, WorkforceAnswers
from .bar_chart import SIGNS, bars
from .labels import LISTS, labels
from .page import render, safe_svg
from .provenance import workforce_receipt
from .workforce_words import note_words, occupation_names, reasons_told, unlisted_words

__all__ = ["workforce_report"]

_SECTIONS = ("scope", "chart", "counts", "unlisted", "aside", "receipt")
_TABLES = {"persons": ("人员", "Persons"), **LISTS, "conditions": ("其他条件", "Conditions")}
_MOST = 30
"""So many reasons, names and notes are told; the others are counted."""


def workforce_report(workforce: Workforce, answers: WorkforceAnswers, *, lang: str = "zh") -> str:
    """One HTML page on a workforce's answers: counts by occupation and level as bars and as a table, and what was read.

    It tells of nobody by name or id, needs no network, no scripts and no other file, and prints on A4. `lang` is "zh"
    or "en".

    Raises:
        UnknownTerm: another language.

    >>> import pyarrow as pa
    >>> work = pa.table({"person": ["a", "b"], "occupation": ["电工", "电工"], "start": ["2015-01-01", "2024-01-01"]})
    >>> workforce = Workforce({"work": work})
    >>> page = workforce_report(workforce, workforce.check("2026-11-22", ["电工"], [4]))
    >>> page.splitlines()[0], "● 1　? 0　✓ 0　✗ 1" in page
    ('<!doctype html>', True)
    """
    from ..model import __version__

    speaks(lang)
    return render("workforce.html", _content(workforce, answers, lang == "zh", __version__))


def _content(workforce: Workforce, answers: WorkforceAnswers, zh: bool, version: str) -> dict[str, Any]:
    words = labels(zh)
    rows = answers.summary().to_pylist()
    names = occupation_names(workforce.catalog, rows, answers.on, zh)
    groups = groupby(rows, key=lambda row: row["occupation"])
    aside = reasons_told(workforce, zh)
    unlisted = unlisted_words(workforce, zh)
    notes = note_words(workforce, zh)
    told = {
        "scope": _scope(workforce, zh),
        "chart": [safe_svg(bars(names[name], list(of_one), zh)) for name, of_one in groups],
        "counts": [_counted(row, names, zh) for row in rows],
        "unlisted": unlisted[:_MOST] + _left_out(unlisted, words),
        "aside": aside[:_MOST],
        "receipt": workforce_receipt(
            workforce.catalog, workforce.policy, names, answers.on, version, "zh" if zh else "en"
        ),
    }
    return {
        **told,
        "lang": "zh-CN" if zh else "en",
        "words": words,
        "title": words["workforce"] + (("：" if zh else ": ") + workforce.source if workforce.source else ""),
        "asked": say("report.asked", "zh" if zh else "en", day=answers.on),
        "sections": [name for name in _SECTIONS if told[name]],
        "persons": f"{len(workforce):,}",
        "groups": [f"{sign} {words[name]}" for name, sign in SIGNS.items()],
        "notes": notes[:_MOST] + _left_out(notes, words),
        "more_aside": _left_out(aside, words),
    }


def _left_out(found: Sequence[object], words: dict[str, str]) -> list[str]:
    return [words["left_out"].format(n=len(found) - _MOST)] if len(found) > _MOST else []


def _scope(workforce: Workforce, zh: bool) -> list[tuple[str, ...]]:
    """Each table that has rows: how many, and how many of them are used and set aside."""
    used = workforce.rows_used
    return [
        (_TABLES[name][0 if zh else 1], f"{rows:,}", f"{used[name]:,}", f"{rows - used[name]:,}")
        for name, rows in workforce.rows_in.items()
        if rows
    ]


def _counted(row: dict[str, Any], names: dict[str, str], zh: bool) -> tuple[str, ...]:
    level = Level(row["level"])
    target = f"{names[row['occupation']]} {level.zh if zh else level.en}"
    return target, *(f"{row[name]:,}" for name in SIGNS)
