"""The fronts of `plans` by rules that ask for several certificates at once, against those of the brute-force planner.

CERTLADDER_JOINT_FRONTS says how many questions are asked; a difference is replayed with `random_joint_question(seed)`.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache

import pytest

import certladder as cl
from tests.helpers.random_joint_questions import catalog_of, random_joint_question
from tests.reference.brute_force_joint import joint_front
from tests.reference.plan_checker import validate
from tests.reference.queries import describe, wishes_of

pytestmark = pytest.mark.no_cover

NUMBER = int(os.environ.get("CERTLADDER_JOINT_FRONTS", "300"))
PARTS = 2
SHOWN = 5


@pytest.mark.parametrize("part", range(PARTS))
def test_fronts_are_those_of_the_brute_force(part: int) -> None:
    seeds = range(part, NUMBER, PARTS)
    differences: list[str] = []
    for seed in seeds:
        question = random_joint_question(seed)
        library = {(plan.days, plan.certificates, plan.trainings, plan.programmes) for plan in answered(seed)}
        exhaustive = joint_front(question.asked, question.rules)
        if library != exhaustive:
            differences.append(describe(f"random_joint_question({seed})", question.asked, library, exhaustive))
    shown = "\n\n".join(differences[:SHOWN])
    assert not differences, f"{len(differences)} of {len(seeds)} fronts differ; the first of them:\n{shown}"


def test_the_plans_are_sound() -> None:
    for seed in range(NUMBER):
        question = random_joint_question(seed)
        case = question.asked.case
        wishes = {"undocumented": case.wishes.undocumented, "assume_unknown": case.wishes.assume_unknown}
        for plan in answered(seed):
            assert validate(plan, case.person, catalog_of(question), case.policy, **wishes) == (), seed


def test_the_questions_lead_through_alternatives_that_ask_for_several() -> None:
    seen: Counter[str] = Counter()
    for seed in range(NUMBER):
        plans = [plan for plan in answered(seed) if any(map(asks_for_several, plan.steps))]
        seen["with a way"] += bool(answered(seed))
        seen["with a choice"] += len(answered(seed)) > 1
        seen["by several at once"] += bool(plans)
        seen["several of them earned"] += any(plan.certificates > 2 for plan in plans)
        seen["with programmes"] += any(plan.programmes for plan in plans)
    floors = {
        "with a way": 0.5,
        "with a choice": 0.05,
        "by several at once": 0.3,
        "several of them earned": 0.06,
        "with programmes": 0.02,
    }
    assert all(seen[what] >= floor * NUMBER for what, floor in floors.items()), (NUMBER, seen)


@cache
def answered(seed: int) -> tuple[cl.Plan, ...]:
    """The library's answer, empty where it finds no path."""
    question = random_joint_question(seed)
    case = question.asked.case
    advisor = cl.Advisor(catalog_of(question), case.policy)
    try:
        return tuple(advisor.plans(case.person, case.occupation, case.level, case.on, **wishes_of(question.asked)))
    except cl.NoPath:
        return ()


def asks_for_several(step: cl.Step) -> bool:
    """Whether a certificate is earned by an alternative that asks for several at once."""
    asked = step.clause.alternatives[(step.alternative or 1) - 1] if step.clause and step.kind == "certificate" else ()
    return sum(isinstance(one, cl.CertificateRequirement) and one.level is not None for one in asked) > 1
