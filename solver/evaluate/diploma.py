"""A diploma: by school, degree, class, major and training target (D9), from graduation or the final year on (D10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ...model.base import FrozenDict
from ...model.dates import RecordDate, add_months
from ...model.person import Education
from ...model.requirements import DiplomaRequirement, EnrolmentRequirement
from ...model.schools import TECHNICAL_SCHOOLS, possible_schools, schools_serving
from ...model.terms import Degree, Programme, Relevance, School, Scope
from .by_record import AnchoringEvaluator, Dated
from .day_bounds import UNKNOWN, ends_of, from_day
from .evaluator import Served, all_of
from .question import Topic
from .record_view import RecordView

__all__ = ["DEGREE_OF", "DiplomaEvaluator", "course_conditions", "relevance_asked"]

DEGREE_OF = {
    School.SECONDARY_VOCATIONAL: Degree.SECONDARY,
    School.TECHNICAL: Degree.SECONDARY,
    School.SENIOR_TECHNICAL: Degree.SECONDARY,
    School.TECHNICIAN_COLLEGE: Degree.SECONDARY,
    School.HIGHER_VOCATIONAL: Degree.ASSOCIATE,
    School.GENERAL_HIGH_SCHOOL: Degree.HIGH_SCHOOL,
}
"""D9: the degree that follows from the school, where the record gives none."""


class DiplomaEvaluator(AnchoringEvaluator[DiplomaRequirement, Education]):
    """Held from graduation on; where final-year students may apply, from some months before it."""

    list_name = "education"
    date_topic = "graduated"

    def serves(self, asked: DiplomaRequirement, record: Education, view: RecordView) -> Served:
        return all_of(_conditions(asked, record, view))

    def dated(self, asked: DiplomaRequirement, record: Education, view: RecordView) -> Dated:
        graduated, is_expected = UNKNOWN, asked.expected or view.policy.final_year_everywhere
        if record.graduated is not None:
            months = view.policy.final_year_months if is_expected else 0
            days = [add_months(day, -months) for day in self.dates_of(record, record.graduated)]
            graduated = from_day(*days)
        if record.enrolled is None or not (is_expected or record.graduated is None):
            return (("graduated", graduated),)
        ends = ends_of(record.enrolled, record.graduated)
        return ("graduated", graduated), ("enrolled", from_day(ends.start, ends.last_start))

    def dates_of(self, record: Education, date: RecordDate) -> tuple[int, int]:
        """Graduation is after enrolment."""
        ends = ends_of(record.enrolled, date)
        return ends.end, ends.last_end

    def addition(self, asked: DiplomaRequirement, view: RecordView, on: dt.date, until: int | None = None) -> Education:
        return Education.unvalidated(
            school=asked.schools[0] if asked.schools else None,
            degree=asked.degree,
            major=None,
            relevance=relevance_asked(asked, view),
            enrolled=None,
            graduated=on,
            trains_to=asked.trains_to,
            programme=asked.programmes[0] if asked.programmes else None,
            full_time=None,
        )


def _conditions(
    asked: DiplomaRequirement, education: Education, view: RecordView
) -> Iterator[tuple[bool | None, Topic]]:
    yield from course_conditions(asked, education, view)
    if asked.degree is not None:
        is_floor = asked.or_higher or view.policy.degree_is_floor
        yield _has_degree(asked.degree, _degree_of(education, view), education.school, is_floor=is_floor), "degree"
    if asked.trains_to is not None:
        yield None if education.trains_to is None else education.trains_to.covers(asked.trains_to), "trains_to"


def _degree_of(education: Education, view: RecordView) -> Degree | None:
    """The degree that the record gives, or that follows from the school."""
    if education.degree is not None or education.school is None:
        return education.degree
    is_senior = education.school in TECHNICAL_SCHOOLS and education.programme is Programme.SENIOR_WORKER
    if is_senior and view.policy.senior_class_is_associate:
        return Degree.ASSOCIATE
    return DEGREE_OF.get(education.school)


def _has_degree(asked: Degree, degree: Degree | None, school: School | None, *, is_floor: bool) -> bool | None:
    if degree is not None:
        return degree.rank >= asked.rank if is_floor else degree is asked
    if school in (None, School.OTHER):
        return None
    if asked.rank <= Degree.ASSOCIATE.rank and is_floor:  # a university: an associate degree at least
        return True
    return False if asked.rank < Degree.ASSOCIATE.rank else None


def course_conditions(
    asked: DiplomaRequirement | EnrolmentRequirement, education: Education, view: RecordView
) -> Iterator[tuple[bool | None, Topic]]:
    """Whether a course of study is at one of the schools, in one of the classes, in a major that are asked for."""
    schools = possible_schools(education.school, education.degree)
    if asked.schools:
        served = schools & schools_serving(asked)
        yield served == schools or (None if served else False), "school"
    if asked.programmes:
        open_ = education.programme is None and not schools.isdisjoint(TECHNICAL_SCHOOLS)  # only they have such classes
        yield None if open_ else education.programme in asked.programmes, "programme"
    if asked.major is not None:
        yield _is_relevant(asked.major, view.relevance(education)), "relevance"


def _is_relevant(asked: Scope, relevance: Relevance | None) -> bool | None:
    if relevance is None:
        return None
    return relevance is Relevance.OWN or (asked is Scope.OWN_OR_RELATED and relevance is Relevance.RELATED)


def relevance_asked(asked: DiplomaRequirement | EnrolmentRequirement, view: RecordView) -> FrozenDict[str, Relevance]:
    """The relevance of a major that meets what is asked of it."""
    return FrozenDict({view.standard.occupation: Relevance.OWN} if asked.major else {})
