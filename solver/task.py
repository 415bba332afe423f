"""What a plan is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from ..model.catalog import Catalog
from ..model.person import Person
from ..model.policy import Policy
from ..model.standard import Standard
from ..model.terms import Level
from .wishes import Wishes

__all__ = ["Task"]


@dataclass(frozen=True)
class Task:
    """Who wants which certificate, from which day on, by which rules and with which wishes."""

    person: Person
    catalog: Catalog
    policy: Policy
    standard: Standard
    level: Level
    on: dt.date
    wishes: Wishes = field(default_factory=Wishes)
