"""What the queries read: clean tables of days and kinds, made from whatever was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from .columns import Kind
from .engine import Engine, Query

__all__ = ["Records"]


@dataclass
class Records:
    """The records of all persons, in an engine. Days are ordinals, and kinds are places in `kinds`.

    - `persons`: id, person (the key by which the other tables name a person), born.
    - `documents`: person, kind, day, enrolled, for the records that one date and a kind describe.
    - `work`: person, kind, start, stop (the day after the last), both also as numbers that read as dates
      (`start_ymd`, `stop_ymd`), and `clash`: whether any spells of the person overlap.
    - `gaps`: person, list, for lists that could hold more than is listed (D17).
    """

    engine: Engine
    kinds: list[Kind]
    persons: Query
    documents: Query
    work: Query
    gaps: Query
    earliest: int
    """The first day anybody worked."""
    many: int
    """The number of persons."""

    def parts(self) -> Iterator[tuple[int, Records]]:
        """The records of some persons after those of others, with the number of persons before them.

        As many at once as suits the engine: tables that a processor's caches nearly hold are grouped several times
        faster than those of a million persons, and memory does not grow with the number of persons.
        """
        size = self.engine.at_once
        if size is None or self.many <= size:
            yield 0, self
            return
        for low in range(0, self.many, size):
            yield low, self._each(partial(_between, low, low + size))

    def of(self, persons: Query) -> Records:
        """The records of these persons (`person`)."""
        return self._each(lambda table: self.engine.keep(table.semi_join(persons, "person")))

    def _each(self, those: Callable[[Query], Query]) -> Records:
        return replace(
            self,
            persons=those(self.persons),
            documents=those(self.documents),
            work=those(self.work),
            gaps=those(self.gaps),
        )


def _between(low: int, high: int, table: Query) -> Query:
    return table.filter((table.person >= low) & (table.person < high))
