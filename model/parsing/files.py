"""Standards files -> standards, the problems of all files together."""

from __future__ import annotations

from pathlib import Path

from ..standard import ParseProblem, Standard, StandardParseError
from .cache import Cache

__all__ = ["read_files"]


def read_files(path: Path, *, strict: bool = False, cache: Path | None = None) -> list[Standard]:
    """The standards in a file, or in all `*.txt` files of a folder in the order of their names.

    `cache`: a folder that keeps what was read.

    Raises:
        StandardParseError: a file is missing, is not UTF-8 or has errors; those of all files are listed.
    """
    paths = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    standards: list[Standard] = []
    problems: list[ParseProblem] = []
    kept = Cache(cache)
    if not paths:
        problems.append(_problem(path, "a folder with *.txt files; it has none"))
    for file in paths:
        try:
            found = kept.read(_text(file), str(file))
            standards += found
            problems += [problem for standard in found for problem in standard.unread] if strict else []
        except StandardParseError as error:
            problems += error.problems
    problems += _twice(standards)
    if problems:
        raise StandardParseError(tuple(problems))
    return standards


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise StandardParseError((_problem(file, f"a file that can be read: {error.strerror}"),)) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        words = raw[error.start : error.start + 8].hex(" ")
        problem = ParseProblem(source=str(file), line=line, column=1, words=words, expected=_encoding(raw))
        raise StandardParseError((problem,)) from error


def _encoding(raw: bytes) -> str:
    """The advice for bytes that are not UTF-8, naming the encoding where one fits."""
    for encoding in ("utf-16", "gb18030"):
        if encoding == "utf-16" and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return f"UTF-8 text; this seems to be {encoding.upper()}: save it as UTF-8"
    return "UTF-8 text; save it as UTF-8"


def _problem(path: Path, expected: str) -> ParseProblem:
    return ParseProblem(source=str(path), line=1, column=1, words=path.name, expected=expected)


def _twice(standards: list[Standard]) -> list[ParseProblem]:
    seen: set[tuple[object, object]] = set()
    problems = []
    for standard in standards:
        key = (standard.occupation, standard.valid_from)
        if key in seen:
            words = f"{standard.occupation} ({standard.valid_from or 'no 施行日期'})"
            problems.append(ParseProblem(source="folder", line=1, column=1, words=words, expected="each edition once"))
        seen.add(key)
    return problems
