"""Which question to ask next: the one whose answer can be expected to decide most.

The measure: every answer that a question is likely to get (`likely_answers`) is tried, and the alternatives that are still
open then are counted; none are once the verdict is decided. The question with the fewest on average is asked; among
equals the one that leaves fewer requirements open, then the one that the text brings up first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...model.dates import PartialDate
from ...model.person import RECORD_KINDS, Record
from ...model.requirements import Requirement
from ...model.terms import Degree, Level, Programme, Relevance, School, Verdict
from ..case import Case
from ..eligibility.check import check
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.evaluate import as_written, days_as_written, evaluate, evaluator_of
from ..evaluate.evaluator import years_before
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .apply_answer import AnswerError, apply_answer

__all__ = ["likely_answers", "next_question"]

Openness = tuple[float, float]
"""The numbers of open alternatives, and of different open requirements in them."""


_MOST_TRIED = 2000
"""Of a person with so many records that trying each question would take minutes, the first questions only are tried."""


def next_question(case: Case, declined: Collection[Question] = ()) -> Question | None:
    """The question to ask next; None if the verdict is decided, or nothing is left to ask but what was `declined`."""
    answer = check(case)
    passed = {question.subject for question in declined}
    view = RecordView.of(case)
    most = max(1, _MOST_TRIED // (len(view.records) or 1))
    asked = [question for question in answer.questions if question.subject not in passed][:most]
    if len(asked) < 2:
        return next(iter(asked), None)
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
    undecided = []
    for asked in as_written(view, case.level):
        verdict = days_as_written(asked, view).outlook(case.on)[0]
        if verdict is Verdict.ELIGIBLE:
            return 0, 0
        if verdict is Verdict.UNDETERMINED:
            undecided.append(as_read(asked, case.policy))
    requirements = {requirement for asked in undecided for requirement in asked}
    still_open = [one for one in requirements if evaluate(one, view).outlook(case.on)[0] is Verdict.UNDETERMINED]
    return len(undecided), len(still_open)


_YEARS_AGO = (0, 1, 2, 3, 4, 5, 6, 10)
_DAYS = {
    "born": (15, 17, 20, 30, 40, 50),
    "issued": _YEARS_AGO,
    "enrolled": _YEARS_AGO,
    "graduated": (-2, *_YEARS_AGO),
}
_TERMS: dict[str, Sequence[object]] = {
    "school": tuple(School),
    "degree": tuple(Degree),
    "programme": tuple(Programme),
    "relevance": tuple(Relevance),
    "trains_to": (Level.ADVANCED, Level.INTERMEDIATE, Level.ELEMENTARY),
}


def likely_answers(question: Question, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> list[Any]:
    """Typical answers, each as likely as any other; `asked` are the requirements that are open.

    A term may be any, a day lies up to ten years back (a graduation may also be to come), or where the month or year is
    known, at its beginning, middle or end. A list is as likely to hold nothing more as to hold one record that an open
    requirement asks for, recent or old.
    """
    topic = question.topic
    if topic in _TERMS:
        return list(_TERMS[topic])
    known = view.born if topic == "born" else question.partial_date
    if isinstance(known, PartialDate):
        return [known.first, known.first + (known.last - known.first) / 2, known.last]
    if topic in _DAYS:
        return [years_before(on, years) for years in _DAYS[topic]]
    if topic in {kind.list_name for kind in RECORD_KINDS.values()}:
        some = [(record,) for record in dict.fromkeys(_records(topic, asked, view, on))]
        return [()] * max(1, len(some)) + some
    return [True, False]


def _records(name: str, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> Iterator[Record]:
    """Records of one list that would meet what is asked."""
    for requirement in asked:
        evaluator = evaluator_of(requirement)
        yield from _records(name, anchorings(requirement), view, on)
        if evaluator.list_name == name:
            yield from evaluator.likely(requirement, view, on)
