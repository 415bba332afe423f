"""`certladder check` and `certladder survey`: what may this person apply for, on a day?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..model.terms import Verdict
from ..model.wording import say
from .errors import EXIT_CODES
from .help import command
from .io import echo_json, echo_text
from .options import answer_options, pair_of, take_advisor, target_arguments
from .person_options import person_options, take_person

__all__ = ["check", "survey"]


@command("check")
@target_arguments
@person_options
@answer_options
@click.pass_context
def check(
    ctx: click.Context, /, target: str, level: str, on: dt.date | None, lang: str, as_json: bool, **options: Any
) -> None:
    """Whether the person is eligible, what is missing, and from which day."""
    declared = [pair for name in ("related", "unrelated", "same", "not_same") for pair in options[name]]
    advisor = take_advisor(options)
    answer = advisor.check(take_person(options, target), target, level, on)
    if as_json:
        echo_json(answer)
    else:
        echo_text(answer.explain(lang))
        of_others = [pair for pair in declared if advisor.catalog.name(pair_of(pair)[0]) != answer.occupation]
        if of_others:
            echo_text(say("cli.check.of_others", lang, occupation=answer.occupation, pairs=of_others))
    ctx.exit(EXIT_CODES[answer.verdict.value])


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
