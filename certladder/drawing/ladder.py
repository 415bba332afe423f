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
from ..model.terms import CertificateKind, Level, Scope, Verdict
from ..model.wording import say
from ..solver.eligibility.result import Eligibility
from ..solver.planning.plan import Plan
from .short_label import short_label

__all__ = ["Edge", "Ladder", "Rung"]

_PRE_TECHNICIAN = 0
"""Where alternatives start that ask for that certificate, beside levels; -1: those that ask for none."""


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

        steps = plan.steps if plan else ()
        self.occupation, self._lang = standard.occupation, lang
        self._held = [
            one for one in own(person.certificates or ()) if not one.issued or latest(one.issued) <= on.toordinal()
        ]  # D16
        self._earned = own(step.record for step in steps if isinstance(step.record, Certificate))
        self._answers = {
            one.level: one for one in answers if one.occupation == standard.occupation and not self._is_held(one.level)
        }
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
        return any(one.level is not None and one.level.covers(level) for one in self._held)

    def _rung(self, level: Level, below: Level | None, clauses: Sequence[Clause]) -> Rung:
        issued = [one.issued for one in self._held if one.level is level]
        planned = [one.issued for one in self._earned if one.level is level and one.issued]
        style = "cl-plan" if planned else "cl-box"
        if self._is_held(level):
            style = "cl-held"
            first = min((day for day in issued if day), key=latest, default=None)
            code = "held_since" if first else "held" if issued else "higher_held"
            note = self._say(code, day=str(first))
        else:
            answer = self._answers.get(level)
            notes = [self._say("planned", day=str(min(planned, key=latest)))] if planned else []
            notes += self._verdict(answer.verdict if answer else None)
            if not clauses:
                notes.append(self._say("not_in_catalog"))
                style += " cl-unknown"
            note = "　".join(notes)
        edges = [self._edge(level, clause, number) for clause in clauses for number in range(len(clause.alternatives))]
        edges.sort(key=lambda edge: (edge.start == below, edge.start))
        return Rung(level, note, style, [list(group) for _, group in groupby(edges, key=attrgetter("start"))])

    def _edge(self, level: Level, clause: Clause, index: int) -> Edge:
        asked, number = clause.alternatives[index], index + 1
        start = next((one for one in asked if isinstance(one, CertificateRequirement)), None)
        planned = (clause.id, number) in self._route
        notes = [self._say("on_route")] if planned else []
        if planned and start is not None and not self._serves_own(start, level):
            notes.append(self._say("by_related_certificate"))
        for result in self._answers[level].clauses if level in self._answers else ():
            if (result.clause.id, result.alternative) == (clause.id, number):
                notes += self._verdict(result.verdict)
                if result.verdict is Verdict.NOT_ELIGIBLE and result.eligible_from:
                    notes.append(self._say("opens", day=str(result.eligible_from)))
        letter = chr(ord("a") + index) if len(clause.alternatives) > 1 else ""
        name = f"({clause.id.rsplit('/', 1)[-1]}{letter})"
        where = -1 if start is None else start.level or _PRE_TECHNICIAN
        return Edge(where, self._start(start), f"{name} {short_label(asked, self._lang)}", "　".join(notes), planned)

    def _serves_own(self, asked: CertificateRequirement, level: Level) -> bool:
        """Whether a certificate of the occupation itself, held or earned below a level, is such as is asked for."""
        own = [one.level for one in [*self._held, *self._earned] if one.level is None or not one.level.covers(level)]
        return any(one.covers(asked.level) if one else asked.level is None for one in own)

    def _start(self, asked: CertificateRequirement | None) -> str:
        """Where an alternative starts, and whether the person holds that where no rung shows it."""
        if asked is None:
            return self._say("no_certificate")
        if asked.level is not None:
            return asked.level.words(self._lang)
        name = self._say("pre_technician_or_related" if asked.scope is Scope.OWN_OR_RELATED else "pre_technician")
        is_held = any(one.kind is CertificateKind.PRE_TECHNICIAN for one in self._held)
        return f"{name}　{self._say('held')}" if is_held else name

    def _verdict(self, verdict: Verdict | None) -> list[str]:
        """A no is left out: most certificates are not open to most people."""
        return [self._say(verdict)] if verdict in (Verdict.ELIGIBLE, Verdict.UNDETERMINED) else []
