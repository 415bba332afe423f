"""Work, cumulative (D3) or continuous (D4), counted after one or more records if the words say so (D5).

Its days, and those of full-time study, on which it does not count (D25), are sure or possible only (D1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from ...model.dates import InexactDate, earliest, latest
from ...model.day_set import ALL, NEVER, DaySet
from ...model.periods import BEGINNING, Period, add_months, date_at
from ...model.person import Education, Record, Work
from ...model.requirements import WorkStarted, WorkYears
from ...model.terms import CountingMode, Verdict
from .as_read import anchorings
from .counting import counting_day, time_counted, time_reached
from .day_bounds import NOTHING, UNKNOWN, DayBounds, ends_of
from .evaluator import Anchor, Evaluator, Evidence, RecordEvaluator
from .question import Question, Topic
from .record_view import RecordView, Served

T = TypeVar("T")
AskedWork = TypeVar("AskedWork", bound=WorkYears | WorkStarted)

_MOST_TRIED = 200
"""Of more records than that of one person, each is cited, and each date asked for: they are not tried one by one."""
_STUDY_DATES: tuple[Topic, Topic] = ("enrolled", "graduated")
_DATES: dict[type[Record], tuple[Topic, Topic]] = {Work: ("start", "end"), Education: _STUDY_DATES}


@dataclass(slots=True)
class _Side:
    """What counts of some spells, surely or possibly, since a day: that from which the anchors serve, None if they never do."""

    view: RecordView
    asked: WorkYears | WorkStarted
    surely: bool
    spells: Sequence[Work]
    anchors: tuple[Anchor, ...]
    since: int | None
    study: DaySet

    def worked(self) -> DaySet:
        """The days of the spells that are not of full-time study (D25); for continuous work, small gaps are bridged (D4)."""
        gap = self.view.policy.continuity_gap_days if self.asked.mode is CountingMode.CONTINUOUS else 0
        days = [_days_worked(spell, self.view, self.surely) for spell in self.spells]
        return DaySet.union(DaySet.union(days) - self.study, gap) if self.study else DaySet.union(days, gap)

    def reached(self, worked: DaySet) -> DaySet:
        """The days on which the years are reached."""
        if self.since is None or not worked:
            return NEVER
        counted = worked & DaySet.span(self.since)
        is_continuous = self.asked.mode is CountingMode.CONTINUOUS
        return time_reached(counted, self.asked.total_months, self.view.policy, continuous=is_continuous)

    def is_reached_by(self, day: int) -> bool:
        """Whether the years are reached by the ordinal day."""
        return self.reached(self.worked()).covers(day)

    def time(self, on: dt.date) -> tuple[Period, Period]:
        """What there is of the years on a day, and what is missing."""
        since, worked = self.since or BEGINNING, NEVER if self.since is None else self.worked()
        months, is_continuous = self.asked.total_months, self.asked.mode is CountingMode.CONTINUOUS
        return time_counted(worked, months, self.view.settings, on, since=since, continuous=is_continuous)

    def support(self, day: int) -> tuple[Record, ...]:
        """The anchors and the fewest spells: leaving any of them out, the years are not reached by the ordinal day."""
        spells = self.spells
        if 1 < len(spells) <= _MOST_TRIED:
            spells = _fewest(spells, lambda some: replace(self, spells=some).is_reached_by(day))
        return self.cited(spells)

    def cited(self, spells: Iterable[Work]) -> tuple[Record, ...]:
        """The records of the anchors, and the spells."""
        return tuple(dict.fromkeys([*(one.record for one in self.anchors if one.record), *spells]))

    def with_dates(self, dates: Iterable[Question]) -> _Side:
        """The same if only these of the dates known to the month or year are at their best, all others at their worst."""
        view = self.view.having(answered=self.view.answered.union(dates))
        since = [one.day if view.assumes(one.date_topic, one.record) else one.last for one in self.anchors]
        study = full_time_study(view)[0].possible
        return replace(self, view=view, surely=True, since=max(since, default=BEGINNING), study=study)


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

    def anchors(self, asked: AskedWork, view: RecordView) -> list[list[Anchor]]:
        """For each record after which work counts, those that could serve: any one of them will do (D5)."""
        return [self._by_record[after.type].anchors(after, view) for after in anchorings(asked)]

    def _sides(
        self, asked: AskedWork, view: RecordView, spells: Iterable[Work], anchors: Sequence[Sequence[Anchor]]
    ) -> tuple[_Side, _Side, tuple[Question, ...]]:
        """What surely counts of some spells, and what may: one object if nothing is unknown; and what is asked of study."""
        maybe = [spell for spell in spells if view.in_scope(spell.occupation, asked.scope) is not False]
        sure = [spell for spell in maybe if view.in_scope(spell.occupation, asked.scope)]
        study, open_dates = full_time_study(view)
        certain = [[one for one in each if not one.unknown] for each in anchors]
        surely = _Side(view, asked, True, sure, *_first(certain, attrgetter("last")), study.possible)
        perhaps = _Side(view, asked, False, maybe, *_first(anchors, attrgetter("day")), study.certain)
        is_exact = len(sure) == len(maybe) and surely.since == perhaps.since and surely.study == perhaps.study
        return surely, surely if is_exact and not any(_open_dates(sure, view)) else perhaps, open_dates

    def days(self, asked: AskedWork, view: RecordView) -> DayBounds:
        surely, perhaps, _ = self._sides(asked, view, view.work, self.anchors(asked, view))
        unlisted = view.unlisted("work")
        certain = surely.reached(ALL if unlisted.certain else surely.worked())
        if perhaps is surely and not unlisted.possible:
            return DayBounds(certain, certain)
        return DayBounds(certain, perhaps.reached(ALL if unlisted.possible else perhaps.worked()))

    def evidence(self, asked: AskedWork, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        day = on.toordinal()
        anchors = [[one for one in each if one.day <= day] for each in self.anchors(asked, view)]
        by_day = asked.total_months and view.settings.counting == view.settings.cutoff == "day"
        until = day if by_day else counting_day(on, view.settings).toordinal() + 1
        begun = [spell for spell in view.work if earliest(spell.start) < until]
        surely, perhaps, study_dates = self._sides(asked, view, begun, anchors)
        have, missing = surely.time(on)
        evidence = Evidence(Period.of_months(asked.total_months), have, missing=missing)
        if verdict is Verdict.ELIGIBLE:
            evidence.missing, evidence.records = Period(), surely.support(day)
            return evidence
        unlisted = view.unlisted("work") is UNKNOWN
        if unlisted:
            perhaps = replace(perhaps, spells=[])
        elif perhaps.since is not None:
            evidence.possible = have if perhaps is surely else perhaps.time(on)[0]
        open_dates = [*_open_dates(perhaps.spells, view)]
        anchor_dates = [view.question(one.date_topic, one.record) for one in perhaps.anchors if one.day < one.last]
        if verdict is Verdict.NOT_ELIGIBLE:
            since = surely.since
            counted = [one for one in surely.spells if since is not None and (not one.end or latest(one.end) >= since)]
            evidence.records = surely.cited(counted)
            dates: Sequence[Question] = [*open_dates, *anchor_dates]
        else:
            support = perhaps.support(day)
            each_once = dict.fromkeys([*anchor_dates, *open_dates, *_open_dates(view.education, view)])
            dates = [] if unlisted else [*each_once]
            if len(perhaps.spells) + len(view.education) <= _MOST_TRIED:
                dates = _fewest(dates, lambda known: perhaps.with_dates([*known, *study_dates]).is_reached_by(day))
            studied = (one.record for one in (*study_dates, *dates) if one.record and one.record not in support)
            evidence.records = (*support, *dict.fromkeys(studied))
        opened = perhaps.since
        soonest = [] if opened is None else sorted(chain(*anchors), key=lambda one: max(one.day, opened))
        evidence.unknown = [
            *dates,
            *(view.question(topic, one.record) for one in soonest for topic in one.unknown),
            *(view.question(topic, spell) for spell in begun for topic in self.serves(asked, spell, view)[1]),
            *study_dates,
            *([view.question("work")] if unlisted else []),
        ]
        return evidence


def _first(
    anchors: Sequence[Sequence[Anchor]], day_of: Callable[[Anchor], int]
) -> tuple[tuple[Anchor, ...], int | None]:
    """The anchors, one of each sort, with which work counts soonest, and from when; None if there is none of a sort."""
    if not anchors:
        return (), BEGINNING
    if not all(anchors):
        return (), None
    since = max([min(map(day_of, each)) for each in anchors])
    return tuple([next(one for one in each if day_of(one) <= since) for each in anchors]), since


def _open_dates(records: Iterable[Work | Education], view: RecordView) -> Iterator[Question]:
    """The dates of what lasts that are known to the month or year only."""
    for one in records:
        for topic in _DATES[type(one)]:
            if isinstance(one.__dict__[topic], InexactDate):
                yield view.question(topic, one)


def _fewest(items: Sequence[T], are_enough: Callable[[Sequence[T]], bool]) -> Sequence[T]:
    """Some of the items, of which none can be left out."""
    kept = items
    for item in items:
        rest = [other for other in kept if other is not item]
        if are_enough(rest):
            kept = rest
    return kept


def _days_worked(spell: Work, view: RecordView, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    ends = ends_of(spell.start, spell.end, last_day=True)
    start = ends.last_start if surely and not view.assumes("start", spell) else ends.start
    return start, ends.end if surely and not view.assumes("end", spell) else ends.last_end


def full_time_study(view: RecordView) -> tuple[DayBounds, tuple[Question, ...]]:
    """From enrolment up to the day before graduation, and what is unknown; a plan's programmes, whatever the policy."""
    if not (view.education or view.suspended):
        return NOTHING, ()
    return view.derive("full_time", view.education, _study_days)


