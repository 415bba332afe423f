"""An answer to a question, read and written into what is known of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from ...model.catalog import Catalog
from ...model.dates import parse_day
from ...model.errors import CertladderError, truncate, validation_messages
from ...model.person import RECORD_KINDS, Education, Permit, Person, Record, Title
from ...model.terms import Level
from ...model.yes_no import read_yes_no
from ..evaluate.question import Question

__all__ = ["AnswerError", "answer", "settle", "told"]

T = TypeVar("T")

_KINDS: dict[str, type[Any]] = {kind.list_name: record for record, kind in RECORD_KINDS.items()}


class AnswerError(CertladderError, ValueError):
    """An answer that does not fit its question; the message says what would."""


def answer(question: Question, value: object, person: Person) -> Person:
    """The person with the answer written down; None ("not known") changes nothing.

    Raises:
        AnswerError: the answer does not fit the question, or the question is not about this person.
    """
    if question.topic == "relation":
        raise AnswerError(
            f"{question.explain('en')} The answer changes the catalog, not the person; "
            "use Advisor.answer(question, value, person) or catalog.relate(...)"
        )
    if value is None:
        return person
    if question.topic == "unread":
        meets = {**person.meets, question.words or "": _yes_or_no(question, value)}
        return person.model_copy(update={"meets": meets})
    if question.topic == "born":
        return person.model_copy(update={"born": _checked(question, parse_day, value)})
    if question.topic in _KINDS:
        return _listed(question, value, person)
    return _replaced(question, told(question, value), person)


def settle(question: Question, value: object, person: Person, catalog: Catalog) -> tuple[Person, Catalog]:
    """The person and the catalog with the answer written down: a relation is the catalog's, all else the person's.

    Raises:
        AnswerError: the answer does not fit the question, or the question is not about this person.
    """
    if question.topic != "relation" or value is None:
        return person if value is None else answer(question, value, person), catalog
    accepted = _yes_or_no(question, value)
    return person, catalog.relate(question.occupation, question.related or "", accepted)


def _yes_or_no(question: Question, value: object) -> bool:
    """A yes or a no, as truth values or in words."""
    said = read_yes_no(value)
    if said is not None:
        return said
    raise _error(question, f"{truncate(str(value))!r} is neither; expected yes (是, True) or no (否, False)")


def told(question: Question, value: object) -> Record:
    """The record that a question is about, with the answer in it.

    Raises:
        AnswerError: the answer does not fit the question.
    """
    record, field = question.record, str(question.topic)
    if record is None:
        raise _error(question, "the question names no record; ask an advisor for it")
    match record:
        case Permit() if field == "permit":
            field, value = "serves", {**record.serves, question.words or "": _yes_or_no(question, value)}
        case Title() if field == "corresponds":
            field, value = "relevance", {**record.relevance, question.occupation: _yes_or_no(question, value)}
        case Title():
            field = "granted"
        case Education() if field == "relevance":
            value = {**record.relevance, question.occupation: value}
        case Education() if field == "trains_to":
            value = _trains_to(value)
    kind: type[Any] = type(record)
    changed: Record = _checked(question, kind.model_validate, {**record.__dict__, field: value})
    return changed


def _trains_to(value: object) -> object:
    """A level, or a no: approved for neither."""
    return Level.ELEMENTARY if read_yes_no(value) is False else value


def _replaced(question: Question, record: Record, person: Person) -> Person:
    name = RECORD_KINDS[type(record)].list_name
    records: list[Record] = list(getattr(person, name) or ())
    if question.record not in records:
        raise _error(question, "this person has no such record; the question is about another one")
    records[records.index(question.record)] = record
    return person.model_copy(update={name: tuple(records)})


def _listed(question: Question, value: object, person: Person) -> Person:
    """One record is one of those that are not listed yet; a list of records is all of them."""
    kind: type[Any] = _KINDS[question.topic]
    name = RECORD_KINDS[kind].list_name
    if isinstance(value, kind | dict):
        return person.plus(_checked(question, kind.model_validate, value))
    if not isinstance(value, list | tuple):
        expected = f"expected a {kind.__name__}, a list of all of them ([] if there are no more), or None if not known"
        raise _error(question, f"{truncate(str(value))!r}: {expected}")
    unlisted = _checked(question, Person.model_validate, {name: value})
    listed = (*(getattr(person, name) or ()), *getattr(unlisted, name))
    return person.model_copy(update={name: listed, "incomplete": person.incomplete - {name}})


def _checked(question: Question, check: Callable[[Any], T], value: object) -> T:
    """The value as `check` reads it, its complaints as one error."""
    try:
        return check(value)
    except ValidationError as error:
        found = "; ".join(": ".join(filter(None, fault)) for fault in validation_messages(error, "en"))
        raise _error(question, found) from error
    except ValueError as error:
        raise _error(question, str(error)) from error


def _error(question: Question, expected: str) -> AnswerError:
    return AnswerError(f"{question.explain('en')} {expected}")
