"""A diploma: by school, degree, class, major and training target (D9), from graduation or the final year on (D10)."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.base import FrozenDict
from ...model.dates import RecordDate, add_months
from ...model.person import Education
from ...model.requirements import DiplomaRequirement, EnrolmentRequirement
from ...model.schools import TECHNICAL_SCHOOLS, possible_schools, schools_serving
from ...model.terms import Degree, Programme, Relevance, School, Scope
from .day_bounds import UNKNOWN, ends_of, from_day
from .evaluator import Dated, RecordEvaluator, all_of
from .question import Topic
from .record_view import RecordView, Served

__all__ = ["DEGREE_OF", "DiplomaEvaluator", "course_asked", "course_conditions"]

DEGREE_OF = {
    School.SECONDARY_VOCATIONAL: Degree.SECONDARY,
    School.TECHNICAL: Degree.SECONDARY,
    School.SENIOR_TECHNICAL: Degree.SECONDARY,
    School.TECHNICIAN_COLLEGE: Degree.SECONDARY,
    School.HIGHER_VOCATIONAL: Degree.ASSOCIATE,
    School.GENERAL_HIGH_SCHOOL: Degree.HIGH_SCHOOL,
}
"""D9: the degree that follows from the school, where the record gives none."""


class DiplomaEvaluator(RecordEvaluator[DiplomaRequirement, Education]):
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
        return ("graduated", graduated), ("enrolled", ends_of(record.enrolled, record.graduated).begun)

    def dates_of(self, record: Education, date: RecordDate) -> tuple[int, int]:
        """Graduation is after enrolment."""
        ends = ends_of(record.enrolled, date)
        return ends.end, ends.last_end

    def fields(self, asked: DiplomaRequirement, view: RecordView) -> dict[str, object]:
        school = next(iter(asked.schools), None)
        return {**course_asked(asked, view), "school": school, "degree": asked.degree, "trains_to": asked.trains_to}


def _conditions(
    asked: DiplomaRequirement, education: Education, view: RecordView
) -> Iterator[tuple[bool | None, Topic]]:
    yield from course_conditions(asked, education, view)
    if asked.degree is not None:
        yield _has_degree(asked, asked.degree, education, view), "degree"
    if asked.trains_to is not None:
        yield None if education.trains_to is None else education.trains_to.covers(asked.trains_to), "trains_to"


def _has_degree(asked: DiplomaRequirement, floor: Degree, education: Education, view: RecordView) -> bool | None:
    """D9: by the degree that the record gives, or that follows from the school; from a university an associate one at least."""
    school, least, is_known = education.school, education.degree, education.degree is not None
    if least is None:
        if school in (None, School.OTHER):
            return None
        least, is_known = DEGREE_OF.get(school, Degree.ASSOCIATE), school in DEGREE_OF
        if school in TECHNICAL_SCHOOLS and education.programme is Programme.SENIOR_WORKER:
            least = Degree.ASSOCIATE if view.policy.senior_class_is_associate else least
    if least.rank < floor.rank:
        return False if is_known else None
    exactly = least is floor and is_known
    is_floor = exactly or asked.or_higher or view.policy.degree_is_floor
    return True if is_floor else None if least is floor else False


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


def course_asked(asked: DiplomaRequirement | EnrolmentRequirement, view: RecordView) -> dict[str, object]:
    """The programme and the relevance of the major of a course that meets what is asked of them."""
    relevance = FrozenDict({view.standard.occupation: Relevance.OWN} if asked.major else {})
    return {"programme": next(iter(asked.programmes), None), "relevance": relevance}
