"""`certladder survey`: every occupation and level, what the person may apply for first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..model.terms import Verdict
from .errors import EXIT_CODES
from .help import command
from .io import echo_json, echo_text
from .options import answer_options, take_advisor
from .person_options import person_options, take_person

__all__ = ["survey"]


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
        echo_text(answers.explain(lang))
    verdicts = {answer.verdict for answer in answers}
    best = next((verdict for verdict in Verdict if verdict in verdicts), Verdict.NOT_ELIGIBLE)
    ctx.exit(EXIT_CODES[best.value])
