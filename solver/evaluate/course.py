"""What diplomas and student status have in common: the school, the class and the major (D9)."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.base import FrozenDict
from ...model.person import Education
from ...model.requirements import DiplomaRequirement, EnrolmentRequirement
from ...model.schools import TECHNICAL_SCHOOLS, possible_schools, schools_serving
from ...model.terms import Relevance, Scope
from .question import Topic
from .record_view import RecordView

__all__ = ["course_conditions", "relevance_asked"]


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
