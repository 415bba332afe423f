"""`certladder diff`: what differs between two texts, and whose answers change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..advisor import Advisor
from ..catalog import Catalog
from ..model.person import Person
from ..model.wording import say
from .errors import NO, YES
from .help import command, option
from .io import echo_json, echo_text
from .options import json_option, lang_option, on_option
from .param_types import FILE

__all__ = ["diff"]


@command("diff")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@option("--person", "persons", multiple=True, type=FILE, metavar="FILE", help="persons")
@on_option
@lang_option
@json_option
@click.pass_context
def diff(
    ctx: click.Context, /, old: Path, new: Path, persons: tuple[Path, ...], on: dt.date | None, lang: str, as_json: bool
) -> None:
    """What differs between two texts, clause by clause, and whose answers change."""
    before, after = map(_catalog, (old, new))
    found = before.diff(after)
    affected = {file: Advisor(before).affected(Person.load(file), after, on) for file in persons}
    if as_json:
        echo_json({"changes": found.changes, "persons": {str(file): answers for file, answers in affected.items()}})
    else:
        echo_text(found.explain(lang))
        for file, answers in affected.items():
            lines = [answer.explain(lang) for answer in answers] or [say("diff.unaffected", lang)]
            echo_text("\n".join(["", str(file), *(f"  {line}" for line in lines)]))
    ctx.exit(NO if found else YES)


def _catalog(path: Path) -> Catalog:
    return Catalog.builtin() if str(path) == "builtin" else Catalog.load(path)
