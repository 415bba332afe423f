"""Lines as they were before something broke them: the width of a page or a column, footnotes, a number alone."""

import re
from collections import Counter
from itertools import chain, pairwise

from ..lines import LONGEST_LINE, Line
from .declarations import header_of, note_of
from .headings import heading_of, names_no_level
from .numbering import label_of
from .occupation_names import is_name, is_titles
from .sections import section_of

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
