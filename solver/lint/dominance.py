"""The clauses of one level compared: which are never needed, and which ask for the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from ...model.requirements import Requirement, UnreadText
from ...model.standard import Clause, Standard
from ...model.terms import Level
from .finding import LintFinding, LintKind, Severity
from .implication import implies_all

__all__ = ["lint_clauses"]


@dataclass(frozen=True, eq=False)
class _Alternative:
    """One alternative of a clause."""

    clause: Clause
    number: int
    asks: tuple[Requirement, ...]


def lint_clauses(standard: Standard) -> Iterator[LintFinding]:
    """Dominated and equivalent alternatives, level by level."""
    for level, clauses in standard.levels.items():
        options = [
            _Alternative(clause, number, alternative)
            for clause in clauses
            for number, alternative in enumerate(clause.alternatives, start=1)
        ]
        implied = {(a, b) for a, b in permutations(options, 2) if implies_all(a.asks, b.asks)}
        better = {
            a: [b for b in options if (a, b) in implied and (b, a) not in implied and _says_something(b)]
            for a in options
        }
        for clause in clauses:
            yield from _dominated(standard, level, clause, better)
        alike = [(a, b) for a, b in combinations(options, 2) if {(a, b), (b, a)} <= implied]
        yield from _alike(standard, level, alike)


def _says_something(one: _Alternative) -> bool:
    """Whether some of it was read: what was not read cannot be known to be the better alternative."""
    return any(not isinstance(asked, UnreadText) for asked in one.asks)


def _dominated(
    standard: Standard, level: Level, clause: Clause, better: dict[_Alternative, list[_Alternative]]
) -> Iterator[LintFinding]:
    """The clause as a whole, if each of its alternatives is dominated by another clause's; else those that are dominated."""
    own = [one for one in better if one.clause is clause]
    outside = [[other for other in better[one] if other.clause is not clause] for one in own]
    if all(outside):
        yield _finding(standard, level, LintKind.DOMINATED, clause, [others[0] for others in outside])
        return
    for one in own:
        if better[one]:
            yield _finding(standard, level, LintKind.DOMINATED, clause, better[one][:1], one.number)


def _alike(standard: Standard, level: Level, alike: list[tuple[_Alternative, _Alternative]]) -> Iterator[LintFinding]:
    """Clauses that have the same alternatives, and single alternatives that are the same."""
    for one, other in dict.fromkeys((a.clause, b.clause) for a, b in alike):
        pairs = [(a, b) for a, b in alike if a.clause is one and b.clause is other]
        met = {a.number for a, _ in pairs}, {b.number for _, b in pairs}
        if one is not other and met == tuple(set(range(1, len(each.alternatives) + 1)) for each in (one, other)):
            yield _finding(standard, level, LintKind.ALIKE, one, [pairs[0][1]])
            continue
        for a, b in pairs:
            yield _finding(standard, level, LintKind.ALIKE, one, [b], a.number)


def _finding(
    standard: Standard,
    level: Level,
    kind: LintKind,
    clause: Clause,
    others: list[_Alternative],
    number: int | None = None,
) -> LintFinding:
    within = all(other.clause is clause for other in others)
    return LintFinding.about(
        standard,
        kind,
        Severity.INFO if within else Severity.WARNING,
        level=level,
        clauses=tuple(dict.fromkeys((clause.id, *(other.clause.id for other in others)))),
        alternative=number,
        other=others[0].number if number else None,
    )
