"""When years are reached (D3, D4), as the policy counts them: by day, by calendar month or by calendar year (D26).

Days are ordinals. Under "month" and "calendar_year" time comes in units: a month that is worked in, a turn of the year that is
worked through. A unit counts from its first day that is worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ...model.dates import FOREVER, Period, add_months
from ...model.day_set import NEVER, DaySet
from ...model.policy import Policy

__all__ = ["counting_day", "days_before", "fewest_days", "time_in_units", "time_reached"]


class _Run(NamedTuple):
    """The units that one stretch adds to those before it that count together with it."""

    start: int
    first: int
    last: int
    before: int

    @property
    def total(self) -> int:
        return self.before + self.last - self.first + 1


def time_reached(counted: DaySet, months: int, policy: Policy, *, continuous: bool = True) -> DaySet:
    """The days on which so many months are reached, `counted` being the days that count towards them.

    - "day": D3 and D4.
    - "month": a month with a day in `counted` counts whole, the first and the last as well.
    - "calendar_year": the year of the day less the year of the start; each turn of the year within a stretch counts one,
      and it takes one more for a part of a year.

    With the cut-off "year_end", what is reached by 31 December counts from 1 January, or from the first day in `counted`.
    No time at all is reached on that first day.
    """
    if not (counted and months):
        return DaySet.span(counted.spans[0][0]) if counted else NEVER
    count = _stretches_of_days if policy.counting == "day" else _stretches_of_units
    stretches = count(counted, months, policy, continuous)
    if continuous and policy.continuous_to_today:
        days = DaySet.union(stretches)
    else:
        first = next(stretches, None)
        days = DaySet.span(first[0]) if first else NEVER
    return _from_new_year(days, counted.spans[0][0]) if policy.cutoff == "year_end" else days


def _stretches_of_days(counted: DaySet, months: int, policy: Policy, continuous: bool) -> Iterator[tuple[int, int]]:
    """For each stretch that reaches the months: from which day, and up to which day work reaches.

    With D days worked before it, the first day d after a day worked with (d - D days) + `months` <= d (D3). While work goes
    on, d - D stands still, so the day is a plain anniversary. In a gap d - D moves on with d, and may leave a 29 February
    behind, so that years from there are a day shorter: then the first day of new work is enough.
    """
    before = 0
    for start, end in counted:
        day = max(add_months(start - before, months), start + 1)
        if day <= end and day < FOREVER:
            yield day, min(end + 1, FOREVER)
        before += 0 if continuous else end - start


def _stretches_of_units(counted: DaySet, months: int, policy: Policy, continuous: bool) -> Iterator[tuple[int, int]]:
    """The same, counted in months or turns of the year."""
    need = _units_of(months, policy)
    for run in _runs(counted, policy, continuous=continuous):
        if run.total >= need:
            unit = run.first + need - run.before - 1
            yield max(_first_day(unit, policy), run.start), _first_day(run.last + 1, policy)


def _runs(counted: DaySet, policy: Policy, *, continuous: bool) -> Iterator[_Run]:
    by_month = policy.counting == "month"
    before, last = 0, -2
    for start, end in counted:
        unit = _unit(start, policy)
        if continuous and not (by_month and unit <= last + 1):
            before = 0
        first = max(unit if by_month else unit + 1, last + 1)
        last = _unit(end - 1, policy)
        yield _Run(start, first, last, before)
        before += last - first + 1


def time_in_units(counted: DaySet, months: int, policy: Policy, day: int, *, continuous: bool) -> tuple[Period, Period]:
    """What there is of the months on a day, and what is lacking if work goes on: at least one unit."""
    past = counted & DaySet.span(1, day + 1)
    going_on = list(_runs(past | DaySet.span(day, day + 1), policy, continuous=continuous))[-1].total
    have = max((run.total for run in _runs(past, policy, continuous=continuous)), default=0)
    lacking = max(_units_of(months, policy) - going_on, 1)
    return _period(have, policy), _period(lacking, policy)


def counting_day(on: dt.date, policy: Policy) -> dt.date:
    """The day up to which time is counted for an application on a day: that day, or the end of its year."""
    return dt.date(on.year, 12, 31) if policy.cutoff == "year_end" else on


def _from_new_year(days: DaySet, earliest: int) -> DaySet:
    spans = []
    for start, end in days:
        year = dt.date.fromordinal(start).year
        whole = dt.date(year, 12, 31).toordinal() < end
        new_year = max(dt.date(year, 1, 1).toordinal(), earliest)
        spans.append((min(start, new_year) if whole else start, end))
    return DaySet.union(spans)


def _units_of(months: int, policy: Policy) -> int:
    return months if policy.counting == "month" else -(-months // 12)


def _unit(day: int, policy: Policy) -> int:
    date = dt.date.fromordinal(day)
    return 12 * date.year + date.month - 1 if policy.counting == "month" else date.year


def _first_day(unit: int, policy: Policy) -> int:
    year, month = divmod(unit, 12) if policy.counting == "month" else (unit, 0)
    return FOREVER if year > dt.MAXYEAR else dt.date(year, month + 1, 1).toordinal()


def _period(units: int, policy: Policy) -> Period:
    return Period.of_months(units if policy.counting == "month" else 12 * units)


def days_before(worked: DaySet, day: int) -> int:
    """How many days of `worked` lie before `day`."""
    return sum(min(end, day) - start for start, end in worked if start < day)


def fewest_days(months: int) -> int:
    """So many months are never fewer days: a leap day is left out at the turn of most centuries.

    >>> fewest_days(48), fewest_days(108), fewest_days(18)
    (1460, 3286, 533)
    """
    years = months // 12
    return 365 * years + max(years // 4 - 1 - years // 100, 0) + 28 * (months % 12)
