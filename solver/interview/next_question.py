"""Which question to ask next: the one whose answer can be expected to decide most."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from statistics import fmean
from typing import Any

from ...model.dates import InexactDate
from ...model.person import Record
from ...model.requirements import Requirement
from ...model.terms import Degree, Level, Programme, Relevance, School, Verdict
from ..case import Case
from ..eligibility.check import check
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.evaluate import as_written, days_as_written, evaluate, evaluator_of
from ..evaluate.evaluator import RECORD_TYPES, years_before
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .apply_answer import AnswerError, apply_answer

Openness = tuple[float, float]
"""The numbers of open alternatives, none once the verdict is decided, and of different open requirements in them."""

_MOST_TRIED = 2000
"""Of a person with so many records that trying each question would take minutes, the first questions only are tried."""


def next_question(case: Case, declined: Collection[Question] = ()) -> Question | None:
    """The question to ask next; None if the verdict is decided, or nothing is left to ask but what was `declined`.

    It leaves the fewest alternatives open, on average over its likely answers, of equals the fewest requirements; else
    it is the one that the text brings up first.
    """
    answer, passed, view = check(case), {question.subject for question in declined}, RecordView(case)
    most = max(1, _MOST_TRIED // (len(view.records) or 1))
    asked = [question for question in answer.questions if question.subject not in passed][:most]
    if len(asked) < 2:
        return next(iter(asked), None)
    undecided = [result for result in answer.clauses if result.verdict is Verdict.UNDETERMINED]
    requirements = [finding.requirement for result in undecided for finding in result.findings]

    def left_open(question: Question) -> Openness:
        tried = []
        for value in likely_answers(question, requirements, view, case.on):
            with suppress(AnswerError):  # a day that contradicts another one
                person, catalog = apply_answer(question, value, case.person, case.catalog)
                tried.append(_openness(replace(case, person=person, catalog=catalog)))
        alternatives, open_requirements = zip(*(tried or [_openness(case)]), strict=True)
        return fmean(alternatives), fmean(open_requirements)

    return min(asked, key=left_open)


def _openness(case: Case) -> Openness:
    view = RecordView(case)
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
    "born": (15, 17, 20, 30, 40, 50, 62),
    "issued": _YEARS_AGO,
    "enrolled": _YEARS_AGO,
    "graduated": (-2, *_YEARS_AGO),  # also to come
}
_TERMS: dict[str, Sequence[object]] = {
    "school": tuple(School),
    "degree": tuple(Degree),
    "programme": tuple(Programme),
    "relevance": tuple(Relevance),
    "trains_to": (Level.ADVANCED, Level.INTERMEDIATE, Level.ELEMENTARY),
}


def likely_answers(question: Question, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> list[Any]:
    """Typical answers, each as likely as any other; `asked` are the requirements that are open."""
    topic = question.topic
    if topic in _TERMS:
        return list(_TERMS[topic])
    known = view.born if topic == "born" else question.partial_date
    if isinstance(known, InexactDate):
        return [known.first, known.first + (known.last - known.first) / 2, known.last]
    if topic in _DAYS:
        return [years_before(on, years) for years in _DAYS[topic]]
    if topic in RECORD_TYPES:
        some = [(record,) for record in dict.fromkeys(_records(topic, asked, view, on))]
        return [()] * max(1, len(some)) + some  # a list is as likely to hold nothing more as one record, recent or old
    return [True, False]


def _records(name: str, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> Iterator[Record]:
    """Records of one list that would meet what is asked."""
    for requirement in asked:
        evaluator = evaluator_of(requirement)
        yield from _records(name, anchorings(requirement), view, on)
        if evaluator.list_name == name:
            yield from evaluator.likely(requirement, view, on)
