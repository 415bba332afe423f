"""Standards files -> standards, the problems of all files together."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from ..bounded_file import MEGABYTE, read_within
from ..standard import ParseProblem, Standard, StandardParseError
from .cache import Cache
from .expected import Expected, expected
from .lines import Line

__all__ = ["read_files", "text_of_file"]

_LARGEST = 4 * MEGABYTE
"""Bytes: a thousand standards in one file, as lists of all standards are published, take two megabytes."""


def read_files(path: Path, *, strict: bool = False, cache: Path | None = None) -> list[Standard]:
    """The standards in a file, or in all `*.txt` files of a folder in the order of their names.

    `cache`: a folder that keeps what was read.

    Raises:
        StandardParseError: a file is missing, is not UTF-8 or has errors; those of all files are listed.
    """
    paths = sorted(path.glob("*.txt")) if os.path.isdir(path) else [path]
    standards: list[Standard] = []
    problems: list[ParseProblem] = []
    stated: dict[tuple[object, object], Path] = {}
    """The file that states each edition."""
    kept = Cache(cache)
    if not paths:
        problems.append(_problem(path, expected("folder_without_texts")))
    for file in paths:
        try:
            found = kept.read(text_of_file(file), str(file))
        except StandardParseError as error:
            problems += error.problems
            continue
        standards += found
        problems += [problem for standard in found for problem in standard.unread] if strict else []
        for standard in found:
            first = stated.setdefault((standard.occupation, standard.valid_from), file)
            if first != file:
                line = Line(standard.occupation, 1, 0)
                problems.append(line.problem(str(file), expected("edition_once", file=first.name)))
    if problems:
        raise StandardParseError(tuple(problems))
    return standards


def text_of_file(file: Path) -> str:
    """The text of a standards file.

    Raises:
        StandardParseError: it is missing, cannot be read or is not UTF-8.
    """
    try:
        raw = read_within(file, _LARGEST)
    except FileNotFoundError as error:
        raise StandardParseError((_problem(file, expected("no_such_file")),)) from error
    except OSError as error:
        large = error.errno == errno.EFBIG
        what = expected("large_file") if large else expected("unreadable_file", reason=error.strerror or "")
        raise StandardParseError((_problem(file, what),)) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = Line(raw[error.start : error.start + 8].hex(" "), raw.count(b"\n", 0, error.start) + 1, 0)
        raise StandardParseError((line.problem(str(file), _encoding(raw)),)) from error


_SPEAKS = re.compile("[级級]|[职職][业業]|申[报報]")
"""A text of conditions; in a wrong encoding it speaks of none of these."""


def _encoding(raw: bytes) -> Expected:
    """The advice for bytes that are not UTF-8, naming the encoding in which they make sense, if there is one."""
    for encoding in ("utf-16", "utf-16-be", "gb18030", "big5"):  # "utf-16" without a mark is the little-endian one
        with suppress(UnicodeDecodeError):
            if _SPEAKS.search(raw.decode(encoding)):
                return expected("other_encoding", encoding=encoding.upper().removesuffix("-BE"))
    return expected("not_utf8")


def _problem(path: Path, what: Expected) -> ParseProblem:
    return Line(path.name, 1, 0).problem(str(path), what)
