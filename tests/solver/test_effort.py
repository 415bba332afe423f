"""Advice in the order of what people can do, and the level that is open instead."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.person import Record
from certladder.solver.eligibility.effort import Effort, effort, usual_study

ON = "2026-11-22"
ADVISOR = cl.Advisor()
WORK = cl.Work(occupation="电工", start=ON)
COURSE = cl.Training(occupation="电工", level=4, completed=ON)
HELD = cl.Certificate(occupation="电工", level=4, issued=ON)
EFFORTS: list[tuple[tuple[Record, ...], Effort]] = [
    ((), Effort.NONE),
    ((WORK,), Effort.WORK),
    ((COURSE, WORK), Effort.COURSE),
    ((HELD, COURSE, WORK), Effort.CERTIFICATE),
    ((cl.Permit(name="驾驶证"),), Effort.CERTIFICATE),
    ((HELD, cl.Education(degree="大专")), Effort.PART_TIME_STUDY),
    ((cl.Education(degree="本科"), cl.Education(school="技工学校")), Effort.FULL_TIME_STUDY),
    ((cl.Education(school="高等职业学校", degree="大专"),), Effort.FULL_TIME_STUDY),
    ((cl.Education(degree="高中"),), Effort.FULL_TIME_STUDY),
    ((cl.Education(),), Effort.FULL_TIME_STUDY),
]


@pytest.mark.parametrize(("gains", "expected"), EFFORTS, ids=lambda value: "")
def test_what_it_takes(gains: tuple[Record, ...], expected: Effort) -> None:
    assert effort(gains) is expected


@pytest.mark.parametrize("option", cl.usual_programmes(), ids=lambda option: str(option.school or option.degree))
def test_study_takes_what_the_usual_programmes_take(option: cl.StudyOption) -> None:
    study = usual_study(option.course)
    assert (study.months, study.full_time) == (option.months, option.full_time)


ELECTRICIAN = cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])
OPEN: dict[str, tuple[cl.Person, int, int | None]] = {
    "six years of work": (ELECTRICIAN, 3, 4),
    "the same asked for 二级": (ELECTRICIAN, 2, 4),
    "nothing": (cl.Person(), 3, None),
    "the level asked for is open": (ELECTRICIAN, 4, None),
    "the level below is held": (
        ELECTRICIAN.plus(cl.Certificate(occupation="电工", level=4, issued="2025-01-01")), 3, None
    ),
    "the next level but one is held, the next is open": (
        ELECTRICIAN.plus(cl.Certificate(occupation="电工", level=4, issued="2020-01-01")), 2, 3
    ),
    "perhaps open is not open": (cl.Person(work=None), 3, None),
}  # fmt: skip


@pytest.mark.parametrize(("person", "level", "opens"), OPEN.values(), ids=OPEN)
def test_the_next_level_that_is_open_is_named(person: cl.Person, level: int, opens: int | None) -> None:
    answer = ADVISOR.check(person, "电工", level, on=ON)
    assert answer.open_instead == opens
    if opens:
        assert ADVISOR.check(person, "电工", opens, on=ON).verdict == "eligible"
        assert f"现在可以先申报电工 {cl.Level(opens).words('zh')}。" in str(answer)
        assert "You can apply for 电工 (Electrician) level" in answer.explain("en")
