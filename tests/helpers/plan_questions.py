"""Questions to the planner and its answers, for the tests that look at plans."""

from __future__ import annotations

import datetime as dt
import os
import random
from dataclasses import dataclass
from functools import cache
from typing import Any

import certladder as cl
from tests.helpers.random_persons import OCCUPATIONS, random_day, random_person, random_policy, random_relations
from tests.reference.plan_checker import validate

ONE_DAY = dt.timedelta(days=1)
NUMBER = int(os.environ.get("CERTLADDER_PLANS", "160"))


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
    asked = (_question(random.Random(seed)) for seed in range(NUMBER))
    return tuple(question for question in asked if question is not None)


def _question(rng: random.Random) -> Question | None:
    catalog = cl.Catalog.builtin()
    for (occupation, other), accepted in random_relations(rng).items():
        catalog = catalog.relate(occupation, other, accepted=accepted)
    person, on, occupation = random_person(rng), random_day(rng), rng.choice(OCCUPATIONS)
    if rng.random() < 0.3:  # a simple person
        work = [cl.Work(occupation=occupation, start=on - rng.randint(0, 3000) * ONE_DAY)]
        person = cl.Person(work=work if rng.random() < 0.5 else [])
    months = {"lead_time_months": rng.choice((0, 0, 1, 3)), "training_months": rng.choice((0, 0, 1, 6))}
    policy = random_policy(rng).model_copy(update=months)
    wishes = {"undocumented": rng.choice(("unreachable", "obtainable")), "assume_unknown": rng.random() < 0.3}
    study = rng.sample(cl.usual_programmes(), rng.choice((0, 0, 1, 2, 3)))
    level = rng.choice((5, 4, 3, 2, 2, 1, 1))
    try:
        plans = cl.Advisor(catalog, policy).plans(person, occupation, level, on, study=study, **wishes)
    except (cl.NoPath, cl.UndescribedLevel):
        return None
    return Question(catalog, policy, person, wishes, plans)
