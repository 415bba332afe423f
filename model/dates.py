"""Calendar arithmetic (D1, D2).

Inside the library a day is its ordinal (`date.toordinal()`), an int; `FOREVER` means "no end".
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Annotated

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema

from .base import FrozenModel
from .partial_date import PartialDate, RecordDate, earliest, latest
from .wording import say
from .written import parse_date, parse_day

__all__ = [
    "BEGINNING",
    "FOREVER",
    "Date",
    "Day",
    "PartialDate",
    "Period",
    "RecordDate",
    "add_months",
    "add_years",
    "date_at",
    "earliest",
    "latest",
    "parse_date",
    "parse_day",
    "resolve_date",
]

BEGINNING = dt.date.min.toordinal()
FOREVER = dt.date.max.toordinal() + 1


Day = Annotated[dt.date, BeforeValidator(parse_day)]

Date = Annotated[
    RecordDate,
    PlainValidator(parse_date),
    PlainSerializer(lambda date: str(date) if isinstance(date, PartialDate) else date),
    WithJsonSchema({"type": "string", "examples": ["2021-06-01", "2021-06", "2021"]}),
]
"""A date of a record, as a field: written to JSON as far as it is known."""


def resolve_date(on: dt.date | str | None) -> dt.date:
    """The day that a question is about: today where it names none.

    Raises:
        InvalidDay: `on` is not a day.

    >>> resolve_date("2026-11-22"), resolve_date(None) == dt.date.today()
    (datetime.date(2026, 11, 22), True)
    """
    return dt.date.today() if on is None else parse_day(on)


def date_at(day: int) -> dt.date:
    """The date of an ordinal day, the calendar's last one for what lies past it."""
    return dt.date.fromordinal(min(day, FOREVER - 1))


def add_years(day: int, years: int) -> int:
    """The same calendar day `years` later, 29 February falling back to 28 February (D2); FOREVER past the calendar.

    >>> dt.date.fromordinal(add_years(dt.date(2024, 2, 29).toordinal(), 1))
    datetime.date(2025, 2, 28)
    """
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

    @classmethod
    def between(cls, start: dt.date, end: dt.date) -> Period:
        """The time from `start` to `end` by D2: n years are complete exactly from `start` + n years on."""
        return _between(start, end)

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
        counts = {"years": self.years, "months": self.months, "days": self.days}
        parts = {unit: n for unit, n in counts.items() if n} or {"days": 0}
        return " ".join(say(f"word.period.{unit}", lang, n=n) for unit, n in parts.items())


@lru_cache(maxsize=1 << 14)
def _between(start: dt.date, end: dt.date) -> Period:
    delta = relativedelta(end, start)
    return Period.unvalidated(years=delta.years, months=delta.months, days=delta.days)
