"""Calendar arithmetic (D1, D2) and `DaySet`, against python-dateutil and against Python's own sets of days."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from itertools import pairwise

import pandas as pd
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.dates import parse_day
from certladder.model.day_set import ALL, NEVER, DaySet
from certladder.model.periods import BEGINNING, FOREVER, Period, add_months, add_years
from tests.helpers.strategies import ONE_DAY

LAST = dt.date.max.toordinal()
ORIGIN = dt.date(2024, 2, 1).toordinal()

any_day = st.dates()
written_day = st.dates(dt.date(1920, 1, 1))
leap_ends = st.sampled_from([dt.date(y, 2, 28) + ONE_DAY * n for y in (1896, 1900, 2000, 2023, 2024) for n in (0, 1)])
some_day = st.one_of(any_day, leap_ends, st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)))
offsets = st.integers(0, 60)
spans = st.lists(st.tuples(offsets, offsets).map(lambda ab: (ORIGIN + ab[0], ORIGIN + ab[1])), max_size=6)
date_sets = spans.map(DaySet.union)


def date(ordinal: int) -> dt.date:
    """The date of an ordinal."""
    return dt.date.fromordinal(ordinal)


def members(days: DaySet) -> set[int]:
    """The days of a set, one by one."""
    return {day for start, end in days for day in range(start, end)}


def worked_out(found: list[tuple[int, int]]) -> set[int]:
    """The days of any intervals, one by one."""
    return {day for start, end in found for day in range(start, end)}


# --- years and months ---


@given(some_day, st.integers(-150, 150))
@example(dt.date(2024, 2, 29), 1)
@example(dt.date(2024, 2, 29), 4)
@example(dt.date(2096, 2, 29), 4)
def test_years_are_the_same_calendar_day(day: dt.date, years: int) -> None:
    """n years after a day is the same calendar day n years on; 29 February falls back to 28 February (D2)."""
    if not dt.MINYEAR <= day.year + years <= dt.MAXYEAR:
        return
    year = day.year + years
    falls_back = (day.month, day.day) == (2, 29) and not isleap(year)
    assert date(add_years(day.toordinal(), years)) == dt.date(year, day.month, 28 if falls_back else day.day)


@given(some_day, st.integers(-2500, 2500))
@example(dt.date(2024, 1, 31), 1)
@example(dt.date(2023, 12, 31), -10)
def test_months_are_those_of_dateutil(day: dt.date, months: int) -> None:
    """Months are added as python-dateutil adds them, and stay in the calendar where it leaves it."""
    try:
        expected = (day + relativedelta(months=months)).toordinal()
    except (ValueError, OverflowError):
        expected = FOREVER if months > 0 else BEGINNING
    assert add_months(day.toordinal(), months) == expected


@given(some_day, some_day, st.integers(0, 60))
def test_years_keep_the_order_of_days(one: dt.date, other: dt.date, years: int) -> None:
    """Of two days, the later one's anniversary is not before the earlier one's."""
    first, second = sorted([one.toordinal(), other.toordinal()])
    assert add_years(first, years) <= add_years(second, years)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (LAST, 0, LAST),
        (LAST, 1, FOREVER),
        (dt.date(9998, 12, 31).toordinal(), 1, LAST),
        (dt.date(9996, 2, 29).toordinal(), 3, dt.date(9999, 2, 28).toordinal()),
        (FOREVER, 0, FOREVER),
        (FOREVER, 1, FOREVER),
        (BEGINNING, 1, dt.date(2, 1, 1).toordinal()),
        (BEGINNING, -1, BEGINNING),
        (BEGINNING, 9998, dt.date(9999, 1, 1).toordinal()),
        (BEGINNING, 9999, FOREVER),
        (BEGINNING, 10**12, FOREVER),
        (LAST, -(10**12), BEGINNING),
    ],
)
def test_years_at_the_edges_of_the_calendar(day: int, years: int, expected: int) -> None:
    """Past the last day of the calendar is FOREVER, and before its first day is its first day."""
    assert add_years(day, years) == expected


# --- periods ---


@given(some_day, st.integers(0, 20_000))
@example(dt.date(2024, 2, 29), 365)
@example(dt.date(2024, 2, 29), 1460)
@example(dt.date(2024, 1, 31), 29)
def test_a_period_is_that_of_dateutil(start: dt.date, length: int) -> None:
    """The time between two days is what python-dateutil says, and adding it to the first day gives the second."""
    end = date(min(start.toordinal() + length, LAST))
    period, delta = Period.between(start, end), relativedelta(end, start)
    assert (period.years, period.months, period.days) == (delta.years, delta.months, delta.days)
    assert start + relativedelta(years=period.years, months=period.months, days=period.days) == end


@given(some_day, st.integers(0, 20_000))
@example(dt.date(2024, 2, 29), 365)
@example(dt.date(2024, 2, 29), 364)
@example(dt.date(2023, 2, 28), 366)
def test_years_are_complete_from_the_anniversary_on(start: dt.date, length: int) -> None:
    """n years are complete exactly from start + n years on, and n months likewise (D2)."""
    end = min(start.toordinal() + length, LAST)
    period = Period.between(start, date(end))
    assert add_years(start.toordinal(), period.years) <= end < add_years(start.toordinal(), period.years + 1)
    months = 12 * period.years + period.months
    assert add_months(start.toordinal(), months) <= end < add_months(start.toordinal(), months + 1)
    assert add_months(start.toordinal(), months) + period.days == end


@given(some_day, some_day)
def test_only_no_time_is_falsy(one: dt.date, other: dt.date) -> None:
    """A period is falsy exactly between a day and itself, and then reads as no days."""
    start, end = sorted([one, other])
    period = Period.between(start, end)
    assert bool(period) == (start != end)
    assert not Period.between(start, start)
    assert (Period().words("zh"), Period().words("en")) == ("0 天", "0 days")


@given(st.integers(0, 99), st.integers(0, 11), st.integers(0, 30))
def test_a_period_in_words_names_each_part_once(years: int, months: int, days: int) -> None:
    """The words of a period hold each part that is not zero, with its number, and say one year but two years."""
    period = Period(years=years, months=months, days=days)
    parts = [(years, "year", "年"), (months, "month", "个月"), (days, "day", "天")]
    english = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit, _ in parts if number]
    chinese = [f"{number} {unit}" for number, _, unit in parts if number]
    assert str(period) == (" ".join(english) or "0 days")
    assert period.words("zh") == (" ".join(chinese) or "0 天")


# --- sets of days ---


@given(spans)
def test_a_union_holds_the_days_of_its_spans(found: list[tuple[int, int]]) -> None:
    """A union holds exactly the days of its spans, in sorted intervals that neither overlap nor touch."""
    days = DaySet.union(found)
    assert members(days) == worked_out(found)
    assert_well_formed(days)


@given(spans, st.integers(0, 8))
def test_a_union_bridges_small_gaps(found: list[tuple[int, int]], gap: int) -> None:
    """A union with a gap adds exactly the free days between two of its days that are at most so many in a row."""
    expected = sorted(worked_out(found))
    filled = {free for a, b in pairwise(expected) if b - a - 1 <= gap for free in range(a, b)}
    days = DaySet.union(found, gap)
    assert members(days) == filled | set(expected)
    assert_well_formed(days)
    assert all(later[0] - earlier[1] > gap for earlier, later in pairwise(days.spans))


@given(date_sets, date_sets)
def test_the_algebra_is_that_of_sets(one: DaySet, other: DaySet) -> None:
    """Union, intersection and difference hold the days that those of Python's sets hold."""
    assert members(one | other) == members(one) | members(other)
    assert members(one & other) == members(one) & members(other)
    assert members(one - other) == members(one) - members(other)
    assert_well_formed(one | other)
    assert_well_formed(one & other)
    assert_well_formed(one - other)


