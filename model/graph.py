"""The requirement graph: certificates as nodes, and an edge from each to what it helps to apply for (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
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


def build_graph(
    standards: Sequence[Standard], related: Callable[[Standard], Set[str]]
) -> nx.MultiDiGraph[CertificateNode]:
    """The graph of some standards; `related` names the occupations that are declared related to a standard's own.

    An edge "asks" from the certificate that the words name (from `START` if they name none), and "serves" from one that
    does as well: a higher one of the occupation (D7), or one of a related occupation that is declared (D6).
    """
    import networkx as nx

    graph: nx.MultiDiGraph[CertificateNode] = nx.MultiDiGraph()
    for standard in standards:
        named = related(standard)
        others = [other.occupation for other in standards if other.occupation in named]
        for level, clause in ((level, clause) for level, clauses in standard.levels.items() for clause in clauses):
            target = CertificateNode(standard.occupation, level)
            for number, alternative in enumerate(clause.alternatives, start=1):
                asked = [one for one in alternative if isinstance(one, CertificateRequirement)]
                sources = {CertificateNode(standard.occupation, one.level): "asks" for one in asked} or {START: "asks"}
                levels = {one.level for one in asked if one.level and one.scope is Scope.OWN_OR_RELATED}
                sources |= {CertificateNode(other, level): "serves" for level in sorted(levels) for other in others}
                for source, kind in sources.items():
                    known = {"clause": clause.id, "alternative": number, "kind": kind}
                    graph.add_edge(source, target, f"{clause.id}.{number}", **known)
    of_occupation: dict[str, list[CertificateNode]] = {}
    for node, known in graph.nodes(data=True):
        of_occupation.setdefault(node.occupation, []).append(node)
        known |= {"occupation": node.occupation} if node.occupation else {}
        known |= {"level": int(node.level)} if node.level else {}
    for source, target, key, known in [*graph.edges(keys=True, data=True)]:
        for node in of_occupation[source.occupation]:
            if _is_higher(node, source, target) and not graph.has_edge(node, target, key):
                graph.add_edge(node, target, key, **{**known, "kind": "serves"})
    return graph


def _is_higher(node: CertificateNode, source: CertificateNode, target: CertificateNode) -> bool:
    """Whether one of the occupation serves for what is asked for (D7), and is none that serves for what is applied for."""
    if node.level is None or not node.level.covers(source.level):
        return False
    return node.occupation != target.occupation or not node.level.covers(target.level)
