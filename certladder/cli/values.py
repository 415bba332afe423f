"""What options and arguments take: days, counts, words, pairs and files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args

import click

from ..model.dates import PartialDate, RecordDate, parse_date
from ..model.errors import CertladderError, InvalidDay
from ..model.person import RECORD_KINDS
from ..model.wording import LANGUAGES, Message, say
from ..solver.planning.wishes import Objective
from .errors import invalid, name_of

__all__ = [
    "AMOUNT",
    "COUNT",
    "DATE",
    "DAY",
    "FILE",
    "LIST",
    "OBJECTIVES",
    "PAGE",
    "RELATED",
    "SAME",
    "SETTING",
    "TABLE",
    "is_today",
    "read_date",
]


class Value(click.ParamType):  # type: ignore[type-arg]
    """A type by the function that reads the words; what is wrong with these is said with the option's name."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name, self.read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self.read(value) if isinstance(value, str) else value
        except CertladderError as error:
            raise invalid(name_of(param), value, error) from error


def read_date(words: str) -> RecordDate:
    """The day that the words name, 今天 and today too, or the month or year.

    Raises:
        InvalidDay: they name none.

    >>> read_date("Today") == read_date("今天") == dt.date.today()
    True
    """
    return dt.date.today() if is_today(words) else parse_date(words)


def is_today(words: str) -> bool:
    """Whether the words are 今天 or today."""
    return words.strip().casefold() in ("今天", "today")


def _day(given: str) -> dt.date:
    """What is asked about a day needs one that is known to the day."""
    date = read_date(given)
    if isinstance(date, PartialDate):
        raise InvalidDay("day.incomplete", given=given)
    return date


def _amount(given: str) -> float:
    try:
        return float(given)
    except ValueError:
        raise CertladderError("cli.amount") from None


def _count(given: str) -> int:
    if not given.isdecimal():
        raise CertladderError("cli.count")
    return int(given)


def _pair(name: str, sign: str, example: str) -> Value:
    def read(given: str) -> tuple[str, str]:
        parts = [part.strip() for part in re.split(sign, given)]
        if len(parts) != 2 or not all(parts):
            raise CertladderError("cli.form", example=example)
        return parts[0], parts[1]

    return Value(name, read)


def _one_of(section: str, codes: Iterable[str]) -> Callable[[str], str]:
    """A reader of what things are called in either language, or of how that begins."""
    named = {say(f"{section}.{code}", lang): code for code in codes for lang in LANGUAGES}

    def read(given: str) -> str:
        meant = {code for name, code in named.items() if given.strip() and name.startswith(given.strip().casefold())}
        if len(meant) != 1:
            choices = tuple(Message(f"{section}.{code}") for code in dict.fromkeys(named.values()))
            raise CertladderError("cli.choice", choices=choices)
        return meant.pop()

    return read


_objective = _one_of("cli.objective", get_args(Objective))


def _input(given: str) -> Path:
    """A file or folder to read; "" is none, though pathlib takes it for the folder one is in."""
    if not given:
        raise CertladderError("validation.string_too_short")
    return Path(given)


def _output(*suffixes: str) -> Value:
    """A file that can be written: its folder exists, and its name ends as it should."""

    def read(given: str) -> Path:
        path = Path(given)
        if suffixes and path.suffix.lower() not in suffixes:
            raise CertladderError("cli.suffix", suffixes=suffixes)
        if path.is_dir():
            raise CertladderError("cli.is_folder")
        if not path.parent.is_dir():
            raise CertladderError("cli.no_folder", folder=path.parent)
        return path

    return Value("file", read)


DATE, DAY = Value("date", read_date), Value("date", _day)
AMOUNT, COUNT = Value("amount", _amount), Value("count", _count)
RELATED = _pair("pair", "[:：]", "铣工:车工")
SAME = _pair("pair", "[:：]", "电工:维修电工")
SETTING = _pair("setting", "=", "continuity_gap_days=30")
LIST = Value("list", _one_of("cli.list", [kind.list_name for kind in RECORD_KINDS.values()]))
OBJECTIVES = Value("objectives", lambda given: tuple(map(_objective, re.split("[,，、]", given))))
FILE, PAGE, TABLE = Value("file", _input), _output(), _output(".parquet", ".csv", ".xlsx")
