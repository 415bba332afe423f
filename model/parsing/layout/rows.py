"""The rows of a document as whole lines: in reading order, and as they were before the width of a page broke them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby, pairwise, repeat, takewhile

from ...terms import Level
from ..lines import LONGEST_LINE, Line
from ..vocabulary import levels_in
from .declarations import header_of, note_of
from .headings import heading_of, names_no_level
from .non_conditions import asks_for_nothing, demands, is_furniture
from .numbering import label_of
from .occupation_names import bare_names, is_name, is_titles, reads_like_occupation
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
_MOST_BELOW = 20  # lines below a summary that says what they say
_LEAST_PAIRS = 2  # of lines with the same number one below the other; a single one may be a heading that is lost
_SUMMARY = re.compile("(?:[一-龥]{2,4}[：:])?(?P<words>.{10,}?)(?:…+|\\.{3,})$")
_BASIC = re.compile("基本条件(?:（[^（）]*）)?[：:]?$")
_REFERS = re.compile(
    "(?:^|(?<=[：；。、）0-9.]))(?:符合|满足|具备)(?:上述|以上|前述|报[考名]|的)*基本条件，?[且并]?(?!，|。|$)"
)
"""Words of a clause that only name the conditions of all levels again, where a title 基本条件 stands above these."""
_LONGEST = 50  # a heading of two lines
_ENDS_HEADING = re.compile("(?:[级师工者技）]{1,4}|标?准|条?件)：?")
_NARROWEST, _RAGGED = 28, 5  # of a column, in halves of a character: its width, and by how much its lines may differ
_LEAST_BROKEN, _MOSTLY, _OFTEN = 3, 0.6, 0.25  # lines of a width: how many, unfinished by their look, and surely so
_BROKEN_WORD = re.compile(
    "[，、（和与或及并且在从为以于经]\n|\n[，、）；。的]"
    "|本\n职|职\n业|工\n作|资\n格|证\n书|从\n事|技\n[能师]|累\n计|连\n续|相\n关|有\n关|专\n业|毕\n业|业\n[生证]|规\n定|标\n准|学\n[时校]|培\n[训养]"
    "|取\n得|等\n级|[初中高]\n级|申\n报|条\n件|以\n上|应\n届|鉴\n定|认\n定|考\n核|人\n员|事\n项|通\n知|评\n价|要\n求|具\n备|保\n障|部\n门|审\n核|目\n标|院\n校|国\n家|单\n位"
)
"""Where a line ends within a word or a phrase."""
_WHOLE = re.compile("(?:[。；：？！.!?）者年岁]|以上|期满|证书|学历|毕业生?|结业|合格|工作)$")
"""Where nothing is missing behind a line."""
_OPEN_BRACKET, _CLOSES_BRACKET = re.compile("（[^（）]{2,}$"), re.compile("[^（）：]{1,30}）(?=.)")


def whole_lines(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines in reading order, joined where they break off, and those that stand only between them."""
    ordered, papers = _in_reading_order(lines)
    aside = {*_column_heads(ordered), *_idle_rows(ordered), *_cut_summaries(ordered)}
    aside |= {line for line in ordered if is_furniture(line.plain)}
    between = [*(line for line in ordered if line in aside), *papers]
    ordered = _rejoined([line for line in ordered if line not in aside])
    if any(_BASIC.search(line.plain) and section_of(line.plain) for line in ordered):
        for at, line in enumerate(ordered):
            if found := _REFERS.search(line.plain):
                between.append(line.part(*found.span()))
                rest = line.tail(found.end())
                ordered[at] = line.part(0, found.start()).joined(rest) if found.start() else rest
    return _without_equal_numbers(ordered), between


def _idle_rows(lines: list[Line]) -> Iterator[Line]:
    """The cells of rows that ask for nothing as a whole: 相关阅读：电工证怎么考 | 建筑工人问答."""
    for _, cells in groupby(lines, key=lambda line: line.number):
        first, *others = cells
        if "：" in first.plain and others and all(cell.cell for cell in others):
            yield from [first, *others] if asks_for_nothing("|".join(cell.plain for cell in [first, *others])) else []


