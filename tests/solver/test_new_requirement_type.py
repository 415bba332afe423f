"""A made-up type of requirement, in one evaluator: every feature works with it, or a test here fails.

A health certificate (健康证明) that was issued in the last so many months: it asks for a record of the permits, holds
for a while only, and has to be renewed where work takes longer.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import pytest

import certladder as cl
from certladder.model import base
from certladder.model.dates import add_months
from certladder.model.day_set import ALL, DaySet
from certladder.model.requirements import BaseRequirement
from certladder.solver.evaluate.by_record import Dated, RecordEvaluator
from certladder.solver.evaluate.evaluate import EVALUATORS
from certladder.solver.evaluate.evaluator import Served
from certladder.solver.evaluate.record_view import RecordView
from certladder.solver.wording import REQUIREMENT_WORDS

ON = dt.date(2026, 11, 22)
NAME = "健康证明"


class HealthCertificate(BaseRequirement):
    """A health certificate issued in the last `months`."""

    type: Literal["health"] = "health"
    months: int


class HealthCertificateEvaluator(RecordEvaluator[HealthCertificate, cl.Permit]):
    """For so many months from its issue date on."""

    list_name = "permits"
    can_end = True
    likely_years_ago = (0, 1)

    def serves(self, asked: HealthCertificate, record: cl.Permit, view: RecordView) -> Served:
        return record.name == NAME, ()

    def dated(self, asked: HealthCertificate, record: cl.Permit, view: RecordView) -> Dated:
        if record.issued is None:
            return ALL, ("issued",)
        issued = record.issued.toordinal()
        return DaySet.span(issued, add_months(issued, asked.months)), ()

    def addition(
        self, asked: HealthCertificate, view: RecordView, on: dt.date, until: int | None = None
    ) -> cl.Permit | None:
        return None if until is None else cl.Permit(name=NAME, issued=max(on, dt.date.fromordinal(until)))


ASKED = HealthCertificate(months=6)
ONE_YEAR = cl.WorkYears(years=1, mode="累计")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "_VALIDATE", False)  # the union of requirement types does not hold this one
    monkeypatch.setitem(EVALUATORS, "health", HealthCertificateEvaluator())
    monkeypatch.setitem(REQUIREMENT_WORDS, "health", lambda asked, lang: f"health certificate, {asked.months} months")


def advisor(*asked: Any) -> cl.Advisor:
    clause = cl.Clause.unvalidated(id="茶艺师/五级/1", text="持有健康证明。", alternatives=(asked,))
    return cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),)))


def check(*records: cl.Permit | cl.Work, on: dt.date = ON, asked: tuple[Any, ...] = (ASKED,)) -> cl.Eligibility:
    return advisor(*asked).check(cl.Person().plus(*records), "茶艺师", 5, on=on)


def test_it_is_evaluated() -> None:
    fresh = cl.Permit(name=NAME, issued="2026-06-01")
    assert check(fresh).verdict == "eligible"
    assert check(fresh, on=dt.date(2026, 12, 1)).verdict == "not_eligible"
    assert check(fresh, on=dt.date(2026, 5, 1)).eligible_from == dt.date(2026, 6, 1)
    assert check(cl.Permit(name="驾驶证", issued="2026-06-01")).verdict == "not_eligible"


def test_its_findings_say_what_there_is_and_what_is_missing() -> None:
    fresh, stale = cl.Permit(name=NAME, issued="2026-06-01"), cl.Permit(name=NAME, issued="2020-06-01")
    (yes,) = check(stale, fresh).clauses[0].findings
    assert (yes.have, yes.missing, yes.records) == ((stale, fresh), None, (fresh,))
    (no,) = check(stale).clauses[0].findings
    assert (no.verdict, no.have, no.missing, no.records) == ("not_eligible", (stale,), ASKED, ())


def test_it_is_worded() -> None:
    answer = check(cl.Permit(name=NAME, issued="2020-06-01"))
    assert "持有健康证明" in str(answer)
    assert "health certificate, 6 months" in answer.explain("en")


def test_it_can_be_asked_for() -> None:
    undated = cl.Permit(name=NAME)
    answer = check(undated)
    assert (answer.verdict, answer.possible_from, answer.eligible_from) == ("undetermined", ON, None)
    assert answer.questions == (cl.Question(topic="issued", occupation="茶艺师", record=undated),)
    ask = advisor(ASKED)
    interview = ask.interview(cl.Person(permits=None, work=None), "茶艺师", 5, on=ON)
    assert interview.question is not None
    assert interview.question.topic == "permits"
    assert interview.answer([cl.Permit(name=NAME, issued="2026-10-01")]).eligibility.verdict == "eligible"
    both = advisor(ASKED, cl.MinimumAge(years=16)).interview(cl.Person(permits=None), "茶艺师", 5, on=ON)
    assert {question.topic for question in both.eligibility.questions} == {"permits", "born"}
    assert both.question is not None


def test_it_is_among_the_fixes_when_it_is_needed() -> None:
    """Issued on the day on which the work is enough, not before: it would have expired."""
    (fix,) = check().fixes
    assert (fix.additions, fix.eligible_from) == ((cl.Permit(name=NAME, issued=ON),), ON)
    works = cl.Work(occupation="茶艺师", start=ON)
    (later,) = check(works, asked=(ASKED, ONE_YEAR)).fixes
    in_a_year = dt.date(2027, 11, 22)
    assert (later.additions, later.eligible_from) == ((cl.Permit(name=NAME, issued=in_a_year),), in_a_year)
    fixed = check(works, *later.additions, on=in_a_year, asked=(ASKED, ONE_YEAR))
    assert fixed.verdict == "eligible"
