"""Records as options write them: [职业:]五级@2021-06-01 and the like."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ..model.dates import RecordDate
from ..model.errors import InvalidDay, InvalidFields, UnknownTerm
from ..model.names import is_operating_permit
from ..model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ..model.terms import CertificateKind, Degree, Level, Programme, Relevance, School
from ..model.written import months_of
from .errors import OptionError
from .param_types import read_date

__all__ = ["SYNTAX", "read_record"]

_AT, _OF, _TO, _AND = re.compile("[@＠]"), re.compile("[:：]"), re.compile(r"\.\.|~|～|至"), re.compile("[,，、+]")
_FULL_TIME = {"全日制": True, "full-time": True, "非全日制": False, "业余": False, "函授": False, "part-time": False}
_TERMS = {"school": School, "degree": Degree, "programme": Programme, "relevance": Relevance}


def read_record(option: str, given: str, occupation: str | None) -> Record:
    """The record that an option's words state, for an occupation unless they name one."""
    name = f"--{option.replace('_', '-')}"
    if SYNTAX[option].needs_occupation and occupation is None and not _OF.search(given):
        raise OptionError("cli.which_occupation", option=name, given=given)
    try:
        return SYNTAX[option].read(given, occupation or "")
    except (OptionError, InvalidDay, UnknownTerm) as error:
        raise OptionError("cli.invalid_given", option=name, given=given, reason=error) from error
    except InvalidFields as error:
        raise OptionError(
            "cli.invalid_given", option=name, given=given, reason=tuple(fault.why for fault in error.faults)
        ) from error


def _certificate(given: str, occupation: str) -> Certificate:
    """[occupation:]level[@day]; without a day, the day is not known."""
    level, occupation, issued = _parts(given, occupation)
    if level.removesuffix("证书") == CertificateKind.PRE_TECHNICIAN.zh.removesuffix("证书"):
        return Certificate(occupation=occupation, issued=issued, kind=CertificateKind.PRE_TECHNICIAN)
    _require_level(level)
    return Certificate(occupation=occupation, level=level, issued=issued)


def _require_level(words: str) -> None:
    """Say what words are that are no level: a permit, or an occupation and its level without a colon between them."""
    if is_operating_permit(words):
        raise OptionError("cli.operating_permit", given=words)
    try:
        Level.parse(words)
    except UnknownTerm:
        names = [name for level in Level for name in level.forms if words.endswith(name)]
        if names:
            level = max(names, key=len)
            raise OptionError("cli.record_form", example=f"{words.removesuffix(level)}:{level}") from None
        if words.endswith("证"):
            raise OptionError("cli.maybe_permit", given=words) from None
        raise


def _work_since(given: str, occupation: str) -> Work:
    """[occupation:]date, or how long until today: still working there."""
    occupation, since = _occupation(given, occupation)
    if months_of(since) is not None:
        return Work.for_years(occupation, since)
    return Work(occupation=occupation, start=read_date(since))


def _work(given: str, occupation: str) -> Work:
    """[occupation:]first..last: the last day is the last one worked."""
    occupation, span = _occupation(given, occupation)
    ends = _TO.split(span)
    if len(ends) != 2:
        raise OptionError("cli.record_form", example="2015-03-01..2018-06-30")
    start, end = map(read_date, ends)
    return Work(occupation=occupation, start=start, end=end)


def _training(given: str, occupation: str) -> Training:
    """[occupation:]level@day of completion."""
    level, occupation, completed = _parts(given, occupation)
    if completed is None:
        raise OptionError("cli.completion_missing", example=f"{level}@2024-05-30")
    return Training(occupation=occupation, level=level, completed=completed)


def _education(given: str, occupation: str) -> Education:
    """Terms for school, degree, programme, major and 全日制, with commas, and @day of graduation: 技工学校,本专业@2020-07-01.

    The day of enrolment may stand before that of graduation: @2017-09-01..2020-07-01.
    """
    words, _, days = _AT.sub("@", given, count=1).partition("@")
    *enrolled, graduated = _TO.split(days, maxsplit=1)
    fields: dict[str, Any] = {"graduated": _day(graduated), "enrolled": _day("".join(enrolled))}
    fields |= map(_education_term, filter(None, map(str.strip, _AND.split(words))))
    if "relevance" in fields:
        if not occupation:
            raise OptionError("cli.major_of_which", example="--occupation 电工")
        fields["relevance"] = {occupation: fields["relevance"]}
    return Education(**fields)


def _education_term(term: str) -> tuple[str, Any]:
    """The field that a term belongs to, and its value."""
    if term.lower() in _FULL_TIME:
        return "full_time", _FULL_TIME[term.lower()]
    for name, kind in _TERMS.items():
        try:
            return name, kind.parse(term)
        except UnknownTerm:
            continue
    known = tuple(value for kind in _TERMS.values() for value in kind if value.value != "other")
    raise OptionError("cli.education_term", given=term, known=known)


def _apprenticeship(given: str, occupation: str) -> Apprenticeship:
    """[occupation:]day of completion, or [occupation:] alone where it is not known."""
    occupation, completed = _occupation(given, occupation)
    return Apprenticeship(occupation=occupation, completed=_day(completed))


def _title(given: str, occupation: str) -> Title:
    """Level[@day]; whether it corresponds to the occupation stays unknown."""
    level, granted = _day_after(given)
    return Title(level=level, granted=granted)


def _permit(given: str, occupation: str) -> Permit:
    """Name[@day]."""
    name, issued = _day_after(given)
    return Permit(name=name, issued=issued)


class Syntax(NamedTuple):
    """How an option states a record: its reader, its form, and whether it needs an occupation."""

    read: Callable[[str, str], Record]
    form: str
    needs_occupation: bool = True


SYNTAX = {
    "holds": Syntax(_certificate, "LEVEL[@DATE]"),
    "works_since": Syntax(_work_since, "DATE"),
    "worked": Syntax(_work, "DATE..DATE"),
    "trained": Syntax(_training, "LEVEL@DATE"),
    "graduated": Syntax(_education, "TERMS[@DATE]", needs_occupation=False),
    "apprenticed": Syntax(_apprenticeship, "DATE"),
    "title": Syntax(_title, "LEVEL[@DATE]", needs_occupation=False),
    "permit": Syntax(_permit, "NAME[@DATE]", needs_occupation=False),
}
"""The options that state a record."""


def _occupation(given: str, occupation: str) -> tuple[str, str]:
    """The occupation before a colon, if there is one, and the rest."""
    named, colon, rest = _OF.sub(":", given, count=1).partition(":")
    return (named, rest) if colon else (occupation, given)


def _parts(given: str, occupation: str) -> tuple[str, str, RecordDate | None]:
    """Level, occupation and day of [occupation:]level[@day]."""
    occupation, rest = _occupation(given, occupation)
    level, day = _day_after(rest)
    return level, occupation, day


def _day_after(given: str) -> tuple[str, RecordDate | None]:
    """The words before an @, and the day after it."""
    words, _, day = _AT.sub("@", given, count=1).partition("@")
    return words.strip(), _day(day)


def _day(words: str) -> RecordDate | None:
    return read_date(words) if words.strip() else None
