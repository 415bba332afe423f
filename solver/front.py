"""The routes that no other route beats: found by python-constraint and bounds, dated by the schedule (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter

from ..model.rung import Rung
from ..model.terms import Programme
from .bound import Bound
from .chains import Chain
from .ladder import Ladder
from .programmes import Met, Need, Programmes, needs
from .routes import Route, routes
from .schedule import Schedule, Timeline

__all__ = ["front"]

_Efforts = tuple[int, int, int]
"""Certificates, trainings and programmes."""

_Cost = tuple[int, int, int, int]
"""The ordinal day on which the target is earned, and the efforts."""


def front(ladder: Ladder) -> list[Timeline]:
    """The routes whose cost no other's is as good as in every respect; one for each cost."""
    search = _Search(ladder)
    if ladder.study:
        search.with_study()
    else:
        search.without_study()
    return list(search.kept.values())


class _Search:
    """The best routes so far, by cost. Every route is looked at, but left as soon as it is beaten."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.schedule = Schedule(ladder)
        self.programmes = Programmes(ladder)
        self.kept: dict[_Cost, Timeline] = {}
        self._arrivals: dict[Rung, list[_Cost]] = {}

    def without_study(self) -> None:
        for route in routes(self.ladder, self._arrives_better):
            line = self.schedule.live(route)
            if line is not None:
                self._keep((line.day, *_efforts(route, ())), line)

    def _arrives_better(self, route: Route) -> bool:
        """Whether no other route earns the same certificate as soon with no more effort.

        Whoever holds it sooner can do all that others do, and no earlier certificate of the route matters any more.
        """
        line = self.schedule.live(route)
        if line is None:
            return False
        cost = (line.day, *_efforts(route, ()))
        if self._is_beaten(cost):
            return False
        if not self.ladder.wishes.via:
            others = self._arrivals.setdefault(route[-1].rung, [])
            if any(_as_good(other, cost) for other in others):
                return False
            others[:] = [cost, *(other for other in others if not _as_good(cost, other))]
        return True

    def with_study(self) -> None:
        """The most promising routes first, and of each the most promising way to meet its needs by study."""
        bound = Bound(self.ladder, self.programmes)
        waiting = []
        for route in routes(self.ladder, lambda _: True):
            needed = needs(route)
            certificates, trainings, _ = _efforts(route, ())
            at_least = (certificates, trainings, bound.fewest_programmes(route, needed))
            waiting.append((bound.at_best(route, needed), at_least, route, needed))
        for soonest, efforts, route, needed in sorted(waiting, key=itemgetter(0)):
            if self._is_beaten((soonest, *efforts)):
                continue
            ways = []
            for met in self.programmes.ways_to_meet(route, needed):
                efforts = _efforts(route, self.programmes.attended(met))
                if not self._is_beaten((soonest, *efforts)):
                    ways.append((bound.soonest_end(route, needed, met), efforts, met))
            for soonest, efforts, met in sorted(ways, key=itemgetter(0)):
                if not self._is_beaten((soonest, *efforts)):
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
        return any(_as_good(other, cost) for other in self.kept)

    def _keep(self, cost: _Cost, line: Timeline) -> None:
        self.kept = {other: kept for other, kept in self.kept.items() if not _as_good(cost, other)} | {cost: line}


def _efforts(route: Route, chains: Iterable[Chain]) -> _Efforts:
    """The certificates, trainings and programmes of a route."""
    programmes = [programme for chain in chains for programme in chain.programmes]
    ending_in_one = sum(programme.programme is Programme.PRE_TECHNICIAN for programme in programmes)
    return len(route) + ending_in_one, sum(option.training is not None for option in route), len(programmes)


def _as_good(one: _Cost, other: _Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))
