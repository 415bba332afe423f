"""Which question to ask next: the one whose answer can be expected to decide most; and what an answer changes."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from statistics import fmean
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model.catalog import Catalog
from ..model.dates import InexactDate, earliest, latest, parse_date
from ..model.errors import CertladderError, truncate, validation_faults
from ..model.periods import FOREVER
from ..model.person import RECORD_KINDS, Education, Permit, Person, Record, Title
from ..model.requirements import Requirement
from ..model.schools import study_of
from ..model.spelling import folded, read_yes_no, says_nothing
from ..model.terms import Degree, Level, Programme, Relevance, School, Verdict
from .case import Case
from .eligibility.check import check
from .evaluate.as_read import anchorings, as_read
from .evaluate.evaluate import as_written, days_as_written, evaluate, evaluator_of
from .evaluate.evaluator import RECORD_TYPES, years_before
from .evaluate.question import Question
from .evaluate.record_view import RecordView

T = TypeVar("T")
AnyCatalog = TypeVar("AnyCatalog", bound=Catalog)

_MOST_TRIED = 2000
"""Of a person with so many records that trying each question would take minutes, the first questions only are tried."""


def next_question(case: Case, declined: Collection[Question] = ()) -> Question | None:
    """The question to ask next; None if the verdict is decided, or nothing is left to ask but what was `declined`.

    It leaves the fewest alternatives open, on average over its likely answers, of equals the fewest requirements; else
    it is the one that the text brings up first.
    """
    answer, passed, view = check(case), {question.subject for question in declined}, RecordView(case)
    most = max(1, _MOST_TRIED // (len(view.records) or 1))
    asked = [question for question in answer.questions if question.subject not in passed][:most]
    if len(asked) < 2:
        return next(iter(asked), None)
    undecided = [result for result in answer.clauses if result.verdict is Verdict.UNDETERMINED]
    requirements = [finding.requirement for result in undecided for finding in result.findings]

    def left_open(question: Question) -> tuple[float, float]:
        tried = []
        for value in likely_answers(question, requirements, view, case.on):
            with suppress(AnswerError):  # a day that contradicts another one
                person, catalog = apply_answer(question, value, case.person, case.catalog)
                tried.append(_openness(replace(case, person=person, catalog=catalog)))
        alternatives, open_requirements = zip(*(tried or [_openness(case)]), strict=True)
        return fmean(alternatives), fmean(open_requirements)

    return min(asked, key=left_open)


def _openness(case: Case) -> tuple[int, int]:
    """How many alternatives are open, none once the verdict is decided, and how many different requirements in them."""
    view = RecordView(case)
    undecided = []
    for asked in as_written(view, case.level):
        verdict = days_as_written(asked, view).outlook(case.on)[0]
        if verdict is Verdict.ELIGIBLE:
            return 0, 0
        if verdict is Verdict.UNDETERMINED:
            undecided.append(as_read(asked, case.policy))
    requirements = {requirement for asked in undecided for requirement in asked}
    still_open = [one for one in requirements if evaluate(one, view).outlook(case.on)[0] is Verdict.UNDETERMINED]
    return len(undecided), len(still_open)


_YEARS_AGO = (0, 1, 2, 3, 4, 5, 6, 10)
_DAYS = {
    "born": (15, 17, 20, 30, 40, 50, 62),
    "issued": _YEARS_AGO,
    "enrolled": _YEARS_AGO,
    "graduated": (-2, *_YEARS_AGO),  # also to come
}
_TERMS: dict[str, Sequence[object]] = {
    "school": tuple(School),
    "degree": tuple(Degree),
    "programme": tuple(Programme),
    "relevance": tuple(Relevance),
    "trains_to": (Level.ADVANCED, Level.INTERMEDIATE, Level.ELEMENTARY),
}


def likely_answers(question: Question, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> list[Any]:
    """Typical answers, each as likely as any other; `asked` are the requirements that are open."""
    topic = question.topic
    if topic in _TERMS:
        return list(_TERMS[topic])
    known = view.born if topic == "born" else question.partial_date
    if isinstance(known, InexactDate):
        return [known.first, known.first + (known.last - known.first) / 2, known.last]
    if topic in _DAYS:
        return [years_before(on, years) for years in _DAYS[topic]]
    if topic in RECORD_TYPES:
        some = [(record,) for record in dict.fromkeys(_records(topic, asked, view, on))]
        return [()] * max(1, len(some)) + some  # a list is as likely to hold nothing more as one record, recent or old
    return [True, False]


def _records(name: str, asked: Sequence[Requirement], view: RecordView, on: dt.date) -> Iterator[Record]:
    """Records of one list that would meet what is asked."""
    for requirement in asked:
        evaluator = evaluator_of(requirement)
        yield from _records(name, anchorings(requirement), view, on)
        if evaluator.list_name == name:
            yield from evaluator.likely(requirement, view, on)


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
