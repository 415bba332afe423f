"""Days and months as people write them: the one reader for records, person files, options, prompts and tables.

2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日 and 20210601 name a day; 2021-06 and 2021年6月 a month.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from contextlib import suppress

from .errors import InvalidDay, truncate

__all__ = ["parse_day", "written_month"]

_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?")
_YEAR = re.compile(r"[0-9]{4}\s*年?")
_YEAR_LAST = re.compile(r"[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{2,4}")
_MIDNIGHT = re.compile(r"(?<=[0-9日])[ T]00:00(?::00(?:\.0+)?)?$")
"""What spreadsheets and databases add to a date."""


def parse_day(value: object) -> dt.date:
    """The day that `value` names: a date, a datetime at midnight, or a day as people write it.

    Raises:
        InvalidDay: it names no day, or could name two; the message shows the right form.

    >>> parse_day("2021-06-01") == parse_day("2021年6月1日") == parse_day(" 2021．6．1 ") == parse_day("20210601")
    True
    """
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise InvalidDay("day.time", given=value.isoformat())
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise InvalidDay("day.unknown", given=truncate(str(value)))
    words = _MIDNIGHT.sub("", _plain(value))
    match = _DAY.fullmatch(words) or _COMPACT.fullmatch(words)
    if match:
        with suppress(ValueError):
            return dt.date(*map(int, match.groups()))
    raise InvalidDay(f"day.{'calendar' if match else _mistake(words)}", given=truncate(value.strip()))


def _mistake(words: str) -> str:
    """The code of the message for words that name no day."""
    if written_month(words) or _YEAR.fullmatch(words):
        return "incomplete"
    return "order" if _YEAR_LAST.fullmatch(words) else "unknown"


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
