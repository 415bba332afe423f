"""When years of work are reached: cumulative (D3) and continuous (D4). Days are ordinals."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from ...model.dates import FOREVER, add_years
from ...model.day_set import DaySet

__all__ = ["days_before", "fewest_days", "fewest_days_of_months", "reached_continuous", "reached_cumulative"]

_CALENDAR_CYCLE = 400


def days_before(worked: DaySet, day: int) -> int:
    """How many days of `worked` lie before `day`."""
    return sum(min(end, day) - start for start, end in worked if start < day)


def reached_continuous(worked: DaySet, years: int) -> int | None:
    """The first day on which one stretch of `worked` reaches `years` (D4); None if none does."""
    for start, end in worked:
        day = add_years(start, years)
        if day <= end and day < FOREVER:
            return day
    return None


def reached_cumulative(worked: DaySet, years: int) -> int | None:
    """The first day d with D days worked before it and (d - D days) + `years` <= d (D3); None if there is none.

    While work goes on, d - D stands still, so the day is a plain anniversary. In a gap d - D moves on with d, and
    `years` from there can be a day shorter once a 29 February is left behind: the day may lie in the gap.
    """
    days = 0
    gap_start: int | None = None
    for start, end in worked:
        if gap_start is not None:
            day = _reached_in_gap(gap_start, start, days, years)
            if day is not None:
                return day
        day = max(add_years(start - days, years), start)
        if day <= end and day < FOREVER:
            return day
        days += end - start
        gap_start = end
    return None if gap_start is None else _reached_in_gap(gap_start, FOREVER, days, years)


def fewest_days(years: int) -> int:
    """So many years are never fewer days: a leap day is left out at the turn of most centuries.

    >>> fewest_days(4), fewest_days(9)
    (1460, 3286)
    """
    return 365 * years + max(years // 4 - 1 - years // 100, 0)


def fewest_days_of_months(months: int) -> int:
    """So many months are never fewer days.

    >>> fewest_days_of_months(18)
    533
    """
    return fewest_days(months // 12) + 28 * (months % 12)


def _reached_in_gap(start: int, stop: int, days: int, years: int) -> int | None:
    """The first d in [start, stop) with (d - `days`) + `years` <= d."""
    if start >= stop or days < fewest_days(years):
        return None
    for begin in _where_years_shorten(start - days, stop - days):
        day = add_years(begin, years)
        if day <= begin + days and day < FOREVER:
            return begin + days
    return None


def _where_years_shorten(first: int, stop: int) -> Iterator[int]:
    """`first`, and the later days before `stop` from which n years can be shorter than from the day before."""
    yield first
    year = dt.date.fromordinal(first).year
    for leap in range(year, min(year + _CALENDAR_CYCLE, dt.MAXYEAR) + 1):
        if calendar.isleap(leap):
            day = dt.date(leap, 2, 29).toordinal()
            yield from (later for later in (day, day + 1) if first < later < stop)
