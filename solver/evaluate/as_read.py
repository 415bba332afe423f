"""An alternative as the policy reads it: work that counts after more than the record it names (readings R1 and R12)."""

from __future__ import annotations

from functools import lru_cache

from ...model.policy import Policy
from ...model.requirements import Anchoring, Requirement, WorkYears
from ...model.terms import Level
from .record_view import RecordView

__all__ = ["WorkAfterAll", "alternatives_as_read", "anchorings", "as_read"]


class WorkAfterAll(WorkYears):
    """Years of work that count from the latest of several records: of `after`, and of each of `also_after`."""

    also_after: tuple[Anchoring, ...] = ()


def anchorings(work: WorkYears) -> tuple[Anchoring, ...]:
    """What is asked for besides, after all of which work counts."""
    own = () if work.after is None else (work.after,)
    return own + work.also_after if isinstance(work, WorkAfterAll) else own


def as_read(alternative: tuple[Requirement, ...], policy: Policy) -> tuple[Requirement, ...]:
    """The requirements of an alternative, those of work with all records after which they count."""
    if not (policy.count_from_later or policy.count_after_all):
        return alternative
    return _as_read(alternative, policy.count_from_later, policy.count_after_all)


def alternatives_as_read(view: RecordView, level: Level) -> list[tuple[Requirement, ...]]:
    """Every alternative of a level of the view's standard, in the order of the text."""
    return [as_read(asked, view.policy) for clause in view.standard.clauses(level) for asked in clause.alternatives]


@lru_cache(maxsize=4096)
def _as_read(alternative: tuple[Requirement, ...], from_later: bool, after_all: bool) -> tuple[Requirement, ...]:
    return tuple(
        _anchored(one, alternative) if one.type == "work" and (from_later if one.after else after_all) else one
        for one in alternative
    )


def _anchored(work: WorkYears, alternative: tuple[Requirement, ...]) -> WorkYears:
    """The work, counted after the alternative's diplomas as well, and where it names no record after its certificates."""
    types = ("certificate", "diploma") if work.after is None else ("diploma",)
    others = tuple(one for one in alternative if one.type in types and one != work.after)
    return WorkAfterAll.unvalidated(**vars(work), also_after=others) if others else work
