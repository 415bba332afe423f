"""A day that is known to the month or the year only (D1)."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from .errors import InvalidDay
from .wording import say

__all__ = ["PartialDate", "RecordDate", "earliest", "latest"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of which only the month, or only the year, is known (D1): some day from `first` to `last`.

    It is no date: it equals none, comes before or after none, and cannot be added to.

    Raises:
        InvalidDay: there is no such month or year.

    >>> july = PartialDate(2018, 7)
    >>> str(july), july.first, july.last, july.words("zh")
    ('2018-07', datetime.date(2018, 7, 1), datetime.date(2018, 7, 31), '2018年7月')
    """

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        try:
            dt.date(self.year, 1 if self.month is None else self.month, 1)
        except ValueError as error:
            raise InvalidDay("day.calendar", given=str(self)) from error

    @property
    def first(self) -> dt.date:
        """The first day that it may be."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day that it may be."""
        month = self.month or 12
        return dt.date(self.year, month, monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

    def words(self, lang: str) -> str:
        """The month or the year, in Chinese ("zh") or English ("en")."""
        if self.month is None:
            return say("word.year", lang, year=self.year)
        return say("word.year_month", lang, year=self.year, month=say(f"word.month.{self.month}", lang))


RecordDate = dt.date | PartialDate
"""A date of a record: a day, or what is known of it."""


def earliest(date: RecordDate) -> int:
    """The ordinal of the first day that a record's date may be."""
    return (date.first if isinstance(date, PartialDate) else date).toordinal()


def latest(date: RecordDate) -> int:
    """The ordinal of the last day that a record's date may be."""
    return (date.last if isinstance(date, PartialDate) else date).toordinal()
