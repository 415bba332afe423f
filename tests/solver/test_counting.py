"""Local counting (D26): by month, by calendar year, to the year's end; exact, by laws and beside a literal count."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.day_set import NEVER, DaySet
from certladder.model.periods import FOREVER
from certladder.solver.evaluate.counting import time_reached
from tests.helpers.sample_standard import CATALOG
from tests.helpers.technician_student import technician_student
from tests.reference import day_counting as literal

BEGUN = dt.date(2010, 1, 1).toordinal()
SEEN = dt.date(2032, 1, 1).toordinal()
COUNTINGS = ("day", "month", "calendar_year")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@st.composite
def worked_days(draw: st.DrawFn) -> DaySet:
    lengths = st.one_of(st.integers(1, 40), st.integers(300, 800))
    spans, start = [], BEGUN + draw(st.integers(0, 800))
    for _ in range(draw(st.integers(1, 4))):
        end = start + draw(lengths)
        spans.append((start, end))
        start = end + draw(st.one_of(st.integers(1, 40), st.integers(200, 500)))
    if draw(st.booleans()):
        spans.append((start, FOREVER))
    return DaySet.union(spans)


def first(days: DaySet) -> int | None:
    return days.spans[0][0] if days else None


@given(worked_days(), st.integers(1, 48), st.booleans())
def test_units_are_what_a_literal_count_finds(worked: DaySet, months: int, continuous: bool) -> None:
    days = [one for start, end in worked for one in range(start, min(end, SEEN))]
    for counting, reached in (("month", literal.months_reached), ("calendar_year", literal.year_turns_reached)):
        found = first(time_reached(worked, months, cl.Policy(counting=counting), continuous=continuous))  # type: ignore[arg-type]
        assert (found if found and found < SEEN else None) == reached(days, 0, months, SEEN - 1, continuous=continuous)
    count = literal.continuous_reached if continuous else literal.cumulative_reached
    found = first(time_reached(worked, months, cl.Policy(), continuous=continuous))
    assert (found if found and found < SEEN else None) == count(days, 0, months, SEEN - 1)


@given(worked_days(), st.integers(1, 48), st.booleans(), st.sampled_from(COUNTINGS), st.booleans())
def test_laws(worked: DaySet, months: int, continuous: bool, counting: Any, to_today: bool) -> None:
    """A month is never later than a day, the year's end never later than the day; more work or fewer months never later."""
    policy = cl.Policy(counting=counting, continuous_to_today=to_today)
    year_end = policy.model_copy(update={"cutoff": "year_end"})
    days = time_reached(worked, months, policy, continuous=continuous)
    early = time_reached(worked, months, year_end, continuous=continuous)
    assert not days - early
    assert not early - DaySet.span(worked.spans[0][0])
    assert all(dt.date.fromordinal(a).month == 1 or a == worked.spans[0][0] or a in dict(days) for a, _ in early)
    assert not time_reached(worked, months + 12, policy, continuous=continuous) - days
    if not continuous:
        assert not days - time_reached(worked | DaySet.span(BEGUN, BEGUN + 100), months, policy, continuous=False)
    if not to_today:
        by_day = time_reached(worked, months, cl.Policy(), continuous=continuous)
        assert counting == "calendar_year" or not by_day - days
    else:
        assert not days - time_reached(worked, months, cl.Policy(counting=counting), continuous=continuous)


def test_long_months_alone_are_fewer_months() -> None:
    """59 months of 31 days are five years by day, and one month short of them by month: months are counted, not days."""
    longs = [dt.date(year, month, 1) for year in range(2010, 2019) for month in (1, 3, 5, 7, 8, 10, 12)][:59]
    worked = DaySet.union((start.toordinal(), start.toordinal() + 31) for start in longs)
    assert time_reached(worked, 60, cl.Policy(), continuous=False)
    assert not time_reached(worked, 60, cl.Policy(counting="month"), continuous=False)


