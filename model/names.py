"""How names are compared: without what cannot be seen, and in one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["ENDINGS", "clean_name", "name_key", "spellings"]

ENDINGS = "员师工"
"""The endings of occupations: 化学检验员 and 化学检验工 are one (see the readings)."""

_PLAIN = re.compile("[一-龥]*")
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Fillers and variation selectors, which are letters and marks to Unicode."""
_BOTH_ENDINGS = re.compile(f"(.+)([{ENDINGS}])（([{ENDINGS}])）")


def clean_name(text: str) -> str:
    """A name as it is kept: no invisible characters, compatible forms made one (NFKC), single spaces within.

    Brackets are those of the script around them.

    >>> clean_name("\\ufeff化学检验员(工)\\u200b"), clean_name(" Ｔｅａ  master ")
    ('化学检验员（工）', 'Tea master')
    """
    if _PLAIN.fullmatch(text):
        return text
    seen = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    name = " ".join(unicodedata.normalize("NFKC", _INVISIBLE.sub("", seen)).split())
    return name if name.isascii() else name.replace("(", "（").replace(")", "）")


def name_key(text: str) -> str:
    """What names are compared by: clean, and without white space.

    >>> name_key(" 电 工\\u200b")
    '电工'
    """
    return "".join(clean_name(text).split())


def spellings(name: str) -> Iterator[str]:
    """The name; and where a second ending stands in brackets, it with either.

    >>> list(spellings("化学检验员（工）"))
    ['化学检验员（工）', '化学检验员', '化学检验工']
    """
    yield name
    both = _BOTH_ENDINGS.fullmatch(name)
    if both is not None:
        yield from (both[1] + ending for ending in both.groups()[1:])
