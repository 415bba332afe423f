"""The question that every answer, interview and plan is about."""

import datetime as dt
from dataclasses import dataclass

from ..model.catalog import Catalog
from ..model.person import Person
from ..model.policy import Policy
from ..model.standard import Standard
from ..model.terms import Level


@dataclass(frozen=True)
class Case:
    """Who asks about which certificate, on which day, by which rules."""

    person: Person
    catalog: Catalog
    policy: Policy
    standard: Standard
    level: Level
    on: dt.date
