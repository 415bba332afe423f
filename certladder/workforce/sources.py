"""What people have their tables in: a folder, a workbook, a text file, a database, frames and tables in memory."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .columns import RECORD_TABLES, TableForm, WorkforceError, plain, table_named
from .engine import DuckDB, Spark, quoted
from .given_tables import OpenSource
from .grid import Grid
from .remarks import tells
from .text_files import read_text
from .workbooks import read_workbook

_DUCKDB = ("duckdb", "_duckdb")
_TEXT = (".csv", ".tsv", ".txt")
_DATABASE = (".duckdb", ".db", ".ddb")
_KINDS = {  # how files begin
    b"PAR1": "parquet", b"PK\x03\x04": "xlsx", b"\xd0\xcf\x11\xe0": "xls", b"SQLite format 3": "sqlite", b"%PDF": "pdf",
    b"<": "html",
}  # fmt: skip
_CONTENTS = {
    ".parquet": ("parquet",), ".xlsx": ("xlsx", "xls"), ".xlsm": ("xlsx",), ".xls": ("xls", "xlsx", ""),
    **dict.fromkeys(_DATABASE, ("duckdb",)), **dict.fromkeys(_TEXT, ("",)),
}  # fmt: skip
"""What may be in a file of a name; "" is text, as many programs write it into a .xls."""


def open_source(
    source: Any, is_trade: Callable[[str], bool], memory: str | None, mapping: Mapping[str, str], keep: Sequence[str]
) -> OpenSource:
    """The tables of a source, in an engine; `is_trade` says whether a name is, or may be, an occupation's."""
    on_spark = [one for one in source.values() if _package(one) == "pyspark"] if isinstance(source, Mapping) else []
    engine = Spark(on_spark[0].sparkSession) if on_spark else DuckDB(memory=memory)
    found = OpenSource(engine, is_trade, {plain(name): said for name, said in mapping.items()}, keep)
    if isinstance(source, str | Path):
        where = Path(os.path.abspath(source)).name  # of "." too
        _path(Path(source), found)
    elif isinstance(source, Mapping):
        where = "tables"
        for name, table in source.items():
            _table(name, table, found)
    elif _package(source) in _DUCKDB:
        where = "database"
        _database(source, where, found)
    else:
        raise WorkforceError("no_source", given=type(source).__name__)
    found.finish(where)
    return found


def _content(path: Path) -> str:
    """What is in a file, by how it begins; "" for text and other things. Refused if it is not what the name says."""
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise WorkforceError("empty_file", file=path.name)
    suffix, bare = path.suffix.lower(), start.removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = next((kind for magic, kind in _KINDS.items() if bare.startswith(magic)), "")
    kind = "duckdb" if start[8:12] == b"DUCK" else kind
    if kind not in _CONTENTS[suffix]:
        raise WorkforceError(f"is_{kind}" if kind else "is_not", file=path.name, suffix=suffix.removeprefix("."))
    return kind


def _path(path: Path, found: OpenSource) -> None:
    if not os.path.exists(path):  # unlike Path.exists, False for a name that no file can have
        raise WorkforceError("no_file", file=str(path))
    if path.is_dir():
        _folder(path, found)
    elif path.is_file() and path.suffix.lower() in _CONTENTS:  # a pipe would be waited for
        _file(path, table_named(path.stem), found)
    else:
        raise WorkforceError("source_type", file=str(path))


def _folder(folder: Path, found: OpenSource) -> None:
    """Every file that is named after a table, or, where none is, every text file with a header that is known; and lists of
    those who left."""
    forms: dict[Path, TableForm | None] = {}
    for path in (paths := sorted(folder.iterdir())):
        if (path.is_file() and path.suffix.lower() in (*_TEXT, ".parquet")) or any(path.glob("*.parquet")):
            forms[path] = found.form(path.stem if path.is_file() else path.name, path.name)
    for path in paths:
        told = path.suffix.lower() in _TEXT and tells(path.stem)
        if path not in forms or (forms[path] is None and any(forms.values()) and not told):
            found.notes.append(("no_table_name" if path in forms else "no_table", {"where": path.name}))
        else:
            _file(path, forms[path], found)


