"""What people have their tables in: a folder, a workbook, a text file, a database, frames and tables in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.errors import truncate
from .cell_parsers import Problem
from .columns import TABLES, TableForm, WorkforceError, near_table, plain, table_named
from .engine import DuckDB, Engine, Spark, quoted
from .headers import Header, match_header, shown
from .text_files import read_text
from .workbooks import read_workbook

if TYPE_CHECKING:
    import pyarrow as pa

    from .grid import Grid

__all__ = ["GivenTable", "OpenSource", "open_source"]

Note = tuple[str, dict[str, object]]
"""What is not read: a code of the messages `workforce.note`, and its arguments."""


Load = Callable[[Sequence[str]], str]
"""Puts these columns of a table into the engine, with a `row_number`, and gives its name there."""

_NUMBERS = ("number", "plain_number")
_LEFT_OUT = ("", "-", "不用", "ignore")


@dataclass
class GivenTable:
    """A table as it was given: where it is from, what its columns are, and the rows that could not even be read, as
    (row, problem)."""

    source: str
    form: TableForm | None
    table: str
    header: Header
    unread: Sequence[tuple[int, Problem]] = ()
    by: str = ""
    """How it names persons: a key of `header.ids`."""
    kept: dict[str, str] = field(default_factory=dict)
    """The columns to carry along, by the names asked for."""


@dataclass
class OpenSource:
    """An engine with the tables of a source, and notes on what in it is not read."""

    engine: Engine
    mapping: Mapping[str, str] = field(default_factory=dict)
    """What columns are whose names are not known: a known name, or nothing to leave one out."""
    keep: Sequence[str] = ()
    tables: list[GivenTable] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    mapped: set[str] = field(default_factory=set)

    def form(self, name: str, where: str) -> TableForm | None:
        """The table that goes by a name.

        Raises:
            WorkforceError: it looks like a misspelt one.
        """
        form = table_named(name)
        if form is None and (meant := near_table(name)):
            raise WorkforceError("misspelt_table", where=where, given=name, table=meant)
        return form

    def add(
        self,
        form: TableForm | None,
        where: str,
        names: Sequence[str],
        load: Load,
        unread: Sequence[tuple[int, Problem]] = (),
    ) -> None:
        """A table with columns of these names; `form` is what its own name says.

        Raises:
            WorkforceError: its columns do not fit, or there is such a table already.
        """
        if len(set(names)) < len(names):
            raise WorkforceError("same_name", where=where, given=next(name for name in names if names.count(name) > 1))
        header = match_header(form, names, where, self._renamed(names))
        if not header.parts:
            self.notes.append(("no_table_name", {"where": where}))
            return
        for other in self.tables:
            if form is not None and other.form is form:
                raise WorkforceError("same_table", first=other.source, second=where, table=form.name)
        kept = {asked: name for asked in self.keep for name in names if plain(name) == plain(asked)}
        used = [name for part in header.parts for name in part.columns.values()]
        table = load(list(dict.fromkeys([*used, *header.ids.values(), *kept.values()])))
        self.tables.append(GivenTable(where, form, table, header, unread, kept=kept))
        ignored = (name for name in header.ignored if name not in kept.values())
        self.notes += [("column", {"where": where, "column": truncate(shown(name))}) for name in ignored]

    def _renamed(self, names: Sequence[str]) -> dict[str, str]:
        renamed = {name: self.mapping[plain(name)] for name in names if plain(name) in self.mapping}
        self.mapped.update(map(plain, renamed))
        return {name: "" if said in _LEFT_OUT else said.replace(".", "\t") for name, said in renamed.items()}

    def add_arrow(
        self,
        form: TableForm | None,
        where: str,
        table: pa.Table,
        numbers: Iterable[int] | None = None,
        unread: Sequence[tuple[int, Problem]] = (),
    ) -> None:
        """A table in memory; what is nested in a cell becomes JSON."""
        import pyarrow as pa

        def load(used: Sequence[str]) -> str:
            chosen = {name: _plain(table[name]) for name in used}
            chosen["row_number"] = pa.array(range(1, len(table) + 1) if numbers is None else numbers, pa.int64())
            return self.engine.put(pa.table(chosen))

        self.add(form, where, table.column_names, load, unread)

    def add_grid(self, form: TableForm | None, grid: Grid) -> None:
        """The table in a sheet or a text file."""
        self.add_arrow(form, grid.where, *grid.table(), grid.unread)

    def finished(self, where: str) -> OpenSource:
        """Itself, once every table is there.

        Raises:
            WorkforceError: no table holds records, or they name persons in ways that do not go together.
        """
        for name in self.mapping:
            if name not in self.mapped:
                raise WorkforceError("map_no_column", where=where, given=name)
        records = [(table, part) for table in self.tables for part in table.header.parts if part.form.record]
        if all(part.missing for _, part in records):
            for table, part in records:
                raise WorkforceError(
                    "missing_columns", where=table.source, **part.lacks(part.missing, table.header.given)
                )
            raise WorkforceError("no_tables", where=where, known=_known())
        for ways in (_NUMBERS, ("identity",), ("name",)):
            for table in self.tables:
                table.by = next((kind for kind in ways if kind in table.header.ids), "")
            if all(table.by for table in self.tables) and (ways != ("name",) or len(self.tables) == 1):
                break
        else:
            ids = [f"{table.source}: {', '.join(map(shown, table.header.ids.values()))}" for table in self.tables]
            raise WorkforceError("different_ids", where=where, given=ids)
        self.notes += [("by_name", {"where": table.source}) for table in self.tables if table.by == "name"]
        return self


def _plain(column: Any) -> Any:
    """A column that the engines read alike."""
    import pyarrow as pa

    if pa.types.is_nested(column.type):
        return pa.array([None if cell is None else _json(cell) for cell in column.to_pylist()], pa.string())
    if pa.types.is_null(column.type) or pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    if pa.types.is_duration(column.type):
        return pa.array([None if cell is None else str(cell) for cell in column.to_pylist()], pa.string())
    return column


def _json(cell: Any) -> str:
    """A mapping as JSON; Arrow gives a map as a list of pairs, and a struct with None for what is not there."""
    try:
        pairs = {key: value for key, value in dict(cell).items() if value is not None}
    except (TypeError, ValueError):
        pairs = cell
    return json.dumps(pairs, ensure_ascii=False, default=str)


def open_source(
    source: Any, memory: str | None = None, mapping: Mapping[str, str] | None = None, keep: Sequence[str] = ()
) -> OpenSource:
    """The tables of a source, in an engine.

    Raises:
        WorkforceError: the source cannot be read, or is no tables of a workforce.
    """
    on_spark = [one for one in source.values() if _package(one) == "pyspark"] if isinstance(source, Mapping) else []
    engine = Spark(on_spark[0].sparkSession) if on_spark else DuckDB(memory=memory)
    found = OpenSource(engine, {plain(name): said for name, said in (mapping or {}).items()}, keep)
    if isinstance(source, str | Path):
        where = Path(source).name
        _path(Path(source), found)
    elif isinstance(source, Mapping):
        where = "tables"
        _tables(source, found)
    elif _package(source) in ("duckdb", "_duckdb"):
        where = "database"
        _database(source, where, found)
    else:
        raise WorkforceError("no_source", given=type(source).__name__)
    return found.finished(where)


def _known() -> list[str]:
    return [
        f"{form.name} ({next(name for name in form.called if not name.isascii())})" for form in TABLES if form.record
    ]


_TEXT = (".csv", ".tsv", ".txt")


def _path(path: Path, found: OpenSource) -> None:
    if not path.exists():
        raise WorkforceError("no_file", file=str(path))
    if path.is_dir():
        _folder(path, found)
        return
    kind, suffix = _content(path), path.suffix.lower()
    if suffix in (".duckdb", ".db", ".ddb"):
        _open_database(path, found)
    elif kind in ("xlsx", "xls"):
        for grid in read_workbook(path):
            form = table_named(grid.title)
            if form is not None and not grid.rows:
                raise WorkforceError("empty_sheet", where=grid.where)
            found.add_grid(form, grid)
    elif suffix in (*_TEXT, ".xls"):
        found.add_grid(table_named(path.stem), read_text(path))
    elif suffix == ".parquet":
        _parquet(path, table_named(path.stem), found)
    else:
        raise WorkforceError("source_type", file=str(path))


_STARTS = {
    b"PAR1": "parquet",
    b"PK\x03\x04": "xlsx",
    b"\xd0\xcf\x11\xe0": "xls",
    b"SQLite format 3": "sqlite",
    b"%PDF": "pdf",
    b"<": "html",
}
"""How files begin, and what they usually are called."""
_CONTENTS = {
    ".parquet": ("parquet",), ".xlsx": ("xlsx", "xls"), ".xlsm": ("xlsx",), ".xls": ("xls", "xlsx", ""),
    ".duckdb": ("duckdb",), ".db": ("duckdb",), ".ddb": ("duckdb",), **dict.fromkeys(_TEXT, ("",)),
}  # fmt: skip
"""What may be in a file of a name; "" is text, as many programs write it into a .xls."""


def _content(path: Path) -> str:
    """What is in a file, by how it begins; "" for text and other things.

    Raises:
        WorkforceError: it is empty, or not what its name says.
    """
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise WorkforceError("empty_file", file=path.name)
    suffix = path.suffix.lower()
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = next((kind for magic, kind in _STARTS.items() if bare.startswith(magic)), "")
    kind = "duckdb" if start[8:12] == b"DUCK" else kind
    if suffix in _CONTENTS and kind not in _CONTENTS[suffix]:
        raise WorkforceError(f"is_{kind}" if kind else "is_not", file=path.name, suffix=suffix.removeprefix("."))
    return kind


def _folder(folder: Path, found: OpenSource) -> None:
    """Every file that is named after a table, or, where none is, every text file with a header that is known.

    A folder of Parquet files may stand for one.
    """
    paths = sorted(folder.iterdir())
    tables = [
        path
        for path in paths
        if (path.is_file() and path.suffix.lower() in (*_TEXT, ".parquet")) or any(path.glob("*.parquet"))
    ]
    forms = {path: found.form(path.stem if path.is_file() else path.name, path.name) for path in tables}
    for path in paths:
        if path not in forms:
            found.notes.append(("no_table", {"where": path.name}))
        elif forms[path] is None and any(forms.values()):
            found.notes.append(("no_table_name", {"where": path.name}))
        elif path.is_dir() or _content(path) == "parquet":
            _parquet(path, forms[path], found)
        else:
            found.add_grid(forms[path], read_text(path))


def _parquet(path: Path, form: TableForm | None, found: OpenSource) -> None:
    engine = found.engine
    assert isinstance(engine, DuckDB)  # noqa: S101
    named = re.sub(r"[*?\[]", r"[\g<0>]", str(path))  # a name's own * ? and [ are no pattern
    rows = f"read_parquet({quoted(f'{named}/*.parquet' if path.is_dir() else named)}, file_row_number = true)"

    def load(used: Sequence[str]) -> str:
        columns = ", ".join(map(engine.identifier, used))
        return engine.view(f"SELECT {columns}, file_row_number + 1 AS row_number FROM {rows}")

    try:
        found.add(form, path.name, [name for name in engine.columns(rows) if name != "file_row_number"], load)
    except engine.errors as error:
        raise WorkforceError("not_read", file=path.name, reason=str(error).splitlines()[0]) from error


def _open_database(path: Path, found: OpenSource) -> None:
    """A DuckDB file, opened to read it only; its views reach no other files of this machine."""
    import duckdb

    settings: dict[str, Any] = {
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
    }
    try:
        with duckdb.connect(str(path), read_only=True, config=settings) as connection:
            _database(connection, path.name, found)
    except duckdb.Error as error:
        raise WorkforceError("not_opened", file=path.name, reason=str(error).splitlines()[0]) from error


def _database(connection: Any, where: str, found: OpenSource) -> None:
    """Every table and view of a DuckDB database that is named after a table."""
    cursor = connection.cursor()
    places = cursor.sql("SELECT table_catalog, table_schema, table_name FROM information_schema.tables").fetchall()
    for place in sorted(places):
        source = f"{where} / {place[-1]}"
        form = found.form(place[-1], source)
        if form is None:
            found.notes.append(("no_table_name", {"where": source}))
        else:
            _relation(cursor.sql(f"SELECT * FROM {'.'.join(map(found.engine.identifier, place))}"), form, source, found)


def _relation(rows: Any, form: TableForm, where: str, found: OpenSource) -> None:
    def load(used: Sequence[str]) -> str:
        import pyarrow as pa

        table = rows.project(", ".join(map(found.engine.identifier, used))).to_arrow_table()
        columns = {name: _plain(table[name]) for name in used}
        return found.engine.put(pa.table(columns | {"row_number": pa.array(range(1, len(table) + 1), pa.int64())}))

    found.add(form, where, rows.columns, load)


def _tables(tables: Mapping[str, Any], found: OpenSource) -> None:
    """Tables in memory by name: Arrow, pandas, polars, or Spark's, which are left where they are."""
    for name, table in tables.items():
        form = found.form(name, "tables")
        if form is None:
            raise WorkforceError("no_such_table", given=name, known=_known())
        if isinstance(found.engine, Spark):  # pragma: no cover - `make spark`
            _spark_table(form, name, table, found)
        else:
            found.add_arrow(form, name, _as_arrow(name, table))


def _package(table: object) -> str:
    return type(table).__module__.partition(".")[0]


def _as_arrow(name: str, table: Any) -> pa.Table:
    import pyarrow as pa

    package = _package(table)
    if package == "pandas":
        try:
            return pa.Table.from_pandas(table, preserve_index=False)
        except pa.ArrowException as error:
            raise WorkforceError("not_read", file=name, reason=", ".join(map(str, error.args))) from error
    if package == "polars":
        return table.to_arrow()
    if package in ("duckdb", "_duckdb"):
        return table.to_arrow_table()
    if not isinstance(table, pa.Table):
        raise WorkforceError("table_type", where=name, given=type(table).__name__)
    return table


def _spark_table(form: TableForm, name: str, table: Any, found: OpenSource) -> None:  # pragma: no cover - `make spark`
    if _package(table) != "pyspark":
        raise WorkforceError("two_engines", where=name, given=type(table).__name__)
    view = f"certladder_given_{form.name}"

    def load(used: Sequence[str]) -> str:
        from pyspark.sql.functions import lit

        table.select(*map(found.engine.identifier, used)).withColumn(
            "row_number", lit(None).cast("bigint")
        ).createOrReplaceTempView(view)
        return view

    found.add(form, name, table.columns, load)
