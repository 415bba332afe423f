"""The clauses of one level compared: which are never needed, and which ask for the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from ...model.requirements import Requirement, UnreadText
from ...model.standard import Clause, Standard
from ...model.terms import Level
from .finding import LintFinding, LintKind, Severity
from .implication import implies_all

__all__ = ["lint_clauses"]


@dataclass(eq=False)
class _Alternative:
    clause: Clause
    number: int
    asks: tuple[Requirement, ...]


def lint_clauses(standard: Standard) -> Iterator[LintFinding]:
    """Dominated and equivalent alternatives, level by level."""
    for level, clauses in standard.levels.items():
        options = [_Alternative(one, n, asks) for one in clauses for n, asks in enumerate(one.alternatives, start=1)]
        implied = {(a, b) for a, b in permutations(options, 2) if implies_all(a.asks, b.asks)}
        # what was not read at all cannot be known to be the better alternative
        readable = [one for one in options if not all(isinstance(asked, UnreadText) for asked in one.asks)]
        for clause in clauses:
            better = {
                a: [b for b in readable if (a, b) in implied and (b, a) not in implied]
                for a in options
                if a.clause is clause
            }
            outside = [[b for b in others if b.clause is not clause] for others in better.values()]
            if all(outside):
                yield _finding(standard, level, LintKind.DOMINATED, clause, [others[0] for others in outside])
                continue
            for one, others in better.items():
                if others:
                    yield _finding(standard, level, LintKind.DOMINATED, clause, others[:1], one.number)
        alike = [(a, b) for a, b in combinations(options, 2) if {(a, b), (b, a)} <= implied]
        for clause, other in dict.fromkeys((a.clause, b.clause) for a, b in alike):
            pairs = [(a, b) for a, b in alike if a.clause is clause and b.clause is other]
            met = [len({pair[place].number for pair in pairs}) for place in (0, 1)]
            if clause is not other and met == [len(clause.alternatives), len(other.alternatives)]:
                yield _finding(standard, level, LintKind.ALIKE, clause, [pairs[0][1]])
            else:
                yield from (_finding(standard, level, LintKind.ALIKE, clause, [b], a.number) for a, b in pairs)


def _finding(
    standard: Standard,
    level: Level,
    kind: LintKind,
    clause: Clause,
    others: Sequence[_Alternative],
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
