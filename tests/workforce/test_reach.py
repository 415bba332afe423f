"""Comparisons with constants stand for calendar arithmetic: on every day, and in the corner of D3."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from certladder.model.dates import BEGINNING, FOREVER, add_months, add_years
from certladder.model.day_set import DaySet
from certladder.solver.evaluate.work_time import reached_cumulative
from certladder.workforce.reach import latest_graduation, latest_start, years_by, ymd

ON = dt.date(2026, 11, 22).toordinal()


@pytest.mark.parametrize("years", [1, 2, 4, 15])
def test_the_latest_start_is_the_latest(years: int) -> None:
    for day in range(ON - 1500, ON + 1500):
        start = latest_start(day, years)
        assert add_years(start, years) <= day < add_years(start + 1, years)


def test_at_the_beginning_of_the_calendar() -> None:
    assert latest_start(dt.date(3, 1, 1).toordinal(), 5) == BEGINNING - 1
    assert years_by(dt.date(3, 1, 1).toordinal(), 5) == ()
    assert latest_start(BEGINNING, 0) == BEGINNING
    day = dt.date(2, 6, 1).toordinal()
    assert years_by(day, 1) == ((day, 365),)


@pytest.mark.parametrize("months", [0, 1, 6, 12, 18])
def test_the_latest_graduation_is_the_latest(months: int) -> None:
    for day in range(ON - 800, ON + 800):
        graduated = latest_graduation(day, months)
        assert add_months(graduated, -months) <= day < add_months(graduated + 1, -months)
    assert latest_graduation(FOREVER - 5, 12) == FOREVER


@pytest.mark.parametrize("seed", range(4))
def test_the_pairs_say_when_years_are_reached(seed: int) -> None:
    """D3, with spells whose days come near the years asked, ended or going on, around leap days."""
    rng = random.Random(seed)
    for _ in range(1_500):
        years = rng.choice((1, 2, 3, 4, 5, 6, 8, 15))
        year = rng.choice((1904, 2000, 2024, 2025, 2026, 2028, 2096, 2105))
        day = dt.date(year, 2, 27).toordinal() + rng.choice((0, 1, 2, 3, 4, rng.randint(0, 300)))
        first = add_years(day, -years) - rng.randint(-3, rng.choice((30, 1500, 20_000)))
        total = day - add_years(day, -years) + rng.choice((-2, -1, 0, 0, 1, 2))
        worked = _spells(rng, first, total)
        reached = reached_cumulative(worked, years)
        for asked in (day, day + rng.randint(-800, 800)):
            earliest = rng.choice((BEGINNING, first))
            met = any(_before(worked, until) >= days for until, days in years_by(asked, years, earliest))
            assert met == (reached is not None and reached <= asked)


def _spells(rng: random.Random, first: int, total: int) -> DaySet:
    cuts = sorted(rng.sample(range(1, total), rng.randint(0, 2)))
    spells = []
    for begin, end in zip([0, *cuts], [*cuts, total], strict=True):
        spells.append((first, first + end - begin))
        first += end - begin + rng.choice((1, 2, 30, 400))
    if rng.random() < 0.3:
        spells[-1] = (spells[-1][0], FOREVER)
    return DaySet.union(spells)


def _before(worked: DaySet, until: int) -> int:
    return sum(max(0, min(end, until) - start) for start, end in worked)


def test_the_first_pair_stays() -> None:
    assert years_by(ON, 3, ON) == ((ON, 1096),)
    assert len(years_by(ON, 3)) == 2


def test_days_that_read_as_dates() -> None:
    assert (ymd(ON), ymd(FOREVER)) == (20261122, 100000101)
