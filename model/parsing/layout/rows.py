"""Rows that are not lines: the cells of a table made with tabs, and a heading broken over two lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise, repeat, takewhile

from ..lines import LONGEST_LINE, Line
from .declarations import header_of, note_of
from .headings import heading_of, names_no_level
from .non_conditions import demands, is_furniture
from .numbering import label_of
from .occupation_names import bare_names, is_name, is_titles
from .patterns import LINES, pattern
from .sections import section_of

__all__ = ["whole_lines"]

_LONGEST = 50
_MOST_BEFORE = 4
_MOST_BELOW = 20  # lines below a summary that says what they say
_LEAST_PAIRS = 2  # of lines with the same number one below the other; a single one may be a heading that is lost
_ENDS_HEADING = re.compile("(?:[级师工者技）]{1,4}|标?准|条?件)：?")
_NARROWEST, _RAGGED = 28, 5  # of a column, in halves of a character: its width, and by how much its lines may differ
_LEAST_BROKEN, _MOSTLY, _OFTEN = 3, 0.6, 0.25  # lines of a width: how many, unfinished by their look, and surely so
_BROKEN_WORD = re.compile(
    "[，、（和与或及并且在从为以于经]\n|\n[，、）；。的]"
    "|本\n职|职\n业|工\n作|资\n格|证\n书|从\n事|技\n[能师]|累\n计|连\n续|相\n关|有\n关|专\n业|毕\n业|业\n[生证]|规\n定|标\n准|学\n[时校]|培\n[训养]"
    "|取\n得|等\n级|[初中高]\n级|申\n报|条\n件|以\n上|应\n届|鉴\n定|认\n定|考\n核|人\n员|事\n项|通\n知|评\n价|要\n求|具\n备|保\n障|部\n门|审\n核|目\n标|院\n校|国\n家|单\n位"
)
"""Where a line ends within a word or a phrase."""
# nothing is missing behind it
_WHOLE = re.compile("(?:[。；：？！.!?）者年岁]|以上|期满|证书|学历|毕业生?|结业|合格|工作)$")
_OPEN_BRACKET, _CLOSES_BRACKET = re.compile("（[^（）]{2,}$"), re.compile("[^（）：]{1,30}）(?=.)")
_NUMBER_OR_CODE = re.compile("[0-9-]+")  # what stands in a row before the level, besides the occupation
_LABEL = re.compile("(?:条件[一二三四五1-5]?|[^，。]{0,6}(?:条件|要求|年限|学历|年龄|项目|等级|级别))：?")
_ASPECT = re.compile(LINES.expanded("{aspect}"))
_LEVELS_COLUMN = re.compile("(?:申报|报考|认定|职业)?(?:等级|级别)")
_HEAD_ROW = re.compile(f"(?:序号|职业|工种)?{_LEVELS_COLUMN.pattern}(?:{_ASPECT.pattern}|[^，。；]{{0,6}}条件)+")
_APART = re.compile(f"条件[一二三四五1-5]：?|{_ASPECT.pattern}")
_HEAD = pattern("head_with_commas")
_SUMMARY = re.compile("(?:[一-龥]{2,4}[：:])?(?P<words>.{10,}?)(?:…+|\\.{3,})$")


def whole_lines(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines in reading order, joined where they break off, and those that stand only between them."""
    ordered = _in_reading_order(lines)
    heads = set(_heads(ordered))
    between = [
        line
        for at, line in enumerate(ordered)
        if is_furniture(line.plain) or line in heads or _is_cut_summary(line, ordered[at + 1 : at + _MOST_BELOW])
    ]
    aside = set(between)
    kept: list[Line] = []
    for line in _sentences_first(_unwrapped([line for line in ordered if line not in aside])):
        if kept and (whole := _joined(kept[-1], line)) is not None:
            kept[-1] = whole
        else:
            kept.append(line)
    return _without_equal_numbers(kept), between


def _heads(lines: list[Line]) -> Iterator[Line]:
    """The heads of tables' columns such as 学历, and what repeats a head between the rows."""
    seen: set[str] = set()
    for at, line in enumerate(lines):
        titles = list(takewhile(lambda cell: _ASPECT.fullmatch(cell.plain), lines[at + 1 :]))
        if titles and _LEVELS_COLUMN.fullmatch(line.plain):
            yield from (line, *titles)
        if _HEAD_ROW.fullmatch(line.plain) and line.plain in seen and not heading_of(lines[at - 1].plain):
            yield line
        seen.add(line.plain)


def _sentences_first(lines: list[Line]) -> list[Line]:
    """The lines, each sentence before the footnotes and the running head that break it at the end of a page."""
    read: list[Line] = []
    held: list[Line] = []
    seen: set[str] = set()
    for line in lines:
        label = label_of(line.plain)
        broken = bool(read) and not _WHOLE.search(read[-1].plain)
        footnote = label is not None and label.style == "circle" and note_of(line.plain[label.end :])
        if broken and (footnote or (held and line.plain in seen)):
            held.append(line)
            continue
        if held and (not broken or label or heading_of(line.plain) or is_name(line.plain)):
            read += held
            held = []
        read.append(line)
        seen.add(line.plain)
    return read + held


