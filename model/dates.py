"""Calendar arithmetic (D1, D2), and `DateSet`: a set of days as sorted half-open intervals.

Inside the library a day is its ordinal (`date.toordinal()`), an int; `FOREVER` stands for "no end".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Annotated

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator

from .errors import InvalidDay, shorten
from .value import Value

__all__ = [
    "ALL",
    "BEGINNING",
    "FOREVER",
    "NEVER",
    "DateSet",
    "Day",
    "Period",
    "add_months",
    "add_years",
    "day_asked",
    "parse_day",
]

BEGINNING = dt.date.min.toordinal()
FOREVER = dt.date.max.toordinal() + 1


def parse_day(value: object) -> dt.date:
    """The day that `value` names: a date, a datetime at midnight, or text in ISO form (2021-06-01).

    Raises:
        InvalidDay: it names no day; the message says what would.

    >>> parse_day("2021-06-01")
    datetime.date(2021, 6, 1)
    """
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise InvalidDay(f"{value.isoformat()} has a time of day; expected a date such as 2021-06-01")
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        with suppress(ValueError):
            return _read_day(value.strip())
    raise InvalidDay(f"{shorten(str(value))!r} is not a day; expected an existing date written like 2021-06-01")


def _read_day(words: str) -> dt.date:
    with suppress(ValueError):
        day = dt.date.fromisoformat(words)
        if day.isoformat() == words:
            return day
    return dt.datetime.strptime(words, "%Y-%m-%d").date()


Day = Annotated[dt.date, BeforeValidator(parse_day)]


def day_asked(on: dt.date | str | None) -> dt.date:
    """The day that a question is about: today where it names none.

    Raises:
        InvalidDay: `on` is not a day.

    >>> day_asked("2026-11-22"), day_asked(None) == dt.date.today()
    (datetime.date(2026, 11, 22), True)
    """
    return dt.date.today() if on is None else parse_day(on)


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


class Period(Value):
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

    def __bool__(self) -> bool:
        return bool(self.years or self.months or self.days)

    def __str__(self) -> str:
        return self.words("en")

    def words(self, lang: str) -> str:
        """The period in words, in Chinese ("zh") or English ("en")."""
        parts = [(self.years, "年", "year"), (self.months, "个月", "month"), (self.days, "天", "day")]
        if lang == "zh":
            return "".join(f"{n}{zh}" for n, zh, _ in parts if n) or "0天"
        return " ".join(f"{n} {en}{'s' if n != 1 else ''}" for n, _, en in parts if n) or "0 days"


@lru_cache(maxsize=1 << 14)
def _between(start: dt.date, end: dt.date) -> Period:
    delta = relativedelta(end, start)
    return Period.trusted(years=delta.years, months=delta.months, days=delta.days)


class DateSet:
    """A set of days: sorted, disjoint, non-touching half-open intervals of ordinals.

    >>> spring = DateSet.between(dt.date(2026, 3, 1), dt.date(2026, 6, 1))
    >>> dt.date(2026, 5, 31) in spring, dt.date(2026, 6, 1) in spring
    (True, False)
    >>> (spring & DateSet.since(dt.date(2026, 4, 1))).first()
    datetime.date(2026, 4, 1)
    """

    __slots__ = ("spans",)

    def __init__(self, spans: tuple[tuple[int, int], ...] = ()) -> None:
        self.spans = spans

    @classmethod
    def between(cls, start: dt.date, end: dt.date) -> DateSet:
        """The days from `start` up to but not including `end`."""
        return cls.span(start.toordinal(), end.toordinal())

    @classmethod
    def since(cls, day: dt.date) -> DateSet:
        """`day` and all later days."""
        return cls.span(day.toordinal(), FOREVER)

    @classmethod
    def span(cls, start: int, end: int = FOREVER) -> DateSet:
        """The days [start, end) by ordinal; none if `start` is not before `end`."""
        return cls(((start, end),)) if start < end else NEVER

    @classmethod
    def union(cls, spans: Iterable[tuple[int, int]], gap: int = 0) -> DateSet:
        """All days of `spans`, bridging gaps of up to `gap` days between them."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if start >= end:
                continue
            if merged and start <= merged[-1][1] + gap:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return cls(tuple(merged))

    def __or__(self, other: DateSet) -> DateSet:
        mine, theirs = self.spans, other.spans
        if not mine or not theirs:
            return self if mine else other
        if len(mine) == len(theirs) == 1 and mine[0][1] == theirs[0][1]:
            return self if mine[0][0] <= theirs[0][0] else other
        return DateSet.union(mine + theirs)

    def __and__(self, other: DateSet) -> DateSet:
        mine, theirs = self.spans, other.spans
        if not mine or not theirs:
            return NEVER
        if len(mine) == len(theirs) == 1 and mine[0][1] == theirs[0][1]:
            return self if mine[0][0] >= theirs[0][0] else other
        both = [(a if a > c else c, b if b < d else d) for a, b in mine for c, d in theirs]
        return DateSet(tuple(span for span in both if span[0] < span[1]))

    def __sub__(self, other: DateSet) -> DateSet:
        left = self.spans
        for a, b in other.spans:
            cut = ((start, end) for c, d in left for start, end in ((c, min(d, a)), (max(c, b), d)))
            left = tuple(span for span in cut if span[0] < span[1])
        return DateSet(left)

    def __contains__(self, day: dt.date) -> bool:
        return self.covers(day.toordinal())

    def covers(self, day: int) -> bool:
        """Whether the ordinal `day` is in the set."""
        return self.first_from(day) == day

    def first_from(self, day: int) -> int | None:
        """The first day of the set on or after the ordinal `day`; None if there is none."""
        for start, end in self.spans:
            if day < end:
                return max(start, day)
        return None

    def first(self, day: dt.date = dt.date.min) -> dt.date | None:
        """The first day of the set on or after `day`; None if there is none."""
        found = self.first_from(day.toordinal())
        return None if found is None else dt.date.fromordinal(found)

    def after(self, day: int) -> DateSet:
        """The days of the set on or after the ordinal `day`."""
        return self & DateSet.span(day)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DateSet) and self.spans == other.spans

    def __hash__(self) -> int:
        return hash(self.spans)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self.spans)

    def __repr__(self) -> str:
        def name(day: int) -> str:
            return "…" if day in (BEGINNING, FOREVER) else dt.date.fromordinal(day).isoformat()

        return f"DateSet({', '.join(f'[{name(start)}, {name(end)})' for start, end in self.spans)})"


NEVER = DateSet()
ALL = DateSet.span(BEGINNING)