@given(date_sets)
def test_never_and_always_are_neutral(days: DaySet) -> None:
    """No days and all days are the neutral elements of union and intersection, and absorb in the other."""
    assert days | NEVER == NEVER | days == days & ALL == ALL & days == days
    assert days & NEVER == NEVER & days == NEVER
    assert days | ALL == ALL | days == ALL
    assert days - NEVER == days
    assert days - ALL == days - days == NEVER
    assert ALL - (ALL - days) == days


@given(date_sets, offsets)
def test_membership_and_first_days(days: DaySet, offset: int) -> None:
    """A day is in the set, or the first on or after another, exactly if it is so for the days one by one."""
    day = ORIGIN + offset
    later = sorted(member for member in members(days) if member >= day)
    assert days.covers(day) == (date(day) in days) == (day in members(days))
    assert days.first_from(day) == (later[0] if later else None)
    assert days.first(date(day)) == (date(later[0]) if later else None)
    assert days.first() == (date(min(members(days))) if days else None)
    assert members(days & DaySet.span(day)) == set(later)
    assert_well_formed(days & DaySet.span(day))
    assert bool(days) == bool(members(days))


@given(offsets, offsets)
def test_sets_from_two_days(a: int, b: int) -> None:
    """The days between two days are half-open, none if the second is not after the first, and `since` has no end."""
    start, end = ORIGIN + a, ORIGIN + b
    assert members(DaySet.between(date(start), date(end))) == set(range(start, end))
    assert DaySet.between(date(start), date(end)) == DaySet.span(start, end)
    assert DaySet.since(date(start)).spans == ((start, FOREVER),)
    assert dt.date.max in DaySet.since(date(start))


