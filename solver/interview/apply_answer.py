"""An answer to a question, read and written into what is known of a person."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from ...model.catalog import Catalog
from ...model.dates import InexactDate, earliest, latest, parse_date
from ...model.errors import CertladderError, truncate, validation_faults
from ...model.periods import FOREVER
from ...model.person import RECORD_KINDS, Education, Permit, Person, Record, Title
from ...model.schools import study_of
from ...model.spelling import folded, read_yes_no, says_nothing
from ...model.terms import Level, Programme, Relevance, School
from ..evaluate.evaluator import RECORD_TYPES
from ..evaluate.question import Question

T = TypeVar("T")
AnyCatalog = TypeVar("AnyCatalog", bound=Catalog)

_NEITHER = ("都不是", "其他", "其它", "neither", "none", "other")
_NONE_OF_THEM: dict[str, object] = {
    "school": School.OTHER,
    "programme": Programme.OTHER,
    "relevance": Relevance.UNRELATED,
    "trains_to": Level.ELEMENTARY,  # approved to train to neither level
}
"""What a no means where a question names some and asks which of them it is."""


class AnswerError(CertladderError, ValueError):
    """An answer that does not fit its question; the message explains what would."""


def apply_answer(question: Question, value: object, person: Person, catalog: AnyCatalog) -> tuple[Person, AnyCatalog]:
    """The person and the catalog with the answer written down (see `Advisor.answer`); "not known" (None) changes nothing.

    What a name is to an occupation (relation, same) is written into the catalog, all else is the person's.
    """
    if value is None or (isinstance(value, str) and says_nothing(value) and read_yes_no(value) is None):
        return person, catalog
    if question.topic in ("relation", "same"):
        declare = catalog.relate if question.topic == "relation" else catalog.alias
        return person, declare(question.occupation, question.related or "", _yes_or_no(question, value))
    return person.model_copy(update=_changed(question, value, person)), catalog


def _changed(question: Question, value: object, person: Person) -> dict[str, object]:
    """The fields of the person that the answer changes."""
    if question.topic == "unread":
        return {"meets": {**person.meets, question.words or "": _yes_or_no(question, value)}}
    if question.topic == "born":
        born = _checked(question, parse_date, value)
        _require_within(question, person.born, born)
        return {"born": born}
    if question.topic in RECORD_TYPES:
        return _listed(question, value, person)
    record = answered_record(question, value)
    name = RECORD_KINDS[type(record)].list_name
    records: list[Record | None] = list(getattr(person, name) or ())
    if question.record not in records:
        raise AnswerError("answer.other_person", question=question)
    records[records.index(question.record)] = record
    return {name: tuple(records)}


def _listed(question: Question, value: object, person: Person) -> dict[str, object]:
    """One record is one of those that are not listed yet; a list of records is all of them."""
    name, kind = question.topic, RECORD_TYPES[question.topic]
    if isinstance(value, kind | dict):
        return vars(person.plus(_checked(question, kind.model_validate, value)))
    if read_yes_no(value) is False:
        value = ()
    if not isinstance(value, list | tuple):
        raise AnswerError("answer.list", question=question, given=truncate(str(value)), kind=kind.__name__)
    unlisted = getattr(_checked(question, Person.model_validate, {name: value}), name)
    return {name: (*(getattr(person, name) or ()), *unlisted), "incomplete": person.incomplete - {name}}


def _yes_or_no(question: Question, value: object) -> bool:
    answer = read_yes_no(value)
    if answer is None:
        raise AnswerError("answer.yes_no", question=question, given=truncate(str(value)))
    return answer


def answered_record(question: Question, value: object) -> Record:
    """The record that a question is about, with the answer in it."""
    record, field = question.record, str(question.topic)
    if record is None:
        raise AnswerError("answer.no_record", question=question)
    if read_yes_no(value) is False or (isinstance(value, str) and folded(value) in _NEITHER):
        value = _NONE_OF_THEM.get(field, value)
    match record:
        case Permit() if field == "permit":
            field, value = "serves", {**record.serves, question.words or "": _yes_or_no(question, value)}
        case Title() if field == "corresponds":
            field, value = "relevance", {**record.relevance, question.occupation: _yes_or_no(question, value)}
        case Title():
            field = "granted"
        case Education() if field == "relevance":
            value = {**record.relevance, question.occupation: value}
        case Education() if field == "school":
            value = study_of(str(value)).get("school") or _checked(question, School.parse, value)
    kind: type[Any] = type(record)
    changed: Record = _checked(question, kind.model_validate, {**record.__dict__, field: value})
    _require_within(question, question.partial_date, getattr(changed, field))
    return changed


def _require_within(question: Question, known: object, date: Any) -> None:
    """An answer lies within what was known: a day of a month in it, a month of a year."""
    if isinstance(known, InexactDate):
        # None: still working there
        first, last = (FOREVER - 1,) * 2 if date is None else (earliest(date), latest(date))
        if not known.first.toordinal() <= first <= last <= known.last.toordinal():
            raise AnswerError("answer.not_within", question=question, given=str(date), known=known)


def _checked(question: Question, check: Callable[[Any], T], value: object) -> T:
    """The value as `check` reads it, all its errors as one."""
    try:
        return check(value)
    except ValidationError as error:
        faults = tuple(fault if fault.where else fault.why for fault in validation_faults(error))
        raise AnswerError("answer.invalid", question=question, faults=faults) from error
    except CertladderError as error:
        raise AnswerError("answer.invalid", question=question, faults=(error,)) from error
