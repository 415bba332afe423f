"""Tables that go out to files."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from ..aside import aside
from ..model.errors import system_reason
from ..model.wording import say
from .columns import WorkforceError
from .engine import Table
from .in_words import in_words

_MOST_ROWS = 1_048_575
_WIDEST = 60
_LOOKED_AT = 500  # so many rows decide how wide a column is
_FORMULA = r"^([=+\-@\t\r\n＝＋－＠])"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to that takes the file's place once it is whole.

    Raises:
        WorkforceError: it cannot be written; what was there stays as it was.
    """
    import duckdb

    try:
        with aside(path) as new:
            yield new
    except (OSError, duckdb.Error) as error:
        reason = system_reason(error) if isinstance(error, OSError) else str(error).splitlines()[0]
        raise WorkforceError("not_written", file=str(path), reason=reason) from error


def write_in_words(tables: Mapping[str, Table], path: Path, lang: str) -> None:
    """Write tables as `write_tables`, in Chinese ("zh") or English ("en"), by the codes of their sheets."""
    write_tables({say(f"workforce.sheet.{name}", lang): in_words(table, lang) for name, table in tables.items()}, path)


def write_tables(tables: Mapping[str, Table], path: Path) -> None:
    """Write tables as the sheets of a workbook; to a .parquet or .csv file the first only, lists in .csv as words.

    Raises:
        WorkforceError: another kind of file, more rows than a sheet holds, or a place that cannot be written to.
    """
    from pyarrow import parquet

    suffix, first, rows = path.suffix.lower(), next(iter(tables.values())), max(map(len, tables.values()))
    if suffix not in (".parquet", ".csv", ".xlsx"):
        raise WorkforceError("file_type", file=path.name)
    if suffix == ".xlsx" and rows > _MOST_ROWS:
        raise WorkforceError("too_many_rows", file=path.name, rows=rows)
    with replacing(path) as new:
        if suffix == ".xlsx":
            _write_book(tables, new)
        elif suffix == ".csv":
            _write_text(first, new)
        else:
            parquet.write_table(first, new)


def _write_text(table: Table, path: Path) -> None:
    """Words that a spreadsheet would take for a formula, names of columns among them, stand behind an apostrophe."""
    import pyarrow as pa
    from pyarrow import compute, csv

    table = _flat(table)
    columns = [
        compute.replace_substring_regex(column, _FORMULA, r"'\1") if pa.types.is_string(column.type) else column
        for column in table.columns
    ]
    names = [re.sub(_FORMULA, r"'\1", name) for name in table.column_names]
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        csv.write_csv(pa.table(columns, names=names), file)


def _flat(table: Table) -> Table:
    """Lists as words."""
    import pyarrow as pa

    columns = [
        pa.array(["; ".join(cell) for cell in column.to_pylist()]) if pa.types.is_list(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)


def _write_book(tables: Mapping[str, Table], path: Path) -> None:
    """Sheets with a header that stays in sight and filters, and columns as wide as what is in them."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    def shown(value: Any, *, bold: bool = False) -> Any:
        """Words are no formula, even with = in front; signs that a workbook cannot hold are left out."""
        if not isinstance(value, str):
            return value
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        cell.data_type = "s"
        if bold:
            cell.font = Font(bold=True)
        return cell

    book, content = openpyxl.Workbook(write_only=True), BytesIO()  # openpyxl leaves its own file open on a full disk
    try:
        for title, table in tables.items():
            sheet = book.create_sheet(title)
            sheet.freeze_panes = "A2"
            sheet.auto_filter.ref = f"A1:{get_column_letter(max(table.num_columns, 1))}{len(table) + 1}"
            columns = [column.to_pylist() for column in _flat(table).columns]
            for at, (name, cells) in enumerate(zip(table.column_names, columns, strict=True), 1):
                looked_at = [name + "  ", *map(str, cells[:_LOOKED_AT])]
                widest = max(sum(1 + (east_asian_width(sign) in "WF") for sign in words) for words in looked_at)
                sheet.column_dimensions[get_column_letter(at)].width = min(widest + 2, _WIDEST)
            sheet.append([shown(name, bold=True) for name in table.column_names])
            for row in zip(*columns, strict=True):
                sheet.append(list(map(shown, row)))
        book.save(content)
    except OSError:
        for sheet in book.worksheets:  # else it closes them when the program ends, and prints what it finds then
            with suppress(Exception):
                sheet.close()
        raise
    path.write_bytes(content.getvalue())
