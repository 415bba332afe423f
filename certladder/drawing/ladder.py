"""What a ladder shows, in words: an occupation's certificates, what leads to each, and how a person stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ..model.catalog import Catalog
from ..model.dates import latest
from ..model.person import Certificate, Person
from ..model.requirements import CertificateRequirement
from ..model.standard import Clause, Standard
from ..model.terms import Level, Scope, Verdict
from ..model.wording import say
from ..solver.eligibility.result import Eligibility
from ..solver.planning.plan import Plan
from .short_label import short_label

__all__ = ["Edge", "Ladder", "Rung"]

_PRE_TECHNICIAN, _NO_CERTIFICATE = (
    0,
    -1,
)  # where alternatives start that ask for that certificate, and for none, beside levels


class Edge(NamedTuple):
    """An alternative: its number and what it asks for; whether the person meets it, or plans to use it."""

    start: int
    start_name: str
    label: str
    note: str
    planned: bool


class Rung(NamedTuple):
    """A certificate: whether the person holds, plans or may apply for it; what leads to it, grouped by where it starts.

    What starts from the rung below comes last.
    """

    level: Level
    note: str
    style: str
    paths: list[list[Edge]]


class Ladder:
    """An occupation's rungs, the highest first, with a person's records, the answers for the day, and a plan."""

    def __init__(
        self,
        catalog: Catalog,
        standard: Standard,
        on: dt.date,
        lang: str,
        person: Person,
        answers: Iterable[Eligibility],
        plan: Plan | None,
    ) -> None:
        def own(certificates: Iterable[Certificate]) -> list[Certificate]:
            return [one for one in certificates if catalog.name(one.occupation) == standard.occupation]

        steps, last = plan.steps if plan else (), on.toordinal()
        self.occupation, self._lang = standard.occupation, lang
        held = [one for one in own(person.certificates or ()) if not one.issued or latest(one.issued) <= last]  # D16
        earned = own(step.record for step in steps if isinstance(step.record, Certificate))
        self._held = [(one.level, one.issued) for one in held]
        self._earned = [(one.level, one.issued) for one in earned]
        theirs = [one for one in answers if one.occupation == standard.occupation and not self._is_held(one.level)]
        self._verdicts = {answer.level: answer.verdict for answer in theirs}
        self._results = {(one.clause.id, one.alternative): one for answer in theirs for one in answer.clauses}
        self._route = {(step.clause.id, step.alternative) for step in steps if step.clause}
        graph = catalog.requirement_graph(on)
        levels = sorted(node.level for node in graph if node.occupation == standard.occupation and node.level)
        self.rungs = [
            self._rung(level, below, standard.levels.get(level, ()))
            for level, below in zip(levels, [*levels[1:], None], strict=True)
        ]

    def described(self) -> str:
        """The ladder in words, for screen readers."""
        rungs = [f"{rung.level.words(self._lang)} {rung.note}".strip() for rung in reversed(self.rungs)]
        return self._say("described", occupation=self.occupation, rungs=say("word.separator", self._lang).join(rungs))

    def _say(self, code: str, **arguments: object) -> str:
        return say(f"ladder.{code}", self._lang, **arguments)

    def _is_held(self, level: Level) -> bool:
        return any(held is not None and held.covers(level) for held, _ in self._held)

    def _rung(self, level: Level, below: Level | None, clauses: Sequence[Clause]) -> Rung:
        planned = [day for earned, day in self._earned if earned is level and day]
        style, notes = "cl-plan" if planned else "cl-box", []
        if self._is_held(level):
            issued = [day for held, day in self._held if held is level]
            first = min((day for day in issued if day), key=latest, default=None)
            code = "held_since" if first else "held" if issued else "higher_held"
            style, notes = "cl-held", [self._say(code, day=str(first))]
        else:
            notes += [self._say("planned", day=str(min(planned, key=latest)))] if planned else []
            notes += self._verdict(self._verdicts.get(level))
            if not clauses:
                notes.append(self._say("not_in_catalog"))
                style += " cl-unknown"
        edges = [self._edge(level, clause, index) for clause in clauses for index in range(len(clause.alternatives))]
        edges.sort(key=lambda edge: (edge.start == below, edge.start))
        paths = [list(group) for _, group in groupby(edges, key=attrgetter("start"))]
        return Rung(level, "　".join(notes), style, paths)

    def _edge(self, level: Level, clause: Clause, index: int) -> Edge:
        asked, number = clause.alternatives[index], (clause.id, index + 1)
        certificate = next((one for one in asked if isinstance(one, CertificateRequirement)), None)
        start, start_name = _NO_CERTIFICATE, self._say("no_certificate")
        notes = [self._say("on_route")] if number in self._route else []
        if certificate is not None:
            start, start_name = certificate.level or _PRE_TECHNICIAN, self._start(certificate)
            lower = [one for one, _ in [*self._held, *self._earned] if one is None or not one.covers(level)]
            serves = any(one.covers(certificate.level) if one else certificate.level is None for one in lower)
            notes += [self._say("by_related_certificate")] if notes and not serves else []
        if result := self._results.get(number):
            notes += self._verdict(result.verdict)
            if result.verdict is Verdict.NOT_ELIGIBLE and result.eligible_from:
                notes.append(self._say("opens", day=str(result.eligible_from)))
        letter = chr(ord("a") + index) if len(clause.alternatives) > 1 else ""
        label = f"({clause.id.rsplit('/', 1)[-1]}{letter}) {short_label(asked, self._lang)}"
        return Edge(start, start_name, label, "　".join(notes), number in self._route)

    def _start(self, asked: CertificateRequirement) -> str:
        """Where an alternative starts, and whether the person holds that where no rung shows it."""
        if asked.level is not None:
            return asked.level.words(self._lang)
        name = self._say("pre_technician_or_related" if asked.scope is Scope.OWN_OR_RELATED else "pre_technician")
        return f"{name}　{self._say('held')}" if any(held is None for held, _ in self._held) else name

    def _verdict(self, verdict: Verdict | None) -> list[str]:
        """A no is left out: most certificates are not open to most people."""
        return [self._say(verdict)] if verdict in (Verdict.ELIGIBLE, Verdict.UNDETERMINED) else []
