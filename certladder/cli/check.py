"""`certladder check` and `certladder survey`: what may this person apply for, on a day?"""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..model.terms import Verdict
from ..model.wording import say
from .errors import EXIT_CODES
from .help import command
from .io import echo_result, echo_text
from .options import answer_options, person_options, take_advisor, take_person, target_arguments

__all__ = ["check", "survey"]


@command("check")
@target_arguments
@person_options
@answer_options
def check(target: str, level: str, on: dt.date | None, lang: str, as_json: bool, **options: Any) -> int:
    """Whether the person is eligible, what is missing, and from which day."""
    declared = [pair for name in ("related", "unrelated", "same", "not_same") for pair in options[name]]
    advisor = take_advisor(options)
    answer = advisor.check(take_person(options, target), target, level, on)
    echo_result(answer, lang, as_json)
    of_others = [":".join(pair) for pair in declared if advisor.catalog.name(pair[0]) != answer.occupation]
    if of_others and not as_json:
        echo_text(say("cli.check.of_others", lang, occupation=answer.occupation, pairs=of_others))
    return EXIT_CODES[answer.verdict.value]


@command("survey")
@person_options
@answer_options
def survey(on: dt.date | None, lang: str, as_json: bool, **options: Any) -> int:
    """Every occupation and level, those the person may apply for first."""
    advisor = take_advisor(options)
    answers = advisor.survey(take_person(options), on)
    echo_result(answers, lang, as_json)
    verdicts = {answer.verdict for answer in answers}
    best = next((verdict for verdict in Verdict if verdict in verdicts), Verdict.NOT_ELIGIBLE)
    return EXIT_CODES[best.value]
