"""When years of work are reached: cumulative (D3) and continuous (D4). Days are ordinals."""

from __future__ import annotations

from ...model.dates import FOREVER, add_years
from ...model.day_set import DaySet

__all__ = ["days_before", "fewest_days", "fewest_days_of_months", "reached_continuous", "reached_cumulative"]


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
    """The first day d after a day worked with D days worked before it and (d - D days) + `years` <= d (D3).

    While work goes on, d - D stands still, so the day is a plain anniversary. In a gap d - D moves on with d, and may
    leave a 29 February behind, so that `years` from there are a day shorter: then the first day of new work is enough.
    """
    days = 0
    for start, end in worked:
        day = max(add_years(start - days, years), start + 1)
        if day <= end and day < FOREVER:
            return day
        days += end - start
    return None


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
