"""The shortest ways to a certificate."""

from __future__ import annotations

from ...model.errors import UnknownClause, close_matches
from .build_plan import build_plan
from .diagnose import diagnose
from .plan import Plan
from .schedule import Schedule
from .search_space import SearchSpace
from .shortest_paths import best_first
from .wishes import PlanRequest

__all__ = ["best_plan", "plans"]


def plans(request: PlanRequest) -> list[Plan]:
    """The Pareto front over (days, certificates, trainings, programmes, cost), best first by `wishes.optimise`.

    Raises:
        NoPath: there is no way, or none that keeps to the wishes.
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    space, schedules = _front(request)
    return [build_plan(schedule, space) for schedule in schedules]


def best_plan(request: PlanRequest) -> Plan:
    """The first of `plans`, with its errors; the others are not written out."""
    space, schedules = _front(request)
    return build_plan(schedules[0], space)


def _front(request: PlanRequest) -> tuple[SearchSpace, list[Schedule]]:
    _require_known_clauses(request)
    space = SearchSpace(request)
    schedules = best_first(space)
    if not schedules:
        raise diagnose(space)
    return space, schedules


def _require_known_clauses(request: PlanRequest) -> None:
    named = request.wishes.via | request.wishes.avoid | (request.wishes.only or frozenset())
    if not named:
        return
    in_force = request.catalog.in_force(request.on)
    known = [clause.id for standard in in_force for clauses in standard.levels.values() for clause in clauses]
    unknown = sorted(named - set(known))
    if unknown:
        alike = tuple(dict.fromkeys(other for name in unknown for other in close_matches(name, known)))
        raise UnknownClause("unknown_clause", given=tuple(unknown), near=alike or tuple(known[:3]))
