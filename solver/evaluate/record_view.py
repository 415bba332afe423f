"""A person's records as one standard sees them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from ...model.base import FrozenDict
from ...model.catalog import Catalog
from ...model.dates import RecordDate
from ...model.day_set import NEVER, DaySet
from ...model.person import RECORD_KINDS, Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ...model.policy import Policy
from ...model.standard import Standard
from ...model.terms import Relevance, Scope
from ..case import Case
from .day_bounds import ALWAYS, NOTHING, UNKNOWN, DayBounds
from .question import Question, Topic

__all__ = ["RecordView", "Served"]

Source = TypeVar("Source")
Derived = TypeVar("Derived")

Served = tuple[bool, tuple[Topic, ...]]
"""Whether a record may count, and what would have to be known for it to do so for sure."""


class _WatchedPolicy:
    """A policy that notes which of its settings are read: what was found would be found whatever the others are."""

    def __init__(self, policy: Policy) -> None:
        self._settings = vars(policy)
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return self._settings[name]


@dataclass
class RecordView:
    """What is known of a person, for one standard. It never changes.

    Questions taken to be answered with yes are applied here, so that evaluators find known what was assumed. `policy`
    notes what is read of it while days are found; `settings` is the same policy, for all else.
    """

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
    born: RecordDate | None = None
    meets: Mapping[str, bool] = FrozenDict()
    """Conditions that could not be read, and whether the person says they meet them (D14)."""
    unknown: frozenset[Topic] = frozenset()
    """The lists that could hold more than is listed (D17), and "born" where the day of birth is not known."""
    suspended: DaySet = NEVER
    """The days of full-time programmes of a plan, on which there is no work."""
    answered: frozenset[Question] = frozenset()
    """Open questions that are taken to be answered with yes."""
    _scopes: dict[tuple[str, Scope], bool | None] = field(default_factory=dict, init=False, repr=False)
    _derived: dict[tuple[str, int], tuple[Any, Any, set[str]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.settings = self.policy
        self._watched = _WatchedPolicy(self.policy)
        self.policy = cast("Policy", self._watched)

    @classmethod
    def of(cls, case: Case, answered: Collection[Question] = ()) -> RecordView:
        """The case's person as the case's standard sees them."""
        person = case.person
        lists = [kind.list_name for kind in RECORD_KINDS.values()]
        records: dict[str, Any] = {name: getattr(person, name) or () for name in lists}
        unknown: list[Topic] = [name for name in lists if person.unknown(name)]
        return cls(
            case.catalog,
            case.standard,
            case.policy,
            **records,
            born=person.born,
            meets=person.meets,
            unknown=frozenset(unknown if person.born else [*unknown, "born"]),
            answered=frozenset(answered),
        )

    def plus(self, *records: Record) -> RecordView:
        """The view with more records: "what if"."""
        lists: dict[str, tuple[Record, ...]] = {}
        for record in records:
            name = RECORD_KINDS[type(record)].list_name
            lists[name] = (*lists.get(name, getattr(self, name)), record)
        return self._with(**lists) if lists else self

    def gaining(self, record: Record) -> RecordView:
        """The view with this one more: the same view each time, so that what is found on it is found once."""
        return self.derive("view", record, lambda gained, view: view.plus(gained))

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record, list by list."""
        return tuple(record for kind in RECORD_KINDS.values() for record in getattr(self, kind.list_name))

    def suspending(self, days: DaySet) -> RecordView:
        """The view with more days on which there is no work."""
        return self._with(suspended=self.suspended | days)

    def for_standard(self, standard: Standard) -> RecordView:
        """The same records as another standard sees them."""
        if standard is self.standard:
            return self
        return self.derive("view", standard, lambda _, view: view._with(standard=standard, _scopes={}))

    def with_policy(self, policy: Policy) -> RecordView:
        """The same records under another policy: what was found without a setting that differs is found already."""
        watched = _WatchedPolicy(policy)
        other = {name for name, value in vars(policy).items() if value != getattr(self.settings, name)}
        found = self._derived.items()
        kept = {key: entry for key, entry in found if key[0] != "view" and other.isdisjoint(entry[2])}
        return self._with(settings=policy, policy=watched, _watched=watched, _derived=kept)

    def _with(self, **changed: Any) -> RecordView:
        view = RecordView.__new__(RecordView)
        vars(view).update({**vars(self), "_derived": {}, **changed})
        return view

    def derive(self, name: str, source: Source, find: Callable[[Source, RecordView], Derived]) -> Derived:
        """What `find` finds for a requirement or a standard, found once.

        The entry holds its source: an id is used again for another object once its own is gone; and the settings of the
        policy that were read to find it.
        """
        key, watched = (name, id(source)), self._watched
        entry = self._derived.get(key)
        if entry is None:
            before, watched.read = watched.read, set()
            try:
                entry = self._derived[key] = source, find(source, self), watched.read
            finally:
                watched.read = before
        watched.read |= entry[2]
        found: Derived = entry[1]
        return found

    def settings_read(self, name: str, source: Source, find: Callable[[Source, RecordView], Derived]) -> set[str]:
        """The settings of the policy that `find` reads: no other could change what it finds."""
        self.derive(name, source, find)
        return self._derived[name, id(source)][2]

    def is_own(self, occupation: str) -> bool:
        """Whether this is certainly the standard's occupation, by any of its names."""
        return self.in_scope(occupation, Scope.OWN) is True

    def in_scope(self, occupation: str, scope: Scope) -> bool | None:
        """Whether work or a certificate in `occupation` counts in `scope`; None if it is not known (D6)."""
        key = occupation, scope
        if key not in self._scopes:
            self._scopes[key] = self._in_scope(occupation, scope)
        return self._scopes[key]

    def _in_scope(self, occupation: str, scope: Scope) -> bool | None:
        own = self._known("same", self.catalog.same(self.standard, occupation), occupation)
        if own or scope is Scope.OWN:
            return own
        related = self._known("relation", self.catalog.related(self.standard, occupation), occupation)
        return related or (None if own is None else related)

    def _known(self, topic: Topic, said: bool | None, occupation: str) -> bool | None:
        return True if said is None and self.assumes(topic, related=occupation) else said

    def scope_topic(self, occupation: str) -> Topic:
        """What is asked of an occupation that may be in scope: whether it is the same, and only then if it is related."""
        return "same" if self.in_scope(occupation, Scope.OWN) is None else "relation"

    def serves_in(self, occupation: str, scope: Scope) -> Served:
        """Whether a record of an occupation may count in `scope`, and what is to be asked about that."""
        in_scope = self.in_scope(occupation, scope)
        return in_scope is not False, () if in_scope else (self.scope_topic(occupation),)

    def relevance(self, education: Education) -> Relevance | None:
        """What the major is to the standard's occupation: by the record, else the catalog, else unknown (D9)."""
        for occupation, relevance in education.relevance.items():
            if self.is_own(occupation):
                return relevance
        if education.major is None or any(self.in_scope(name, Scope.OWN) is None for name in education.relevance):
            return None
        return self.catalog.relevance(self.standard, education.major)

    def unlisted(self, name: Topic) -> DayBounds:
        """The days that records which are not listed could bring: none, or any if the list could hold more (D17)."""
        if name not in self.unknown:
            return NOTHING
        return ALWAYS if self.assumes(name) else UNKNOWN

    def still_unknown(self, topics: tuple[Topic, ...], record: Record, words: str | None = None) -> tuple[Topic, ...]:
        """Those of the topics about a record that are not taken to be answered."""
        if not self.answered:
            return topics
        return tuple(topic for topic in topics if not self.assumes(topic, record, words=words))

    def assumes(
        self, topic: Topic, record: Record | None = None, *, related: str | None = None, words: str | None = None
    ) -> bool:
        """Whether a question is taken to be answered with yes, or with the best date."""
        return bool(self.answered) and self.question(topic, record, related=related, words=words) in self.answered

    def question(
        self, topic: Topic, record: Record | None = None, *, related: str | None = None, words: str | None = None
    ) -> Question:
        """The question about a topic: what a record's occupation is to this one, or the record, the words, the list."""
        if topic in ("relation", "same"):
            related = self.catalog.name(related if related is not None else getattr(record, "occupation", ""))
            record = None
        fields = {"topic": topic, "occupation": self.standard.occupation, "record": record, "related": related}
        return Question.unvalidated(**fields, words=words)
