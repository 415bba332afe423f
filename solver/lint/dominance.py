"""The clauses of one level compared: which are never needed, and which ask for the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ...model.requirements import Requirement, UnreadText
from ...model.standard import Clause, Standard
from ...model.terms import Level
from .finding import LintFinding, LintKind, Severity
from .implication import implies_all

__all__ = ["lint_clauses"]


class _Alternative(NamedTuple):
    """One alternative of a clause."""

    clause: Clause
    number: int
    asks: tuple[Requirement, ...]


def lint_clauses(standard: Standard) -> Iterator[LintFinding]:
    """What dominates what, and what is alike, level by level."""
    for level, clauses in standard.levels.items():
        options = [
            _Alternative(clause, number, alternative)
            for clause in clauses
            for number, alternative in enumerate(clause.alternatives, start=1)
        ]
        places = range(len(options))
        implied = {(a, b): implies_all(options[a].asks, options[b].asks) for a in places for b in places if a != b}
        better = {
            (options[a].clause.id, options[a].number): [
                options[b]
                for b in places
                if a != b and implied[a, b] and not implied[b, a] and _says_something(options[b])
            ]
            for a in places
        }
        alike = [(options[a], options[b]) for a, b in combinations(places, 2) if implied[a, b] and implied[b, a]]
        for clause in clauses:
            yield from _dominated(standard, level, clause, better)
        yield from _alike(standard, level, alike)


def _says_something(one: _Alternative) -> bool:
    """Whether some of it was read: what was not read cannot be known to be the better alternative."""
    return any(not isinstance(asked, UnreadText) for asked in one.asks)


def _dominated(
    standard: Standard, level: Level, clause: Clause, better: dict[tuple[str, int], list[_Alternative]]
) -> Iterator[LintFinding]:
    """The clause as a whole, if each of its alternatives is dominated by another clause's; else those that are dominated."""
    numbers = range(1, len(clause.alternatives) + 1)
    outside = [[one for one in better[clause.id, number] if one.clause is not clause] for number in numbers]
    if all(outside):
        yield _finding(standard, level, LintKind.DOMINATED, clause, [dominating[0] for dominating in outside])
        return
    for number in numbers:
        for one in better[clause.id, number][:1]:
            yield _finding(standard, level, LintKind.DOMINATED, clause, [one], number)


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
