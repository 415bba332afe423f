"""`certladder test`: cases written by experts, against the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..cases import read_cases
from .errors import NO, YES
from .help import command, option
from .io import echo_json, echo_text
from .options import advisor_options, json_option, lang_option, take_advisor
from .param_types import FILE

__all__ = ["test"]


@command("test")
@click.argument("cases", nargs=-1, required=True, type=FILE)
@option("--complete", is_flag=True)
@advisor_options
@lang_option
@json_option
@click.pass_context
def test(
    ctx: click.Context, /, cases: tuple[Path, ...], complete: bool, lang: str, as_json: bool, **options: Any
) -> None:
    """Which cases the rules answer otherwise than expected, and why; which clauses they cover."""
    report = take_advisor(options).test(read_cases(*cases))
    if as_json:
        echo_json(report)
    else:
        echo_text(report.explain(lang))
    ctx.exit(NO if report.failures or (complete and report.uncovered) else YES)
