"""The requirement graph: certificates as nodes, alternatives as edges (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx

from .requirement import CertificateHeld, Requirement
from .standard import Clause, Standard
from .terms import Level

__all__ = ["START", "RequirementGraph", "Rung", "asked_certificate"]


class Rung(NamedTuple):
    """A certificate one can hold: an occupation and a level; level None is the pre-technician certificate."""

    occupation: str
    level: Level | None


START = Rung("", None)
"""Where alternatives that ask for no certificate start."""


def asked_certificate(alternative: tuple[Requirement, ...]) -> CertificateHeld | None:
    """The certificate that an alternative asks for, if it asks for one."""
    return next((asked for asked in alternative if isinstance(asked, CertificateHeld)), None)


class RequirementGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """An edge leads from the certificate an alternative asks for to the certificate it opens.

    Nodes are `Rung`s (and `START`); each edge carries its `clause` and `alternative` (1-based).

    >>> from .catalog import Catalog
    >>> graph = Catalog.builtin().graph()
    >>> [clause.id for *_, clause in graph.edges(("电工", 2), data="clause")]
    ['电工/一级/1']
    """

    def __init__(self, standards: Iterable[Standard] = ()) -> None:
        super().__init__()
        for standard in standards:
            for level, clauses in standard.levels.items():
                for clause in clauses:
                    self._add(Rung(standard.occupation, level), clause)

    def _add(self, opened: Rung, clause: Clause) -> None:
        for number, alternative in enumerate(clause.alternatives, start=1):
            asked = asked_certificate(alternative)
            source = START if asked is None else Rung(opened.occupation, asked.level)
            self.add_edge(source, opened, key=(clause.id, number), clause=clause, alternative=number)
