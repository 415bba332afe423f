"""The labels of clauses in every style: （1） (1) 1. 1、 1） ① ⑴ ⅰ ii. a) 1从事 （一） 一、 甲、 （3-1） 条件一： 其一， •."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ..lines import Line
from ..vocabulary import number

_CHINESE = "[一二三四五六七八九十]{1,3}"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CONDITION = (
    "(?=取得|具有|累计|连续|从事|经|本职业|年满|持|在本|获得|参加|完成|中等|高等|中专|大专|本科|高中|初中|技工)"
)
SPOKEN = "spoken"
_STYLES = {
    # 两种情况：一是取得……，二是累计……, 三是农机类中职毕业
    SPOKEN: re.compile(f"(?P<n>[一二三四五六])是(?:{_CONDITION}|(?=有|没|在|[^，。；]{{2,24}}(?:毕业|期满)))"),
    "dashed": re.compile(f"（?(?P<n>[0-9]{{1,2}}[-—–.][0-9]{{1,2}})(?:）|{_CONDITION})"),  # （3-1）, 3-1 累计从事
    "brackets": re.compile("（(?P<n>[0-9]{1,2})）[、.]?"),
    "chinese brackets": re.compile(f"（(?P<n>{_CHINESE})）[、.]?"),
    "stop": re.compile(rf"(?P<n>[0-9]{{1,2}})(?:、|）|\.(?![0-9])|：(?=[一-龥])|，{_CONDITION})"),  # 1：具有
    "dotted": re.compile(r"(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})[.、]?(?=[^0-9年.]|年满)"),  # 1.1 累计从事
    "circle": re.compile("(?P<n>[①-⑳⑴-⒇⒈-⒛❶-❿㈠-㈩ⅰ-ⅻⅠ-Ⅻ])[、.）]?(?!级)"),
    "bare": re.compile(f"(?P<n>[0-9]{{1,2}}){_CONDITION}"),  # 1 累计从事
    "letter": re.compile(f"（?(?P<n>[a-hA-H])(?:[）、.]|{_CONDITION})"),  # a) A、 (b) a 累计从事
    "roman": re.compile("（?(?P<n>[IVX]{1,4})[）、.]"),  # II. 四级, with i. under it
    "small roman": re.compile("（?(?P<n>[ivx]{1,4})[）、.]"),
    "chinese": re.compile(f"(?P<n>{_CHINESE})(?:）、?|、)"),
    "stem": re.compile(f"(?P<n>[{_STEMS}])、"),
    "words": re.compile(f"(?:条件|第|其|(?i:step))(?P<n>{_CHINESE}|[0-9]{{1,2}})(?:条|步|：|、|，)+"),
    "bullet": re.compile("(?P<n>[□☑✓✔√]+|[-—–※•●○◎⊙◉■◆◇▪▫◦▲△▼▽▸▶►▷➢➤»›*·‧∙]+(?=[^0-9]))"),
}
BULLET = "bullet"
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_ORDERS = {"letter": [*"abcdefgh"], "roman": _ROMAN, "small roman": _ROMAN, "stem": [*_STEMS]}
_BEHIND_CLAUSE = re.compile("(?<=[。；：.])|(?<=以上|证书|期满|学历)|(?<=毕业生)")  # its full stop may be missing


@dataclass(frozen=True)
class Label:
    """A label: its style, its number as text ("" for a bullet), and where it ends."""

    style: str
    number: str
    end: int

    def follows(self, before: Label) -> bool:
        return self.number.isdigit() and before.number.isdigit() and int(self.number) == int(before.number) + 1


@lru_cache(maxsize=1 << 10)
def label_of(plain: str) -> Label | None:
    """The label at the beginning of normalised text."""
    for style, pattern in _STYLES.items():
        if (match := pattern.match(plain)) and (words := _number(style, match["n"])) is not None:
            inner = label_of(plain[match.end() :]) if style == BULLET else None
            if inner is not None and inner.style != BULLET:  # □1.
                return Label(inner.style, inner.number, match.end() + inner.end)
            return Label(style, words, match.end())
    return None


def _number(style: str, words: str) -> str | None:
    """The number as text; None for Chinese numerals that are none (二三)."""
    if style == BULLET:
        return ""
    if style in ("dashed", "dotted"):
        return re.sub("[—–.]", "-", words)
    if order := _ORDERS.get(style):
        return str(order.index(words.lower()) + 1) if words.lower() in order else None
    # ⑫, ❶: NFKC leaves some of them as they are
    found = int(unicodedata.numeric(words)) if style == "circle" else number(words)
    return None if found is None else str(found)


def before_next(line: Line, style: str | None, number: str) -> tuple[Line, Line | None]:
    """The line up to the clause that follows this number in the same style within it, and that clause with what follows."""
    # only behind the end of a clause or white space: 符合（2） is a reference
    chapter, dash, last = number.rpartition("-")
    plain, spans = line.plain, line.normal.spans
    for at in range(1, len(plain)) if style not in (None, BULLET) and last.isdigit() else ():
        comma = style == SPOKEN and plain[at - 1] == "，"
        if comma or _BEHIND_CLAUSE.match(plain, at) or line.text[spans[at][0] - 1].isspace():
            label = label_of(plain[at:])
            if label and label.style == style and label.number == f"{chapter}{dash}{int(last) + 1}":
                return line.part(0, at), line.tail(at)
    return line, None
