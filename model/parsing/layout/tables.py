"""The cells of tables saved as text, with each level before its conditions, and the heads of their columns."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby, pairwise, repeat, takewhile

from ...terms import Level
from ..lines import Line
from ..vocabulary import levels_in
from .headings import heading_of
from .non_conditions import demands
from .numbering import label_of
from .occupation_names import bare_names, is_name, reads_like_occupation
from .patterns import LINES, pattern
from .sections import Section, section_of

_MOST_CELLS = 4  # of a row, up to its level: number, code, occupation, level
_NUMBER_OR_CODE = re.compile("[0-9-]+")  # what stands in a row before the level, besides the occupation
_LABEL = re.compile("(?:条件[一二三四五1-5]?|[^，。]{0,6}(?:条件|要求|年限|学历|年龄|项目|等级|级别))：?")
_ASPECT = re.compile(LINES.expanded("{aspect}"))
_LEVELS_COLUMN = re.compile("(?:申报|报考|认定|职业)?(?:等级|级别)")
_HEAD_ROW = re.compile(f"(?:序号|职业|工种)?{_LEVELS_COLUMN.pattern}(?:{_ASPECT.pattern}|[^，。；]{{0,6}}条件)+")
_APART = re.compile(f"条件[一二三四五1-5]：?|{_ASPECT.pattern}")
_HEAD, _HEAD_OF_TRADES, _TRADE = map(pattern, ("head_with_commas", "head_of_trades", "listed_trade"))


def column_heads(lines: list[Line]) -> Iterator[Line]:
    """The heads of tables' columns such as 学历, and what repeats a head between the rows."""
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if _LEVELS_COLUMN.fullmatch(line.plain):
            titles = list(takewhile(lambda cell: _ASPECT.fullmatch(cell.plain), lines[at + 1 :]))
            yield from (line, *titles) if titles else ()
        if _HEAD_ROW.fullmatch(line.plain) and line.plain in seen and not heading_of(lines[at - 1].plain):
            yield line
        seen.add(line.plain)


def _papers(rows: list[list[Line]]) -> Iterator[Line]:
    """The cells under titles of what to bring and to pay, beside a column of conditions, that ask for nothing more."""
    apart: list[Section | None] = []
    for row in rows:
        titles = [section_of(cell.plain) for cell in row]
        if any(_LEVELS_COLUMN.fullmatch(cell.plain) for cell in row) and any("条件" in cell.plain for cell in row):
            apart = [title if title and title.kind in ("papers", "notice") else None for title in titles]
            yield from (cell for cell, title in zip(row, apart, strict=True) if title)
        elif len(row) == len(apart):
            yield from (cell for cell, title in zip(row, apart, strict=True) if title and not title.asks(cell.plain))
        elif len(row) > 1:
            apart = []


