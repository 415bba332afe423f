"""Days as people type them: 2021-06-01, 2021年6月1日, 2021.6.1, 2021/6/1."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from typing import Any

import click

__all__ = ["DAY", "WRITTEN", "Day", "typed_day", "typed_month"]

WRITTEN = "2021-06-01, 2021年6月1日, 2021.6.1 或/or 2021/6/1"
_DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)"
)
_MONTH = re.compile(r"(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月?)")
_TODAY = ("今天", "today")


def typed_day(words: str) -> dt.date | None:
    """The day that the words name; None if they name none.

    >>> typed_day("2021年6月1日") == typed_day(" 2021．6．1 ") == dt.date(2021, 6, 1)
    True
    """
    plain = _plain(words)
    if plain in _TODAY:
        return dt.date.today()
    match = _DAY.fullmatch(plain)
    return _date(*(int(part) for part in match.groups() if part)) if match else None


def typed_month(words: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the month that the words name; None if they name none.

    >>> typed_month("2020年2月")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    match = _MONTH.fullmatch(_plain(words))
    year, month = (int(part) for part in match.groups() if part) if match else (0, 0)
    first = _date(year, month, 1)
    return (first, first.replace(day=monthrange(year, month)[1])) if first else None


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split()).casefold()


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day that the words name."""
        day = typed_day(value)
        if day is None:
            month = "; 请写明哪一天 / the day is missing" if typed_month(value) else ""
            self.fail(f"{value!r} 不是日期 / is not a day; 请写作 / write {WRITTEN}{month}", param, ctx)
        return day


DAY = Day()
