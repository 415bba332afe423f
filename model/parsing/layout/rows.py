"""Rows that are not lines: the cells of a table made with tabs, and a heading broken over two lines."""

from __future__ import annotations

from collections.abc import Callable

from ..lines import Line
from .headings import Heading, heading_of
from .occupation_names import is_name

__all__ = ["broken_heading", "cells_of"]

_LONGEST = 50


def cells_of(line: Line, heading: Callable[[Line], Heading | None]) -> list[Line]:
    """The cells of a row whose first or second cell is a level, without the row's number; none for other lines."""
    if "\t" not in line.text.strip():
        return []
    cells, at = [], 0
    for words in line.text.split("\t"):
        cells += [Line(words, line.number, line.column + at)] if words.strip() else []
        at += len(words) + 1
    if len(cells) > 2 and cells[0].plain.isdigit():
        del cells[0]
    heads = [heading(cell) for cell in cells[:2]]
    opens = heads[0] is not None and heads[0].level is not None
    named = len(cells) > 2 and is_name(cells[0].plain) and heads[1] is not None and heads[1].level is not None
    return cells if len(cells) > 1 and (opens or named) else []


def broken_heading(first: Line, second: Line) -> Line | None:
    """A level's heading of two lines, broken within brackets: 四级/中级工（具备以下条件之 一者）."""
    plain = first.plain + second.plain
    if first.plain.count("（") <= first.plain.count("）") or len(plain) > _LONGEST:
        return None
    heading = heading_of(plain)
    whole = heading is not None and heading.level is not None and heading.end == len(plain)
    return Line(f"{first.text}\n{second.text}", first.number, first.column) if whole else None
