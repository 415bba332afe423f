"""One way to earn a certificate, and how long its training takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil

from ...model.dates import add_months
from ...model.graph import CertificateNode
from ...model.person import Certificate, Training
from ...model.policy import Policy
from ...model.requirements import CertificateRequirement, Requirement
from ...model.standard import Clause, Standard
from ...model.terms import CertificateKind, Level
from .study import StudyNeed

__all__ = ["Transition", "certificate", "training_time"]


@dataclass(eq=False)
class Transition:
    """One way to earn a level's certificate: an alternative, and the training to be taken for it, if any.

    Without a clause, the conditions of the level are not documented, and the certificate is taken to be earned at once.
    """

    standard: Standard
    level: Level
    clause: Clause | None = None
    alternative: int = 0
    requirements: tuple[Requirement, ...] = ()
    training: Training | None = None
    money: int = 0
    """What the certificate and the training cost, less the subsidy, in hundredths."""
    serving: Sequence[CertificateNode] = ()
    """The certificates to earn that serve where it asks for one (D6 to D8); START: the person's own do, now or later."""
    needs: tuple[StudyNeed, ...] = ()

    @cached_property
    def node(self) -> CertificateNode:
        """The certificate it earns."""
        return CertificateNode(self.standard.occupation, self.level)

    @cached_property
    def certificates(self) -> list[CertificateRequirement]:
        """The levelled certificates that it asks for, or after which work counts: one at most, unless all are held."""
        after = [asked.after for asked in self.requirements if asked.type == "work"]
        asked = [*self.requirements, *(one for one in after if one is not None)]
        return list(dict.fromkeys(one for one in asked if one.type == "certificate" and one.level is not None))


@lru_cache(maxsize=4096)  # one object for one certificate: what is found with it is kept by its identity
def certificate(occupation: str, level: Level | None, day: int) -> Certificate:
    """A certificate as plans bring it, issued on an ordinal day: without a level, the pre-technician certificate."""
    kind = CertificateKind.PRE_TECHNICIAN if level is None else CertificateKind.SKILL_LEVEL
    return Certificate.unvalidated(occupation=occupation, level=level, kind=kind, issued=dt.date.fromordinal(day))


def training_time(standard: Standard, level: Level, policy: Policy, day: int, sign: int) -> int:
    """The day on which a training ends that begins on `day` (`sign` 1), or on which one begins that ends then (-1)."""
    hours, per_week = standard.training_hours.get(level), policy.training_hours_per_week
    if hours is None or per_week is None:
        return add_months(day, sign * policy.training_months)
    return day + sign * 7 * ceil(hours / per_week)
