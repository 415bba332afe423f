"""What people have their tables in: a folder, an Excel workbook, a database, frames and tables in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import ibis
import pyarrow as pa

from ..model.errors import truncate
from .columns import TABLES, TableForm, WorkforceError, match_columns, near_table, table_named
from .engine import DuckDB, Engine, Query, Spark
from .given import Given
from .textfile import read_text

__all__ = ["opened"]


def opened(source: Any, memory: str | None = None) -> tuple[Engine, list[Given], list[str]]:
    """An engine with the tables of a source, and notes on what in it is not read.

    Raises:
        WorkforceError: the source cannot be read, or is no tables of a workforce.
    """
    if isinstance(source, str | Path):
        return _path(Path(source), memory)
    if isinstance(source, Mapping):
        return _tables(source, memory)
    if type(source).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
        engine = DuckDB(source, memory)
        return engine, *_database(engine, "the database")
    raise WorkforceError(
        f"{type(source).__name__}: not a folder, a workbook, a database or a mapping of names to tables, "
        'such as {"work": frame}'
    )


def _path(path: Path, memory: str | None) -> tuple[Engine, list[Given], list[str]]:
    engine = DuckDB(memory=memory)
    if path.is_dir():
        return engine, *_folder(path, engine)
    if not path.exists():
        raise WorkforceError(f"{path}: no such file or folder")
    _look(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return engine, *_workbook(path, engine)
    if path.suffix.lower() in (".duckdb", ".db", ".ddb"):
        location = str(path).replace("'", "''")
        try:
            engine.connection.execute(f"ATTACH '{location}' AS given (READ_ONLY)").fetchall()
        except engine.errors as error:
            raise WorkforceError(f"{path.name}: cannot be opened: {str(error).splitlines()[0]}") from error
        return engine, *_database(engine, path.name, "given")
    raise WorkforceError(f"{path}: expected a folder, an Excel workbook (.xlsx) or a DuckDB database (.duckdb)")


# --- files ---

_STARTS = {
    b"PAR1": (".parquet", "a Parquet file"),
    b"PK\x03\x04": (".xlsx", "an Excel workbook (or another zip file)"),
    b"\xd0\xcf\x11\xe0": (".xls", "an old Excel workbook; save it as .xlsx"),
    b"SQLite format 3": (".sqlite", "an SQLite database"),
    b"%PDF": (".pdf", "a PDF"),
}
_ALSO = {".xlsm": ".xlsx"}


def _look(path: Path) -> None:
    """Refuse a file that is empty, or not what its name says."""
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise WorkforceError(f"{path.name}: the file is empty")
    suffix = _ALSO.get(path.suffix.lower(), path.suffix.lower())
    for magic, (usual, what) in _STARTS.items():
        if start.startswith(magic) and usual != suffix:
            raise WorkforceError(f"{path.name}: not what its name says: it is {what}")
        if usual == suffix and not start.startswith(magic):
            raise WorkforceError(f"{path.name}: not what its name says: it is not {what}")
    if suffix == ".duckdb" and start[8:12] != b"DUCK":
        raise WorkforceError(f"{path.name}: not what its name says: it is not a DuckDB database")


def _folder(folder: Path, engine: DuckDB) -> tuple[list[Given], list[str]]:
    """Every file that is named after a table; a folder of Parquet files may stand for one."""
    given: dict[str, Given] = {}
    notes = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        readable = suffix in (".csv", ".tsv", ".txt", ".parquet") or (path.is_dir() and any(path.glob("*.parquet")))
        form = table_named(path.stem if path.is_file() else path.name)
        if form is None or not readable:
            _refuse_misspelt(path.stem, readable and form is None, path.name)
            notes.append(f"{path.name}: not read; " + ("it is not named after a table" if readable else "not a table"))
            continue
        if form.name in given:
            raise WorkforceError(f"{given[form.name].source} and {path.name} both hold {form.name}; leave one out")
        given[form.name], ignored = _file(path, form, engine)
        notes += ignored
    return _some(list(given.values()), folder.name), notes


def _file(path: Path, form: TableForm, engine: DuckDB) -> tuple[Given, list[str]]:
    if path.is_dir() or path.suffix.lower() == ".parquet":
        if path.is_file():
            _look(path)
        return _parquet(path, form, engine)
    _look(path)
    table, numbers, unread = read_text(path)
    return _arrow(table, form, path.name, engine, numbers, unread)


def _parquet(path: Path, form: TableForm, engine: DuckDB) -> tuple[Given, list[str]]:
    name = f"file_{form.name}"
    location = str(path / "*.parquet" if path.is_dir() else path).replace("'", "''")
    try:
        engine.connection.execute(
            f"CREATE TEMPORARY VIEW {name} AS "  # noqa: S608
            f"SELECT *, file_row_number + 1 AS certladder_row FROM read_parquet('{location}', file_row_number = true)"
        ).fetchall()
    except engine.errors as error:
        raise WorkforceError(f"{path.name}: cannot be read: {str(error).splitlines()[0]}") from error
    table = engine.named(name)
    return _given(table.rename(row="certladder_row").drop("file_row_number"), form, path.name)


def _workbook(path: Path, engine: Engine) -> tuple[list[Given], list[str]]:
    """Every sheet that is named after a table: the first row that is not empty is its header."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise WorkforceError(f"{path.name}: cannot be read as an Excel workbook: {error}") from error
    given: dict[str, Given] = {}
    notes = []
    for sheet in book.worksheets:
        where = f"{path.name}, sheet {sheet.title}"
        form = table_named(sheet.title)
        if form is None:
            _refuse_misspelt(sheet.title, True, where)
            notes.append(f"{where}: not read; it is not named after a table")
            continue
        if form.name in given:
            raise WorkforceError(f"{path.name}: two sheets hold {form.name}; leave one out")
        lines = [(number, cells) for number, cells in enumerate(sheet.values, 1) if any(c is not None for c in cells)]
        if not lines:
            raise WorkforceError(f"{where}: the sheet is empty")
        names = ["" if name is None else str(name) for name in lines[0][1]]
        columns = {
            name: pa.array([None if cells[at] is None else str(cells[at]) for _, cells in lines[1:]], pa.string())
            for at, name in enumerate(names)
            if name
        }
        given[form.name], ignored = _arrow(pa.table(columns), form, where, engine, [number for number, _ in lines[1:]])
        notes += ignored
    book.close()
    return _some(list(given.values()), path.name), notes


