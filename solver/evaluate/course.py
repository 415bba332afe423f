"""What diplomas and student status have in common: the school, the class and the major (D9)."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.person import Education
from ...model.requirements import DiplomaRequirement, EnrolmentRequirement
from ...model.schools import schools_serving
from ...model.terms import Relevance, Scope
from .question import Topic
from .record_view import RecordView

__all__ = ["course_conditions", "relevance_asked"]


def course_conditions(
    asked: DiplomaRequirement | EnrolmentRequirement, education: Education, view: RecordView
) -> Iterator[tuple[bool | None, Topic]]:
    """Whether a course of study is at one of the schools, in one of the classes, in a major that are asked for."""
    if asked.schools:
        yield None if education.school is None else education.school in schools_serving(asked), "school"
    if asked.programmes:
        yield None if education.programme is None else education.programme in asked.programmes, "programme"
    if asked.major is not None:
        yield _is_relevant(asked.major, view.relevance(education)), "relevance"


def _is_relevant(asked: Scope, relevance: Relevance | None) -> bool | None:
    if relevance is None:
        return None
    return relevance is Relevance.OWN or (asked is Scope.OWN_OR_RELATED and relevance is Relevance.RELATED)


def relevance_asked(asked: DiplomaRequirement | EnrolmentRequirement, view: RecordView) -> dict[str, Relevance]:
    """The relevance of a major that meets what is asked of it."""
    return {view.standard.occupation: Relevance.OWN} if asked.major else {}
