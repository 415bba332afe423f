"""Plans through other occupations, put together from the chains that the brute force finds.

So the plan checker is tried on plans that the library's planner had no part in.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import certladder as cl
from tests.reference import queries
from tests.reference.brute_force import Chain, chains
from tests.reference.expected_rules import TrainingLine
from tests.reference.question import Question, Rank, Way, months_after
from tests.reference.timetables import Timetables

ONE_DAY = dt.timedelta(days=1)


def plans_elsewhere(question: Question) -> list[cl.Plan]:
    """The plans of the front that have a certificate of another occupation."""
    if question.is_held:
        return []
    found = [chain for chain in chains(question) if any(way.occupation != question.target[0] for way in chain.ways)]
    return [_plan_of(chain, question, queries.catalog_of(question)) for chain in found]


def _plan_of(chain: Chain, question: Question, catalog: cl.Catalog) -> cl.Plan:
    """The chain as a plan: before each certificate work since the one before, and training in time."""
    without_lead_time = question.policy.model_copy(update={"lead_time_months": 0})
    at_once = Timetables(dataclasses.replace(question, policy=without_lead_time))
    steps: list[cl.Step] = []
    since, earned, name = question.on, dict[Rank, dt.date](), question.target[0]
    for way in chain.ways:
        applied, issued = at_once.day_issued(way, since, earned, chain.trainings), chain.issued[way.certificate]
        assert applied is not None
        clause = _clause(catalog, way, question.on)
        trained = [line.level for line in way.lines if isinstance(line, TrainingLine)]
        for level in trained if chain.trainings & way.trainings else ():
            begun = max(question.on, months_after(applied, -question.policy.training_months))
            training = cl.Training(occupation=way.occupation, level=level, completed=applied)
            steps.append(_step("train", begun, applied, training, way, clause))
        if since < issued:
            last = issued - ONE_DAY
            steps.append(_step("work", since, last, cl.Work(occupation=name, start=since, end=last), way, clause))
        certificate = cl.Certificate(occupation=way.occupation, level=way.level, issued=issued)
        steps.append(_step("certificate", applied, issued, certificate, way, clause))
        earned[way.certificate] = since = issued
    assumed = [way.level for way in chain.ways if way.clause is None]
    return cl.Plan(
        occupation=name,
        level=cl.Level(question.level),
        english=catalog.standard(name).english,
        on=question.on,
        reached=since,
        certificates=len(chain.ways),
        trainings=len(chain.trainings),
        programmes=0,
        steps=tuple(sorted(steps, key=lambda step: step.start)),
        assumptions=tuple(cl.Assumption(kind="undocumented", occupation=name, level=level) for level in assumed),
        provided=(),
    )


def _clause(catalog: cl.Catalog, way: Way, on: dt.date) -> cl.Clause | None:
    levels = catalog.standard(way.occupation, on).levels
    return next((one for one in levels.get(cl.Level(way.level), ()) if one.id == way.clause), None)


def _step(kind: str, start: dt.date, date: dt.date, record: Any, way: Way, clause: cl.Clause | None) -> cl.Step:
    fields = {"kind": kind, "start": start, "date": date, "record": record}
    return cl.Step.model_validate({**fields, "clause": clause, "alternative": way.alternative or None})