# --- databases, frames, tables ---


def _database(engine: DuckDB, where: str, catalog: str | None = None) -> tuple[list[Given], list[str]]:
    """Every table and view of a DuckDB database that is named after a table."""
    asked = "SELECT table_catalog, table_schema, table_name FROM information_schema.tables"
    asked += f" WHERE table_catalog = '{catalog}'" if catalog else ""
    given: dict[str, Given] = {}
    notes = []
    for place in sorted(engine.connection.execute(asked).fetchall()):
        form = table_named(place[-1])
        if form is None:
            _refuse_misspelt(place[-1], True, where)
            notes.append(f"{where}, table {place[-1]}: not read; it is not named after a table")
            continue
        if form.name in given:
            raise WorkforceError(f"{where}: two tables hold {form.name}; leave one out")
        quoted = ".".join('"' + part.replace('"', '""') + '"' for part in place)
        name = f"table_{form.name}"
        engine.connection.execute(
            f"CREATE TEMPORARY VIEW {name} AS SELECT *, row_number() OVER () AS certladder_row FROM {quoted}"  # noqa: S608
        ).fetchall()
        table = engine.named(name).rename(row="certladder_row")
        given[form.name], ignored = _given(table, form, f"{where}, table {place[-1]}")
        notes += ignored
    return _some(list(given.values()), where), notes


