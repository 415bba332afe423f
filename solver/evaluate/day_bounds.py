"""The pair of day sets that everything is evaluated to (DESIGN §2), also where a date is known to the month or year (D1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ...model.dates import RecordDate, earliest, latest
from ...model.day_set import ALL, NEVER, DaySet
from ...model.periods import BEGINNING, FOREVER
from ...model.terms import Verdict


@dataclass(slots=True)
class DayBounds:
    """The days on which something certainly holds, and those on which it possibly does: certain is within possible."""

    certain: DaySet
    possible: DaySet

    def __and__(self, other: DayBounds) -> DayBounds:
        if other is ALWAYS:
            return self
        return DayBounds(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: DayBounds) -> DayBounds:
        if self is NOTHING:
            return other
        return DayBounds(self.certain | other.certain, self.possible | other.possible)

    def outlook(self, on: dt.date, last: dt.date = dt.date.max) -> tuple[Verdict, dt.date | None, dt.date | None]:
        """The three-valued verdict on a day, and the first certain and the first possible day up to `last`; None if never."""
        firsts = (days.first(on) for days in (self.certain, self.possible))
        certain, possible = (None if day is None or day > last else day for day in firsts)
        is_open = Verdict.UNDETERMINED if possible == on else Verdict.NOT_ELIGIBLE
        return Verdict.ELIGIBLE if certain == on else is_open, certain, possible


NOTHING = DayBounds(NEVER, NEVER)
UNKNOWN = DayBounds(NEVER, ALL)
ALWAYS = DayBounds(ALL, ALL)


def from_day(first: int, last: int) -> DayBounds:
    """A day that lies between two, and all later ones."""
    return DayBounds(DaySet.span(last), DaySet.span(first))


class Ends(NamedTuple):
    """The days of something that lasts, half-open, as ordinals: the first and last day that either end may be."""

    start: int
    last_start: int
    end: int
    last_end: int


@lru_cache(maxsize=1 << 14)
def ends_of(start: RecordDate | None, end: RecordDate | None, *, last_day: bool = False) -> Ends:
    """The ends of what lasts from `start` up to `end` (its last day, or the day after it); None is no end.

    It lasts a day at least, so that each end narrows the other: begun in 2018 and over by March is begun by March.
    """
    first, last = (earliest(start), latest(start)) if start else (BEGINNING, BEGINNING)
    stop, last_stop = (earliest(end) + last_day, latest(end) + last_day) if end else (FOREVER, FOREVER)
    if start is None:
        return Ends(first, last, stop, last_stop)
    return Ends(first, min(last, last_stop - 1), max(stop, first + 1), last_stop)
