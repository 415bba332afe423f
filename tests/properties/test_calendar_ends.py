"""The first days that are read and the last of the calendar: every question has an answer, and none is a day that is not there."""

from __future__ import annotations

from contextlib import suppress

import pytest

import certladder as cl

DAYS = ("1980-01-01", "9998-12-31", "9999-12-30", "9999-12-31")
TARGETS = (("电工", 4), ("客户服务管理员", 2), ("化学检验员", 4))


def person(date: str) -> cl.Person:
    occupations = ("电工", "客户服务管理员", "化学检验员")
    return cl.Person(
        certificates=[
            cl.Certificate(occupation=name, level=level, issued=date) for name in occupations for level in (4, 3)
        ],
        work=[cl.Work(occupation=name, start=date) for name in occupations],
        education=[
            cl.Education(school="技师学院", programme="技师班", enrolled=date),
            cl.Education(degree="大专", graduated=date, relevance={"客户服务管理员": "own"}),
        ],
        born=date,
    )


PERSONS = (
    cl.Person(),
    cl.Person(work=None, education=None, certificates=None),
    *map(person, ("1920-01-01", "1920", "9999", "9999-12-31")),
)


@pytest.mark.slow
@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("asked", PERSONS, ids=["none", "unknown", "first day", "first year", "last year", "last day"])
def test_every_question_has_an_answer(on: str, asked: cl.Person) -> None:
    for policy in (cl.Policy(), cl.Policy(lead_time_months=36_600, training_months=36_600, counting="month")):
        advisor = cl.Advisor(policy=policy)
        for occupation, level in TARGETS:
            answer = advisor.check(asked, occupation, level, on)
            assert answer.explain("en")
            assert answer.eligible_from is None or answer.eligible_from >= answer.on
            advisor.question(asked, occupation, level, on)
            with suppress(cl.NoPath):
                assert advisor.plan(asked, occupation, level, on).explain("en")
    assert advisor.survey(asked, on).explain("en")


@pytest.mark.parametrize("on", DAYS)
def test_every_page_and_picture_can_be_drawn(on: str) -> None:
    for asked in PERSONS[2:]:
        assert cl.Advisor().report(asked, "客户服务管理员", 2, on, lang="en")
        assert cl.Advisor().ladder_svg(asked, "电工", on, lang="en")