@pytest.mark.parametrize(
    ("settings", "reached"),
    [
        ({}, "2021-03-16"),
        ({"counting": "month"}, "2021-02-01"),  # 2020-03..2021-02 are twelve months
        ({"counting": "calendar_year"}, "2021-01-01"),
        ({"cutoff": "year_end"}, "2021-01-01"),
        ({"counting": "month", "cutoff": "year_end"}, "2021-01-01"),
        ({"counting": "calendar_year", "cutoff": "year_end"}, "2021-01-01"),
    ],
)
def test_a_year_from_the_middle_of_a_month(settings: dict[str, Any], reached: str) -> None:
    policy = cl.Policy(**settings)
    since = DaySet.since(day("2020-03-16"))
    assert time_reached(since, 12, policy).first() == day(reached)


def test_nothing_counts_before_work_has_begun() -> None:
    """A year of months from January is full in December, and to the year's end from the first day worked on."""
    policy = cl.Policy(counting="month", cutoff="year_end")
    assert time_reached(DaySet.since(day("2020-01-15")), 12, policy).first() == day("2020-01-15")
    assert time_reached(NEVER, 12, policy) == NEVER
    assert time_reached(DaySet.span(FOREVER - 1), 12, policy) == NEVER


def test_years_turn_within_a_stretch_only() -> None:
    """Year minus year: a stretch that ends on 31 December has not seen the year turn, though a year by day."""
    worked = DaySet.between(day("2020-01-01"), day("2021-01-01"))
    assert time_reached(worked, 12, cl.Policy()).first() == day("2021-01-01")
    assert time_reached(worked, 12, cl.Policy(counting="calendar_year")) == NEVER
    two = worked | DaySet.between(day("2022-12-31"), day("2023-01-02")) | DaySet.since(day("2025-12-31"))
    policy = cl.Policy(counting="calendar_year")
    assert time_reached(two, 24, policy, continuous=False).first() == day("2026-01-01")
    assert time_reached(two, 24, policy).first() == day("2027-01-01")


# --- for a person ---


def check(person: cl.Person, level: int, on: str, occupation: str = "电工", **policy: Any) -> cl.Eligibility:
    return cl.Advisor(policy=cl.Policy(**policy)).check(person, occupation, level, on=on)


def person(issued: str = "2021-06-15", since: str = "2021-06-15", end: str | None = None, **more: Any) -> cl.Person:
    held = cl.Certificate(occupation="电工", level=5, issued=issued)
    return cl.Person(certificates=[held], work=[cl.Work(occupation="电工", start=since, end=end)], **more)


@pytest.mark.parametrize(
    ("settings", "reached"),
    [
        ({}, "2025-06-15"),
        ({"counting": "month"}, "2025-05-01"),
        ({"counting": "calendar_year"}, "2025-01-01"),
        ({"cutoff": "year_end"}, "2025-01-01"),
    ],
)
def test_a_person_and_a_plan_are_counted_alike(settings: dict[str, Any], reached: str) -> None:
    """Also between two certificates of a plan: 三级 asks for five years after 四级."""
    advisor = cl.Advisor(policy=cl.Policy(**settings))
    answer = advisor.check(person(), "电工", 4, on="2024-12-31")
    assert (answer.verdict, answer.eligible_from) == ("not_eligible", day(reached))
    assert advisor.check(person(), "电工", 4, on=reached).verdict == "eligible"
    plan = advisor.plan(person(), "电工", 3, on="2024-12-31")
    assert isinstance(plan, cl.Plan)
    first_step, last = [step for step in plan.steps if step.kind == "certificate"]
    assert first_step.date == day(reached)
    after = person().plus(cl.Certificate(occupation="电工", level=4, issued=reached))
    assert last.date == advisor.check(after, "电工", 3, on=reached).eligible_from


def have_and_missing(answer: cl.Eligibility, clause: int = 0, finding: int = -1) -> tuple[str, str]:
    found = answer.clauses[clause].findings[finding]
    return str(found.have), str(found.missing)


