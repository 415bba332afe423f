"""Standards files -> standards: a file, a folder, or what installed packages bring; the problems of all together."""

import errno
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..bounded_file import MEGABYTE, read_within
from ..errors import UnknownTerm
from ..standard import Standard, StandardParseError
from .document import read_document
from .lines import Line, expected

ENTRY_POINTS = "certladder.standards"
"""The group of entry points that name packages which hold texts."""
LARGEST = 4 * MEGABYTE
"""So many bytes a text may have: a thousand standards in one file, as lists of all are published, take half of it."""
_SPEAKS = re.compile("[级級]|[职職][业業]|申[报報]")  # in a wrong encoding a text of conditions does of none of these


def read_files(path: Path, *, strict: bool = False) -> list[Standard]:
    """The standards in a file, or in all `*.txt` files of a folder in the order of their names.

    Raises:
        StandardParseError: a file is missing, is not UTF-8 or has errors; those of all files are listed.
    """
    # unlike Path.is_dir, this is False for a name that no file can have
    paths = sorted(path.glob("*.txt")) if os.path.isdir(path) else [path]
    standards: list[Standard] = []
    problems = [] if paths else [Line(path.name, 1, 0).problem(str(path), expected("folder_without_texts"))]
    stated: dict[tuple[object, object], Path] = {}  # the file that states each edition
    for file in paths:
        try:
            found = read_document(text_of_file(file), str(file), strict=strict).standards
        except StandardParseError as error:
            problems += error.problems
            continue
        standards += found
        for standard in found:
            first = stated.setdefault((standard.occupation, standard.valid_from), file)
            if first != file:
                place = Line(standard.occupation, 1, 0)
                problems.append(place.problem(str(file), expected("edition_once", file=first.name)))
    if problems:
        raise StandardParseError(tuple(problems))
    return standards


def text_of_file(file: Path | Traversable, source: str | None = None) -> str:
    """The text of a standards file; a `StandardParseError` if it is missing, cannot be read or is not UTF-8."""
    try:
        raw = read_within(file, LARGEST)
    except OSError as error:
        codes = {
            errno.ENOENT: expected("no_such_file"),
            errno.EFBIG: expected("large_file"),
            errno.EISDIR: expected("is_a_folder"),
            errno.EACCES: expected("no_permission"),
        }
        what = codes.get(error.errno or 0, expected("unreadable_file", reason=error.strerror or ""))
        raise StandardParseError((Line(file.name, 1, 0).problem(source or str(file), what),)) from error
    return decoded(raw, source or str(file))


def decoded(raw: bytes, source: str) -> str:
    """The text of what a source holds; a `StandardParseError` if it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Line(raw[error.start : error.start + 8].hex(" "), raw.count(b"\n", 0, error.start) + 1, 0)
        what = expected("not_utf8")
        for encoding in ("utf-16", "utf-16-be", "gb18030", "big5"):  # "utf-16" without a mark is the little-endian one
            with suppress(UnicodeDecodeError):
                if _SPEAKS.search(raw.decode(encoding)):
                    what = expected("other_encoding", encoding=encoding.upper().removesuffix("-BE"))
                    break
        raise StandardParseError((place.problem(source, what),)) from error


def installed_names() -> tuple[str, ...]:
    """The names of the entry points."""
    return tuple(sorted(entry_points(group=ENTRY_POINTS).names))


def read_installed(names: Sequence[str] = ()) -> list[Standard]:
    """The standards in the `*.txt` files of the packages that these entry points name, or all of them.

    Raises:
        UnknownTerm: no package is installed that has an entry point of that name.
        StandardParseError: a text cannot be read.
    """
    known = installed_names()
    if unknown := [name for name in names if name not in known]:
        raise UnknownTerm("standards_not_installed", given=tuple(unknown), known=known)
    return [
        standard
        for name in names or known
        for point in entry_points(group=ENTRY_POINTS, name=name)
        for file in sorted(files(point.value).iterdir(), key=lambda file: file.name)
        if file.name.endswith(".txt")
        for standard in read_document(text_of_file(file, f"{name}/{file.name}"), f"{name}/{file.name}").standards
    ]
