"""Which of the things given did not count, for the notes of an answer or a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from ...model.dates import add_years, earliest, latest
from ...model.names import is_operating_permit
from ...model.person import RECORD_KINDS, Certificate, Education, Permit, Record, Title, Training
from ...model.requirements import Requirement, UnreadText
from ...model.spelling import name_key
from ...model.terms import Level, Scope
from ..evaluate.as_read import anchorings
from ..evaluate.evaluate import evaluator_of, serves
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .note import Note, NoteCode

__all__ = ["YOUNGEST", "Asked", "all_asked", "find_notes", "supplement_notes"]

YOUNGEST = 10
"""The age in years under which nobody works or is certified: a birthday or a record's date is wrong."""

Asked = tuple[Requirement, RecordView]
"""A requirement, and the records as its occupation's standard sees them."""


def all_asked(alternatives: Iterable[Sequence[Requirement]], view: RecordView) -> list[Asked]:
    """The requirements of some alternatives, and those after which work counts."""
    requirements = [one for alternative in alternatives for one in alternative]
    return [(one, view) for one in (*requirements, *(after for one in requirements for after in anchorings(one)))]


def find_notes(
    view: RecordView, asked: Sequence[Asked], on: dt.date, questions: Collection[Question] | None = ()
) -> tuple[Note, ...]:
    """What of the person and of the declarations does not count towards any of the requirements, and is not asked either.

    The requirements are those of `all_asked`. `questions` is what the answer asks; None where it counts on what is
    certain and asks nothing: then what may count is told too.
    """
    return tuple(dict.fromkeys(_notes(view, asked, on, questions)))


def _notes(
    view: RecordView, asked: Sequence[Asked], on: dt.date, questions: Collection[Question] | None
) -> Iterator[Note]:
    def note(code: NoteCode, **about: Any) -> Note:
        return Note(code=code, occupation=view.standard.occupation, **about)

    open_names = {question.related for question in questions or ()}
    scopes = {Scope.OWN, *(scope for one, _ in asked if (scope := vars(one).get("scope")))}
    names = dict.fromkeys(name for record in view.records for name in _names(record))
    told = {
        name
        for name in names
        if not view.catalog.knows(name) and not any(view.in_scope(name, scope) for scope in scopes)
    }
    yield from (_of_name(name, view) for name in names if name in told and view.catalog.name(name) not in open_names)
    unread = {one.words for one, _ in asked if isinstance(one, UnreadText)}
    of_list: dict[str | None, list[Asked]] = {}
    for one in asked:
        of_list.setdefault(evaluator_of(one[0]).list_name, []).append(one)
    given: set[Record] = set()
    for record in view.records:
        if record in given:
            yield note("duplicate", record=record)
            continue
        given.add(record)
        if view.born and record.date and latest(record.date) < add_years(earliest(view.born), YOUNGEST):
            yield note("too_young", record=record, names=("born", RECORD_KINDS[type(record)].date_field))
        of_its_sort = of_list.get(RECORD_KINDS[type(record)].list_name, [])
        served = [serves(one, record, its_view) for one, its_view in of_its_sort]
        if any(could for could, _ in served):
            code: NoteCode | None = None
            if questions is None and all(unknown for could, unknown in served if could):
                code = "open"
            elif record.date is None:
                code = "undated" if questions is None else None
            elif earliest(record.date) > on.toordinal() and not isinstance(
                record, Education
            ):  # it began before it ends
                code = "later"
        elif isinstance(record, Permit) and is_operating_permit(record.name):
            yield note("operating_permit", name=record.name)
            continue
        else:
            code = _without_effect(record, of_its_sort, works="work" in of_list)
            code = "not_asked_as_read" if code == "not_asked" and unread else code
        if code and told.isdisjoint(_names(record)):
            yield note(code, record=record)
    if questions is None:
        yield from (note("unlisted", name=name) for name in of_list if name in view.unknown)
    if view.born and not any(one.type == "age" for one, _ in asked):
        yield note("born_as_read" if unread else "born")
    yield from (note("condition", name=words) for words in view.meets if words not in unread)
    if view.catalog.relations or view.catalog.aliases:
        yield from _declared(view, Scope.OWN_OR_RELATED in scopes, set(map(name_key, names)))


def supplement_notes(view: RecordView, level: Level, asked: Sequence[Asked]) -> Iterator[Note]:
    """The texts that an answer about a level rests on, and that are not the official one."""
    standard = view.standard
    parts: dict[NoteCode, Level | str] = {"supplement": level}
    if any(vars(one).get("major") for one, _ in asked) and any(_is_listed(course, view) for course in view.education):
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


def _names(record: Record) -> Iterable[str]:
    """The occupations that a record names."""
    if isinstance(record, Education | Title):
        return record.relevance
    return () if isinstance(record, Permit) else (record.occupation,)


def _of_name(name: str, view: RecordView) -> Note:
    occupation = view.standard.occupation
    if is_operating_permit(name):
        return Note(code="operating_permit", occupation=occupation, name=name)
    if view.in_scope(name, Scope.OWN) is None:
        return Note(code="possible_name", occupation=occupation, name=name)
    near = view.catalog.may_be(name)
    code: NoteCode = "other_occupation_near" if near else "other_occupation"
    return Note(code=code, occupation=occupation, name=name, names=near)


def _without_effect(record: Record, of_its_sort: Sequence[Asked], *, works: bool) -> NoteCode | None:
    """Why a record has no part in what is asked; None if it takes days of work away."""
    if isinstance(record, Education):
        return None if works and record.full_time is not False and record.enrolled else "not_asked"
    if isinstance(record, Title | Permit):
        return "not_asked"
    in_scope = [one for one, view in of_its_sort if view.in_scope(record.occupation, vars(one).get("scope", Scope.OWN))]
    if not in_scope:
        return "other_scope" if of_its_sort else "not_asked"
    if isinstance(record, Training):
        return "other_level"
    levels = [level for one in in_scope if (level := vars(one).get("level")) is not None]
    is_lower = isinstance(record, Certificate) and record.level is not None and levels and record.level > max(levels)
    return "lower_level" if is_lower else "not_asked"


def _declared(view: RecordView, related_count: bool, named: Collection[str]) -> Iterator[Note]:
    """The relations and names of this occupation that touch nothing."""
    occupation, catalog = view.standard.occupation, view.catalog
    known = {catalog.name(name) for name in named}
    unused = tuple(
        other for own, other in catalog.relations if own == occupation and not (related_count and other in known)
    )
    if unused:
        code: NoteCode = "relation" if related_count else "relation_scope"
        yield Note(code=code, occupation=occupation, names=unused)
    if related_count:
        for other, own in catalog.relations:
            if own == occupation and other in known and (own, other) not in catalog.relations:
                yield Note(code="relation_reversed", occupation=occupation, name=other)
    names = tuple(name for own, name in catalog.aliases if own == occupation and name not in named)
    if names:
        yield Note(code="alias", occupation=occupation, names=names)
