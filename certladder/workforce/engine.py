"""Where the queries run: DuckDB inside this process, or a Spark session.

ibis writes the queries and each engine's dialect; what it is not asked to do is to hold tables, because that is where its
backends differ. An engine puts a small table in, keeps a query's answer under a name, fetches it, drops it, and says how
persons are numbered and taken in parts.
"""

from __future__ import annotations

import itertools
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import ibis
import pyarrow as pa

from .columns import WorkforceError

__all__ = ["DuckDB", "Engine", "Query", "Spark", "bit_or", "rows"]

Query = Any
"""An ibis table expression; ibis ships no types."""


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator]
def bit_or(bits: int) -> int:  # type: ignore[empty-body]
    """The bits of all rows; ibis knows it for DuckDB only, the engines both do."""


def rows(of: Iterable[Mapping[str, object]], **types: str) -> pa.Table:
    """A small table of rows, its columns in the order and of the types given: int64, string, bool, list<string>."""
    names = {"int64": pa.int64(), "string": pa.string(), "bool": pa.bool_(), "words": pa.list_(pa.string())}
    schema = pa.schema([(name, names[kind]) for name, kind in types.items()])
    return pa.Table.from_pylist([dict(row) for row in of], schema=schema)


def _nullable(columns: Mapping[str, Any], name: str) -> Query:
    return ibis.table({column: kind.copy(nullable=True) for column, kind in columns.items()}, name=name)


@lru_cache(maxsize=1024)
def _sql(query: Any, dialect: str) -> str:
    """A query in the engine's language; ibis takes a while to write it, so the same one is written once."""
    return str(ibis.to_sql(query.to_expr(), dialect=dialect))


class Engine(ABC):
    """Tables by name, and queries over them."""

    dialect: str
    at_once: int | None = None
    """How many persons are asked about at once, where their keys are numbers from 0; None: all of them."""

    def __init__(self, prefix: str = "certladder") -> None:
        self._prefix = prefix
        self._held: list[str] = []

    def put(self, table: pa.Table) -> Query:
        """A table of this process, for queries."""
        name = self._free()
        self._register(name, table)
        self._held.append(name)
        return self.named(name)

    def keep(self, query: Query) -> Query:
        """The query's answer, computed once."""
        name = self._free()
        self._store(name, self.sql(query))
        self._held.append(name)
        return _nullable(query.schema(), name)

    def _free(self) -> str:
        """The first name that no table has: what is asked of one part of the persons reads like what is of the next."""
        return next(name for number in itertools.count() if (name := f"{self._prefix}_{number}") not in self._held)

    def together(self, queries: Iterable[Query]) -> Query:
        """The answers of one query after another in one table; what was kept for one is forgotten before the next."""
        queries = iter(queries)
        mark = self.mark()
        table = self.keep(next(queries))
        self.release(mark, table)
        for query in queries:
            self._append(table.get_name(), self.sql(query))
            self.release(mark, table)
        return table

    def is_empty(self, table: Query) -> bool:
        """Whether a table has no rows."""
        return not len(self.fetch(table.limit(1)))

    def sql(self, query: Query) -> str:
        """The query in the engine's language."""
        return _sql(query.op(), self.dialect)

    def named(self, name: str) -> Query:
        """A table of the engine, for queries."""
        return _nullable(self._columns(name), name)

    def forget(self, table: Query) -> None:
        """Forget a kept table."""
        self._held.remove(table.get_name())
        self._drop(table.get_name())

    def mark(self) -> int:
        """A mark: `release` forgets what was put and kept after it."""
        return len(self._held)

    def release(self, mark: int, *but: Query) -> None:
        """Forget the tables put and kept since a mark, but not these."""
        spared = {table.get_name() for table in but}
        for name in self._held[mark:]:
            if name not in spared:
                self._drop(name)
        self._held[mark:] = [name for name in self._held[mark:] if name in spared]

    @contextmanager
    def passing(self) -> Iterator[None]:
        """What is put and kept meanwhile is forgotten at the end."""
        mark = self.mark()
        try:
            yield
        finally:
            self.release(mark)

    @abstractmethod
    def fetch(self, query: Query) -> pa.Table:
        """The query's answer, brought into this process."""

    @abstractmethod
    def numbered(self, ids: Query) -> Query:
        """The distinct ids with a key each, `person`, by which the records of one person are found."""

    @abstractmethod
    def by_person(self, table: Query) -> Query:
        """The table in such an order that the rows of a part of the persons are found without reading all of it."""

    @abstractmethod
    def subject(self, person: Query, look: Query, looks: int) -> Query:
        """A key for a person and one of so many looks."""

    @abstractmethod
    def person(self, subject: Query, looks: int) -> Query:
        """The person of such a key."""

    @abstractmethod
    def look(self, subject: Query, looks: int) -> Query:
        """The look of such a key."""

    @abstractmethod
    def _register(self, name: str, table: pa.Table) -> None: ...

    @abstractmethod
    def _store(self, name: str, sql: str) -> None: ...

    @abstractmethod
    def _append(self, name: str, sql: str) -> None: ...

    @abstractmethod
    def _columns(self, name: str) -> dict[str, Any]: ...

    @abstractmethod
    def _drop(self, name: str) -> None: ...


