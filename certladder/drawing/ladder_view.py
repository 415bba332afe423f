"""What a ladder shows: the certificates of one occupation, what leads to each, and a person's position on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.catalog import Catalog
from ..model.dates import latest
from ..model.errors import require_type
from ..model.person import Certificate, Person
from ..model.requirements import CertificateRequirement, Requirement
from ..model.standard import Clause, Standard
from ..model.terms import CertificateKind, Level, Scope, Verdict

if TYPE_CHECKING:  # the catalog's own pictures do without answers and plans
    from ..solver.eligibility.result import Eligibility
    from ..solver.planning.plan import Plan

__all__ = ["PRE_TECHNICIAN", "Edge", "LadderView", "RungView", "ladder_views"]

PRE_TECHNICIAN = "pre"
"""The pre-technician certificate, as where an edge starts."""


@dataclass(frozen=True)
class Edge:
    """An alternative: it leads from `source` (a level, `PRE_TECHNICIAN`, or None for no certificate) up to a rung.

    `related`: a related occupation's certificate serves, too; `elsewhere`: it is such a one that the plan uses.
    """

    name: str
    asked: tuple[Requirement, ...]
    source: Level | str | None
    related: bool
    verdict: Verdict | None
    opens: dt.date | None
    planned: bool
    elsewhere: bool


@dataclass(frozen=True)
class RungView:
    """A certificate: whether its conditions are `described`, the person has it or a higher one, may apply, plans it."""

    level: Level
    described: bool
    issued: tuple[Certificate, ...]
    surpassed: bool
    verdict: Verdict | None
    planned: dt.date | None
    edges: tuple[Edge, ...]

    @property
    def held(self) -> bool:
        """Whether the person has this certificate or a higher one."""
        return bool(self.issued) or self.surpassed


@dataclass(frozen=True)
class LadderView:
    """One occupation's rungs, the highest first, and whether the person has its pre-technician certificate."""

    occupation: str
    rungs: tuple[RungView, ...]
    pre_held: bool


def ladder_views(
    catalog: Catalog,
    occupations: str | Sequence[str] | None,
    on: dt.date,
    person: Person | None = None,
    answers: Sequence[Eligibility] = (),
    plan: Plan | None = None,
) -> list[LadderView]:
    """What to show of an occupation, of several, or (None) of all that have an edition in force.

    Of a person also the position on it: their records, the `answers` for each level on the day, the plan they follow.
    """
    names = (occupations,) if isinstance(occupations, str) else occupations
    if names is not None:
        require_type(names, Iterable, "occupations")
    standards = catalog.in_force(on) if names is None else [catalog.standard(name, on) for name in names]
    return [_ladder(catalog, standard, on, person or Person(), answers, plan) for standard in standards]


def _ladder(
    catalog: Catalog,
    standard: Standard,
    on: dt.date,
    person: Person,
    answers: Sequence[Eligibility],
    plan: Plan | None,
) -> LadderView:
    graph = catalog.requirement_graph(on)
    levels = sorted(node.level for node in graph if node.occupation == standard.occupation and node.level)
    steps = plan.steps if plan else ()
    answer_of = {answer.level: answer for answer in answers if answer.occupation == standard.occupation}
    certificates = [
        one for one in person.certificates or () if one.issued is None or latest(one.issued) <= on.toordinal()
    ]  # D16
    held = [one for one in certificates if catalog.name(one.occupation) == standard.occupation]
    gained = [(step.date, step.record) for step in steps if isinstance(step.record, Certificate)]
    earned = [(day, one) for day, one in gained if catalog.name(one.occupation) == standard.occupation]
    route = {(step.clause.id, step.alternative) for step in steps if step.clause and step.kind == "certificate"}
    return LadderView(
        occupation=standard.occupation,
        rungs=tuple(
            _rung(level, standard.levels.get(level, ()), held, earned, answer_of.get(level), route) for level in levels
        ),
        pre_held=any(certificate.kind is CertificateKind.PRE_TECHNICIAN for certificate in held),
    )


def _rung(
    level: Level,
    clauses: Sequence[Clause],
    held: Sequence[Certificate],
    earned: Sequence[tuple[dt.date, Certificate]],
    answer: Eligibility | None,
    route: set[tuple[str, int | None]],
) -> RungView:
    own = [*held, *(certificate for _, certificate in earned)]
    before = [one for one in own if one.level is None or not one.level.covers(level)]
    return RungView(
        level=level,
        described=bool(clauses),
        issued=tuple(certificate for certificate in held if certificate.level is level),
        surpassed=any(one.level is not None and one.level < level for one in held),
        verdict=answer.verdict if answer else None,
        planned=min((day for day, certificate in earned if certificate.level is level), default=None),
        edges=tuple(
            _edge(clause, number, answer, (clause.id, number) in route, before)
            for clause in clauses
            for number in range(1, len(clause.alternatives) + 1)
        ),
    )


def _edge(
    clause: Clause, number: int, answer: Eligibility | None, planned: bool, before: Sequence[Certificate]
) -> Edge:
    asked = clause.alternatives[number - 1]
    start = next((requirement for requirement in asked if isinstance(requirement, CertificateRequirement)), None)
    results = answer.clauses if answer else ()
    result = next((r for r in results if r.clause.id == clause.id and r.alternative == number), None)
    own = [one.level.covers(start.level) if one.level else start.level is None for one in before] if start else []
    letter = chr(ord("a") + number - 1) if len(clause.alternatives) > 1 else ""
    return Edge(
        name=f"({clause.id.rsplit('/', 1)[-1]}{letter})",
        asked=asked,
        source=None if start is None else start.level or PRE_TECHNICIAN,
        related=start is not None and start.scope is Scope.OWN_OR_RELATED,
        verdict=result.verdict if result else None,
        opens=result.eligible_from if result else None,
        planned=planned,
        elsewhere=planned and start is not None and not any(own),
    )
