"""The clauses of one level compared: which are never needed, and which ask for the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from ...model.requirements import Requirement, UnreadText
from ...model.standard import Clause, Standard
from .finding import LintFinding, LintKind, Severity
from .implication import implies_all

__all__ = ["lint_clauses"]


@dataclass(eq=False)
class _Alternative:
    clause: Clause
    number: int
    asks: tuple[Requirement, ...]


_Compared = tuple[LintKind, Clause, Sequence[_Alternative], int | None]
"""What was found of a clause, or of one of its alternatives by its number, and what it is compared with."""


def lint_clauses(standard: Standard) -> Iterator[LintFinding]:
    """Dominated and equivalent alternatives, level by level."""
    for level, clauses in standard.levels.items():
        for kind, clause, others, number in _compared(clauses):
            within = all(other.clause is clause for other in others)
            yield LintFinding.about(
                standard,
                kind,
                Severity.INFO if within else Severity.WARNING,
                level=level,
                clauses=tuple(dict.fromkeys((clause.id, *(other.clause.id for other in others)))),
                alternative=number,
                other=others[0].number if number else None,
            )


def _compared(clauses: Iterable[Clause]) -> Iterator[_Compared]:
    options = [_Alternative(one, n, asks) for one in clauses for n, asks in enumerate(one.alternatives, start=1)]
    implied = {(a, b) for a, b in permutations(options, 2) if implies_all(a.asks, b.asks)}
    # what was not read at all cannot be known to be the better alternative
    readable = [one for one in options if not all(isinstance(asked, UnreadText) for asked in one.asks)]
    for clause in clauses:
        own = [one for one in options if one.clause is clause]
        better = {a: [b for b in readable if (a, b) in implied and (b, a) not in implied] for a in own}
        outside = [[b for b in others if b.clause is not clause] for others in better.values()]
        if all(outside):
            yield LintKind.DOMINATED, clause, [others[0] for others in outside], None
        else:
            yield from ((LintKind.DOMINATED, clause, others[:1], a.number) for a, others in better.items() if others)
    alike = [(a, b) for a, b in combinations(options, 2) if {(a, b), (b, a)} <= implied]
    for clause, other in dict.fromkeys((a.clause, b.clause) for a, b in alike):
        pairs = [(a, b) for a, b in alike if a.clause is clause and b.clause is other]
        met = [len({pair[place].number for pair in pairs}) for place in (0, 1)]
        if clause is not other and met == [len(clause.alternatives), len(other.alternatives)]:
            yield LintKind.ALIKE, clause, [pairs[0][1]], None
        else:
            yield from ((LintKind.ALIKE, clause, [b], a.number) for a, b in pairs)
