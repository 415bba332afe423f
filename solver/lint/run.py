"""Everything the lint looks for, standard by standard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from ...model.catalog import Catalog
from ...model.requirements import CertificateRequirement, Requirement, UnreadText
from ...model.standard import Clause, Standard
from ...model.terms import Level, Scope
from .finding import LintFinding, LintKind, Severity
from .implication import implies_all


def lint(catalog: Catalog) -> tuple[LintFinding, ...]:
    """The findings about every standard of a catalog, in its order."""
    found: list[LintFinding] = []
    for standard in catalog.standards:
        found += [*_levels(standard), *_alike_and_dominated(standard), *_one_way(standard, catalog)]
        for level in standard.replaced:
            words = standard.source_of(level).source or ""
            found.append(LintFinding.about(standard, LintKind.REPLACED, level=level, words=words))
        found += _unread(standard)
    return tuple(found)


def _asked(standard: Standard) -> Iterator[tuple[Level, Clause, Requirement]]:
    for level, clauses in standard.levels.items():
        for clause in clauses:
            yield from ((level, clause, asked) for option in clause.alternatives for asked in option)


def _levels(standard: Standard) -> Iterator[LintFinding]:
    """Levels that the standard's own clauses ask for, and it does not describe, and those that no way leads to."""
    asked = [(clause.id, one.level) for _, clause, one in _asked(standard) if isinstance(one, CertificateRequirement)]
    for level in sorted(set(Level) - set(standard.levels), reverse=True):
        if asking := dict.fromkeys(clause for clause, needed in asked if needed is level):
            yield LintFinding.about(standard, LintKind.UNDESCRIBED, level=level, clauses=tuple(asking))
    reached = _reached(standard)
    for level, described in standard.levels.items():
        if level not in reached:
            ids = tuple(clause.id for clause in described)
            yield LintFinding.about(standard, LintKind.UNREACHABLE, Severity.ERROR, level=level, clauses=ids)


def _reached(standard: Standard) -> set[Level]:
    """The levels that can be earned one after the other; what is not described here is taken to be earned elsewhere."""
    reached: set[Level] = set()

    def is_open(asked: Requirement) -> bool:
        if not isinstance(asked, CertificateRequirement) or asked.level not in standard.levels:
            return True
        return asked.scope is Scope.OWN_OR_RELATED or any(level.covers(asked.level) for level in reached)

    for _ in standard.levels:
        for level, clauses in standard.levels.items():
            if any(all(map(is_open, option)) for clause in clauses for option in clause.alternatives):
                reached.add(level)
    return reached


@dataclass(eq=False)
class _Alternative:
    clause: Clause
    number: int
    asks: tuple[Requirement, ...]


def _alike_and_dominated(standard: Standard) -> Iterator[LintFinding]:
    """Dominated and equivalent alternatives, level by level."""
    for level, clauses in standard.levels.items():
        for kind, clause, others, number in _compared(clauses):
            ids = tuple(dict.fromkeys((clause.id, *(other.clause.id for other in others))))
            severity, other = Severity.WARNING if len(ids) > 1 else Severity.INFO, others[0].number if number else None
            about = {"level": level, "clauses": ids, "alternative": number, "other": other}
            yield LintFinding.about(standard, kind, severity, **about)


def _compared(clauses: Iterable[Clause]) -> Iterator[tuple[LintKind, Clause, Sequence[_Alternative], int | None]]:
    """What is found of a clause, what that is compared with, and of which of its alternatives if not of all."""
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


def _one_way(standard: Standard, catalog: Catalog) -> Iterator[LintFinding]:
    """Occupations of the catalog that count for this one, while it does not count for them."""
    for other in catalog.occupations:
        if other != standard.occupation and catalog.related(standard, other):
            editions = (each for each in catalog.standards if each.occupation == other)
            back = [catalog.related(edition, standard.occupation) for edition in editions]
            if True not in back:
                severity = Severity.WARNING if False in back else Severity.INFO
                yield LintFinding.about(standard, LintKind.ONE_WAY, severity, related=other)


def _unread(standard: Standard) -> Iterator[LintFinding]:
    """Words of clauses, and lines that are no clause."""
    asked = _asked(standard)
    found = dict.fromkeys((level, clause.id, one.words) for level, clause, one in asked if isinstance(one, UnreadText))
    for level, clause, words in found:
        yield LintFinding.about(standard, LintKind.UNREAD, words=words, level=level, clauses=(clause,))
    for problem in standard.unread:
        if not any(problem.words in words or words in problem.words for _, _, words in found):
            yield LintFinding.about(standard, LintKind.UNREAD, words=problem.words)