def test_what_there_is_and_what_is_missing_is_said_in_the_units_counted() -> None:
    assert have_and_missing(check(person(), 4, "2024-06-20", counting="month")) == ("3 years 1 month", "11 months")
    assert have_and_missing(check(person(), 4, "2024-06-20", counting="calendar_year")) == ("3 years", "1 year")
    assert have_and_missing(check(person(), 4, "2024-06-20", cutoff="year_end")) == (
        "3 years 6 months 16 days",
        "5 months 15 days",
    )
    stopped = person(end="2025-04-20")
    assert have_and_missing(check(stopped, 4, "2025-05-20", counting="month")) == ("3 years 11 months", "1 month")
    yes = check(person(), 4, "2025-05-20", counting="month")
    assert have_and_missing(yes) == ("4 years", "0 days")
    assert yes.clauses[0].findings[-1].records == (*person().certificates, *person().work)  # type: ignore[misc]
    none = check(cl.Person(work=person().work), 4, "2025-05-20", counting="month")
    assert have_and_missing(none) == ("0 days", "3 years 11 months")


def test_continuous_work_in_units() -> None:
    """A break is a month without work; what is broken is had, and the whole time is missing."""
    spells = [
        cl.Work(occupation="化学检验员", start="2018-01-10", end="2020-03-05"),
        cl.Work(occupation="化学检验员", start="2020-04-25", end="2021-03-05"),
    ]
    asked = {"level": 4, "occupation": "化学检验员", "counting": "month"}
    answer = check(cl.Person(work=spells), on="2021-03-20", **asked)  # type: ignore[arg-type]
    assert have_and_missing(answer, 2) == ("3 years 3 months", "1 year 9 months")
    later = check(cl.Person(work=spells), on="2021-06-20", **asked)  # type: ignore[arg-type]
    assert have_and_missing(later, 2) == ("3 years 3 months", "4 years 11 months")


def test_time_held_is_counted_in_the_same_way() -> None:
    """D12: 取得高级工证书2年以上, for students of a 技师学院."""
    student = technician_student("2024-03-16", "2023-09-01", "2027-07-01")
    for settings, reached in (
        ({}, "2026-03-16"),
        ({"counting": "month"}, "2026-02-01"),
        ({"counting": "calendar_year"}, "2026-01-01"),
        ({"cutoff": "year_end"}, "2026-01-01"),
    ):
        answer = check(student, 2, "2025-11-22", "客户服务管理员", **settings)  # type: ignore[arg-type]
        assert answer.clauses[-1].eligible_from == day(reached)
        yes = check(student, 2, reached, "客户服务管理员", **settings)  # type: ignore[arg-type]
        assert (yes.verdict, yes.clauses[-1].findings[-1].missing) == ("eligible", cl.Period())
    answer = check(student, 2, "2025-11-22", "客户服务管理员", counting="month")
    assert have_and_missing(answer, -1) == ("1 year 9 months", "3 months")
    none = check(cl.Person(), 2, "2025-11-22", "客户服务管理员", counting="month")
    assert have_and_missing(none, -1) == ("0 days", "1 year 11 months")


# --- readings that are switches ---


def test_no_time_is_held_without_a_certificate() -> None:
    """One that is issued today holds for this month, which counts whole; nobody has it yet."""
    for counting, missing in (("day", (2, 0)), ("month", (1, 11)), ("calendar_year", (2, 0))):
        advisor = cl.Advisor(CATALOG, cl.Policy(counting=counting))
        [(finding,)] = [
            result.findings
            for result in advisor.check(cl.Person(), "茶艺师", 3, on="2026-11-22").clauses
            if result.clause.id == "茶艺师/三级/2"
        ]
        assert isinstance(finding.missing, cl.Period)
        assert (finding.have, (finding.missing.years, finding.missing.months)) == (cl.Period(), missing)


