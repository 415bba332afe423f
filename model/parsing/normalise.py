"""The typography of real documents made uniform, without losing where each character stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..terms import Level

__all__ = ["NamePattern", "Normal", "normalise"]

_PUNCTUATION = str.maketrans(
    {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "／": "/", "[": "（", "]": "）", "【": "（", "】": "）"}
    | {
        "〔": "（",
        "〕": "）",
        "{": "（",
        "}": "）",
        "∶": "：",
        "─": "—",
        "━": "—",
        "―": "—",
        "﹐": "，",
        "﹔": "；",
        "﹙": "（",
        "﹚": "）",
        "．": ".",
    }
)
_DROPPED = re.compile(
    r"<[a-zA-Z/!][^<>]*>|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|bull|middot|#[0-9]{1,5}|#x[0-9a-fA-F]{1,4});"
    "|[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]|\\s"
)
"""What stands between the characters of a pasted text and says nothing: HTML leftovers, marks of no width, white space."""

_FOOTNOTE = re.compile("(?<=[业种称校等书习院])(?:（?[①-⑳⑴-⒇¹²³⁴-⁹]）?|（注[0-9]?）|（[0-9]）)")
"""The mark of a footnote behind a word."""

_SLIPS = [
    (re.compile(found), meant)
    for found, meant in (
        ("(?<!获)取的", "取得"),
        ("(?<=[专科上])学历的?(?=本专业|本职业（专业）|相关专业|毕业证书)", ""),
        ("征书", "证书"),
        ("累[积记]", "累计"),
        ("(?<=从事)本职(?=工作)", "本职业"),
        ("年底以上", "年以上"),
        ("(?<=[书证称职业）])(?:以|之)?后(?=累计|连续|从事|在本|工作)", "后，"),
        ("以上以上", "以上"),
        ("（含），以上", "（含）以上"),
        (r"([0-9]+年)或(?=\1以上)", ""),
        ("(?<=[级工师])技能(?=职业资格)", ""),
        ("(?<=[级工师])职业证书", "职业资格证书"),
        ("毕业生(?=累计|连续|从事|在本)", "毕业生，"),
        ("毕业(?=累计|连续|从事|在本)", "毕业，"),
        ("学历(?=累计|连续|从事|在本)", "学历，"),
        ("证书(?=累计|连续|从事|在本)", "证书，"),
        ("学时数?(?=取得)", "学时数，"),
        ("(?<=具有|取得)相关(?=大?专科|本科|大专)", "相关专业"),
        ("，，+", "，"),
        ("。。+", "。"),
        ("。；|；。", "；"),
        ("（（", "（"),
        ("））", "）"),
    )
]
"""Common slips of the pen, and what is meant."""

_SUFFIXES = "员师工"


@dataclass(frozen=True)
class Normal:
    """Normalised text; `starts` and `ends` give, for each of its characters, where it stood in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    original: str

    def words(self, start: int, end: int) -> str:
        """The original words of [start, end) of the normalised text."""
        return self.original[slice(*self.span(start, end))]

    def replaced(self, start: int, end: int, words: str) -> Normal:
        """With other words in place of [start, end), standing where those stood."""
        first, last = self.span(start, end)
        return Normal(
            self.text[:start] + words + self.text[end:],
            (*self.starts[:start], *[first] * len(words), *self.starts[end:]),
            (*self.ends[:start], *[last] * len(words), *self.ends[end:]),
            self.original,
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original that [start, end) of the normalised text came from."""
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> Normal:
        """The part [start, end)."""
        return Normal(self.text[start:end], self.starts[start:end], self.ends[start:end], self.original)


def normalise(text: str) -> Normal:
    """`text` without white space and HTML leftovers, with full-width brackets and punctuation, ASCII digits, slips mended.

    >>> normalise("（１) 累计从事&nbsp;本职业").text
    '（1）累计从事本职业'
    """
    kept: list[tuple[int, str]] = []
    at = 0
    for match in _DROPPED.finditer(text):
        kept += enumerate(text[at : match.start()], start=at)
        at = match.end()
    kept += enumerate(text[at:], start=at)
    chars = "".join(_uniform(char) for _, char in kept)
    normal = Normal(chars, tuple(at for at, _ in kept), tuple(at + 1 for at, _ in kept), text)
    for slip, meant in [(_FOOTNOTE, ""), *_SLIPS]:
        while found := slip.search(normal.text):
            normal = normal.replaced(*found.span(), meant)
    return normal


@lru_cache(maxsize=1 << 12)
def _uniform(char: str) -> str:
    if "！" <= char <= "～":
        char = unicodedata.normalize("NFKC", char)
    return char.translate(_PUNCTUATION)


class NamePattern:
    """The names of one occupation in clauses, each read as 本职业.

    A text may name its own occupation with another of the endings 员, 师 and 工, or with two of them
    ("化学检验员（工）", "客户服务管理师"): these are the same occupation (see the README's readings). `titles` are the
    names it bears at one level each (助理…师, 高级…师): a certificate by such a name is of that level.
    """

    def __init__(self, names: Iterable[str], titles: Mapping[str, Level] | None = None) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._titles = [
            (
                re.compile(
                    f"(?<!级)(?:本职业)?{re.escape(name)}(?=(?:国家)?职业资格|职业技能等级|技能等级|资格证|证书|正规培训)"
                ),
                level,
            )
            for name, level in sorted((titles or {}).items(), key=lambda item: -len(item[0]))
        ]
        ends = [
            f"(?P<stem{n}>{re.escape(name[:-1])})(?P<end{n}>[{_SUFFIXES}])(?:（(?P<more{n}>[{_SUFFIXES}])）)?"
            for n, name in enumerate(self._names)
            if len(name) > 2 and name[-1] in _SUFFIXES
        ]
        plain = [re.escape(name) for name in sorted(self._names, key=len, reverse=True)]
        self._pattern = re.compile(f"(?:{'|'.join(ends + plain)})(?!证(?!书))")

    def as_own(self, normal: Normal) -> tuple[Normal, tuple[str, ...]]:
        """`normal` with every name of the occupation as 本职业, and the names met that were not known before."""
        met: list[str] = []
        for title, level in self._titles:
            while found := title.search(normal.text):
                normal = normal.replaced(*found.span(), f"本职业{level.grade}")
        for match in reversed(list(self._pattern.finditer(normal.text))):
            met[:0] = self._spelled(match)
            normal = normal.replaced(match.start(), match.end(), "本职业")
        new = tuple(dict.fromkeys(name for name in met if name not in self._names))
        return normal, new

    def _spelled(self, match: re.Match[str]) -> list[str]:
        groups = match.groupdict()
        return [
            groups[f"stem{n}"] + end
            for n in range(len(self._names))
            if groups.get(f"stem{n}")
            for end in (groups[f"end{n}"], groups[f"more{n}"])
            if end
        ]
