"""`certladder ask`: the interview, left and resumed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...advisor import Advisor
from ...interview import Interview
from ...solver.planning.infeasible import NoPath
from ..errors import EXIT_CODES, Exit, OptionError
from ..io import echo_json
from ..options import ANSWER, PERSON, Call, command, target_arguments
from ..plan import no_path
from .interview import run_interview
from .prompts import InterviewLeft, Terminal
from .session_file import Session, SessionAnswers, nothing_known

__all__ = ["ask"]


@command("ask", *target_arguments(), *PERSON, *ANSWER)
def ask(call: Call) -> Exit:
    """An interview: one question at a time until the verdict is decided, then the plan from there."""
    terminal = Terminal(call.lang, err=call.as_json)
    interview, session = _begin(call)
    terminal.say("keys")
    if session is None:
        terminal.say("not_saved")

    def keep(latest: Interview) -> None:
        nonlocal interview
        interview = latest
        if session is not None:
            session.save(latest)

    try:
        interview = run_interview(interview, terminal, keep)
    except InterviewLeft:
        terminal.say("saved" if session is not None and session.saved else "left")
    _conclude(interview, terminal, call.as_json)
    return EXIT_CODES[interview.eligibility.verdict]


def _begin(call: Call) -> tuple[Interview, Session | None]:
    """The interview as it was left, or a new one, with what the options add; and where to save it."""
    session = Session(call.person) if call.person is not None else None
    start, answers = (session.person, session.answers) if session else (nothing_known(), SessionAnswers())
    if call.nothing:
        raise OptionError("cli.ask_nothing")
    advisor = Advisor(answers.relating(call.advisor.catalog), call.advisor.policy)
    interview = advisor.interview(call.added_to(start), call.target, call.level, call.on)
    return replace(interview, declined=answers.declined), session


def _conclude(interview: Interview, terminal: Terminal, as_json: bool) -> None:
    """Print the verdict, and the plan from here."""
    found: Any
    try:
        advisor = Advisor(interview.catalog, interview.policy)
        found = advisor.plan(interview.person, interview.standard.occupation, interview.level, interview.on)
        text = found.explain(terminal.lang)
    except NoPath as error:
        found, text = no_path(error), error.explain(terminal.lang)
    if as_json:
        echo_json({"person": interview.person, "eligibility": interview.eligibility, "plan": found})
        return
    terminal.echo("")
    terminal.echo(interview.eligibility.explain(terminal.lang))
    terminal.echo("")
    terminal.say("plan", plan=text)