def in_reading_order(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, and the cells of tables with each level before its conditions, whichever way the tables are made.

    Apart from them the cells that say what to bring and to pay.
    """
    lines = list(_with_columns(lines))
    starts = [at for at, line in enumerate(lines) if not line.cell]
    rows = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    head = next((line.text for line in lines if _HEAD.fullmatch(line.text.strip())), "")
    mark = (re.search("[,，;；]", head) or [r"\s{2,}"])[0]
    by_commas = mark.join(["(.*?)"] * len(re.findall(mark, head.strip())) + ["(.+)"])
    cells = [row if row[1:] else _split(row[0], by_commas) for row in rows]
    papers = set(_papers(cells))
    cells = [[cell for cell in row if cell not in papers] for row in _with_aspects(cells)]
    turned = [_level_first(row) if len(row) > 1 else [] for row in cells]
    if any(new and _is_condition(above) for above, new in zip(cells, turned[1:], strict=False)):
        turned = [[] for _ in rows]  # a row of conditions lacks its level
    by_columns = _by_columns(cells)
    read: list[Line] = []
    for at, (row, new) in enumerate(zip(rows, turned, strict=True)):
        read += by_columns[at] if at in by_columns else new or (cells[at] if row[1:] else _from_level(cells[at])) or row
    return read, sorted(papers.difference(read), key=lambda cell: (cell.number, cell.column))


def _is_condition(row: list[Line]) -> bool:
    return len(row) == 1 and "\t" not in row[0].text and demands(row[0].plain) and not _is_level(row[0])


def _split(line: Line, by_commas: str) -> list[Line]:
    """The cells of a row made with tabs, or commas; but 申报二级/技师，应具备以下条\\t件之一： is a heading."""
    tabs, commas = [one.span() for one in re.finditer("[^\t]+", line.text)], re.fullmatch(by_commas, line.text)
    spans = tabs if tabs[1:] or not commas else list(commas.regs[1:])
    heading = heading_of(line.plain) if spans[1:] else None
    if not spans[1:] or (heading and heading.level and heading.end == len(line.plain) and not heading.remark):
        return [line]
    pieces = [(start, line.text[start:end]) for start, end in spans if line.text[start:end].strip()]
    return [Line(words, line.number, line.column + at, cell=at != pieces[0][0]) for at, words in pieces]


def _with_aspects(rows: list[list[Line]]) -> Iterator[list[Line]]:
    """The rows, with the cells marked that stand under one of several titles such as 学历 and 年龄 beside that of the level."""
    titles: list[bool] = []
    for row in rows:
        apart = [bool(_ASPECT.fullmatch(cell.plain)) for cell in row]
        if len(row) == len(titles):
            row = [replace(cell, aspect=aspect) for cell, aspect in zip(row, titles, strict=True)]
        elif sum(apart) > 1 and any(cell.plain.endswith(("级", "级别", "类别")) for cell in row):
            titles = apart
        yield row


def _with_columns(lines: list[Line]) -> Iterator[Line]:
    """The lines, with the cells so marked in tables saved as a cell a line: 等级 / 学历 / 申报条件 / 初级工 / 不限 / ……."""
    columns = left = 0
    for at, line in enumerate(lines):
        if _LEVELS_COLUMN.fullmatch(line.plain):
            columns = len(list(takewhile(lambda below: _ASPECT.fullmatch(below.plain), lines[at + 1 :])))
        elif columns and _is_level(line):
            left = columns
        elif left:
            line, left = replace(line, aspect=True), left - 1
        yield line


def _is_level(cell: Line) -> bool:
    heading = heading_of(cell.plain)
    return heading is not None and heading.level is not None and not heading.remark


def _by_columns(rows: list[list[Line]]) -> dict[int, list[Line]]:
    """The cells of tables with a level above each column, column by column, in place of the first row, and no others."""
    # an empty cell leaves open to which level the others belong, several rows, unless numbered, whether one is enough
    found: dict[int, list[Line]] = {}
    for at, head in enumerate(rows):
        levels = head if len(head) > 1 and _is_level(head[0]) else head[1:]
        if len(levels) < 2 or not all(map(_is_level, levels)):
            continue
        below = list(takewhile(lambda row: len(row) > 1, rows[at + 1 :]))
        if not below:
            continue
        labels = [row[0].plain for row in below if len(row) > len(levels)]
        names = len(labels) == len(below) and all(map(is_name, labels))
        aspects = [bool(_ASPECT.fullmatch(label)) for label in labels]
        titles = [aspect or _LABEL.fullmatch(label) for aspect, label in zip(aspects, labels, strict=True)]
        labelled = names or (len(labels) == len(below) and all(titles))
        bare = levels is head and not labels and len(below) == 1 and not _LABEL.fullmatch(below[0][0].plain)
        apart = names or len(below) == 1 or aspects.count(False) == 1 or all(map(_APART.fullmatch, labels))
        even = all(len(row) == len(levels) + labelled for row in below)
        goes_on = not names and any(map(_is_condition, rows[at + 1 + len(below) :][:1]))
        if even and apart and (labelled or bare) and not goes_on:
            found |= {at + 1 + row: [] for row in range(len(below))}
            if names:
                found[at] = [cell for row in below for cell in (row[0], *chain(*zip(levels, row[1:], strict=True)))]
            else:
                marks = chain(aspects, repeat(False))
                cells = [
                    [replace(cell, aspect=mark) for cell in row[-len(levels) :]]
                    for row, mark in zip(below, marks, strict=False)
                ]
                found[at] = list(chain(*zip(levels, *cells, strict=True)))
    return found


def _level_first(cells: list[Line]) -> list[Line]:
    """The cells of a row, its level before its conditions if the columns are 申报条件 and 等级, in this order; else none."""
    levels = [at for at, cell in enumerate(cells) if _is_level(cell)]
    at = levels[0] if len(levels) == 1 else 0
    conditions = [cell for cell in cells[:at] if demands(cell.plain)]
    if not conditions or not all(_NUMBER_OR_CODE.fullmatch(cell.plain) for cell in cells[at + 1 :]):
        return []
    return [*(cell for cell in cells[: at + 1] if cell not in conditions), *conditions, *cells[at + 1 :]]


def _from_level(cells: list[Line]) -> list[Line]:
    """The cells of a row made with tabs from its level on, and the occupation before that, or a title and its words."""
    for at, cell in enumerate(cells[:_MOST_CELLS]):
        if _is_level(cell):
            named = [before for before in cells[:at] if not _NUMBER_OR_CODE.fullmatch(before.plain)]
            names = len(named) <= 1 and all(bare_names(before.plain) for before in named)
            return [*named, *cells[at:]] if names and len(cells) > at + 1 else []
    return cells if len(cells) == 2 and section_of(cells[0].plain) else []


def trades_in(lines: list[Line]) -> dict[Line, tuple[str, ...]]:
    """The lines of lists of several occupations, each under a head that says what they are, with the names listed."""
    rows = [list(row) for _, row in groupby(lines, lambda line: line.number)]
    listed: dict[Line, tuple[str, ...]] = {}
    at = 0
    while at < len(rows):
        head = list(
            takewhile(lambda row: _HEAD_OF_TRADES.fullmatch(_plain(row)), rows[at:])
        )  # 工种/级别 / 四级 三级 费用
        found = list(takewhile(bool, map(_trade, rows[at + len(head) :])))
        names = tuple(dict.fromkeys(trade[0] for trade in found if trade))
        block = rows[at : at + len(head) + len(found)]
        said = any(word in _plain(row) for row in head for word in ("职业", "工种"))
        if said and len(names) > 1 and len({trade[1] for trade in found if trade}) == 1:
            listed |= {line: names for row in block for line in row}
        at += max(1, len(block))
    return listed


def _plain(row: list[Line]) -> str:
    return "".join(line.plain for line in row)


def _trade(row: list[Line]) -> tuple[str, frozenset[Level]] | None:
    """The occupation that a row of the list names, and the levels at which it is offered: 五级、四级, or 5、4."""
    plain = _plain(row)
    label = label_of(plain)
    found = _TRADE.fullmatch(plain, label.end if label else 0)
    if found is None or not reads_like_occupation(found["name"]):
        return None
    return found["name"], frozenset(levels_in(re.sub("(?<=[0-9])(?!级)", "级", found["levels"] or "")))
