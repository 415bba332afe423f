"""What could a person become, and by when: the soonest plan to every certificate."""

from __future__ import annotations

import datetime as dt

from ...model.catalog import Catalog
from ...model.person import Person
from ...model.policy import Policy
from .infeasible import NoPath
from .plan import Plan
from .planner import best_plan
from .request import PlanRequest
from .wishes import Wishes

__all__ = ["targets"]


def targets(person: Person, catalog: Catalog, policy: Policy, on: dt.date, wishes: Wishes) -> list[Plan | NoPath]:
    """The best plan to every level of every standard in force, soonest first; then why there is none to the others.

    Raises:
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    found = [
        _best(PlanRequest(person, catalog, policy, standard, level, on, wishes))
        for standard in catalog.in_force(on)
        for level in standard.levels
    ]  # fmt: skip
    return sorted(found, key=_soonest)


def _best(request: PlanRequest) -> Plan | NoPath:
    try:
        return best_plan(request)
    except NoPath as reasons:
        return reasons


def _soonest(found: Plan | NoPath) -> tuple[bool, dt.date]:
    if isinstance(found, Plan):
        return False, found.reached
    return True, found.earliest or dt.date.max
