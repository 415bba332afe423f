"""Lists of occupations or majors, in notes and headers: what is not surely a name leaves the list open (D6, D9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..normalise import normalise
from .patterns import pattern

__all__ = ["Listed", "listed_majors", "listed_occupations"]

Listed = tuple[tuple[str, ...], bool]
"""The names listed, and whether the list is open: what it leaves out is unknown."""

_AROUND, _ASKS, _NO_NAME, _OCCUPATION = map(
    pattern, ("around_list", "more_than_list", "no_name", "classified_occupation")
)
_ENDS = re.compile("[。；，、.：]+$")
_AND_OTHERS = re.compile("(?<![高中初优平同均])等(?!离子|级|距|压|温)")
"""评茶员等, 评茶员等相近职业; but 高等教育学 is a name."""

_MARK = "、，；"
_OR = "以及|或者|和|或|/"
_NO_OCCUPATION = re.compile("(?<!工程技术)人员$|专家$|(?:^|企业|本)人$")
_LONGEST = 30


def listed_occupations(words: str) -> Listed | None:
    """The occupations of a list; None if the words ask for something, too.

    >>> listed_occupations("矿井开掘工、工程凿岩工和爆破工，下同。")
    (('矿井开掘工', '工程凿岩工', '爆破工'), False)
    >>> listed_occupations("评茶员等相近职业"), listed_occupations("见附件")
    ((('评茶员',), True), ((), True))
    """
    return _listed(words, _occupations)


def listed_majors(words: str) -> Listed | None:
    """The majors of a list; 与 and 及其 stand in their names: 食品科学与工程.

    >>> listed_majors("物流管理专业、电子商务和市场营销")
    (('物流管理', '电子商务', '市场营销'), False)
    """
    return _listed(words, _majors)


def _listed(words: str, names_of: Callable[[str], Iterator[str | None]]) -> Listed | None:
    text = _ENDS.sub("", _AROUND.sub("", normalise(words).text))
    if not text or _ASKS.search(text):
        return None
    if text == "无":
        return (), False
    others = _AND_OTHERS.search(text)
    pieces = re.split(f"[{_MARK}]", text[: others.start()] if others else text)
    found = [name for piece in pieces if piece for name in names_of(piece)]
    names = tuple(dict.fromkeys(name for name in found if name is not None))
    return names, others is not None or None in found


def _occupations(piece: str) -> Iterator[str | None]:
    """The occupations between two marks, and None for what is not surely one.

    评茶员和茶叶加工工 are two, of 制作和加工工 it is not sure that they are.
    """
    parts = re.split(f"{_OR}|及|与", piece)
    if all(_is_occupation(part) for part in parts):
        yield from parts
        return
    yield None
    if _is_occupation(parts[0]):  # 评茶员或相近职业
        yield from (part for part in parts if _is_occupation(part))
    elif not _NO_NAME.search(piece):  # 社会工作、法律: the names of other things may be listed, too
        yield piece


def _is_occupation(name: str) -> bool:
    named = len(name) <= _LONGEST and _OCCUPATION.fullmatch(name)
    return bool(named) and not _NO_NAME.search(name) and not _NO_OCCUPATION.search(name)


def _majors(piece: str) -> Iterator[str | None]:
    """The majors between two marks, and None for what is not surely one; 及 could join two, or stand in a name."""
    for part in re.split(_OR, piece):
        name = part.removesuffix("专业")
        is_name = 2 <= len(name) <= _LONGEST and not _NO_NAME.search(name)
        if not is_name or re.search("及(?!其)", name):
            yield None
        if is_name:
            yield name
