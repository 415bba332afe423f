"""Comma-separated files as they come: UTF-8, GB18030 or both in one, any separator, stray quotes, rows cut short."""

import codecs
import csv
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from .cell_parsers import Problem
from .columns import WorkforceError
from .grid import Grid, unwrapped

_MARK = "\ufffe"  # stands for what cannot be decoded
_LARGEST = 1 << 28  # bytes of a file, all of which is held: some millions of rows
_MOST_LINES = 50  # no cell has more lines


def read_text(path: Path) -> Grid:
    """A file's rows, numbered from 1, and those that cannot be read, with reasons."""
    if path.stat().st_size > _LARGEST:
        raise WorkforceError("too_large", file=path.name, most=_LARGEST >> 20)
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
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    separator = max(",\t;|", key="".join(lines[:20]).count)
    widths = [len(cells) for line in lines[:_MOST_LINES] if (cells := _cells([line], separator))]
    columns = max(set(widths), key=widths.count, default=1)
    grid, at, number = Grid(path.name, path.stem), 0, 0
    while at < len(lines):
        cells, used = _row(lines, at, separator, columns)
        number += cells != []
        if cells is None or _MARK in lines[at]:
            grid.unread.append((number, Problem.of("", "encoding" if _MARK in lines[at] else "quote")))
        elif cells:
            grid.rows.append((number, list(map(unwrapped, cells))))
        at += used
    if not grid.rows:
        raise WorkforceError("not_a_table", file=path.name)
    return grid


def _row(lines: Sequence[str], at: int, separator: str, columns: int) -> tuple[list[str] | None, int]:
    """The cells of the row that begins with a line, of one line or, between quotes, of several; and how many.

    A quote that is never closed, or closed by another stray one, would make one cell of the rows between. So where a
    cell has several lines, none of them may look like a row, and else the line with the quote is rejected alone.
    """
    if '"' not in lines[at]:
        return (lines[at].split(separator) if lines[at].strip() else []), 1
    for end in range(at + 1, min(len(lines), at + _MOST_LINES) + 1):
        cells = _cells(lines[at:end], separator)
        if cells is not None:
            swallows = len(cells) != columns or columns == 1 or any("\n" in one and separator in one for one in cells)
            return (None, 1) if end > at + 1 and swallows else (cells, end - at)
    return None, 1


def _cells(lines: Sequence[str], separator: str) -> list[str] | None:
    """The cells of a row; None where a quote is not closed, or closed within a word."""
    with suppress(csv.Error, ValueError):
        [cells] = csv.reader([f"{line}\n" for line in lines[:-1]] + [lines[-1]], delimiter=separator, strict=True)
        return cells
    return None


def _line(line: bytes) -> str:
    """A line of a file that is not UTF-8 throughout."""
    # two bytes of GB18030 can look like a Latin letter of UTF-8, so only Chinese text counts as UTF-8 here
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = line.decode(encoding)
            if encoding != "utf-8" or line.isascii() or any(character >= "\u2e80" for character in text):
                return text
    return _MARK
