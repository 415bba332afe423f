"""The requirement graph: certificates as nodes, alternatives as edges (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx

from .requirement import CertificateHeld
from .standard import Clause, Standard
from .terms import Level

__all__ = ["START", "RequirementGraph", "Rung"]


class Rung(NamedTuple):
    """A certificate one can hold: an occupation and a level; level None is the pre-technician certificate."""

    occupation: str
    level: Level | None


START = Rung("", None)
"""Where alternatives that ask for no certificate start."""


def _lowest_first(rung: Rung) -> tuple[bool, int, str]:
    return rung != START, -(rung.level or 0), rung.occupation


class RequirementGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """An edge leads from the certificate an alternative asks for to the certificate it opens.

    Nodes are `Rung`s (and `START`); each edge carries its `clause` and `alternative` (1-based). It is frozen: it never
    changes.

    >>> from .catalog import Catalog
    >>> graph = Catalog.builtin().graph()
    >>> [clause.id for *_, clause in graph.edges(("电工", 2), data="clause")]
    ['电工/一级/1']
    """

    def __init__(self, standards: Iterable[Standard] = ()) -> None:
        super().__init__()
        self._leading: dict[Rung, tuple[Rung, ...]] = {}
        for standard in standards:
            for level, clauses in standard.levels.items():
                for clause in clauses:
                    self._add(Rung(standard.occupation, level), clause)
        nx.freeze(self)

    def leading_to(self, occupation: str, level: Level) -> tuple[Rung, ...]:
        """The certificates that can lead to one, and it: each after all that lead to it, the lowest first."""
        target = Rung(occupation, level)
        if target not in self._leading:
            nodes = nx.ancestors(self, target) | {target} if target in self else {target}
            order = nx.lexicographical_topological_sort(self.subgraph(nodes), key=_lowest_first)
            self._leading[target] = tuple(rung for rung in order if rung != START) or (target,)
        return self._leading[target]

    def _add(self, opened: Rung, clause: Clause) -> None:
        for number, alternative in enumerate(clause.alternatives, start=1):
            asked = next((held for held in alternative if isinstance(held, CertificateHeld)), None)
            source = START if asked is None else Rung(opened.occupation, asked.level)
            self.add_edge(source, opened, key=(clause.id, number), clause=clause, alternative=number)
