"""`certladder survey`: every occupation and level, what is open first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from .advisors import take_advisor
from .check import EXIT_CODES
from .fail import NO
from .options import advisor_options, json_option, lang_option, on_option, person_options
from .output import echo_json, echo_table
from .people import take_person

if TYPE_CHECKING:
    from ..solver.eligibility.result import Eligibility

__all__ = ["survey"]

_MARKS = {"eligible": "✓", "undetermined": "?", "not_eligible": "✗"}


@click.command(
    short_help="所有职业和等级 / every occupation and level",
    epilog="""\b
示例 / examples:
  certladder survey --person me.json
  certladder survey --occupation 铣工 --holds 四级@2020-09-01 --works-since 2016-03-01 --lang en
\b
退出码 / exit codes: 0 有可申报的 something is open, 2 只有待定的 only undetermined ones, 1 都不可以 nothing is open, 3+ 出错 error
""",
)
@person_options
@advisor_options
@on_option
@lang_option
@json_option
@click.pass_context
def survey(ctx: click.Context, /, on: dt.date | None, lang: str, as_json: bool, **options: Any) -> None:
    """所有职业、所有等级，能申报的在前 / every occupation and level, the open ones first."""
    advisor = take_advisor(options)
    answers = advisor.survey(take_person(options), on)
    if as_json:
        echo_json(answers)
    else:
        _draw(answers, lang)
    verdicts = {answer.verdict.value for answer in answers}
    ctx.exit(next((code for verdict, code in EXIT_CODES.items() if code != NO and verdict in verdicts), NO))


def _draw(answers: Sequence[Eligibility], lang: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    zh = lang == "zh"
    table = Table(box=SIMPLE_HEAD)
    for column in (
        ("结论", "从何日起", "职业", "等级", "备注") if zh else ("answer", "from", "occupation", "level", "note")
    ):
        table.add_column(column, overflow="fold")
    for answer in answers:
        verdict = f"{_MARKS[answer.verdict.value]} {answer.verdict.zh if zh else answer.verdict.en}"
        since = str(answer.eligible_from or "-")
        notes = ["已持有" if zh else "held already"] if answer.held else []
        notes += [question.explain(lang) for question in answer.questions[:1]]
        named = answer.occupation if zh or not answer.english else f"{answer.occupation} ({answer.english})"
        table.add_row(verdict, since, named, answer.level.zh if zh else answer.level.en, "; ".join(notes))
    echo_table(table)
