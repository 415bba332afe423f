"""Tables that go out to files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .columns import WorkforceError
from .engine import DuckDB, Engine, quoted

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["write_query", "write_table"]

_MOST_ROWS = 1_048_575


def write_query(engine: Engine, query: str, path: Path) -> None:
    """Write a query's answer; DuckDB writes Parquet without holding it in memory."""
    if path.suffix.lower() == ".parquet" and isinstance(engine, DuckDB):
        try:
            engine.run(f"COPY ({query}) TO {quoted(str(path))} (FORMAT parquet)")
        except engine.errors as error:
            raise WorkforceError("not_written", file=str(path), reason=str(error).splitlines()[0]) from error
    else:
        write_table(engine.fetch(query), path)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table to .parquet, .csv or .xlsx, as the name says; lists become words with semicolons in the latter two.

    Raises:
        WorkforceError: another kind of file, more rows than a sheet holds, or a place that cannot be written to.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise WorkforceError("file_type", file=path.name)
    try:
        writer(table, path)
    except OSError as error:
        raise WorkforceError("not_written", file=str(path), reason=error.strerror or str(error)) from error


def _parquet(table: pa.Table, path: Path) -> None:
    from pyarrow import parquet

    parquet.write_table(table, path)


def _text(table: pa.Table, path: Path) -> None:
    from pyarrow import csv

    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        csv.write_csv(_flat(table), file)


def _flat(table: pa.Table) -> pa.Table:
    import pyarrow as pa

    for name in table.column_names:
        if pa.types.is_list(table[name].type):
            words = pa.array(["; ".join(cell) for cell in table[name].to_pylist()], pa.string())
            table = table.set_column(table.column_names.index(name), name, words)
    return table


def _sheet(table: pa.Table, path: Path) -> None:
    import openpyxl

    if len(table) > _MOST_ROWS:
        raise WorkforceError("too_many_rows", file=path.name, rows=len(table))
    table = _flat(table)
    with path.open("wb") as file:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("certladder")
        sheet.append(table.column_names)
        for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
            sheet.append([_cell(sheet, value) for value in row])
        book.save(file)


def _cell(sheet: Any, value: Any) -> Any:
    """A value as it is: words are no formula, even with = in front; signs that a workbook cannot hold are left out."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    words = _NOT_IN_SHEETS.sub("", value)
    if not words.startswith("="):
        return words
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    return cell


_NOT_IN_SHEETS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {".parquet": _parquet, ".csv": _text, ".xlsx": _sheet}
