"""The typography of real documents made uniform, without losing where each character stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["NamePattern", "Normal", "normalise"]

_PUNCTUATION = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "[": "（", "]": "）", "／": "/"})
_SUFFIXES = "员师工"


@dataclass(frozen=True)
class Normal:
    """Normalised text; `starts` and `ends` give, for each of its characters, where it stood in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original that [start, end) of the normalised text came from."""
        return self.starts[start], self.ends[end - 1]

    def slice(self, start: int, end: int) -> Normal:
        """The part [start, end)."""
        return Normal(self.text[start:end], self.starts[start:end], self.ends[start:end])


def normalise(text: str) -> Normal:
    """`text` without white space, with full-width brackets and punctuation and ASCII digits.

    >>> normalise("（１) 累计从事 本职业").text
    '（1）累计从事本职业'
    """
    kept = [(at, char) for at, char in enumerate(text) if not char.isspace() and char != "\ufeff"]
    chars = [_uniform(char) for _, char in kept]
    return Normal("".join(chars), tuple(at for at, _ in kept), tuple(at + 1 for at, _ in kept))


def _uniform(char: str) -> str:
    if "！" <= char <= "～":
        char = unicodedata.normalize("NFKC", char)
    return char.translate(_PUNCTUATION)


class NamePattern:
    """The names of one occupation in clauses, each read as 本职业.

    A text may name its own occupation with another of the endings 员, 师 and 工, or with two of them
    ("化学检验员（工）", "客户服务管理师"): these are the same occupation (see the README's readings).
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        ends = [
            f"(?P<stem{n}>{re.escape(name[:-1])})(?P<end{n}>[{_SUFFIXES}])(?:（(?P<more{n}>[{_SUFFIXES}])）)?"
            for n, name in enumerate(self._names)
            if len(name) > 2 and name[-1] in _SUFFIXES
        ]
        plain = [re.escape(name) for name in sorted(self._names, key=len, reverse=True)]
        self._pattern = re.compile("|".join(ends + plain))

    def as_own(self, normal: Normal) -> tuple[Normal, tuple[str, ...]]:
        """`normal` with every name of the occupation as 本职业, and the names met that were not known before."""
        text, starts, ends = [], [], []
        met: list[str] = []
        at = 0
        for match in self._pattern.finditer(normal.text):
            text.append(normal.text[at : match.start()] + "本职业")
            starts += [*normal.starts[at : match.start()], *[normal.starts[match.start()]] * 3]
            ends += [*normal.ends[at : match.start()], *[normal.ends[match.end() - 1]] * 3]
            met += self._spelled(match)
            at = match.end()
        text.append(normal.text[at:])
        starts += normal.starts[at:]
        ends += normal.ends[at:]
        new = tuple(dict.fromkeys(name for name in met if name not in self._names))
        return Normal("".join(text), tuple(starts), tuple(ends)), new

    def _spelled(self, match: re.Match[str]) -> list[str]:
        groups = match.groupdict()
        return [
            groups[f"stem{n}"] + end
            for n in range(len(self._names))
            if groups.get(f"stem{n}")
            for end in (groups[f"end{n}"], groups[f"more{n}"])
            if end
        ]
