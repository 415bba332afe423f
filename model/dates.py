"""Dates as they are known, and read as people write them (D1)."""

import datetime as dt
import re
from calendar import month_abbr, month_name
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema

from .errors import InvalidDay, truncate
from .spelling import folded, says_nothing
from .wording import Message, say


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
        except (OverflowError, ValueError) as error:
            raise InvalidDay("day.calendar", given=truncate(self)) from error

    @property
    def first(self) -> dt.date:
        """The first day that it may be."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day that it may be."""
        return dt.date(self.year, self.month or 12, 1) + relativedelta(day=31)

    def isoformat(self) -> str:
        """2018-07 or 2018."""
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

    __str__ = isoformat

    def words(self, lang: str) -> str:
        """The month or the year, in Chinese ("zh") or English ("en")."""
        if self.month is None:
            return say("word.year", lang, year=self.year)
        return say("word.year_month", lang, year=self.year, month=Message(f"word.month.{self.month}"))


@dataclass(frozen=True, slots=True)
class DateRange:
    """Some day from `first` to `last`, either of which may not be known; a text writes it as ISO 8601 does.

    Raises:
        InvalidDay: there is no day between.

    >>> str(DateRange(first=dt.date(2025, 12, 31))), DateRange(last=dt.date(2018, 7, 1)).words("zh")
    ('2025-12-31/..', '2018年7月1日或以前')
    """

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidDay("day.calendar", given=str(self))

    def isoformat(self) -> str:
        """2018-07-01/2020-12-31, with .. for a side that is not known."""
        first, last = ("" if day in (dt.date.min, dt.date.max) else str(day) for day in (self.first, self.last))
        return f"{first or '..'}/{last or '..'}"

    __str__ = isoformat

    def words(self, lang: str) -> str:
        """Between which days it lies, in Chinese ("zh") or English ("en")."""
        known = [name for name in ("first", "last") if getattr(self, name) not in (dt.date.min, dt.date.max)]
        return say(f"word.day_{'_'.join(known) or 'unknown'}", lang, first=self.first, last=self.last)


InexactDate = PartialDate | DateRange
"""What is known of a day that is not known."""

RecordDate = dt.date | InexactDate
"""A date of a record: a day, or what is known of it."""

AnyDate = RecordDate | str | None
"""What is read as a record's date."""


def earliest(date: RecordDate) -> int:
    """The ordinal of the first day that a record's date may be."""
    return (date.first if isinstance(date, InexactDate) else date).toordinal()


def latest(date: RecordDate) -> int:
    """The ordinal of the last day that a record's date may be."""
    return (date.last if isinstance(date, InexactDate) else date).toordinal()


