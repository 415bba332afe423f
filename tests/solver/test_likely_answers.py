"""What is tried to find the next question: typical answers to each kind of question."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import certladder as cl
from certladder.model.requirements import Requirement
from certladder.solver.case import Case
from certladder.solver.evaluate.record_view import RecordView
from certladder.solver.interview import _openness, likely_answers

ON = dt.date(2026, 11, 22)
STANDARD = cl.Standard(occupation="茶艺师", levels={})
CASE = Case(cl.Person(), cl.Catalog((STANDARD,)), cl.Policy(), STANDARD, cl.Level.ADVANCED, ON)


def likely(topic: str, *asked: Requirement) -> list[object]:
    question = cl.Question.model_validate({"topic": topic, "occupation": "茶艺师"})
    return likely_answers(question, asked, RecordView(CASE), ON)


def years_ago(*years: int) -> list[dt.date]:
    return [dt.date(2026 - number, 11, 22) for number in years]


def test_days() -> None:
    """A day of birth on either side of 16 and 18; lately or up to ten years ago; a graduation to come."""
    assert likely("born") == years_ago(15, 17, 20, 30, 40, 50, 62)
    assert likely("issued") == likely("enrolled") == years_ago(0, 1, 2, 3, 4, 5, 6, 10)
    assert likely("graduated") == years_ago(-2, 0, 1, 2, 3, 4, 5, 6, 10)


@pytest.mark.parametrize("topic", ["relation", "corresponds", "permit", "unread"])
def test_yes_or_no(topic: str) -> None:
    assert likely(topic) == [True, False]


def test_terms() -> None:
    assert likely("degree") == list(cl.Degree)
    assert likely("trains_to") == [3, 4, 5]


def test_a_list_holds_nothing_more_or_what_is_asked_for() -> None:
    held = cl.CertificateRequirement(level=4, kinds=["skill_level"])
    nothing, _, *some = likely("certificates", cl.WorkYears(years=2, mode="累计", after=held))
    assert nothing == ()
    assert some == [(cl.Certificate(occupation="茶艺师", level=4, issued=day),) for day in years_ago(1, 10)]
    assert likely("certificates", cl.WorkYears(years=2, mode="累计")) == [()]
    assert likely("permits", held) == [()]


def test_only_what_is_open_is_tried() -> None:
    """Permits are asked first, though a day of birth comes first in the text: who has this one is done."""
    asked = [cl.TrainingRequirement(level=4)], [cl.MinimumAge(years=60)], [cl.PermitRequirement(name="健康证明")]
    clauses = tuple(
        cl.Clause.model_validate({"id": f"茶艺师/四级/{number}", "text": "略", "alternatives": [alternative]})
        for number, alternative in enumerate(asked, 1)
    )
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={4: clauses}),)))
    me = cl.Person(permits=None)
    topics = [question.topic for question in advisor.check(me, "茶艺师", 4, on=ON).questions]
    first = advisor.question(me, "茶艺师", 4, on=ON)
    assert (topics, first.topic if first else None) == (["born", "permits"], "permits")


def test_what_is_decided_leaves_nothing_open() -> None:
    clause = cl.Clause(id="茶艺师/四级/1", text="略", alternatives=((cl.MinimumAge(years=16),),))
    standard = cl.Standard(occupation="茶艺师", levels={4: (clause,)})
    grown = cl.Person(born="1990-01-01")
    case = Case(grown, cl.Catalog((standard,)), cl.Policy(), standard, cl.Level.INTERMEDIATE, ON)
    assert _openness(case) == (0, 0)
    assert _openness(replace(case, person=cl.Person(born="2020-01-01"))) == (0, 0)
    assert _openness(replace(case, person=cl.Person())) == (1, 1)
