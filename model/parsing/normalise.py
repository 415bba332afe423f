"""The typography of real documents made uniform, without losing where each character stood."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from importlib.resources import files
from itertools import takewhile

from ..requirements import Span, UnreadText
from ..spelling import simplified

_PLAIN = str.maketrans(
    "壹贰叁()[]【】〔〕{}﹙﹚,;:／∶─━―﹐﹔．\u20e3", "一二三（）（）（）（）（）（），；：/：———，；.、"
)
_DROPPED = re.compile(
    r"<(?:style|script)[^<>]*>[^<]*(?=</)|<[a-zA-Z/!][^<>]*>"  # HTML tags
    "|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|bull|middot);"  # entities
    "|[(（][a-züɡ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńň][a-züɡ]*[)）]"  # readings: 職業(yè)
    "|[\u200b-\u200f\"'`\u202a-\u202e\u2060\ufeff\u00ad]|\\s|\\*\\*"  # marks of no width, quotes, white space, bold
    "|(?![♀♂✖❌\U0001f51e\U0001f6ab\U0001f6b9\U0001f6ba])"  # pictures that say something: 四级❌
    "[\u231a-\u23ff\u2600-\u2713\u2715-\u2719\u271b-\u2775\u2794-\u27bf\ufe0f\U0001f000-\U0001faff]"  # ★, ✅ and other pictures
)
"""What stands between the characters of a pasted text and says nothing."""
_STOP = re.compile(r"(?<=[一-龥）)])(?<![一二三四五六七八九十])(?<![0-9一二三四五六七八九十][）)])\.(?=\s|$)")
"""An ASCII full stop: 以上. (2)累计; but 一. 申报条件, (1). 累计."""
_NUMBERED = re.compile("&#(?:[0-9]{1,6}|x[0-9a-fA-F]{1,5});")  # &#24180; is 年

_TYPOS = [
    (re.compile(found), meant)
    for found, meant in tomllib.loads(files(__package__).joinpath("typos.toml").read_text(encoding="utf-8"))["typos"]
]


@dataclass(frozen=True)
class Normal:
    """Normalised text; `spans` says for each of its characters where it stood in the original.

    Places [start, end) are those of the normalised text; spans and words are those of the original.
    """

    text: str
    spans: tuple[Span, ...]
    original: str

    def span(self, start: int = 0, end: int | None = None) -> Span:
        return self.spans[start][0], self.spans[-1 if end is None else end - 1][1]

    def words(self, start: int = 0, end: int | None = None) -> str:
        return self.original[slice(*self.span(start, end))]

    def unread(self, start: int = 0, end: int | None = None) -> UnreadText:
        return UnreadText(words=self.words(start, end), span=self.span(start, end))

    def slice(self, start: int, end: int | None = None) -> Normal:
        return Normal(self.text[start:end], self.spans[start:end], self.original)

    def without(self, start: int, end: int) -> Normal:
        return Normal(self.text[:start] + self.text[end:], self.spans[:start] + self.spans[end:], self.original)

    def sub(self, pattern: re.Pattern[str], words: str | Callable[[re.Match[str]], str]) -> Normal:
        """With other words (\\1: those of a group) in place of every match, standing where those stood that they replace."""
        texts: list[str] = []
        spans: list[Span] = []
        at = 0
        for found in pattern.finditer(self.text):
            start, end = found.span()
            new = words(found) if callable(words) else found.expand(words)
            shorter = min(end - start, len(new))
            same = _alike(found[0][: shorter - 1], new)
            start, rest = start + same, new[same:]
            same = _alike(self.text[start + 1 : end][::-1], rest[:0:-1])
            end, changed = end - same, rest[: len(rest) - same]
            texts += [self.text[at:start], changed]
            spans += [*self.spans[at:start], *[self.span(start, end)] * len(changed)]
            at = end
        return Normal("".join([*texts, self.text[at:]]), (*spans, *self.spans[at:]), self.original)


@lru_cache(maxsize=1 << 12)
def normalise(text: str) -> Normal:
    """`text` without white space and HTML leftovers, with full-width brackets and punctuation, ASCII digits, typing mistakes mended."""
    whole = Normal(text, tuple((at, at + 1) for at in range(len(text))), text)
    normal = whole.sub(_NUMBERED, lambda found: unescape(found[0])).sub(_STOP, "。").sub(_DROPPED, "")
    normal = replace(normal, text="".join(map(_uniform, normal.text)))
    for typo, meant in _TYPOS:
        while typo.search(normal.text):
            normal = normal.sub(typo, meant)
    return normal


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@lru_cache(maxsize=1 << 12)
def _uniform(char: str) -> str:
    if "！" <= char <= "～" or "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff":  # ⼥ of a pasted PDF
        char = unicodedata.normalize("NFKC", char)
    return simplified(char).translate(_PLAIN)
