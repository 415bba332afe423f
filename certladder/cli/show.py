"""`certladder show`: the occupations, and what each of their levels asks for, in the official words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..model.terms import Level
from .help import command
from .io import echo_json, echo_text
from .options import answer_options, complete_levels, complete_occupations, take_advisor

__all__ = ["show"]


@command("show")
@click.argument("target", required=False, metavar="[OCCUPATION]", shell_complete=complete_occupations)
@click.argument("level", required=False, metavar="[LEVEL]", shell_complete=complete_levels)
@answer_options
def show(target: str | None, level: str | None, on: dt.date | None, lang: str, as_json: bool, **options: Any) -> None:
    """The occupations, or what the levels of one ask for."""
    catalog = take_advisor(options).catalog
    if not as_json:
        echo_text(catalog.explain(target, level, on=on, lang=lang))
    elif target is None:
        echo_json(catalog.standards)
    else:
        standard = catalog.standard(target, on)
        levels = {one: standard.clauses(one) for one in [Level.parse(level)]} if level else standard.levels
        echo_json([standard.model_copy(update={"levels": levels})])