def _study_days(courses: tuple[Education, ...], view: RecordView) -> tuple[DayBounds, tuple[Question, ...]]:
    """The days of the courses that are full-time; a date that is not known may be any.

    One whose record does not say is not, unless the policy takes it to be and both dates are known.
    """
    days, unknown = DayBounds(view.suspended, view.suspended), []
    for course in courses:
        is_full_time = course.full_time
        if is_full_time is None and course.enrolled and course.graduated:
            is_full_time = view.policy.study_is_full_time
        if not is_full_time or view.policy.work_in_full_time_study:
            continue
        missing = [topic for topic in _STUDY_DATES if getattr(course, topic) is None]
        open_ = [topic for topic in _STUDY_DATES if not view.assumes(topic, course)]
        ends = ends_of(course.enrolled, course.graduated)
        # taken to be answered: as late a beginning and as early an end as may be
        start = ends.start if "enrolled" in open_ else ends.last_start
        possible = DaySet.span(start, ends.last_end if "graduated" in open_ else ends.end)
        asked = [topic for topic in missing if topic in open_]
        if asked or not missing:
            certain = NEVER if asked else DaySet.span(ends.last_start, ends.end)
            days |= DayBounds(certain, possible)
        unknown += [view.question(topic, course) for topic in asked]
    return days, tuple(unknown)
