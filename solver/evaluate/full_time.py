"""Full-time study, on whose days work does not count (D25)."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.dates import BEGINNING, FOREVER
from ...model.day_set import DaySet
from ...model.person import Education
from .day_bounds import NOTHING, DayBounds
from .evaluator import Unknown
from .question import Topic
from .record_view import RecordView

__all__ = ["FullTimeStudy", "full_time_study"]


@dataclass(frozen=True, slots=True)
class FullTimeStudy:
    """The days of full-time study, certain and possible, and what would have to be known of them."""

    days: DayBounds
    unknown: tuple[Unknown, ...] = ()


_NONE = FullTimeStudy(NOTHING)


def full_time_study(view: RecordView) -> FullTimeStudy:
    """From enrolment up to the day before graduation; a date that is not known may be any.

    Study that the record does not say is full-time is not, unless the policy takes it to be and both dates are known.
    """
    return view.derive("full_time", view.education, _full_time_study) if view.education else _NONE


def _full_time_study(courses: tuple[Education, ...], view: RecordView) -> FullTimeStudy:
    if view.policy.work_in_full_time_study:
        return _NONE
    days, unknown = NOTHING, []
    for course in courses:
        missing: tuple[Topic, ...] = (*(["enrolled"] if course.enrolled is None else ()),
                                      *(["graduated"] if course.graduated is None else ()))  # fmt: skip
        open_ = view.still_unknown(missing, course)
        unsaid = course.full_time is None and view.policy.study_is_full_time and not missing
        if not (course.full_time or unsaid) or (missing and not open_):
            continue
        start = course.enrolled.toordinal() if course.enrolled else BEGINNING
        end = course.graduated.toordinal() if course.graduated else FOREVER
        span = DaySet.span(start, end)
        days |= DayBounds(NOTHING.certain if open_ else span, span)
        unknown += [Unknown(topic, course) for topic in open_]
    return FullTimeStudy(days, tuple(unknown))
