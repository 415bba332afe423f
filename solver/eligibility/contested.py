"""Under which other readings an answer would be another: found by asking again with the switch of the policy turned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...model.readings import READINGS
from ...model.requirements import Requirement
from ..evaluate.day_bounds import ALWAYS, DayBounds
from ..evaluate.evaluate import days_of_any, settings_read
from ..evaluate.record_view import RecordView

__all__ = ["contested"]

_SWITCHED = {number: reading for number, reading in READINGS.items() if reading.policy}


def contested(
    alternatives: Sequence[tuple[Requirement, ...]],
    view: RecordView,
    on: dt.date,
    *,
    in_force: DayBounds = ALWAYS,
    possibly: bool = False,
) -> tuple[str, ...]:
    """The numbers of the readings that this verdict, or its first day, rests on.

    `in_force`: the days of the edition. With `possibly` what is not known is taken to be so.
    """

    def outcome(seen: RecordView) -> object:
        verdict, certain_from, possible_from = (days_of_any(alternatives, seen) & in_force).outlook(on)
        return verdict, possible_from if possibly else certain_from

    read = settings_read(alternatives, view)
    matters = {number: reading for number, reading in _SWITCHED.items() if reading.policy in read}
    turned = {number: view.with_policy(reading.turned(view.settings)) for number, reading in matters.items()}
    return tuple(number for number, other in turned.items() if outcome(other) != outcome(view))
