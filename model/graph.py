"""The requirement graph: certificates as nodes, and an edge from each to what it helps to apply for (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from .requirements import CertificateRequirement
from .standard import Standard
from .terms import Level, Scope

if TYPE_CHECKING:
    import networkx as nx


class CertificateNode(NamedTuple):
    """A certificate one can hold, which equals the plain tuple; level None is the pre-technician certificate."""

    occupation: str
    level: Level | None

    def __str__(self) -> str:
        if not self.occupation:
            return "START"
        return f"{self.occupation}/{self.level.grade if self.level else '预备技师'}"


START = CertificateNode("", None)
"""Where alternatives that ask for no certificate start."""


_Edge = tuple[CertificateNode, CertificateNode, str, int, str]
"""From which certificate to which, the clause and the alternative that ask for it, and the kind."""


def build_graph(
    standards: Sequence[Standard], related: Callable[[Standard], Set[str]]
) -> nx.MultiDiGraph[CertificateNode]:
    """The graph of some standards; `related` names the occupations that are declared related to a standard's own.

    An edge "asks" from the certificate that the words name (from `START` if they name none), and "serves" from one that
    does as well: a higher one of the occupation (D7), or one of a related occupation that is declared (D6).
    """
    import networkx as nx

    graph: nx.MultiDiGraph[CertificateNode] = nx.MultiDiGraph()
    named = list(_named_edges(standards, related))
    of_occupation: dict[str, list[CertificateNode]] = {}
    for node in dict.fromkeys(node for edge in named for node in edge[:2]):
        of_occupation.setdefault(node.occupation, []).append(node)
        known = {"occupation": node.occupation, "level": node.level and int(node.level)}
        graph.add_node(node, **{name: value for name, value in known.items() if value})
    higher = [
        (node, *edge[1:4], "serves")
        for edge in named
        for node in of_occupation[edge[0].occupation]
        if _is_higher(node, *edge[:2])
    ]
    for source, target, clause, alternative, kind in named + higher:
        if not graph.has_edge(source, target, key := f"{clause}.{alternative}"):
            graph.add_edge(source, target, key, clause=clause, alternative=alternative, kind=kind)
    return graph


def _named_edges(standards: Sequence[Standard], related: Callable[[Standard], Set[str]]) -> Iterator[_Edge]:
    """From the certificates of the levels that the words name, in the own occupation and in related ones."""
    for standard in standards:
        named = related(standard)
        others = [other.occupation for other in standards if other.occupation in named]
        for level, clause in ((level, clause) for level, clauses in standard.levels.items() for clause in clauses):
            target = CertificateNode(standard.occupation, level)
            for number, alternative in enumerate(clause.alternatives, start=1):
                asked = [one for one in alternative if isinstance(one, CertificateRequirement)]
                if not asked:
                    yield START, target, clause.id, number, "asks"
                for one in asked:
                    yield CertificateNode(standard.occupation, one.level), target, clause.id, number, "asks"
                    if one.scope is Scope.OWN_OR_RELATED and one.level is not None:
                        for other in others:
                            yield CertificateNode(other, one.level), target, clause.id, number, "serves"


def _is_higher(node: CertificateNode, source: CertificateNode, target: CertificateNode) -> bool:
    """Whether one of the occupation serves for what is asked for (D7), and is none that serves for what is applied for."""
    if node.level is None or not node.level.covers(source.level):
        return False
    return node.occupation != target.occupation or not node.level.covers(target.level)
