"""When years are reached (D3, D4), as the policy counts them: by day, by calendar month or by calendar year (D26).

Days are ordinals. Under "month" and "calendar_year" time comes in units: a month that is worked in, a turn of the year that is
worked through. A unit counts from its first day that is worked.
"""

import datetime as dt
from collections.abc import Iterator

from ...model.day_set import NEVER, DaySet
from ...model.periods import BEGINNING, FOREVER, Period, add_months, date_at
from ...model.policy import Policy


def time_reached(counted: DaySet, months: int, policy: Policy, *, continuous: bool = True) -> DaySet:
    """The days on which so many months are reached, `counted` being the days that count towards them.

    No time at all is reached on the first of those days.
    """
    if not (counted and months):
        return DaySet.span(counted.spans[0][0]) if counted else NEVER
    if policy.counting == "day":
        stretches = list(_stretches(counted, months, continuous))
    else:
        unit = _months_of_unit(policy)
        need = -(-months // unit)  # a part of a year takes one more
        stretches = [
            (max(_first_day(last - (total - need), unit), start), _first_day(last + 1, unit))
            for start, last, total in _runs(counted, unit, continuous)
            if total >= need
        ]
    days = DaySet.span(stretches[0][0]) if stretches else NEVER
    is_broken = bool(stretches) and stretches[0][1] < FOREVER
    if continuous and is_broken and policy.continuous_to_today:
        days = DaySet.union(stretches)
    return _from_new_year(days, counted.spans[0][0]) if days and policy.cutoff == "year_end" else days


def _stretches(counted: DaySet, months: int, continuous: bool) -> Iterator[tuple[int, int]]:
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


def _runs(counted: DaySet, unit: int, continuous: bool) -> Iterator[tuple[int, int, int]]:
    """For each stretch its first day, its last unit, and how many units there are up to it that count together."""
    by_month = unit == 1
    total, last = 0, -2
    for start, end in counted:
        begun = _unit_of(start, unit)
        if continuous and not (by_month and begun <= last + 1):
            total = 0
        first = max(begun if by_month else begun + 1, last + 1)
        last = _unit_of(end - 1, unit)
        total += last - first + 1
        yield start, last, total


def time_counted(
    worked: DaySet, months: int, policy: Policy, on: dt.date, *, since: int = BEGINNING, continuous: bool
) -> tuple[Period, Period]:
    """What there is of the months on a day, and what is lacking if work goes on from that day; `worked` counts from `since` on.

    A broken stretch of continuous work is had, but the whole time is missing. In units at least one is lacking.
    """
    on = counting_day(on, policy)
    day, counted = on.toordinal(), worked & DaySet.span(since)
    if policy.counting != "day":
        unit, past = _months_of_unit(policy), counted & DaySet.span(BEGINNING, day + 1)
        *_, (_, _, going_on) = _runs(past | DaySet.span(day, day + 1), unit, continuous)
        most = max((total for _, _, total in _runs(past, unit, continuous)), default=0)
        lacking = max(-(-months // unit) - going_on, 1)
        return Period.of_months(unit * most), Period.of_months(unit * lacking)
    past = counted & DaySet.span(BEGINNING, day)
    if not continuous:
        running = max(since, day) - sum(end - start for start, end in past)
        have = running, day
    else:
        going_on_days = DaySet.union([*worked, (day, FOREVER)], policy.continuity_gap_days)
        running = max(going_on_days.spans[-1][0], since)
        longest = max(past, key=lambda span: span[1] - span[0], default=(day, day))
        is_longest = running >= day or add_months(longest[0], months) <= longest[1]
        have = longest if is_longest else (running, day)
    start, end = (dt.date.fromordinal(min(each, day)) for each in have)
    return Period.between(start, end), Period.between(on, max(on, date_at(add_months(running, months))))


def counting_day(on: dt.date, policy: Policy) -> dt.date:
    """The day up to which time is counted for an application on a day: that day, or the end of its year."""
    return dt.date(on.year, 12, 31) if policy.cutoff == "year_end" else on


def _from_new_year(days: DaySet, earliest: int) -> DaySet:
    """What is reached by 31 December counts from 1 January, or from the first day that counts."""
    spans = []
    for start, end in days:
        year = dt.date.fromordinal(start).year
        whole = dt.date(year, 12, 31).toordinal() < end
        new_year = max(dt.date(year, 1, 1).toordinal(), earliest)
        spans.append((min(start, new_year) if whole else start, end))
    return DaySet.union(spans)


def _months_of_unit(policy: Policy) -> int:
    return 1 if policy.counting == "month" else 12


def _unit_of(day: int, unit: int) -> int:
    date = dt.date.fromordinal(day)
    return (12 * date.year + date.month - 1) // unit


def _first_day(number: int, unit: int) -> int:
    year, month = divmod(number * unit, 12)
    return FOREVER if year > dt.MAXYEAR else dt.date(year, month + 1, 1).toordinal()


def fewest_days(months: int) -> int:
    """So many months are never fewer days: a leap day is left out at the turn of most centuries."""
    years = months // 12
    return 365 * years + max(years // 4 - 1 - years // 100, 0) + 28 * (months % 12)
