"""The same questions to certladder, CP-SAT and clingo: how long each takes, and whether all give the same answers.

CP-SAT and clingo look for the whole front, building the model or grounding included; imports are not counted for
anyone. A planner that takes too long over a question is stopped; after the second time it is asked no more in that row.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import certladder as cl
from benchmarks import clingo_planner
from benchmarks.question_sets import beginners, catalog_for, copies, programmes, random_persons, related
from tests.reference import cpsat
from tests.reference.queries import TooLong, wishes_of
from tests.reference.question import Figures, Question

Front = set[Figures]
Planner = Callable[[Question], Callable[[], Front]]

PATIENCE = 60.0  # seconds
LONG_ENOUGH = 0.2  # seconds: a question is asked again and again for so long
ROWS: tuple[tuple[str, Callable[[], Sequence[Question]]], ...] = (
    ("a  a beginner to the top of each occupation", beginners),
    ("b  200 random persons", random_persons),
    ("c  as a, all usual programmes offered", programmes),
    ("d  seven occupations related", related),
    *((f"e  a beginner, {number} related occupations", partial(copies, number)) for number in (4, 8, 16, 32)),
)


@dataclass
class Times:
    """What a planner took for a row, in milliseconds; and what it did not finish."""

    times: list[float] = field(default_factory=list)
    too_long: list[str] = field(default_factory=list)
    left_out: int = 0
    wrong: int = 0

    @property
    def gives_up(self) -> bool:
        return len(self.too_long) >= 2

    @property
    def median(self) -> float:
        """Unfinished questions count as having taken for ever."""
        unfinished = len(self.too_long) + self.left_out
        return statistics.median([*self.times, *[float("inf")] * unfinished])


def with_certladder(question: Question) -> Callable[[], Front]:
    advisor, wishes = cl.Advisor(catalog_for(question), question.policy), wishes_of(question)
    asked = (question.person, question.occupation, question.level, question.on)

    def answer() -> Front:
        try:
            plans = advisor.plans(*asked, **wishes)
        except cl.NoPath:
            return set()
        return {(plan.days, plan.certificates, plan.trainings, plan.programmes) for plan in plans}

    return answer


PLANNERS: dict[str, Planner] = {
    "certladder": with_certladder,
    "CP-SAT": lambda question: lambda: cpsat.front(question, seconds=PATIENCE),
    "clingo": lambda question: lambda: clingo_planner.front(question, PATIENCE),
}


def compare() -> None:
    """Print one line for each row of questions."""
    for planner in PLANNERS.values():  # calendars, grammars and catalogs are made once
        planner(beginners()[1])()
    print("Whole fronts, medians; x: how many times as long as certladder.")
    print(f"{'certladder':>13} {'CP-SAT':>20} {'clingo':>20}  questions")
    for name, ask in ROWS:
        _print_row(name, _time(ask()))


def _time(questions: Sequence[Question]) -> dict[str, Times]:
    row = {name: Times() for name in PLANNERS}
    for question in questions:
        expected: Front | None = None
        for name, planner in PLANNERS.items():
            found = _ask(row[name], planner(question), question)
            if expected is None:
                expected = found
            row[name].wrong += found is not None and found != expected
    return row


def _ask(times: Times, answer: Callable[[], Front], question: Question) -> Front | None:
    """The answer, timed: the median of as many times as there is time for."""
    if times.gives_up:
        times.left_out += 1
        return None
    taken: list[float] = []
    begun = time.perf_counter()
    while not taken or (time.perf_counter() - begun < LONG_ENOUGH and len(taken) < 20):
        start = time.perf_counter()
        try:
            found = answer()
        except TooLong:
            times.too_long.append(question.occupation)
            return None
        taken.append((time.perf_counter() - start) * 1000)
    times.times.append(statistics.median(taken))
    return found


def _print_row(name: str, row: dict[str, Times]) -> None:
    ours = row["certladder"].median
    cells = [f"{ours:10.2f} ms"]
    for planner in ("CP-SAT", "clingo"):
        median = row[planner].median
        over = f"over {PATIENCE:.0f} s"
        cells.append(f"{over:>20}" if median == float("inf") else f"{median:8.1f} ms {median / ours:6.0f} x")
    equal = sum(len(times.times) for times in row.values())
    wrong = sum(times.wrong for times in row.values())
    print(f"{' '.join(cells)}  {name}; {equal} answers, {wrong or 'none'} different", flush=True)
    for planner, times in row.items():
        if times.too_long:
            print(
                f"{'':8}{planner}: stopped after {PATIENCE:.0f} s on {', '.join(times.too_long)};"
                f" {times.left_out} more not asked; medians of all asked"
            )
