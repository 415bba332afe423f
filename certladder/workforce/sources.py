"""What people have their tables in: a folder, an Excel workbook, a database, frames and tables in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.errors import truncate
from .cell_parsers import Problem
from .columns import TABLES, TableForm, WorkforceError, column_named, match_columns, near_table, table_named
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
    of_persons: tuple[str, ...] = ()
    """The columns of the table of persons that are none of its own."""

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
        if form.record is None:
            self.of_persons = ignored

    def add_arrow(
        self,
        form: TableForm,
        where: str,
        table: pa.Table,
        numbers: Iterable[int] | None = None,
        unread: Sequence[tuple[int, Problem]] = (),
        ignored: Sequence[str] = (),
    ) -> None:
        """A table in memory; what is nested in a cell becomes JSON. It may lack columns that are `ignored`."""
        import pyarrow as pa

        names = table.column_names
        if len(set(names)) < len(names):
            raise WorkforceError("same_name", where=where, given=next(name for name in names if names.count(name) > 1))
        columns, _ = match_columns(form, names, where)
        chosen = {name: _plain(table[name]) for name in columns.values()}
        chosen["row_number"] = pa.array(range(1, len(table) + 1) if numbers is None else numbers, pa.int64())
        self.add(
            form, where, self.engine.put(pa.table(chosen)), [*names, *(n for n in ignored if n not in names)], unread
        )


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
        pairs = dict(cell)
    except (TypeError, ValueError):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return json.dumps(
        {key: value for key, value in pairs.items() if value is not None}, ensure_ascii=False, default=str
    )


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
        found, where = _database(source, "database", memory), "database"
    else:
        raise WorkforceError("no_source", given=type(source).__name__)
    given = {table.form.name for table in found.tables}
    for name in found.of_persons:
        tables = [form.name for form in TABLES if form.record and column_named(form, name)]
        if tables and given.isdisjoint(tables):  # a roster: ignored, it would make a no for everybody
            raise WorkforceError("roster", where=where, column=name, tables=tables)
    if not any(table.form.record for table in found.tables):
        raise WorkforceError("no_tables", where=where, known=_known())
    return found


def _known() -> list[str]:
    return [f"{form.name} ({form.others[-1]})" for form in TABLES if form.record]


def _path(path: Path, memory: str | None) -> OpenSource:
    if not path.exists():
        raise WorkforceError("no_file", file=str(path))
    if path.is_dir():
        return _folder(path, OpenSource(DuckDB(memory=memory)))
    _check_content(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _workbook(path, OpenSource(DuckDB(memory=memory)))
    if path.suffix.lower() in (".duckdb", ".db", ".ddb"):
        return _open_database(path, memory)
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
    named = re.sub(r"[*?\[]", r"[\g<0>]", str(path))  # a name's own * ? and [ are no pattern
    location = quoted(f"{named}/*.parquet" if path.is_dir() else named)
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
    import pyarrow as pa

    for title, lines in _sheets(path):
        where = f"{path.name} / {title}"
        form = found.form(title, where)
        if form is None:
            continue
        given = [(number, cells) for number, cells in enumerate(lines, 1) if any(cells)]
        if not given:
            raise WorkforceError("empty_sheet", where=where)
        (_, names), rows = given[0], given[1:]
        columns = [pa.array([cells[at] for _, cells in rows], pa.string()) for at, name in enumerate(names) if name]
        found.add_arrow(form, where, pa.table(columns, names=list(filter(None, names))), [number for number, _ in rows])
    return found


def _sheets(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The sheets of a workbook as words; what is merged downwards holds for each of its rows."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True)
        sheets = []
        for sheet in book.worksheets:
            lines = [list(map(_words, cells)) for cells in sheet.values]
            for area in sheet.merged_cells.ranges:
                for line in lines[area.min_row : area.max_row]:
                    line[area.min_col - 1] = lines[area.min_row - 1][area.min_col - 1]
            sheets.append((sheet.title, lines))
    except Exception as error:  # a damaged workbook can fail anywhere in the reader, in any way
        raise WorkforceError("not_read", file=path.name, reason=str(error) or type(error).__name__) from error
    yield from sheets


def _words(cell: object) -> str:
    """A cell as words; a number of more digits than a sheet keeps as the engines write it, so that it is no id."""
    if isinstance(cell, int | float) and abs(cell) >= 1e15:
        return f"{cell:e}"
    return "" if cell is None else str(cell)


def _open_database(path: Path, memory: str | None) -> OpenSource:
    """A DuckDB file, opened to read it only; its views reach no other files of this machine."""
    import duckdb

    settings: dict[str, Any] = {"enable_external_access": "false", "autoload_known_extensions": "false"}
    try:
        with duckdb.connect(str(path), read_only=True, config=settings) as connection:
            return _database(connection, path.name, memory)
    except duckdb.Error as error:
        raise WorkforceError("not_opened", file=path.name, reason=str(error).splitlines()[0]) from error


def _database(connection: Any, where: str, memory: str | None) -> OpenSource:
    """Every table and view of a DuckDB database that is named after a table."""
    found, cursor = OpenSource(DuckDB(memory=memory)), connection.cursor()
    places = cursor.sql("SELECT table_catalog, table_schema, table_name FROM information_schema.tables").fetchall()
    for place in sorted(places):
        source = f"{where} / {place[-1]}"
        form = found.form(place[-1], source)
        if form is not None:
            rows = cursor.sql(f"SELECT * FROM {'.'.join(map(found.engine.identifier, place))}")
            columns, _ = match_columns(form, rows.columns, source)
            chosen = ", ".join(map(found.engine.identifier, columns.values()))
            found.add_arrow(form, source, rows.project(chosen).to_arrow_table(), ignored=rows.columns)
    return found


def _tables(tables: Mapping[str, Any], memory: str | None) -> OpenSource:
    """Tables in memory by name: Arrow, pandas, polars, or Spark's, which are left where they are."""
    on_spark = [table for table in tables.values() if _package(table) == "pyspark"]
    found = OpenSource(Spark(on_spark[0].sparkSession) if on_spark else DuckDB(memory=memory))
    for name, table in tables.items():
        form = found.form(name, "tables")
        if form is None:
            raise WorkforceError("no_such_table", given=name, known=_known())
        if on_spark:  # pragma: no cover - `make spark`
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
    table.createOrReplaceTempView(view)
    numbered = f"{view}_rows"
    found.engine.session.sql(  # type: ignore[attr-defined]
        f"SELECT *, CAST(NULL AS BIGINT) AS row_number FROM {view}"
    ).createOrReplaceTempView(numbered)
    found.add(form, name, numbered, table.columns)