def _tables(tables: Mapping[str, Any], memory: str | None) -> tuple[Engine, list[Given], list[str]]:
    """Tables in memory by name: Arrow, pandas, polars, or Spark's, which are left where they are."""
    on_spark = [table for table in tables.values() if _package(table) == "pyspark"]
    engine: Engine = Spark(on_spark[0].sparkSession) if on_spark else DuckDB(memory=memory)
    given: list[Given] = []
    notes: list[str] = []
    for name, table in tables.items():
        form = table_named(name)
        if form is None:
            _refuse_misspelt(name, True, "the tables")
            raise WorkforceError(f"{name!r} is no table of a workforce; those are: {_known()}")
        found, ignored = _in_memory(table, form, name, engine)
        given.append(found)
        notes += ignored
    return engine, _some(given, "the tables"), notes


def _package(table: object) -> str:
    return type(table).__module__.partition(".")[0]


def _in_memory(table: Any, form: TableForm, name: str, engine: Engine) -> tuple[Given, list[str]]:
    package = _package(table)
    if isinstance(engine, Spark):  # pragma: no cover - run by `make spark`, which needs Java
        if package != "pyspark":
            raise WorkforceError(f"{name}: {type(table).__name__}; give all tables as Spark's, or none")
        view = f"certladder_given_{form.name}"
        table.createOrReplaceTempView(view)
        return _given(engine.named(view).mutate(row=ibis.null("int64")), form, name)
    if package == "pandas":
        table = pa.Table.from_pandas(table, preserve_index=False)
    elif package == "polars":
        table = table.to_arrow()
    elif package in ("duckdb", "_duckdb"):
        table = table.to_arrow_table()
    if not isinstance(table, pa.Table):
        raise WorkforceError(f"{name}: {type(table).__name__} is no Arrow table, pandas or polars frame or Spark table")
    return _arrow(table, form, name, engine)


def _arrow(
    table: pa.Table,
    form: TableForm,
    where: str,
    engine: Engine,
    numbers: Iterable[int] | None = None,
    unread: Iterable[tuple[int, str]] = (),
) -> tuple[Given, list[str]]:
    """A table in memory; what is nested in a cell becomes JSON."""
    if len(set(table.column_names)) < len(table.column_names):
        twice = next(name for name in table.column_names if table.column_names.count(name) > 1)
        raise WorkforceError(f"{where}: two columns are named {twice!r}; leave one out")
    columns, rest = match_columns(form, table.column_names, where)
    chosen = {}
    for name in columns.values():
        column = table[name]
        if pa.types.is_nested(column.type):
            column = pa.array([None if cell is None else _json(cell) for cell in column.to_pylist()], pa.string())
        elif pa.types.is_null(column.type) or pa.types.is_dictionary(column.type):
            column = column.cast(pa.string())
        chosen[name] = column
    chosen["certladder_row"] = pa.array(range(1, len(table) + 1) if numbers is None else numbers, pa.int64())
    put = engine.put(pa.table(chosen)).rename(row="certladder_row")
    given, _ = _given(put, form, where)
    given.unread = list(unread)
    return given, _ignored(rest, where)


def _json(cell: object) -> str:
    """A mapping as JSON; Arrow gives a map as a list of pairs, and a struct with None for what is not there."""
    pairs = dict(cell) if isinstance(cell, Mapping | list) else {}
    return json.dumps({key: value for key, value in pairs.items() if value is not None}, ensure_ascii=False)


def _given(table: Query, form: TableForm, where: str) -> tuple[Given, list[str]]:
    columns, rest = match_columns(form, [name for name in table.columns if name != "row"], where)
    return Given(form, where, table, columns), _ignored(rest, where)


def _ignored(columns: Iterable[str], where: str) -> list[str]:
    return [f"{where}: column {truncate(name)!r} is not used" for name in columns]


def _refuse_misspelt(name: str, table: bool, where: str) -> None:
    meant = near_table(name) if table else None
    if meant:
        raise WorkforceError(f"{where}: {name!r} is no table of a workforce; did you mean {meant}?")


def _known() -> str:
    return ", ".join(f"{form.name} ({form.others[-1]})" for form in TABLES)


def _some(given: list[Given], where: str) -> list[Given]:
    if not given:
        raise WorkforceError(f"{where}: no table of a workforce is there; expected one or more of: {_known()}")
    return given
