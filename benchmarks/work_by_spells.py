"""The days on which months of work are reached, counted on the ends of spells of work (D3, D4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.reference.day_counting import plus_months


def spells_of(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = None
    for index, day in enumerate(days):
        if first is None:
            first = day
        if index + 1 == len(days) or days[index + 1] != day + 1:
            yield first, day + 1
            first = None


def cumulative(spells: Sequence[tuple[int, int]], anchor: int, months: int) -> int | None:
    """D3 on spells: the months are n months after a spell's first day less the days worked before, and reached by working."""
    worked = 0
    for start, stop in spells:
        start = max(start, anchor)
        reached = max(start + 1, plus_months(start - worked, months))
        if reached <= stop:
            return reached
        worked += max(0, stop - start)
    return None


def continuous(spells: Sequence[tuple[int, int]], anchor: int, months: int, gap: int) -> int | None:
    """D4 on spells, those with small gaps between them made one."""
    whole: list[tuple[int, int]] = []
    for start, stop in spells:
        if whole and start - whole[-1][1] <= gap:
            whole[-1] = (whole[-1][0], stop)
        else:
            whole.append((start, stop))
    for start, stop in whole:
        reached = plus_months(max(start, anchor), months)
        if reached <= stop:
            return reached
    return None
