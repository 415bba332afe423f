"""The Pareto front of routes: chosen by python-constraint, pruned by lower bounds, dated by the scheduler (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter

from ...model.terms import Programme
from .lower_bound import LowerBound
from .routes import Route, routes
from .schedule import Schedule, Scheduler
from .search_space import SearchSpace
from .study_assignment import Assignment, RouteNeed, StudyAssignments, needs
from .study_chains import Chain

__all__ = ["front"]

_Efforts = tuple[int, int, int]
"""Certificates, trainings and programmes."""

_Cost = tuple[int, int, int, int]
"""The ordinal day on which the target is earned, and the efforts."""


def front(space: SearchSpace) -> list[Schedule]:
    """The routes that no other weakly dominates in cost; one for each cost."""
    search = _Search(space)
    search.run()
    return list(search.kept.values())


class _Search:
    """The best routes so far, by cost. Every route is considered, and dropped once a bound shows it is dominated."""

    def __init__(self, space: SearchSpace) -> None:
        self.space = space
        self.scheduler = Scheduler(space)
        self.study = StudyAssignments(space.wishes.max_programmes)
        self.bound = LowerBound(space, self.study)
        self.kept: dict[_Cost, Schedule] = {}

    def run(self) -> None:
        """The most promising routes first."""
        found = [(route, needs(route, self.space) if self.space.study else []) for route in routes(self.space)]
        bounds = [(self.bound.of_route(route, needed), route, needed) for route, needed in found]
        for soonest, route, needed in sorted(bounds, key=itemgetter(0)):
            certificates, trainings, _ = _efforts(route, ())
            programmes = self.bound.fewest_programmes(needed)
            if not self._is_dominated((soonest, certificates, trainings, programmes)):
                self._with_study(soonest, route, needed)

    def _with_study(self, soonest: int, route: Route, needed: Sequence[RouteNeed]) -> None:
        """The most promising way first to meet what the route needs of study."""
        ways = []
        for assignment in self.study.assignments(needed):
            efforts = _efforts(route, self.study.attended(assignment))
            if not self._is_dominated((soonest, *efforts)):
                ways.append((self.bound.of_assignment(route, needed, assignment), efforts, assignment))
        for end, efforts, assignment in sorted(ways, key=itemgetter(0)):
            if not self._is_dominated((end, *efforts)):
                self._date(efforts, route, needed, assignment)

    def _date(self, efforts: _Efforts, route: Route, needed: Sequence[RouteNeed], assignment: Assignment) -> None:
        for placements in self.study.placements(route, needed, assignment):
            schedule = self.scheduler.schedule(route, placements, partial(self._is_late, efforts))
            if schedule is not None:
                self._keep((schedule.day, *efforts), schedule)

    def _is_late(self, efforts: _Efforts, day: int) -> bool:
        return self._is_dominated((day, *efforts))

    def _is_dominated(self, cost: _Cost) -> bool:
        """Whether the wishes rule such a cost out, or a route that is kept is as good in every respect."""
        day, certificates, _, _ = cost
        wishes = self.space.wishes
        if wishes.deadline is not None and day > wishes.deadline.toordinal():
            return True
        if wishes.max_certificates is not None and certificates > wishes.max_certificates:
            return True
        return any(_is_as_good(kept, cost) for kept in self.kept)

    def _keep(self, cost: _Cost, schedule: Schedule) -> None:
        self.kept = {kept: other for kept, other in self.kept.items() if not _is_as_good(cost, kept)} | {cost: schedule}


def _efforts(route: Route, chains: Iterable[Chain]) -> _Efforts:
    """The certificates, trainings and programmes of a route."""
    programmes = [programme for chain in chains for programme in chain.programmes]
    ending_in_one = sum(programme.programme is Programme.PRE_TECHNICIAN for programme in programmes)
    trainings = sum(transition.training is not None for transition in route)
    return len(route) + ending_in_one, trainings, len(programmes)


def _is_as_good(one: _Cost, other: _Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))
