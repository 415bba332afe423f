"""Lengths of time as people write them: 7年, 3年6个月, 7.5 years."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

__all__ = ["months_of"]

_LENGTH = re.compile(
    r"(?:(?P<years>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:周?年|years?)(?P<half>半)?)?"
    r"\s*(?:又|零|、|,|，|and)?\s*"
    r"(?:(?P<months>[0-9]{1,4})\s*(?:个?月|months?))?"
)
_NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", start=1)} | {"两": "2"}


def months_of(length: float | str) -> int | None:
    """The whole months of a number of years, or of a length of time in words; None if it is none.

    >>> [months_of(length) for length in (7, 7.5, "7年", "7年半", "3年6个月", "18个月", "两年", "7 years", "2018年", "7.3年")]
    [84, 90, 84, 90, 42, 18, 24, 84, None, None]
    """
    if isinstance(length, bool):
        return None
    if isinstance(length, str):
        words = unicodedata.normalize("NFKC", length).strip().casefold()
        if len(words) > 1 and words[1] in "年个":
            words = _NUMERALS.get(words[0], words[0]) + words[1:]
        found = _LENGTH.fullmatch(words)
        if found is None or not (found["years"] or found["months"]):
            return None
        months = 12 * Fraction(found["years"] or 0) + (6 if found["half"] else 0) + int(found["months"] or 0)
    else:
        try:
            months = 12 * Fraction(length)
        except (OverflowError, TypeError, ValueError):  # infinite, not a number
            return None
    return int(months) if months.denominator == 1 and months >= 0 else None
