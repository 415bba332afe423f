"""Where the queries run: DuckDB inside this process, or a Spark session.

The queries are plain SQL that both speak; days are whole numbers. An engine puts a small table in, keeps a query's answer
under a name, fetches it, drops it, adds months to a day (`add_months`), and says how persons are numbered and taken in
parts.
"""

from __future__ import annotations

import itertools
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .columns import WorkforceError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["DuckDB", "Engine", "Spark", "quoted", "rows"]

_TABLES = itertools.count()
"""Names are never used twice: a Spark session or a database may serve several workforces."""


def rows(of: Iterable[tuple[object, ...]], **types: str) -> pa.Table:
    """A small table of rows, its columns in the order and of the types given: int64, string, bool, date32, words."""
    import pyarrow as pa

    known = {"int64": pa.int64(), "string": pa.string(), "bool": pa.bool_(), "date32": pa.date32()}
    known["words"] = pa.list_(pa.string())
    columns = list(zip(*of, strict=True)) or [()] * len(types)
    arrays = [pa.array(column, known[kind]) for column, kind in zip(columns, types.values(), strict=True)]
    return pa.table(arrays, names=list(types))


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


class Engine(ABC):
    """Tables by name, and queries over them."""

    at_once: int | None = None
    """How many persons are asked about at once, where their keys are numbers from 0; None: all of them."""

    def __init__(self) -> None:
        self.held: list[str] = []
        """The tables put and kept."""

    def put(self, table: pa.Table) -> str:
        """A table of this process, for queries."""
        name = self._name()
        self._register(name, table)
        return name

    def keep(self, sql: str) -> str:
        """The query's answer, computed once."""
        name = self._name()
        self._store(name, sql)
        return name

    def _name(self) -> str:
        name = f"certladder_{next(_TABLES)}"
        self.held.append(name)
        return name

    def together(self, queries: Iterable[str]) -> str:
        """The answers of one query after another in one table; what was kept for one is forgotten before the next."""
        queries = iter(queries)
        mark = len(self.held)
        table = self.keep(next(queries))
        self.release(mark, table)
        for query in queries:
            self._append(table, query)
            self.release(mark, table)
        return table

    def forget(self, *tables: str) -> None:
        """Drop tables."""
        for name in tables:
            self.held.remove(name)
            self._drop(name)

    def release(self, mark: int, *but: str) -> None:
        """Drop the tables put and kept since there were `mark` of them, but not these."""
        self.forget(*(name for name in self.held[mark:] if name not in but))

    @contextmanager
    def passing(self) -> Iterator[None]:
        """What is put and kept meanwhile is dropped at the end."""
        mark = len(self.held)
        try:
            yield
        finally:
            self.release(mark)

    @abstractmethod
    def fetch(self, sql: str) -> pa.Table:
        """The query's answer, brought into this process."""

    @abstractmethod
    def columns(self, table: str) -> dict[str, str]:
        """The columns of a table and their types."""

    @abstractmethod
    def identifier(self, column: str) -> str:
        """A column's name as this engine quotes it."""

    @abstractmethod
    def numbered(self, ids: str) -> str:
        """A query of ids with a key each, `person`, by which the records of one person are found."""

    @abstractmethod
    def by_person(self, sql: str) -> str:
        """The query in such an order that the rows of a part of the persons are found without reading all of it."""

    @abstractmethod
    def _register(self, name: str, table: pa.Table) -> None: ...

    @abstractmethod
    def _store(self, name: str, sql: str) -> None: ...

    @abstractmethod
    def _append(self, name: str, sql: str) -> None: ...

    @abstractmethod
    def _drop(self, name: str) -> None: ...


_SIZE = re.compile(r"\d{1,6}(\.\d+)? ?([KMGT]i?B|%)", re.IGNORECASE | re.ASCII)
_EPOCH = 719_163
"""The ordinal of 1970-01-01."""


