"""A person's records as one standard sees them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from ...model.catalog import Catalog
from ...model.person import (
    RECORD_KINDS,
    Apprenticeship,
    Certificate,
    Education,
    ListName,
    Permit,
    Person,
    Record,
    Title,
    Training,
    Work,
)
from ...model.policy import Policy
from ...model.standard import Standard
from ...model.terms import Relevance, Scope
from .question import Question, Topic

__all__ = ["RecordView"]


@dataclass(slots=True)
class RecordView:
    """The records that count for one standard, and which lists could hold more (D17)."""

    catalog: Catalog
    standard: Standard
    policy: Policy
    certificates: tuple[Certificate, ...] = ()
    work: tuple[Work, ...] = ()
    education: tuple[Education, ...] = ()
    training: tuple[Training, ...] = ()
    apprenticeships: tuple[Apprenticeship, ...] = ()
    titles: tuple[Title, ...] = ()
    permits: tuple[Permit, ...] = ()
    born: dt.date | None = None
    unknown: frozenset[ListName] = frozenset()
    answered: frozenset[Question] = frozenset()
    """Open questions that are taken to be answered with yes."""
    meets: dict[str, bool] = field(default_factory=dict)
    """Conditions that nobody could read, and whether the person says they meet them."""
    _served: dict[tuple[str, str, Scope], bool | None] = field(default_factory=dict, repr=False)
    derived: defaultdict[str, dict[int, Any]] = field(default_factory=lambda: defaultdict(dict), repr=False)
    """What has been derived from these view, by kind and the identity of the requirement."""

    @classmethod
    def of(
        cls,
        person: Person,
        catalog: Catalog,
        standard: Standard,
        policy: Policy,
        answered: frozenset[Question] = frozenset(),
    ) -> RecordView:
        """The person's records, for one standard."""
        return cls(
            catalog,
            standard,
            policy,
            person.certificates or (),
            person.work or (),
            person.education or (),
            person.training or (),
            person.apprenticeships or (),
            person.titles or (),
            person.permits or (),
            person.born,
            frozenset(kind.list_name for kind in RECORD_KINDS.values() if person.unknown(kind.list_name)),
            answered,
            person.meets,
        )

    def plus(self, *records: Record) -> RecordView:
        """These facts and the records: "what if"."""
        if not records:
            return self
        lists: dict[type[Record], tuple[Any, ...]] = {
            Certificate: self.certificates,
            Work: self.work,
            Education: self.education,
            Training: self.training,
            Apprenticeship: self.apprenticeships,
            Title: self.titles,
            Permit: self.permits,
        }
        for record in records:
            lists[type(record)] += (record,)
        return RecordView(
            self.catalog,
            self.standard,
            self.policy,
            lists[Certificate],
            lists[Work],
            lists[Education],
            lists[Training],
            lists[Apprenticeship],
            lists[Title],
            lists[Permit],
            self.born,
            self.unknown,
            self.answered,
            self.meets,
            self._served,
        )

    def working(self, work: tuple[Work, ...]) -> RecordView:
        """These view with other spells of work."""
        return replace(self, work=work, derived=defaultdict(dict))

    def seen_by(self, standard: Standard) -> RecordView:
        """These facts as another standard sees them."""
        if standard is self.standard:
            return self
        known: dict[int, RecordView] = self.derived["seen_by"]
        if id(standard) not in known:
            known[id(standard)] = replace(self, standard=standard, derived=defaultdict(dict))
        return known[id(standard)]

    def in_scope(self, occupation: str, scope: Scope) -> bool | None:
        """Whether work or a certificate in `occupation` counts in `scope`; None if nobody has said (D6)."""
        key = self.standard.occupation, occupation, scope
        if key not in self._served:
            self._served[key] = self._in_scope(occupation, scope)
        return self._served[key]

    def _in_scope(self, occupation: str, scope: Scope) -> bool | None:
        if self.catalog.name(occupation) == self.standard.occupation:
            return True
        if scope is Scope.OWN:
            return False
        related = self.catalog.related(self.standard, occupation)
        return related if related is not None or self.open("relation", related=occupation) else True

    def question(
        self, topic: Topic, record: Record | None = None, *, related: str | None = None, words: str | None = None
    ) -> Question:
        """The question about a topic: the relation that a record's occupation has, or the record, the words, the list."""
        if topic == "relation":
            other = self.catalog.name(related if related is not None else getattr(record, "occupation", ""))
            return Question(topic=topic, occupation=self.standard.occupation, related=other)
        return Question(topic=topic, occupation=self.standard.occupation, record=record, words=words)

    def open(
        self, topic: Topic, record: Record | None = None, *, related: str | None = None, words: str | None = None
    ) -> bool:
        """Whether the question about a topic is not taken to be answered."""
        return not self.answered or self.question(topic, record, related=related, words=words) not in self.answered

    def relevance(self, education: Education) -> Relevance | None:
        """What the major is to the standard's occupation: by the record, else the catalog, else unknown (D9)."""
        for occupation, relevance in education.relevance.items():
            if self.catalog.name(occupation) == self.standard.occupation:
                return relevance
        return None if education.major is None else self.catalog.relevance(self.standard, education.major)

    def corresponds(self, title: Title) -> bool | None:
        """Whether the title's speciality corresponds to the standard's occupation; None if nobody has said (D20)."""
        for occupation, corresponds in title.relevance.items():
            if self.catalog.name(occupation) == self.standard.occupation:
                return corresponds
        return None
