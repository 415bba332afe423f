"""What options and arguments take: days, files to read and to write, and records ([职业:]五级@2021-06-01 and the like)."""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import click
from pydantic import ValidationError

from ..aside import aside
from ..model.bounded_file import MEGABYTE, read_text
from ..model.dates import RecordDate, parse_date, parse_day, spell_in
from ..model.errors import CertladderError, InvalidFields, InvalidRecord, UnknownTerm
from ..model.names import is_operating_permit, may_be_occupation
from ..model.periods import months_of
from ..model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ..model.schools import study_of
from ..model.terms import CertificateKind, Degree, Level, Programme, Relevance, School
from .terminal import OptionError, file_errors, invalid


class Value(click.ParamType):  # type: ignore[type-arg]
    """A type by the function that reads the words; what is wrong with these is said with the option's name."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name, self.read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self.read(value) if isinstance(value, str) else value
        except (CertladderError, ValidationError) as error:
            reason = error if isinstance(error, CertladderError) else InvalidFields(self.name, error)
            raise invalid(param, value, reason) from error


def today_or(words: str) -> str:
    """The words, or today's date where they are 今天 or today."""
    return str(dt.date.today()) if words.strip().casefold() in ("今天", "today") else words


def read_date(words: str) -> RecordDate:
    """The day that the words name, 今天 and today too, or the month or year."""
    return parse_date(today_or(words))


def _input(given: str) -> Path:
    """A file or folder to read; "" is none, though pathlib takes it for the folder one is in."""
    if not given:
        raise CertladderError("validation.string_too_short")
    return Path(given)


def _output(*suffixes: str) -> Value:
    """A file that can be written: its folder exists, and its name ends as it should."""

    def read(given: str) -> Path:
        path = Path(given)
        if path.is_dir():
            raise CertladderError("cli.is_folder")
        if path.suffix.lower() not in suffixes and (path.is_file() or not path.exists()):  # a device has no suffix
            raise CertladderError("cli.suffix", suffixes=suffixes)
        if not path.parent.is_dir():
            raise CertladderError("cli.no_folder", folder=path.parent)
        return path

    return Value("file", read)


DAY = Value("date", lambda given: parse_day(today_or(given)))
FILE, PAGE, TABLE = Value("file", _input), _output(".html", ".htm"), _output(".parquet", ".csv", ".xlsx")


def read_file(file: Path, parse: Callable[[str], Any]) -> Any:
    """What a text file holds, which is not nothing."""
    with file_errors("unreadable", file):
        if found := parse(read_text(file, MEGABYTE)):
            return found
        raise InvalidRecord("validation.string_too_short")


def require_new(option: str, file: Path | None, force: bool, inputs: Iterable[Path | None] = ()) -> None:
    """Refuse to write over what is read, or over what is there unless that is asked for."""
    if file is not None and os.path.realpath(file) in (os.path.realpath(path) for path in inputs if path is not None):
        raise invalid(option, file, OptionError("cli.no_overwrite"))
    if file is not None and file.is_file() and not force:
        raise invalid(option, file, OptionError("cli.exists"))


def write_file(text: str, file: Path) -> None:
    with file_errors("unwritable", file), aside(file) as new:
        new.write_text(text, encoding="utf-8")


_NO_MAJOR = re.compile(r"[\s:：]|(?:本|[相有无]关|对口|同等|该)专业$")  # 大专 本专业, 钳工:本专业, 非本专业
TERMS = {"school": School, "degree": Degree, "programme": Programme, "relevance": Relevance}
"""The terms of which a field of schooling is one."""


def read_record(option: str, given: str, occupation: str | None, on: dt.date | None = None) -> Record:
    """The record that an option's words state, for an occupation unless they name one; `on`: the day asked."""
    name, form = f"--{option.replace('_', '-')}", FORMS[option]
    match = re.fullmatch(form.pattern, given.strip(), re.DOTALL)
    found = match.groupdict("") if match else {}
    fields = {field: today_or(words.strip()) for field, words in found.items() if words.strip()}
    if form.pattern.startswith(_OF) and "occupation" not in fields and occupation is None:
        raise OptionError("cli.which_occupation", option=name, given=given)
    try:
        terms = fields.get("level") or fields.get("terms", "")
        if not fields or re.search(r"\d{4}", terms):  # 五级,2021-06-01, 技工学校 2020-07
            raise CertladderError("cli.form", example=form.example)
        until = {"on": on} if form.make in (working, _worked) else {}
        of = {} if form.make in (Title, Permit) else {"occupation": occupation}
        return form.make(**{**of, **until, **fields})
    except CertladderError as error:
        raise invalid(name, given, error) from error


