"""Comma-separated files as they come: UTF-8, GB18030 or both in one, any separator, rows that are cut short."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cell_parsers import Problem
from .columns import WorkforceError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["read_text"]

_MARK = "\ufffe"
"""Begins a line that cannot be read; what is wrong with it follows."""


def read_text(path: Path) -> tuple[pa.Table, list[int], list[tuple[int, Problem]]]:
    """A file's table of words, its rows' numbers (the header is row 1), and the rows that cannot be read, with reasons.

    Raises:
        WorkforceError: it is no text, or has no header.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    lines = _lines(path)
    separator = max(",\t;", key=lines[0].count)
    unread: list[tuple[int, Problem]] = []

    def refused(row: Any) -> str:
        if row.text.startswith(_MARK):
            problem = Problem.of("", row.text[1:].rstrip(separator))
        else:
            problem = Problem.of("", "cells", found=row.actual_columns, expected=row.expected_columns)
        unread.append((row.number, problem))
        return "skip"

    try:
        names = next(cells for end in range(1, _MOST_LINES) if (cells := _cells(lines[:end], separator)))
        excess = separator * (len(names) + 1)
        text = "\n".join(
            line + excess if line.startswith(_MARK) else line for line in _records(lines, separator, len(names))
        )
        table = arrow_csv.read_csv(
            pa.py_buffer(text.encode()),
            read_options=arrow_csv.ReadOptions(use_threads=False),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=refused
            ),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
    except (pa.ArrowInvalid, StopIteration, csv.Error) as error:
        raise WorkforceError("not_a_table", file=path.name, reason=str(error).partition(".")[0]) from error
    skipped = {number for number, _ in unread}
    numbers = [number for number in range(2, len(table) + len(skipped) + 2) if number not in skipped]
    return table, numbers, unread


def _records(lines: Sequence[str], separator: str, columns: int) -> Iterator[str]:
    """The rows of a table, of one line or, between quotes, of several.

    A quote that is never closed, or closed by another stray one, would make one cell of the rows between. So where a
    cell has several lines, none of them may look like a row, and else the line with the quote is rejected alone.
    """
    at = 0
    while at < len(lines):
        end = at + 1
        if '"' not in lines[at]:
            yield lines[at]
        else:
            while (cells := _cells(lines[at:end], separator)) is None and end < min(len(lines), at + _MOST_LINES):
                end += 1
            if cells is None or (end > at + 1 and _swallows(cells, separator, columns)):
                end = at + 1
                yield f"{_MARK}quote"
            else:
                written = io.StringIO()
                csv.writer(written, delimiter=separator, lineterminator="\n").writerow(cells)
                yield written.getvalue()[:-1]
        at = end


_MOST_LINES = 50
"""No cell has more lines."""


def _cells(lines: Sequence[str], separator: str) -> list[str] | None:
    """The cells of a row; None where a quote is not closed, or closed within a word."""
    try:
        [cells] = csv.reader([f"{line}\n" for line in lines[:-1]] + [lines[-1]], delimiter=separator, strict=True)
    except (csv.Error, ValueError):
        return None
    return cells


def _swallows(cells: list[str], separator: str, columns: int) -> bool:
    return len(cells) != columns or columns == 1 or any("\n" in cell and separator in cell for cell in cells)


def _lines(path: Path) -> list[str]:
    """The lines of a file, whatever ends them; one that cannot be decoded is marked."""
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = raw.decode("utf-16", errors="replace").replace("\ufffd", _MARK)
    elif b"\0" in raw[:4096]:
        raise WorkforceError("not_text", file=path.name)
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = "\n".join(map(_line, raw.removeprefix(codecs.BOM_UTF8).splitlines()))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [f"{_MARK}encoding" if _MARK in line else line for line in lines]


def _line(line: bytes) -> str:
    """A line of a file that is not UTF-8 throughout. Two bytes of GB18030 can look like a Latin letter of UTF-8, so
    only Chinese text counts as UTF-8 here."""
    try:
        text = line.decode("utf-8")
        if line.isascii() or any(character >= "\u2e80" for character in text):
            return text
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("gb18030")
    except UnicodeDecodeError:
        return _MARK
