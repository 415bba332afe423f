"""Full-time study, on whose days work does not count (D25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.day_set import NEVER, DaySet
from ...model.person import Education
from .date_bounds import Ends, ends_of
from .day_bounds import NOTHING, DayBounds
from .evaluator import Unknown
from .question import Topic
from .record_view import RecordView

__all__ = ["FullTimeStudy", "full_time_study", "study_days"]


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
    days, unknown = DayBounds(view.suspended, view.suspended), []
    for course in () if view.policy.work_in_full_time_study else courses:
        missing: tuple[Topic, ...] = (*(["enrolled"] if course.enrolled is None else ()),
                                      *(["graduated"] if course.graduated is None else ()))  # fmt: skip
        open_ = view.still_unknown(missing, course)
        unsaid = course.full_time is None and view.policy.study_is_full_time and not missing
        if not (course.full_time or unsaid) or (missing and not open_):
            continue
        ends = ends_of(course.enrolled, course.graduated)
        if view.answered:
            ends = _assumed(ends, course, view)
        days |= DayBounds(NEVER if open_ else DaySet.span(*ends.certain), DaySet.span(*ends.possible))
        unknown += [Unknown(topic, course) for topic in open_]
    return FullTimeStudy(days, tuple(unknown))


def _assumed(ends: Ends, course: Education, view: RecordView) -> Ends:
    """The ends, those taken to be answered as late a beginning and as early an end as may be."""
    if view.assumes("enrolled", course):
        ends = ends._replace(start=ends.last_start)
    return ends._replace(last_end=ends.end) if view.assumes("graduated", course) else ends
