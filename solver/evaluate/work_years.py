"""Years of work, cumulative (D3) or continuous (D4), counted after an anchor if there is one (D5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from operator import attrgetter
from typing import Any

from ...model.dates import BEGINNING, Period, add_months, date_at, earliest, latest
from ...model.day_set import ALL, NEVER, DaySet
from ...model.person import Record, Work
from ...model.requirements import WorkYears
from ...model.terms import CountingMode, Verdict
from .as_read import anchorings
from .counting import counting_day, time_counted, time_reached
from .day_bounds import UNKNOWN, DayBounds
from .evaluator import Anchor, Asked, Evaluator, Evidence, RecordEvaluator, Unknown
from .record_view import RecordView, Served
from .worked_days import (
    at_worst,
    days_worked,
    full_time_study,
    is_known_to_the_day,
    partial_dates,
    study_days,
)

__all__ = ["WorkEvaluator", "WorkYearsEvaluator"]


_MOST_TRIED = 200
"""Of more records than that of one person, each is cited, and each date asked for: they are not tried one by one."""


_FROM_THE_BEGINNING = [Anchor()]


class WorkEvaluator(Evaluator[Asked]):
    """A type of requirement of work in scope."""

    list_name = "work"

    def serves(self, asked: Any, record: Work, view: RecordView) -> Served:
        return view.serves_in(record.occupation, asked.scope)

    def addition(self, asked: Asked, view: RecordView, on: dt.date, until: int | None = None) -> Work | None:
        day = on.toordinal()
        for spell in view.work:
            if spell.end is None and latest(spell.start) <= day and view.is_own(spell.occupation):
                return None
        return Work.unvalidated(occupation=view.standard.occupation, start=on, end=None)


@dataclass(slots=True)
class _Side:
    """What counts towards years of work: surely, or all that may. Without an anchor nothing does."""

    asked: WorkYears
    view: RecordView
    surely: bool
    spells: list[Work]
    anchor: Anchor | None
    since: int
    study: DaySet

    def worked(self, spells: Iterable[Work]) -> DaySet:
        """The days of some spells that are not of full-time study (D25); for continuous work, small gaps are bridged (D4)."""
        is_continuous = self.asked.mode is CountingMode.CONTINUOUS
        gap = self.view.policy.continuity_gap_days if is_continuous else 0
        days = [days_worked(spell, self.view, surely=self.surely) for spell in spells]
        return DaySet.union(DaySet.union(days) - self.study, gap) if self.study else DaySet.union(days, gap)

    def reached(self, worked: DaySet) -> DaySet:
        """The days on which the years are reached."""
        if not (worked and self.anchor):
            return NEVER
        continuous = self.asked.mode is CountingMode.CONTINUOUS
        return time_reached(worked.after(self.since), self.asked.total_months, self.view.policy, continuous=continuous)

    def time(self, on: dt.date) -> tuple[Period, Period]:
        """What there is of the years on a day, and what is missing."""
        worked = self.worked(self.spells) if self.anchor else NEVER
        continuous = self.asked.mode is CountingMode.CONTINUOUS
        return time_counted(
            worked, self.asked.total_months, self.view.settings, on, since=self.since, continuous=continuous
        )

    def support(self, day: int) -> tuple[Record, ...]:
        """The anchor and the fewest spells: leaving any of them out, the years are not reached by the ordinal day."""
        kept = list(dict.fromkeys(self.spells))
        for spell in list(kept) if 1 < len(kept) <= _MOST_TRIED else ():
            rest = [other for other in kept if other is not spell]
            if self.reached(self.worked(rest)).covers(day):
                kept = rest
        return _cited(self.anchor, kept)


class WorkYearsEvaluator(WorkEvaluator[WorkYears]):
    """From the day on which the years are reached, for good. `by_record`: the types after whose records work can count."""

    def __init__(self, by_record: Mapping[str, RecordEvaluator[Any, Any]]) -> None:
        self._by_record = by_record

    def anchors(self, asked: WorkYears, view: RecordView) -> list[Anchor]:
        """The days from which work counts: one for each record that could serve, from its date on (D5)."""
        found = _FROM_THE_BEGINNING
        for place, after in enumerate(anchorings(asked)):
            more = self._by_record[after.type].anchors(after, view)
            found = [Anchor.latest(one, two) for one, two in product(found, more)] if place else more
        return found

    def _sides(
        self, asked: WorkYears, view: RecordView, spells: Iterable[Work], anchors: Sequence[Anchor]
    ) -> tuple[_Side, _Side, tuple[Unknown, ...]]:
        """What surely counts of some spells after the first of some anchors, and what may: one object if nothing is unknown."""
        maybe = [spell for spell in spells if view.in_scope(spell.occupation, asked.scope) is not False]
        sure = [spell for spell in maybe if view.in_scope(spell.occupation, asked.scope)]
        studied, open_dates = full_time_study(view)
        certain = [anchor for anchor in anchors if not anchor.unknown]
        last = min(certain, key=attrgetter("last"), default=None)
        first = min(anchors, key=attrgetter("day"), default=None)
        surely = _Side(asked, view, True, sure, last, last.last if last else BEGINNING, studied.possible)
        is_exact = first is last and (first is None or first.day == first.last) and len(sure) == len(maybe)
        if is_exact and studied.certain == studied.possible and all(map(is_known_to_the_day, sure)):
            return surely, surely, open_dates
        since = first.day if first else BEGINNING
        return surely, _Side(asked, view, False, maybe, first, since, studied.certain), open_dates

    def days(self, asked: WorkYears, view: RecordView) -> DayBounds:
        surely, perhaps, _ = self._sides(asked, view, view.work, self.anchors(asked, view))
        unlisted = view.unlisted("work")
        certain = surely.reached(ALL if unlisted.certain else surely.worked(surely.spells))
        if perhaps is surely and not unlisted.possible:
            return DayBounds(certain, certain)
        return DayBounds(certain, perhaps.reached(ALL if unlisted.possible else perhaps.worked(perhaps.spells)))

    def evidence(self, asked: WorkYears, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        day = on.toordinal()
        found = sorted([one for one in self.anchors(asked, view) if one.day <= day], key=attrgetter("day"))
        by_day = asked.total_months and view.settings.counting == view.settings.cutoff == "day"
        until = day if by_day else counting_day(on, view.settings).toordinal() + 1
        begun = [spell for spell in view.work if earliest(spell.start) < until]
        surely, perhaps, study_dates = self._sides(asked, view, begun, found)
        have, missing = surely.time(on)
        evidence = Evidence(asked.time, have, missing=missing)
        if verdict is Verdict.ELIGIBLE:
            evidence.missing, evidence.records = Period(), surely.support(day)
            return evidence
        unlisted = view.unlisted("work") is UNKNOWN
        if unlisted:
            perhaps = replace(perhaps, spells=[])
        elif found:
            evidence.possible = have if perhaps is surely else perhaps.time(on)[0]
        if verdict is Verdict.NOT_ELIGIBLE:
            since = surely.since
            counted = [one for one in surely.spells if surely.anchor and (not one.end or latest(one.end) >= since)]
            evidence.records = _cited(surely.anchor, counted)
            dates = [Unknown(topic, spell) for spell in perhaps.spells for topic in partial_dates(spell)]
            parts = (one for first in found[:1] for one in first.each if one.record and one.day < one.last)
            dates += [Unknown(one.date_topic, one.record) for one in parts]
        else:
            support = perhaps.support(day)
            dates = [] if unlisted else _decisive_dates(perhaps, day)
            studied = (one.record for one in (*study_dates, *dates) if one.record and one.record not in support)
            evidence.records = (*support, *dict.fromkeys(studied))
        in_question = (one for one in begun if view.in_scope(one.occupation, asked.scope) is None)
        evidence.unknown = [
            *dates,
            *(Unknown(topic, one.record) for anchor in found for one in anchor.each for topic in one.unknown),
            *(Unknown(view.scope_topic(spell.occupation), spell) for spell in in_question),
            *study_dates,
            *([Unknown("work")] if unlisted else []),
        ]
        return evidence

    def likely(self, asked: WorkYears, view: RecordView, on: dt.date) -> Iterator[Work]:
        for months in (asked.total_months, max(asked.total_months - 12, 0)):
            yield Work(occupation=view.standard.occupation, start=date_at(add_months(on.toordinal(), -months)))


def _cited(anchor: Anchor | None, spells: list[Work]) -> tuple[Record, ...]:
    anchors = [one.record for one in anchor.each if one.record] if anchor else []
    return tuple(dict.fromkeys([*anchors, *spells]))


def _decisive_dates(side: _Side, day: int) -> list[Unknown]:
    """The fewest dates known to the month or year that would decide: with these at their best, the years are reached.

    One after the other is taken at its worst. Where the years are then out of reach, it is one to ask for.
    """
    anchor, view = side.anchor or Anchor(), side.view
    since = [part.day for part in anchor.each]
    work: list[Any] = list(side.spells)
    study: list[Any] = list(view.education)
    if len(work) + len(study) > _MOST_TRIED:
        return [Unknown(topic, record) for record in (*work, *study) for topic in partial_dates(record)]
    decisive = []

    def reached() -> bool:
        at_best = replace(side, since=max(since), study=study_days(study, view)[0].certain)
        return at_best.reached(at_best.worked(work)).covers(day)

    for place, part in enumerate(anchor.each):
        since[place] = part.last
        if not reached():
            since[place] = part.day
            decisive.append(Unknown(part.date_topic, part.record))
    for records in (work, study):
        for place, record in enumerate(records):
            for topic in partial_dates(record):
                before, records[place] = records[place], at_worst(records[place], topic)
                if not reached():
                    records[place] = before
                    decisive.append(Unknown(topic, record))
    return decisive
