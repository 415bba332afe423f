"""How many of a workforce stand how, and what was read of its tables: as data, and as it is printed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .io import echo_table

if TYPE_CHECKING:
    from ..workforce import Workforce, WorkforceAnswers

__all__ = ["echo_headcount", "headcount"]

_MOST = 8
"""So many reasons, names and notes are printed; the others are counted."""


def headcount(workforce: Workforce, answers: WorkforceAnswers, until: dt.date | None, due: Any) -> dict[str, Any]:
    """The summary, with who is due if that was asked, and what was read."""
    summary = answers.summary().to_pylist()
    if until:
        soon = Counter((row["occupation"], row["level"]) for row in due.to_pylist() if not row["held"])
        for row in summary:
            row["due"] = soon[row["occupation"], row["level"]]
    return {
        "source": workforce.source,
        "on": str(answers.on),
        "until": str(until) if until else None,
        "persons": len(workforce),
        "summary": summary,
        "rows_in": workforce.rows_in,
        "rows_used": workforce.rows_used,
        "set_aside": workforce.set_aside_by_reason().to_pylist(),
        "notes": workforce.notes,
        "unknown_occupations": workforce.unknown_occupations(),
    }


def echo_headcount(workforce: Workforce, count: dict[str, Any], files: Mapping[Path, int | None], lang: str) -> None:
    """Print the summary as a table, and below it what was read, what was not, and what was written."""
    from ..report.workforce_words import note_words, occupation_names, reasons_told, unlisted_words

    zh = lang == "zh"
    click.echo(f"{count['source']}  {count['on']}  {count['persons']:,} {'人' if zh else 'persons'}")
    day = dt.date.fromisoformat(count["on"])
    _table(count, occupation_names(workforce.catalog, count["summary"], day, zh), zh)
    for line in _remarks(count, zh):
        click.echo(line)
    read, used = (sum(count[name].values()) for name in ("rows_in", "rows_used"))
    click.echo(
        f"读入 {read:,} 行，采用 {used:,} 行，未采用 {read - used:,} 行"
        if zh
        else f"Rows: {read:,} read, {used:,} used, {read - used:,} set aside"
    )
    colon = "：" if zh else ": "
    _lines([f"{where}{colon}{why} ×{many}" for where, why, many in reasons_told(workforce, zh)], zh)
    _list("没有用到的" if zh else "Not used", note_words(workforce, zh), zh)
    _list("目录中没有的职业" if zh else "Occupations that the catalog does not hold", unlisted_words(workforce, zh), zh)
    told = [f"{file}" + ("" if rows is None else _rows(rows, zh)) for file, rows in files.items()]
    _list("已写出" if zh else "Written", told, zh)


def _remarks(count: dict[str, Any], zh: bool) -> Iterator[str]:
    """What the columns of the table need said."""
    if any(row["undetermined_not_held"] for row in count["summary"]):
        yield (
            "? 缺什么情况，见 -o 文件的 unknown 一列；哪些职业相关，用 --related、--unrelated 说明。"
            if zh
            else "? What is unknown stands in the column unknown of the file of -o; say with --related and --unrelated "
            "which occupations are related."
        )
    if count["until"]:
        yield (
            f"→ 现在不符合、到 {count['until']} 将符合的人，不含已持有的（见 -o 文件的 held 一列）。"
            if zh
            else f"→ Not eligible now, but by {count['until']}, without those who hold the level (column held of -o)."
        )


def _rows(rows: int, zh: bool) -> str:
    return f"：{rows:,} 行" if zh else f": {rows:,} row{'s' if rows != 1 else ''}"


def _table(count: dict[str, Any], names: dict[str, str], zh: bool) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from ..model.terms import Level
    from ..report.bar_chart import SIGNS
    from ..report.labels import labels

    words = labels(zh)
    table = Table(box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False)
    columns = {name: f"{sign} {words[name]}" for name, sign in SIGNS.items()}
    if count["until"]:
        columns["due"] = f"→ 到 {count['until']}" if zh else f"→ by {count['until']}"
    heads = ("职业", "等级") if zh else ("occupation", "level")
    for head in heads:
        table.add_column(head, overflow="fold")
    for head in columns.values():
        table.add_column(head, justify="right", overflow="fold")
    for row in count["summary"]:
        level = Level(row["level"])
        numbers = (f"{row[name]:,}" for name in columns)
        table.add_row(names[row["occupation"]], level.zh if zh else str(int(level)), *numbers)
    echo_table(table)


def _list(title: str, told: Sequence[str], zh: bool) -> None:
    if told:
        click.echo(f"{title}{'：' if zh else ':'}")
        _lines(told, zh)


def _lines(told: Sequence[str], zh: bool) -> None:
    for line in told[:_MOST]:
        click.echo(f"  {line}")
    if len(told) > _MOST:
        click.echo(f"  另有 {len(told) - _MOST} 项" if zh else f"  and {len(told) - _MOST} more")
