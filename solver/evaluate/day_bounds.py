"""The pair of day sets that everything is evaluated to (DESIGN §2), also where a date is known to the month or year (D1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from ...model.dates import BEGINNING, FOREVER, RecordDate, earliest, latest
from ...model.day_set import ALL, NEVER, DaySet
from ...model.terms import Verdict

__all__ = [
    "ALWAYS",
    "NOTHING",
    "UNKNOWN",
    "DayBounds",
    "Ends",
    "Outlook",
    "days_of",
    "ends_of",
    "from_day",
    "union",
    "up_to_day",
]


class Outlook(NamedTuple):
    """What a pair of day sets says on a day."""

    verdict: Verdict
    certain_from: dt.date | None
    possible_from: dt.date | None


@dataclass(slots=True)
class DayBounds:
    """The days on which something certainly holds, and those on which it possibly does: certain is within possible."""

    certain: DaySet
    possible: DaySet

    def __and__(self, other: DayBounds) -> DayBounds:
        return DayBounds(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: DayBounds) -> DayBounds:
        return DayBounds(self.certain | other.certain, self.possible | other.possible)

    def verdict_on(self, day: int) -> Verdict:
        """The three-valued verdict on an ordinal day."""
        if self.certain.covers(day):
            return Verdict.ELIGIBLE
        return Verdict.UNDETERMINED if self.possible.covers(day) else Verdict.NOT_ELIGIBLE

    def outlook(self, on: dt.date) -> Outlook:
        """The verdict on a day, and the first certain and the first possible day from it on; None if never."""
        day = on.toordinal()
        certain, possible = self.certain.first_from(day), self.possible.first_from(day)
        is_open = Verdict.UNDETERMINED if possible == day else Verdict.NOT_ELIGIBLE
        return Outlook(
            Verdict.ELIGIBLE if certain == day else is_open,
            None if certain is None else dt.date.fromordinal(certain),
            None if possible is None else dt.date.fromordinal(possible),
        )


NOTHING = DayBounds(NEVER, NEVER)
UNKNOWN = DayBounds(NEVER, ALL)
ALWAYS = DayBounds(ALL, ALL)


def union(some: Iterable[DayBounds]) -> DayBounds:
    """The days on which one of several things holds."""
    return reduce(DayBounds.__or__, some, NOTHING)


class Ends(NamedTuple):
    """The days of something that lasts, half-open, as ordinals: the first and last day that either end may be."""

    start: int
    last_start: int
    end: int
    last_end: int

    @property
    def possible(self) -> tuple[int, int]:
        """From the first start to the last end."""
        return self.start, self.last_end

    @property
    def certain(self) -> tuple[int, int]:
        """From the last start to the first end; empty where that is no later."""
        return self.last_start, self.end


def days_of(date: RecordDate) -> tuple[int, int]:
    """The first and the last ordinal day that a date may be."""
    return earliest(date), latest(date)


def ends_of(start: RecordDate | None, end: RecordDate | None, *, last_day: bool = False) -> Ends:
    """The ends of what lasts from `start` up to `end` (its last day, or the day after it); None is no end.

    It lasts a day at least, so that each end narrows the other: begun in 2018 and over by March is begun by March.
    """
    first, last = days_of(start) if start else (BEGINNING, BEGINNING)
    if end is None:
        return Ends(first, last, FOREVER, FOREVER)
    stop, last_stop = days_of(end)
    stop, last_stop = stop + last_day, last_stop + last_day
    return Ends(first, min(last, last_stop - 1), max(stop, first + 1), last_stop)


def from_day(first: int, last: int) -> DayBounds:
    """A day that lies between two, and all later ones."""
    days = DaySet.span(first)
    return DayBounds(days if first == last else DaySet.span(last), days)


def up_to_day(first: int, last: int) -> DayBounds:
    """All days before one that lies between two."""
    days = DaySet.span(BEGINNING, first)
    return DayBounds(days, days if first == last else DaySet.span(BEGINNING, last))
