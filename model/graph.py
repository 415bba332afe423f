"""The requirement graph: certificates as nodes, alternatives as edges (DESIGN §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import networkx as nx

from .dates import resolve_date
from .nodes import START, CertificateNode
from .person import Person
from .requirements import CertificateRequirement
from .standard import Clause, Standard
from .terms import Level, Scope, speaks

if TYPE_CHECKING:
    from ..report.ladder_view import Ask
    from ..report.seen import SeenAnswer, SeenPlan

__all__ = ["START", "CertificateNode", "RequirementGraph"]


def _lowest_first(rung: CertificateNode) -> tuple[int, str]:
    return -(rung.level or 0), rung.occupation


Related = Callable[[Standard, str], bool | None]


class RequirementGraph(nx.MultiDiGraph):  # type: ignore[type-arg]
    """An edge leads from each certificate an alternative asks for to the certificate it opens.

    Where the alternative admits related occupations, so does an edge from each one that is declared (D6). Nodes are
    `CertificateNode`s (and `START`); each edge carries its `clause` and `alternative` (1-based). It is frozen: it never changes.

    >>> from .catalog import Catalog
    >>> graph = Catalog.builtin().graph()
    >>> [clause.id for *_, clause in graph.edges(("电工", 2), data="clause")]
    ['电工/一级/1']
    """

    def __init__(self, standards: Sequence[Standard] = (), related: Related | None = None) -> None:
        super().__init__()
        self._leading: dict[CertificateNode, tuple[CertificateNode, ...]] = {}
        self._names = {name: standard.occupation for standard in standards for name in standard.names}
        for standard in standards:
            others = [other for other in standards if related and related(standard, other.occupation)]
            for level, clauses in standard.levels.items():
                for clause in clauses:
                    self._add(CertificateNode(standard.occupation, level), clause, others)
        nx.freeze(self)

    @property
    def occupations(self) -> tuple[str, ...]:
        """The occupations whose certificates are nodes, in the order in which they came."""
        return tuple(dict.fromkeys(rung.occupation for rung in self.nodes if rung.occupation))

    def named(self, occupation: str) -> str:
        """The occupation that goes by this name, or the name itself if none does."""
        return self._names.get(occupation, occupation)

    def to_svg(
        self,
        occupations: str | Sequence[str] | None = None,
        *,
        person: Person | None = None,
        answers: Sequence[SeenAnswer] = (),
        plan: SeenPlan | None = None,
        on: dt.date | str | None = None,
        lang: str = "zh",
    ) -> str:
        """The ladder of an occupation (or of several, or of all) as an SVG picture, in Chinese or English ("en").

        Certificates are rungs, the highest on top; alternatives are labelled edges. Given a `person`, it marks what
        they hold on the day `on` (today); given `answers` (of `Advisor.check` or `survey`), what is open to them and
        from when; given a `plan`, its route.

        Raises:
            UnknownOccupation: the graph has no such occupation; the near ones are named.
            UnknownTerm: another language.
            InvalidDay: `on` is not a day.

        >>> from .catalog import Catalog
        >>> Catalog.builtin().graph().to_svg("电工")[:4]
        '<svg'
        """
        from ..report.ladder_svg import draw

        return draw(self, self._chosen(occupations), _ask(person, answers, plan, on, lang))

    def to_mermaid(
        self,
        occupations: str | Sequence[str] | None = None,
        *,
        person: Person | None = None,
        answers: Sequence[SeenAnswer] = (),
        plan: SeenPlan | None = None,
        on: dt.date | str | None = None,
        lang: str = "zh",
    ) -> str:
        """The ladder as a Mermaid flowchart, for documents that draw those; as `to_svg` in all else.

        >>> from .catalog import Catalog
        >>> Catalog.builtin().graph().to_mermaid("电工").splitlines()[0]
        'flowchart BT'
        """
        from ..report.ladder_mermaid import flowchart

        return flowchart(self, self._chosen(occupations), _ask(person, answers, plan, on, lang))

    def _chosen(self, occupations: str | Sequence[str] | None) -> Sequence[str]:
        return (occupations,) if isinstance(occupations, str) else occupations or self.occupations

    def _repr_svg_(self) -> str:
        """For notebooks."""
        return self.to_svg()

    def leading_to(self, occupation: str, level: Level) -> tuple[CertificateNode, ...]:
        """The certificates that can lead to one, the lowest first, and it: those asked for, and higher ones (D7)."""
        target = CertificateNode(occupation, level)
        if target not in self._leading:
            waiting = [target]
            for rung in waiting:
                waiting += [other for other in self.nodes if other not in waiting and self._serves(other, rung)]
            self._leading[target] = (*sorted(waiting[1:], key=_lowest_first), target)
        return self._leading[target]

    def _serves(self, rung: CertificateNode, opened: CertificateNode) -> bool:
        if opened not in self or (rung.occupation == opened.occupation and (rung.level or 9) <= (opened.level or 0)):
            return False
        return any(
            rung == asked or (rung.occupation == asked.occupation and (rung.level or 9) <= (asked.level or 0))
            for asked in self.predecessors(opened)
            if asked != START
        )

    def _add(self, opened: CertificateNode, clause: Clause, related: Iterable[Standard]) -> None:
        for number, alternative in enumerate(clause.alternatives, start=1):
            asked = [held for held in alternative if isinstance(held, CertificateRequirement)]
            sources = [CertificateNode(opened.occupation, held.level) for held in asked]
            for held in asked:
                if held.scope is Scope.OWN_OR_RELATED and held.level is not None:
                    sources += [CertificateNode(other.occupation, held.level) for other in related]
            for source in sources or [START]:
                self.add_edge(source, opened, key=(clause.id, number), clause=clause, alternative=number)


def _ask(
    person: Person | None,
    answers: Sequence[SeenAnswer],
    plan: SeenPlan | None,
    on: dt.date | str | None,
    lang: str,
) -> Ask:
    from ..report.ladder_view import Ask

    return Ask(person, answers, plan, resolve_date(on), speaks(lang))
