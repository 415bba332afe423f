"""Values as people write them: the one reader for records, person files, options, prompts and tables.

2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日 and 20210601 name a day; 2021-06, 2021年6月 and 202106 a month; 2021 and 2021年 a year.
7年, 3年6个月 and 7.5 years are lengths of time; 是, 对, 没有 and the like are yes and no. Diplomas and certificates write 二〇二一年六月一日.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from fractions import Fraction

from .errors import InvalidDay, truncate
from .partial_date import PartialDate, RecordDate, earliest, latest
from .spelling import folded

__all__ = ["day_range", "months_of", "none_if_ongoing", "parse_date", "parse_day", "read_yes_no"]

_FORMS = tuple(
    map(
        re.compile,
        (
            r"([0-9]{4})\s*[-–—/.。年]\s*([0-9]{1,2})\s*[-–—/.。月]\s*([0-9]{1,2})\s*[日号]?",
            r"([0-9]{4})([0-9]{2})([0-9]{2})",
            r"([0-9]{4})\s*[-–—/.。年]\s*([0-9]{1,2})\s*(?:月份?)?",
            r"([0-9]{4})([0-9]{2})",
            r"([0-9]{4})\s*年?",
        ),
    )
)
_NUMERAL = re.compile("(?<![0-9])[〇○零一二两三四五六七八九十]+(?![0-9])")
"""Not beside a digit: there 一 may be a dash."""
_DIGITS = str.maketrans("〇○零一二三四五六七八九两", "0001234567892")
_YEAR_LAST = re.compile(r"[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{2,4}")
_MIDNIGHT = re.compile(r"(?<=[0-9日])[ t]0?0:00(?::00(?:\.0+)?)?$")
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
    words = _MIDNIGHT.sub("", _plain(value))
    match = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    if match is None:
        raise InvalidDay("day.order" if _YEAR_LAST.fullmatch(words) else "day.unknown", given=truncate(value.strip()))
    numbers = [int(number) for number in match.groups()]
    with suppress(ValueError):
        return dt.date(*numbers) if len(numbers) == 3 else PartialDate(*numbers)
    raise InvalidDay("day.calendar", given=truncate(value.strip()))


def _plain(words: str) -> str:
    """Words in one spelling, with numbers in digits: 二〇二一年十二月, 七年."""
    return _NUMERAL.sub(_in_digits, folded(words))


def _in_digits(numeral: re.Match[str]) -> str:
    tens, ten, ones = numeral[0].rpartition("十")
    digits = (tens or "一") + (ones or "〇") if ten else ones
    return digits.translate(_DIGITS)


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


_ONGOING = (
    "至今", "现在", "今", "目前", "在职", "在岗", "至目前", "迄今", "仍在职", "未离职", "长期", "在职中", "现在职", "至现在", "到现在",
    "仍在岗", "无固定期限", "未结束", "present", "now", "current", "ongoing",
)  # fmt: skip


def none_if_ongoing(value: object) -> object:
    """None for words that say that work goes on, where its last day would stand; anything else as it is.

    >>> none_if_ongoing("至今"), none_if_ongoing("2021-06-01")
    (None, '2021-06-01')
    """
    return None if isinstance(value, str) and folded(value) in _ONGOING else value


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


_LENGTH = re.compile(
    r"(?:(?P<years>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:周?年|years?))?(?P<half>半年?)?"
    r"\s*(?:又|零|、|,|，|and)?\s*"
    r"(?:(?P<months>[0-9]{1,4})\s*(?:个?月|months?))?"
)


def months_of(length: float | str) -> int | None:
    """The whole months of a number of years, or of a length of time in words; None if it is none of up to 100 years.

    >>> [months_of(length) for length in (7, 7.5, "7年", "7年半", "3年6个月", "18个月", "两年", "7 years", "2018年", "7.3年")]
    [84, 90, 84, 90, 42, 18, 24, 84, None, None]
    """
    if isinstance(length, bool):
        return None
    if isinstance(length, str):
        found = _LENGTH.fullmatch(_plain(length))
        if found is None or not any(found.groups()) or found["half"] == ("半年" if found["years"] else "半"):
            return None
        months = 12 * Fraction(found["years"] or 0) + (6 if found["half"] else 0) + int(found["months"] or 0)
    else:
        try:
            months = 12 * Fraction(length)
        except (OverflowError, TypeError, ValueError):  # infinite, not a number
            return None
    return int(months) if months.denominator == 1 and 0 <= months <= 1200 else None


_YES = ("yes", "y", "true", "1", "是", "是的", "对", "有", "符合", "属于", "对应")
_NO = ("no", "n", "false", "0", "否", "不是", "不", "不对", "没有", "没", "无", "不符合", "不属于", "不对应")


def read_yes_no(value: object) -> bool | None:
    """Whether `value`, a truth value or words, means yes; None if it means neither.

    >>> read_yes_no("是"), read_yes_no(" Ｎo "), read_yes_no("也许")
    (True, False, None)
    """
    if isinstance(value, bool):
        return value
    words = folded(value) if isinstance(value, str) else None
    return True if words in _YES else False if words in _NO else None