_SIZE = re.compile(r"\d{1,6}(\.\d+)? ?([KMGT]i?B|%)", re.IGNORECASE | re.ASCII)


class DuckDB(Engine):
    """DuckDB, embedded; by default in memory, spilling to disk where that is short."""

    dialect = "duckdb"
    at_once = 200_000

    def __init__(self, connection: Any = None, memory: str | None = None) -> None:
        import duckdb

        super().__init__()
        self.errors = duckdb.Error
        self._spill = tempfile.TemporaryDirectory(prefix="certladder-")
        self.connection = duckdb.connect() if connection is None else connection.cursor()
        if connection is None:
            self.connection.execute(f"SET temp_directory = '{self._spill.name}'").fetchall()
            self.connection.execute("SET autoinstall_known_extensions = false").fetchall()
        if memory is not None:
            if not _SIZE.fullmatch(memory):
                raise WorkforceError(f"memory {memory!r}: expected a size such as 4GB or 500MB, or a share such as 50%")
            self.connection.execute(f"SET memory_limit = '{memory}'").fetchall()

    def fetch(self, query: Query) -> pa.Table:
        with self._memory():
            return self.connection.sql(self.sql(query)).to_arrow_table()

    def numbered(self, ids: Query) -> Query:
        return ids.distinct().mutate(person=ibis.row_number())

    def by_person(self, table: Query) -> Query:
        return table.order_by("person")

    def subject(self, person: Query, look: Query, looks: int) -> Query:
        return person * looks + look

    def person(self, subject: Query, looks: int) -> Query:
        return subject // looks

    def look(self, subject: Query, looks: int) -> Query:
        return subject % looks

    def _register(self, name: str, table: pa.Table) -> None:
        self.connection.register(f"{name}_arrow", table)
        self._store(name, f"SELECT * FROM {name}_arrow")  # noqa: S608
        self.connection.unregister(f"{name}_arrow")

    def _store(self, name: str, sql: str) -> None:
        with self._memory():
            self.connection.execute(f"CREATE TEMPORARY TABLE {name} AS {sql}").fetchall()

    @contextmanager
    def _memory(self) -> Iterator[None]:
        import duckdb

        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise WorkforceError(f"not enough memory or room to spill to: {str(error).splitlines()[0]}") from error

    def _append(self, name: str, sql: str) -> None:
        with self._memory():
            self.connection.execute(f"INSERT INTO {name} {sql}").fetchall()

    def _columns(self, name: str) -> dict[str, Any]:
        described = self.connection.sql(f"SELECT * FROM {name} LIMIT 0").to_arrow_table()  # noqa: S608
        return dict(ibis.Schema.from_pyarrow(described.schema).items())

    def _drop(self, name: str) -> None:
        self.connection.execute(f"DROP TABLE {name}").fetchall()


_LOOK = 9
"""The digits of a look in Spark's keys."""
_ENGINES = itertools.count()
"""A session may serve several workforces, whose tables need different names."""


class Spark(Engine):  # pragma: no cover - run by `make spark`, which needs Java
    """A Spark session, local or a cluster's."""

    dialect = "pyspark"

    def __init__(self, session: Any) -> None:
        super().__init__(f"certladder_{next(_ENGINES)}")
        self.session = session

    def fetch(self, query: Query) -> pa.Table:
        return self.session.sql(self.sql(query)).toArrow()

    def numbered(self, ids: Query) -> Query:
        return ids.distinct().mutate(person=ids.id)

    def by_person(self, table: Query) -> Query:
        return table

    def subject(self, person: Query, look: Query, looks: int) -> Query:
        return look.cast("string").lpad(_LOOK, "0") + person

    def person(self, subject: Query, looks: int) -> Query:
        return subject.substr(_LOOK)

    def look(self, subject: Query, looks: int) -> Query:
        return subject.left(_LOOK).cast("int64")

    def _register(self, name: str, table: pa.Table) -> None:
        self.session.createDataFrame(table).createOrReplaceTempView(name)

    def _store(self, name: str, sql: str) -> None:
        frame = self.session.sql(sql)
        reliable = self.session.sparkContext.getCheckpointDir() is not None
        frame = frame.checkpoint() if reliable else frame.localCheckpoint()
        frame.createOrReplaceTempView(name)

    def _append(self, name: str, sql: str) -> None:
        self._store(name, f"SELECT * FROM {name} UNION ALL {sql}")  # noqa: S608

    def _columns(self, name: str) -> dict[str, Any]:
        from pyspark.sql.pandas.types import to_arrow_schema

        return dict(ibis.Schema.from_pyarrow(to_arrow_schema(self.session.table(name).schema)).items())

    def _drop(self, name: str) -> None:
        self.session.catalog.dropTempView(name)
