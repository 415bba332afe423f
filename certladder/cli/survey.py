"""`certladder survey`: every occupation and level, what the person may apply for first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import click

from ..model.terms import Verdict
from ..model.wording import say
from ..solver.eligibility.result import Eligibility
from .errors import EXIT_CODES
from .help import command
from .io import echo_json, echo_table
from .options import answer_options, take_advisor
from .person_options import person_options, take_person

__all__ = ["survey"]

_COLUMNS = ("verdict", "from", "occupation", "level", "note")


@command("survey")
@person_options
@answer_options
@click.pass_context
def survey(ctx: click.Context, /, on: dt.date | None, lang: str, as_json: bool, **options: Any) -> None:
    """Every occupation and level, those the person may apply for first."""
    advisor = take_advisor(options)
    answers = advisor.survey(take_person(options), on)
    if as_json:
        echo_json(answers)
    else:
        _draw(answers, lang)
    verdicts = {answer.verdict for answer in answers}
    best = next((verdict for verdict in Verdict if verdict in verdicts), Verdict.NOT_ELIGIBLE)
    ctx.exit(EXIT_CODES[best.value])


def _draw(answers: Sequence[Eligibility], lang: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    for column in _COLUMNS:
        table.add_column(say(f"cli.survey.column.{column}", lang), overflow="fold")
    for answer in answers:
        notes = [say("cli.survey.held", lang)] if answer.held else []
        notes += [question.explain(lang) for question in answer.questions[:1]]
        table.add_row(
            f"{answer.verdict.sign} {answer.verdict.words(lang)}",
            str(answer.eligible_from or "-"),
            _name(answer, lang),
            answer.level.words(lang),
            " ".join(notes),
        )
    echo_table(table)


def _name(answer: Eligibility, lang: str) -> str:
    """The occupation; in English with its English name, where it has one."""
    code = "occupation_named" if answer.english else "occupation"
    return say(f"cli.survey.{code}", lang, occupation=answer.occupation, english=answer.english)