@given(spans)
def test_sets_are_equal_by_their_days(found: list[tuple[int, int]]) -> None:
    """Two sets are equal, and hash alike, exactly if they hold the same days, however they were made."""
    day_by_day = DaySet.union((day, day + 1) for day in worked_out(found))
    backwards = DaySet.union(reversed(found))
    assert day_by_day == backwards == DaySet.union(found)
    assert hash(day_by_day) == hash(backwards)
    assert day_by_day != DaySet.union([*found, (ORIGIN + 100, ORIGIN + 101)])
    assert day_by_day != members(day_by_day)


def test_sets_are_shown_by_their_days() -> None:
    """A set shows its intervals in ISO form, with an ellipsis at the ends of the calendar."""
    march, april = dt.date(2026, 3, 1), dt.date(2026, 4, 1)
    assert repr(DaySet.between(march, april)) == "DaySet([2026-03-01, 2026-04-01))"
    assert repr(DaySet.since(april)) == "DaySet([2026-04-01, …))"
    assert repr(ALL) == "DaySet([…, …))"
    assert repr(NEVER) == "DaySet()"
    both = DaySet.since(april) | DaySet.between(dt.date.min, march)
    assert repr(both) == "DaySet([…, 2026-03-01), [2026-04-01, …))"


def test_the_last_day_of_the_calendar_is_a_day() -> None:
    """The set of all days holds the first and the last day of the calendar."""
    assert dt.date.min in ALL
    assert dt.date.max in ALL
    assert ALL.first() == dt.date.min
    assert ALL.first(dt.date.max) == dt.date.max
    assert ALL.first_from(FOREVER) is None
    assert DaySet.since(dt.date.max).spans == ((LAST, FOREVER),)


def assert_well_formed(days: DaySet) -> None:
    """Sorted, not empty, not overlapping and not touching."""
    bounds = [bound for span in days for bound in span]
    assert all(earlier < later for earlier, later in pairwise(bounds)), days


# --- reading days ---


@given(written_day)
def test_a_day_is_read_from_all_its_forms(day: dt.date) -> None:
    """A date, the same at midnight, and its ISO form name the same day, with or without spaces about it."""
    midnight = dt.datetime.combine(day, dt.time())
    for form in (day, midnight, day.isoformat(), f" {day.isoformat()}\n"):
        assert parse_day(form) == day
        assert type(parse_day(form)) is dt.date


@pytest.mark.parametrize(
    "value",
    [
        *("2021-02-29", "2021-13-01", "2021-00-10", "2021-01-00", "2021-04-31", "0000-01-01", "1900-02-29"),
        *("1622505600", "1622505600.0", "21-06-01", "12021-06-01", "-2021-06-01", "2021-W22-2", "2021-152"),
        *(
            "1900-01-01",
            "0219-07-01",
            "1919-12-31",
            "1899年12月",
            "1000年",
            dt.date(1900, 1, 1),
            pd.Timestamp("1900-01-01"),
        ),
        *("2021-06-01T00:00:01", "2021-06-01 08:00", "2021-06-01Z", "2021-06-01 2021-06-02"),
        *("", " ", "today", "None", "x" * 1000),
        *(0, 1, 21, 1622505600, 737942, 1622505600.0, float("nan"), True, False, None),
        *(b"2021-06-01", (2021, 6, 1), [], {}, dt.time(), dt.timedelta(1), object()),
        *(dt.datetime(2021, 6, 1, 8), dt.datetime(2021, 6, 1, 0, 0, 0, 1)),
    ],
)
def test_what_names_no_day_is_refused(value: object) -> None:
    """Whatever is not an existing date is refused in one line that says what would be right."""
    with pytest.raises(cl.InvalidDay, match="2021-06-01") as refusal:
        parse_day(value)
    assert len(str(refusal.value)) < 200
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("value", ["2021-02-29", "1622505600", 1622505600, True, dt.datetime(2021, 6, 1, 8)])
def test_records_refuse_what_names_no_day(value: object) -> None:
    """A record takes a day in the same forms as `parse_day`, and its error names the field."""
    with pytest.raises(ValueError, match=r"(?s)completed.*2021-06-01"):
        cl.Training.model_validate({"occupation": "电工", "level": 4, "completed": value})


@given(written_day)
def test_records_write_days_in_iso_form(day: dt.date) -> None:
    """A day goes to JSON in ISO form and comes back, also in the first year that is read and the last of the calendar."""
    training = cl.Training(occupation="电工", level=cl.Level.INTERMEDIATE, completed=day)
    assert f'"{day.isoformat()}"' in training.model_dump_json()
    assert cl.Training.model_validate_json(training.model_dump_json()) == training


def test_no_question_is_about_a_day_before_1980() -> None:
    with pytest.raises(cl.InvalidDay, match="1980"):
        cl.Advisor().survey(cl.Person(), on="1979-12-31")
    assert cl.Advisor().survey(cl.Person(), on="1980-01-01")
