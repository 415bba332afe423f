"""The shortest ways to a certificate: the routes that no other route beats (DESIGN §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial

from ..model.catalog import Catalog
from ..model.errors import UnknownClause, near
from ..model.person import Person
from ..model.policy import Policy
from ..model.standard import Standard
from ..model.terms import Level, Programme
from .ladder import Ladder
from .needs import Placed, placements
from .nopath import no_path
from .plan import Plan
from .routes import Route, routes
from .schedule import Schedule, Timeline
from .steps import plan_of
from .wishes import Objective, Wishes

__all__ = ["plans"]

_Cost = tuple[int, int, int, int]


def plans(
    person: Person, catalog: Catalog, policy: Policy, standard: Standard, level: Level, on: dt.date, wishes: Wishes
) -> list[Plan]:  # fmt: skip
    """The Pareto front over (days, certificates, trainings, programmes), best first by `wishes.optimise`.

    Raises:
        NoPath: there is no way, or none that keeps to the wishes.
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    _known_clauses(catalog, on, wishes)

    def ladder_with(kept: Wishes) -> Ladder:
        return Ladder(person, catalog, policy, standard, level, on, kept)

    ladder = ladder_with(wishes)
    if ladder.held:
        return [plan_of(Timeline(ladder.facts, on.toordinal()), ladder)]
    front = _front(ladder)
    if not front:
        raise no_path(ladder, lambda kept: bool(_front(ladder_with(kept))))
    return [plan_of(line, ladder) for line in sorted(front, key=lambda line: _rank(line, wishes.optimise))]


def _known_clauses(catalog: Catalog, on: dt.date, wishes: Wishes) -> None:
    if not wishes.via and not wishes.avoid:
        return
    known = [c.id for standard in catalog.in_force(on) for clauses in standard.levels.values() for c in clauses]
    unknown = sorted((wishes.via | wishes.avoid) - set(known))
    if unknown:
        hints = [f"{name!r} (near: {', '.join(near(name, known)) or 'none'})" for name in unknown]
        raise UnknownClause(f"no clause in force has the id {'; '.join(hints)}; expected ids such as {known[0]!r}")


def _front(ladder: Ladder) -> list[Timeline]:
    """The routes whose cost no other's is as good as in every respect; one for each cost.

    Every route is looked at, the most promising first; one is not dated where its bound is beaten already.
    """
    schedule = Schedule(ladder)
    today = ladder.on.toordinal()
    bounds = ((schedule.bound(route) if ladder.study else today, route) for route in routes(ladder))
    promising = sorted(((bound, route) for bound, route in bounds if bound is not None), key=lambda pair: pair[0])
    front: dict[_Cost, Timeline] = {}
    for bound, route in promising:
        for placed in placements(ladder, route):
            efforts = _efforts(route, placed)
            beaten = partial(_beaten, front, ladder.wishes, efforts)
            if beaten(bound):
                continue
            line = schedule.live(route, placed, beaten)
            if line is not None:
                cost = (line.day, *efforts)
                front = {other: kept for other, kept in front.items() if not _as_good(cost, other)} | {cost: line}
    return list(front.values())


def _beaten(front: Iterable[_Cost], wishes: Wishes, efforts: tuple[int, int, int], day: int) -> bool:
    """Whether a route of such efforts that is over no sooner than `day` is of no use any more."""
    cost = (day, *efforts)
    return not _kept(cost, wishes) or any(_as_good(other, cost) for other in front)


def _efforts(route: Route, placed: Sequence[Placed]) -> tuple[int, int, int]:
    """The certificates, trainings and programmes of a route."""
    programmes = [programme for one in placed for programme in one.chain]
    ending_in_one = sum(programme.programme is Programme.PRE_TECHNICIAN for programme in programmes)
    return len(route) + ending_in_one, sum(option.training is not None for option in route), len(programmes)


def _kept(cost: _Cost, wishes: Wishes) -> bool:
    """Whether a cost keeps to the deadline and the number of certificates wished."""
    days, certificates, _, _ = cost
    in_time = wishes.deadline is None or days <= wishes.deadline.toordinal()
    return in_time and (wishes.max_certificates is None or certificates <= wishes.max_certificates)


def _as_good(one: _Cost, other: _Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def _rank(line: Timeline, optimise: Sequence[Objective]) -> tuple[int, ...]:
    cost = (line.day, line.earned, line.trainings, len(line.studies))
    values = dict(zip(("time", "certificates", "trainings", "programmes"), cost, strict=True))
    return (*(values[objective] for objective in optimise), *cost)
