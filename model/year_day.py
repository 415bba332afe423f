"""Days of every year, such as the sittings of an examination."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator

from .dates import FOREVER
from .errors import InvalidRecord, truncate

__all__ = ["YearDays", "first_from"]

_FORM = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_LEAP_YEAR = 2000


def _year_days(value: object) -> object:
    """Each day as month-day, in the order of the year; text may name several.

    Raises:
        InvalidRecord: something is no day of the year.
    """
    many = re.split("[,，、;； ]+", value.strip()) if isinstance(value, str) else value
    return sorted(set(map(_year_day, many))) if isinstance(many, Iterable) else many


def _year_day(value: object) -> str:
    found = _FORM.fullmatch(truncate(value).strip())
    try:
        month, day = map(int, found.groups()) if found else (0, 0)
        return f"{dt.date(_LEAP_YEAR, month, day):%m-%d}"
    except ValueError as error:
        raise InvalidRecord("year_day", given=truncate(value)) from error


YearDays = Annotated[tuple[str, ...], BeforeValidator(_year_days)]
"""A field of days of the year: "03-15", "3月15日", or several in one text."""


def first_from(days: Iterable[str], day: int) -> int:
    """The first of these days of the year on or after an ordinal day; 29 February falls back to the 28th (D2).

    >>> dt.date.fromordinal(first_from(["03-15", "09-15"], dt.date(2026, 4, 1).toordinal())).isoformat()
    '2026-09-15'
    """
    year = dt.date.fromordinal(day).year
    for each in (year, year + 1) if year < dt.MAXYEAR else (year,):
        found = [sitting for sitting in (_in_year(one, each) for one in days) if sitting >= day]
        if found:
            return min(found)
    return FOREVER


def _in_year(day: str, year: int) -> int:
    month, number = map(int, day.split("-"))
    leap = (month, number) == (2, 29) and not (year % 4 == 0 and (year % 100 or year % 400 == 0))
    return dt.date(year, month, number - leap).toordinal()
