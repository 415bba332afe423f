"""Plans where one can apply on some days of the year only (`Policy.sittings`)."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from certladder.model.periods import FOREVER
from certladder.model.policy import first_of_year_days
from tests.helpers.technician_student import technician_student

ON = "2026-11-22"
WORKER = cl.Person(work=[cl.Work(occupation="电工", start="2021-02-01")])


def reached(level: int, person: cl.Person = WORKER, **policy: object) -> list[str]:
    """The days on which the certificates of the soonest plan are earned."""
    plan = cl.Advisor(policy=cl.Policy(**policy)).plan(person, "电工", level, ON)
    return [step.date.isoformat() for step in plan.steps if step.kind == "certificate"]


def test_each_application_waits_for_the_next_sitting() -> None:
    assert reached(3) == ["2027-02-01", "2032-02-01"]
    assert reached(3, sittings=["03-15", "9月15日"]) == ["2027-03-15", "2032-03-15"]
    assert reached(3, sittings="9.15") == ["2027-09-15", "2032-09-15"]
    assert reached(3, sittings=["02-01"]) == ["2027-02-01", "2032-02-01"]


def test_the_lead_time_follows_the_sitting() -> None:
    assert reached(3, sittings=["03-15"], lead_time_months=2) == ["2027-05-15", "2033-05-15"]


def test_a_student_has_to_be_one_at_a_sitting() -> None:
    """D13: enrolled until 1 July 2027; a sitting in September is too late."""
    holder = technician_student("2020-11-22", "2024-09-01", "2027-07-01")
    days = []
    for sitting in ("03-15", "09-15"):
        advisor = cl.Advisor(policy=cl.Policy(sittings=[sitting]))
        days.append(advisor.plan(holder, "客户服务管理员", 2, ON, max_trainings=0).reached.isoformat())
    assert days[0] == "2027-03-15"
    assert days[1] > "2027-09-15"


def test_what_is_not_documented_needs_no_sitting() -> None:
    plan = cl.Advisor(policy=cl.Policy(sittings=["03-15"])).plan(cl.Person(), "电工", 4, ON, undocumented="obtainable")
    assert [step.start.isoformat() for step in plan.steps if step.kind == "certificate"] == [ON, "2031-03-15"]


def test_a_plan_says_its_sittings() -> None:
    plan = cl.Advisor(policy=cl.Policy(sittings=["09-15", "03-15"])).plan(WORKER, "电工", 4, ON)
    assert "每年只能在以下日期申报：03-15、09-15" in str(plan)
    assert "03-15" in plan.explain("en")
    assert "sittings" not in {one.kind for one in cl.Advisor().plan(WORKER, "电工", 4, ON).assumptions}


def test_the_end_of_february_and_of_the_calendar() -> None:
    assert dt.date.fromordinal(first_of_year_days(["02-29"], dt.date(2027, 1, 1).toordinal())) == dt.date(2027, 2, 28)
    assert dt.date.fromordinal(first_of_year_days(["02-29"], dt.date(2027, 3, 1).toordinal())) == dt.date(2028, 2, 29)
    assert first_of_year_days(["03-15"], dt.date(9999, 4, 1).toordinal()) == FOREVER


@pytest.mark.parametrize("wrong", ["03-32", "13-01", "春季", ["02-30"], 3])
def test_what_is_no_day_of_the_year(wrong: object) -> None:
    with pytest.raises(cl.InvalidFields):
        cl.Policy(sittings=wrong)
