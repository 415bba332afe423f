"""What the queries read: clean tables of days and kinds, made from whatever was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .columns import Kind
from .engine import Engine

__all__ = ["INEXACT", "Records"]

INEXACT = "(began < began_last OR stopped_first < stopped)"
"""Work of which a date is known to the month or year only (D1)."""


@dataclass(kw_only=True)
class Records:
    """The records of all persons, as names of tables in an engine. Days are ordinals, and kinds are places in `kinds`.

    A date that is known to the month or year is the first and the last day that it may be (D1).

    - `persons`: id, person (the key by which the other tables name a person), born, born_last.
    - `documents`: person, kind, day, last, enrolled, enrolled_last, for the records that one date and a kind describe.
    - `work`: person, kind, began, began_last, stopped_first, stopped (the day after the last; FOREVER while it goes on).
    - `gaps`: person, list_name, for lists that could hold more than is listed (D17).
    """

    engine: Engine
    kinds: list[Kind]
    persons: str
    documents: str
    work: str
    gaps: str
    count: int
    """The number of persons."""
    vague: bool = False
    """Whether there is inexact work."""
    keep: tuple[str, ...] = ()
    kept: str = ""
    """The columns to carry along, and a table of person, keep0, keep1 ... if there are any."""

    def carried(self) -> tuple[str, str]:
        """The columns to carry along, as a part of a query's columns, and the join to the persons `p` that gives them."""
        if not self.keep:
            return "", ""
        columns = (f"w.keep{at} AS {self.engine.identifier(name)}, " for at, name in enumerate(self.keep))
        return "".join(columns), f"LEFT JOIN {self.kept} w ON w.person = p.person"

    def parts(self) -> Iterator[tuple[int, Records]]:
        """The records of some persons after those of others, with the number of persons before them.

        As many at once as suits the engine: tables that a processor's caches nearly hold are grouped several times
        faster than those of a million persons, and memory does not grow with the number of persons.
        """
        size = self.engine.at_once
        if size is None or self.count <= size:
            yield 0, self
            return
        for low in range(0, self.count, size):
            yield low, self._between(low, low + size)

    def _between(self, low: int, high: int) -> Records:
        def some(table: str) -> str:
            return f"(SELECT * FROM {table} WHERE person >= {low} AND person < {high})"

        return replace(
            self,
            persons=some(self.persons),
            documents=some(self.documents),
            work=some(self.work),
            gaps=some(self.gaps),
        )
