"""Years of work in CP-SAT (D3, D4), to the day, with work suspended during full-time programmes.

Until the day asked the days worked are the person's records: numbers, counted by the oracle. From then on every day
counts but those of full-time programmes. So n years of cumulative work from a day on are reached on the first day d
with d >= (that day + the days suspended before d) + n years that follows a day worked; of continuous work, n years after
the beginning of the stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tests.reference.cpsat_days import LAST, Days, Literal, Shift, Time, months_after
from tests.reference.cpsat_stretches import Stretch, find_stretches, present_stretch
from tests.reference.cpsat_study import Programme, Study
from tests.reference.day_counting import bridged, continuous_reached, cumulative_reached
from tests.reference.eligibility import UNKNOWN, Oracle
from tests.reference.expected_rules import WorkLine


class Unstated(NotImplementedError):
    """A corner that this statement of the problem leaves out."""


@dataclass(frozen=True)
class WorkedDays:
    """The days that count for a line: those before the day asked, and from then on every day, or a few `later`."""

    before: tuple[int, ...]
    goes_on: bool
    everywhere: bool = False
    later: tuple[int, ...] = ()

    @classmethod
    def of(cls, oracle: Oracle, scope: str, grade: int, target: str, on: int) -> WorkedDays:
        if grade == UNKNOWN and oracle.is_unknown("work"):
            return cls((), True, everywhere=True)
        counting = [work for work in oracle.person.work or () if oracle.counts(scope, work.occupation) >= grade]
        running = any(work.end is None and work.start.toordinal() <= on for work in counting)
        goes_on = running or oracle.counts(scope, target) >= grade
        if goes_on and oracle.studies_full_time(grade, on):
            raise Unstated("the person's own full-time study, which interrupts work that goes on")
        days = oracle.days_worked(scope, grade, on - 1 if goes_on else LAST)
        before, later = (tuple(day for day in days if (day < on) is past) for past in (True, False))
        return cls(before, goes_on, later=later)


class WorkCounter:
    """The days on which years of work are reached, in the life of one person with some programmes."""

    def __init__(self, days: Days, study: Study, on: int, gap: int) -> None:
        self.days = days
        self.study = study
        self.on = on
        self.gap = gap
        self._lost: dict[object, Time] = {}
        self._stretches: dict[WorkedDays, dict[Programme, Stretch]] = {}

    def reached(
        self,
        under: Sequence[Literal],
        line: WorkLine,
        worked: WorkedDays,
        anchor: Time,
        begun: Callable[[Programme], Literal],
    ) -> Time | None:
        """The first day on which the work is done that counts from the anchor; None if it never is.

        Under the literals; of the programmes only those `begun` count.
        """
        if worked.later and self.study.full_time:
            raise Unstated("full-time study, and work that counts for another occupation only and ends later")
        if worked.everywhere:
            return self.days.shifted(anchor, months_after(line.months))
        known = anchor if isinstance(anchor, int) else None
        continuous = line.manner == "continuous"
        if known is not None:
            done = self._counted(line, worked, known, self.on if worked.goes_on and not continuous else LAST)
            if done is not None or not worked.goes_on:
                return done
        elif not worked.goes_on:
            return self._while_it_lasts(under, line, worked, anchor)
        return (self._continuous if continuous else self._cumulative)(under, line.months, worked, anchor, begun)

    def _counted(self, line: WorkLine, worked: WorkedDays, anchor: int, until: int) -> int | None:
        days = (*worked.before, *worked.later)
        if line.manner == "continuous":
            return continuous_reached(bridged(days, self.gap), anchor, line.months, until)
        return cumulative_reached(days, anchor, line.months, until)

    def _while_it_lasts(
        self, under: Sequence[Literal], line: WorkLine, worked: WorkedDays, anchor: Time
    ) -> Time | None:
        """Work that ends: for each day from which it may count, the day on which the years are reached, if any."""
        anchors = range(self.on, worked.later[-1] + 1 if worked.later else self.on)
        pairs = [(day, self._counted(line, worked, day, LAST)) for day in anchors]
        known = [(day, done) for day, done in pairs if done is not None]
        if not known:
            return None
        days, reached = self.days, self.days.day()
        since = days.day()
        days.cp.add_allowed_assignments([since, reached], known)
        days.holds(under, since == anchor)
        return reached

    # cumulative

    def _cumulative(
        self,
        under: Sequence[Literal],
        months: int,
        worked: WorkedDays,
        anchor: Time,
        begun: Callable[[Programme], Literal],
    ) -> Time:
        days, shift = self.days, months_after(months)
        credit = 0
        if isinstance(anchor, int) and anchor < self.on:
            credit = sum(day >= anchor for day in worked.before)
            anchor = self.on
        if not self.study.full_time:
            return days.latest(under, [days.shifted(days.variable(anchor - credit), shift), anchor + 1])
        origin = anchor - credit - self.lost_before(anchor)  # with the days lost before d, d's share not worked
        reached = days.day()
        enough = days.shifted(days.variable(origin + self.lost_before(reached)), shift)
        days.holds(under, reached >= enough)
        at_once, exactly = days.literal(), days.literal()  # at once: with the first day worked from the anchor on
        choices: list[Literal] = [at_once, exactly]
        days.holds([*under, at_once], reached == anchor + 1, reached >= enough + 1)
        days.holds([*under, exactly], reached == enough)
        for programme in self.study.full_time:
            passed = self._is_between(anchor, programme, reached)
            days.holds([*under, passed], reached >= programme.end + 1)
            self._not_before(programme, [*under, passed], origin, anchor, shift)
            first = days.literal()  # enough with the first day worked after the programme
            choices.append(first)
            days.cp.add_implication(first, passed)
            days.holds([*under, first], reached == programme.end + 1, reached >= enough + 1)
        days.one_of(under, choices)
        return reached

    def _not_before(self, programme: Programme, under: list[Literal], origin: Time, anchor: Time, shift: Shift) -> None:
        """The years are not reached when the programme begins, or no day is worked right before it."""
        days = self.days
        short, first = days.literal(), days.literal()
        days.holds(
            [*under, short],
            days.shifted(days.variable(origin + self._lost_at_start(programme)), shift) >= programme.start + 1,
        )
        days.holds([*under, first], programme.start == anchor)
        reasons: list[Literal] = [short, first]
        for other in self.study.full_time:
            if other is not programme:
                directly = days.literal()
                reasons.append(directly)
                days.cp.add_implication(directly, other.attended)
                days.holds([*under, directly], other.end == programme.start)
        days.one_of(under, reasons)

    def _is_between(self, anchor: Time, programme: Programme, reached: Time) -> Literal:
        """Whether the programme is attended, begun on or after the anchor and before the day."""
        days = self.days
        literal, sooner, later = days.literal(), days.literal(), days.literal()
        days.cp.add_implication(literal, programme.attended)
        days.holds([literal], programme.start >= anchor, programme.start <= reached - 1)
        days.holds([sooner], programme.start <= anchor - 1)
        days.holds([later], programme.start >= reached)
        days.one_of([programme.attended], [literal, sooner, later])
        return literal

    def lost_before(self, time: Time) -> Time:
        """How many days have been suspended before a day."""
        if isinstance(time, int) and time <= self.on:
            return 0
        day = self.days.variable(time)
        key = ("variable", day.index) if isinstance(day, cp_model.IntVar) else day
        if key not in self._lost:
            self._lost[key] = sum(self._lost_in(programme, day) for programme in self.study.full_time)
        return self._lost[key]

    def _lost_in(self, programme: Programme, day: Time) -> cp_model.IntVar:
        cp, days = self.days.cp, self.days
        length = 31 * programme.months
        lost = cp.new_int_var(0, length, "")
        before, within, after = days.literal(), days.literal(), days.literal()
        cp.add_exactly_one([before, within, after, ~programme.attended])
        days.holds([before], lost == 0, day <= programme.start)
        days.holds([within], lost == day - programme.start, day >= programme.start + 1, day <= programme.end)
        days.holds([after], lost == programme.end - programme.start, day >= programme.end + 1)
        days.holds([~programme.attended], lost == 0)
        return lost

    def _lost_at_start(self, programme: Programme) -> Time:
        return self.lost_before(programme.start)

    # continuous

    def _continuous(
        self,
        under: Sequence[Literal],
        months: int,
        worked: WorkedDays,
        anchor: Time,
        begun: Callable[[Programme], Literal],
    ) -> Time:
        days, shift = self.days, months_after(months)
        before = bridged(worked.before, self.gap)
        first = present_stretch(before, self.on, self.gap)
        if not self.study.full_time:
            return days.shifted(days.latest(under, [anchor, first]), shift)
        if worked not in self._stretches:
            self._stretches[worked] = find_stretches(days, self.study, before, self.on, self.gap)
        stretches = self._stretches[worked]
        reached, begins, stretch = days.day(), days.day(), days.day()
        days.is_latest(under, begins, [anchor, stretch])
        days.holds(under, reached == days.shifted(begins, shift))
        origin = days.literal()
        choices: list[Literal] = [origin]
        days.holds([*under, origin], stretch == first)
        for programme in self.study.full_time:
            here, broken = stretches[programme], stretches[programme].broken
            counts = begun(programme)
            choice, in_time, over = days.literal(), days.literal(), days.literal()
            choices.append(choice)
            days.cp.add_implication(choice, counts)
            days.cp.add_implication(choice, broken)
            days.holds([*under, choice], stretch == programme.end)
            days.holds([*under, in_time], reached <= here.last)
            until = days.day()
            days.is_latest([*under, over], until, [anchor, here.stretch])
            days.holds([*under, over], stretch >= programme.end, days.shifted(until, shift) >= here.last + 1)
            days.one_of([*under, counts, broken], [in_time, over])
        days.one_of(under, choices)
        return reached
