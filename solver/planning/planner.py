"""The shortest ways to a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.errors import UnknownClause, close_matches
from .build_plan import build_plan
from .diagnose import diagnose
from .plan import Plan
from .request import PlanRequest
from .schedule import Schedule
from .search_space import SearchSpace
from .shortest_paths import front
from .wishes import Objective

__all__ = ["plans"]


def plans(request: PlanRequest) -> list[Plan]:
    """The Pareto front over (days, certificates, trainings, programmes, cost), best first by `wishes.optimise`.

    Raises:
        NoPath: there is no way, or none that keeps to the wishes.
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    _require_known_clauses(request)
    space = SearchSpace(request)
    if space.held:
        return [build_plan(Schedule(space.view, (space.today, 0, 0, 0, 0)), space)]
    found = front(space)
    if not found:
        raise diagnose(space, lambda wishes: _best(replace(request, wishes=wishes)))
    found.sort(key=lambda schedule: _rank(schedule, request.wishes.optimise))
    return [build_plan(schedule, space) for schedule in found]


def _best(request: PlanRequest) -> Plan | None:
    space = SearchSpace(request)
    found = min(front(space), key=lambda schedule: _rank(schedule, request.wishes.optimise), default=None)
    return None if found is None else build_plan(found, space)


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


def _rank(schedule: Schedule, optimise: Sequence[Objective]) -> tuple[int, ...]:
    values = dict(zip(("time", "certificates", "trainings", "programmes", "cost"), schedule.cost, strict=True))
    return (*(values[objective] for objective in optimise), *schedule.cost)
