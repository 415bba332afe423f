"""The shortest ways to a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...model.errors import UnknownClause, close_matches
from .build_plan import plan_of
from .diagnose import no_path
from .pareto import front
from .plan import Plan
from .request import PlanRequest
from .schedule import Timeline
from .search_space import SearchSpace
from .wishes import Objective, Wishes

__all__ = ["plans"]


def plans(task: PlanRequest) -> list[Plan]:
    """The Pareto front over (days, certificates, trainings, programmes), best first by `wishes.optimise`.

    Raises:
        NoPath: there is no way, or none that keeps to the wishes.
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    _known_clauses(task)
    ladder = SearchSpace(task)
    if ladder.held:
        return [plan_of(Timeline(ladder.view, task.on.toordinal()), ladder)]
    found = front(ladder)
    if not found:
        raise no_path(ladder, lambda wishes: _is_feasible(task, wishes))
    return [plan_of(line, ladder) for line in sorted(found, key=lambda line: _rank(line, task.wishes.optimise))]


def _is_feasible(task: PlanRequest, wishes: Wishes) -> bool:
    return bool(front(SearchSpace(replace(task, wishes=wishes))))


def _known_clauses(task: PlanRequest) -> None:
    named = task.wishes.via | task.wishes.avoid | (task.wishes.only or frozenset())
    if not named:
        return
    in_force = task.catalog.in_force(task.on)
    known = [clause.id for standard in in_force for clauses in standard.levels.values() for clause in clauses]
    unknown = sorted(named - set(known))
    if unknown:
        hints = [f"{name!r} (near: {', '.join(close_matches(name, known)) or 'none'})" for name in unknown]
        raise UnknownClause(f"no clause in force has the id {'; '.join(hints)}; expected ids such as {known[0]!r}")


def _rank(line: Timeline, optimise: Sequence[Objective]) -> tuple[int, ...]:
    cost = (line.day, line.earned, line.trainings, len(line.studies))
    values = dict(zip(("time", "certificates", "trainings", "programmes"), cost, strict=True))
    return (*(values[objective] for objective in optimise), *cost)
