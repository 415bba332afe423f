"""What there is to say about one type of requirement: the interface that every type's file implements."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from ...model.dates import Period, add_months, add_years, date_at
from ...model.person import ListName, Record
from ...model.requirements import Requirement
from ...model.terms import Verdict
from .day_bounds import DayBounds
from .question import Topic
from .record_view import RecordView

__all__ = ["Asked", "Evaluator", "Evidence", "Served", "Unknown", "all_of", "evidence_of_time", "years_before"]

Asked = TypeVar("Asked")

Served = tuple[bool, tuple[Topic, ...]]
"""Whether a record could meet a requirement, and what would have to be known for it to do so for sure."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is not known: what it is, and the record or the words that it is about."""

    topic: Topic
    record: Record | None = None
    words: str | None = None


@dataclass(slots=True)
class Evidence:
    """What a verdict on one requirement rests on; the fields are those of a `Finding`.

    `unknown` is what would decide it on the day, or later where it does not hold yet. `possible` is None where nothing
    limits the time there may be, or where there is nothing from which it counts.
    """

    need: Period | Requirement
    have: Period | tuple[Record, ...]
    missing: Period | Requirement | None
    records: tuple[Record, ...] = ()
    unknown: Sequence[Unknown] = ()
    possible: Period | None = None


class Evaluator(ABC, Generic[Asked]):
    """One type of requirement, held against the records of a person."""

    list_name: ClassVar[ListName | None] = None
    """The list of the person's records that it looks at, if any."""
    can_end: ClassVar[bool] = False
    """Whether it can stop holding (D13)."""
    likely_years_ago: ClassVar[tuple[int, ...]] = (1, 10)
    """When a person of whom nothing is known may have met it: lately, or long since."""

    @abstractmethod
    def days(self, asked: Asked, view: RecordView) -> DayBounds:
        """The days on which it holds, work that goes on today going on for ever."""

    @abstractmethod
    def evidence(self, asked: Asked, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """What the verdict on a day rests on, what is missing, and what would decide it."""

    def serves(self, asked: Asked, record: Any, view: RecordView) -> Served:
        """Whether a record of the list alone could meet it."""
        return False, ()

    def concerns(self, asked: Asked, record: Any, view: RecordView) -> bool:
        """Whether a record of the list can have a part in meeting it, its dates aside."""
        return False

    def addition(self, asked: Asked, view: RecordView, on: dt.date, until: int | None = None) -> Record | None:
        """The record that would meet it from `on` (if it can end: and still on the ordinal day `until`).

        None if no record could: if only time brings it, or an answer.
        """
        return None

    def likely(self, asked: Asked, view: RecordView, on: dt.date) -> Iterator[Record]:
        """Records that a person of whom nothing is known may have, and that would meet it or nearly so."""
        until = on.toordinal() + 1
        records = (self.addition(asked, view, years_before(on, years), until) for years in self.likely_years_ago)
        yield from (record for record in records if record is not None)

    def prior(self, asked: Asked) -> Requirement | None:
        """The requirement whose record it counts from, if any (D5)."""
        return None


def all_of(conditions: Iterator[tuple[bool | None, Topic]]) -> Served:
    """Whether a record serves that has to meet all conditions: each true, false, or None if its topic is not known."""
    unknown: list[Topic] = []
    for condition, topic in conditions:
        if condition is False:
            return False, ()
        if condition is None:
            unknown.append(topic)
    return True, tuple(unknown)


def evidence_of_time(months: int, counted_from: int, on: dt.date) -> Evidence:
    """Need, have and missing for months that run from an ordinal day without a break."""
    complete = date_at(add_months(counted_from, months))
    return Evidence(
        need=Period.of_months(months),
        have=Period.between(min(dt.date.fromordinal(counted_from), on), on),
        missing=Period.between(on, max(on, complete)),
    )


def years_before(day: dt.date, years: int) -> dt.date:
    """The same calendar day so many years earlier (D2)."""
    return date_at(add_years(day.toordinal(), -years))
