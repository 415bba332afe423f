"""Work, cumulative (D3) or continuous (D4), counted after one or more records if the words say so (D5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from operator import attrgetter
from typing import Any, TypeVar

from ...model.dates import BEGINNING, Period, add_months, date_at, earliest, latest
from ...model.day_set import ALL, NEVER, DaySet
from ...model.person import Record, Work
from ...model.requirements import WorkStarted, WorkYears
from ...model.terms import CountingMode, Verdict
from .as_read import anchorings
from .counting import counting_day, time_counted, time_reached
from .day_bounds import UNKNOWN, DayBounds
from .evaluator import Anchor, Evaluator, Evidence, RecordEvaluator
from .question import Question
from .record_view import RecordView, Served
from .worked_days import (
    at_worst,
    days_worked,
    full_time_study,
    is_known_to_the_day,
    partial_dates,
    study_days,
)

__all__ = ["WorkYearsEvaluator"]

AskedWork = TypeVar("AskedWork", bound=WorkYears | WorkStarted)

_MOST_TRIED = 200
"""Of more records than that of one person, each is cited, and each date asked for: they are not tried one by one."""


class _Start:
    """From when work counts: after all of some anchors; `day` is the first possible one, `last` the first certain one."""

    def __init__(self, anchors: tuple[Anchor, ...]) -> None:
        self.anchors = anchors
        self.day = max([one.day for one in anchors], default=BEGINNING)
        self.last = max([one.last for one in anchors], default=BEGINNING)
        self.is_certain = not any(one.unknown for one in anchors)


_FROM_THE_BEGINNING = [_Start(())]


@dataclass(slots=True)
class _Side:
    """What counts of some spells, surely or possibly; nothing where there is no day from which it counts."""

    asked: WorkYears | WorkStarted
    view: RecordView
    surely: bool
    spells: list[Work]
    anchors: tuple[Anchor, ...]
    since: int | None
    study: DaySet

    def worked(self, spells: Iterable[Work]) -> DaySet:
        """The days of some spells that are not of full-time study (D25); for continuous work, small gaps are bridged (D4)."""
        gap = self.view.policy.continuity_gap_days if self.asked.mode is CountingMode.CONTINUOUS else 0
        days = [days_worked(spell, self.view, surely=self.surely) for spell in spells]
        return DaySet.union(DaySet.union(days) - self.study, gap) if self.study else DaySet.union(days, gap)

    def reached(self, worked: DaySet) -> DaySet:
        """The days on which the years are reached."""
        if self.since is None or not worked:
            return NEVER
        continuous, months = self.asked.mode is CountingMode.CONTINUOUS, self.asked.total_months
        return time_reached(worked & DaySet.span(self.since), months, self.view.policy, continuous=continuous)

    def time(self, on: dt.date) -> tuple[Period, Period]:
        """What there is of the years on a day, and what is missing."""
        since, worked = self.since or BEGINNING, NEVER if self.since is None else self.worked(self.spells)
        continuous, months = self.asked.mode is CountingMode.CONTINUOUS, self.asked.total_months
        return time_counted(worked, months, self.view.settings, on, since=since, continuous=continuous)

    def support(self, day: int) -> tuple[Record, ...]:
        """The anchors and the fewest spells: leaving any of them out, the years are not reached by the ordinal day."""
        kept = self.spells
        for spell in kept if 1 < len(kept) <= _MOST_TRIED else ():
            rest = [other for other in kept if other is not spell]
            if self.reached(self.worked(rest)).covers(day):
                kept = rest
        return self.cited(kept)

    def cited(self, spells: list[Work]) -> tuple[Record, ...]:
        """The records of the anchors, and the spells."""
        return tuple(dict.fromkeys([*(one.record for one in self.anchors if one.record), *spells]))


class WorkYearsEvaluator(Evaluator[AskedWork]):
    """From the day on which the time is reached, for good. `by_record`: the types after whose records work can count."""

    list_name = "work"

    def __init__(self, by_record: Mapping[str, RecordEvaluator[Any, Any]]) -> None:
        self._by_record = by_record

    def serves(self, asked: AskedWork, record: Work, view: RecordView) -> Served:
        return view.serves_in(record.occupation, asked.scope)

    def addition(self, asked: AskedWork, view: RecordView, on: dt.date, until: int | None = None) -> Work | None:
        day = on.toordinal()
        for spell in view.work:
            if spell.end is None and latest(spell.start) <= day and view.is_own(spell.occupation):
                return None
        return Work.unvalidated(occupation=view.standard.occupation, start=on, end=None)

    def likely(self, asked: AskedWork, view: RecordView, on: dt.date) -> Iterator[Work]:
        for months in dict.fromkeys([asked.total_months, max(asked.total_months - 12, 0)]):
            yield Work(occupation=view.standard.occupation, start=date_at(add_months(on.toordinal(), -months)))

    def starts(self, asked: AskedWork, view: RecordView) -> list[_Start]:
        """From when work counts: for each choice of a record that could serve, one for each type asked for (D5)."""
        return view.derive("starts", asked, self._starts) if anchorings(asked) else _FROM_THE_BEGINNING

    def _starts(self, asked: AskedWork, view: RecordView) -> list[_Start]:
        found = [self._by_record[after.type].anchors(after, view) for after in anchorings(asked)]
        return [_Start(anchors) for anchors in product(*found)]

    def _sides(
        self, asked: AskedWork, view: RecordView, spells: Iterable[Work], starts: Sequence[_Start]
    ) -> tuple[_Side, _Side, tuple[Question, ...]]:
        """What surely counts of some spells, and what may: one object if nothing is unknown; and what is asked of study."""
        maybe = [spell for spell in spells if view.in_scope(spell.occupation, asked.scope) is not False]
        sure = [spell for spell in maybe if view.in_scope(spell.occupation, asked.scope)]
        study, open_dates = full_time_study(view)
        last = min([one for one in starts if one.is_certain], key=attrgetter("last"), default=None)
        first = min(starts, key=attrgetter("day"), default=None)
        anchors, since = (last.anchors, last.last) if last else ((), None)
        surely = _Side(asked, view, True, sure, anchors, since, study.possible)
        anchors, since = (first.anchors, first.day) if first else ((), None)
        perhaps = _Side(asked, view, False, maybe, anchors, since, study.certain)
        is_exact = len(sure) == len(maybe) and surely.since == since and study.certain == study.possible
        return surely, surely if is_exact and all(map(is_known_to_the_day, sure)) else perhaps, open_dates

    def days(self, asked: AskedWork, view: RecordView) -> DayBounds:
        surely, perhaps, _ = self._sides(asked, view, view.work, self.starts(asked, view))
        unlisted = view.unlisted("work")
        certain = surely.reached(ALL if unlisted.certain else surely.worked(surely.spells))
        if perhaps is surely and not unlisted.possible:
            return DayBounds(certain, certain)
        return DayBounds(certain, perhaps.reached(ALL if unlisted.possible else perhaps.worked(perhaps.spells)))

    def evidence(self, asked: AskedWork, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        day = on.toordinal()
        starts = sorted([one for one in self.starts(asked, view) if one.day <= day], key=attrgetter("day"))
        by_day = asked.total_months and view.settings.counting == view.settings.cutoff == "day"
        until = day if by_day else counting_day(on, view.settings).toordinal() + 1
        begun = [spell for spell in view.work if earliest(spell.start) < until]
        surely, perhaps, study_dates = self._sides(asked, view, begun, starts)
        have, missing = surely.time(on)
        evidence = Evidence(Period.of_months(asked.total_months), have, missing=missing)
        if verdict is Verdict.ELIGIBLE:
            evidence.missing, evidence.records = Period(), surely.support(day)
            return evidence
        unlisted = view.unlisted("work") is UNKNOWN
        if unlisted:
            perhaps = replace(perhaps, spells=[])
        elif starts:
            evidence.possible = have if perhaps is surely else perhaps.time(on)[0]
        if verdict is Verdict.NOT_ELIGIBLE:
            since = surely.since
            counted = [one for one in surely.spells if since is not None and (not one.end or latest(one.end) >= since)]
            evidence.records = surely.cited(counted)
            dates = [view.question(topic, spell) for spell in perhaps.spells for topic in partial_dates(spell)]
            anchors = (one for first in starts[:1] for one in first.anchors if one.record and one.day < one.last)
            dates += [view.question(one.date_topic, one.record) for one in anchors]
        else:
            support = perhaps.support(day)
            dates = [] if unlisted else _decisive_dates(perhaps, day)
            studied = (one.record for one in (*study_dates, *dates) if one.record and one.record not in support)
            evidence.records = (*support, *dict.fromkeys(studied))
        in_question = (one for one in begun if view.in_scope(one.occupation, asked.scope) is None)
        evidence.unknown = [
            *dates,
            *(view.question(topic, one.record) for start in starts for one in start.anchors for topic in one.unknown),
            *(view.question(view.scope_topic(spell.occupation), spell) for spell in in_question),
            *study_dates,
            *([view.question("work")] if unlisted else []),
        ]
        return evidence


def _decisive_dates(side: _Side, day: int) -> list[Question]:
    """The fewest dates known to the month or year that would decide: with these at their best, the years are reached.

    One after the other is taken at its worst. Where the years are then out of reach, it is one to ask for.
    """
    view, since = side.view, [one.day for one in side.anchors]
    work: list[Any] = list(side.spells)
    study: list[Any] = list(view.education)
    if len(work) + len(study) > _MOST_TRIED:
        return [view.question(topic, record) for record in (*work, *study) for topic in partial_dates(record)]
    decisive = []

    def reached() -> bool:
        at_best = replace(side, since=max(since, default=BEGINNING), study=study_days(study, view)[0].certain)
        return at_best.reached(at_best.worked(work)).covers(day)

    for place, anchor in enumerate(side.anchors):
        since[place] = anchor.last
        if not reached():
            since[place] = anchor.day
            decisive.append(view.question(anchor.date_topic, anchor.record))
    for records in (work, study):
        for place, record in enumerate(records):
            for topic in partial_dates(record):
                before, records[place] = records[place], at_worst(records[place], topic)
                if not reached():
                    records[place] = before
                    decisive.append(view.question(topic, record))
    return decisive
