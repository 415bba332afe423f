"""What a plan is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..case import Case
from .wishes import Wishes

__all__ = ["PlanRequest"]


@dataclass(frozen=True)
class PlanRequest(Case):
    """A case, and what the person wishes of the plan; `on` is the day from which it is made."""

    wishes: Wishes = field(default_factory=Wishes)
