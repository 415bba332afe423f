"""What a degree says of the school, and a school of the degree (D9); work in full-time study (D25)."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()


@pytest.mark.parametrize("degree", ["初中", "高中", "本科", "硕士", "博士"])
def test_a_school_that_the_degree_settles_is_not_asked(degree: str) -> None:
    """U9: a 初中 diploma is no 技工学校's: a plain no."""
    person = cl.Person(education=[cl.Education(degree=degree, graduated="2020-07-15")])
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert (answer.verdict, answer.questions) == ("not_eligible", ())


@pytest.mark.parametrize("degree", ["中专", "大专", None])
def test_a_school_that_the_degree_leaves_open_is_asked(degree: str | None) -> None:
    person = cl.Person(education=[cl.Education(degree=degree, graduated="2020-07-15")])
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert answer.verdict == "undetermined"
    assert "school" in {question.topic for question in answer.questions}


def test_only_technical_schools_have_their_classes() -> None:
    """D13: a student of a 高中 or 普通高中 is in no 技师班; one of whom only the class is known may be."""
    asked = cl.EnrolmentRequirement(programmes=["技师班"])
    clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=((asked,),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),)))
    for fields, verdict in (
        ({"degree": "高中"}, "not_eligible"),
        ({"school": "普通高中"}, "not_eligible"),
        ({"school": "技师学院"}, "undetermined"),
        ({}, "undetermined"),
        ({"programme": "技师班"}, "eligible"),
    ):
        study = cl.Education.model_validate({"enrolled": "2025-09-01", "graduated": "2028-07-01", **fields})
        assert advisor.check(cl.Person(education=[study]), "茶艺师", 2, on=ON).verdict == verdict
