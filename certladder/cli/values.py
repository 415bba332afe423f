"""What options and arguments take: days, numbers, words, pairs, and files to read and to write."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from ..aside import aside
from ..model.bounded_file import MEGABYTE, read_text
from ..model.dates import RecordDate, parse_date, parse_day
from ..model.errors import CertladderError, InvalidFields, InvalidRecord
from ..model.wording import LANGUAGES, Message, say
from .terminal import OptionError, file_errors, invalid

__all__ = [
    "DAY",
    "FILE",
    "PAGE",
    "TABLE",
    "Value",
    "pair",
    "read_date",
    "read_file",
    "refuse_alone",
    "require_new",
    "today_or",
    "words_for",
    "write_file",
]


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
    """The day that the words name, 今天 and today too, or the month or year.

    >>> read_date("Today") == read_date("今天") == dt.date.today()
    True
    """
    return parse_date(today_or(words))


def pair(name: str, sign: str, example: str | Message) -> Value:
    """Two words with a sign between them."""

    def read(given: str) -> tuple[str, str]:
        parts = [part.strip() for part in re.split(sign, given)]
        if len(parts) != 2 or not all(parts):
            raise CertladderError("cli.form", example=example)
        return parts[0], parts[1]

    return Value(name, read)


def words_for(section: str, codes: Collection[str]) -> Callable[[str], str]:
    """A reader of codes and what they are called in either language, by a section's messages, or of how that begins."""
    named = {words: code for code in codes for words in (code, *(say(f"{section}.{code}", lang) for lang in LANGUAGES))}

    def read(given: str) -> str:
        typed = given.strip().casefold()
        if typed in named:
            return named[typed]
        meant = {code for name, code in named.items() if typed and name.startswith(typed)}
        if len(meant) != 1:
            raise CertladderError("cli.choice", choices=tuple(Message(f"{section}.{code}") for code in codes))
        return meant.pop()

    return read


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
    with file_errors("cannot_read", file):
        if found := parse(read_text(file, MEGABYTE)):
            return found
        raise InvalidRecord("validation.string_too_short")


def refuse_alone(option: str, given: object, others: Mapping[str, object]) -> None:
    """Refuse an option that has no effect unless one of the others is given too."""
    if given and not any(others.values()):
        raise OptionError("cli.alone", option=option, others=" / ".join(others))


def require_new(option: str, file: Path | None, force: bool, inputs: Iterable[Path | None] = ()) -> None:
    """Refuse to write over what is read, or over what is there unless that is asked for."""
    if file is not None and os.path.realpath(file) in (os.path.realpath(path) for path in inputs if path is not None):
        raise invalid(option, file, OptionError("cli.no_overwrite"))
    if file is not None and file.is_file() and not force:
        raise invalid(option, file, OptionError("cli.exists"))


def write_file(text: str, file: Path) -> None:
    with file_errors("cannot_write", file), aside(file) as new:
        new.write_text(text, encoding="utf-8")
