"""The types of options and arguments: dates, counts, choices, pairs and files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from ..model.dates import PartialDate, RecordDate, parse_date
from ..model.errors import InvalidDay
from ..model.wording import Message
from .errors import OptionError, name_of

__all__ = [
    "AMOUNT",
    "COUNT",
    "DATE",
    "DAY",
    "FILE",
    "PAGE",
    "RELATED",
    "SAME",
    "SETTING",
    "TABLE",
    "read_date",
]


def read_date(words: str) -> RecordDate:
    """The day that the words name, 今天 and today too, or the month or year.

    Raises:
        InvalidDay: they name none.

    >>> read_date("Today") == read_date("今天") == dt.date.today()
    True
    """
    return dt.date.today() if words.strip().casefold() in ("今天", "today") else parse_date(words)


class Read(click.ParamType):  # type: ignore[type-arg]
    """A type by the function that reads the words of an option, which is called by its name in errors."""

    def __init__(self, name: str, read: Callable[[str, str], Any]) -> None:
        self.name, self.read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return self.read(value, name_of(param))


def _date(given: str, option: str) -> RecordDate:
    try:
        return read_date(given)
    except InvalidDay as error:
        raise OptionError("cli.invalid", option=option, reason=error) from error


def _day(given: str, option: str) -> dt.date:
    """What is asked about a day needs one that is known to the day."""
    date = _date(given, option)
    if isinstance(date, PartialDate):
        raise OptionError("cli.invalid", option=option, reason=InvalidDay("day.incomplete", given=given))
    return date


def _amount(given: str, option: str) -> float:
    try:
        return float(given)
    except ValueError:
        raise OptionError("cli.amount", option=option, given=given) from None


def _count(given: str, option: str) -> int:
    if not given.isdecimal():
        raise OptionError("cli.count", option=option, given=given)
    return int(given)


def _pair(sign: str, example: str) -> Read:
    def read(given: str, option: str) -> tuple[str, str]:
        parts = [part.strip() for part in re.split(sign, given)]
        if len(parts) != 2 or not all(parts):
            raise OptionError("cli.form", option=option, given=given, example=example)
        return parts[0], parts[1]

    return Read("pair", read)


class ExistingFile(click.Path):
    """A file or folder to read; "" is none, though pathlib takes it for the folder one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if not str(value):
            raise OptionError("cli.invalid", option=name_of(param), reason=Message("error.validation.string_too_short"))
        return Path(value)


class NewFile(click.Path):
    """A file that can be written: its folder exists, and its name ends as it should."""

    def __init__(self, suffixes: Sequence[str] = ()) -> None:
        super().__init__(path_type=Path)
        self.suffixes = tuple(suffixes)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path, option = Path(value), name_of(param)
        if self.suffixes and path.suffix.lower() not in self.suffixes:
            raise OptionError("cli.suffix", option=option, file=path, suffixes=self.suffixes)
        if path.is_dir():
            raise OptionError("cli.is_folder", option=option, file=path)
        if not path.parent.is_dir():
            raise OptionError("cli.no_folder", option=option, file=path, folder=path.parent)
        return path


DATE = Read("date", _date)
DAY = Read("date", _day)
AMOUNT = Read("amount", _amount)
COUNT = Read("n", _count)
RELATED = _pair("[:：]", "铣工:车工")
SAME = _pair("[:：]", "电工:维修电工")
SETTING = _pair("=", "continuity_gap_days=30")
FILE = ExistingFile(path_type=Path)
PAGE = NewFile()
TABLE = NewFile((".parquet", ".csv", ".xlsx"))
