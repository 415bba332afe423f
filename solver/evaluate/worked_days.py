"""The days of work and of full-time study, on which work does not count (D25), surely or possibly (D1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...model.dates import FOREVER, PartialDate
from ...model.day_set import NEVER, DaySet
from ...model.person import Education, Work
from ...model.requirements import WorkYears
from ...model.terms import CountingMode
from .day_bounds import NOTHING, DayBounds, Ends, ends_of
from .evaluator import Unknown
from .question import Topic
from .record_view import RecordView

__all__ = [
    "FullTimeStudy",
    "at_worst",
    "days_worked",
    "full_time_study",
    "is_known_to_the_day",
    "partial_dates",
    "study_days",
    "worked_days",
]


def partial_dates(record: Work | Education) -> list[Topic]:
    """The dates of what lasts that are known to the month or year only."""
    topics: tuple[Topic, ...] = ("start", "end") if isinstance(record, Work) else ("enrolled", "graduated")
    return [topic for topic in topics if isinstance(getattr(record, topic), PartialDate)]


def is_known_to_the_day(spell: Work) -> bool:
    """Whether neither its start nor its end is known to the month or year only."""
    return type(spell.start) is not PartialDate and type(spell.end) is not PartialDate


def days_worked(spell: Work, view: RecordView, *, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    if is_known_to_the_day(spell):  # by far the most
        return spell.start.toordinal(), spell.end.toordinal() + 1 if spell.end else FOREVER  # type: ignore[union-attr]
    ends = ends_of(spell.start, spell.end, last_day=True)
    if not surely:
        return ends.possible
    if view.answered:
        start = ends.start if view.assumes("start", spell) else ends.last_start
        return start, ends.last_end if view.assumes("end", spell) else ends.end
    return ends.certain


def worked_days(
    asked: WorkYears, spells: Sequence[Work], view: RecordView, study: DaySet = NEVER, *, surely: bool = False
) -> DaySet:
    """The days of `spells` that are not of full-time study (D25); for continuous work, small gaps are bridged (D4).

    Where a date is known to the month or year: the days that are `surely` worked, or all that may be.
    """
    gap = view.policy.continuity_gap_days if asked.mode is CountingMode.CONTINUOUS else 0
    days = [days_worked(spell, view, surely=surely) for spell in spells]
    return DaySet.union(DaySet.union(days) - study, gap) if study else DaySet.union(days, gap)


def at_worst(record: Any, topic: Topic) -> Any:
    """The record with the one of the dates that leaves the fewest days of work."""
    is_work = isinstance(record, Work)
    ends = ends_of(record.start, record.end, last_day=True) if is_work else ends_of(record.enrolled, record.graduated)
    worst = {"start": ends.last_start, "end": ends.end - 1, "enrolled": ends.start, "graduated": ends.last_end}
    return record.model_copy(update={topic: dt.date.fromordinal(worst[topic])})


@dataclass(frozen=True, slots=True)
class FullTimeStudy:
    """The days of full-time study, certain and possible, and what would have to be known of them."""

    days: DayBounds
    unknown: tuple[Unknown, ...] = ()


_NONE = FullTimeStudy(NOTHING)


def full_time_study(view: RecordView) -> FullTimeStudy:
    """From enrolment up to the day before graduation; a date that is not known may be any.

    Study that the record does not say is full-time is not, unless the policy takes it to be and both dates are known.
    A plan's full-time programmes are, whatever the policy.
    """
    if not (view.education or view.suspended):
        return _NONE
    return view.derive("full_time", view.education, study_days)


def study_days(courses: Sequence[Education], view: RecordView) -> FullTimeStudy:
    """The days of the courses that are full-time."""
    certain, possible = list(view.suspended), list(view.suspended)
    unknown = []
    for course in () if view.policy.work_in_full_time_study else courses:
        dates: tuple[Topic, ...] = ("enrolled", "graduated")
        missing = tuple(topic for topic in dates if getattr(course, topic) is None)
        open_ = view.still_unknown(missing, course)
        unsaid = course.full_time is None and view.policy.study_is_full_time and not missing
        if not (course.full_time or unsaid) or (missing and not open_):
            continue
        ends = ends_of(course.enrolled, course.graduated)
        if view.answered:
            ends = _assumed(ends, course, view)
        certain += [] if open_ else [ends.certain]
        possible.append(ends.possible)
        unknown += [Unknown(topic, course) for topic in open_]
    return FullTimeStudy(DayBounds(DaySet.union(certain), DaySet.union(possible)), tuple(unknown))


def _assumed(ends: Ends, course: Education, view: RecordView) -> Ends:
    """The ends, those taken to be answered as late a beginning and as early an end as may be."""
    if view.assumes("enrolled", course):
        ends = ends._replace(start=ends.last_start)
    return ends._replace(last_end=ends.end) if view.assumes("graduated", course) else ends