def _unwrapped(lines: list[Line]) -> list[Line]:
    """The lines, those as one that the width of a page or a column broke: many that end at the same width, unfinished."""
    pairs = [(first, second) for first, second in pairwise(lines) if _may_go_on(first, second)]
    widths = Counter(chain.from_iterable(range(_width(first), _width(first) + _RAGGED) for first, _ in pairs))
    edge = max(widths, key=lambda width: widths[width], default=0)
    ended = [pair for pair in pairs if edge - _RAGGED < _width(pair[0]) <= edge]
    cut = sum(map(_breaks_a_word, ended))
    if len(ended) < max(_LEAST_BROKEN, _MOSTLY * len(pairs)) or cut < _OFTEN * len(ended):
        return lines
    broken = {second for _, second in ended}
    read: list[Line] = []
    for line in lines:
        if line in broken and len(read[-1].text) + len(line.text) < LONGEST_LINE:
            read[-1] = read[-1].joined(line)
        else:
            read.append(line)
    return read


def _breaks_a_word(pair: tuple[Line, Line]) -> bool:
    return bool(_BROKEN_WORD.search(f"{pair[0].plain[-1]}\n{pair[1].plain[0]}"))


def _may_go_on(first: Line, second: Line) -> bool:
    """Whether a line without its end may go on in the next, which opens nothing."""
    if _width(first) < _NARROWEST or second.cell or second.number == first.number:
        return False
    if _WHOLE.search(first.plain) and not _breaks_a_word((first, second)):
        return False
    plain = second.plain
    opens = label_of(plain) or heading_of(plain) or section_of(plain) or note_of(plain) or header_of(second.text)
    return not opens and not is_name(plain) and "\t" not in first.text + second.text


def _width(line: Line) -> int:
    """How wide the last of its lines is, in halves of a Chinese character."""
    return sum(1 + (char > "\u2e80") for char in line.text.rpartition("\n")[2])


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines, and the cells of tables with each level before its conditions, whichever way the tables are made."""
    lines = list(_with_columns(lines))
    starts = [at for at, line in enumerate(lines) if not line.cell]
    rows = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    head = next((line.text for line in lines if _HEAD.fullmatch(line.text.strip())), "")
    mark = (re.search("[,，;；]", head) or [r"\s{2,}"])[0]
    by_commas = mark.join(["(.*?)"] * len(re.findall(mark, head.strip())) + ["(.+)"])
    cells = [row if row[1:] else _split(row[0], by_commas) for row in rows]
    cells = list(_with_aspects(cells))
    turned = [_level_first(row) if len(row) > 1 else [] for row in cells]
    if any(new and _is_condition(above) for above, new in zip(cells, turned[1:], strict=False)):
        turned = [[] for _ in rows]  # a row of conditions lacks its level
    by_columns = _by_columns(cells)
    read: list[Line] = []
    for at, (row, new) in enumerate(zip(rows, turned, strict=True)):
        read += by_columns[at] if at in by_columns else new or (cells[at] if row[1:] else _from_level(cells[at])) or row
    return read


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
        below = list(takewhile(lambda row: len(row) > 1, rows[at + 1 :]))
        if len(levels) < 2 or not below or not all(map(_is_level, levels)):
            continue
        labels = [row[0].plain for row in below if len(row) > len(levels)]
        names = len(labels) == len(below) and all(map(is_name, labels))
        aspects = [bool(_ASPECT.fullmatch(label)) for label in labels]
        titles = [aspect or _LABEL.fullmatch(label) for aspect, label in zip(aspects, labels, strict=True)]
        labelled = names or (len(labels) == len(below) and all(titles))
        bare = levels is head and not labels and len(below) == 1 and not _LABEL.fullmatch(below[0][0].plain)
        apart = names or len(below) == 1 or aspects.count(False) == 1 or all(map(_APART.fullmatch, labels))
        even = all(len(row) == len(levels) + labelled for row in below)
        if even and apart and (labelled or bare) and not any(map(_is_condition, rows[at + 1 + len(below) :][:1])):
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
    for at, cell in enumerate(cells[:_MOST_BEFORE]):
        if _is_level(cell):
            named = [before for before in cells[:at] if not _NUMBER_OR_CODE.fullmatch(before.plain)]
            names = len(named) <= 1 and all(bare_names(before.plain) for before in named)
            return [*named, *cells[at:]] if names and len(cells) > at + 1 else []
    return cells if len(cells) == 2 and section_of(cells[0].plain) else []


def _joined(first: Line, second: Line) -> Line | None:
    """Two lines as one, if the first is a number alone, or breaks off within a level's heading or a list of names."""
    # 四级/中级工（具备以下条件之 一者）; 可申报三级/高级 工：; ①相关专业：通信技术、 电子信息; 物流员（四级） 助理物流师（三级）
    if (number := label_of(first.plain)) and number.end == len(first.plain):
        opens = label_of(second.plain) or heading_of(second.plain) or names_no_level(second.plain)
        return None if opens else first.joined(second)
    plain = first.plain + second.plain
    if _OPEN_BRACKET.search(first.plain) and _CLOSES_BRACKET.match(second.plain):
        return first.joined(second)
    if is_titles(plain) or (first.plain[-1] == "、" and note_of(first.plain)):
        return first.joined(second)
    broken = first.plain.count("（") > first.plain.count("）") or _ENDS_HEADING.fullmatch(second.plain)
    if not broken or len(plain) > _LONGEST:
        return None
    heading = heading_of(plain)
    whole = heading is not None and (heading.level is not None or heading.name) and heading.end == len(plain)
    return first.joined(second) if whole else None


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
