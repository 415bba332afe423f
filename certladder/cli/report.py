"""`certladder report`: the verdict, the plan, the clauses and the documents to bring, as one HTML file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from ..model.wording import say
from .help import command, option
from .io import require_new, working, write_file
from .options import (
    advisor_options,
    lang_option,
    on_option,
    take_advisor,
    take_wishes,
    target_arguments,
    wish_options,
)
from .param_types import PAGE
from .person_options import person_options, take_person

__all__ = ["report"]


@command("report")
@target_arguments
@option("-o", "--output", type=PAGE, metavar="FILE")
@option("--force", is_flag=True)
@person_options
@wish_options
@advisor_options
@on_option
@lang_option
def report(
    target: str, level: str, output: Path | None, force: bool, on: dt.date | None, lang: str, **options: Any
) -> None:
    """One HTML file: the verdict, the plan, the clauses, the documents to bring."""
    require_new("--output", output, force)
    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options, target)
    with working(say("cli.report.working", lang)):
        html = advisor.report(person, target, level, on, lang=lang, **wishes)
    if output is None:
        click.echo(html)
    else:
        write_file(html, output)
