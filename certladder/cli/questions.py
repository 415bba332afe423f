"""An interview on the terminal: each question in the form that suits its topic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..interview import Interview
from ..model.terms import Degree, Level, Programme, Relevance, School
from ..solver.evaluate.question import Question
from ..solver.interview.apply_answer import AnswerError
from .prompts import Terminal
from .steps import NAMES, READERS

__all__ = ["conduct"]

_TERMS = {"school": School, "degree": Degree, "programme": Programme, "relevance": Relevance}
_DAYS = ("issued", "graduated", "enrolled", "born")
Save = Callable[[Interview], None]


def conduct(interview: Interview, terminal: Terminal, save: Save) -> Interview:
    """Ask until the verdict is decided or nothing is left to ask; `save` is called after each answer.

    Raises:
        Left: the person leaves.
    """
    while (question := interview.question) is not None:
        terminal.say()
        terminal.say(question.explain("zh"), question.explain("en"))
        if question.topic in READERS:
            interview = _listed(question, interview, terminal, save)
            continue
        try:
            interview = interview.answer(_answer(question, terminal))
        except AnswerError as error:
            terminal.say(f"这个回答不合适：{error}", str(error))
            continue
        save(interview)
    return interview


def _answer(question: Question, terminal: Terminal) -> Any:
    if question.topic in _DAYS:
        return terminal.day("日期", "date")
    if question.topic == "trains_to":
        levels = [(level, terminal.word(level.zh, level.en)) for level in (Level.INTERMEDIATE, Level.ADVANCED)]
        return terminal.choice([*levels, (False, terminal.word("没有认定", "not approved"))])
    if question.topic in _TERMS:
        return terminal.choice([(term, terminal.word(term.zh, term.en)) for term in _TERMS[question.topic]])
    return terminal.yes_or_no("回答", "answer")


def _listed(question: Question, interview: Interview, terminal: Terminal, save: Save) -> Interview:
    """A list, record by record, until there are no more or the verdict is decided."""
    name, known = NAMES[question.topic], len(getattr(interview.person, question.topic) or ())
    while True:
        more = terminal.yes_or_no(
            f"{'还有别的' if known else '有'}{name[0]}吗？", f"{'Another' if known else 'Any'} {name[1]}?"
        )
        record = READERS[question.topic](terminal, interview.occupation) if more else None
        if more and record is None:
            terminal.say("这样还无法计入，先记为不清楚。", "That is not enough to count: taken as not known.")
        # no more: the list is complete; not known: it is not asked for again
        interview = interview.answer((), question) if more is False else interview.answer(record, question)
        save(interview)
        known += 1
        if record is None or interview.eligibility.verdict != "undetermined":
            return interview
