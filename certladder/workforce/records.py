"""What the queries read: clean tables of days and kinds, made from whatever was given, and what was not used of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.dates import earliest, latest
from ..model.person import Record
from .cell_parsers import Problem
from .columns import Kind
from .engine import Engine, rows

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["INEXACT", "NO_DAY", "Records"]

INEXACT = "(began < began_last OR stopped_first < stopped)"
"""Work of which a date is known to the month or year only (D1)."""
NO_DAY = "CAST(NULL AS BIGINT)"


@dataclass(kw_only=True)
class Records:
    """The records of all persons, as names of tables in an engine. Days are ordinals, and kinds are places in `kinds`.

    A date that is known to the month or year is the first and the last day that it may be (D1).

    - `persons`: id, person (the key by which the other tables name a person), born, born_last.
    - `documents`: person, kind, day, last, enrolled, enrolled_last, for the records that one date and a kind describe.
    - `work`: person, kind, began, began_last, stopped_first, stopped (the day after the last; FOREVER while it goes on).
    - `gaps`: person, list_name, for lists that could hold more than is listed (D17).
    - `rejected`: source, list_name (the table), row_number, id, field, problem (a place in `problems`), given, other.
    - `kept`, if columns are to be carried along: person, keep0, keep1 ...
    """

    engine: Engine
    kinds: list[Kind]
    persons: str
    documents: str
    work: str
    gaps: str
    rejected: str
    problems: list[Problem]
    columns: dict[tuple[str, str], str]
    """What a column is called in a source, by the source and our name."""
    rows_in: Counter[str]
    rows_used: Counter[str]
    count: int
    """The number of persons."""
    vague: bool
    """Whether there is inexact work."""
    keep: tuple[str, ...]
    kept: str

    def carried(self) -> tuple[str, str]:
        """The columns to carry along, as a part of a query's columns, and the join to the persons `p` that gives them."""
        if not self.keep:
            return "", ""
        columns = (f"w.keep{at} AS {self.engine.identifier(name)}, " for at, name in enumerate(self.keep))
        return "".join(columns), f"LEFT JOIN {self.kept} w ON w.person = p.person"

    def with_record(self, record: Record) -> Records:
        """The same persons, each with one more record."""
        dates = [record.date, getattr(record, "enrolled", None)]
        days = (
            NO_DAY if date is None else f"CAST({end(date)} AS BIGINT)" for date in dates for end in (earliest, latest)
        )
        more = f"SELECT person, {len(self.kinds)}, {', '.join(days)} FROM {self.persons}"
        documents = self.engine.keep(f"SELECT * FROM {self.documents} UNION ALL {more}")
        return replace(self, kinds=[*self.kinds, record], documents=documents)

    def rejected_rows(self, lang: str, *, named: bool = False) -> pa.Table:
        """The rows that are not used: source, row, person, column (`named`: as it was given), reason."""
        said = []
        for row in self.engine.fetch(f"SELECT * FROM {self.rejected} ORDER BY source, row_number").to_pylist():
            cells = {name: row[name] for name in ("given", "other") if row[name] is not None}
            reason = self.problems[row["problem"]].words(lang, **cells)
            said.append((row["source"], row["row_number"], row["id"], self._column(row, named), reason))
        return rows(
            dict.fromkeys(said), source="string", row="int64", person="string", column="string", reason="string"
        )

    def rejected_by_reason(self, lang: str, *, named: bool = False) -> pa.Table:
        """How many rows are not used, by source, column (`named`: as it was given) and reason, most first; "…" stands for
        what the cell says."""
        counted: Counter[tuple[str, str, str]] = Counter()
        grouped = f"SELECT source, field, problem, count(*) AS n FROM {self.rejected} GROUP BY source, field, problem"
        for row in self.engine.fetch(grouped).to_pylist():
            reason = self.problems[row["problem"]].words(lang, given="…", other="…")
            counted[row["source"], self._column(row, named), reason] += row["n"]
        most = sorted(counted.items(), key=lambda pair: (-pair[1], *pair[0]))
        return rows(((*key, n) for key, n in most), source="string", column="string", reason="string", rows="int64")

    def _column(self, row: dict[str, str], named: bool) -> str:
        field = row["field"]
        return self.columns.get((row["source"], field), field) if named else field

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
            some = {
                name: f"(SELECT * FROM {getattr(self, name)} WHERE person >= {low} AND person < {low + size})"
                for name in ("persons", "documents", "work", "gaps")
            }
            yield low, replace(self, **some)  # type: ignore[arg-type]
