"""`certladder lint`: what in the rules is likely a mistake, or worth knowing."""

from __future__ import annotations

from typing import Any

import click

from .errors import NO, YES
from .help import command
from .io import echo_json, echo_text
from .options import advisor_options, json_option, lang_option, take_advisor

__all__ = ["lint"]


@command("lint")
@click.argument("occupations", nargs=-1, metavar="[OCCUPATION]...")
@advisor_options
@lang_option
@json_option
@click.pass_context
def lint(ctx: click.Context, /, occupations: tuple[str, ...], lang: str, as_json: bool, **options: Any) -> None:
    """What in the rules is likely a mistake, or worth knowing."""
    catalog = take_advisor(options).catalog
    named = {catalog.standard(occupation).occupation for occupation in occupations}
    found = [finding for finding in catalog.lint() if not named or finding.occupation in named]
    if as_json:
        echo_json(found)
    else:
        for finding in found:
            echo_text(finding.explain(lang))
    ctx.exit(NO if any(finding.severity.value == "error" for finding in found) else YES)
