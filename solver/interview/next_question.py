"""Which question to ask next: the one whose answer can be expected to decide most.

The measure: every answer that a question is likely to get (`likely_answers`) is tried, and the alternatives that are still
open then are counted; none are once the verdict is decided. The question with the fewest on average is asked; among
equals the one that leaves fewer requirements open, then the one that the text brings up first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..case import Case
from ..eligibility.check import check
from ..evaluate.as_read import as_read
from ..evaluate.evaluate import days_of, evaluate
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .apply_answer import AnswerError, apply_answer
from .likely_answers import likely_answers

__all__ = ["next_question"]

Openness = tuple[float, float]
"""The numbers of open alternatives, and of different open requirements in them."""


def next_question(case: Case, declined: Collection[Question] = ()) -> Question | None:
    """The question to ask next; None if the verdict is decided, or nothing is left to ask but what was `declined`."""
    answer = check(case)
    passed = {question.subject for question in declined}
    asked = [question for question in answer.questions if question.subject not in passed]
    if len(asked) < 2:
        return next(iter(asked), None)
    view = RecordView.of(case)
    undecided = [result for result in answer.clauses if result.verdict is Verdict.UNDETERMINED]
    requirements = [finding.requirement for result in undecided for finding in result.findings]
    return min(asked, key=lambda question: _left_open(question, requirements, view, case))


def _left_open(question: Question, asked: list[Requirement], view: RecordView, case: Case) -> Openness:
    """What is open after the question, on average over the likely answers that the person's records allow."""
    tried = []
    for value in likely_answers(question, asked, view, case.on):
        try:
            person, catalog = apply_answer(question, value, case.person, case.catalog)
            tried.append(_openness(replace(case, person=person, catalog=catalog)))
        except AnswerError:  # a day that contradicts another one
            continue
    tried = tried or [_openness(case)]
    alternatives, requirements = zip(*tried, strict=True)
    return sum(alternatives) / len(tried), sum(requirements) / len(tried)


def _openness(case: Case) -> Openness:
    view = RecordView.of(case)
    day = case.on.toordinal()
    clauses = case.standard.clauses(case.level)
    alternatives = [as_read(asked, case.policy) for clause in clauses for asked in clause.alternatives]
    verdicts = [days_of(asked, view).verdict_on(day) for asked in alternatives]
    if Verdict.ELIGIBLE in verdicts:
        return 0, 0
    undecided = [
        asked for asked, verdict in zip(alternatives, verdicts, strict=True) if verdict is Verdict.UNDETERMINED
    ]
    requirements = {requirement for asked in undecided for requirement in asked}
    still_open = [one for one in requirements if evaluate(one, view).verdict_on(day) is Verdict.UNDETERMINED]
    return len(undecided), len(still_open)
