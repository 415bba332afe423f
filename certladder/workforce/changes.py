"""Whose answers in a workforce differ between two catalogs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..catalog import Catalog
from ..model.terms import Level
from .workforce import Workforce

__all__ = ["ChangedRow", "changed_rows"]

Answer = tuple[str, dt.date | None] | None
"""The verdict and the first certain day; None where there is no such level."""


class ChangedRow(NamedTuple):
    """A person's answer for a level by both catalogs."""

    person: str
    occupation: str
    level: Level
    old: Answer
    new: Answer


def changed_rows(
    source: Any,
    old: Catalog,
    new: Catalog,
    on: dt.date | str | None = None,
    occupations: Iterable[str] | None = None,
) -> list[ChangedRow]:
    """The answers of a workforce that are others by the new catalog, for these occupations (all)."""
    workforce, found = Workforce(source, old), defaultdict[tuple[str, str, int], list[Answer]](lambda: [None, None])
    wanted = None if occupations is None else list(occupations)
    for place, workforce.catalog in enumerate((old, new)):
        known = None if wanted is None else [name for name in wanted if workforce.catalog.knows(name)]
        for row in [] if known == [] else workforce.check(on, known).to_arrow().to_pylist():
            found[row["person"], row["occupation"], row["level"]][place] = row["verdict"], row["eligible_from"]
    return [
        ChangedRow(person, occupation, Level(level), before, after)
        for (person, occupation, level), (before, after) in sorted(found.items())
        if before != after
    ]
