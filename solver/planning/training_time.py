"""How long a training takes that a plan has the person attend."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple, Self

from ...model.dates import add_months
from ...model.policy import Policy
from ...model.standard import Standard
from ...model.terms import Level

__all__ = ["TrainingTime"]


class TrainingTime(NamedTuple):
    """So many months, or weeks where the hours are known and how many there are in a week."""

    months: int = 0
    weeks: int = 0

    @classmethod
    def of(cls, standard: Standard, level: Level, policy: Policy) -> Self:
        """The time by `Policy.training_hours_per_week` and the standard's hours, else `Policy.training_months`."""
        hours = standard.training_hours.get(level)
        if hours is None or policy.training_hours_per_week is None:
            return cls(months=policy.training_months)
        return cls(weeks=ceil(hours / policy.training_hours_per_week))

    def after(self, day: int) -> int:
        """The day on which a training ends that begins on a day."""
        return add_months(day, self.months) + 7 * self.weeks

    def before(self, day: int) -> int:
        """The day on which a training begins that ends on a day."""
        return add_months(day, -self.months) - 7 * self.weeks
