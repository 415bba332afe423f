"""Days in CP-SAT: the calendar exactly, the first and the last of several days, each only where a literal holds.

A function of the calendar, such as "three years after", moves a day on by one of a few numbers of days; which of
them says the day's domain. So `d + 3 years` is `d + 1095 + e`, where the literal e holds for just the days from
which 1,096 are needed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import LinearExpr, Literal

from tests.reference.day_counting import minus_months

FIRST = dt.date(1950, 1, 1).toordinal()
LAST = dt.date(2085, 12, 31).toordinal()

Time = int | LinearExpr  # a day that is known, or one to be found
Source = tuple[Literal, Time]  # a day that is there where the literal holds


class Shift:
    """A function of days as the numbers of days by which it moves them: each with the days that it moves so far."""

    def __init__(self, of: Callable[[int], int]) -> None:
        self.of = of
        runs: dict[int, list[list[int]]] = {}
        for moved, days in groupby(range(FIRST, LAST + 1), lambda day: of(day) - day):
            run = list(days)
            runs.setdefault(moved, []).append([run[0], run[-1]])
        self.runs = runs
        self.domains = {moved: cp_model.Domain.from_intervals(intervals) for moved, intervals in runs.items()}


@cache
def months_after(months: int) -> Shift:
    """The same day of the month so many months on, or that month's last day."""
    return Shift(lambda day: minus_months(day, -months))


@cache
def student_from(months: int, final: int) -> Shift:
    """D10: from the first day of a programme of so many months to that of its final year."""
    return Shift(lambda day: max(day, minus_months(minus_months(day, -months), final)))


class Days:
    """A CP-SAT model in which days stand for ordinals; what is said `under` literals holds where they all do."""

    def __init__(self) -> None:
        self.cp = cp_model.CpModel()
        self._shifted: dict[tuple[int, Shift], Time] = {}

    def literal(self) -> Literal:
        return self.cp.new_bool_var("")

    def day(self) -> cp_model.IntVar:
        return self.cp.new_int_var(FIRST, LAST, "")

    def holds(self, under: Iterable[Literal], *sayings: cp_model.BoundedLinearExpression | bool) -> None:
        literals = list(under)
        for saying in sayings:
            self.cp.add(saying).only_enforce_if(literals)

    def one_of(self, under: Iterable[Literal], choices: Iterable[Literal]) -> None:
        """At least one of the choices."""
        self.cp.add_bool_or([*choices, *(~literal for literal in under)])

    def never(self, *literals: Literal) -> None:
        """Not all of these together."""
        self.cp.add_bool_or([~literal for literal in literals])

    def variable(self, time: Time) -> Time:
        """The day as a number or a variable."""
        if isinstance(time, int | cp_model.IntVar):
            return time
        day = self.day()
        self.cp.add(day == time)
        return day

    def shifted(self, time: Time, shift: Shift) -> Time:
        """The day to which a function of the calendar moves a day."""
        if isinstance(time, int):
            return shift.of(time)
        day = self.variable(time)
        assert isinstance(day, cp_model.IntVar)
        key = (day.index, shift)
        if key not in self._shifted:
            self._shifted[key] = self._find_shifted(day, shift)
        return self._shifted[key]

    def _find_shifted(self, day: cp_model.IntVar, shift: Shift) -> Time:
        domains = list(shift.domains.items())
        if len(domains) == 1:
            return day + domains[0][0]
        first = self.literal()
        literals: list[Literal] = [first, ~first] if len(domains) == 2 else [self.literal() for _ in domains]
        if len(domains) > 2:
            self.cp.add_exactly_one(literals)
        for literal, (_, domain) in zip(literals, domains, strict=True):
            self.cp.add_linear_expression_in_domain(day, domain).only_enforce_if(literal)
        return day + sum(moved * literal for literal, (moved, _) in zip(literals, domains, strict=True))

    def earliest(
        self, under: Sequence[Literal], known: Iterable[int], sources: Sequence[Source], on: int
    ) -> Time | None:
        """The first of the days that are there; None if there can be none. No source has a day before `on`."""
        soonest = min(known, default=None)
        if not sources or (soonest is not None and soonest <= on):
            return soonest
        found = self.day()
        picks: list[Literal] = []
        for there, time in [*sources, *([(None, soonest)] if soonest is not None else [])]:
            pick = self.literal()
            picks.append(pick)
            present = [] if there is None else [there]
            self.holds([*under, *present], found <= time)
            self.holds([pick], found >= time)
            if there is not None:
                self.cp.add_implication(pick, there)
        self.one_of(under, picks)
        return found

    def is_latest(self, under: Sequence[Literal], found: Time, times: Iterable[Time]) -> None:
        """That a day is the last of these."""
        picks: list[Literal] = []
        for time in times:
            pick = self.literal()
            picks.append(pick)
            self.holds(under, found >= time)
            self.holds([*under, pick], found <= time)
        self.one_of(under, picks)

    def latest(self, under: Sequence[Literal], times: Sequence[Time]) -> Time:
        """The last of these days."""
        if all(isinstance(time, int) for time in times):
            return max(times)
        found = self.day()
        self.is_latest(under, found, times)
        return found
