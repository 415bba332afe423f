"""Lists of occupations or majors, in notes (注：相关职业：……，下同) and headers.

What is not surely a name leaves the list open (D6, D9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..normalise import normalise
from .patterns import pattern

__all__ = ["LISTS", "declared", "listed_occupations", "note_of"]

_AROUND, _ASKS, _NO_NAME, _OCCUPATION = map(
    pattern, ("around_list", "more_than_list", "no_name", "classified_occupation")
)
_ENDS = re.compile("[。；，、.：]+$")
_AND_OTHERS = re.compile(
    "(?<![高中初优平同均])等(?!离子|级|距|压|温)"
)  # 评茶员等, 评茶员等相近职业; but 高等教育学 is a name

_MARK = "、，；"
_OR = "以及|或者|和|或|/"
_NO_OCCUPATION = re.compile("(?<!工程技术)人员$|专家$|(?:^|企业|本)人$")
_LONGEST = 30


_WHAT = re.compile(
    "(?P<what>本专业(?:或|及|和|、)相关专业|本职业(?:或|及|和|、)相关职业|相关职业|相关专业|本专业|本职业（专业）)"
    "[①-⑳]?(?:是指|指的是|指|包括|主要包括|主要有|为|有|：)+"
)
_NOTE = re.compile("(?:注[0-9一二三四五]?：?|备注：?|说明：?|其中：?)?(?:[①-⑳⑴-⒇⒈-⒛]|（[0-9]）|[0-9][.、])?")
_BRACKETED = re.compile("（([^（）]+)）")
LISTS = {
    "相关职业": ("related", "related_open"),
    "相关专业": ("related_majors", "majors_open"),
    "本专业或相关专业": ("related_majors", "majors_open"),
    "本专业": ("majors", "majors_open"),
    "本职业（专业）": ("majors", "majors_open"),
}
"""What a list is of -> the fields of a standard that hold its names, and whether it is open."""


def note_of(plain: str) -> dict[str, object] | None:
    """What a note under a list of clauses declares of a standard; None if it is no such note, or says more than that."""
    bracketed = _BRACKETED.fullmatch(plain)
    body = _NOTE.sub("", bracketed[1] if bracketed else plain, count=1)
    found = list(_WHAT.finditer(body))
    if not found or found[0].start() != 0:
        return None
    fields: dict[str, object] = {}
    for match, after in zip(found, [*found[1:], None], strict=True):
        what = re.sub("[及和、]", "或", match["what"])
        more = declared(what, body[match.end() : after.start() if after else len(body)]) if what in LISTS else None
        if more is None:
            return None
        fields |= more
    return fields


def declared(what: str, words: str) -> dict[str, object] | None:
    """The fields that a list of occupations or majors sets; None if the words ask for something, too."""
    listed = _listed(words, _occupations if what.endswith("职业") else _majors)
    if listed is None:
        return None
    (names, is_open), (field, open_field) = listed, LISTS[what]
    return {field: names} | ({open_field: True} if is_open else {})


def listed_occupations(words: str) -> tuple[str, ...]:
    """The occupations of a list that is nothing else, and leaves nothing open."""
    names, is_open = _listed(words, _occupations) or ((), True)
    return () if is_open else names


def _listed(words: str, names_of: Callable[[str], Iterator[str | None]]) -> tuple[tuple[str, ...], bool] | None:
    """The names listed, and whether the list is open: what it leaves out is unknown."""
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
