"""A student of a school or class: from enrolment up to the day before graduation (D13)."""

import datetime as dt
from typing import Any

from ...model.day_set import DaySet
from ...model.periods import BEGINNING, FOREVER
from ...model.person import Education
from ...model.requirements import EnrolmentRequirement
from ...model.terms import School
from .day_bounds import UNKNOWN, DayBounds, ends_of, from_day
from .diploma import course_asked, course_conditions
from .evaluator import RecordEvaluator, all_of
from .question import Topic
from .record_view import RecordView, Served


class EnrolmentEvaluator(RecordEvaluator[EnrolmentRequirement, Education]):
    list_name = "education"
    can_end = True

    def serves(self, asked: EnrolmentRequirement, record: Education, view: RecordView) -> Served:
        return all_of(course_conditions(asked, record, view))

    def dated(self, asked: EnrolmentRequirement, record: Education, view: RecordView) -> dict[Topic, DayBounds]:
        ends = ends_of(record.enrolled, record.graduated)
        not_over = DayBounds(DaySet.span(BEGINNING, ends.end), DaySet.span(BEGINNING, ends.last_end))
        begun = from_day(ends.start, ends.last_start) if record.enrolled else UNKNOWN
        return {"enrolled": begun, "graduated": not_over if record.graduated else UNKNOWN}

    def addition(
        self, asked: EnrolmentRequirement, view: RecordView, on: dt.date, until: int | None = None
    ) -> Education | None:
        if until is None or until + 1 >= FOREVER:
            return None
        technical = School.TECHNICAL in asked.schools or not asked.schools
        fields: dict[str, Any] = course_asked(asked, view)
        school = School.TECHNICIAN_COLLEGE if technical else asked.schools[0]
        return Education(school=school, enrolled=on, graduated=dt.date.fromordinal(until + 1), **fields)
