"""A partial route."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from ...model.graph import START, CertificateNode
from .cost import Cost
from .schedule import Schedule
from .study_chains import Chain
from .transition import Transition

__all__ = ["Due", "Label"]

Due = frozenset[tuple[Chain, int]]
"""Programmes attended that nothing has needed yet, and the ordinal day on which they are over."""


@dataclass(eq=False, slots=True)
class Label:
    """The beginning of a route, up to its latest certificate.

    `bound` is what no route that begins so can undercut. `is_open`: at least one more programme will be begun.
    `attended` are the chains of programmes begun so far; those that are `due` have still to be needed. `via`: the
    clauses wished for that are used. `passed` and `blocked` are transitions, as bits: those that one of the
    certificates serves, and those that one before the latest serves. `chosen`: the transition to come next, where its
    work is waited for.
    """

    schedule: Schedule
    bound: Cost
    is_open: bool = False
    attended: tuple[Chain, ...] = ()
    due: Due = frozenset()
    via: frozenset[str] = frozenset()
    passed: int = 0
    blocked: int = 0
    chosen: Transition | None = None

    @property
    def node(self) -> CertificateNode:
        """The latest certificate."""
        earned = self.schedule.certificates
        return earned[-1].transition.node if earned else START

    @property
    def future(self) -> Hashable:
        """What the rest of the route depends on, certificates aside: what is studied when, and where it may go on."""
        begun = tuple([study.enrolled for study in self.schedule.studies])
        return self.is_open, self.attended, self.due, begun, self.schedule.day if self.is_open else None
