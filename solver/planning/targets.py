"""What could a person become, and by when: the soonest plan to every certificate."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ...model.catalog import Catalog
from ...model.person import Person
from ...model.policy import Policy
from .infeasible import NoPath
from .plan import Plan
from .planner import best_plan
from .wishes import PlanRequest, Wishes

__all__ = ["Targets", "targets"]


class Targets(list[Plan | NoPath]):
    """The plans, soonest first, then the reasons why there is none to the others."""

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for each certificate, for data frames: plain values; without a plan, only occupation and level are given.

        >>> from certladder import Advisor, Person
        >>> row = Advisor().targets(Person(), "2026-11-22").to_rows()[0]
        >>> row["occupation"], row["level"], row["years"]
        ('化学检验员', 4, 5.0)
        """
        return [_row(found) for found in self]


def _row(found: Plan | NoPath) -> dict[str, Any]:
    plan = found if isinstance(found, Plan) else None
    counts = ("reached", "years", "certificates", "trainings", "programmes", "cost")
    return {
        "occupation": found.occupation,
        "level": int(found.level),
        **{name: getattr(plan, name, None) for name in counts},
        "clauses": [step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause]
        if plan
        else [],
    }


def targets(person: Person, catalog: Catalog, policy: Policy, on: dt.date, wishes: Wishes) -> Targets:
    """The best plan to every level of every standard in force, soonest first; then why there is none to the others.

    Raises:
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    found = [
        _best(PlanRequest(person, catalog, policy, standard, level, on, wishes))
        for standard in catalog.in_force(on)
        for level in standard.levels
    ]  # fmt: skip
    return Targets(sorted(found, key=_soonest))


def _best(request: PlanRequest) -> Plan | NoPath:
    try:
        return best_plan(request)
    except NoPath as reasons:
        return reasons


def _soonest(found: Plan | NoPath) -> tuple[bool, dt.date]:
    if isinstance(found, Plan):
        return False, found.reached
    return True, found.earliest or dt.date.max
