"""Everything the lint looks for, standard by standard."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.catalog import Catalog
from ...model.requirements import CertificateRequirement, Requirement, UnreadText
from ...model.standard import Clause, Standard
from ...model.terms import Level, Scope
from .dominance import lint_clauses
from .finding import LintFinding, LintKind, Severity

__all__ = ["lint"]


def lint(catalog: Catalog) -> tuple[LintFinding, ...]:
    """The findings about every standard of a catalog, in its order."""
    found: list[LintFinding] = []
    for standard in catalog.standards:
        found += [*_levels(standard), *lint_clauses(standard), *_one_way(standard, catalog)]
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
