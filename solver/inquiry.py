"""Which question to ask next: the one whose answer can be expected to decide most.

The measure: every answer that a question is likely to get (`guess.py`) is tried, and the alternatives that are still
open then are counted; none are once the verdict is decided. The question with the fewest on average is asked; among
equals the one that leaves fewer requirements open, then the one that the text brings up first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..model.requirement import Requirement
from ..model.terms import Verdict
from .answer import AnswerError, settle
from .eligibility import check, days_of
from .facts import Facts
from .finding import verdict_on
from .guess import guesses
from .holds import holds
from .question import Question
from .task import Task

__all__ = ["next_question"]

Openness = tuple[float, float]
"""How many alternatives are open, and how many different requirements of theirs."""


def next_question(task: Task, declined: Collection[Question] = ()) -> Question | None:
    """The question to ask next; None if the verdict is decided, or nothing is left to ask but what was `declined`."""
    answer = check(task.person, task.catalog, task.policy, task.standard, task.level, task.on)
    passed = {question.subject for question in declined}
    asked = [question for question in answer.questions if question.subject not in passed]
    if len(asked) < 2:
        return next(iter(asked), None)
    facts = Facts.of(task.person, task.catalog, task.standard, task.policy)
    undecided = [result for result in answer.clauses if result.verdict is Verdict.UNDETERMINED]
    requirements = [finding.requirement for result in undecided for finding in result.findings]
    return min(asked, key=lambda question: _left_open(question, requirements, facts, task))


def _left_open(question: Question, asked: list[Requirement], facts: Facts, task: Task) -> Openness:
    """What is open after the question, on average over the likely answers that the person's records allow."""
    tried = []
    for value in guesses(question, asked, facts, task.on):
        try:
            person, catalog = settle(question, value, task.person, task.catalog)
            tried.append(_openness(replace(task, person=person, catalog=catalog)))
        except AnswerError:  # a day that contradicts another one
            continue
    tried = tried or [_openness(task)]
    alternatives, requirements = zip(*tried, strict=True)
    return sum(alternatives) / len(tried), sum(requirements) / len(tried)


def _openness(task: Task) -> Openness:
    facts = Facts.of(task.person, task.catalog, task.standard, task.policy)
    day = task.on.toordinal()
    alternatives = [asked for clause in task.standard.clauses(task.level) for asked in clause.alternatives]
    verdicts = [verdict_on(days_of(asked, facts), day) for asked in alternatives]
    if Verdict.ELIGIBLE in verdicts:
        return 0, 0
    undecided = [asked for asked, verdict in zip(alternatives, verdicts, strict=True) if verdict is _OPEN]
    return len(undecided), len(
        {one for asked in undecided for one in asked if verdict_on(holds(one, facts), day) is _OPEN}
    )


_OPEN = Verdict.UNDETERMINED
