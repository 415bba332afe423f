"""What the answer to a question might be: a few typical answers, to try what each would decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.dates import add_years
from ...model.person import RECORD_KINDS, Record, Work
from ...model.requirements import EnrolmentRequirement, Requirement
from ...model.terms import Degree, Level, Programme, Relevance, School
from ..eligibility.fixes import record_for, student_for
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView

__all__ = ["guesses"]

_AGO = (0, 1, 2, 3, 4, 5, 6, 10)
_TERMS: dict[str, Sequence[object]] = {
    "school": tuple(School),
    "degree": tuple(Degree),
    "programme": tuple(Programme),
    "relevance": tuple(Relevance),
    "trains_to": (Level.ADVANCED, Level.INTERMEDIATE, Level.ELEMENTARY),
}


def guesses(question: Question, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> list[Any]:
    """Typical answers, each as likely as any other; `asked` are the requirements that are open.

    A term may be any, a day lies up to ten years back (a graduation may also be to come). A list is as likely to hold
    nothing more as to hold one record that an open requirement asks for: had lately, or long since.
    """
    topic = question.topic
    if topic in _TERMS:
        return list(_TERMS[topic])
    if topic == "born":
        return [_ago(on, years) for years in (15, 17, 20, 30, 40, 50)]
    if topic in ("issued", "enrolled"):
        return [_ago(on, years) for years in _AGO]
    if topic == "graduated":
        return [_ago(on, years) for years in (-2, *_AGO)]
    if topic in {kind.list_name for kind in RECORD_KINDS.values()}:
        some = [(record,) for record in dict.fromkeys(_records(topic, asked, view, on))]
        return [()] * max(1, len(some)) + some
    return [True, False]


def _records(name: str, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> Iterator[Record]:
    """Records of one list that would meet what is asked."""
    own = view.standard.occupation
    for requirement in asked:
        if requirement.type == "work":
            if requirement.after is not None:
                yield from _records(name, [requirement.after], view, on)
            if name == "work":
                yield Work(occupation=own, start=_ago(on, requirement.years))
                yield Work(occupation=own, start=_ago(on, requirement.years - 1))
        elif requirement.type == "working" and name == "work":
            yield Work(occupation=own, start=on)
        elif isinstance(requirement, EnrolmentRequirement) and name == "education":
            yield student_for(requirement, view, _ago(on, 1), on.toordinal() + 1)
        else:
            for years in (1, 10):
                record = record_for(requirement, view, _ago(on, years))
                if record is not None and RECORD_KINDS[type(record)].list_name == name:
                    yield record


def _ago(on: dt.date, years: int) -> dt.date:
    return dt.date.fromordinal(add_years(on.toordinal(), -years))