_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, month_name[1:])) + r")\.?"
_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})\s*[-–—/.。年]\s*(?P<m>\d{1,2})\s*[/.。月]\s*(?P<d>\d{1,2})\s*[日号]?",
        r"(?P<y>\d{4})\s*[-–—]\s*(?P<m>\d{1,2})\s*[-–—]\s*(?P<d>\d{1,2})\s*[日号]?",
        r"(?P<y>\d{4})\s*[/.。年]\s*(?P<m>\d{1,2})\s*[-–—]\s*(?P<d>\d{1,2})\s*[日号]",  # 2018.7-12 may be half a year
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<y>\d{4})\s*[-–—/.。年]\s*(?P<m>\d{1,2})\s*(?:月份?(?:初|上旬|中旬?|下旬|底|末)?)?",
        r"(?P<y>\d{4})(?P<m>\d{2})",
        r"(?P<m>\d{1,2})\s*[-/.]\s*(?P<y>\d{4})",
        r"(?P<y>\d{4})\s*(?:年度?)?(?:年?[初底末]|[上下]半年|[春夏秋冬]季?|第?[1-4]季度|q[1-4]|届)?",
        rf"(?:(?P<d>\d{{1,2}})[ -])?(?P<name>{_MONTH})[ -](?P<y>\d{{4}})",  # as answers in English write it
        rf"(?P<name>{_MONTH}) (?P<d>\d{{1,2}}), ?(?P<y>\d{{4}})",
    )
]
_RANGE = re.compile(r"(?:(?P<first>\d{4}-\d\d-\d\d)|\.\.)/(?:(?P<last>\d{4}-\d\d-\d\d)|\.\.)", re.ASCII)
_MONTHS = [name.lower() for name in month_abbr]
_AROUND = re.compile(
    r"^(?:预计|于|公元)?(.*?)(?:出生|生|毕业|发证|颁发|取得|获得|入学|\s*\(?(?:星期|周)[1-6日天]\)?|[/.,;。、])?$"
)
"""What the field says itself, or the day: 2018年7月毕业, 预计2027年7月, 2019年5月1日（周三）."""
_END = re.compile("^[至到]?(.+?)(?:止|离职|离岗|辞职|退休|调离)?$")
_START = re.compile(
    r"\s*(?:[自从于]|(?i:since|from)\s)?(.+?)(?:开始|起|以来|入职|到岗|上岗|入厂|进厂|参加工作)?(?:[-~～—–\s]*至今)?\s*"
)
_TO = re.compile(r"\s*(?:[至到~～—–-]+|\.\.|\b(?:to|until)\b)\s*")
_TODAY = ("今天", "today")
_LONGEST_SPELL = 60
_NUMERAL = re.compile(r"[0〇○零一二三四五六七八九]{4}(?=年)|(?<!\d)[〇○零一二两三四五六七八九十]+(?!\d)")
"""Not beside a digit: there 一 may be a dash."""
_DIGITS = str.maketrans("〇○零一二三四五六七八九两", "0001234567892")
_NO_DATES = (
    (re.compile(""), "day.empty"),
    (re.compile(r".*\d[ t]\d{1,2}:\d\d.*"), "day.time"),
    (
        re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}|\d{4}\s*[/.。年]\s*\d{1,2}\s*[-–—]\s*\d{1,2}"),
        "day.order",
    ),
    (re.compile(r"'?\d{2}\s*[-/.年].*"), "day.short_year"),
)
"""What could be two days, or says more or less than a day, and the message that says so."""
_MIDNIGHT = re.compile(r"(?<=[\d日])[ t]0?0:00(?::00(?:\.0+)?)?(?:z|\+08:?00)?$")
"""What spreadsheets and databases add to a date."""


def _form(words: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)


_FIRST_YEAR = 1920
"""Earlier days are of nobody who applies: 1900-01-01 stands for a day that is not known, 0219 is 2019 mistyped, and 1000年 is
no length of work."""

_FIRST_ASKED = 1980
"""Whoever works longest, 60 years, has begun in 1920."""


def parse_date(value: object) -> RecordDate:
    """The day that `value` names, or the month or the year where it names no day.

    Raises:
        InvalidDay: it names none, or two, or one before 1920.
    """
    date = _date_of(value)
    if not isinstance(date, DateRange) and date.year < _FIRST_YEAR:
        raise InvalidDay("day.early", given=str(date), first=_FIRST_YEAR)
    return date


def _date_of(value: object) -> RecordDate:
    if _is_missing(value):
        raise InvalidDay("day.empty")
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise InvalidDay("day.time", given=value.isoformat())
        return value.date()
    if isinstance(value, dt.date | InexactDate):
        return value
    given = truncate(value).strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        if re.fullmatch(r"\d{4}\.1", given):  # 2018.10 is the same number
            raise InvalidDay("day.month_in_number", given=given)
        value = given.removesuffix(".0")
    if not isinstance(value, str):
        raise InvalidDay("day.unknown", given=given)
    if value[4:5] == "-" == value[7:8]:  # most are written so
        with suppress(ValueError):
            return dt.date.fromisoformat(value)
    if range_ := _RANGE.fullmatch(value):
        return DateRange(**{side: parse_day(day) for side, day in range_.groupdict().items() if day})
    words = _MIDNIGHT.sub("", _AROUND.sub(r"\1", in_digits(value)))
    match = _form(words)
    if match is None:
        raise InvalidDay(next((code for form, code in _NO_DATES if form.fullmatch(words)), "day.unknown"), given=given)
    parts = match.groupdict()
    month = _MONTHS.index(parts["name"][:3]) if "name" in parts else parts.get("m")
    numbers = [int(number) for number in (parts["y"], month, parts.get("d")) if number is not None]
    with suppress(ValueError):
        return dt.date(*numbers) if len(numbers) == 3 else PartialDate(*numbers)
    raise InvalidDay("day.calendar", given=given)


