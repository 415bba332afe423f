"""Calendar arithmetic turned round: what must a date be, that n years after it lie on or before the day asked?

On one day, "so long after a date" is a comparison with a constant. Adding years (D2) and taking months never turns two
days' order round, so there is a latest day that will do: the engine compares days, which are ordinals, and does no
calendar arithmetic of its own.

Cumulative work (D3) comes down to constants too. With D(t) days worked before t, n years are reached by day d when, on
some t up to d, the n years that end on t are no longer than D(t) days. Call the length of those years h(t). D never
falls, so of all t with the same h(t) the latest one decides; and h takes few values, as n years differ by no more than
their leap days. So a handful of pairs (t, h(t)), mostly one, decide: n years are reached by d exactly when one of them
has D(t) >= h(t). That holds in gaps and within spells alike, the corner of D3 included.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date
from functools import lru_cache

from ..model.dates import BEGINNING, FOREVER, add_months, add_years
from ..solver.evaluate.work_time import fewest_days

__all__ = ["latest_graduation", "latest_start", "years_by", "ymd"]


@lru_cache(maxsize=1 << 12)
def latest_start(day: int, years: int) -> int:
    """The latest day that lies `years` or more before `day` (D2); the day before the calendar if there is none.

    >>> date.fromordinal(latest_start(date(2025, 2, 28).toordinal(), 1))
    datetime.date(2024, 2, 29)
    """
    start = add_years(day, -years)
    if add_years(start, years) > day:
        return BEGINNING - 1
    while start < day and add_years(start + 1, years) <= day:
        start += 1
    return start


def latest_graduation(day: int, months: int) -> int:
    """The latest graduation of which `day` is within the last `months` before it (D10).

    >>> date.fromordinal(latest_graduation(date(2026, 11, 22).toordinal(), 12))
    datetime.date(2027, 11, 22)
    """
    graduation = add_months(day, months)
    while graduation < FOREVER and add_months(graduation + 1, -months) <= day:
        graduation += 1
    return graduation


@lru_cache(maxsize=1 << 12)
def years_by(day: int, years: int, earliest: int = BEGINNING) -> tuple[tuple[int, int], ...]:
    """The pairs (until, days) of which one must be met: so many `days` worked before `until`, for `years` by `day` (D3).

    Pairs other than the first that nobody meets whose work began no sooner than `earliest` are left out. The first stays:
    it alone decides about work without a beginning, which stands for a list that is not known.

    >>> [(str(date.fromordinal(until)), days) for until, days in years_by(date(2028, 11, 22).toordinal(), 1)]
    [('2028-11-22', 366), ('2028-02-28', 365)]
    """
    pairs: list[tuple[int, int]] = []
    fewest = fewest_days(years)
    for until in _where_years_lengthen(day):
        start = latest_start(until, years)
        shortest = pairs[-1][1] if pairs else FOREVER
        if start < BEGINNING or shortest == fewest or (pairs and until - earliest < fewest):
            break
        if until - start < shortest and (not pairs or earliest <= start):
            pairs.append((until, until - start))
    return tuple(pairs)


def _where_years_lengthen(day: int) -> list[int]:
    """`day`, and the days up to it after which n years that end can be longer: each 28 February before a leap day."""
    this = date.fromordinal(day).year
    leap = (date(year, 2, 28).toordinal() for year in range(this, 0, -1) if isleap(year))
    return [day, *(end for end in leap if end < day)]


def ymd(day: int) -> int:
    """The day as a number that reads as its date, so that n years on is + n * 10000, but for 29 February.

    >>> ymd(date(2024, 2, 29).toordinal())
    20240229
    """
    if day >= FOREVER:
        return 1_0000_0101
    then = date.fromordinal(day)
    return then.year * 10_000 + then.month * 100 + then.day
