"""The catalog: the standards in force, and which occupations are related."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from .dates import resolve_date
from .errors import NoEditionInForce, UnknownOccupation
from .graph import CertificateNode, build_graph
from .standard import Standard
from .terms import Relevance

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Catalog"]


class Catalog:
    """Standards by occupation and edition, and relations between occupations (D6, D9, D15). It never changes.

    The front door's `certladder.Catalog` adds how catalogs are read, checked and drawn.
    """

    def __init__(
        self, standards: tuple[Standard, ...] = (), relations: dict[tuple[str, str], bool] | None = None
    ) -> None:
        self._standards: dict[tuple[str, dt.date | None], Standard] = {
            (standard.occupation, standard.valid_from): standard for standard in standards
        }
        self._occupation_of = {name: s.occupation for s in reversed(standards) for name in s.names}
        self._occupation_of |= {s.occupation: s.occupation for s in standards}
        self._editions: dict[str, list[Standard]] = {}
        for standard in self._standards.values():
            self._editions.setdefault(standard.occupation, []).append(standard)
        self._graphs: dict[tuple[Standard, ...], nx.MultiDiGraph[CertificateNode]] = {}
        self._relations = {(self.name(a), self.name(b)): related for (a, b), related in (relations or {}).items()}

    @property
    def occupations(self) -> tuple[str, ...]:
        """The occupations, in the order in which they were added."""
        return tuple(self._editions)

    @property
    def standards(self) -> tuple[Standard, ...]:
        """Every standard, all editions."""
        return tuple(self._standards.values())

    @property
    def relations(self) -> dict[tuple[str, str], bool]:
        """The relations declared or denied with `relate`: (occupation, related) -> whether it counts."""
        return dict(self._relations)

    def name(self, occupation: str) -> str:
        """The occupation that goes by this name in the catalog, or the name itself if none does."""
        if occupation in self._occupation_of:
            return self._occupation_of[occupation]
        name = "".join(occupation.split())
        return self._occupation_of.get(name, name)

    def standard(self, occupation: str, on: dt.date | str | None = None) -> Standard:
        """The edition of the occupation's standard in force on a day, today by default (D15).

        Raises:
            UnknownOccupation: no occupation goes by that name; the near ones are named.
            NoEditionInForce: none of its editions is in force on that day.
            InvalidDay: `on` is not a day.
        """
        day = resolve_date(on)
        name = self.name(occupation)
        if name not in self._editions:
            raise UnknownOccupation(occupation, self._occupation_of)
        standard = self._edition(name, day)
        if standard is None:
            editions = self._editions[name]
            spans = [f"{edition.valid_from or '…'} – {edition.valid_until or '…'}" for edition in editions]
            raise NoEditionInForce("no_edition_in_force", occupation=name, day=day, editions=spans)
        return standard

    def _edition(self, name: str, day: dt.date) -> Standard | None:
        in_force = [standard for standard in self._editions[name] if standard.in_force(day)]
        return max(in_force, key=lambda standard: standard.valid_from or dt.date.min, default=None)

    def relate(self, occupation: str, related: str, accepted: bool = True) -> Self:
        """A new catalog in which, for `occupation`, `related` counts as a 相关职业, or with `accepted=False` does not.

        The relation holds in this direction only (D6).

        Raises:
            UnknownOccupation: the catalog does not hold `occupation`.
        """
        if self.name(occupation) not in self.occupations:
            raise UnknownOccupation(occupation, self._occupation_of)
        return type(self)(self.standards, {**self._relations, (self.name(occupation), self.name(related)): accepted})

    def related(self, standard: Standard, other: str) -> bool | None:
        """Whether `other` counts as related for this standard's occupation; None if nobody has said (D6)."""
        name = self.name(other)
        declared = self._relations.get((standard.occupation, name))
        if declared is not None or standard.related is None:
            return declared
        if name in map(self.name, standard.related):
            return True
        return None if standard.related_open else False

    def relevance(self, standard: Standard, major: str) -> Relevance | None:
        """What a major is to this standard's occupation by its lists; None if they leave it open (D9)."""
        for listed, relevance in ((standard.majors, Relevance.OWN), (standard.related_majors, Relevance.RELATED)):
            if major.removesuffix("专业") in {name.removesuffix("专业") for name in listed or ()}:
                return relevance
        closed = standard.majors is not None and standard.related_majors is not None and not standard.majors_open
        return Relevance.UNRELATED if closed else None

    def requirement_graph(self, day: dt.date) -> nx.MultiDiGraph[CertificateNode]:
        """The requirement graph of the editions in force on a day (`build_graph`), made once: copy it to change it."""
        standards = self.in_force(day)
        if standards not in self._graphs:
            self._graphs[standards] = build_graph(standards, self.related)
        return self._graphs[standards]

    def in_force(self, day: dt.date) -> tuple[Standard, ...]:
        """The standards in force on a day, one for each occupation that has one."""
        return tuple(standard for name in self._editions if (standard := self._edition(name, day)) is not None)

    def __or__(self, other: Catalog) -> Self:
        """All standards and relations of both; where both have one, the right one's."""
        merged = self._standards | other._standards
        return type(self)(tuple(merged.values()), self._relations | other._relations)

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Catalog) and self._standards == other._standards
        return same and isinstance(other, Catalog) and self._relations == other._relations

    def __hash__(self) -> int:
        return hash(frozenset(self._standards))

    def __repr__(self) -> str:
        return f"Catalog({', '.join(self.occupations)})"
