"""An answer to a question, read and written into what is known of a person."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from ...model.catalog import Catalog
from ...model.dates import parse_day
from ...model.errors import CertladderError, faults, shorten
from ...model.person import LIST_NAMES, Education, Permit, Person, Record, Title
from ...model.terms import Level
from ..evaluate.question import Question

__all__ = ["AnswerError", "answered_record", "apply_answer"]

T = TypeVar("T")

_KINDS: dict[str, type[Record]] = {name: kind for kind, name in LIST_NAMES.items()}
_YES = ("yes", "y", "true", "是", "是的", "对", "有", "符合", "属于", "对应")
_NO = ("no", "n", "false", "否", "不是", "不", "没有", "无", "不符合", "不属于", "不对应")


class AnswerError(CertladderError, ValueError):
    """An answer that does not fit its question; the message says what would."""


def apply_answer(question: Question, value: object, person: Person, catalog: Catalog) -> tuple[Person, Catalog]:
    """The person and the catalog with the answer written down; None ("not known") changes nothing.

    - relevance, school, degree, programme: the term, or a word for it; trains_to: a level, or no (False);
    - issued, graduated, enrolled, born: a day;
    - corresponds, permit, unread, relation: yes or no; a relation is written into the catalog, all else is the person's;
    - a list: one record that is not listed yet, or a list of all of them ([]: there are no more).

    Raises:
        AnswerError: the answer does not fit the question, or the question is not about this person.
    """
    if value is None:
        return person, catalog
    if question.topic == "relation":
        return person, catalog.relate(question.occupation, question.related or "", _yes_or_no(question, value))
    return _answered_person(question, value, person), catalog


def _answered_person(question: Question, value: object, person: Person) -> Person:
    if question.topic == "unread":
        meets = {**person.meets, question.words or "": _yes_or_no(question, value)}
        return person.model_copy(update={"meets": meets})
    if question.topic == "born":
        return person.model_copy(update={"born": _checked(question, parse_day, value)})
    if question.topic in _KINDS:
        return _listed(question, value, person)
    return _replaced(question, answered_record(question, value), person)


def _yes_or_no(question: Question, value: object) -> bool:
    """A yes or a no, as truth values or in words."""
    if isinstance(value, bool):
        return value
    words = unicodedata.normalize("NFKC", value).strip().casefold() if isinstance(value, str) else None
    if words in _YES or words in _NO:
        return words in _YES
    raise _error(question, f"{shorten(str(value))!r} is neither; expected yes (是, True) or no (否, False)")


def answered_record(question: Question, value: object) -> Record:
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
    if value is False or (isinstance(value, str) and value.strip().casefold() in _NO):
        return Level.JUNIOR
    return value


def _replaced(question: Question, record: Record, person: Person) -> Person:
    name = LIST_NAMES[type(record)]
    records: list[Record] = list(getattr(person, name) or ())
    if question.record not in records:
        raise _error(question, "this person has no such record; the question is about another one")
    records[records.index(question.record)] = record
    return person.model_copy(update={name: tuple(records)})


def _listed(question: Question, value: object, person: Person) -> Person:
    """One record is one of those that are not listed yet; a list of records is all of them."""
    kind: type[Any] = _KINDS[question.topic]
    name = LIST_NAMES[kind]
    if isinstance(value, kind | dict):
        return person.plus(_checked(question, kind.model_validate, value))
    if not isinstance(value, list | tuple):
        expected = f"expected a {kind.__name__}, a list of all of them ([] if there are no more), or None if not known"
        raise _error(question, f"{shorten(str(value))!r}: {expected}")
    unlisted = _checked(question, Person.model_validate, {name: value})
    listed = (*(getattr(person, name) or ()), *getattr(unlisted, name))
    return person.model_copy(update={name: listed, "incomplete": person.incomplete - {name}})


def _checked(question: Question, check: Callable[[Any], T], value: object) -> T:
    """The value as `check` reads it, its complaints as one error."""
    try:
        return check(value)
    except ValidationError as error:
        found = "; ".join(": ".join(filter(None, fault)) for fault in faults(error))
        raise _error(question, found) from error
    except ValueError as error:
        raise _error(question, str(error)) from error


def _error(question: Question, expected: str) -> AnswerError:
    return AnswerError(f"{question.explain('en')} {expected}")
