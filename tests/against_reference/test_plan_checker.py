"""Every plan of `plans` passes the independent validator, and every plan with a mistake put into it fails there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice

import pytest

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.plan_mutations import MISTAKES, Plans, assumes_a_level
from tests.helpers.plan_questions import NUMBER, Question, questions, related_questions
from tests.helpers.related_plan_mutations import RELATED_MISTAKES
from tests.reference.plan_checker import validate

pytestmark = pytest.mark.slow

FEWEST = by_length(short=2, long=10, proof=10)
MOST = by_length(short=60, long=500, proof=2000)


def test_every_plan_is_sound() -> None:
    seen: Counter[str] = Counter()
    for question in questions():
        for plan in question.plans:
            assert question.faults(plan) == (), plan
            seen["plans"] += 1
            seen["without steps"] += not plan.steps
            seen["with training"] += plan.trainings > 0
            seen["with a programme"] += plan.programmes > 0
            seen["full-time"] += any(step.suspends_work for step in plan.steps)
            seen["undocumented"] += any(one.kind == "undocumented" for one in plan.assumptions)
            seen["provided"] += bool(plan.provided)
            seen["lead time"] += question.policy.lead_time_months > 0 and plan.certificates > 0
    assert all(seen[what] >= NUMBER // 100 for what in seen), seen
    assert seen["plans"] >= NUMBER, seen


def test_every_plan_through_a_related_occupation_is_sound() -> None:
    """All of these have a certificate of another occupation."""
    seen: Counter[str] = Counter()
    for question in related_questions():
        for plan in question.plans:
            assert question.faults(plan) == (), plan
            occupations = {step.record.occupation for step in plan.steps if step.kind == "certificate"}
            assert occupations - {plan.occupation}
            seen["plans"] += 1
            seen["with an own certificate on the way"] += plan.certificates > len(occupations)
            seen["through several"] += len(occupations) > 2
            seen["undocumented"] += any(one.kind == "undocumented" for one in plan.assumptions)
            seen["training"] += plan.trainings > 0
    assert seen["plans"] >= NUMBER // 4, seen
    assert all(seen.values()), seen


@pytest.mark.parametrize("mistake", MISTAKES + RELATED_MISTAKES, ids=lambda mistake: mistake.__name__)
def test_every_plan_with_a_mistake_fails(mistake: Callable[[Question, cl.Plan], Plans]) -> None:
    """Each kind of mistake occurs; at least `FEWEST` times, and of the frequent ones the first `MOST` are tried."""
    asked = (*related_questions(), *questions())
    plans = ((question, plan) for question in asked for plan in question.plans)
    spoilt = ((question, plan, wrong) for question, plan in plans for wrong in mistake(question, plan))
    caught = 0
    for question, plan, wrong in islice(spoilt, MOST):
        assert question.faults(wrong), (plan, wrong)
        caught += 1
    assert caught >= FEWEST


def test_an_undocumented_level_needs_leave() -> None:
    asked = [question for question in questions() if question.wishes["undocumented"] == "obtainable"]
    assumed = [(question, plan) for question in asked for plan in question.plans if assumes_a_level(plan)]
    strict = {"undocumented": "unreachable"}
    for question, plan in assumed:
        assert validate(plan, question.person, question.catalog, question.policy, **{**question.wishes, **strict})
    assert len(assumed) >= FEWEST
