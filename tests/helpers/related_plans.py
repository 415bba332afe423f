"""Plans through other occupations' ladders, put together from the chains that the brute force finds.

So the validator can be tried on them whatever the planner does.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from functools import cache
from typing import Any

import certladder as cl
from tests.helpers.plan_questions import NUMBER, ONE_DAY, Question
from tests.helpers.random_related_questions import random_case
from tests.reference.brute_force import Case, Rank, Way, months_after, own_name
from tests.reference.brute_force_related import Chain, RelatedLife, best_chains
from tests.reference.expected_rules import TrainingLine

__all__ = ["plan_of", "question_of", "related_questions"]


@cache
def related_questions() -> tuple[Question, ...]:
    """Questions with a plan through another occupation's ladder, and all such plans of the front.

    None of them wishes for a clause: with one, a plan may hold certificates that it could do without.
    """
    cases = (random_case(random.Random(seed)) for seed in range(NUMBER // 2))
    asked = (question_of(case) for case in cases if not case.wishes.via)
    return tuple(question for question in asked if question.plans)


def question_of(case: Case) -> Question:
    """The question as the validator needs it."""
    catalog = cl.Catalog.builtin()
    for (occupation, other), accepted in case.relations.items():
        catalog = catalog.relate(occupation, other, accepted=accepted)
    chains = [chain for chain in best_chains(case).values() if _passes_elsewhere(chain, case)]
    wishes = {"undocumented": case.wishes.undocumented, "assume_unknown": case.wishes.assume_unknown}
    return Question(catalog, case.policy, case.person, wishes, [plan_of(chain, case, catalog) for chain in chains])


def _passes_elsewhere(chain: Chain, case: Case) -> bool:
    return any(way.occupation != own_name(case.occupation) for way in chain.ways)


def plan_of(chain: Chain, case: Case, catalog: cl.Catalog) -> cl.Plan:
    """The chain as a plan: before each certificate work since the one before, and training in time."""
    at_once = RelatedLife(dataclasses.replace(case, policy=case.policy.model_copy(update={"lead_time_months": 0})))
    steps: list[cl.Step] = []
    since, earned = case.on, dict[Rank, dt.date]()
    for way in chain.ways:
        applied, issued = at_once.day_earned(way, since, earned, chain.trainings), chain.issued[way.certificate]
        assert applied is not None
        clause = _clause(catalog, way, case.on)
        trained = [line.level for line in way.lines if isinstance(line, TrainingLine)]
        for level in trained if chain.trainings & way.trainings() else ():
            begun = max(case.on, months_after(applied, -case.policy.training_months))
            training = cl.Training(occupation=way.occupation, level=level, completed=applied)
            steps.append(_step("train", begun, applied, training, way, clause))
        if since < issued:
            last = issued - ONE_DAY
            work = cl.Work(occupation=case.occupation, start=since, end=last)
            steps.append(_step("work", since, last, work, way, clause))
        certificate = cl.Certificate(occupation=way.occupation, level=way.level, issued=issued)
        steps.append(_step("certificate", applied, issued, certificate, way, clause))
        earned[way.certificate] = since = issued
    steps.sort(key=lambda step: step.start)
    name = own_name(case.occupation)
    return cl.Plan(
        occupation=name,
        level=case.level,
        english=catalog.standard(name).english,
        on=case.on,
        reached=since,
        certificates=len(chain.ways),
        trainings=len(chain.trainings),
        programmes=0,
        steps=tuple(steps),
        assumptions=tuple(
            cl.Assumption(kind="undocumented", occupation=name, level=way.level)
            for way in chain.ways
            if way.clause is None
        ),
        provided=(),
    )


def _clause(catalog: cl.Catalog, way: Way, on: dt.date) -> cl.Clause | None:
    levels = catalog.standard(way.occupation, on).levels
    return next((one for one in levels.get(cl.Level(way.level), ()) if one.id == way.clause), None)


def _step(kind: str, start: dt.date, date: dt.date, record: Any, way: Way, clause: cl.Clause | None) -> cl.Step:
    record = {"kind": kind, "start": start, "date": date, "record": record}
    return cl.Step.model_validate({**record, "clause": clause, "alternative": way.alternative or None})
