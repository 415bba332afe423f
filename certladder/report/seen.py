"""What a picture sees of answers and plans: they are made a floor above, so only their shape is known here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from ..model.person import Record
from ..model.standard import Clause
from ..model.terms import Level, Verdict

__all__ = ["SeenAnswer", "SeenClause", "SeenPlan", "SeenStep"]


class SeenClause(Protocol):
    """How one alternative of a clause stands: a `AlternativeResult`."""

    @property
    def clause(self) -> Clause: ...
    @property
    def alternative(self) -> int: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def eligible_from(self) -> dt.date | None: ...


class SeenAnswer(Protocol):
    """An answer for one level: an `Eligibility`."""

    @property
    def occupation(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def clauses(self) -> Sequence[SeenClause]: ...


class SeenStep(Protocol):
    """A step of a plan: a `Step`."""

    @property
    def date(self) -> dt.date: ...
    @property
    def record(self) -> Record: ...
    @property
    def clause(self) -> Clause | None: ...
    @property
    def alternative(self) -> int | None: ...


class SeenPlan(Protocol):
    """A plan."""

    @property
    def steps(self) -> Sequence[SeenStep]: ...
