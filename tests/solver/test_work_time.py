"""Years of work (D3, D4) against a literal reading that looks at one day after the other."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import certladder as cl
from certladder.model.day_set import ALL, NEVER, DaySet
from certladder.model.periods import FOREVER
from certladder.solver.evaluate.counting import fewest_days, time_reached
from tests.helpers.strategies import EXAMPLES, ONE_DAY

Spans = list[tuple[int, int]]

BEGUN = dt.date(2010, 1, 1).toordinal()
SEEN = dt.date(2040, 1, 1).toordinal()
"""The literal reading looks at the days up to here."""


def day(text: str) -> int:
    """The ordinal of a day in ISO form."""
    return dt.date.fromisoformat(text).toordinal()


def reached_cumulative(worked: DaySet, years: int) -> int | None:
    return _first(time_reached(worked, 12 * years, cl.Policy(), continuous=False))


def reached_continuous(worked: DaySet, years: int) -> int | None:
    return _first(time_reached(worked, 12 * years, cl.Policy()))


def _first(days: DaySet) -> int | None:
    return days.spans[0][0] if days else None


# --- the literal reading ---


@cache
def anniversaries(years: int) -> list[int]:
    """The day so many years after each day from BEGUN to SEEN, by D2."""
    return [_years_after(dt.date.fromordinal(ordinal), years) for ordinal in range(BEGUN, SEEN)]


def _years_after(start: dt.date, years: int) -> int:
    falls_back = (start.month, start.day) == (2, 29) and not isleap(start.year + years)
    return dt.date(start.year + years, start.month, 28 if falls_back else start.day).toordinal()


def literally_cumulative(worked: DaySet, years: int) -> int | None:
    """D3: the first day d after a day worked with D days worked before it and (d - D days) + n years <= d."""
    after = anniversaries(years)
    days = 0
    for today in range(worked.spans[0][0] if worked else SEEN, SEEN):
        if worked.covers(today - 1) and after[today - days - BEGUN] <= today:
            return today
        days += worked.covers(today)
    return None


def literally_continuous(worked: DaySet, years: int) -> int | None:
    """D4: the first day d such that every day from some day s up to d was worked, and s + n years <= d."""
    after = anniversaries(years)
    since = None
    for today in range(worked.spans[0][0] if worked else SEEN, SEEN):
        if since is not None and after[since - BEGUN] <= today:
            return today
        if not worked.covers(today):
            since = None
        elif since is None:
            since = today
    return None


# --- random work ---


STARTS = st.one_of(
    st.integers(day("2010-01-01"), day("2027-01-01")),
    st.sampled_from([day(f"{year}-02-28") + n for year in (2015, 2016, 2019, 2020, 2023, 2024) for n in (0, 1, 2)]),
)
LENGTHS = st.one_of(
    st.sampled_from([days + n for days in (365, 730, 731, 1095, 1096, 1460, 1461) for n in (-1, 0)]),
    st.integers(1, 1500),
    st.sampled_from([1, 364, 365, 729, 730, 1094, 1095, 1459, 1460]),
)


@st.composite
def work(draw: st.DrawFn) -> Spans:
    """Up to four spells of work in any order, some of which add up to years and a day more or less."""
    found = [(start, start + draw(LENGTHS)) for start in draw(st.lists(STARTS, min_size=1, max_size=3))]
    if draw(st.booleans()):  # the same number of days with a break in them
        start, end = found[0]
        middle = start + draw(st.integers(1, 60))
        later = draw(st.sampled_from([1, 30, 400]))
        found[0:1] = [(start, middle), (middle + later, end + later)] if middle < end else []
    if draw(st.booleans()):
        found.append((draw(STARTS), FOREVER))
    return found


@pytest.mark.no_cover
@settings(max_examples=5 * EXAMPLES)
@given(work(), st.integers(1, 4))
@example([(day("2023-03-01"), day("2024-02-29"))], 1)
@example([(day("2022-03-01"), day("2024-02-29"))], 2)
@example([(day("2024-02-29"), day("2025-02-27"))], 1)
@example([(day("2020-02-29"), day("2024-02-28"))], 4)
@example([(day("2021-01-01"), day("2024-12-31"))], 4)
@example([(day("2023-03-01"), day("2024-02-29")), (day("2025-02-28"), FOREVER)], 1)
@example([(day("2023-03-01"), day("2024-02-29")), (day("2025-02-27"), FOREVER)], 1)
@example([(day("2012-01-01"), day("2013-12-31")), (day("2016-02-29"), day("2016-03-01"))], 2)
def test_cumulative_years_are_reached_as_the_words_say(spells: Spans, years: int) -> None:
    """n years are reached on the first day d after a day worked with (d - D days) + n years <= d (D3)."""
    worked = DaySet.union(spells)
    assert reached_cumulative(worked, years) == literally_cumulative(worked, years)


@pytest.mark.no_cover
@settings(max_examples=5 * EXAMPLES)
@given(work(), st.integers(1, 4))
@example([(day("2024-02-29"), day("2025-02-28"))], 1)
@example([(day("2024-02-29"), day("2025-02-27"))], 1)
@example([(day("2023-03-01"), day("2024-02-29"))], 1)
@example([(day("2024-02-28"), day("2028-02-28"))], 4)
def test_continuous_years_are_reached_as_the_words_say(spells: Spans, years: int) -> None:
    """n years are reached on the first day that ends n unbroken years of work (D4)."""
    worked = DaySet.union(spells)
    assert reached_continuous(worked, years) == literally_continuous(worked, years)


@given(work(), st.integers(1, 4))
def test_unbroken_years_count_as_cumulative_ones(spells: Spans, years: int) -> None:
    """Whoever has n years in one stretch has n years in all, no later."""
    worked = DaySet.union(spells)
    unbroken, in_all = reached_continuous(worked, years), reached_cumulative(worked, years)
    assert unbroken is None or (in_all is not None and in_all <= unbroken)


@given(work(), st.tuples(STARTS, LENGTHS), st.integers(1, 4))
def test_more_work_never_brings_the_years_later(spells: Spans, more: tuple[int, int], years: int) -> None:
    """With another spell the years are reached on the same day or sooner, cumulative and continuous."""
    less_worked, worked = DaySet.union(spells), DaySet.union([*spells, (more[0], sum(more))])
    for reached in (reached_cumulative, reached_continuous):
        before, after = reached(less_worked, years), reached(worked, years)
        assert before is None or (after is not None and after <= before)


# --- gaps in which a leap day is left behind ---


@pytest.mark.parametrize(
    ("spells", "years", "reached"),
    [
        # 365 days with no leap day in them are no year: nobody completes it without working
        ([("2023-03-01", "2024-02-29")], 1, None),
        ([("2023-03-01", "2024-02-28")], 1, None),
        # 366 days are a year at once
        ([("2023-03-01", "2024-03-01")], 1, "2024-03-01"),
        # 365 days in two pieces, from 29 February: the year ends where the days do
        ([("2024-02-29", "2024-06-01"), ("2024-06-11", "2025-03-10")], 1, "2025-03-10"),
        # a day of new work completes it
        ([("2023-03-01", "2024-02-29"), ("2025-03-01", "2025-04-01")], 1, "2025-03-02"),
        ([("2023-03-01", "2024-02-29"), ("2025-02-27", "2025-04-01")], 1, "2025-02-28"),
        # 730 days over a leap day are two years only with another day
        ([("2023-03-01", "2025-02-28")], 2, None),
        ([("2023-03-01", "2025-02-28"), ("2026-05-01", "2026-05-02")], 2, "2026-05-02"),
        # four years and a day more than the fewest days of four years
        ([("2021-03-01", "2025-03-01")], 4, "2025-03-01"),
        # twice 364 days are never two years
        ([("2022-03-01", "2023-02-28"), ("2026-01-01", "2026-12-31")], 2, None),
    ],
)
def test_years_are_completed_by_working(spells: list[tuple[str, str]], years: int, reached: str | None) -> None:
    """A 29 February left behind in a gap makes n years a day shorter, but they are reached after a day worked (D3)."""
    worked = DaySet.union((day(start), day(end)) for start, end in spells)
    expected = None if reached is None else day(reached)
    assert literally_cumulative(worked, years) == expected
    assert reached_cumulative(worked, years) == expected


@pytest.mark.parametrize("years", [1, 2, 3, 4, 5, 8, 12, 96])
def test_no_years_are_fewer_days(years: int) -> None:
    """`fewest_days` is the length of the shortest n years of the calendar."""
    begins = [dt.date(year, 3, 1) - ONE_DAY * n for year in range(2000, 2400) for n in (0, 1)]
    assert fewest_days(12 * years) == min(_years_after(begin, years) - begin.toordinal() for begin in begins)


def test_the_calendar_ends() -> None:
    """Years that are not complete on the last day of the calendar are never reached."""
    late = DaySet.since(dt.date(9996, 3, 1))
    assert reached_cumulative(late, 3) == reached_continuous(late, 3) == day("9999-03-01")
    assert reached_cumulative(late, 4) is reached_continuous(late, 4) is None
    ended = DaySet.between(dt.date(9997, 1, 1), dt.date(9997, 12, 31))
    assert reached_cumulative(ended, 1) is reached_continuous(ended, 1) is None
    assert reached_cumulative(NEVER, 1) is reached_continuous(NEVER, 1) is None
    assert reached_cumulative(ALL, 1) == reached_continuous(ALL, 1) == day("0002-01-01")


# --- the same through the front door ---


CATALOG = cl.Catalog.from_text("一、茶艺师申报条件\n申报条件（四级）\n累计从事本职业工作1年（含）以上。")


def test_a_year_is_not_completed_in_a_gap() -> None:
    """Who worked from 1 March 2023 through 28 February 2024 lacks a day, however long they wait (D3)."""
    person = cl.Person(
        work=(cl.Work.model_validate({"occupation": "茶艺师", "start": "2023-03-01", "end": "2024-02-28"}),)
    )
    answer = cl.Advisor(CATALOG).check(person, "茶艺师", 4, on="2025-03-01")
    assert (answer.verdict, answer.eligible_from, answer.possible_from) == ("not_eligible", None, None)
