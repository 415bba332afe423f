"""The types of options and arguments: dates, counts, choices and files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..model.dates import PartialDate, RecordDate, parse_date
from ..model.errors import InvalidDay
from ..model.wording import Message
from .errors import OptionError, name_of

__all__ = ["COUNT", "DATE", "DAY", "FILE", "PAGE", "TABLE", "Choice", "read_date"]


def read_date(words: str) -> RecordDate:
    """The day that the words name, 今天 and today too, or the month or year.

    Raises:
        InvalidDay: they name none.

    >>> read_date("Today") == read_date("今天") == dt.date.today()
    True
    """
    return dt.date.today() if words.strip().casefold() in ("今天", "today") else parse_date(words)


class Date(click.ParamType):  # type: ignore[type-arg]
    """A date, as a type of options; a `day` that is asked about has to be known to the day."""

    name = "date"

    def __init__(self, *, day: bool = False) -> None:
        self.day = day

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> RecordDate:
        """The date that the words name."""
        try:
            date = read_date(value)
            if self.day and isinstance(date, PartialDate):
                raise InvalidDay("day.incomplete", given=value)
            return date
        except InvalidDay as error:
            raise OptionError("cli.invalid", option=name_of(param), reason=error) from error


class Count(click.ParamType):  # type: ignore[type-arg]
    """A count, as a type of options."""

    name = "n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not value.isdecimal():
            raise OptionError("cli.count", option=name_of(param), given=value)
        return int(value)


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of several words, as a type of options."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            raise OptionError("cli.choice", option=name_of(param), given=value, choices=tuple(self.choices))
        return str(value)


class ExistingFile(click.Path):
    """A file or folder to read; "" is none, though pathlib takes it for the folder one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path."""
        if not str(value):
            raise OptionError("cli.invalid", option=name_of(param), reason=Message("error.validation.empty"))
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


DATE = Date()
DAY = Date(day=True)
COUNT = Count()
FILE = ExistingFile(path_type=Path)
PAGE = NewFile()
TABLE = NewFile((".parquet", ".csv", ".xlsx"))
