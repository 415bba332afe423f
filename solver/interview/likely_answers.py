"""What the answer to a question might be: a few typical answers, to try what each would decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.dates import PartialDate
from ...model.person import RECORD_KINDS, Record
from ...model.requirements import Requirement
from ...model.terms import Degree, Level, Programme, Relevance, School
from ..evaluate.evaluate import evaluator_of
from ..evaluate.evaluator import years_before
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView

__all__ = ["likely_answers"]

_YEARS_AGO = (0, 1, 2, 3, 4, 5, 6, 10)
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
    known, at its beginning, middle or end. A list is as likely to hold
    nothing more as to hold one record that an open requirement asks for, recent or old.
    """
    topic = question.topic
    if topic in _TERMS:
        return list(_TERMS[topic])
    known = view.born if topic == "born" else question.partial_date
    if isinstance(known, PartialDate):
        return [known.first, known.first + (known.last - known.first) / 2, known.last]
    if topic == "born":
        return [years_before(on, years) for years in (15, 17, 20, 30, 40, 50)]
    if topic in ("issued", "enrolled"):
        return [years_before(on, years) for years in _YEARS_AGO]
    if topic == "graduated":
        return [years_before(on, years) for years in (-2, *_YEARS_AGO)]
    if topic in {kind.list_name for kind in RECORD_KINDS.values()}:
        some = [(record,) for record in dict.fromkeys(_records(topic, asked, view, on))]
        return [()] * max(1, len(some)) + some
    return [True, False]


def _records(name: str, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> Iterator[Record]:
    """Records of one list that would meet what is asked."""
    for requirement in asked:
        evaluator = evaluator_of(requirement)
        prior = evaluator.prior(requirement)
        if prior is not None:
            yield from _records(name, [prior], view, on)
        if evaluator.list_name == name:
            yield from evaluator.likely(requirement, view, on)
