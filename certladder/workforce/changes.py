"""Whose answers in a workforce differ between two catalogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
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
    wanted = None if occupations is None else list(occupations)
    before, after = (dict(_answers(workforce, catalog, on, wanted)) for catalog in (old, new))
    keys = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    return [
        ChangedRow(person, occupation, Level(level), before.get(key), after.get(key))
        for key in keys
        for person, occupation, level in [key]
    ]


def _answers(
    workforce: Workforce, catalog: Catalog, on: dt.date | str | None, wanted: list[str] | None
) -> Iterator[tuple[tuple[str, str, int], tuple[str, dt.date | None]]]:
    known = None if wanted is None else [name for name in wanted if catalog.knows(name)]
    if known == []:
        return
    workforce.catalog = catalog
    for row in workforce.check(on, known).to_arrow().to_pylist():
        yield (row["person"], row["occupation"], row["level"]), (row["verdict"], row["eligible_from"])
