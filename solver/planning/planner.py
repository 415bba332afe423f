"""The shortest ways to a certificate, and to every certificate: what could a person become, and by when?"""

import datetime as dt
from typing import Any

from ...model.catalog import Catalog
from ...model.person import Person
from ...model.policy import Policy
from .build_plan import build_plans
from .diagnose import diagnose
from .infeasible import NoPath
from .plan import Plan
from .search import best_first
from .search_space import SearchSpace
from .wishes import PlanRequest, Wishes


class Targets(list[Plan | NoPath]):
    """The plans, soonest first, then the reasons why there is none to the others."""

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for each certificate, for data frames: plain values; without a plan, only occupation and level are given.

        >>> from certladder import Advisor, Person
        >>> row = Advisor().targets(Person(), "2026-11-22").to_rows()[0]
        >>> row["occupation"], row["level"], row["years"]
        ('化学检验员', 4, 5.0)
        """
        counts = ("reached", "years", "certificates", "trainings", "programmes", "cost")
        return [
            {
                "occupation": found.occupation,
                "level": int(found.level),
                **{name: getattr(found, name, None) for name in counts},
                "clauses": [
                    step.clause.id for step in getattr(found, "steps", ()) if step.kind == "certificate" and step.clause
                ],
            }
            for found in self
        ]


def plans(request: PlanRequest, most: int | None = None) -> list[Plan]:
    """The Pareto front (`Advisor.plans`), of which only the first `most` are written out."""
    return _plans(SearchSpace(request), most)


def targets(person: Person, catalog: Catalog, policy: Policy, on: dt.date, wishes: Wishes) -> Targets:
    """The best plan to every level of every standard in force, soonest first; then why there is none to the others."""
    found: list[Plan] = []
    unreached: list[NoPath] = []
    for standard in catalog.in_force(on):
        view = None  # what is found out about the person's records serves all levels of an occupation
        for level in standard.levels:
            space = SearchSpace(PlanRequest(person, catalog, policy, standard, level, on, wishes), view)
            view = space.view
            try:
                found += _plans(space, most=1)
            except NoPath as reasons:
                unreached.append(reasons)
    found.sort(key=lambda plan: plan.reached)
    unreached.sort(key=lambda reasons: reasons.earliest or dt.date.max)
    return Targets([*found, *unreached])


def _plans(space: SearchSpace, most: int | None) -> list[Plan]:
    routes = best_first(space)
    if not routes:
        raise diagnose(space)
    return build_plans(routes, space, most)
