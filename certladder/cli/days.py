"""Days as people type them on the command line: 今天 too."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import click

from ..model.date_formats import parse_day, written_month
from ..model.errors import InvalidDay

__all__ = ["DAY", "WRITTEN", "Day", "typed_day"]

WRITTEN = "2021-06-01, 2021年6月1日, 2021.6.1 或/or 2021/6/1"


def typed_day(words: str) -> dt.date | None:
    """The day that the words name; None if they name none.

    >>> typed_day("Today") == typed_day("今天") == dt.date.today()
    True
    """
    if words.strip().casefold() in ("今天", "today"):
        return dt.date.today()
    with suppress(InvalidDay):
        return parse_day(words)
    return None


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day that the words name."""
        day = typed_day(value)
        if day is None:
            month = "; 请写明哪一天 / the day is missing" if written_month(value) else ""
            self.fail(f"{value!r} 不是日期 / is not a day; 请写作 / write {WRITTEN}{month}", param, ctx)
        return day


DAY = Day()
