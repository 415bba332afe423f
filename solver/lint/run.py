"""Everything the lint looks for, standard by standard."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.catalog import Catalog
from ...model.requirements import UnreadText
from ...model.standard import Standard
from .dominance import lint_clauses
from .finding import LintFinding, LintKind, Severity
from .levels import lint_levels

__all__ = ["lint"]


def lint(catalog: Catalog) -> tuple[LintFinding, ...]:
    """The findings about every standard of a catalog, in its order."""
    return tuple(finding for standard in catalog.standards for finding in _lint(standard, catalog))


def _lint(standard: Standard, catalog: Catalog) -> Iterator[LintFinding]:
    yield from lint_levels(standard)
    yield from lint_clauses(standard)
    yield from _one_way(standard, catalog)
    yield from _replaced(standard)
    yield from _unread(standard)


def _one_way(standard: Standard, catalog: Catalog) -> Iterator[LintFinding]:
    """Occupations of the catalog that count for this one, while it does not count for them."""
    for other in catalog.occupations:
        if other == standard.occupation or not catalog.related(standard, other):
            continue
        editions = [each for each in catalog.standards if each.occupation == other]
        back = [catalog.related(edition, standard.occupation) for edition in editions]
        if True not in back:
            severity = Severity.WARNING if False in back else Severity.INFO
            yield LintFinding.about(standard, LintKind.ONE_WAY, severity, related=other)


def _replaced(standard: Standard) -> Iterator[LintFinding]:
    """Levels that two texts of the edition describe differently."""
    for level in standard.replaced:
        words = standard.source_of(level).source or ""
        yield LintFinding.about(standard, LintKind.REPLACED, Severity.WARNING, level=level, words=words)


def _unread(standard: Standard) -> Iterator[LintFinding]:
    """Words of clauses, and lines that are no clause."""
    named: list[str] = []
    for level, clauses in standard.levels.items():
        for clause in clauses:
            asked = (asked for option in clause.alternatives for asked in option)
            for words in dict.fromkeys(one.words for one in asked if isinstance(one, UnreadText)):
                named.append(words)
                yield LintFinding.about(
                    standard, LintKind.UNREAD, Severity.WARNING, words=words, level=level, clauses=(clause.id,)
                )
    for problem in standard.unread:
        if not any(problem.words in words or words in problem.words for words in named):
            yield LintFinding.about(standard, LintKind.UNREAD, Severity.WARNING, words=problem.words)
