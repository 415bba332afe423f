"""The requirement graph: certificates as nodes, and an edge from each to what it helps to apply for (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .requirements import CertificateRequirement
from .standard import Standard
from .terms import Level, Scope

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["START", "CertificateNode", "build_graph"]


class CertificateNode(NamedTuple):
    """A certificate one can hold: an occupation and a level; level None is the pre-technician certificate.

    It equals the plain tuple, so that `graph["电工", 4]` finds it; its text names it in files such as GraphML.

    >>> CertificateNode("电工", Level(4)) == ("电工", 4), str(CertificateNode("电工", Level(4)))
    (True, '电工/四级')
    """

    occupation: str
    level: Level | None

    def __str__(self) -> str:
        if not self.occupation:
            return "START"
        return f"{self.occupation}/{self.level.grade if self.level else '预备技师'}"


START = CertificateNode("", None)
"""Where alternatives that ask for no certificate start."""


class _Edge(NamedTuple):
    source: CertificateNode
    target: CertificateNode
    clause: str
    alternative: int
    kind: str


def build_graph(
    standards: Iterable[Standard], related: Callable[[Standard, str], bool | None]
) -> nx.MultiDiGraph[CertificateNode]:
    """The graph of some standards; `related` says whether an occupation is declared related to a standard's own.

    Nodes are `CertificateNode`s with the attributes `occupation` and `level` (an int; none for the pre-technician
    certificate), and `START`. Edges have `clause` (its id), `alternative` (1-based) and `kind`: "asks" from the
    certificate that the words name (from `START` if they name none), "serves" from one that does as well: a higher one
    of the occupation (D7), or one of a related occupation that is declared (D6). All attributes are plain values.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[CertificateNode] = nx.MultiDiGraph()
    edges = list(_named_edges(list(standards), related))
    for node in dict.fromkeys(node for edge in edges for node in (edge.source, edge.target)):
        level = {} if node.level is None else {"level": int(node.level)}
        graph.add_node(node, **({} if node == START else {"occupation": node.occupation}), **level)
    for source, target, clause, alternative, kind in [*edges, *_higher_edges(edges, list(graph))]:
        if not graph.has_edge(source, target, key := f"{clause}.{alternative}"):
            graph.add_edge(source, target, key, clause=clause, alternative=alternative, kind=kind)
    return graph


def _named_edges(standards: list[Standard], related: Callable[[Standard, str], bool | None]) -> Iterator[_Edge]:
    """From the certificates of the levels that the words name, in the own occupation and in related ones."""
    for standard in standards:
        others = [other.occupation for other in standards if related(standard, other.occupation)]
        for level, clause in ((level, clause) for level, clauses in standard.levels.items() for clause in clauses):
            target = CertificateNode(standard.occupation, level)
            for number, alternative in enumerate(clause.alternatives, start=1):
                asked = [one for one in alternative if isinstance(one, CertificateRequirement)]
                if not asked:
                    yield _Edge(START, target, clause.id, number, "asks")
                for one in asked:
                    yield _Edge(CertificateNode(standard.occupation, one.level), target, clause.id, number, "asks")
                    serving = others if one.scope is Scope.OWN_OR_RELATED and one.level is not None else ()
                    for other in serving:
                        yield _Edge(CertificateNode(other, one.level), target, clause.id, number, "serves")


def _higher_edges(edges: list[_Edge], nodes: list[CertificateNode]) -> Iterator[_Edge]:
    """From the higher certificates (D7) that are lower than the one applied for."""
    for edge in edges:
        for node in nodes:
            if node.occupation == edge.source.occupation and node.level and node.level.covers(edge.source.level):
                own = node.occupation == edge.target.occupation
                if not (own and node.level.covers(edge.target.level)):
                    yield edge._replace(source=node, kind="serves")
