"""The calendar's arithmetic, and lengths of time (D2).

Inside the library a day is its ordinal (`date.toordinal()`), an int; `FOREVER` means "no end".
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from .base import FrozenModel
from .dates import in_digits
from .wording import say

BEGINNING = dt.date.min.toordinal()
FOREVER = dt.date.max.toordinal() + 1


def date_at(day: int) -> dt.date:
    """The date of an ordinal day, the calendar's last one for what lies past it."""
    return dt.date.fromordinal(min(day, FOREVER - 1))


def add_years(day: int, years: int) -> int:
    """The same calendar day `years` later, 29 February falling back to 28 February (D2); FOREVER past the calendar."""
    return add_months(day, 12 * years)


@lru_cache(maxsize=1 << 15)
def add_months(day: int, months: int) -> int:
    """The same calendar day `months` later (or earlier), falling back to the month's last day; kept in the calendar."""
    if months == 0 or day >= FOREVER:
        return day
    try:
        return (dt.date.fromordinal(day) + relativedelta(months=months)).toordinal()
    except (ValueError, OverflowError):
        return FOREVER if months > 0 else BEGINNING


class Period(FrozenModel):
    """A length of time as people say it: whole years, then whole months, then days. Zero is falsy.

    >>> str(Period.between(dt.date(2024, 1, 31), dt.date(2026, 3, 1)))
    '2 years 1 month 1 day'
    """

    years: int = 0
    months: int = 0
    days: int = 0

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def between(start: dt.date, end: dt.date) -> Period:
        """The time from `start` to `end` by D2: n years are complete exactly from `start` + n years on."""
        delta = relativedelta(end, start)
        return Period.unvalidated(years=delta.years, months=delta.months, days=delta.days)

    @classmethod
    def of_months(cls, months: int) -> Period:
        """So many months, in years and months."""
        return cls.unvalidated(years=months // 12, months=months % 12, days=0)

    def __bool__(self) -> bool:
        return bool(self.years or self.months or self.days)

    def __str__(self) -> str:
        return self.words("en")

    def words(self, lang: str) -> str:
        """The period in words, in Chinese ("zh") or English ("en")."""
        parts = {unit: n for unit, n in self if n} or {"days": 0}
        return " ".join(say(f"word.period.{unit}", lang, n=n) for unit, n in parts.items())


_LENGTH = re.compile(
    r"满?(?:(?P<years>\d{1,3}(?:\.\d{1,2})?)\s*(?:周?年|years?))?(?P<half>半年?)?"
    r"\s*(?:又|零|、|,|，|and)?\s*"
    r"(?:(?P<months>\d{1,4})\s*(?:个月|months?))?"
)

_MOST_YEARS = 60
"""Nobody works for longer: 94年 is 1994, and 18年7月 (with no 个) July 2018."""


def months_of(length: float | str) -> int | None:
    """The whole months of a number of years, or of a length in words (7年半, 18个月); None for none of up to 60 years."""
    if isinstance(length, bool):
        return None
    if isinstance(length, str):
        found = _LENGTH.fullmatch(in_digits(length))
        if found is None or not any(found.groups()) or found["half"] == ("半年" if found["years"] else "半"):
            return None
        months = 12 * Fraction(found["years"] or 0) + (6 if found["half"] else 0) + int(found["months"] or 0)
    else:
        try:
            months = 12 * Fraction(length)
        except (OverflowError, TypeError, ValueError):  # infinite, not a number
            return None
    return int(months) if months.denominator == 1 and 0 <= months <= 12 * _MOST_YEARS else None
