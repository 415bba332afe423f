"""How many of a workforce stand how, and what was read of its tables: as data, and as it is printed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..model.terms import Level
from ..model.wording import say
from ..report.workforce_page import GROUPS, occupation_names, rejected_reasons, unknown_occupations
from ..workforce import Workforce, WorkforceAnswers
from ..workforce.columns import LISTS
from .io import echo_table

__all__ = ["echo_summary", "summarise"]

_MOST = 8
"""So many reasons, names and notes are printed; the others are counted."""


def summarise(
    workforce: Workforce, answers: WorkforceAnswers, until: dt.date | None, becoming: Any, lang: str
) -> dict[str, Any]:
    """The summary, with who becomes eligible if that was asked, and what was read."""
    summary = answers.summary().to_pylist()
    if until:
        soon = Counter((row["occupation"], row["level"]) for row in becoming.to_pylist() if not row["held"])
        for row in summary:
            row["becoming_eligible"] = soon[row["occupation"], row["level"]]
    return {
        "source": workforce.source,
        "on": str(answers.on),
        "until": str(until) if until else None,
        "persons": len(workforce),
        "summary": summary,
        "rows_in": workforce.rows_in,
        "rows_used": workforce.rows_used,
        "rejected": workforce.rejected_by_reason(lang).to_pylist(),
        "notes": workforce.notes(lang),
        "unknown_occupations": workforce.unknown_occupations(),
    }


def echo_summary(
    workforce: Workforce,
    answers: WorkforceAnswers,
    summary: dict[str, Any],
    until: dt.date | None,
    files: Mapping[Path, int | None],
    lang: str,
) -> None:
    """Print the summary as a table, and below it what was read, what was not, and what was written."""

    def line(code: str, **arguments: Any) -> str:
        return say(f"workforce.summary.{code}", lang, **arguments)

    click.echo(line("persons", source=workforce.source, on=answers.on, persons=len(workforce)))
    rows = summary["summary"]
    _table(rows, occupation_names(workforce, rows, answers, lang), until, lang)
    if any(row["undetermined_not_held"] for row in rows):
        click.echo(line("undetermined_note"))
    if until:
        click.echo(line("becoming_note", until=until))
    read, used = (sum(summary[name].values()) for name in ("rows_in", "rows_used"))
    click.echo(line("rows", read=read, used=used, rejected=read - used))
    absent = [say(f"workforce.table.{name}", lang) for name in LISTS if not workforce.rows_in[name]]
    if absent:
        click.echo(line("absent", tables=absent))
    _lines(
        [line("reason", where=where, reason=why, rows=n) for where, why, n in rejected_reasons(workforce, lang)], lang
    )
    _list("notes", workforce.notes(lang), lang)
    _list("unknown_occupations", unknown_occupations(workforce, lang), lang)
    written = [line("file" if n is None else "file_rows", file=file, rows=n) for file, n in files.items()]
    _list("written", written, lang)


def _table(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str], until: dt.date | None, lang: str) -> None:
    counts = [*GROUPS, "becoming_eligible"] if until else GROUPS
    heads = [say(f"workforce.summary.{name}", lang, until=until) for name in ("occupation", "level", *counts)]
    lines = []
    for row in rows:
        level = say("workforce.summary.level_of", lang, level=Level(row["level"]))
        lines.append((names[row["occupation"]], level, *(f"{row[name]:,}" for name in counts)))
    echo_table(heads, lines, len(counts))


def _list(title: str, found: Sequence[str], lang: str) -> None:
    if found:
        click.echo(say(f"workforce.summary.{title}", lang))
        _lines(found, lang)


def _lines(found: Sequence[str], lang: str) -> None:
    for line in found[:_MOST]:
        click.echo(f"  {line}")
    if len(found) > _MOST:
        click.echo(f"  {say('workforce.summary.more', lang, n=len(found) - _MOST)}")
