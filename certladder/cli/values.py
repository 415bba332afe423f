"""What options and arguments take: days, and files to read and to write."""

import datetime as dt
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from ..aside import aside
from ..model.bounded_file import MEGABYTE, read_text
from ..model.dates import RecordDate, parse_date, parse_day
from ..model.errors import CertladderError, InvalidFields, InvalidRecord
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
