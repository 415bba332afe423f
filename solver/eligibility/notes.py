"""Which of the things given did not count, for the notes of an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...model.name_resemblance import is_operating_permit
from ...model.person import Education
from ...model.requirements import Requirement
from ...model.terms import Level, Scope
from ..evaluate.evaluate import serves
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .note import Note, NoteCode

__all__ = ["find_notes", "supplement_notes"]


def find_notes(view: RecordView, asked: Sequence[Requirement], questions: Collection[Question]) -> tuple[Note, ...]:
    """What does not count towards any of the requirements `asked`, and is not among the questions either."""
    unknown = [name for name in dict.fromkeys(_names(view)) if not view.catalog.knows(name)]
    if not unknown and not view.permits:
        return ()
    scopes = {Scope.OWN, *(scope for one in asked if isinstance(scope := getattr(one, "scope", None), Scope))}
    open_names = {question.related for question in questions}
    uncounted = [name for name in unknown if not any(view.in_scope(name, scope) for scope in scopes)]
    notes = [_of_name(name, view) for name in uncounted if view.catalog.name(name) not in open_names]
    permits = (permit for permit in view.permits if not any(serves(one, permit, view)[0] for one in asked))
    return tuple(
        dict.fromkeys([*notes, *(_permit(one.name, view) for one in permits if is_operating_permit(one.name))])
    )


def supplement_notes(view: RecordView, level: Level, asked: Sequence[Requirement]) -> Iterator[Note]:
    """The texts that an answer about a level rests on, and that are not the official one."""
    standard = view.standard
    parts: dict[NoteCode, Level | str] = {"supplement": level}
    if any(getattr(one, "major", None) for one in asked) and any(_is_listed(course, view) for course in view.education):
        parts["supplement_majors"] = "majors"
    for code, part in parts.items():
        text = standard.source_of(part)
        if text.trust:
            name = text.source or standard.occupation
            yield Note(code=code, occupation=standard.occupation, name=name, trust=text.trust)


def _is_listed(course: Education, view: RecordView) -> bool:
    """Whether what a course's major is to the occupation follows from the list, not from the record."""
    if course.major is None or any(view.is_own(occupation) for occupation in course.relevance):
        return False
    return view.catalog.relevance(view.standard, course.major) is not None


def _names(view: RecordView) -> Iterator[str]:
    """The occupations that the records name."""
    for records in (view.certificates, view.work, view.training, view.apprenticeships):
        yield from (record.occupation for record in records)
    for course in view.education:
        yield from course.relevance
    for title in view.titles:
        yield from title.relevance


def _of_name(name: str, view: RecordView) -> Note:
    if is_operating_permit(name):
        return _permit(name, view)
    occupation = view.standard.occupation
    if view.in_scope(name, Scope.OWN) is None:
        return Note(code="possible_name", occupation=occupation, name=name)
    near = view.catalog.may_be(name)
    return Note(
        code="other_occupation_near" if near else "other_occupation", occupation=occupation, name=name, near=near
    )


def _permit(name: str, view: RecordView) -> Note:
    return Note(code="operating_permit", occupation=view.standard.occupation, name=name)
