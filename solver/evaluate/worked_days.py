"""The days of work and of full-time study, on which work does not count (D25), surely or possibly (D1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ...model.dates import PartialDate
from ...model.day_set import NEVER, DaySet
from ...model.person import Education, Work
from .day_bounds import NOTHING, DayBounds, ends_of
from .question import Question, Topic
from .record_view import RecordView

__all__ = ["at_worst", "days_worked", "full_time_study", "partial_dates", "study_days"]

FullTimeStudy = tuple[DayBounds, tuple[Question, ...]]
"""The days of full-time study, certain and possible, and what would have to be known of them."""

_WORK_DATES: tuple[Topic, ...] = ("start", "end")
_STUDY_DATES: tuple[Topic, ...] = ("enrolled", "graduated")


def partial_dates(record: Work | Education) -> list[Topic]:
    """The dates of what lasts that are known to the month or year only."""
    topics, given = _WORK_DATES if type(record) is Work else _STUDY_DATES, record.__dict__
    return [topic for topic in topics if type(given[topic]) is PartialDate]


def at_worst(record: Any, topic: Topic) -> Any:
    """The record with the one of the dates that leaves the fewest days of work."""
    is_work = isinstance(record, Work)
    ends = ends_of(record.start, record.end, last_day=True) if is_work else ends_of(record.enrolled, record.graduated)
    worst = {"start": ends.last_start, "end": ends.end - 1, "enrolled": ends.start, "graduated": ends.last_end}
    return record.model_copy(update={topic: dt.date.fromordinal(worst[topic])})


def days_worked(spell: Work, view: RecordView, *, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    ends = ends_of(spell.start, spell.end, last_day=True)
    open_ = view.still_unknown(_WORK_DATES, spell) if surely else ()
    start = ends.last_start if "start" in open_ else ends.start
    return start, ends.end if "end" in open_ else ends.last_end


def full_time_study(view: RecordView) -> FullTimeStudy:
    """From enrolment up to the day before graduation; a plan's full-time programmes, whatever the policy."""
    if not (view.education or view.suspended):
        return NOTHING, ()
    return view.derive("full_time", view.education, study_days)


def study_days(courses: Sequence[Education], view: RecordView) -> FullTimeStudy:
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
        open_ = view.still_unknown(_STUDY_DATES, course)
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
