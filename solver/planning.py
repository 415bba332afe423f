"""The shortest ways to a certificate: the routes that no other route beats (DESIGN §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ..model.catalog import Catalog
from ..model.dates import add_months
from ..model.errors import UnknownClause, near
from ..model.person import Person, Training, Work
from ..model.policy import Policy
from ..model.standard import Standard
from ..model.terms import Level, Verdict
from .finding import find
from .ladder import Ladder
from .nopath import no_path
from .plan import Assumption, Plan, Step
from .question import Question
from .routes import routes
from .schedule import Dated, Schedule
from .wishes import Objective, Wishes

__all__ = ["plans"]

_Route = tuple[Dated, ...]
_Cost = tuple[int, int, int]


def plans(
    person: Person, catalog: Catalog, policy: Policy, standard: Standard, level: Level, on: dt.date, wishes: Wishes
) -> list[Plan]:  # fmt: skip
    """The Pareto front over (days, certificates, trainings), best first by `wishes.optimise`.

    Raises:
        NoPath: there is no way, or none that keeps to the wishes.
        UnknownClause: a wish names a clause that the catalog does not hold.
    """
    _known_clauses(catalog, on, wishes)

    def ladder_with(kept: Wishes) -> Ladder:
        return Ladder(person, catalog, policy, standard, level, on, kept)

    ladder = ladder_with(wishes)
    if ladder.held:
        return [_plan((), ladder)]
    front = _front(ladder)
    if not front:
        raise no_path(ladder, lambda kept: bool(_front(ladder_with(kept))))
    return [_plan(route, ladder) for route in sorted(front, key=lambda route: _rank(route, ladder, wishes.optimise))]


def _known_clauses(catalog: Catalog, on: dt.date, wishes: Wishes) -> None:
    known = [c.id for standard in catalog.in_force(on) for clauses in standard.levels.values() for c in clauses]
    unknown = sorted((wishes.via | wishes.avoid) - set(known)) if wishes.via or wishes.avoid else []
    if unknown:
        hints = [f"{name!r} (near: {', '.join(near(name, known)) or 'none'})" for name in unknown]
        raise UnknownClause(f"no clause in force has the id {'; '.join(hints)}; expected ids such as {known[0]!r}")


def _cost(route: _Route) -> _Cost:
    return route[-1].issued, len(route), sum(dated.option.training is not None for dated in route)


def _front(ladder: Ladder) -> list[_Route]:
    """The routes whose cost no other's is as good as in every respect; one for each cost."""
    schedule = Schedule(ladder)
    deadline = None if ladder.wishes.deadline is None else ladder.wishes.deadline.toordinal()
    best: dict[_Cost, _Route] = {}
    for route in routes(ladder):
        dates = schedule.dates(route)
        if dates is None or (deadline is not None and dates[-1].issued > deadline):
            continue
        cost = _cost(dates)
        if cost not in best or _text_order(dates) < _text_order(best[cost]):
            best[cost] = dates
    return [route for cost, route in best.items() if not any(_beats(other, cost) for other in best)]


def _beats(one: _Cost, other: _Cost) -> bool:
    return one != other and all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def _text_order(route: _Route) -> tuple[tuple[str, int], ...]:
    return tuple((dated.option.clause.id if dated.option.clause else "", dated.option.alternative) for dated in route)


def _rank(route: _Route, ladder: Ladder, optimise: Sequence[Objective]) -> tuple[int, ...]:
    days, certificates, trainings = _cost(route)
    values = {"time": days, "certificates": certificates, "trainings": trainings, "programmes": 0}
    return (*(values[objective] for objective in optimise), days, certificates, trainings)


def _plan(route: _Route, ladder: Ladder) -> Plan:
    standard = ladder.standard
    return Plan(
        occupation=standard.occupation,
        level=ladder.target,
        english=standard.english,
        on=ladder.on,
        reached=dt.date.fromordinal(route[-1].issued) if route else ladder.on,
        certificates=len(route),
        trainings=sum(dated.option.training is not None for dated in route),
        programmes=0,
        steps=tuple(_steps(route, ladder)),
        assumptions=tuple(_assumptions(route, ladder)),
        provided=tuple(dict.fromkeys(_provided(route))) if ladder.wishes.assume_unknown else (),
    )


def _steps(route: _Route, ladder: Ladder) -> Iterator[Step]:
    """Work up to each certificate, its training by the day of application, and the certificate."""
    since = ladder.on
    for dated in route:
        option = dated.option
        applied, issued = dt.date.fromordinal(dated.applied), dt.date.fromordinal(dated.issued)
        basis: dict[str, Any] = {"clause": option.clause, "alternative": option.alternative if option.clause else None}
        if since < issued:
            last = issued - dt.timedelta(days=1)
            work = Work(occupation=ladder.standard.occupation, start=since, end=last)
            yield Step(kind="work", start=since, date=last, fact=work, **basis)
        if option.training is not None:
            start = max(dt.date.fromordinal(add_months(dated.applied, -ladder.policy.training_months)), ladder.on)
            training = Training(**{**option.training.__dict__, "completed": applied})
            yield Step(kind="train", start=start, date=applied, fact=training, **basis)
        yield Step(kind="certificate", start=applied, date=issued, fact=dated.certificate, **basis)
        since = issued


def _assumptions(route: _Route, ladder: Ladder) -> Iterator[Assumption]:
    occupation = ladder.standard.occupation
    if route and dt.date.fromordinal(route[-1].issued) > ladder.on:
        yield Assumption(kind="works_on", occupation=occupation)
    for dated in route:
        if dated.option.clause is None:
            yield Assumption(kind="undocumented", occupation=occupation, level=dated.option.level)
    if route and ladder.policy.lead_time_months:
        yield Assumption(kind="lead_time", occupation=occupation, months=ladder.policy.lead_time_months)
    if ladder.policy.training_months and any(dated.option.training for dated in route):
        yield Assumption(kind="training_time", occupation=occupation, months=ladder.policy.training_months)


def _provided(route: _Route) -> Iterator[Question]:
    for dated in route:
        for requirement in dated.option.asked:
            finding = find(requirement, dated.facts, dt.date.fromordinal(dated.applied))
            if finding.verdict is Verdict.UNDETERMINED:
                yield from finding.questions