def test_a_pre_technician_certificate_may_expire() -> None:
    """U20: one of 2012 is a yes in 2026, unless it is valid for five years."""
    old = cl.Person(
        certificates=[cl.Certificate(occupation="电工", issued="2012-07-01", kind="pre_technician")],
        education=[cl.Education(school="技师学院", graduated="2012-07-01")],
        work=[cl.Work(occupation="电工", start="2012-07-01")],
    )
    assert check(old, 2, "2026-11-22").verdict == "eligible"
    assert check(old, 2, "2026-11-22", pre_technician_years=5).verdict == "not_eligible"
    assert check(old, 2, "2017-06-30", pre_technician_years=5).verdict == "eligible"
    assert check(old, 2, "2017-07-01", pre_technician_years=5).verdict == "not_eligible"
    undated = old.model_copy(update={"certificates": (old.certificates[0].model_copy(update={"issued": None}),)})  # type: ignore[index]
    assert check(undated, 2, "2026-11-22").verdict == "eligible"
    asked = check(undated, 2, "2026-11-22", pre_technician_years=5)
    assert (asked.verdict, [one.topic for one in asked.questions]) == ("undetermined", ["issued"])


def test_continuous_work_may_have_to_reach_to_the_day() -> None:
    gone = cl.Person(work=[cl.Work(occupation="化学检验员", start="2015-01-01", end="2020-06-30")])
    assert check(gone, 4, "2026-11-22", "化学检验员").verdict == "eligible"
    assert check(gone, 4, "2026-11-22", "化学检验员", continuous_to_today=True).verdict == "not_eligible"
    for on, counting, verdict in (
        ("2020-07-01", "day", "eligible"),
        ("2020-07-02", "day", "not_eligible"),
        ("2020-06-30", "month", "eligible"),
        ("2020-07-01", "month", "not_eligible"),
        ("2020-12-31", "calendar_year", "eligible"),
        ("2021-01-01", "calendar_year", "not_eligible"),
    ):
        answer = check(gone, 4, on, "化学检验员", continuous_to_today=True, counting=counting)
        assert answer.verdict == verdict, (on, counting)


def test_final_year_students_everywhere_or_where_they_are_named() -> None:
    student = cl.Person(
        certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2024-01-01")],
        work=[cl.Work(occupation="化学检验员", start="2024-01-01")],
        education=[cl.Education(degree="大专", graduated="2027-07-01", relevance={"化学检验员": "own"})],
    )
    assert check(student, 3, "2026-11-22", "化学检验员").verdict == "not_eligible"
    assert check(student, 3, "2026-11-22", "化学检验员", final_year_everywhere=True).verdict == "eligible"


@pytest.mark.parametrize(
    ("asked", "settings", "reached"),
    [
        ({"months": 6}, {}, "2025-02-28"),  # there is no 31 February
        ({"years": 1, "months": 6}, {}, "2026-02-28"),
        ({"months": 18}, {"counting": "month"}, "2026-01-01"),
        ({"months": 6}, {"counting": "calendar_year"}, "2025-01-01"),  # a part of a year is a year
        ({"years": 1, "months": 6}, {"counting": "calendar_year"}, "2026-01-01"),
        ({"months": 18}, {"cutoff": "year_end"}, "2026-01-01"),
    ],
)
def test_months_asked_for(asked: dict[str, int], settings: dict[str, Any], reached: str) -> None:
    """Months by D2: the same day of the month, or the last one of a month that has no such day."""
    work = cl.WorkYears.model_validate({"mode": "累计", **asked})
    clause = cl.Clause(id="茶艺师/四级/1", text="略", alternatives=((work,),))
    catalog = cl.Catalog((cl.Standard(occupation="茶艺师", levels={cl.Level(4): (clause,)}),))
    me = cl.Person(work=[cl.Work(occupation="茶艺师", start="2024-08-31")])
    answer = cl.Advisor(catalog, cl.Policy(**settings)).check(me, "茶艺师", 4, on="2024-09-01")
    assert str(answer.eligible_from) == reached


def test_no_time_at_all_is_no_work() -> None:
    with pytest.raises(cl.CertladderError, match=r"requirement\.no_time|至少 1 个月|at least a month"):
        cl.WorkYears(mode="累计")


def test_a_year_and_a_half_is_eighteen_months() -> None:
    half, months = ({"years": 1, "months": 6}, {"months": 18})
    assert (
        cl.WorkYears(mode="累计", **half) == cl.WorkYears(mode="累计", **months) != cl.WorkYears(mode="连续", **months)
    )
    assert len({cl.CertificateRequirement(level=5, kinds=["skill_level"], **time) for time in (half, months)}) == 1
