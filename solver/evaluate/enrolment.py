"""A student of a school or class: from enrolment to graduation (D13)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ...model.dates import FOREVER
from ...model.person import Education
from ...model.requirements import EnrolmentRequirement
from ...model.terms import School
from .day_bounds import UNKNOWN, ends_of
from .diploma import course_asked, course_conditions
from .evaluator import Dated, RecordEvaluator, all_of
from .record_view import RecordView, Served

__all__ = ["EnrolmentEvaluator"]


class EnrolmentEvaluator(RecordEvaluator[EnrolmentRequirement, Education]):
    """A course of study while it lasts."""

    list_name = "education"
    can_end = True

    def serves(self, asked: EnrolmentRequirement, record: Education, view: RecordView) -> Served:
        return all_of(course_conditions(asked, record, view))

    def dated(self, asked: EnrolmentRequirement, record: Education, view: RecordView) -> Dated:
        """From enrolment up to the day before graduation; a date that is not known may be any."""
        ends = ends_of(record.enrolled, record.graduated)
        begun, not_over = ends.begun if record.enrolled else UNKNOWN, ends.not_over if record.graduated else UNKNOWN
        return ("enrolled", begun), ("graduated", not_over)

    def addition(
        self, asked: EnrolmentRequirement, view: RecordView, on: dt.date, until: int | None = None
    ) -> Education | None:
        if until is None or until + 1 >= FOREVER:
            return None
        technical = School.TECHNICAL in asked.schools or not asked.schools
        fields: dict[str, Any] = course_asked(asked, view)
        school = School.TECHNICIAN_COLLEGE if technical else asked.schools[0]
        return Education(school=school, enrolled=on, graduated=dt.date.fromordinal(until + 1), **fields)
