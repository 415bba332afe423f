"""`certladder check` and `certladder survey`: what may this person apply for, on a day?"""

from __future__ import annotations

from ..model.terms import Verdict
from ..model.wording import say
from .errors import EXIT_CODES, Exit
from .io import echo_text
from .options import ANSWER, PERSON, Call, command, target_arguments

__all__ = ["check", "survey"]


@command("check", *target_arguments(), *PERSON, *ANSWER)
def check(call: Call) -> Exit:
    """Whether the person is eligible, what is missing, and from which day."""
    answer = call.advisor.check(*call.asked)
    call.show(answer)
    pairs = [pair for name in ("related", "unrelated", "same", "not_same") for pair in getattr(call, name)]
    of_others = [":".join(pair) for pair in pairs if call.advisor.catalog.name(pair[0]) != answer.occupation]
    if of_others and not call.as_json:
        echo_text(say("cli.check.of_others", call.lang, occupation=answer.occupation, pairs=of_others))
    return EXIT_CODES[answer.verdict]


@command("survey", *PERSON, *ANSWER)
def survey(call: Call) -> Exit:
    """Every occupation and level, those the person may apply for first."""
    answers = call.advisor.survey(call.given_person, call.on)
    call.show(answers)
    verdicts = {answer.verdict for answer in answers}
    return next((EXIT_CODES[verdict] for verdict in Verdict if verdict in verdicts), Exit.NO)
