"""Comma-separated files as they come: UTF-8, GB18030 or both in one, any separator, rows that are cut short."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cell_parsers import Problem
from .columns import WorkforceError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["read_text"]


def read_text(path: Path) -> tuple[pa.Table, list[int], list[tuple[int, Problem]]]:
    """A file's table of words, its rows' numbers (the header is row 1), and the rows that cannot be read, with reasons.

    Raises:
        WorkforceError: it is no text, or has no header.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    text = _decoded(path)
    header = text.partition("\n")[0]
    separator = max(",\t;", key=header.count)
    unread: list[tuple[int, Problem]] = []

    def refused(row: Any) -> str:
        garbled = row.text.startswith(_MARK)
        counted = Problem.of("", "cells", found=row.actual_columns, expected=row.expected_columns)
        unread.append((row.number, Problem.of("", "encoding") if garbled else counted))
        return "skip"

    try:
        names = next(csv.reader(io.StringIO(header), delimiter=separator))
        table = arrow_csv.read_csv(
            pa.py_buffer(text.replace(_MARK, _MARK + separator * (len(names) + 1)).encode()),
            read_options=arrow_csv.ReadOptions(use_threads=False),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=refused
            ),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
    except (pa.ArrowInvalid, StopIteration) as error:
        raise WorkforceError("not_a_table", file=path.name, reason=str(error).partition(".")[0]) from error
    skipped = {number for number, _ in unread}
    numbers = [number for number in range(2, len(table) + len(skipped) + 2) if number not in skipped]
    return table, numbers, unread


_MARK = "\ufffd\ufffd"
"""Stands for a line that cannot be decoded."""


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    if b"\0" in raw[:4096]:
        raise WorkforceError("not_text", file=path.name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(map(_line, raw.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)))


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
        return _MARK + "\n"