def _cut_summaries(lines: list[Line]) -> Iterator[Line]:
    """The lines that break off with …, where those below say all of it again: 导读：——初级（具备……."""
    for at, line in enumerate(lines):
        cut = _SUMMARY.fullmatch(line.plain)
        if cut and cut["words"] in "".join(one.plain for one in lines[at + 1 : at + _MOST_BELOW]):
            yield line


def _without_equal_numbers(lines: list[Line]) -> list[Line]:
    """The lines without their numbers, if all of these are 1., as Markdown has them; one list may lack its heading."""
    labels = [label if (label := label_of(line.plain)) and label.style == "stop" else None for line in lines]
    pairs = sum(bool(first and second) for first, second in pairwise(labels))
    if pairs < _LEAST_PAIRS or {label.number for label in labels if label} != {"1"}:
        return lines
    return [line.tail(label.end) if label else line for line, label in zip(lines, labels, strict=True)]


def _rejoined(lines: list[Line]) -> list[Line]:
    """The lines, those as one that belong together."""
    kept: list[Line] = []
    for line in _sentences_first(_unwrapped(lines)):
        whole = _joined(kept[-1], line) if kept else None
        kept[-1:] = [whole] if whole else [*kept[-1:], line]
    return kept


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
        joins = line in broken and len(read[-1].text) + len(line.text) < LONGEST_LINE
        read[-1:] = [read[-1].joined(line)] if joins else [*read[-1:], line]
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


def _joined(first: Line, second: Line) -> Line | None:
    """Two lines as one, if the first is a number alone, or breaks off within a level's heading or a list of names."""
    # 四级/中级工（具备以下条件之 一者）; 可申报三级/高级 工：; ①相关专业：通信技术、 电子信息; 物流员（四级） 助理物流师（三级）
    if (number := label_of(first.plain)) and number.end == len(first.plain):
        opens = label_of(second.plain) or heading_of(second.plain) or names_no_level(second.plain)
        return None if opens else first.joined(second)
    plain = first.plain + second.plain
    in_brackets = _OPEN_BRACKET.search(first.plain) and _CLOSES_BRACKET.match(second.plain)
    if in_brackets or is_titles(plain) or (first.plain[-1] == "、" and note_of(first.plain)):
        return first.joined(second)
    broken = first.plain.count("（") > first.plain.count("）") or _ENDS_HEADING.fullmatch(second.plain)
    heading = heading_of(plain) if broken and len(plain) <= _LONGEST else None
    return first.joined(second) if heading and (heading.level or heading.name) and heading.end == len(plain) else None


def _column_heads(lines: list[Line]) -> Iterator[Line]:
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


def _in_reading_order(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, and the cells of tables with each level before its conditions; and the cells of what to bring and to pay."""
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
    return bool(heading and heading.level and not heading.remark)


def _by_columns(rows: list[list[Line]]) -> dict[int, list[Line]]:
    """The cells of tables with a level above each column, column by column, in place of the first row, and no others."""
    # an empty cell leaves open to which level the others belong, several rows, unless numbered, whether one is enough
    found: dict[int, list[Line]] = {}
    for at, head in enumerate(rows):
        levels = head if len(head) > 1 and _is_level(head[0]) else head[1:]
        are_levels = len(levels) > 1 and all(map(_is_level, levels))
        below = list(takewhile(lambda row: len(row) > 1, rows[at + 1 :])) if are_levels else []
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
                marked = zip(below, chain(aspects, repeat(False)), strict=False)
                cells = [[replace(cell, aspect=mark) for cell in row[-len(levels) :]] for row, mark in marked]
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
        # 工种/级别 / 四级 三级 费用
        head = list(takewhile(lambda row: _HEAD_OF_TRADES.fullmatch(_plain(row)), rows[at:]))
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
