"""What people have their tables in: a folder, an Excel workbook, a database, frames and tables in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from ..model.errors import truncate
from .cell_parsers import Problem
from .columns import TABLES, TableForm, WorkforceError, match_columns, near_table, table_named
from .engine import DuckDB, Engine, Spark, quoted
from .ingest import GivenTable
from .text_files import read_text

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["OpenSource", "open_source"]

Note = tuple[str, dict[str, object]]
"""What is not read: a code of the messages `workforce.note`, and its arguments."""


@dataclass
class OpenSource:
    """An engine with the tables of a source, and notes on what in it is not read."""

    engine: Engine
    tables: list[GivenTable] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def form(self, name: str, where: str) -> TableForm | None:
        """The table that goes by a name; a name that is none is noted.

        Raises:
            WorkforceError: it looks like a misspelt one.
        """
        form = table_named(name)
        if form is None:
            meant = near_table(name)
            if meant:
                raise WorkforceError("misspelt_table", where=where, given=name, table=meant)
            self.notes.append(("no_table_name", {"where": where}))
        return form

    def add(
        self, form: TableForm, where: str, table: str, names: Sequence[str], unread: Sequence[tuple[int, Problem]] = ()
    ) -> None:
        """A table of the engine with these columns.

        Raises:
            WorkforceError: its columns do not fit, or there is such a table already.
        """
        for other in self.tables:
            if other.form is form:
                raise WorkforceError("same_table", first=other.source, second=where, table=form.name)
        columns, ignored = match_columns(form, names, where)
        self.tables.append(GivenTable(form, where, table, columns, unread))
        self.notes += [("column", {"where": where, "column": truncate(name)}) for name in ignored]

    def add_arrow(
        self,
        form: TableForm,
        where: str,
        table: pa.Table,
        numbers: Iterable[int] | None = None,
        unread: Sequence[tuple[int, Problem]] = (),
    ) -> None:
        """A table in memory; what is nested in a cell becomes JSON."""
        import pyarrow as pa

        names = table.column_names
        if len(set(names)) < len(names):
            raise WorkforceError("same_name", where=where, given=next(name for name in names if names.count(name) > 1))
        columns, _ = match_columns(form, names, where)
        chosen = {name: _plain(table[name]) for name in columns.values()}
        chosen["row_number"] = pa.array(range(1, len(table) + 1) if numbers is None else numbers, pa.int64())
        self.add(form, where, self.engine.put(pa.table(chosen)), names, unread)


def _plain(column: Any) -> Any:
    """A column that the engines read alike."""
    import pyarrow as pa

    if pa.types.is_nested(column.type):
        return pa.array([None if cell is None else _json(cell) for cell in column.to_pylist()], pa.string())
    if pa.types.is_null(column.type) or pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    return column


def _json(cell: object) -> str:
    """A mapping as JSON; Arrow gives a map as a list of pairs, and a struct with None for what is not there."""
    pairs = dict(cell) if isinstance(cell, Mapping | list) else {}
    return json.dumps({key: value for key, value in pairs.items() if value is not None}, ensure_ascii=False)


def open_source(source: Any, memory: str | None = None) -> OpenSource:
    """The tables of a source, in an engine.

    Raises:
        WorkforceError: the source cannot be read, or is no tables of a workforce.
    """
    if isinstance(source, str | Path):
        found, where = _path(Path(source), memory), Path(source).name
    elif isinstance(source, Mapping):
        found, where = _tables(source, memory), "tables"
    elif type(source).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
        found, where = _database(OpenSource(DuckDB(source, memory)), "database"), "database"
    else:
        raise WorkforceError("no_source", given=type(source).__name__)
    if not found.tables:
        raise WorkforceError("no_tables", where=where, known=_known())
    return found


def _known() -> list[str]:
    return [f"{form.name} ({form.others[-1]})" for form in TABLES]


def _path(path: Path, memory: str | None) -> OpenSource:
    if not path.exists():
        raise WorkforceError("no_file", file=str(path))
    if path.is_dir():
        return _folder(path, OpenSource(DuckDB(memory=memory)))
    _check_content(path)
    engine = DuckDB(memory=memory)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(path, OpenSource(engine))
    if path.suffix.lower() in (".duckdb", ".db", ".ddb"):
        try:
            engine.run(f"ATTACH {quoted(str(path))} AS given (READ_ONLY)")
        except engine.errors as error:
            raise WorkforceError("not_opened", file=path.name, reason=str(error).splitlines()[0]) from error
        return _database(OpenSource(engine), path.name, "given")
    raise WorkforceError("source_type", file=str(path))


_STARTS = {
    b"PAR1": "parquet",
    b"PK\x03\x04": "xlsx",
    b"\xd0\xcf\x11\xe0": "xls",
    b"SQLite format 3": "sqlite",
    b"%PDF": "pdf",
}
"""How files begin, and what they usually are called."""
_ALSO = {"xlsm": "xlsx"}


def _check_content(path: Path) -> None:
    """Refuse a file that is empty, or not what its name says."""
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise WorkforceError("empty_file", file=path.name)
    suffix = path.suffix.lower().removeprefix(".")
    suffix = _ALSO.get(suffix, suffix)
    found = next((kind for magic, kind in _STARTS.items() if start.startswith(magic)), None)
    if found is not None and found != suffix:
        raise WorkforceError(f"is_{found}", file=path.name)
    if (suffix in _STARTS.values() and found is None) or (suffix == "duckdb" and start[8:12] != b"DUCK"):
        raise WorkforceError("is_not", file=path.name, suffix=suffix)


def _folder(folder: Path, found: OpenSource) -> OpenSource:
    """Every file that is named after a table; a folder of Parquet files may stand for one."""
    for path in sorted(folder.iterdir()):
        if (path.is_file() and path.suffix.lower() not in (".csv", ".tsv", ".txt", ".parquet")) or (
            path.is_dir() and not any(path.glob("*.parquet"))
        ):
            found.notes.append(("no_table", {"where": path.name}))
        elif form := found.form(path.stem if path.is_file() else path.name, path.name):
            if path.is_dir():
                _parquet(path, form, found)
                continue
            _check_content(path)
            if path.suffix.lower() == ".parquet":
                _parquet(path, form, found)
            else:
                table, numbers, unread = read_text(path)
                found.add_arrow(form, path.name, table, numbers, unread)
    return found


def _parquet(path: Path, form: TableForm, found: OpenSource) -> None:
    engine = found.engine
    assert isinstance(engine, DuckDB)  # noqa: S101
    location = quoted(str(path / "*.parquet" if path.is_dir() else path))
    rows = f"SELECT *, file_row_number + 1 AS row_number FROM read_parquet({location}, file_row_number = true)"
    name = f"file_{form.name}"
    try:
        engine.run(f"CREATE TEMPORARY VIEW {name} AS {rows}")
    except engine.errors as error:
        raise WorkforceError("not_read", file=path.name, reason=str(error).splitlines()[0]) from error
    names = [column for column in engine.columns(name) if column not in ("row_number", "file_row_number")]
    found.add(form, path.name, name, names)


def _workbook(path: Path, found: OpenSource) -> OpenSource:
    """Every sheet that is named after a table: the first row that is not empty is its header."""
    import openpyxl
    import pyarrow as pa

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise WorkforceError("not_read", file=path.name, reason=str(error)) from error
    for sheet in book.worksheets:
        where = f"{path.name} / {sheet.title}"
        form = found.form(sheet.title, where)
        if form is None:
            continue
        lines = [(number, cells) for number, cells in enumerate(sheet.values, 1) if any(c is not None for c in cells)]
        if not lines:
            raise WorkforceError("empty_sheet", where=where)
        names = ["" if name is None else str(name) for name in lines[0][1]]
        columns = [
            pa.array([None if cells[at] is None else str(cells[at]) for _, cells in lines[1:]], pa.string())
            for at, name in enumerate(names)
            if name
        ]
        table = pa.table(columns, names=[name for name in names if name])
        found.add_arrow(form, where, table, [number for number, _ in lines[1:]])
    book.close()
    return found


def _database(found: OpenSource, where: str, catalog: str | None = None) -> OpenSource:
    """Every table and view of a DuckDB database that is named after a table."""
    engine = found.engine
    assert isinstance(engine, DuckDB)  # noqa: S101
    asked = "SELECT table_catalog, table_schema, table_name FROM information_schema.tables"
    asked += f" WHERE table_catalog = {quoted(catalog)}" if catalog else ""
    for place in sorted(engine.run(asked)):
        source = f"{where} / {place[-1]}"
        form = found.form(place[-1], source)
        if form is not None:
            table, name = ".".join(map(engine.identifier, place)), f"table_{form.name}"
            names = list(engine.columns(table))
            engine.run(
                f"CREATE OR REPLACE TEMPORARY VIEW {name} AS SELECT *, row_number() OVER () AS row_number FROM {table}"
            )
            found.add(form, source, name, names)
    return found


def _tables(tables: Mapping[str, Any], memory: str | None) -> OpenSource:
    """Tables in memory by name: Arrow, pandas, polars, or Spark's, which are left where they are."""
    on_spark = [table for table in tables.values() if _package(table) == "pyspark"]
    found = OpenSource(Spark(on_spark[0].sparkSession) if on_spark else DuckDB(memory=memory))
    for name, table in tables.items():
        form = found.form(name, "tables")
        if form is None:
            raise WorkforceError("no_such_table", given=name, known=_known())
        if on_spark:
            _spark_table(form, name, table, found)
        else:
            found.add_arrow(form, name, _as_arrow(name, table))
    return found


def _package(table: object) -> str:
    return type(table).__module__.partition(".")[0]


def _as_arrow(name: str, table: Any) -> pa.Table:
    import pyarrow as pa

    package = _package(table)
    if package == "pandas":
        return pa.Table.from_pandas(table, preserve_index=False)
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
    table.createOrReplaceTempView(view)
    numbered = f"{view}_rows"
    found.engine.session.sql(  # type: ignore[attr-defined]
        f"SELECT *, CAST(NULL AS BIGINT) AS row_number FROM {view}"
    ).createOrReplaceTempView(numbered)
    found.add(form, name, numbered, table.columns)
