"""The calendar, and years of work counted one day at a time (D2 to D4)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from functools import cache

from tests.reference.records import KnownDay

BEGINNING = dt.date.min.toordinal()
FOREVER = dt.date.max.toordinal() + 1


@cache
def plus_years(day: int, years: int) -> int:
    """D2: the same calendar day `years` on; 29 February falls back to 28 February."""
    date = dt.date.fromordinal(day)
    last = monthrange(date.year + years, date.month)[1]
    return dt.date(date.year + years, date.month, min(date.day, last)).toordinal()


@cache
def plus_months(day: int, months: int) -> int:
    """D2: the same day of the month `months` on, or that month's last day where it has no such day."""
    return minus_months(day, -months)


def minus_months(day: int, months: int) -> int:
    """The same day of the month `months` back, or that month's last day where it has no such day."""
    date = dt.date.fromordinal(day)
    year, month = divmod(date.year * 12 + date.month - 1 - months, 12)
    return dt.date(year, month + 1, min(date.day, monthrange(year, month + 1)[1])).toordinal()


# --- dates known to the month or year (D1) ---


def days_it_may_be(date: KnownDay) -> range:
    """Every day that a record's date may be."""
    if isinstance(date, dt.date):
        return range(date.toordinal(), date.toordinal() + 1)
    return range(date.first.toordinal(), date.last.toordinal() + 1)


def lasting(start: KnownDay | None, after: KnownDay | None, *, surely: bool) -> range:
    """The days from a start up to the day before `after` that are in it surely, or possibly."""
    starts = [BEGINNING] if start is None else list(days_it_may_be(start))
    return _between(starts, [FOREVER] if after is None else list(days_it_may_be(after)), surely)


def worked(start: KnownDay, last: KnownDay | None, *, surely: bool) -> range:
    """The days from a start to a last day that are in it surely, or possibly."""
    ends = [FOREVER] if last is None else [day + 1 for day in days_it_may_be(last)]
    return _between(list(days_it_may_be(start)), ends, surely)


def _between(starts: list[int], ends: list[int], surely: bool) -> range:
    """What begins lasts a day at least, so that no start is as late as the last end, and no end as early as the first start."""
    starts, ends = [day for day in starts if day < ends[-1]], [day for day in ends if day > starts[0]]
    return range(starts[-1], ends[0]) if surely else range(starts[0], ends[-1])


# --- counting work, one day at a time ---


def cumulative_reached(worked: Sequence[int], anchor: int, months: int, until: int) -> int | None:
    """D3: the first day d up to `until` after a day worked with (d - D days) + n months <= d, D days worked before d.

    `worked` is sorted; days before `anchor` do not count. Fewer than 28 days a month can never do, so the
    walk begins with the day that makes that many.
    """
    first = bisect_left(worked, anchor)
    for index in range(first + 28 * months - 1, len(worked)):
        day = worked[index] + 1
        if day > until:
            return None
        if plus_months(day - (index + 1 - first), months) <= day:
            return day
    return None


def continuous_reached(unbroken: Sequence[int], anchor: int, months: int, until: int) -> int | None:
    """D4: the first day up to `until` with n months of unbroken days behind it, none before `anchor`."""
    goal = FOREVER
    previous = None
    for index in range(bisect_left(unbroken, anchor), len(unbroken)):
        day = unbroken[index]
        if day >= until:
            return None
        if previous is None or day != previous + 1:
            goal = plus_months(day, months)
        if day + 1 >= goal:
            return day + 1
        previous = day
    return None


def months_reached(worked: Sequence[int], anchor: int, months: int, until: int, *, continuous: bool) -> int | None:
    """D26, by month: the first day worked in the month that makes n months; each month touched counts whole.

    Continuous: the months follow one another.
    """
    count, previous = 0, None
    for index in range(bisect_left(worked, anchor), len(worked)):
        date = dt.date.fromordinal(worked[index])
        month = date.year * 12 + date.month
        if worked[index] > until:
            return None
        if month != previous:
            count = 1 if continuous and previous != month - 1 else count + 1
            previous = month
            if count == months:
                return worked[index]
    return None


def year_turns_reached(worked: Sequence[int], anchor: int, months: int, until: int, *, continuous: bool) -> int | None:
    """D26, year minus year: the n-th New Year's Day worked of which the eve was worked as well.

    n is the number of years, a part of a year being a whole one.
    """
    count, previous = 0, None
    for index in range(bisect_left(worked, anchor), len(worked)):
        day = worked[index]
        if day > until:
            return None
        if previous == day - 1:
            count += dt.date.fromordinal(day).timetuple().tm_yday == 1
        elif continuous:
            count = 0
        if 12 * count >= months:
            return day
        previous = day
    return None


def new_year_before(reached: int, earliest: int) -> int:
    """D26, cut-off at the year's end: what is reached by 31 December counts all that year, but not before work began."""
    return max(dt.date(dt.date.fromordinal(reached).year, 1, 1).toordinal(), earliest)


def bridged(worked: Sequence[int], gap: int) -> Sequence[int]:
    """The worked days and the free days between them, where no more than `gap` of these stand together."""
    if not gap or not worked or worked[-1] - worked[0] == len(worked) - 1:
        return worked
    days = [worked[0]]
    for day in worked[1:]:
        if day - days[-1] - 1 <= gap:
            days.extend(range(days[-1] + 1, day))
        days.append(day)
    return days
