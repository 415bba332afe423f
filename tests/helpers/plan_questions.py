"""Questions to the planner and its answers, for the tests that look at plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.random_questions import random_question
from tests.reference import queries
from tests.reference.plan_checker import validate

ONE_DAY = dt.timedelta(days=1)
NUMBER = by_length(short=200, long=400, proof=1200)


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
    """Questions of several occupations, and their plans that have a certificate of another one."""
    asked = (_question(seed, "related", elsewhere=True) for seed in range(NUMBER))
    return tuple(question for question in asked if question is not None)


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
    checked = {name: wishes[name] for name in ("undocumented", "assume_unknown")}
    return Question(catalog, asked.policy, asked.person, checked, plans)


def _passes_elsewhere(plan: cl.Plan) -> bool:
    earned = [step.record for step in plan.steps if step.kind == "certificate"]
    return any(one.occupation != plan.occupation for one in earned)


WISHES = ("undocumented", "assume_unknown", "study", "no_full_time")
