"""The planning problem stated for OR-tools CP-SAT: another independent planner, and one that can prove its answer.

It shares nothing with the library's planner. What the alternatives ask for are the tables in `expected/`; what the
person's records are worth says the day-by-day oracle. Everything else is constraints: which certificates, by which
alternative, which trainings and programmes, in which order; and the days, exactly (`cpsat_days`, `cpsat_work`,
`cpsat_study`, `cpsat_route`).
"""

from __future__ import annotations

import time

from ortools.sat.python import cp_model

from tests.reference.cpsat_route import Route
from tests.reference.queries import TooLong
from tests.reference.question import Figures, Question

MOST = 64  # more certificates, trainings or programmes than any plan has


def front(question: Question, elsewhere: bool = True, seconds: float = float("inf")) -> set[Figures]:
    """The (days, certificates, trainings, programmes) of all plans that no other beats; empty if there is no way.

    Found one by one, the soonest first: each of the rest must beat all found so far in one of the three counts.
    `elsewhere` says whether a plan may go through other occupations' certificates.

    Raises:
        TooLong: it takes longer than so many seconds.
    """
    until = time.monotonic() + seconds
    if question.is_held:
        return {(0, 0, 0, 0)}
    route = Route(question, elsewhere)
    found: set[Figures] = set()
    if not route.feasible:
        return found
    cp = route.days.cp
    counts = (route.certificates, route.trainings_taken, route.programmes)
    cp.minimize(route.reached * MOST**3 + counts[0] * MOST**2 + counts[1] * MOST + counts[2])
    while (best := _solve(route, until)) is not None:
        found.add(best)
        better = [route.days.literal() for _ in counts]
        for literal, count, reached in zip(better, counts, best[1:], strict=True):
            route.days.holds([literal], count <= reached - 1)
        cp.add_bool_or(better)
    return found


def _solve(route: Route, until: float) -> Figures | None:
    """The plan that is over soonest, with the fewest certificates, then trainings, then programmes."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    for effort in ("cp_model_probing_level", "symmetry_level", "linearization_level"):  # more costs more than it saves
        setattr(solver.parameters, effort, 0)
    solver.parameters.max_time_in_seconds = max(0.0, until - time.monotonic())
    status = solver.solve(route.days.cp)
    if status == cp_model.INFEASIBLE:
        return None
    if status in (cp_model.UNKNOWN, cp_model.FEASIBLE):
        raise TooLong
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    value = solver.value
    return (
        value(route.reached) - route.on,
        value(route.certificates),
        value(route.trainings_taken),
        value(route.programmes),
    )
