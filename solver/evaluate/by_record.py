"""The types of requirement that one record alone can meet."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Generic, TypeVar

from ...model.dates import BEGINNING, RecordDate, earliest
from ...model.day_set import NEVER
from ...model.person import Education, ListName, Record
from ...model.terms import Verdict
from .day_bounds import ALWAYS, NOTHING, UNKNOWN, DayBounds, days_of, from_day
from .evaluator import Asked, Evaluator, Evidence, Served, Unknown
from .question import Topic
from .record_view import RecordView

__all__ = ["Anchor", "AnchoringEvaluator", "Dated", "Match", "RecordEvaluator"]

R = TypeVar("R", bound=Record)

Dated = tuple[tuple[Topic, DayBounds], ...]
"""The days that each date of a record leaves: those that all of them leave meet the requirement."""


@dataclass(slots=True)
class Match:
    """A record that alone could meet a requirement: on which days, and what is unknown about that, its dates aside."""

    record: Record
    unknown: tuple[Topic, ...]
    dates: Dated
    days: DayBounds

    def has_begun(self, day: int) -> bool:
        """Whether an ordinal day is one of its days, or after one."""
        return any(start <= day for start, _ in self.days.possible)

    def open_on(self, day: int) -> list[Topic]:
        """What would have to be known for it to be certain on an ordinal day."""
        return [*self.unknown, *(topic for topic, days in self.dates if not days.certain.covers(day))]


@dataclass(slots=True)
class Anchor:
    """A record after which work counts (D5): from which ordinal day, and what is unknown about that, its date aside.

    `day` is the first day that its date may be, `last` the last one: from there on work certainly counts if nothing
    else is unknown.
    """

    record: Record | None
    day: int
    last: int
    unknown: tuple[Topic, ...] = ()
    date_topic: Topic = "issued"
    parts: tuple[Anchor, ...] = ()
    """The anchors of which it is the latest, where work counts after several (R1, R12)."""

    @classmethod
    def latest(cls, one: Anchor, other: Anchor) -> Anchor:
        """The later of two; certain if both are."""
        later = max(one, other, key=lambda anchor: (anchor.day, anchor.last))
        last = max(one.last, other.last)
        return cls(later.record, later.day, last, one.unknown + other.unknown, parts=(*one.each, *other.each))

    @property
    def each(self) -> tuple[Anchor, ...]:
        """The anchors it is made of: itself, or its parts."""
        return self.parts or (self,)


def _exists(record: Record, on: dt.date) -> bool:
    """Whether a record may be there on a day; a course from enrolment on (D16)."""
    begun = (record.enrolled if isinstance(record, Education) else None) or record.date
    return begun is None or earliest(begun) <= on.toordinal()


class RecordEvaluator(Evaluator[Asked], Generic[Asked, R]):
    """A type of requirement that one record alone can meet: any one of those that serve will do."""

    list_name: ClassVar[ListName]
    date_topic: ClassVar[Topic] = "issued"
    """The question about the date of its records."""

    @abstractmethod
    def serves(self, asked: Asked, record: R, view: RecordView) -> Served:
        """Whether a record could meet it, its dates aside."""

    def dated(self, asked: Asked, record: R, view: RecordView) -> Dated:
        """The days on which a record that serves meets it: from its date on; one that is not known has passed (D17)."""
        date = record.date
        return ((self.date_topic, ALWAYS if date is None else from_day(*self.dates_of(record, date))),)

    def dates_of(self, record: R, date: RecordDate) -> tuple[int, int]:
        """The first and the last ordinal day that the record's date may be."""
        return days_of(date)

    def named(self, asked: Asked) -> str | None:
        """The words of the text that a question about a record has to quote."""
        return None

    def similar(self, asked: Asked, view: RecordView, on: dt.date) -> tuple[R, ...]:
        """What the person has that comes nearest, where nothing serves: the records that exist on the day (D16)."""
        return tuple(record for record in getattr(view, self.list_name) if _exists(record, on))

    def matches(self, asked: Asked, view: RecordView) -> list[Match]:
        """The records that could meet it, each alone."""
        return view.derive("matches", asked, self._matches)

    def _matches(self, asked: Asked, view: RecordView) -> list[Match]:
        found = []
        for record in getattr(view, self.list_name):
            could, unknown = self.serves(asked, record, view)
            if could:
                dates = self.dated(asked, record, view)
                if view.answered:
                    unknown = view.still_unknown(unknown, record, self.named(asked))
                    dates = tuple((topic, self._assumed(topic, days, record, asked, view)) for topic, days in dates)
                days = dates[0][1] if len(dates) == 1 else reduce(DayBounds.__and__, [days for _, days in dates])
                found.append(Match(record, unknown, dates, DayBounds(NEVER, days.possible) if unknown else days))
        return found

    def _assumed(self, topic: Topic, days: DayBounds, record: Record, asked: Asked, view: RecordView) -> DayBounds:
        """The days that a date leaves: all that are possible where the answer is taken to be the best one."""
        is_assumed = view.assumes(topic, record, words=self.named(asked))
        return DayBounds(days.possible, days.possible) if is_assumed else days

    def concerns(self, asked: Asked, record: R, view: RecordView) -> bool:
        return any(match.record is record for match in self.matches(asked, view))

    def days(self, asked: Asked, view: RecordView) -> DayBounds:
        bounds = view.unlisted(self.list_name)
        for match in self.matches(asked, view):
            bounds = match.days if bounds is NOTHING else bounds | match.days
        return bounds

    def evidence(self, asked: Asked, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        day = on.toordinal()
        found = self.matches(asked, view)
        have = tuple(match.record for match in found if match.has_begun(day)) or self.similar(asked, view, on)
        evidence = Evidence(need=asked, have=have, missing=asked)  # type: ignore[arg-type]
        if verdict is Verdict.ELIGIBLE:
            evidence.missing = None
            evidence.records = tuple(match.record for match in found if match.days.certain.covers(day))[:1]
            return evidence
        words = self.named(asked)
        open_on = [(match, match.days.possible.first_from(day)) for match in found]
        if verdict is Verdict.UNDETERMINED:
            open_on = [(match, first) for match, first in open_on if first == day]
            evidence.records = tuple(match.record for match, _ in open_on[:1])
        evidence.unknown = [
            Unknown(topic, match.record, words)
            for match, first in open_on
            if first is not None
            for topic in match.open_on(first)
        ]
        if view.unlisted(self.list_name) is UNKNOWN:
            evidence.records = ()
            evidence.unknown = [*evidence.unknown, Unknown(self.list_name)]
        return evidence


class AnchoringEvaluator(RecordEvaluator[Asked, R]):
    """A type of requirement after whose record work can be counted (D5)."""

    def anchors(self, asked: Asked, view: RecordView) -> list[Anchor]:
        """The days from which work counts, one for each record that could serve; any will do."""
        found = [self._anchor(match, view) for match in self.matches(asked, view)]
        unlisted = view.unlisted(self.list_name)
        if unlisted.possible:
            found.append(Anchor(None, BEGINNING, BEGINNING, (self.list_name,) if unlisted is UNKNOWN else ()))
        return found

    def _anchor(self, match: Match, view: RecordView) -> Anchor:
        record, topic = match.record, view.still_unknown((self.date_topic,), match.record)
        if record.date is None:  # D17: work after it is only possible
            day = match.days.possible.spans[0][0]
            return Anchor(record, day, day, (*match.unknown, *topic))
        first, last = self.dates_of(record, record.date)  # type: ignore[arg-type]
        return Anchor(record, first, last if topic else first, match.unknown, self.date_topic)
