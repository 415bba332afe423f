"""Levels on the ladder: which are asked for but not described, and which cannot be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.requirements import CertificateRequirement, Requirement
from ...model.standard import Standard
from ...model.terms import Level, Scope
from .finding import LintFinding, LintKind, Severity

__all__ = ["lint_levels"]


def lint_levels(standard: Standard) -> Iterator[LintFinding]:
    """Levels that the standard's own clauses lead to, or fail to."""
    for level in sorted(Level, reverse=True):
        asking = [
            clause.id
            for clauses in standard.levels.values()
            for clause in clauses
            if any(asked.level is level for option in clause.alternatives for asked in _certificates(option))
        ]
        if asking and level not in standard.levels:
            yield LintFinding.about(
                standard, LintKind.UNDESCRIBED, Severity.WARNING, level=level, clauses=tuple(asking)
            )
    reached = _reached(standard)
    for level, clauses in standard.levels.items():
        if level not in reached:
            ids = tuple(clause.id for clause in clauses)
            yield LintFinding.about(standard, LintKind.UNREACHABLE, Severity.ERROR, level=level, clauses=ids)


def _certificates(option: Iterable[Requirement]) -> list[CertificateRequirement]:
    """The certificates of a level that an alternative asks for."""
    return [asked for asked in option if isinstance(asked, CertificateRequirement) and asked.level is not None]


def _reached(standard: Standard) -> set[Level]:
    """The levels that can be earned one after the other; what is not described here is taken to be earned elsewhere."""
    reached: set[Level] = set()
    while True:
        further = {
            level
            for level, clauses in standard.levels.items()
            if any(_open(option, standard, reached) for clause in clauses for option in clause.alternatives)
        }
        if further == reached:
            return reached
        reached = further


def _open(option: Iterable[Requirement], standard: Standard, reached: set[Level]) -> bool:
    return all(
        asked.scope is Scope.OWN_OR_RELATED
        or asked.level not in standard.levels
        or any(level.covers(asked.level) for level in reached)
        for asked in _certificates(option)
    )
