"""A person's records as one standard sees them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar, cast

from ...model.day_set import NEVER, DaySet
from ...model.person import RECORD_KINDS, Certificate, Education, Record, Work, lists_with
from ...model.policy import Policy
from ...model.standard import Standard
from ...model.terms import Scope
from ..case import Case
from .day_bounds import ALWAYS, NOTHING, UNKNOWN, DayBounds
from .question import Question, Topic

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


class RecordView:
    """What is known of a person, for one standard: their lists by the same names, and more. It never changes.

    `answered` questions are taken to be answered with yes: that is applied here, so that evaluators find known what was
    assumed. `policy` notes what is read of it while days are found; `settings` is the same policy, for all else.
    """

    certificates: tuple[Certificate, ...]
    work: tuple[Work, ...]
    education: tuple[Education, ...]

    def __init__(self, case: Case, answered: Collection[Question] = ()) -> None:
        person, policy = case.person, case.policy
        lists = {kind.list_name: getattr(person, kind.list_name) for kind in RECORD_KINDS.values()}
        vars(self).update({name: listed or () for name, listed in lists.items()})
        self.catalog, self.standard, self.answered = case.catalog, case.standard, frozenset(answered)
        self.born, self.meets = person.born, person.meets
        unknown: list[Topic] = [name for name, listed in lists.items() if listed is None]
        self.unknown = person.incomplete.union(unknown if person.born else [*unknown, "born"])
        """The lists that could hold more than is listed (D17), and "born" where the day of birth is not known."""
        self.suspended: DaySet = NEVER
        """The days of full-time programmes of a plan, on which there is no work."""
        self.settings, self._watched = policy, _WatchedPolicy(policy)
        self.policy = cast("Policy", self._watched)
        self._scopes: dict[tuple[str, Scope], bool | None] = {}
        self._derived: dict[tuple[str, int], tuple[Any, Any, set[str]]] = {}

    def having(self, **changed: Any) -> RecordView:
        """The view with some of its attributes changed; nothing is found on it yet."""
        view = RecordView.__new__(RecordView)
        vars(view).update({**vars(self), "_derived": {}, **changed})
        return view

    def plus(self, *records: Record) -> RecordView:
        """The view with more records: "what if"."""
        return self.having(**lists_with(records, self)) if records else self

    def gaining(self, record: Record) -> RecordView:
        """The view with this one more: the same view each time, so that what is found on it is found once."""
        return self.derive("view", record, lambda gained, view: view.plus(gained))

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record, list by list."""
        return tuple(record for kind in RECORD_KINDS.values() for record in getattr(self, kind.list_name))

    def for_standard(self, standard: Standard) -> RecordView:
        """The same records as another standard sees them."""
        if standard is self.standard:
            return self
        return self.derive("view", standard, lambda _, view: view.having(standard=standard, _scopes={}))

    def with_policy(self, policy: Policy) -> RecordView:
        """The same records under another policy: what was found without a setting that differs is found already."""
        watched = _WatchedPolicy(policy)
        other = {name for name, value in vars(policy).items() if value != getattr(self.settings, name)}
        found = self._derived.items()
        kept = {key: entry for key, entry in found if key[0] != "view" and other.isdisjoint(entry[2])}
        return self.having(settings=policy, policy=watched, _watched=watched, _derived=kept)

    def derive(self, name: str, source: Source, find: Callable[[Source, RecordView], Derived]) -> Derived:
        """What `find` finds for a requirement or a standard, found once.

        The entry holds its source: an id is used again for another object once its own is gone; and the settings of the
        policy that were read to find it.
        """
        key, watched = (name, id(source)), self._watched
        entry = self._derived.get(key)
        if entry is None:
            before, watched.read = watched.read, set()
            entry = self._derived[key] = source, find(source, self), watched.read
            watched.read = before
        watched.read |= entry[2]
        found: Derived = entry[1]
        return found

    def watched(self, find: Callable[[RecordView], Derived]) -> tuple[Derived, set[str]]:
        """What `find` finds, and the settings of the policy that it reads: no other could change that."""
        before, self._watched.read = self._watched.read, set()
        found, read = find(self), self._watched.read
        self._watched.read = before | read
        return found, read

    def is_own(self, occupation: str) -> bool:
        """Whether this is certainly the standard's occupation, by any of its names."""
        return self.in_scope(occupation, Scope.OWN) is True

    def in_scope(self, occupation: str, scope: Scope) -> bool | None:
        """Whether work or a certificate in `occupation` counts in `scope`; None if it is not known (D6)."""
        key = occupation, scope
        if key not in self._scopes:
            counts = own = self._known("same", self.catalog.same(self.standard, occupation), occupation)
            if not own and scope is Scope.OWN_OR_RELATED:
                related = self._known("relation", self.catalog.related(self.standard, occupation), occupation)
                counts = related or (None if own is None else related)
            self._scopes[key] = counts
        return self._scopes[key]

    def _known(self, topic: Topic, said: bool | None, occupation: str) -> bool | None:
        return True if said is None and self.assumes(topic, related=occupation) else said

    def serves_in(self, occupation: str, scope: Scope) -> Served:
        """Whether a record of an occupation may count in `scope`, and what is asked: if it is the same, else if related."""
        counts = self.in_scope(occupation, scope)
        if counts is not None:
            return counts, ()
        return True, ("same" if self.in_scope(occupation, Scope.OWN) is None else "relation",)

    def unlisted(self, name: Topic) -> DayBounds:
        """The days that records which are not listed could bring: none, or any if the list could hold more (D17)."""
        if name not in self.unknown:
            return NOTHING
        return ALWAYS if self.assumes(name) else UNKNOWN

    def assumes(self, topic: Topic, record: Record | None = None, **about: str | None) -> bool:
        """Whether a question is taken to be answered with yes, or with the best date."""
        return bool(self.answered) and self.question(topic, record, **about) in self.answered

    def question(
        self, topic: Topic, record: Record | None = None, *, related: str | None = None, words: str | None = None
    ) -> Question:
        """The question about a topic: what a record's occupation is to this one, or the record, the words, the list."""
        if topic in ("relation", "same"):
            related = self.catalog.name(related if related is not None else getattr(record, "occupation", ""))
        about = None if topic in ("relation", "same", "unread") else record
        quoted = words if topic in ("permit", "unread") else None
        fields = {"topic": topic, "occupation": self.standard.occupation, "record": about, "related": related}
        return Question.unvalidated(**fields, words=quoted)
