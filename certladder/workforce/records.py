"""What the queries read: clean tables of days and kinds, made from whatever was given."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.person import Fact
from .engine import Engine, Query

__all__ = ["Records"]


@dataclass
class Records:
    """The records of all persons, in an engine. Days are ordinals, and kinds are places in `kinds`.

    - `persons`: id, person (the key by which the other tables name a person), born.
    - `documents`: person, kind, day, enrolled, for the records that one date and a kind describe.
    - `work`: person, kind, start, stop (the day after the last), both also as numbers that read as dates
      (`start_ymd`, `stop_ymd`), and `clash`: whether any spells of the person overlap.
    - `gaps`: person, list, for lists that could hold more than is listed (D17).
    """

    engine: Engine
    kinds: list[Fact]
    persons: Query
    documents: Query
    work: Query
    gaps: Query
    earliest: int
    """The first day anybody worked."""
