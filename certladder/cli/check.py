"""`certladder check`: may this person apply for a level on a day?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from .advisors import take_advisor
from .fail import NO, UNDETERMINED, YES
from .options import advisor_options, json_option, lang_option, on_option, person_options, target_arguments
from .output import echo_json
from .people import take_person

__all__ = ["EXIT_CODES", "check"]

EXIT_CODES = {"eligible": YES, "not_eligible": NO, "undetermined": UNDETERMINED}


@click.command(
    short_help="能否申报、从哪天起可以 / am I eligible, and from when?",
    epilog="""\b
示例 / examples:
  certladder check 电工 4 --holds 五级@2021-06-01 --works-since 2019-07-01
  certladder check 铣工 四级 --person me.toml --related 铣工:车工 --on 2026年11月22日
  certladder check 电工 3 --holds 四级@2021.6.1 --works-since 车工:2015/3/1 --json
\b
退出码 / exit codes: 0 符合 eligible, 1 不符合 not eligible, 2 待定 undetermined, 3+ 出错 error
""",
)
@target_arguments
@person_options
@advisor_options
@on_option
@lang_option
@json_option
@click.pass_context
def check(
    ctx: click.Context, /, target: str, level: str, on: dt.date | None, lang: str, as_json: bool, **options: Any
) -> None:
    """能否申报、缺什么、从哪天起可以 / am I eligible, what is missing, from which day.

    没有说到的记录视为没有；不清楚的用 --unknown 说明。
    What is not given counts as none; --unknown names what is not known.
    """
    advisor = take_advisor(options)
    answer = advisor.check(take_person(options, target), target, level, on)
    if as_json:
        echo_json(answer)
    else:
        click.echo(answer.explain(lang))
    ctx.exit(EXIT_CODES[answer.verdict.value])
