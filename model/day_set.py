"""A set of days as sorted half-open intervals of ordinals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .periods import BEGINNING, FOREVER


@dataclass(slots=True, unsafe_hash=True, repr=False)
class DaySet:
    """A set of days: sorted, disjoint, non-touching half-open intervals of ordinals.

    >>> spring = DaySet.between(dt.date(2026, 3, 1), dt.date(2026, 6, 1))
    >>> dt.date(2026, 5, 31) in spring, dt.date(2026, 6, 1) in spring
    (True, False)
    >>> (spring & DaySet.since(dt.date(2026, 4, 1))).first()
    datetime.date(2026, 4, 1)
    """

    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def between(cls, start: dt.date, end: dt.date) -> DaySet:
        """The days from `start` up to but not including `end`."""
        return cls.span(start.toordinal(), end.toordinal())

    @classmethod
    def since(cls, day: dt.date) -> DaySet:
        """`day` and all later days."""
        return cls.span(day.toordinal(), FOREVER)

    @classmethod
    def span(cls, start: int, end: int = FOREVER) -> DaySet:
        """The days [start, end) by ordinal; none if `start` is not before `end`."""
        return cls(((start, end),)) if start < end else NEVER

    @classmethod
    def union(cls, spans: Iterable[tuple[int, int]], gap: int = 0) -> DaySet:
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

    def __or__(self, other: DaySet) -> DaySet:
        if not self.spans or not other.spans:
            return self if self.spans else other
        return DaySet.union(self.spans + other.spans)

    def __and__(self, other: DaySet) -> DaySet:
        both = [(a if a > c else c, b if b < d else d) for a, b in self.spans for c, d in other.spans]
        return DaySet(tuple(span for span in both if span[0] < span[1]))

    def __sub__(self, other: DaySet) -> DaySet:
        left = self.spans
        for a, b in other.spans:
            cut = ((start, end) for c, d in left for start, end in ((c, min(d, a)), (max(c, b), d)))
            left = tuple(span for span in cut if span[0] < span[1])
        return DaySet(left)

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

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self.spans)

    def __repr__(self) -> str:
        def name(day: int) -> str:
            return "…" if day in (BEGINNING, FOREVER) else dt.date.fromordinal(day).isoformat()

        return f"DaySet({', '.join(f'[{name(start)}, {name(end)})' for start, end in self.spans)})"


NEVER = DaySet()
ALL = DaySet.span(BEGINNING)
