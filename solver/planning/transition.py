"""One way to earn a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...model.graph import CertificateNode
from ...model.person import Training
from ...model.requirements import CertificateRequirement, Requirement
from ...model.standard import Clause, Standard
from ...model.terms import Level

__all__ = ["Transition"]


@dataclass(eq=False)
class Transition:
    """One way to earn the certificate of a level: an alternative, and the training to be taken for it, if any.

    Without a clause: the certificate's conditions are not documented, and it is taken to be earned at once.
    """

    standard: Standard
    level: Level
    clause: Clause | None = None
    alternative: int = 0
    asked: tuple[Requirement, ...] = ()
    training: Training | None = None

    @cached_property
    def rung(self) -> CertificateNode:
        """The certificate it earns."""
        return CertificateNode(self.standard.occupation, self.level)

    @cached_property
    def years_after(self) -> int:
        """The years of work that the alternative asks for after a certificate of a level."""
        works = [asked for asked in self.asked if asked.type == "work" and asked.after is not None]
        after = [work.years for work in works if work.after and work.after.type == "certificate" and work.after.level]
        return max(after, default=0)

    @cached_property
    def certificates(self) -> list[CertificateRequirement]:
        """The certificates of a level that the alternative asks for."""
        return [asked for asked in self.asked if asked.type == "certificate" and asked.level is not None]
