"""Every certificate with its soonest plan: what `plan` says of each, soonest first."""

from __future__ import annotations

import time

import pytest

import certladder as cl

ON = "2026-11-22"
MILLER = cl.Person(
    certificates=[cl.Certificate(occupation="铣工", level=4, issued="2020-09-01")],
    work=[cl.Work(occupation="铣工", start="2016-03-01")],
)
NOT_KNOWN = cl.Person(certificates=None, work=None, education=None)
ADVISOR = cl.Advisor()


def alone(person: cl.Person, occupation: str, level: cl.Level, **wishes: object) -> cl.Plan | tuple[object, ...]:
    try:
        return ADVISOR.plan(person, occupation, level, on=ON, **wishes)
    except cl.NoPath as reasons:
        return reasons.kind, reasons.explain()


@pytest.mark.slow
@pytest.mark.parametrize("person", [cl.Person(), MILLER, NOT_KNOWN], ids=["beginner", "miller", "not known"])
@pytest.mark.parametrize("wishes", [{}, {"deadline": "2033-12-31"}, {"max_certificates": 2}, {"via": "铣工/三级/1"}])
def test_each_is_what_plan_says(person: cl.Person, wishes: dict[str, object]) -> None:
    found = ADVISOR.targets(person, on=ON, **wishes)
    said = {
        (one.occupation, one.level): one if isinstance(one, cl.Plan) else (one.kind, one.explain()) for one in found
    }
    levels = [(one.occupation, level) for one in ADVISOR.catalog.standards for level in one.levels]
    assert len(found) == len(levels) == 25
    assert said == {target: alone(person, *target, **wishes) for target in levels}


def test_soonest_first_then_why_there_is_none() -> None:
    found = ADVISOR.targets(MILLER, on=ON, by="2033-12-31")
    plans = [one for one in found if isinstance(one, cl.Plan)]
    reasons = [one for one in found if isinstance(one, cl.NoPath)]
    assert found == [*plans, *reasons]
    assert [plan.reached for plan in plans] == sorted(plan.reached for plan in plans)
    assert [one.earliest for one in reasons] == sorted(one.earliest for one in reasons if one.earliest)
    assert not plans[0].steps  # held already
    assert (
        max(plan.reached for plan in plans).year
        == 2032
        < 2034
        == min(one.earliest.year for one in reasons if one.earliest)
    )


def test_all_25_within_50_milliseconds() -> None:
    """On a machine where one check takes 0.12 ms: in its terms, so that a slower one may take longer."""

    def best_of_five(ask: object) -> float:
        spans = []
        for _ in range(5):
            start = time.process_time()
            ask()  # type: ignore[operator]
            spans.append(time.process_time() - start)
        return min(spans)

    one = best_of_five(lambda: [ADVISOR.check(MILLER, "铣工", 3, on=ON) for _ in range(20)]) / 20
    assert best_of_five(lambda: ADVISOR.targets(MILLER, on=ON)) < 0.05 / 0.00012 * one


def test_wishes_are_read() -> None:
    with pytest.raises(cl.WishesError):
        ADVISOR.targets(MILLER, on=ON, fast=True)
    with pytest.raises(TypeError):
        ADVISOR.targets(MILLER, on=ON, by=ON, deadline=ON)