def _certificate(level: str = "", **fields: Any) -> Certificate:
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
    return Certificate(level=level, **fields)


def working(occupation: str, start: str = "", on: dt.date | None = None) -> Work:
    """Since a date, or for how long until the day asked."""
    if re.fullmatch(r"\d{1,2}", start):
        raise CertladderError("cli.form", example=f"{start}年")
    dated = months_of(start) is None
    return Work(occupation=occupation, start=start) if dated else Work.for_years(occupation, start, on)


def _worked(occupation: str, start: str, on: dt.date | None = None) -> Work:
    """From a date to a date; 6年至今 goes on."""
    if spell := spell_in(start):
        first, last = spell
        return Work(occupation=occupation, start=first, end=today_or(last))
    if not start.endswith("至今"):
        raise CertladderError("cli.form", example=FORMS["worked"].example)
    return working(occupation, start.removesuffix("至今"), on)


def _education(occupation: str | None, terms: str = "", **days: str) -> Education:
    """Terms for school, degree, programme, major and 全日制, with commas; the day of enrolment before that of graduation."""
    fields: dict[str, Any] = {**days}
    if terms and not terms.strip(",，、+ "):
        raise CertladderError("cli.form", example=FORMS["graduated"].example)
    for term in filter(None, map(str.strip, re.split("[,，、+]", terms))):
        found = next(({name: value} for name, kind in TERMS.items() if (value := kind.named(term))), study_of(term))
        if not found and (not term.endswith("专业") or _NO_MAJOR.search(term)):
            try:
                Degree.parse(term)
            except UnknownTerm as error:
                if error.code != "unknown_term":  # 大专肄业, 本科在读
                    raise
            known = tuple(value for kind in TERMS.values() for value in kind if value.value != "other")
            raise CertladderError("cli.education_term", given=term, known=known)
        # 电气自动化专业: what that is to the occupation the catalog knows, or it is asked
        found = found or {"major": term.removesuffix("专业")}
        if any(fields.get(name, value) != value for name, value in found.items()):
            raise CertladderError("cli.contradiction", given=terms)
        fields |= found
    if "relevance" in fields:
        if occupation is None:
            raise CertladderError("cli.major_of_which", example="--occupation 电工")
        fields["relevance"] = {occupation: fields["relevance"]}
    return Education(**fields)


class Form(NamedTuple):
    """How an option states a record: what makes it of the parts of the pattern; how that is called, and an example."""

    make: Callable[..., Record]
    pattern: str
    metavar: str
    example: str


_OF = "(?:(?P<occupation>[^:：]*)[:：])?"
_LEVEL = "(?P<level>[^@＠]+)"

FORMS = {
    "holds": Form(_certificate, f"{_OF}{_LEVEL}(?:[@＠](?P<issued>.*))?", "level_at", "五级@2021-06-01"),
    "works_since": Form(working, f"{_OF}(?P<start>.*?)(?:至今)?", "date", "2019-07-01"),
    "worked": Form(_worked, f"{_OF}(?P<start>.+)", "span", "2015-03-01..2018-06-30"),
    "trained": Form(Training, f"{_OF}{_LEVEL}[@＠](?P<completed>.+)", "trained", "四级@2024-05-30"),
    "graduated": Form(_education, "(?P<terms>[^@＠]*)(?:[@＠](?P<graduated>.*))?", "terms_at", "大专@2020-07-01"),
    "apprenticed": Form(Apprenticeship, f"{_OF}(?P<completed>.*)", "date", "2020-06-30"),
    # whether a title corresponds to the occupation stays unknown
    "title": Form(Title, f"{_LEVEL}(?:[@＠](?P<granted>.*))?", "level_at", "助理工程师@2023-12-01"),
    "permit": Form(Permit, "(?P<name>[^@＠]+)(?:[@＠](?P<issued>.*))?", "name_at", "机动车驾驶证@2019-05-01"),
}
"""The options that state a record."""
