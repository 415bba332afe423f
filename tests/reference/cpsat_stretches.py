"""Stretches of unbroken work in CP-SAT (D4): which of them full-time programmes break, and where new ones begin.

From the day asked on work goes on but for full-time programmes. One that is short, or follows a few days after the
last one worked, may be bridged like any other gap: then work after it belongs to the stretch before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tests.reference.cpsat_days import FIRST, LAST, Days, Literal, Time
from tests.reference.cpsat_study import Programme, Study

LONG_AGO = FIRST  # when those who have never worked stopped


@dataclass(frozen=True)
class Stretch:
    """The stretch of work before a programme: the day after its last, its first, and the first of the one after.

    `broken` says that the programme ends it: work after the programme makes a new stretch.
    """

    last: cp_model.IntVar
    stretch: cp_model.IntVar
    next: cp_model.IntVar
    broken: Literal


def present_stretch(before: Sequence[int], on: int, gap: int) -> int:
    """The first day of the stretch that reaches to the day asked, of which `before` are the days before it."""
    if not before or on - (before[-1] + 1) > gap:
        return on
    return _stretch_start(before)


def find_stretches(days: Days, study: Study, before: Sequence[int], on: int, gap: int) -> dict[Programme, Stretch]:
    """For each programme, the stretch of work before it; only one that is full-time interrupts work."""
    cp = days.cp
    last, stretch = (before[-1] + 1, _stretch_start(before)) if before else (LONG_AGO, LONG_AGO)
    origin = Stretch(
        cp.new_constant(last),
        cp.new_constant(stretch),
        cp.new_constant(present_stretch(before, on, gap)),
        days.literal(),
    )
    found = {
        programme: Stretch(
            cp.new_int_var(LONG_AGO, LAST, ""), cp.new_int_var(LONG_AGO, LAST, ""), days.day(), days.literal()
        )
        for programme in study.programmes
    }
    for programme, here in found.items():
        for other, arc in study.before(programme):
            there, free = (origin, on) if other is None else (found[other], other.end)
            _follow(days, arc, programme, here, there, free, always=other is not None and not other.full_time)
        if programme.full_time:
            cp.add_implication(here.broken, programme.attended)
            days.holds([here.broken], programme.end - here.last >= gap + 1, here.next == programme.end)
            bridged = [programme.attended, ~here.broken]
            days.holds(bridged, programme.end - here.last <= gap, here.next == here.stretch)
        else:
            cp.add(here.broken == 0)
            for other, arc in study.before(programme):
                days.holds([arc], here.next == (origin if other is None else found[other]).next)
    return found


def _follow(
    days: Days, arc: Literal, programme: Programme, here: Stretch, there: Stretch, free: Time, always: bool
) -> None:
    """What is before a programme that follows another: work since, or if there is none what was before that one."""
    worked = days.literal()
    if always:
        days.cp.add_implication(arc, worked)
    else:
        days.holds([arc, worked], programme.start >= free + 1)
    days.holds([arc, worked], here.last == programme.start, here.stretch == there.next)
    days.holds([arc, ~worked], programme.start == free, here.last == there.last, here.stretch == there.stretch)


def _stretch_start(unbroken: Sequence[int]) -> int:
    first = len(unbroken) - 1
    while first > 0 and unbroken[first - 1] == unbroken[first] - 1:
        first -= 1
    return unbroken[first]
