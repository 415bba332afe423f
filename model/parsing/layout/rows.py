"""Rows that are not lines: the cells of a table made with tabs, and a heading broken over two lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from ..lines import Line
from .headings import Heading, heading_of, names_no_level
from .name_list import note_of
from .non_conditions import demands
from .numbering import is_bare_label, label_of
from .occupation_names import is_name
from .sections import section_of

__all__ = ["cells_of", "joined", "with_levels_first", "without_equal_numbers"]

_LONGEST = 50
_MOST_BEFORE = 4
_LEAST_PAIRS = 2
"""Of lines with the same number one below the other; a single one may be a heading that is lost."""
_ENDS_HEADING = re.compile("[级师工者技）]{1,4}：?")
_NUMBER_OR_CODE = re.compile("[0-9-]+")
"""What stands in a row before the level, besides the occupation."""


def cells_of(line: Line, heading: Callable[[Line], Heading | None]) -> list[Line]:
    """The cells of a row from its level on, and the occupation before that, or a title and its words; else none."""
    if "\t" not in line.text.strip():
        return []
    if (whole := heading(line)) is not None and whole.level and whole.end == len(line.plain) and not whole.remark:
        return []  # 申报二级/技师，应具备以下条\t件之一：
    cells = _split(line)
    for at, cell in enumerate(cells[:_MOST_BEFORE]):
        if (head := heading(cell)) is not None and head.level is not None and not head.remark:
            named = [before for before in cells[:at] if not _NUMBER_OR_CODE.fullmatch(before.plain)]
            names = len(named) <= 1 and all(is_name(before.plain) for before in named)
            return [*named, *cells[at:]] if names and len(cells) > at + 1 else []
    return cells if len(cells) == 2 and section_of(cells[0].plain) else []


def _split(line: Line) -> list[Line]:
    pieces = [piece for piece in re.finditer("[^\t]+", line.text) if piece[0].strip()]
    return [Line(one[0], line.number, line.column + one.start(), cell=one is not pieces[0]) for one in pieces]


def with_levels_first(lines: list[Line]) -> list[Line]:
    """The lines, and in each row of a table its level before its conditions, if each row has a level."""
    starts = [at for at, line in enumerate(lines) if not line.cell]
    rows = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    turned = [_level_first(row if row[1:] or heading_of(row[0].plain) else _split(row[0])) or row for row in rows]
    for above, row, new in zip(rows, rows[1:], turned[1:], strict=False):
        if new is not row and len(above) == 1 and "\t" not in above[0].text and demands(above[0].plain):
            return lines
    return [cell for row in turned for cell in row]


def _level_first(cells: list[Line]) -> list[Line]:
    """The cells of a row, its level before its conditions if the columns are 申报条件 and 等级, in this order; else none."""
    levels = [at for at, cell in enumerate(cells) if (one := heading_of(cell.plain)) and one.level and not one.remark]
    at = levels[0] if len(levels) == 1 else 0
    conditions = [cell for cell in cells[:at] if demands(cell.plain)]
    if not conditions or not all(_NUMBER_OR_CODE.fullmatch(cell.plain) for cell in cells[at + 1 :]):
        return []
    return [*(cell for cell in cells[: at + 1] if cell not in conditions), *conditions, *cells[at + 1 :]]


def joined(first: Line, second: Line) -> Line | None:
    """Two lines as one, if the first is a number alone, or breaks off within a level's heading or a list of names.

    四级/中级工（具备以下条件之 一者）; 可申报三级/高级 工：; ①相关专业：通信技术、 电子信息.
    """
    if is_bare_label(first):
        opens = label_of(second.plain) or heading_of(second.plain) or names_no_level(second.plain)
        return None if opens else first.joined(second)
    plain = first.plain + second.plain
    if first.plain[-1] == "、" and note_of(first.plain):
        return first.joined(second)
    broken = first.plain.count("（") > first.plain.count("）") or _ENDS_HEADING.fullmatch(second.plain)
    if not broken or len(plain) > _LONGEST:
        return None
    heading = heading_of(plain)
    whole = heading is not None and heading.level is not None and heading.end == len(plain)
    return first.joined(second) if whole else None


def without_equal_numbers(lines: list[Line]) -> list[Line]:
    """The lines without their numbers, if all of these are 1., as Markdown has them; one list may lack its heading."""
    labels = [label if (label := label_of(line.plain)) and label.style == "stop" else None for line in lines]
    equal = {label.number for label in labels if label} == {"1"}
    if not equal or sum(bool(first and second) for first, second in pairwise(labels)) < _LEAST_PAIRS:
        return lines
    return [line.tail(label.end) if label else line for line, label in zip(lines, labels, strict=True)]