def _file(path: Path, form: TableForm | None, found: OpenSource) -> None:
    """A workbook, a text file, a Parquet file, a folder of Parquet files, or a database."""
    kind = "parquet" if path.is_dir() else _content(path)
    if kind == "parquet":
        _parquet(path, form, found)
    elif kind == "duckdb":
        _open_database(path, found)
    elif kind in ("xlsx", "xls"):
        for grid in read_workbook(path):
            titled = table_named(grid.title)
            if titled is not None and not grid.rows:
                raise WorkforceError("empty_sheet", where=grid.where)
            _grid(titled, grid, found)
    else:
        _grid(form, read_text(path), found)


def _grid(form: TableForm | None, grid: Grid, found: OpenSource) -> None:
    import pyarrow as pa

    names, rows = grid.below_header(found.is_trade)
    columns = zip(*(cells for _, cells in rows), strict=True) if rows else [()] * len(names)
    table = pa.table([pa.array(column, pa.string()) for column in columns], names=names)
    found.add(form, grid.where, names, table, [number for number, _ in rows], grid.unread)


def _parquet(path: Path, form: TableForm | None, found: OpenSource) -> None:
    """Files that the engine itself reads."""
    import duckdb

    named = re.sub(r"[*?\[]", r"[\g<0>]", str(path))  # a name's own * ? and [ are no pattern
    files = quoted(f"{named}/*.parquet" if path.is_dir() else named)
    rows = f"read_parquet({files}, file_row_number = true, binary_as_string = true)"
    try:
        names = [name for name in found.engine.schema(rows).names if name != "file_row_number"]
        found.add(form, path.name, names, rows, "file_row_number + 1")
    except duckdb.Error as error:
        raise WorkforceError("not_read", file=path.name, reason=str(error).splitlines()[0]) from error


def _open_database(path: Path, found: OpenSource) -> None:
    """A DuckDB file, opened to read it only; its views reach no other files of this machine."""
    import duckdb

    off = ("enable_external_access", "autoload_known_extensions", "allow_community_extensions")
    try:
        with duckdb.connect(str(path), read_only=True, config=dict.fromkeys(off, "false")) as connection:
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
            rows = cursor.sql(f"SELECT * FROM {'.'.join(map(found.engine.identifier, place))}")
            found.add(form, source, rows.columns, rows)


def _table(name: str, table: Any, found: OpenSource) -> None:
    """A table in memory: Arrow's, pandas', polars', or Spark's, which are left where they are."""
    import pyarrow as pa

    form, package = found.form(name, "tables"), _package(table)
    if form is None:
        raise WorkforceError("no_such_table", given=name, known=RECORD_TABLES)
    if isinstance(found.engine, Spark):  # pragma: no cover - `make spark`
        if package != "pyspark":
            raise WorkforceError("two_engines", where=name, given=type(table).__name__)
        view = f"certladder_given_{form.name}"
        table.createOrReplaceTempView(view)
        found.add(form, name, table.columns, view, "CAST(NULL AS BIGINT)")
    elif package in _DUCKDB:
        found.add(form, name, table.columns, table)
    elif not hasattr(table, "__arrow_c_stream__"):
        raise WorkforceError("table_type", where=name, given=type(table).__name__)
    else:
        try:
            arrow = pa.table(table.reset_index(drop=True) if package == "pandas" else table)
        except pa.ArrowException as error:
            raise WorkforceError("not_read", file=name, reason=", ".join(map(str, error.args))) from error
        found.add(form, name, arrow.column_names, arrow)


def _package(table: object) -> str:
    return type(table).__module__.partition(".")[0]
