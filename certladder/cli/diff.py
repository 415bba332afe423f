"""`certladder diff`: what differs between two texts, and whose answers change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import click

from ..advisor import Advisor
from ..catalog import Catalog
from ..model.person import Person
from ..model.terms import Verdict
from ..model.wording import say
from ..solver.wording import target_words
from ..workforce.changes import ChangedRow, changed_rows
from .errors import NO, YES
from .help import command, option
from .io import echo_json, echo_text
from .options import json_option, lang_option, on_option, read_standards
from .param_types import FILE

__all__ = ["diff"]


@command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@option("--person", "persons", multiple=True, type=FILE, metavar="FILE", help="persons")
@option("--workforce", type=FILE, metavar="SOURCE")
@on_option
@lang_option
@json_option
def diff(
    old: Path,
    new: Path,
    persons: tuple[Path, ...],
    workforce: Path | None,
    on: dt.date | None,
    lang: str,
    as_json: bool,
) -> int:
    """What differs between two texts, clause by clause, and whose answers change."""
    before, after = map(_catalog, (old, new))
    found = before.diff(after)
    affected = {file: Advisor(before).affected(Person.load(file), after, on) for file in persons}
    changed = {change.occupation for change in found.changes}
    rows = changed_rows(workforce, before, after, on=on, occupations=changed) if workforce else []
    if as_json:
        by_file = {str(file): answers for file, answers in affected.items()}
        echo_json({"changes": found.changes, "persons": by_file, "workforce": [row._asdict() for row in rows]})
    else:
        echo_text(found.explain(lang))
        for file, answers in affected.items():
            lines = [answer.explain(lang) for answer in answers] or [say("diff.unaffected", lang)]
            echo_text("\n".join(["", str(file), *(f"  {line}" for line in lines)]))
        if workforce:
            echo_text("\n".join(["", str(workforce), *(f"  {line}" for line in _counted(rows, lang))]))
    return NO if found else YES


def _counted(rows: list[ChangedRow], lang: str) -> list[str]:
    """How many persons' verdicts, or first days, change from what to what, level by level."""
    counts = Counter((row.occupation, row.level, row.old and row.old[0], row.new and row.new[0]) for row in rows)
    lines = []
    for (occupation, level, old, new), n in sorted(counts.items(), key=str):
        before, after = (Verdict(one).words(lang) if one else say("diff.not_described", lang) for one in (old, new))
        after = say("diff.other_day", lang, verdict=after) if old == new else after
        change = say("diff.verdict", lang, target=target_words(occupation, level, lang), old=before, new=after)
        lines.append(say("diff.counted", lang, change=change, n=n))
    return lines or [say("diff.unaffected", lang)]


def _catalog(path: Path) -> Catalog:
    return Catalog.builtin() if str(path) == "builtin" else read_standards(path)
