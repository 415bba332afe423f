"""Where the queries run, which are plain SQL: DuckDB inside this process, or a Spark session; days are whole numbers."""

import itertools
import re
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .columns import WorkforceError

_TABLES = itertools.count()
"""Names are never used twice: a Spark session or a database may serve several workforces."""
_SIZE = re.compile(r"\d{1,6}(\.\d+)? ?([KMGT]i?B|%)", re.IGNORECASE | re.ASCII)
_EPOCH = 719_163  # the ordinal of 1970-01-01
Table = Any  # a pyarrow table, which has no types


def rows(of: Iterable[tuple[object, ...]], **types: str) -> Table:
    """A small table of rows, its columns in the order and of the types given: int64, string, bool_, or words, a list."""
    import pyarrow as pa

    columns = list(zip(*of, strict=True)) or [()] * len(types)
    kinds = [pa.list_(pa.string()) if kind == "words" else getattr(pa, kind)() for kind in types.values()]
    return pa.table([pa.array(*column) for column in zip(columns, kinds, strict=True)], names=list(types))


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


class Engine(ABC):
    """Tables by name, and queries over them, which know what comes so many months after a day (`months_later`)."""

    at_once: int | None = None
    """How many persons are asked about at once, where their keys are numbers from 0; None: all of them."""
    key = "id"  # a key for each of a query's `id`s, by which the records of one person are found
    order = ""  # an order in which the rows of a part of the persons are found without reading all of them
    quote = "`"

    def __init__(self) -> None:
        self.held: list[str] = []  # the tables kept

    def keep(self, source: Table | str) -> str:
        """A name, for queries, of a table of this process, or of the answer to a query, which is computed once."""
        name = f"certladder_{next(_TABLES)}"
        self._store(name, source)
        self.held.append(name)
        return name

    def forget(self, *tables: str) -> None:
        """Drop tables."""
        for name in tables:
            self.held.remove(name)
            self._drop(name)

    @contextmanager
    def passing(self, kept: Collection[str] = ()) -> Iterator[None]:
        """What is kept meanwhile is dropped at the end, but for what is in `kept` then."""
        before = set(self.held)
        try:
            yield
        finally:
            self.forget(*(name for name in self.held if name not in before and name not in kept))

    def identifier(self, column: str) -> str:
        """A column's name as this engine quotes it."""
        return self.quote + column.replace(self.quote, 2 * self.quote) + self.quote

    def schema(self, table: str) -> Any:
        """The columns of a table, and their types."""
        return self.fetch(f"SELECT * FROM {table} LIMIT 0").schema

    @abstractmethod
    def fetch(self, sql: str) -> Table:
        """The query's answer, brought into this process."""

    def write(self, sql: str, path: Path) -> None:  # pragma: no cover - Spark's; DuckDB has its own
        """Write the query's answer to a .parquet file."""
        from pyarrow import parquet

        parquet.write_table(self.fetch(sql), path)

    @abstractmethod
    def _store(self, name: str, source: Table | str) -> None: ...

    @abstractmethod
    def _drop(self, name: str) -> None: ...


class DuckDB(Engine):
    """DuckDB, embedded; by default in memory, spilling to disk where that is short."""

    at_once = 200_000
    key = "row_number() OVER () - 1"
    order = "ORDER BY person"
    quote = '"'

    def __init__(self, memory: str | None = None) -> None:
        import duckdb

        super().__init__()
        self._out_of_memory = duckdb.OutOfMemoryException
        self._spill = tempfile.TemporaryDirectory(prefix="certladder-")
        self.connection = duckdb.connect()
        self.run(f"SET temp_directory = '{self._spill.name}'")
        self.run("SET autoinstall_known_extensions = false")
        if memory is not None:
            if not _SIZE.fullmatch(memory):
                raise WorkforceError("memory", given=memory)
            self.run(f"SET memory_limit = '{memory}'")
        later = "CAST(date_of(day) + to_months(CAST(months AS INTEGER)) AS DATE)"
        for macro in (
            f"date_of(day) AS DATE '1970-01-01' + CAST(day - {_EPOCH} AS INTEGER)",
            f"months_later(day, months) AS {later} - DATE '1970-01-01' + {_EPOCH}",
            "months_of(day) AS 12 * year(date_of(day)) + month(date_of(day)) - 13",
            "years_of(day) AS year(date_of(day)) - 1",
            "regexp_like(words, pattern) AS regexp_matches(words, pattern)",
            "collect_set(words) AS list(DISTINCT words)",
            "sort_array(words) AS list_sort(words)",
            "array_join(words, sign) AS array_to_string(words, sign)",
        ):
            self.run(f"CREATE TEMP MACRO {macro}")

    def run(self, sql: str) -> None:
        """Run a statement, which as a relation would take twice as long."""
        self._within_memory(lambda: self.connection.execute(sql))

    def fetch(self, sql: str) -> Table:
        return self._within_memory(lambda: self.connection.sql(sql).to_arrow_table())

    def _within_memory(self, result: Callable[[], Any]) -> Any:
        try:
            return result()
        except self._out_of_memory as error:
            raise WorkforceError("out_of_memory", reason=str(error).splitlines()[0]) from error

    def write(self, sql: str, path: Path) -> None:
        """As it is computed: it need not be held in memory."""
        self.run(f"COPY ({sql}) TO {quoted(str(path))} (FORMAT parquet)")

    def _store(self, name: str, source: Table | str) -> None:
        if isinstance(source, str):
            self.run(f"CREATE TEMPORARY TABLE {name} AS {source}")
        else:
            self.connection.register(f"{name}_arrow", source)
            self._store(name, f"SELECT * FROM {name}_arrow")
            self.connection.unregister(f"{name}_arrow")

    def _drop(self, name: str) -> None:
        self.run(f"DROP TABLE {name}")


class Spark(Engine):  # pragma: no cover - run by `make spark`, which needs Java
    """A Spark session, local or a cluster's."""

    def __init__(self, session: Any) -> None:
        super().__init__()
        self.session = session
        day = f"date_from_unix_date(CAST(day - {_EPOCH} AS INT))"
        later = f"unix_date(add_months({day}, CAST(months AS INT))) + {_EPOCH}"
        for function in (
            f"date_of(day BIGINT) RETURNS DATE RETURN {day}",
            f"months_later(day BIGINT, months BIGINT) RETURNS BIGINT RETURN {later}",
            f"months_of(day BIGINT) RETURNS BIGINT RETURN 12 * year({day}) + month({day}) - 13",
            f"years_of(day BIGINT) RETURNS BIGINT RETURN year({day}) - 1",
        ):
            session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {function}")

    def fetch(self, sql: str) -> Table:
        return self.session.sql(sql).toArrow()

    def _store(self, name: str, source: Table | str) -> None:
        if not isinstance(source, str):
            frame = self.session.createDataFrame(source)
        elif self.session.sparkContext.getCheckpointDir() is None:
            frame = self.session.sql(source).localCheckpoint()
        else:
            frame = self.session.sql(source).checkpoint()
        frame.createOrReplaceTempView(name)

    def _drop(self, name: str) -> None:
        with suppress(Exception):  # the session may be stopped by now
            self.session.catalog.dropTempView(name)
