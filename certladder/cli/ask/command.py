"""`certladder ask`: the interview on the terminal, left and resumed; each question in the form that suits its topic."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import click

from ... import Advisor, AnswerError, Certificate, Education, Interview, Level, NoPath, Plan, Question, Title
from ...solver.evaluate.question import Topic
from ..answers import plan_data
from ..options import ANSWER, PERSON, Call, command, echo_json, target_arguments
from ..record_syntax import TERMS
from ..terminal import Exit
from .prompts import RECORD_PROMPTS, RecordIncomplete, StepBack, Terminal
from .session_file import Session

_DATES = ("born", "completed", "end", "enrolled", "graduated", "issued", "start")


@command("ask", *target_arguments(), *(one for one in PERSON if one.name != "nothing"), *ANSWER)
def ask(call: Call) -> Exit:
    session = Session(call.person)
    advisor = Advisor(session.answers.relating(call.advisor.catalog), call.advisor.policy)
    interview = advisor.interview(call.added_to(session.person), call.target, call.level, call.on)
    interview = replace(interview, declined=session.answers.declined)
    terminal = Terminal(call.lang, err=call.as_json)
    terminal.say("keys")
    if call.person is None:
        terminal.say("not_saved")
    try:
        for answered in run_interview(interview, terminal):
            interview = answered
            session.save(interview)
    except click.Abort:
        terminal.say("saved" if session.saved else "left")
    _conclude(interview, terminal, call.as_json)
    return Exit[interview.eligibility.verdict.name]


def _conclude(interview: Interview, terminal: Terminal, as_json: bool) -> None:
    found: Plan | NoPath
    try:
        advisor = Advisor(interview.catalog, interview.policy)
        found = advisor.plan(interview.person, interview.standard.occupation, interview.level, interview.on)
    except NoPath as error:
        found = error
    if as_json:
        echo_json({"person": interview.person, "eligibility": interview.eligibility, "plan": plan_data(found)})
        return
    terminal.echo("")
    terminal.echo(interview.eligibility.explain(terminal.lang))
    terminal.echo("")
    terminal.say("plan", plan=found)


def run_interview(interview: Interview, terminal: Terminal) -> Iterator[Interview]:
    """Ask until the verdict is decided or nothing is left to ask: the interview after each answer.

    One step back leads to the state before the last answer; within a record that is half typed, to its beginning.
    """
    earlier: list[Interview] = []
    while True:
        terminal.has_begun = False
        try:
            if interview.question is None:
                if earlier:  # the last answer can be changed too
                    with suppress(click.Abort):
                        terminal.read(terminal.words("confirm"), str)
                return
            for latest in _ask(interview.question, interview, terminal):
                earlier.append(interview)
                interview = latest
                yield interview
        except StepBack:
            if not terminal.has_begun and earlier:
                interview = earlier.pop()
                yield interview
            elif not terminal.has_begun:
                terminal.say("first_question")


def _ask(question: Question, interview: Interview, terminal: Terminal) -> Iterator[Interview]:
    terminal.echo("")
    terminal.echo(question.explain(terminal.lang))
    terminal.say(f"look_up_{question.topic}")
    if question.topic in RECORD_PROMPTS:
        yield from _list(question, interview, terminal)
        return
    try:
        answered = interview.answer(_answer(question, terminal))
    except AnswerError as error:
        terminal.say("answer_does_not_fit", reason=error)
    else:
        yield answered


def _answer(question: Question, terminal: Terminal) -> Any:
    if question.topic in _DATES:
        return terminal.date("date")
    if question.topic == "trains_to":
        levels = {level: level.words(terminal.lang) for level in (Level.INTERMEDIATE, Level.ADVANCED)}
        return terminal.choice({**levels, False: terminal.words("not_approved")})
    if question.topic in TERMS:
        return terminal.choice(TERMS[question.topic])
    return terminal.yes_or_no("answer")


def _list(question: Question, interview: Interview, terminal: Terminal) -> Iterator[Interview]:
    """A list, record by record, until there are no more or the verdict is decided."""
    known = bool(getattr(interview.person, question.topic))
    while True:
        terminal.has_begun, record = False, None
        more = terminal.yes_or_no(f"{'another' if known else 'any'}_{question.topic}")
        try:
            record = RECORD_PROMPTS[question.topic](terminal, interview) if more else None
        except RecordIncomplete:
            terminal.say("record_incomplete")
        # no more: the list is complete; what is not known is not asked for again
        interview = interview.answer(() if more is False else record, question)
        unknown: list[Topic] = []
        if isinstance(record, Certificate | Title | Education) and record.date is None:
            unknown.append("graduated" if isinstance(record, Education) else "issued")
        if isinstance(record, Education) and record.school is None:
            unknown.append("school")
        for topic in unknown:
            interview = interview.answer(None, Question(topic=topic, occupation=question.occupation, record=record))
        yield interview
        known = True
        if record is None or interview.eligibility.verdict != "undetermined":
            return
