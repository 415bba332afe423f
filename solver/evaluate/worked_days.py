"""The days of work and of full-time study, on which work does not count (D25), surely or possibly (D1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ...model.dates import FOREVER, PartialDate
from ...model.day_set import NEVER
from ...model.person import Education, Work
from .day_bounds import NOTHING, DayBounds, Ends, ends_of
from .question import Question, Topic
from .record_view import RecordView

__all__ = [
    "FullTimeStudy",
    "at_worst",
    "days_worked",
    "full_time_study",
    "is_known_to_the_day",
    "partial_dates",
    "study_days",
]

FullTimeStudy = tuple[DayBounds, tuple[Question, ...]]
"""The days of full-time study, certain and possible, and what would have to be known of them."""

_WORK_DATES: tuple[Topic, ...] = ("start", "end")
_STUDY_DATES: tuple[Topic, ...] = ("enrolled", "graduated")


def partial_dates(record: Work | Education) -> list[Topic]:
    """The dates of what lasts that are known to the month or year only."""
    topics = _WORK_DATES if isinstance(record, Work) else _STUDY_DATES
    return [topic for topic in topics if isinstance(getattr(record, topic), PartialDate)]


def is_known_to_the_day(spell: Work) -> bool:
    """Whether neither its start nor its end is known to the month or year only."""
    return type(spell.start) is not PartialDate and type(spell.end) is not PartialDate


def days_worked(spell: Work, view: RecordView, *, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    if is_known_to_the_day(spell):  # by far the most
        return spell.start.toordinal(), spell.end.toordinal() + 1 if spell.end else FOREVER  # type: ignore[union-attr]
    ends = ends_of(spell.start, spell.end, last_day=True)
    start = ends.last_start if surely and not view.assumes("start", spell) else ends.start
    return start, ends.end if surely and not view.assumes("end", spell) else ends.last_end


def at_worst(record: Any, topic: Topic) -> Any:
    """The record with the one of the dates that leaves the fewest days of work."""
    is_work = isinstance(record, Work)
    ends = ends_of(record.start, record.end, last_day=True) if is_work else ends_of(record.enrolled, record.graduated)
    worst = {"start": ends.last_start, "end": ends.end - 1, "enrolled": ends.start, "graduated": ends.last_end}
    return record.model_copy(update={topic: dt.date.fromordinal(worst[topic])})


def full_time_study(view: RecordView) -> FullTimeStudy:
    """From enrolment up to the day before graduation; a date that is not known may be any.

    Study that the record does not say is full-time is not, unless the policy takes it to be and both dates are known.
    A plan's full-time programmes are, whatever the policy.
    """
    if not (view.education or view.suspended):
        return NOTHING, ()
    return view.derive("full_time", view.education, study_days)


def study_days(courses: Sequence[Education], view: RecordView) -> FullTimeStudy:
    """The days of the courses that are full-time."""
    days, unknown = DayBounds(view.suspended, view.suspended), []
    full_time = [course for course in courses if _is_full_time(course, view)]
    for course in full_time if full_time and not view.policy.work_in_full_time_study else ():
        missing = tuple(topic for topic in _STUDY_DATES if getattr(course, topic) is None)
        open_ = view.still_unknown(missing, course)
        its_days = _ends(course, view).days if open_ or not missing else NOTHING
        days |= DayBounds(NEVER, its_days.possible) if open_ else its_days
        unknown += [view.question(topic, course) for topic in open_]
    return days, tuple(unknown)


def _is_full_time(course: Education, view: RecordView) -> bool:
    if course.full_time is None and course.enrolled and course.graduated:
        return view.policy.study_is_full_time
    return course.full_time is True


def _ends(course: Education, view: RecordView) -> Ends:
    """The ends, those taken to be answered as late a beginning and as early an end as may be."""
    ends = ends_of(course.enrolled, course.graduated)
    if view.assumes("enrolled", course):
        ends = ends._replace(start=ends.last_start)
    return ends._replace(last_end=ends.end) if view.assumes("graduated", course) else ends
