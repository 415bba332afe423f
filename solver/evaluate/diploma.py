"""A diploma: by school, degree, class, major and training target (D9), from graduation or the final year on (D10)."""

from collections.abc import Iterator

from ...model.base import FrozenDict
from ...model.periods import add_months
from ...model.person import Education
from ...model.requirements import DiplomaRequirement, EnrolmentRequirement
from ...model.schools import TECHNICAL_SCHOOLS, possible_schools, schools_serving
from ...model.terms import Degree, MajorScope, Programme, Relevance, School, Scope
from .day_bounds import UNKNOWN, DayBounds, ends_of, from_day
from .evaluator import RecordEvaluator, all_of
from .question import Topic
from .record_view import RecordView, Served

DEGREE_OF = {
    School.SECONDARY_VOCATIONAL: Degree.SECONDARY,
    School.TECHNICAL: Degree.SECONDARY,
    School.SENIOR_TECHNICAL: Degree.SECONDARY,
    School.TECHNICIAN_COLLEGE: Degree.SECONDARY,
    School.HIGHER_VOCATIONAL: Degree.ASSOCIATE,
    School.GENERAL_HIGH_SCHOOL: Degree.HIGH_SCHOOL,
}
"""D9: the degree that follows from the school, where the record gives none."""
_SERVING = {
    MajorScope.OWN: (Relevance.OWN,),
    MajorScope.OWN_OR_RELATED: (Relevance.OWN, Relevance.RELATED),
    MajorScope.UNRELATED: (Relevance.UNRELATED,),
}
"""D9: the majors that certainly serve."""


class DiplomaEvaluator(RecordEvaluator[DiplomaRequirement, Education]):
    list_name = "education"
    date_topic = "graduated"

    def serves(self, asked: DiplomaRequirement, record: Education, view: RecordView) -> Served:
        conditions = [*course_conditions(asked, record, view)]
        if asked.degree is not None:
            conditions.append((_has_degree(asked, asked.degree, record, view), "degree"))
        if asked.trains_to is not None:
            trained = None if record.trains_to is None else record.trains_to.covers(asked.trains_to)
            conditions.append((trained, "trains_to"))
        return all_of(conditions)

    def dated(self, asked: DiplomaRequirement, record: Education, view: RecordView) -> dict[Topic, DayBounds]:
        days: dict[Topic, DayBounds] = {"graduated": UNKNOWN}
        is_expected = asked.expected or view.policy.final_year_everywhere
        if record.graduated is not None:
            months = view.policy.final_year_months if is_expected else 0
            first, last = self.dates_of(record, record.graduated)
            days["graduated"] = from_day(add_months(first, -months), add_months(last, -months))
        if record.enrolled is not None and (is_expected or record.graduated is None):
            ends = ends_of(record.enrolled, record.graduated)
            days["enrolled"] = from_day(ends.start, ends.last_start)
        return days

    def fields(self, asked: DiplomaRequirement, view: RecordView) -> dict[str, object]:
        school = next(iter(asked.schools), None)
        return {**course_asked(asked, view), "school": school, "degree": asked.degree, "trains_to": asked.trains_to}


def least_degree(degree: Degree | None, school: School | None) -> Degree | None:
    """D9: the degree that a course names, or that follows from its school; from a university an associate one at least."""
    if degree is not None or school in (None, School.OTHER):
        return degree
    return DEGREE_OF.get(school, Degree.ASSOCIATE)


def _has_degree(asked: DiplomaRequirement, floor: Degree, education: Education, view: RecordView) -> bool | None:
    least, is_known = least_degree(education.degree, education.school), education.degree is not None
    if least is None:
        return None
    if not is_known:
        is_known = education.school in DEGREE_OF
        if education.school in TECHNICAL_SCHOOLS and education.programme is Programme.SENIOR_WORKER:
            least = Degree.ASSOCIATE if view.policy.senior_class_is_associate else least
    if least.rank < floor.rank:
        return False if is_known else None
    if (least is floor and is_known) or asked.or_higher or view.policy.degree_is_floor:
        return True
    return None if least is floor else False


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
        relevance = _relevance(education, view)
        if asked.major is MajorScope.UNRELATED and relevance in (Relevance.OWN, Relevance.RELATED):
            yield view.meets.get(asked.major.zh), "unread"
        else:
            yield None if relevance is None else relevance in _SERVING[asked.major], "relevance"


def _relevance(education: Education, view: RecordView) -> Relevance | None:
    """What the major is to the standard's occupation: by the record, else the catalog, else unknown (D9)."""
    said = {relevance for occupation, relevance in education.relevance.items() if view.is_own(occupation)}
    if said:  # under two names of the occupation, which may disagree
        return said.pop() if len(said) == 1 else None
    if education.major is None or any(view.in_scope(name, Scope.OWN) is None for name in education.relevance):
        return None
    return view.catalog.relevance(view.standard, education.major)


def course_asked(asked: DiplomaRequirement | EnrolmentRequirement, view: RecordView) -> dict[str, object]:
    """The programme and the relevance of the major of a course that meets what is asked of them."""
    relevance = FrozenDict({view.standard.occupation: _SERVING[asked.major][0]} if asked.major else {})
    return {"programme": next(iter(asked.programmes), None), "relevance": relevance}
