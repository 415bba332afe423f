"""Dates as people write them: the one reader for records, person files, options, prompts and tables.

2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日 and 20210601 name a day; 2021-06, 2021年6月 and 202106 a month; 2021 and 2021年 a year.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from contextlib import suppress

from .errors import InvalidDay, truncate
from .partial_date import PartialDate, RecordDate, earliest, latest

__all__ = ["day_range", "parse_date", "parse_day"]

_FORMS = tuple(
    map(
        re.compile,
        (
            r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?",
            r"([0-9]{4})([0-9]{2})([0-9]{2})",
            r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*(?:月份?)?",
            r"([0-9]{4})([0-9]{2})",
            r"([0-9]{4})\s*年?",
        ),
    )
)
_YEAR_LAST = re.compile(r"[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{2,4}")
_MIDNIGHT = re.compile(r"(?<=[0-9日])[ T]00:00(?::00(?:\.0+)?)?$")
"""What spreadsheets and databases add to a date."""


def parse_date(value: object) -> RecordDate:
    """The day that `value` names, or the month or the year where it names no day (D1).

    Raises:
        InvalidDay: it names none, or could name two; the message shows the right form.

    >>> parse_date("2021年6月1日"), parse_date("2021.6"), parse_date("2021年")
    (datetime.date(2021, 6, 1), PartialDate(year=2021, month=6), PartialDate(year=2021, month=None))
    """
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise InvalidDay("day.time", given=value.isoformat())
        return value.date()
    if isinstance(value, dt.date | PartialDate):
        return value
    if not isinstance(value, str):
        raise InvalidDay("day.unknown", given=truncate(value))
    words = _MIDNIGHT.sub("", unicodedata.normalize("NFKC", value).strip())
    match = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if match is None:
        raise InvalidDay("day.order" if _YEAR_LAST.fullmatch(words) else "day.unknown", given=truncate(value.strip()))
    numbers = [int(number) for number in match.groups()]
    with suppress(ValueError):
        return dt.date(*numbers) if len(numbers) == 3 else PartialDate(*numbers)
    raise InvalidDay("day.calendar", given=truncate(value.strip()))


def parse_day(value: object) -> dt.date:
    """The day that `value` names: a date, a datetime at midnight, or a day as people write it.

    Raises:
        InvalidDay: it names no day, or only a month or a year; the message shows the right form.

    >>> parse_day("2021-06-01") == parse_day("2021年6月1日") == parse_day(" 2021．6．1 ") == parse_day("20210601")
    True
    """
    date = parse_date(value)
    if isinstance(date, PartialDate):
        raise InvalidDay("day.incomplete", given=truncate(str(value).strip()))
    return date


def day_range(cell: object) -> tuple[dt.date, dt.date]:
    """The first and the last day that a table's cell may name: one day, the days of a month, or those of a year.

    A number is read as its digits are. The number 2018.1 may be January as well as October: 2018.10 has the same value.

    Raises:
        InvalidDay: it names no date.

    >>> [str(day) for cell in (2018.7, 201807, "2018年7月") for day in day_range(cell)] == ["2018-07-01", "2018-07-31"] * 3
    True
    >>> [str(day) for cell in (2018, 2018.1) for day in day_range(cell)]
    ['2018-01-01', '2018-12-31', '2018-01-01', '2018-10-31']
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        cell = f"{cell:.0f}" if float(cell).is_integer() else str(cell)
        if re.fullmatch(r"[0-9]{4}\.1", cell):
            return day_range(cell)[0], day_range(f"{cell}0")[1]
    date = parse_date(cell)
    return dt.date.fromordinal(earliest(date)), dt.date.fromordinal(latest(date))
