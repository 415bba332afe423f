"""Which of the things given did not count, for the notes of an answer or a plan."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from ...model.dates import earliest, latest
from ...model.names import is_operating_permit
from ...model.periods import add_years
from ...model.person import RECORD_KINDS, Certificate, Education, Permit, Record, Title, Training
from ...model.requirements import Requirement, UnreadText, declared_words
from ...model.spelling import name_key
from ...model.terms import Level, Scope
from ..evaluate.as_read import anchorings
from ..evaluate.evaluate import evaluator_of, serves
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .note import Note, NoteCode

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
) -> Iterator[Note]:
    """What of the person and of the declarations does not count towards any of the requirements, and is not asked either.

    `questions` is what the answer asks; None where it counts on what is certain and asks nothing: then what may count is
    told too. What is given several times is told as often.
    """
    note = partial(Note, occupation=view.standard.occupation)
    scopes = {Scope.OWN, *(scope for one, _ in asked if (scope := vars(one).get("scope")))}
    names = dict.fromkeys(name for record in view.records for name in _names(record))
    unknown = (name for name in names if not view.catalog.knows(name))
    told = dict.fromkeys(name for name in unknown if not any(view.in_scope(name, scope) for scope in scopes))
    open_names = {question.related for question in questions or ()}
    yield from (_of_name(name, view) for name in told if view.catalog.name(name) not in open_names)
    unread = any(isinstance(one, UnreadText) for one, _ in asked)
    declarable = {declared_words(one) for one, _ in asked}
    of_list: dict[str | None, list[Asked]] = {}
    for one in asked:
        of_list.setdefault(evaluator_of(one[0]).list_name, []).append(one)
    given: set[Record] = set()
    for record in view.records:
        if record in given:
            yield note(code="duplicate", record=record)
            continue
        given.add(record)
        kind = RECORD_KINDS[type(record)]
        if view.born and record.date and latest(record.date) < add_years(earliest(view.born), YOUNGEST):
            yield note(code="too_young", record=record, names=("born", kind.date_field))
        of_its_sort = of_list.get(kind.list_name, [])
        open_ = [unknown for could, unknown in (serves(one, record, its) for one, its in of_its_sort) if could]
        code: NoteCode | None = None
        if not open_:
            if isinstance(record, Permit) and is_operating_permit(record.name):
                yield note(code="operating_permit", name=record.name)
                continue
            code = _without_effect(record, of_its_sort, works="work" in of_list)
            code = "not_asked_as_read" if code == "not_asked" and unread else code
        elif questions is None and all(open_):
            code = "open"
        elif record.date is None:
            code = "undated" if questions is None else None
        elif earliest(record.date) > on.toordinal() and not isinstance(record, Education):  # it began before it ends
            code = "later"
        if code and told.keys().isdisjoint(_names(record)):
            yield note(code=code, record=record)
    if questions is None:
        yield from (note(code="unlisted", name=name) for name in of_list if name in view.unknown)
    if view.born and not any(one.type in ("age", "age_limit") for one, _ in asked):
        yield note(code="born_as_read" if unread else "born")
    yield from (note(code="condition", name=words) for words in view.meets if words not in declarable)
    if view.catalog.relations or view.catalog.aliases:
        yield from _declared(view, Scope.OWN_OR_RELATED in scopes, set(map(name_key, names)))


def _names(record: Record) -> Iterable[str]:
    """The occupations that a record names."""
    if isinstance(record, Education | Title):
        return record.relevance
    return () if isinstance(record, Permit) else (record.occupation,)


def _of_name(name: str, view: RecordView) -> Note:
    note = partial(Note, occupation=view.standard.occupation, name=name)
    if is_operating_permit(name):
        return note(code="operating_permit")
    if view.in_scope(name, Scope.OWN) is None:
        return note(code="possible_name")
    near = view.catalog.may_be(name)
    return note(code="other_occupation_near" if near else "other_occupation", names=near)


def _without_effect(record: Record, of_its_sort: Sequence[Asked], *, works: bool) -> NoteCode | None:
    """Why a record has no part in what is asked; None if it takes days of work away."""
    if isinstance(record, Education):
        return None if works and record.full_time is not False and record.enrolled else "not_asked"
    if isinstance(record, Title | Permit) or not of_its_sort:
        return "not_asked"
    in_scope = [one for one, view in of_its_sort if view.in_scope(record.occupation, vars(one).get("scope", Scope.OWN))]
    if not in_scope:
        return "other_scope"
    if isinstance(record, Training):
        return "other_level"
    levels = [level for one in in_scope if (level := vars(one).get("level")) is not None]
    is_lower = isinstance(record, Certificate) and record.level is not None and levels and record.level > max(levels)
    return "lower_level" if is_lower else "not_asked"


def _declared(view: RecordView, related_count: bool, named: Collection[str]) -> Iterator[Note]:
    """The relations and names of this occupation that touch nothing."""
    occupation, catalog = view.standard.occupation, view.catalog
    note, known = partial(Note, occupation=occupation), {catalog.name(name) for name in named}
    related = sorted(other for own, other in catalog.relations if own == occupation)
    if unused := tuple(other for other in related if not (related_count and other in known)):
        yield note(code="relation" if related_count else "relation_scope", names=unused)
    if related_count:
        for other, own in sorted(catalog.relations):
            if own == occupation and other in known and other not in related:
                yield note(code="relation_reversed", name=other)
    if names := tuple(name for own, name in sorted(catalog.aliases) if own == occupation and name not in named):
        yield note(code="alias", names=names)


def supplement_notes(view: RecordView, level: Level, asked: Sequence[Asked]) -> Iterator[Note]:
    """The texts that an answer about a level rests on, and that are not the official one."""
    standard = view.standard
    parts: dict[NoteCode, Level | str] = {"supplement": level}
    # what these are to the occupation follows from the list, where it does not from the record
    majors = [one.major for one in view.education if one.major and not any(map(view.is_own, one.relevance))]
    is_listed = any(view.catalog.relevance(standard, major) is not None for major in majors)
    if is_listed and any(vars(one).get("major") for one, _ in asked):
        parts["supplement_majors"] = "majors"
    for code, part in parts.items():
        text = standard.source_of(part)
        if text.trust:
            name = text.source or standard.occupation
            yield Note(code=code, occupation=standard.occupation, name=name, trust=text.trust)
