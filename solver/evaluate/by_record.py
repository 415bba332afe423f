"""The types of requirement that one record alone can meet."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from ...model.dates import BEGINNING
from ...model.day_set import ALL, NEVER, DaySet
from ...model.person import ListName, Record
from ...model.terms import Verdict
from .day_bounds import NOTHING, UNKNOWN, DayBounds
from .evaluator import Asked, Evaluator, Evidence, Served, Unknown
from .question import Topic
from .record_view import RecordView

__all__ = ["Anchor", "AnchoringEvaluator", "Dated", "Match", "RecordEvaluator"]

R = TypeVar("R", bound=Record)

Dated = tuple[DaySet, tuple[Topic, ...]]
"""Days, and what would have to be known for them to be certain."""


@dataclass(slots=True)
class Match:
    """A record that alone could meet a requirement: on which days, and what is unknown about that."""

    record: Record
    days: DaySet
    unknown: tuple[Topic, ...]

    @property
    def certain(self) -> DaySet:
        """The days on which it certainly does."""
        return NEVER if self.unknown else self.days


@dataclass(slots=True)
class Anchor:
    """A record after which work counts (D5): from which ordinal day, and what is unknown about that."""

    record: Record | None
    day: int
    unknown: tuple[Topic, ...] = ()
    parts: tuple[Anchor, ...] = ()
    """The anchors of which it is the latest, where work counts after several (R1, R12)."""

    @classmethod
    def latest(cls, one: Anchor, other: Anchor) -> Anchor:
        """The later of two; certain if both are."""
        later = max(one, other, key=lambda anchor: anchor.day)
        return cls(later.record, later.day, one.unknown + other.unknown, (*one.each, *other.each))

    @property
    def each(self) -> tuple[Anchor, ...]:
        """The anchors it is made of: itself, or its parts."""
        return self.parts or (self,)


class RecordEvaluator(Evaluator[Asked], Generic[Asked, R]):
    """A type of requirement that one record alone can meet: any one of those that serve will do."""

    list_name: ClassVar[ListName]

    @abstractmethod
    def serves(self, asked: Asked, record: R, view: RecordView) -> Served:
        """Whether a record could meet it, its dates aside."""

    def dated(self, asked: Asked, record: R, view: RecordView) -> Dated:
        """The days on which a record that serves meets it: from its date on; one that is not known has passed (D17)."""
        return ALL if record.date is None else DaySet.since(record.date), ()

    def named(self, asked: Asked) -> str | None:
        """The words of the text that a question about a record has to quote."""
        return None

    def similar(self, asked: Asked, view: RecordView, on: dt.date) -> tuple[Record, ...]:
        """What the person has that comes nearest, where nothing serves."""
        records: tuple[Record, ...] = getattr(view, self.list_name)
        return records

    def matches(self, asked: Asked, view: RecordView) -> list[Match]:
        """The records that could meet it, each alone."""
        return view.derive("matches", asked, self._matches)

    def _matches(self, asked: Asked, view: RecordView) -> list[Match]:
        found = []
        for record in getattr(view, self.list_name):
            could, unknown = self.serves(asked, record, view)
            if could:
                days, undated = self.dated(asked, record, view)
                if unknown or undated:
                    unknown = view.still_unknown((*unknown, *undated), record, self.named(asked))
                found.append(Match(record, days, unknown))
        return found

    def days(self, asked: Asked, view: RecordView) -> DayBounds:
        """The days on which one of the records meets it."""
        bounds = view.unlisted(self.list_name)
        for match in self.matches(asked, view):
            days = DayBounds(match.certain, match.days)
            bounds = days if bounds is NOTHING else bounds | days
        return bounds

    def evidence(self, asked: Asked, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """The record that meets it, or what would have to be known of those that may."""
        day = on.toordinal()
        found = self.matches(asked, view)
        have = tuple(match.record for match in found) or self.similar(asked, view, on)
        evidence = Evidence(need=asked, have=have, missing=asked)  # type: ignore[arg-type]
        if verdict is Verdict.ELIGIBLE:
            evidence.missing = None
            evidence.records = tuple(match.record for match in found if match.certain.covers(day))[:1]
            return evidence
        words = self.named(asked)
        open_ones = [match for match in found if match.days.first_from(day) is not None]
        if verdict is Verdict.UNDETERMINED:
            open_ones = [match for match in open_ones if match.days.covers(day)]
            evidence.records = tuple(match.record for match in open_ones[:1])
        evidence.unknown = [Unknown(topic, match.record, words) for match in open_ones for topic in match.unknown]
        if view.unlisted(self.list_name) is UNKNOWN:
            evidence.records = ()
            evidence.unknown = [*evidence.unknown, Unknown(self.list_name)]
        return evidence


class AnchoringEvaluator(RecordEvaluator[Asked, R]):
    """A type of requirement after whose record work can be counted (D5)."""

    date_topic: ClassVar[Topic] = "issued"
    """The question about the date of its records."""

    def anchors(self, asked: Asked, view: RecordView) -> list[Anchor]:
        """The days from which work counts, one for each record that could serve; any will do."""
        found = [self._anchor(match, view) for match in self.matches(asked, view)]
        unlisted = view.unlisted(self.list_name)
        if unlisted.possible:
            found.append(Anchor(None, BEGINNING, (self.list_name,) if unlisted is UNKNOWN else ()))
        return found

    def _anchor(self, match: Match, view: RecordView) -> Anchor:
        record = match.record
        if record.date is not None:
            return Anchor(record, record.date.toordinal(), match.unknown)
        undated = view.still_unknown((self.date_topic,), record)  # D17: work after it is only possible
        return Anchor(record, match.days.spans[0][0], tuple(dict.fromkeys((*match.unknown, *undated))))
