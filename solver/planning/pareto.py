"""The routes that no other route beats: found by python-constraint and bounds, dated by the schedule (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter

from ...model.terms import Programme
from .lower_bound import Bound
from .routes import Route, routes
from .schedule import Schedule, Timeline
from .search_space import SearchSpace
from .study_assignment import Met, Need, Programmes, needs
from .study_chains import Chain

__all__ = ["front"]

_Efforts = tuple[int, int, int]
"""Certificates, trainings and programmes."""

_Cost = tuple[int, int, int, int]
"""The ordinal day on which the target is earned, and the efforts."""


def front(ladder: SearchSpace) -> list[Timeline]:
    """The routes whose cost no other's is as good as in every respect; one for each cost."""
    search = _Search(ladder)
    search.run()
    return list(search.kept.values())


class _Search:
    """The best routes so far, by cost. Every route is looked at, but left as soon as it is beaten."""

    def __init__(self, ladder: SearchSpace) -> None:
        self.ladder = ladder
        self.schedule = Schedule(ladder)
        self.programmes = Programmes(ladder)
        self.bound = Bound(ladder, self.programmes)
        self.kept: dict[_Cost, Timeline] = {}

    def run(self) -> None:
        """The most promising routes first."""
        found = [(route, needs(route) if self.ladder.study else []) for route in routes(self.ladder)]
        bounds = [(self.bound.at_best(route, needed), route, needed) for route, needed in found]
        for soonest, route, needed in sorted(bounds, key=itemgetter(0)):
            certificates, trainings, _ = _efforts(route, ())
            programmes = self.bound.fewest_programmes(route, needed)
            if not self._is_beaten((soonest, certificates, trainings, programmes)):
                self._with_study(soonest, route, needed)

    def _with_study(self, soonest: int, route: Route, needed: Sequence[Need]) -> None:
        """The most promising way first to meet what the route needs of study."""
        ways = []
        for met in self.programmes.ways_to_meet(route, needed):
            efforts = _efforts(route, self.programmes.attended(met))
            if not self._is_beaten((soonest, *efforts)):
                ways.append((self.bound.soonest_end(route, needed, met), efforts, met))
        for end, efforts, met in sorted(ways, key=itemgetter(0)):
            if not self._is_beaten((end, *efforts)):
                self._date(efforts, route, needed, met)

    def _date(self, efforts: _Efforts, route: Route, needed: Sequence[Need], met: Met) -> None:
        for placed in self.programmes.placements(route, needed, met):
            line = self.schedule.live(route, placed, partial(self._is_late, efforts))
            if line is not None:
                self._keep((line.day, *efforts), line)

    def _is_late(self, efforts: _Efforts, day: int) -> bool:
        return self._is_beaten((day, *efforts))

    def _is_beaten(self, cost: _Cost) -> bool:
        """Whether a route of such a cost is not as wished, or another is as good in every respect."""
        days, certificates, _, _ = cost
        wishes = self.ladder.wishes
        if wishes.deadline is not None and days > wishes.deadline.toordinal():
            return True
        if wishes.max_certificates is not None and certificates > wishes.max_certificates:
            return True
        may_tie = self.ladder.is_joint
        return any(_as_good(other, cost) and not (may_tie and other == cost) for other in self.kept)

    def _keep(self, cost: _Cost, line: Timeline) -> None:
        """One line for each cost: the first, or of chains merged in several orders one that earns certificates earlier."""
        if cost in self.kept and _issued(self.kept[cost]) <= _issued(line):
            return
        self.kept = {other: kept for other, kept in self.kept.items() if not _as_good(cost, other)} | {cost: line}


def _efforts(route: Route, chains: Iterable[Chain]) -> _Efforts:
    """The certificates, trainings and programmes of a route."""
    programmes = [programme for chain in chains for programme in chain.programmes]
    ending_in_one = sum(programme.programme is Programme.PRE_TECHNICIAN for programme in programmes)
    return len(route) + ending_in_one, sum(option.training is not None for option in route), len(programmes)


def _issued(line: Timeline) -> int:
    return sum(dated.issued for dated in line.certificates)


def _as_good(one: _Cost, other: _Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))
