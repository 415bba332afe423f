"""Years of work (D3, D4) against a literal reading that looks at one day after the other."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import certladder as cl
from certladder.model.dates import FOREVER
from certladder.model.day_set import ALL, NEVER, DaySet
from certladder.solver.evaluate.work_time import days_before, reached_continuous, reached_cumulative
from tests.helpers.strategies import EXAMPLES, ONE_DAY

Spans = list[tuple[int, int]]

BEGUN = dt.date(2010, 1, 1).toordinal()
SEEN = dt.date(2112, 1, 1).toordinal()
"""The literal reading looks at the days up to here: past 1 March 2100, when eight years have but one leap day."""


def day(text: str) -> int:
    """The ordinal of a day in ISO form."""
    return dt.date.fromisoformat(text).toordinal()


# --- the literal reading ---


@cache
def anniversaries(years: int) -> list[int]:
    """The day so many years after each day from BEGUN to SEEN, by D2."""
    return [_years_after(dt.date.fromordinal(ordinal), years) for ordinal in range(BEGUN, SEEN)]


def _years_after(start: dt.date, years: int) -> int:
    falls_back = (start.month, start.day) == (2, 29) and not isleap(start.year + years)
    return dt.date(start.year + years, start.month, 28 if falls_back else start.day).toordinal()


def literally_cumulative(worked: DaySet, years: int) -> int | None:
    """D3: the first day d with D days worked before it and (d - D days) + n years <= d."""
    after = anniversaries(years)
    days = 0
    for today in range(worked.spans[0][0] if worked else SEEN, SEEN):
        if after[today - days - BEGUN] <= today:
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
    """n years are reached on the first day d with D days worked before it and (d - D days) + n years <= d (D3)."""
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


@given(work(), st.integers(BEGUN, SEEN))
def test_days_before_are_counted_one_by_one(spells: Spans, today: int) -> None:
    """The days worked before a day are those of the union of the spells: two jobs on one day count once."""
    ends = {ordinal for start, end in spells for ordinal in range(start, min(end, today))}
    assert days_before(DaySet.union(spells), today) == len(ends)


# --- years reached in a gap ---


@pytest.mark.parametrize(
    ("spells", "years", "reached"),
    [
        # 365 days with no leap day in them are a year where 29 February begins it, and not before
        ([("2023-03-01", "2024-02-29")], 1, "2025-02-28"),
        ([("2023-03-01", "2024-02-28")], 1, None),
        # 366 days are a year at once
        ([("2023-03-01", "2024-03-01")], 1, "2024-03-01"),
        # 365 days in two pieces, from 29 February: the year ends where the days do
        ([("2024-02-29", "2024-06-01"), ("2024-06-11", "2025-03-10")], 1, "2025-03-10"),
        # in the gap on 28 February 2025, a day before work goes on
        ([("2023-03-01", "2024-02-29"), ("2025-03-01", "2025-04-01")], 1, "2025-02-28"),
        # the same, but work goes on the day before: then that day counts, and 366 days are had the day after
        ([("2023-03-01", "2024-02-29"), ("2025-02-27", "2025-04-01")], 1, "2025-02-28"),
        # 730 days over a leap day are two years once that leap day is the first of the days counted back
        ([("2023-03-01", "2025-02-28")], 2, "2026-02-28"),
        ([("2023-06-01", "2025-05-31")], 2, "2026-02-28"),
        # twice 364 days are never two years
        ([("2022-03-01", "2023-02-28"), ("2026-01-01", "2026-12-31")], 2, None),
    ],
)
def test_years_reached_in_a_gap(spells: list[tuple[str, str]], years: int, reached: str | None) -> None:
    """By the words of D3 the day may lie where nobody works: a 29 February left behind makes n years a day shorter."""
    worked = DaySet.union((day(start), day(end)) for start, end in spells)
    expected = None if reached is None else day(reached)
    assert literally_cumulative(worked, years) == expected
    assert reached_cumulative(worked, years) == expected


# --- years reached far off, or never ---


FOUR_SHORT_YEARS = 1460


@pytest.mark.parametrize("start", ["2010-01-01", "2016-02-29", "2020-03-01", "2023-06-15"])
def test_four_years_without_a_leap_day_are_reached_about_2100(start: str) -> None:
    """1460 days are four years only about the year 2100, which has no 29 February."""
    worked = DaySet.span(day(start), day(start) + FOUR_SHORT_YEARS)
    assert reached_cumulative(worked, 4) == literally_cumulative(worked, 4) == day("2100-02-28")


def test_four_years_without_a_leap_day_have_one_day_in_hand_at_2100() -> None:
    """A day of work less than 1460, four years are never reached; a day more, at the next leap day left behind."""
    start = day("2021-03-01")
    assert reached_cumulative(DaySet.span(start, start + FOUR_SHORT_YEARS - 1), 4) is None
    assert reached_cumulative(DaySet.span(start, start + FOUR_SHORT_YEARS + 1), 4) == day("2025-03-01")


@pytest.mark.parametrize(("year", "reached"), [(2101, "2200-02-28"), (2301, "2500-02-28"), (1600, "1700-02-28")])
def test_the_next_century_without_a_leap_day_may_be_two_hundred_years_off(year: int, reached: str) -> None:
    """The year 2400 has a 29 February, so that after 2301 the day lies about 2500: all 400 years are looked at."""
    start = dt.date(year, 3, 1).toordinal()
    assert reached_cumulative(DaySet.span(start, start + FOUR_SHORT_YEARS), 4) == day(reached)


@pytest.mark.parametrize("years", [1, 2, 3, 4, 5, 8, 12, 96, 100])
def test_days_that_are_the_fewest_of_so_many_years_are_enough(years: int) -> None:
    """As many days as the shortest n years of the calendar have are n years one day, and a day less never are."""
    begins = [dt.date(year, 3, 1) - ONE_DAY * n for year in range(2000, 2400) for n in (0, 1)]
    fewest = min(_years_after(begin, years) - begin.toordinal() for begin in begins)
    start = day("2001-03-01")
    assert reached_cumulative(DaySet.span(start, start + fewest), years) is not None
    assert reached_cumulative(DaySet.span(start, start + fewest - 1), years) is None


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


@pytest.mark.parametrize(("on", "verdict"), [("2025-02-27", "not_eligible"), ("2025-02-28", "eligible")])
def test_a_year_reached_in_a_gap_is_an_answer(on: str, verdict: str) -> None:
    """Who worked from 1 March 2023 through 28 February 2024 has a year of work from 28 February 2025 on."""
    person = cl.Person(
        work=(cl.Work.model_validate({"occupation": "茶艺师", "start": "2023-03-01", "end": "2024-02-28"}),)
    )
    answer = cl.Advisor(CATALOG).check(person, "茶艺师", 4, on=on)
    assert answer.verdict == verdict
    assert answer.eligible_from == dt.date(2025, 2, 28)
