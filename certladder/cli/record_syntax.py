"""Records as options write them: [职业:]五级@2021-06-01 and the like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import permutations
from typing import Any, NamedTuple

from ..model.dates import RecordDate, months_of, parse_start
from ..model.errors import CertladderError
from ..model.names import is_operating_permit
from ..model.person import (
    Apprenticeship,
    Certificate,
    Education,
    Permit,
    Record,
    Title,
    Training,
    Work,
    may_be_occupation,
    study_of,
)
from ..model.terms import CertificateKind, Degree, Level, Programme, Relevance, School
from .errors import OptionError, invalid
from .values import read_date

__all__ = ["SYNTAX", "read_record"]

_AT, _OF, _AND = re.compile("[@＠]"), re.compile("[:：]"), re.compile("[,，、+]")
_TO = re.compile(r"\.\.|[~～至到—–]+|-(?=\d{4})")  # 2015.03-2018.06, as rosters write it
_FULL_TIME = {"全日制": True, "full-time": True, "非全日制": False, "业余": False, "函授": False, "part-time": False}
_TERMS = {"school": School, "degree": Degree, "programme": Programme, "relevance": Relevance}


def read_record(option: str, given: str, occupation: str | None, on: dt.date | None) -> Record:
    """The record that an option's words state, for an occupation unless they name one; `on`: the day asked."""
    name, syntax = f"--{option.replace('_', '-')}", SYNTAX[option]
    of, words = occupation or "", given
    date: Any = on
    if syntax.of_occupation and _OF.search(words):
        of, words = _OF.split(words, maxsplit=1)
    elif syntax.of_occupation and occupation is None:
        raise OptionError("cli.which_occupation", option=name, given=given)
    if syntax.dated:
        words, _, date = _AT.sub("@", words, count=1).partition("@")
        date = date.strip()
    try:
        return syntax.read(of, words.strip(), date)
    except CertladderError as error:
        raise invalid(name, given, error) from error


def _certificate(occupation: str, level: str, issued: str) -> Certificate:
    """Without a day, the day is not known."""
    if is_operating_permit(level):
        raise CertladderError("cli.operating_permit", given=level)
    if not (Level.named(level) or CertificateKind.named(level)):
        # an occupation and its level without a colon between them (电工四级, 高级电工证), or perhaps a permit
        bare = level.removesuffix("书").removesuffix("证")
        for name, term in ((a, b) for at in range(1, len(bare)) for a, b in permutations((bare[:at], bare[at:]))):
            if may_be_occupation(name) and Level.named(term):
                raise CertladderError("cli.form", example=f"{name}:{term}")
        if level.endswith("证"):
            raise CertladderError("cli.maybe_permit", given=level)
    return Certificate(occupation=occupation, level=level, issued=_day(issued))


def _work_since(occupation: str, since: str, on: dt.date | None) -> Work:
    """Still working there: since a date, or for how long until the day asked."""
    if months_of(since) is not None:
        return Work.for_years(occupation, since, on)
    return Work(occupation=occupation, start=read_date(str(parse_start(since))))


def _work(occupation: str, span: str, on: dt.date | None) -> Work:
    """The last day is the last one worked; 2018-07至今 goes on."""
    if span.endswith("至今"):
        return _work_since(occupation, span.removesuffix("至今").rstrip("-~～—–. "), on)
    ends = _TO.split(span)
    if len(ends) != 2:
        raise CertladderError("cli.form", example="2015-03-01..2018-06-30")
    return Work(occupation=occupation, start=read_date(ends[0]), end=read_date(ends[1]))


def _training(occupation: str, level: str, completed: str) -> Training:
    if not completed:
        raise CertladderError("cli.completion_missing", example=f"{level}@2024-05-30")
    return Training(occupation=occupation, level=level, completed=read_date(completed))


def _education(occupation: str, terms: str, days: str) -> Education:
    """Terms for school, degree, programme, major and 全日制, with commas: 技工学校,本专业@2020-07-01.

    The day of enrolment may stand before that of graduation: @2017-09-01..2020-07-01.
    """
    *enrolled, graduated = _TO.split(days, maxsplit=1)
    fields: dict[str, Any] = {"graduated": _day(graduated), "enrolled": _day("".join(enrolled))}
    for term in filter(None, map(str.strip, _AND.split(terms))):
        fields |= _education_term(term)
    if "relevance" in fields:
        if not occupation:
            raise CertladderError("cli.major_of_which", example="--occupation 电工")
        fields["relevance"] = {occupation: fields["relevance"]}
    return Education(**fields)


def _education_term(term: str) -> dict[str, Any]:
    """The field that a term belongs to, and its value; 函授大专 is of two."""
    if term.lower() in _FULL_TIME:
        return {"full_time": _FULL_TIME[term.lower()]}
    for name, kind in _TERMS.items():
        if value := kind.named(term):
            return {name: value}
    if found := study_of(term):
        return found
    known = tuple(value for kind in _TERMS.values() for value in kind if value.value != "other")
    raise CertladderError("cli.education_term", given=term, known=known)


def _day(words: str) -> RecordDate | None:
    return read_date(words) if words else None


class Syntax(NamedTuple):
    """How an option states a record: what makes it of occupation, words and date; whether it has the first and the last."""

    read: Callable[[str, str, Any], Record]
    metavar: str
    of_occupation: bool = True
    dated: bool = True


SYNTAX = {
    "holds": Syntax(_certificate, "level_at"),
    "works_since": Syntax(_work_since, "date", dated=False),
    "worked": Syntax(_work, "span", dated=False),
    "trained": Syntax(_training, "trained"),
    "graduated": Syntax(_education, "terms_at", of_occupation=False),
    "apprenticed": Syntax(lambda of, day, _: Apprenticeship(occupation=of, completed=_day(day)), "date", dated=False),
    # whether a title corresponds to the occupation stays unknown
    "title": Syntax(lambda _, level, day: Title(level=level, granted=_day(day)), "level_at", of_occupation=False),
    "permit": Syntax(lambda _, name, day: Permit(name=name, issued=_day(day)), "name_at", of_occupation=False),
}
"""The options that state a record."""
