"""The rows of a document as whole lines, in reading order."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from ..lines import Line
from .broken_lines import rejoined
from .non_conditions import asks_for_nothing, is_furniture
from .numbering import label_of
from .sections import section_of
from .tables import column_heads, in_reading_order

_MOST_BELOW = 20  # lines below a summary that says what they say
_LEAST_PAIRS = 2  # of lines with the same number one below the other; a single one may be a heading that is lost
_SUMMARY = re.compile("(?:[一-龥]{2,4}[：:])?(?P<words>.{10,}?)(?:…+|\\.{3,})$")


_BASIC = re.compile("基本条件(?:（[^（）]*）)?[：:]?$")
_REFERS = re.compile(
    "(?:^|(?<=[：；。、）0-9.]))(?:符合|满足|具备)(?:上述|以上|前述|报[考名]|的)*基本条件，?[且并]?(?!，|。|$)"
)
"""Words of a clause that only name the conditions of all levels again, where a title 基本条件 stands above these."""


def whole_lines(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines in reading order, joined where they break off, and those that stand only between them."""
    ordered, papers = in_reading_order(lines)
    aside = {*column_heads(ordered), *_idle_rows(ordered)}
    between = [
        line
        for at, line in enumerate(ordered)
        if is_furniture(line.plain) or line in aside or _is_cut_summary(line, ordered[at + 1 : at + _MOST_BELOW])
    ]
    aside = set(between)
    between += papers
    ordered = rejoined([line for line in ordered if line not in aside])
    if any(_BASIC.search(line.plain) and section_of(line.plain) for line in ordered):
        between += [line.part(*found.span()) for line in ordered if (found := _REFERS.search(line.plain))]
        ordered = [_without_reference(line) for line in ordered]
    return _without_equal_numbers(ordered), between


def _without_reference(line: Line) -> Line:
    found = _REFERS.search(line.plain)
    if found is None:
        return line
    rest = line.tail(found.end())
    return line.part(0, found.start()).joined(rest) if found.start() else rest


def _idle_rows(lines: list[Line]) -> Iterator[Line]:
    """The cells of rows that ask for nothing as a whole: 相关阅读：电工证怎么考 | 建筑工人问答."""
    for _, cells in groupby(lines, key=lambda line: line.number):
        first, *others = cells
        if "：" in first.plain and others and all(cell.cell for cell in others):
            yield from [first, *others] if asks_for_nothing("|".join(cell.plain for cell in [first, *others])) else []


def _is_cut_summary(line: Line, below: list[Line]) -> bool:
    """Whether a line breaks off with …, and the lines below say all of it again: 导读：——初级（具备……."""
    cut = _SUMMARY.fullmatch(line.plain)
    return cut is not None and cut["words"] in "".join(one.plain for one in below)


def _without_equal_numbers(lines: list[Line]) -> list[Line]:
    """The lines without their numbers, if all of these are 1., as Markdown has them; one list may lack its heading."""
    labels = [label if (label := label_of(line.plain)) and label.style == "stop" else None for line in lines]
    pairs = sum(bool(first and second) for first, second in pairwise(labels))
    if pairs < _LEAST_PAIRS or {label.number for label in labels if label} != {"1"}:
        return lines
    return [line.tail(label.end) if label else line for line, label in zip(lines, labels, strict=True)]
