"""What there is to say about one type of requirement: the interface that every type's file implements."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, ClassVar, Generic, TypeVar

from ...model.dates import RecordDate, earliest
from ...model.periods import BEGINNING, Period, add_years, date_at
from ...model.person import RECORD_KINDS, ListName, Record
from ...model.requirements import Requirement, declared_words
from ...model.terms import Scope, Verdict
from .day_bounds import ALWAYS, UNKNOWN, DayBounds, ends_of, from_day
from .question import Question, Topic
from .record_view import RecordView, Served

Asked = TypeVar("Asked")
R = TypeVar("R", bound=Record)

RECORD_TYPES: dict[str, type[Any]] = {kind.list_name: record for record, kind in RECORD_KINDS.items()}
"""The type of the records of each list."""


@dataclass
class Evidence:
    """What a verdict on one requirement rests on; the fields are those of a `Finding`.

    `unknown` is what would decide it on the day, or later where it does not hold yet. `possible` is None where nothing
    limits the time there may be, or where there is nothing from which it counts.
    """

    need: Period | Requirement
    have: Period | tuple[Record, ...]
    possible: Period | None = None
    missing: Period | Requirement | None = None
    records: tuple[Record, ...] = ()
    unknown: list[Question] = field(default_factory=list)


class Evaluator(ABC, Generic[Asked]):
    """One type of requirement, held against the records of a person."""

    list_name: ClassVar[ListName | None] = None
    """The list of the person's records that it looks at, if any."""
    can_end: ClassVar[bool] = False
    """Whether it can stop holding (D13)."""

    @abstractmethod
    def days(self, asked: Asked, view: RecordView) -> DayBounds:
        """The days on which it holds, work that goes on today going on for ever."""

    @abstractmethod
    def evidence(self, asked: Asked, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """What the verdict on a day rests on, what is missing, and what would decide it."""

    def serves(self, asked: Asked, record: Any, view: RecordView) -> Served:
        """Whether a record of the list can have a part in meeting it, its dates aside."""
        return False, ()

    def addition(self, asked: Asked, view: RecordView, on: dt.date, until: int | None = None) -> Record | None:
        """The record that would meet it from `on` (if it can end: and still on the ordinal day `until`).

        None if no record could: if only time brings it, or an answer.
        """
        return None

    def likely(self, asked: Asked, view: RecordView, on: dt.date) -> Iterator[Record]:
        """Records that a person of whom nothing is known may have, lately or long since, and that would meet it or nearly so."""
        days = [years_before(on, years) for years in ((1,) if self.can_end else (1, 10))]
        yield from filter(None, [self.addition(asked, view, day, on.toordinal() + 1) for day in days])


@dataclass(slots=True)
class Match:
    """A record that alone could meet a requirement, and on which days: those that each date and each unknown of it leaves."""

    record: Record
    left: dict[Topic, DayBounds]
    days: DayBounds


@dataclass(slots=True)
class Anchor:
    """What work counts after (D5), a record or one that is not listed, and what is unknown about that, its date aside.

    `day` is the first ordinal day that its date may be, `last` the last one: from there on work certainly counts if
    nothing else is unknown.
    """

    record: Record | None
    day: int
    last: int
    unknown: tuple[Topic, ...]
    date_topic: Topic = "issued"


class RecordEvaluator(Evaluator[Asked], Generic[Asked, R]):
    """A type of requirement that one record alone can meet: any one of those that serve will do."""

    list_name: ClassVar[ListName]
    date_topic: ClassVar[Topic] = "issued"
    """The question about the date of its records."""

    def dated(self, asked: Asked, record: R, view: RecordView) -> dict[Topic, DayBounds]:
        """The days that each date of a record that serves leaves: from it on; one that is not known has passed (D17)."""
        date = record.date
        return {self.date_topic: ALWAYS if date is None else from_day(*self.dates_of(record, date))}

    def dates_of(self, record: R, date: RecordDate) -> tuple[int, int]:
        """The first and the last ordinal day that the record's date may be; graduation is after enrolment."""
        ends = ends_of(vars(record).get("enrolled"), date)
        return ends.end, ends.last_end

    def matches(self, asked: Asked, view: RecordView) -> list[Match]:
        """The records that could meet it, each alone."""
        return view.derive("matches", asked, self._matches)

    def _matches(self, asked: Asked, view: RecordView) -> list[Match]:
        found, words = [], _quoted(asked)
        for record in getattr(view, self.list_name):
            could, unknown = self.serves(asked, record, view)
            if could:
                left: dict[Topic, DayBounds] = {**dict.fromkeys(unknown, UNKNOWN), **self.dated(asked, record, view)}
                for topic, days in left.items() if view.answered else ():
                    if view.assumes(topic, record, words=words):  # the best date
                        left[topic] = DayBounds(days.possible, days.possible)
                found.append(Match(record, left, reduce(DayBounds.__and__, left.values())))
        return found

    def days(self, asked: Asked, view: RecordView) -> DayBounds:
        found = [match.days for match in self.matches(asked, view)]
        return reduce(DayBounds.__or__, found, view.unlisted(self.list_name))

    def evidence(self, asked: Asked, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        day, found = on.toordinal(), self.matches(asked, view)
        begun = [one.record for one in found if any(start <= day for start, _ in one.days.possible)]
        have = tuple(begun or self._nearest(asked, view, day))
        evidence = Evidence(need=asked, have=have, missing=asked)  # type: ignore[arg-type]
        if verdict is Verdict.ELIGIBLE:
            evidence.missing = None
            evidence.records = tuple(match.record for match in found if match.days.certain.covers(day))[:1]
            return evidence
        first_days = [(match, match.days.possible.first_from(day)) for match in found]
        if verdict is Verdict.UNDETERMINED:
            first_days = [(match, first) for match, first in first_days if first == day]
            evidence.records = tuple(match.record for match, _ in first_days[:1])
        words = _quoted(asked)
        for match, first in first_days:
            if first is not None:
                topics = (topic for topic, days in match.left.items() if not days.certain.covers(first))
                evidence.unknown += [view.question(topic, match.record, words=words) for topic in topics]
        if view.unlisted(self.list_name) is UNKNOWN:
            evidence.records = ()
            evidence.unknown += [view.question(self.list_name)]
        return evidence

    def _nearest(self, asked: Asked, view: RecordView, day: int) -> Iterator[Record]:
        """What the person has that comes nearest, where nothing serves: what exists on the day (D16), of the occupation."""
        scope = vars(asked).get("scope", Scope.OWN)
        for record in getattr(view, self.list_name):
            given = vars(record)
            begun, occupation = given.get("enrolled") or record.date, given.get("occupation")
            exists = begun is None or earliest(begun) <= day
            if exists and (occupation is None or view.in_scope(occupation, scope)):
                yield record

    def addition(self, asked: Asked, view: RecordView, on: dt.date, until: int | None = None) -> Record | None:
        kind = RECORD_TYPES[self.list_name]
        gained: Record = kind.model_construct(**self.fields(asked, view), **{RECORD_KINDS[kind].date_field: on})
        return gained

    def fields(self, asked: Asked, view: RecordView) -> dict[str, object]:
        """What a record has that meets it, and no more, its date aside."""
        return {"occupation": view.standard.occupation}

    def anchors(self, asked: Asked, view: RecordView) -> list[Anchor]:
        """The days from which work counts after it, one for each record that could serve; any will do (D5)."""
        found = []
        for match in self.matches(asked, view):
            record, date = match.record, match.record.date
            unknown = [topic for topic, days in match.left.items() if days is UNKNOWN and topic != self.date_topic]
            is_open = not view.assumes(self.date_topic, record)
            if date is None:  # D17: work after it is only possible
                first = last = match.days.possible.spans[0][0]
                unknown += [self.date_topic] if is_open else []
            else:
                first, last = self.dates_of(record, date)  # type: ignore[arg-type]
            found.append(Anchor(record, first, last if is_open else first, tuple(unknown), self.date_topic))
        unlisted = view.unlisted(self.list_name)
        if unlisted.possible:
            found.append(Anchor(None, BEGINNING, BEGINNING, (self.list_name,) if unlisted is UNKNOWN else ()))
        return found


def _quoted(asked: Any) -> str | None:
    """The words that a question about a record quotes: a permit's name, or what the person has to say of it."""
    return declared_words(asked) or vars(asked).get("name")


def all_of(conditions: Iterable[tuple[bool | None, Topic]]) -> Served:
    """Whether a record serves that has to meet all conditions: each true, false, or None if its topic is not known."""
    found = [*conditions]
    if any(condition is False for condition, _ in found):
        return False, ()
    return True, tuple(topic for condition, topic in found if condition is None)


def years_before(day: dt.date, years: int) -> dt.date:
    """The same calendar day so many years earlier (D2)."""
    return date_at(add_years(day.toordinal(), -years))
