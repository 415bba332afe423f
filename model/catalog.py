"""The catalog: the standards in force, and which occupations are related."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from .base import FrozenDict
from .dates import resolve_date
from .errors import InvalidName, NoEditionInForce, UnknownOccupation, require_type
from .graph import CertificateNode, build_graph
from .names import is_operating_permit, may_be_called, occupation_name, spellings
from .spelling import name_key
from .standard import Standard, join
from .terms import Relevance

if TYPE_CHECKING:
    import networkx as nx


class Catalog:
    """Standards by occupation and edition; relations between occupations, and their names (D6, D9, D15). It never changes.

    The front door's `certladder.Catalog` adds how catalogs are read, checked and drawn.
    """

    def __init__(
        self,
        standards: tuple[Standard, ...] = (),
        relations: Mapping[tuple[str, str], bool] | None = None,
        aliases: Mapping[tuple[str, str], bool] | None = None,
    ) -> None:
        for standard in standards:
            require_type(standard, Standard, "a standard of a catalog")
        self.standards = join(standards)
        """Every standard, all editions."""
        self.aliases = FrozenDict(aliases or {})
        """The names declared or denied with `alias`: (occupation, name) -> whether it is the same."""
        self._occupation_of = {name: occupation for (occupation, name), same in self.aliases.items() if same}
        self._occupation_of |= {name_key(s.english).casefold(): s.occupation for s in reversed(standards) if s.english}
        self._occupation_of |= {name_key(name): s.occupation for s in reversed(standards) for name in s.names}
        self._occupation_of |= {name_key(s.occupation): s.occupation for s in standards}
        self._editions: dict[str, list[Standard]] = {}
        for standard in self.standards:
            self._editions.setdefault(standard.occupation, []).append(standard)
        self.occupations = tuple(self._editions)
        """The occupations, in the order in which they were added."""
        named = {(self.name(a), self.name(b)): related for (a, b), related in (relations or {}).items()}
        self.relations = FrozenDict(named)
        """The relations declared or denied with `relate`: (occupation, related) -> whether it counts."""
        self._graphs: dict[tuple[Standard, ...], nx.MultiDiGraph[CertificateNode]] = {}

    def name(self, occupation: str) -> str:
        """The occupation that goes by this name in the catalog, or the name itself (`name_key`) if none does."""
        require_type(occupation, str, "an occupation")
        if occupation in self._occupation_of:
            return self._occupation_of[occupation]
        name = name_key(occupation)
        for written in (*spellings(name), name.casefold()):
            if written in self._occupation_of:
                return self._occupation_of[written]
        occupation, bracket, trade = name.removesuffix("）").partition("（")
        if bracket:  # 电工（维修电工）, 钳工（机修）: a 工种 that the standard lists
            trades = {trade, trade + occupation} - {other for (_, other), same in self.aliases.items() if not same}
            for standard in self._editions.get(self.name(occupation), ()):
                if trades.intersection(standard.possible_names):
                    return standard.occupation
        return name

    def standard(self, occupation: str, on: dt.date | str | None = None) -> Standard:
        """The edition of the occupation's standard in force on a day, today by default (D15).

        Raises:
            UnknownOccupation: no occupation goes by that name; the near ones are named.
            NoEditionInForce: none of its editions is in force on that day.
            InvalidDay: `on` is not a day.
        """
        day = resolve_date(on)
        name = self._own(occupation)
        standard = self._edition(name, day)
        if standard is None:
            spans = [f"{one.valid_from or '…'} – {one.valid_until or '…'}" for one in self._editions[name]]
            raise NoEditionInForce("no_edition_in_force", occupation=name, day=day, editions=spans)
        return standard

    def _edition(self, name: str, day: dt.date) -> Standard | None:
        in_force = [standard for standard in reversed(self._editions[name]) if standard.in_force(day)]
        return max(in_force, key=lambda standard: standard.valid_from or dt.date.min, default=None)

    def last_day(self, standard: Standard, on: dt.date) -> tuple[dt.date, str | None]:
        """Through which day, from `on`, this edition is the one in force, and the next one's name if one is known (D15)."""
        editions = self._editions.get(standard.occupation, ())
        starts = [one.valid_from for one in editions if one.valid_from and one.valid_from > on]
        ends = [start - dt.timedelta(days=1) for start in starts]
        last = min([*ends, standard.valid_until or dt.date.max])
        if last == dt.date.max:
            return last, None
        after = self._edition(standard.occupation, last + dt.timedelta(days=1))
        return last, None if after is None else after.edition or str(after.valid_from or after.occupation)

    def relate(self, occupation: str, related: str, accepted: bool = True) -> Self:
        """A new catalog in which, for `occupation`, `related` counts as a 相关职业, or with `accepted=False` does not.

        The relation holds in this direction only (D6).

        Raises:
            UnknownOccupation: the catalog does not hold `occupation`.
            InvalidName: `related` is the occupation itself, or no occupation's name, such as an operating permit's (D8).
        """
        own, other = self._own(occupation), _of_occupation(self.name(related))
        if own == other:
            raise InvalidName("name.itself", name=related, occupation=own)
        return self | Catalog(relations={(own, other): accepted})

    def alias(self, occupation: str, name: str, same: bool = True) -> Self:
        """A new catalog in which `name` is another name of `occupation`, or with `same=False` surely is not (D6).

        Raises:
            UnknownOccupation: the catalog does not hold `occupation`.
            InvalidName: the standards say themselves which occupation goes by that name, or it is no occupation's.
                Also an occupation's own name, of which there is nothing to say.

        >>> from certladder import Catalog
        >>> Catalog.builtin().alias("电工", "维修电工").name("维修电工")
        '电工'
        """
        require_type(name, str, "a name")
        own, key = self._own(occupation), name_key(_of_occupation(name))
        if own == key and same:
            raise InvalidName("name.its_own", name=name, occupation=own)
        named = type(self)(self.standards).name(key)
        if named in self.occupations and (named == own) is not same:
            raise InvalidName(f"name.{'other' if same else 'own'}", name=name, occupation=own, named=named)
        return self | Catalog(aliases={(own, key): same})

    def _own(self, occupation: str) -> str:
        name = self.name(occupation)
        if name not in self._editions:
            known = dict.fromkeys(name for s in self.standards for name in (s.occupation, *s.names))
            raise UnknownOccupation(occupation, known)
        return name

    def knows(self, name: str) -> bool:
        """Whether an occupation of the catalog goes by this name."""
        return self.name(name) in self._editions

    def same(self, standard: Standard, other: str) -> bool | None:
        """Whether `other` is this standard's occupation; None if it may be, and nobody has said (D6)."""
        name = self.name(other)
        if name == standard.occupation:
            return True
        if name in self._editions or (standard.occupation, name) in self.aliases:
            return False
        names = standard.occupation, *standard.names, (standard.english or standard.occupation).casefold()
        return None if may_be_called(name, names, standard.possible_names) else False

    def may_be(self, name: str) -> tuple[str, ...]:
        """The occupations that a name which the catalog does not know may stand for, as far as nobody has said."""
        return tuple(dict.fromkeys(one.occupation for one in self.standards if self.same(one, name) is None))

    def related(self, standard: Standard, other: str) -> bool | None:
        """Whether `other` counts as related for this standard's occupation; None if nobody has said (D6)."""
        name = self.name(other)
        declared = self.relations.get((standard.occupation, name))
        if is_operating_permit(name):  # D8
            return False
        if declared is not None or standard.related is None:
            return declared
        if name in map(self.name, standard.related):
            return True
        is_open = standard.related_open or (name not in self._editions and may_be_called(name, standard.related, ()))
        return None if is_open else False

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

        def related(standard: Standard) -> set[str]:
            declared = [other for occupation, other in self.relations if occupation == standard.occupation]
            listed = map(self.name, standard.related or ())
            return {name for name in (*declared, *listed) if self.related(standard, name)}

        if standards not in self._graphs:
            self._graphs[standards] = build_graph(standards, related)
        return self._graphs[standards]

    def in_force(self, day: dt.date) -> tuple[Standard, ...]:
        """The standards in force on a day, one for each occupation that has one."""
        return tuple(standard for name in self._editions if (standard := self._edition(name, day)) is not None)

    def __or__(self, other: Catalog) -> Self:
        """The occupations, editions and levels of both, and their relations and aliases; where both have one, the right one's.

        A level that both describe, and differently, is a finding of the lint.
        """
        require_type(other, Catalog, "what is joined to a catalog")
        standards = (*self.standards, *other.standards)
        claimed = {name for (_, name), same in other.aliases.items() if same}
        aliases = {key: same for key, same in self.aliases.items() if not (same and key[1] in claimed)}
        return type(self)(standards, self.relations | other.relations, aliases | other.aliases)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalog) and (
            (self.relations, self.aliases) == (other.relations, other.aliases)
            and set(self.standards) == set(other.standards)
        )

    def __hash__(self) -> int:
        return hash(frozenset(self.occupations))

    def __repr__(self) -> str:
        return f"Catalog({', '.join(self.occupations)})"


def _of_occupation(name: str) -> str:
    if is_operating_permit(name):
        raise InvalidName("name.permit", name=name)
    return occupation_name(name)
