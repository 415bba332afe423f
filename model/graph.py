"""The requirement graph: certificates as nodes, alternatives as edges (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import networkx as nx

from .requirement import CertificateHeld
from .rung import START, Rung
from .standard import Clause, Standard
from .terms import Level, Scope

__all__ = ["START", "RequirementGraph", "Rung"]


def _lowest_first(rung: Rung) -> tuple[int, str]:
    return -(rung.level or 0), rung.occupation


Related = Callable[[Standard, str], bool | None]


def _undeclared(standard: Standard, other: str) -> None:
    return None


class RequirementGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """An edge leads from the certificate an alternative asks for to the certificate it opens.

    Where the alternative admits related occupations, so does an edge from each one that is declared (D6). Nodes are
    `Rung`s (and `START`); each edge carries its `clause` and `alternative` (1-based). It is frozen: it never changes.

    >>> from .catalog import Catalog
    >>> graph = Catalog.builtin().graph()
    >>> [clause.id for *_, clause in graph.edges(("电工", 2), data="clause")]
    ['电工/一级/1']
    """

    def __init__(self, standards: Sequence[Standard] = (), related: Related = _undeclared) -> None:
        super().__init__()
        self._leading: dict[Rung, tuple[Rung, ...]] = {}
        for standard in standards:
            others = [other for other in standards if related(standard, other.occupation)]
            for level, clauses in standard.levels.items():
                for clause in clauses:
                    self._add(Rung(standard.occupation, level), clause, others)
        nx.freeze(self)

    def leading_to(self, occupation: str, level: Level) -> tuple[Rung, ...]:
        """The certificates that can lead to one, the lowest first, and it: those asked for, and higher ones (D7)."""
        target = Rung(occupation, level)
        if target not in self._leading:
            waiting = [target]
            for rung in waiting:
                waiting += [other for other in self.nodes if other not in waiting and self._serves(other, rung)]
            self._leading[target] = (*sorted(waiting[1:], key=_lowest_first), target)
        return self._leading[target]

    def _serves(self, rung: Rung, opened: Rung) -> bool:
        if opened not in self or (rung.occupation == opened.occupation and (rung.level or 9) <= (opened.level or 0)):
            return False
        return any(
            rung == asked or (rung.occupation == asked.occupation and (rung.level or 9) <= (asked.level or 0))
            for asked in self.predecessors(opened)
            if asked != START
        )

    def _add(self, opened: Rung, clause: Clause, related: Iterable[Standard]) -> None:
        for number, alternative in enumerate(clause.alternatives, start=1):
            asked = next((held for held in alternative if isinstance(held, CertificateHeld)), None)
            sources = [START if asked is None else Rung(opened.occupation, asked.level)]
            if asked is not None and asked.scope is Scope.OWN_OR_RELATED and asked.level is not None:
                sources += [Rung(other.occupation, asked.level) for other in related]
            for source in sources:
                self.add_edge(source, opened, key=(clause.id, number), clause=clause, alternative=number)
