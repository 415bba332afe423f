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

_STUDY_DATES: tuple[Topic, ...] = ("enrolled", "graduated")


def partial_dates(record: Work | Education) -> list[Topic]:
    """The dates of what lasts that are known to the month or year only."""
    topics: tuple[Topic, ...] = ("start", "end") if type(record) is Work else _STUDY_DATES
    return [topic for topic in topics if type(getattr(record, topic)) is PartialDate]


def at_worst(record: Any, topic: Topic) -> Any:
    """The record with the one of the dates that leaves the fewest days of work."""
    is_work = isinstance(record, Work)
    ends = ends_of(record.start, record.end, last_day=True) if is_work else ends_of(record.enrolled, record.graduated)
    worst = {"start": ends.last_start, "end": ends.end - 1, "enrolled": ends.start, "graduated": ends.last_end}
    return record.model_copy(update={topic: dt.date.fromordinal(worst[topic])})


def days_worked(spell: Work, view: RecordView, *, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    ends = ends_of(spell.start, spell.end, last_day=True)
    start = ends.last_start if surely and not view.assumes("start", spell) else ends.start
    return start, ends.end if surely and not view.assumes("end", spell) else ends.last_end


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
        missing = tuple(topic for topic in _STUDY_DATES if getattr(course, topic) is None)
        open_ = view.still_unknown(missing, course)
        ends = ends_of(course.enrolled, course.graduated)
        # taken to be answered: as late a beginning and as early an end as may be
        possible = DaySet.span(
            ends.last_start if view.assumes("enrolled", course) else ends.start,
            ends.end if view.assumes("graduated", course) else ends.last_end,
        )
        if open_:
            days |= DayBounds(NEVER, possible)
        elif not missing:
            days |= DayBounds(DaySet.span(ends.last_start, ends.end), possible)
        unknown += [view.question(topic, course) for topic in open_]
    return days, tuple(unknown)
