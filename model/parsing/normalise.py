"""The typography of real documents made uniform, without losing where each character stood."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..spelling import simplified

__all__ = ["Normal", "normalise"]

_PUNCTUATION = str.maketrans("()[]【】〔〕{}﹙﹚,;:／∶─━―﹐﹔．\u20e3", "（）（）（）（）（）（），；：/：———，；.、")
_DROPPED = re.compile(
    r"<(?:style|script)[^<>]*>[^<]*(?=</)|<[a-zA-Z/!][^<>]*>"  # HTML tags
    "|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|bull|middot|#[0-9]{1,5}|#x[0-9a-fA-F]{1,4});"  # entities
    "|[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]|\\s"  # marks of no width, white space
    "|[\u2600-\u2713\u2715-\u2719\u271b-\u2775\u2794-\u27bf\ufe0f\U0001f000-\U0001faff]"  # ★, ✅ and other pictures
)
"""What stands between the characters of a pasted text and says nothing."""

_TYPOS = [
    (re.compile(found), meant)
    for found, meant in tomllib.loads(files(__package__).joinpath("typos.toml").read_text(encoding="utf-8"))["typos"]
]
_ANY_TYPO = re.compile(
    "|".join(f"(?:{typo.pattern})" for typo, _ in _TYPOS if "\\1" not in typo.pattern) + "|年或[0-9]"
)
"""Where none of them begins, none of them is."""


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

    def mended(self, typo: re.Pattern[str], meant: str) -> Normal:
        """With `meant` in place of every match that does not overlap the one before, in one pass."""
        words, starts, ends, at = [], [], [], 0
        for found in typo.finditer(self.text):
            start, end = found.span()
            first, last = self.span(start, end)
            words += [self.text[at:start], meant]
            starts += [*self.starts[at:start], *[first] * len(meant)]
            ends += [*self.ends[at:start], *[last] * len(meant)]
            at = end
        text = "".join([*words, self.text[at:]])
        return Normal(text, (*starts, *self.starts[at:]), (*ends, *self.ends[at:]), self.original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original that [start, end) of the normalised text came from."""
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> Normal:
        """The part [start, end)."""
        return Normal(self.text[start:end], self.starts[start:end], self.ends[start:end], self.original)


@lru_cache(maxsize=1 << 12)
def normalise(text: str) -> Normal:
    """`text` without white space and HTML leftovers, with full-width brackets and punctuation, ASCII digits, typing mistakes mended.

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
    if _ANY_TYPO.search(chars):
        for typo, meant in _TYPOS:
            while typo.search(normal.text):
                normal = normal.mended(typo, meant)
    return normal


@lru_cache(maxsize=1 << 12)
def _uniform(char: str) -> str:
    if "！" <= char <= "～":
        char = unicodedata.normalize("NFKC", char)
    return simplified(char).translate(_PUNCTUATION)