def parse_start(value: Any) -> Any:
    """The date in words for a beginning: 2018年7月起, 自2018年7月以来, 2018.07-至今; anything else as it is."""
    found = _START.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else value


def spell_in(words: object) -> tuple[str, str] | None:
    """The first and the last date that one text names, as rosters write them: 2018年7月-8月; None if it names no two."""
    plain = in_digits(words) if isinstance(words, str) else ""
    signs = [] if _form(plain) or len(plain) > _LONGEST_SPELL else [*_TO.finditer(plain)]  # most texts name one date
    for sign in reversed(signs):  # the last one first: 2018-07-2020
        first, last = str(parse_start(plain[: sign.start()])), plain[sign.end() :]
        if re.match(r"\d{1,2}月", last) and re.search(r"\d\D+\d", first):  # of the same year; 2018-7月 is a month
            last = f"{first[:4]}年{last}"
        if (last in _TODAY or none_if_ongoing(last) is None or _form(_END.sub(r"\1", last))) and _form(first):
            return first, last
    return None


def none_if_unknown(value: object) -> object:
    """None for words that say that a date is not known, and for what data frames put there; anything else as it is."""
    return None if _is_missing(value) or (isinstance(value, str) and says_nothing(value)) else value


def _is_missing(value: object) -> bool:
    """None, NaN, or pandas' NaT, which is a datetime."""
    return value is None or (isinstance(value, float | dt.datetime) and value != value)


def parse_day(value: object) -> dt.date:
    """The day that `value` names; an InvalidDay also if it is known to the month or year only."""
    date = parse_date(value)
    if isinstance(date, InexactDate):
        raise InvalidDay("day.incomplete", given=truncate(str(value).strip()))
    return date


def resolve_date(on: dt.date | str | None) -> dt.date:
    """The day that a question is about, today where it names none; an InvalidDay if it is before 1980."""
    day = dt.date.today() if on is None else parse_day(on)
    if day.year < _FIRST_ASKED:
        raise InvalidDay("day.early", given=str(day), first=_FIRST_ASKED)
    return day


_ONGOING = re.compile(
    "(?=.*[今现前职岗任期束])(?:[至到迄今仍还中]|现在?|目前|当前|[()]|在?职|在岗|在?任职?|工作|未离职|未结束|长期|无固定期限)+"
    "|(?:to |until )?(?:present|now|date|current|ongoing|permanent)"
)


def none_if_ongoing(value: object) -> object:
    """None for words that say that work goes on, where its last day would stand; else the date, without 至 and 止."""
    if not isinstance(value, str):
        return value
    words = folded(value)
    return None if _ONGOING.fullmatch(words) else _END.sub(r"\1", words)


def in_digits(words: str) -> str:
    """Words in one spelling, with numbers in digits: 2021年12月 for 二〇二一年十二月."""
    return _NUMERAL.sub(_digits_of, folded(words))


def _digits_of(numeral: re.Match[str]) -> str:
    tens, ten, ones = numeral[0].rpartition("十")
    digits = (tens or "一") + (ones or "〇") if ten else ones
    return digits.translate(_DIGITS)


Day = Annotated[dt.date, BeforeValidator(parse_day)]

Date = Annotated[
    RecordDate,
    PlainValidator(parse_date),
    PlainSerializer(lambda date: str(date) if isinstance(date, InexactDate) else date),
    WithJsonSchema({"type": "string", "examples": ["2021-06-01", "2021-06", "2021"]}),
]
"""A date of a record, as a field: written to JSON as far as it is known."""
