"""Whose answers in a workforce differ between two catalogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..catalog import Catalog
from ..model.terms import Level
from .workforce import Workforce

__all__ = ["ChangedRow", "changed_rows"]


class ChangedRow(NamedTuple):
    """A person's answer for a level by both catalogs: verdict and first certain day; None where one has no such level."""

    person: str
    occupation: str
    level: Level
    old: tuple[str, dt.date | None] | None
    new: tuple[str, dt.date | None] | None


def changed_rows(
    source: Any,
    old: Catalog,
    new: Catalog,
    on: dt.date | str | None = None,
    occupations: Iterable[str] | None = None,
) -> list[ChangedRow]:
    """The answers of a workforce that are others by the new catalog, for these occupations (all).

    Raises:
        WorkforceError: the tables cannot be read.
        InvalidDay: `on` is not a day.
    """
    workforce = Workforce(source, old)
    found: list[dict[tuple[str, str, int], tuple[str, dt.date | None]]] = []
    wanted = None if occupations is None else list(occupations)
    for catalog in (old, new):
        known = None if wanted is None else [name for name in wanted if catalog.knows(name)]
        workforce.catalog = catalog
        rows = [] if known == [] else workforce.check(on, known).to_arrow().to_pylist()
        found.append(
            {(row["person"], row["occupation"], row["level"]): (row["verdict"], row["eligible_from"]) for row in rows}
        )
    before, after = found
    return [
        ChangedRow(key[0], key[1], Level(key[2]), before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]
