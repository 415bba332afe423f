"""Questions to the planner and its answers, for the tests that look at plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.random_questions import random_question
from tests.helpers.related_plans import plans_elsewhere
from tests.reference import queries
from tests.reference.plan_checker import validate
from tests.reference.question import Question as Asked

ONE_DAY = dt.timedelta(days=1)
NUMBER = by_length(short=60, long=300, proof=1200)


@dataclass(frozen=True)
class Question:
    """What was asked of the planner, and what it answered."""

    catalog: cl.Catalog
    policy: cl.Policy
    person: cl.Person
    wishes: dict[str, Any]
    plans: list[cl.Plan]

    def faults(self, plan: cl.Plan) -> tuple[str, ...]:
        found = validate(plan, self.person, self.catalog, self.policy, **self.wishes)
        assert all(fault.step is None or 0 <= fault.step < len(plan.steps) for fault in found)
        return tuple(f"{fault.kind} at {fault.step}: {fault.message}" for fault in found)


@cache
def questions() -> tuple[Question, ...]:
    """Questions of one ladder, with and without programmes, and all their plans."""
    asked = (_question(seed, ("ladder", "study")[seed % 2]) for seed in range(NUMBER))
    return tuple(question for question in asked if question is not None)


@cache
def related_questions() -> tuple[Question, ...]:
    """Questions of several occupations, and their plans that have a certificate of another one: the library's, and those
    of the brute force, which has no part in the library's mistakes."""
    asked = (_question(seed, "related", elsewhere=True) for seed in range(NUMBER // 2))
    found = (_found_by_brute_force(seed) for seed in range(NUMBER // 2))
    return tuple(question for question in (*found, *asked) if question is not None)


def _found_by_brute_force(seed: int) -> Question | None:
    asked = random_question(seed, "related")
    if asked.wishes.via:
        return None
    return Question(queries.catalog_of(asked), asked.policy, asked.person, _checked(asked), plans_elsewhere(asked))


def _question(seed: int, kind: str, elsewhere: bool = False) -> Question | None:
    """None where there is no plan, or where a clause is wished for: then a plan may hold what it could do without."""
    asked = random_question(seed, kind)
    if asked.wishes.via:
        return None
    catalog = queries.catalog_of(asked)
    advisor = cl.Advisor(catalog, asked.policy)
    wishes = {name: value for name, value in queries.wishes_of(asked).items() if name in WISHES}
    try:
        plans = advisor.plans(asked.person, asked.occupation, asked.level, asked.on, **wishes)
    except (cl.NoPath, cl.UndescribedLevel):
        return None
    plans = [plan for plan in plans if not elsewhere or _passes_elsewhere(plan)]
    return Question(catalog, asked.policy, asked.person, _checked(asked), plans)


def _checked(asked: Asked) -> dict[str, Any]:
    """The wishes that the plan checker looks at."""
    return {"undocumented": asked.wishes.undocumented, "assume_unknown": asked.wishes.assume_unknown}


def _passes_elsewhere(plan: cl.Plan) -> bool:
    earned = [step.record for step in plan.steps if step.kind == "certificate"]
    return any(one.occupation != plan.occupation for one in earned)


WISHES = ("undocumented", "assume_unknown", "study", "no_full_time")
