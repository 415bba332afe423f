"""Persons with thousands of records: bounded time, and the answers that fewer records would get (issue 17)."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest

import certladder as cl
from tests.helpers.strategies import ONE_DAY

pytestmark = pytest.mark.slow

ON = "2020-11-22"
FIRST = dt.date(1990, 1, 1)
MANY = 1200


def days(count: int) -> list[dt.date]:
    return [FIRST + ONE_DAY * number for number in range(count)]


def months(count: int) -> list[str]:
    return [f"{1990 + number % 30}-{1 + number % 12:02}" for number in range(count)]


RECORDS: dict[str, dict[str, Any]] = {
    "days of work": {"work": [cl.Work(occupation="电工", start=day, end=day) for day in days(MANY)]},
    "names": {"work": [cl.Work(occupation=f"第{number}种职业", start=FIRST) for number in range(MANY)]},
    "months": {"work": [cl.Work(occupation="电工", start=month, end=month) for month in months(MANY)]},
    "the same": {"work": [cl.Work(occupation="维修电工", start=FIRST)] * MANY},
    "certificates": {
        "certificates": [cl.Certificate(occupation="车工", level=5, issued=day) for day in days(MANY)],
        "work": [cl.Work(occupation="电工", start=FIRST)],
    },
    "courses": {
        "education": [cl.Education(enrolled=day, graduated=day + ONE_DAY, full_time=True) for day in days(MANY)]
    },
}


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", RECORDS)
def test_many_records_take_bounded_time(kind: str) -> None:
    person = cl.Person(**RECORDS[kind])
    advisor = cl.Advisor()
    begun = time.process_time()
    for occupation in ("电工", "铣工"):
        assert advisor.check(person, occupation, 4, on=ON).explain()
        advisor.question(person, occupation, 4, on=ON)
    assert time.process_time() - begun < 30


def test_many_days_of_work_are_cited_without_being_tried_one_by_one() -> None:
    """Of 2,192 days six years are made; of fewer spells than 200 the needless ones are left out."""
    person = cl.Person(work=[cl.Work(occupation="电工", start=day, end=day) for day in days(2200)])
    answer = cl.Advisor().check(person, "电工", 4, on=ON)
    assert answer.verdict == "eligible"
    assert len(answer.clauses[1].findings[0].records) == 2200
    few = cl.Person(
        work=[
            cl.Work(occupation="电工", start=f"{1990 + year}-01-01", end=f"{1990 + year}-12-31") for year in range(10)
        ]
    )
    assert len(cl.Advisor().check(few, "电工", 4, on=ON).clauses[1].findings[0].records) == 6


def test_many_months_are_all_asked_for() -> None:
    """The first month decides; of a person with as many records it is not looked for."""
    asked = []
    for count in (60, MANY):
        person = cl.Person(work=[cl.Work(occupation="电工", start=month) for month in months(count)])
        answer = cl.Advisor().check(person, "电工", 4, on="1996-01-15")
        assert answer.verdict == "undetermined"
        assert {question.topic for question in answer.questions} == {"start"}
        asked.append(len(answer.questions))
    assert asked == [1, 13]


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ["work", "certificates"])
def test_changes_to_a_plan_are_tried_without_all_that_is_open(kind: str) -> None:
    """Whether 600 occupations are related: each answer is tried, without the records of the others."""
    names = [f"第{number}种职业" for number in range(600)]
    work = [cl.Work(occupation=name, start=FIRST) for name in names]
    certificates = [cl.Certificate(occupation=name, level=4, issued=FIRST) for name in names]
    person = cl.Person(work=work) if kind == "work" else cl.Person(certificates=certificates)
    begun = time.process_time()
    found = cl.Advisor().improvements(person, "铣工", 1, on=ON, undocumented="obtainable")
    assert time.process_time() - begun < 30
    assert [one.question.related for one in found if one.question] == names
