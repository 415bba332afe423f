"""What the queries read: clean tables of days and kinds, made from whatever was given, and what was not used of that."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..model.dates import PartialDate, RecordDate, earliest, latest
from ..model.person import RECORD_KINDS, Education, Person, Record
from .cell_parsers import Problem
from .columns import Condition, Kind
from .engine import Engine, quoted, rows

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["NO_DAY", "Records"]

NO_DAY = "CAST(NULL AS BIGINT)"


@dataclass(kw_only=True)
class Records:
    """The records of all persons, as names of tables in an engine. Days are ordinals, and kinds are places in `kinds`.

    A date that is known to the month or year is the first and the last day that it may be (D1).

    - `persons`: id, person (the key by which the other tables name a person), born, born_last; and keep0, keep1 ..., the
      columns `keep` to carry along.
    - `listed`: person, kind, works (whether it is a spell of work), day, last, second, second_last: what its first date may
      be, and its other one: a course counts from graduation, and has a day of enrolment; a spell from its start, and has
      the day after its last.
    - `gaps`: person, list_name, for lists that could hold more than is listed (D17).
    - `rejected`: source, list_name (the table), row_number, id, problem (a place in `problems`), given, other.
    """

    engine: Engine
    kinds: list[Kind]
    persons: str
    listed: str
    gaps: str
    rejected: str
    problems: list[Problem]
    columns: dict[tuple[str, str], str]
    """What a column is called in a source, by the source and our name."""
    rows_in: Counter[str]
    rows_used: Counter[str]
    count: int
    """The number of persons."""
    keep: tuple[str, ...]

    def with_record(self, record: Record) -> Records:
        """The same persons, each with one more record."""
        dates = [record.date, getattr(record, "enrolled", None)]
        days = (
            NO_DAY if date is None else f"CAST({end(date)} AS BIGINT)" for date in dates for end in (earliest, latest)
        )
        more = f"SELECT person, {len(self.kinds)}, false, {', '.join(days)} FROM {self.persons}"
        listed = self.engine.keep(f"SELECT * FROM {self.listed} UNION ALL {more}")
        return replace(self, kinds=[*self.kinds, record], listed=listed)

    def rejected_rows(self, lang: str, *, named: bool = False) -> pa.Table:
        """The rows that are not used: source, row, person, column (`named`: as it was given), reason."""
        found = self.engine.fetch(f"SELECT * FROM {self.rejected} ORDER BY source, row_number").to_pylist()
        said = ((row["source"], row["row_number"], row["id"], *self._reason(row, lang, named)) for row in found)
        return rows(
            dict.fromkeys(said), source="string", row="int64", person="string", column="string", reason="string"
        )

    def rejected_by_reason(self, lang: str, *, named: bool = False) -> pa.Table:
        """How many rows are not used, by source, column (`named`: as it was given) and reason, most first; "…" stands for
        what the cell says."""
        counted: Counter[tuple[str, ...]] = Counter()
        grouped = f"""SELECT source, problem, '…' AS given, '…' AS other, count(*) AS n FROM {self.rejected}
            GROUP BY source, problem"""
        for row in self.engine.fetch(grouped).to_pylist():
            counted[row["source"], *self._reason(row, lang, named)] += row["n"]
        most = sorted(counted.items(), key=lambda pair: (-pair[1], *pair[0]))
        return rows(((*key, n) for key, n in most), source="string", column="string", reason="string", rows="int64")

    def _reason(self, row: dict[str, Any], lang: str, named: bool) -> tuple[str, str]:
        problem = self.problems[row["problem"]]
        cells = {name: row[name] for name in ("given", "other") if row[name] is not None}
        column = self.columns.get((row["source"], problem.column), problem.column) if named else problem.column
        return column, problem.words(lang, **cells)

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
                for name in ("persons", "listed", "gaps")
            }
            yield low, replace(self, **some)  # type: ignore[arg-type]

    def person(self, id_: str) -> Person | None:
        """The person with an id, as the library's records; None if there is none."""
        key = f"SELECT person FROM {self.persons} p WHERE p.id = {quoted(id_)}"
        persons, listed, gaps = (
            self.engine.fetch(f"SELECT * FROM {table} t WHERE t.person IN ({key})").to_pylist()
            for table in (self.persons, self.listed, self.gaps)
        )
        if not persons:
            return None
        lists: dict[str, Any] = {kind.list_name: () for kind in RECORD_KINDS.values()}
        meets: dict[str, bool] = {}
        for row in listed:
            record = self.kinds[row["kind"]]
            if isinstance(record, Condition):
                meets[record.words] = record.met
                continue
            kind = RECORD_KINDS[type(record)]
            days = {kind.date_field: _date(row["day"], row["last"])}
            if isinstance(record, Education):
                days["enrolled"] = _date(row["second"], row["second_last"])
            elif row["second"]:
                days["end"] = _date(row["second"] - 1, row["second_last"] - 1)
            lists[kind.list_name] += (record.model_copy(update=days),)
        lists["born"] = _date(persons[0]["born"], persons[0]["born_last"])
        lists["incomplete"] = frozenset(row["list_name"] for row in gaps)
        return Person.model_validate(lists | {"meets": meets})


def _date(first: int | None, last: int | None) -> RecordDate | None:
    if first is None or last is None:
        return None
    day = dt.date.fromordinal(first)
    if first == last:
        return day
    month = PartialDate(day.year, day.month)
    return month if (earliest(month), latest(month)) == (first, last) else PartialDate(day.year)
