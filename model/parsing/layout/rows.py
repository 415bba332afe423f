"""The rows of a document as whole lines: in reading order, and as they were before the width of a page broke them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, groupby, pairwise

from ..lines import LONGEST_LINE, Line
from .declarations import header_of, note_of
from .headings import heading_of, names_no_level
from .non_conditions import asks_for_nothing, is_furniture
from .numbering import label_of
from .occupation_names import is_name, is_titles
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


def rejoined(lines: list[Line]) -> list[Line]:
    """The lines, those as one that belong together."""
    kept: list[Line] = []
    for line in _sentences_first(_unwrapped(lines)):
        if kept and (whole := _joined(kept[-1], line)) is not None:
            kept[-1] = whole
        else:
            kept.append(line)
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
