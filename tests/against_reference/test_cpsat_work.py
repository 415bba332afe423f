"""Years of work as the CP-SAT model has them, against the days counted one by one.

The programmes and their first days are given. The model must leave one day only on which the years are reached.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import certladder as cl
from tests.helpers.random_persons import ON
from tests.reference.day_counting import bridged, continuous_reached, cumulative_reached, minus_months, plus_years
from tests.reference.expected_rules import WorkLine

cp_model = pytest.importorskip("ortools.sat.python.cp_model", reason="no ortools here: make references installs it")
from tests.reference.cpsat_days import Days, Literal  # noqa: E402
from tests.reference.cpsat_study import Programme, Study  # noqa: E402
from tests.reference.cpsat_work import WorkCounter, WorkedDays  # noqa: E402

pytestmark = [pytest.mark.reference, pytest.mark.slow, pytest.mark.no_cover]

MANNERS = ("cumulative", "continuous")


def _attended(rng: random.Random, on: int) -> list[tuple[cl.StudyOption, int]]:
    """Up to three programmes, one after another, often at once, and their first days."""
    attended = []
    day = on
    for _ in range(rng.choice((1, 1, 2, 3))):
        day += rng.choice((0, 0, 1, 29, 30, 31, 364, rng.randint(0, 1500)))
        option = cl.StudyOption.model_validate(
            {"school": "university", "years": rng.choice((0.5, 2, 2.5, 4)), "full_time": rng.random() < 0.8}
        )
        attended.append((option, day))
        day = minus_months(day, -round(option.years * 12))
    return attended


def _before(rng: random.Random, on: int, first: int, years: int) -> tuple[int, ...]:
    """Days worked before, often so many that a day more or less makes the years when study begins."""
    needed = plus_years(on, years) - on - (first - on) + rng.choice((-1, 0, 0, 1, rng.randint(-500, -2)))
    count = max(0, needed) if rng.random() < 0.9 else 0
    end = on - rng.choice((0, 0, 1, 30, 400))
    return tuple(range(end - count, end))


@dataclass(frozen=True)
class Years:
    """Years of work to be reached in a life with some programmes, and the day counted."""

    line: WorkLine
    before: tuple[int, ...]
    anchor: int
    attended: list[tuple[cl.StudyOption, int]]
    on: int
    gap: int
    reached: int | None


def _cases(manner: str) -> Iterator[Years]:
    rng = random.Random(manner)
    for _ in range(60):
        on = ON.toordinal() + rng.randint(-800, 800)
        attended = _attended(rng, on)
        years, gap = rng.choice((1, 2, 3, 4, 5, 6)), rng.choice((0, 0, 30, 200, 1100))
        before = _before(rng, on, attended[0][1], years)
        anchor = rng.choice((1, 1, 1, on - 200, on, on + 400))
        worked = [*before, *_worked_after(on, attended)]
        if manner == "continuous":
            reached = continuous_reached(bridged(worked, gap), anchor, 12 * years, worked[-1])
        else:
            reached = cumulative_reached(worked, anchor, 12 * years, worked[-1])
        yield Years(WorkLine(12 * years, manner, "own"), before, anchor, attended, on, gap, reached)


def _away(attended: list[tuple[cl.StudyOption, int]]) -> list[tuple[int, int]]:
    """The days on which full-time programmes begin and are over."""
    return [(start, minus_months(start, -round(option.years * 12))) for option, start in attended if option.full_time]


def _worked_after(on: int, attended: list[tuple[cl.StudyOption, int]]) -> list[int]:
    """The days worked from the day asked on, for thirty years."""
    away = {day for start, end in _away(attended) for day in range(start, end)}
    return [day for day in range(on, on + 11000) if day not in away]


def _reached(case: Years) -> set[int]:
    """Every day on which the model says that the years are reached; of many the first and the last."""
    days = Days()
    study = Study(days, cl.Person(), "电工", [option for option, _ in case.attended], case.on)
    for programme, (_, start) in zip(study.programmes, case.attended, strict=True):
        days.holds([], programme.attended == 1, programme.start == start, programme.slot_day == start)
    study.order()
    chosen = days.literal()
    days.cp.add(chosen == 1)

    def begun(programme: Programme) -> Literal:
        return programme.attended

    working = WorkCounter(days, study, case.on, case.gap)
    reached = working.reached([chosen], case.line, WorkedDays(case.before, True), case.anchor, begun)
    assert reached is not None
    found: set[int] = set()
    for aim in (days.cp.minimize, days.cp.maximize):
        aim(reached)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(days.cp) == cp_model.OPTIMAL
        found.add(solver.value(reached))
    return found


@pytest.mark.parametrize("manner", MANNERS)
def test_years_of_work_are_reached_on_the_day_counted(manner: str) -> None:
    for case in _cases(manner):
        assert _reached(case) == {case.reached}, case
