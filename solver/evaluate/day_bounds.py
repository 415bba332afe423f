"""The pair of day sets that everything is evaluated to (DESIGN §2)."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.day_set import ALL, NEVER, DaySet

__all__ = ["ALWAYS", "NOTHING", "UNKNOWN", "DayBounds"]


@dataclass(slots=True)
class DayBounds:
    """The days on which something certainly holds, and those on which it possibly does: certain is within possible."""

    certain: DaySet
    possible: DaySet

    def __and__(self, other: DayBounds) -> DayBounds:
        return DayBounds(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: DayBounds) -> DayBounds:
        return DayBounds(self.certain | other.certain, self.possible | other.possible)


NOTHING = DayBounds(NEVER, NEVER)
UNKNOWN = DayBounds(NEVER, ALL)
ALWAYS = DayBounds(ALL, ALL)
