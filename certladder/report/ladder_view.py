"""What a ladder shows: the rungs of one occupation, the alternatives between them, and how a person stands there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.errors import UnknownOccupation
from ..model.person import Certificate, Person
from ..model.requirements import CertificateRequirement
from ..model.standard import Clause
from ..model.terms import CertificateKind, Level, Scope, Verdict
from .seen import SeenAnswer, SeenPlan
from .short_labels import brief

if TYPE_CHECKING:
    from ..model.graph import RequirementGraph

__all__ = ["Ask", "Edge", "LadderView", "RungView", "view"]


@dataclass(frozen=True)
class Ask:
    """Whose ladder is drawn: a person, the answers they got, the plan they follow, the day, the language."""

    person: Person | None = None
    answers: Sequence[SeenAnswer] = ()
    plan: SeenPlan | None = None
    on: dt.date = dt.date.max
    zh: bool = True


@dataclass(frozen=True)
class Edge:
    """An alternative: it leads from `source` (a level, "pre" for the pre-technician certificate, or None) up to a rung.

    `related`: a related occupation's certificate serves, too; `elsewhere`: it is such a one that the plan uses.
    """

    name: str
    label: str
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


def view(graph: RequirementGraph, occupation: str, ask: Ask) -> LadderView:
    """What to show of an occupation.

    Raises:
        UnknownOccupation: the graph has no such occupation; the near ones are named.
    """
    name = graph.named(occupation)
    if name not in graph.occupations:
        raise UnknownOccupation(occupation, graph.occupations)
    held = [held for held in _held(ask) if graph.named(held.occupation) == name]
    answers = {answer.level: answer for answer in ask.answers if answer.occupation == name}
    levels = sorted(rung.level for rung in graph.nodes if rung.occupation == name and rung.level)
    return LadderView(
        occupation=name,
        rungs=tuple(_rung(graph, name, level, held, answers.get(level), ask) for level in levels),
        pre_held=any(certificate.kind is CertificateKind.PRE_TECHNICIAN for certificate in held),
    )


def _held(ask: Ask) -> Iterable[Certificate]:
    """The certificates the person has on the day asked (D16)."""
    certificates = (ask.person.certificates if ask.person else None) or ()
    return [certificate for certificate in certificates if certificate.issued is None or certificate.issued <= ask.on]


def _rung(
    graph: RequirementGraph,
    occupation: str,
    level: Level,
    held: Sequence[Certificate],
    answer: SeenAnswer | None,
    ask: Ask,
) -> RungView:
    edges = graph.in_edges((occupation, level), data=True)
    found = {(data["clause"].id, data["alternative"]): data["clause"] for *_, data in edges}
    steps = ask.plan.steps if ask.plan else ()
    route = {
        (step.clause.id, step.alternative) for step in steps if step.clause and isinstance(step.record, Certificate)
    }
    earned = [(step.date, step.record) for step in steps if isinstance(step.record, Certificate)]
    own = [(day, record) for day, record in earned if graph.named(record.occupation) == occupation]
    has = [certificate for certificate in (*held, *(record for _, record in own)) if (certificate.level or 9) > level]
    return RungView(
        level=level,
        described=bool(found),
        issued=tuple(certificate for certificate in held if certificate.level is level),
        surpassed=any(certificate.level is not None and certificate.level < level for certificate in held),
        verdict=answer.verdict if answer else None,
        planned=min((day for day, record in own if record.level is level), default=None),
        edges=tuple(_edge(found[key], key[1], answer, key in route, has, ask.zh) for key in sorted(found)),
    )


def _edge(
    clause: Clause, number: int, answer: SeenAnswer | None, planned: bool, has: Sequence[Certificate], zh: bool
) -> Edge:
    asked = clause.alternatives[number - 1]
    start = next((requirement for requirement in asked if isinstance(requirement, CertificateRequirement)), None)
    results = answer.clauses if answer else ()
    stands = next((r for r in results if r.clause.id == clause.id and r.alternative == number), None)
    several = len(clause.alternatives) > 1
    return Edge(
        name=f"({clause.id.rsplit('/', 1)[-1]}{chr(ord('a') + number - 1) if several else ''})",
        label=brief(asked, zh),
        source=None if start is None else start.level or "pre",
        related=start is not None and start.scope is Scope.OWN_OR_RELATED,
        verdict=stands.verdict if stands else None,
        opens=stands.eligible_from if stands else None,
        planned=planned,
        elsewhere=planned and start is not None and not any(_serves(certificate, start) for certificate in has),
    )


def _serves(certificate: Certificate, asked: CertificateRequirement) -> bool:
    """Whether a certificate of the occupation is of the level asked for, or of a higher one (D7)."""
    return certificate.level is asked.level or (certificate.level or 9) < (asked.level or 0)
