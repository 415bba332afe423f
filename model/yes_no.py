"""Yes and no as people write them: the one reader for answers, prompts and tables."""

from __future__ import annotations

import unicodedata

__all__ = ["read_yes_no"]

_YES = ("yes", "y", "true", "1", "是", "是的", "对", "有", "符合", "属于", "对应")
_NO = ("no", "n", "false", "0", "否", "不是", "不", "不对", "没有", "没", "无", "不符合", "不属于", "不对应")


def read_yes_no(value: object) -> bool | None:
    """Whether `value`, a truth value or words, means yes; None if it means neither.

    >>> read_yes_no("是"), read_yes_no(" Ｎo "), read_yes_no("也许")
    (True, False, None)
    """
    if isinstance(value, bool):
        return value
    words = unicodedata.normalize("NFKC", value).strip().casefold() if isinstance(value, str) else None
    return True if words in _YES else False if words in _NO else None
