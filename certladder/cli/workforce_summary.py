"""How many of a workforce stand how, and what was read of its tables: as data, and as it is printed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
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
_ON_REQUEST = ("becoming_eligible", "contested")


def summarise(
    workforce: Workforce, answers: WorkforceAnswers, until: dt.date | None, becoming: Any, contested: Any, lang: str
) -> dict[str, Any]:
    """The summary, with who becomes eligible and whose answer rests on a reading if that was asked, and what was read."""
    summary = answers.summary().to_pylist()
    for name, table in zip(_ON_REQUEST, (becoming, contested), strict=True):
        found = [] if table is None else [row for row in table.to_pylist() if not row.get("held")]
        answered = {(row["occupation"], row["level"], row["person"]) for row in found}
        persons = Counter((occupation, level) for occupation, level, _ in answered)
        for row in summary if table is not None else ():
            row[name] = persons[row["occupation"], row["level"]]
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
    summary: Mapping[str, Any],
    until: dt.date | None,
    files: Mapping[Path, int | None],
    lang: str,
) -> None:
    """Print the summary as a table, and below it what was read, what was not, and what was written."""

    def line(code: str, **arguments: Any) -> str:
        return say(f"workforce.summary.{code}", lang, **arguments)

    rows = summary["summary"]
    counts = [*GROUPS, *(name for name in _ON_REQUEST if rows and name in rows[0])]
    names = occupation_names(workforce, rows, answers, lang)
    click.echo(line("persons", source=workforce.source, on=answers.on, persons=len(workforce)))
    echo_table(
        [line(name, until=until) for name in ("occupation", "level", *counts)],
        [
            (
                names[row["occupation"]],
                line("level_of", level=Level(row["level"])),
                *(f"{row[name]:,}" for name in counts),
            )
            for row in rows
        ],
        len(counts),
    )
    read, used = (sum(summary[name].values()) for name in ("rows_in", "rows_used"))
    absent = [say(f"list.{name}", lang) for name in LISTS if not workforce.rows_in[name]]
    if any(row["undetermined_not_held"] for row in rows):
        click.echo(line("undetermined_note"))
    if until:
        click.echo(line("becoming_note", until=until))
    if "contested" in counts:
        click.echo(line("contested_note"))
    click.echo(line("rows", read=read, used=used, rejected=read - used))
    if absent:
        click.echo(line("absent", tables=absent))
    reasons = [line("reason", where=where, reason=why, rows=n) for where, why, n in rejected_reasons(workforce, lang)]
    written = [line("file" if n is None else "file_rows", file=file, rows=n) for file, n in files.items()]
    lists = {"unknown_occupations": unknown_occupations(workforce, lang), "written": written}
    for title, found in {"": reasons, "notes": summary["notes"], **lists}.items():
        if found and title:
            click.echo(line(title))
        for words in found[:_MOST]:
            click.echo(f"  {words}")
        if len(found) > _MOST:
            click.echo(f"  {line('more', n=len(found) - _MOST)}")
