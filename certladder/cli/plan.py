"""`certladder plan`: the shortest path to a level."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from .advisors import take_advisor
from .fail import NO, YES
from .options import advisor_options, json_option, lang_option, on_option, person_options, target_arguments
from .output import echo_json
from .people import take_person
from .progress import working
from .wishes import take_wishes, wish_options

__all__ = ["plan"]


@click.command(
    short_help="最短的路 / the shortest path to a level",
    epilog="""\b
示例 / examples:
  certladder plan 电工 1 --holds 五级@2021-06-01 --works-since 2019-07-01
  certladder plan 化学检验员 1 --nothing --all --lang en
  certladder plan 电工 2 --person me.json --study --no-full-time --deadline 2035-12-31
\b
退出码 / exit codes: 0 有途径 there is a way, 1 没有途径 there is none, 3+ 出错 error
""",
)
@target_arguments
@person_options
@wish_options
@click.option("--all", "every", is_flag=True, help="所有互不逊色的方案 every plan that no other beats")
@advisor_options
@on_option
@lang_option
@json_option
@click.pass_context
def plan(
    ctx: click.Context,
    /,
    target: str,
    level: str,
    every: bool,
    on: dt.date | None,
    lang: str,
    as_json: bool,
    **options: Any,
) -> None:
    """到某一等级最短的路 / the shortest path to a level: which certificates, by which clause, on which dates."""
    from ..solver.planning.infeasible import NoPath

    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options, target)
    try:
        with working("正在规划" if lang == "zh" else "planning"):
            plans = advisor.plans(person, target, level, on, **wishes)
            told = [found.explain(lang) for found in (plans if every else plans[:1])]
    except NoPath as error:
        echo_json(no_path(error)) if as_json else click.echo(error.explain(lang))
        ctx.exit(NO)
    if as_json:
        echo_json(plans if every else plans[0])
    else:
        click.echo("\n\n".join(told))
    ctx.exit(YES)


def no_path(error: Any) -> dict[str, Any]:
    """The reasons why there is no way, as data."""
    fields = ("occupation", "level", "tree", "wishes", "described")
    return {"no_path": {field: getattr(error, field) for field in fields}}
