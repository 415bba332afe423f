"""One way to earn a certificate, and how long its training takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import NamedTuple, Self

from ...model.dates import add_months
from ...model.graph import CertificateNode
from ...model.person import Certificate, Training
from ...model.policy import Policy
from ...model.requirements import CertificateRequirement, Requirement
from ...model.standard import Clause, Standard
from ...model.terms import CertificateKind, Level

__all__ = ["TrainingTime", "Transition", "certificate"]


@dataclass(eq=False)
class Transition:
    """One way to earn the certificate of a level: an alternative, and the training to be taken for it, if any.

    Without a clause, the conditions of the level are not documented, and the certificate is taken to be earned at once.
    """

    standard: Standard
    level: Level
    clause: Clause | None = None
    alternative: int = 0
    requirements: tuple[Requirement, ...] = ()
    training: Training | None = None

    @cached_property
    def node(self) -> CertificateNode:
        """The certificate it earns."""
        return CertificateNode(self.standard.occupation, self.level)

    @cached_property
    def certificates(self) -> list[CertificateRequirement]:
        """The levelled certificates that it asks for, or after which work counts: one at most, unless all are held."""
        after = [asked.after for asked in self.requirements if asked.type == "work"]
        asked = [*self.requirements, *(one for one in after if one is not None)]
        levelled = [one for one in asked if one.type == "certificate" and one.level is not None]
        return list(dict.fromkeys(levelled))

    @cached_property
    def asks_for_work(self) -> bool:
        """Whether it asks for years of work."""
        return any(asked.type == "work" for asked in self.requirements)


def certificate(occupation: str, level: Level | None, day: int) -> Certificate:
    """A certificate as plans bring it, issued on an ordinal day: without a level, the pre-technician certificate."""
    kind = CertificateKind.PRE_TECHNICIAN if level is None else CertificateKind.SKILL_LEVEL
    return Certificate.unvalidated(occupation=occupation, level=level, kind=kind, issued=dt.date.fromordinal(day))


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
