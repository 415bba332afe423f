"""Days and months as people write them: 2021-06-01, 2021年6月1日, 2021.6.1, 2021/6/1; 2021-06, 2021年6月."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from contextlib import suppress

from .errors import InvalidDay

__all__ = ["written_day", "written_month"]

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")


def written_day(words: str) -> dt.date | None:
    """The day that the words name; None if they do not look like one.

    Raises:
        InvalidDay: no calendar has that day.

    >>> written_day("2021年6月1日") == written_day(" 2021．6．1 ") == dt.date(2021, 6, 1)
    True
    """
    match = _DAY.fullmatch(_plain(words))
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        raise InvalidDay(f"{words.strip()!r} is not a day of the calendar") from None


def written_month(words: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the month that the words name; None if they name none.

    >>> written_month("2020年2月")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    match = _MONTH.fullmatch(_plain(words))
    year, month = map(int, match.groups()) if match else (0, 0)
    with suppress(ValueError):
        first = dt.date(year, month, 1)
        return first, first.replace(day=monthrange(year, month)[1])
    return None


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip()
