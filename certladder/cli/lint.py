"""`certladder lint`: what in the rules is likely a mistake, or worth knowing."""

from __future__ import annotations

from typing import Any

import click

from .advisors import take_advisor
from .fail import NO
from .options import advisor_options, json_option, lang_option
from .output import echo_json

__all__ = ["lint"]


@click.command(
    short_help="检查标准 / look for mistakes in the rules",
    epilog="""\b
示例 / examples:
  certladder lint
  certladder lint 茶艺师 --standards 茶艺师.txt --lang en
\b
退出码 / exit codes: 0 没有错误 no error, 1 有错误 errors, 3+ 出错 error
""",
)
@click.argument("occupations", nargs=-1)
@advisor_options
@lang_option
@json_option
@click.pass_context
def lint(ctx: click.Context, /, occupations: tuple[str, ...], lang: str, as_json: bool, **options: Any) -> None:
    """标准中可能有误或值得知道的地方 / what in the rules is likely a mistake, or worth knowing."""
    catalog = take_advisor(options).catalog
    named = {catalog.standard(occupation).occupation for occupation in occupations}
    found = [finding for finding in catalog.lint() if not named or finding.occupation in named]
    if as_json:
        echo_json(found)
    else:
        for finding in found:
            click.echo(finding.explain(lang))
    ctx.exit(NO if any(finding.severity.value == "error" for finding in found) else 0)