class DuckDB(Engine):
    """DuckDB, embedded; by default in memory, spilling to disk where that is short."""

    at_once = 200_000

    def __init__(self, memory: str | None = None) -> None:
        import duckdb

        super().__init__()
        self.errors = duckdb.Error
        self._out_of_memory = duckdb.OutOfMemoryException
        self._spill = tempfile.TemporaryDirectory(prefix="certladder-")
        self.connection = duckdb.connect()
        self.run(f"SET temp_directory = '{self._spill.name}'")
        self.run("SET autoinstall_known_extensions = false")
        if memory is not None:
            if not _SIZE.fullmatch(memory):
                raise WorkforceError("memory", given=memory)
            self.run(f"SET memory_limit = '{memory}'")
        day = f"DATE '1970-01-01' + CAST(day - {_EPOCH} AS INTEGER)"
        later = f"CAST({day} + to_months(CAST(months AS INTEGER)) AS DATE)"
        self.run(f"CREATE TEMP MACRO add_months(day, months) AS {later} - DATE '1970-01-01' + {_EPOCH}")
        self.run(f"CREATE TEMP MACRO date_of(day) AS {day}")
        self.run("CREATE TEMP MACRO months_of(day) AS 12 * year(date_of(day)) + month(date_of(day)) - 13")
        self.run("CREATE TEMP MACRO years_of(day) AS year(date_of(day)) - 1")
        self.run("CREATE TEMP MACRO regexp_like(words, pattern) AS regexp_matches(words, pattern)")

    def run(self, sql: str) -> Any:
        """Run a statement."""
        return self._within_memory(lambda: self.connection.execute(sql).fetchall())

    def view(self, sql: str) -> str:
        """A query under a name, run anew each time."""
        name = f"certladder_view_{next(_TABLES)}"
        self.run(f"CREATE TEMPORARY VIEW {name} AS {sql}")
        return name

    def fetch(self, sql: str) -> pa.Table:
        return self._within_memory(lambda: self.connection.sql(sql).to_arrow_table())

    def _within_memory(self, result: Callable[[], Any]) -> Any:
        try:
            return result()
        except self._out_of_memory as error:
            raise WorkforceError("out_of_memory", reason=str(error).splitlines()[0]) from error

    def columns(self, table: str) -> dict[str, str]:
        return {name: kind.lower() for name, kind, *_ in self.run(f"DESCRIBE SELECT * FROM {table}")}

    def identifier(self, column: str) -> str:
        return '"' + column.replace('"', '""') + '"'

    def numbered(self, ids: str) -> str:
        return f"SELECT id, row_number() OVER () - 1 AS person FROM ({ids}) ids"

    def by_person(self, sql: str) -> str:
        return f"{sql} ORDER BY person"

    def _register(self, name: str, table: pa.Table) -> None:
        self.connection.register(f"{name}_arrow", table)
        self._store(name, f"SELECT * FROM {name}_arrow")
        self.connection.unregister(f"{name}_arrow")

    def _store(self, name: str, sql: str) -> None:
        self.run(f"CREATE TEMPORARY TABLE {name} AS {sql}")

    def _append(self, name: str, sql: str) -> None:
        self.run(f"INSERT INTO {name} {sql}")

    def _drop(self, name: str) -> None:
        self.run(f"DROP TABLE {name}")


class Spark(Engine):  # pragma: no cover - run by `make spark`, which needs Java
    """A Spark session, local or a cluster's."""

    def __init__(self, session: Any) -> None:
        super().__init__()
        self.session = session
        day = f"date_from_unix_date(CAST(day - {_EPOCH} AS INT))"
        for function in (
            f"date_of(day BIGINT) RETURNS DATE RETURN {day}",
            f"certladder_add_months(day BIGINT, months BIGINT) RETURNS BIGINT "
            f"RETURN unix_date(add_months({day}, CAST(months AS INT))) + {_EPOCH}",
            f"months_of(day BIGINT) RETURNS BIGINT RETURN 12 * year({day}) + month({day}) - 13",
            f"years_of(day BIGINT) RETURNS BIGINT RETURN year({day}) - 1",
        ):
            session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {function}")

    def _sql(self, sql: str) -> Any:
        return self.session.sql(sql.replace("add_months(", "certladder_add_months("))

    def fetch(self, sql: str) -> pa.Table:
        return self._sql(sql).toArrow()

    def columns(self, table: str) -> dict[str, str]:
        return dict(self.session.table(table).dtypes)

    def identifier(self, column: str) -> str:
        return "`" + column.replace("`", "``") + "`"

    def numbered(self, ids: str) -> str:
        return f"SELECT id, id AS person FROM ({ids}) ids"

    def by_person(self, sql: str) -> str:
        return sql

    def _register(self, name: str, table: pa.Table) -> None:
        self.session.createDataFrame(table).createOrReplaceTempView(name)

    def _store(self, name: str, sql: str) -> None:
        frame = self._sql(sql)
        reliable = self.session.sparkContext.getCheckpointDir() is not None
        frame = frame.checkpoint() if reliable else frame.localCheckpoint()
        frame.createOrReplaceTempView(name)

    def _append(self, name: str, sql: str) -> None:
        self._store(name, f"SELECT * FROM {name} UNION ALL {sql}")

    def _drop(self, name: str) -> None:
        self.session.catalog.dropTempView(name)
