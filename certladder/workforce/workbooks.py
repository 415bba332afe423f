"""Excel workbooks, .xlsx and .xls, as sheets of words."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .columns import WorkforceError
from .grid import Grid, unwrapped

__all__ = ["read_workbook"]

_LARGEST = 1 << 30
"""Bytes of a workbook once it is unpacked: a small file can hold any number of them."""
Area = tuple[int, int, int]
"""Cells merged downwards: the first row, the row after the last, the column."""


def read_workbook(path: Path) -> list[Grid]:
    """The sheets that are not empty; what is merged downwards holds for each of its rows.

    Raises:
        WorkforceError: the workbook cannot be read.
    """
    read = _xlsx if zipfile.is_zipfile(path) else _xls
    try:
        return [_grid(path, *sheet) for sheet in read(path)]
    except WorkforceError:
        raise
    except ImportError as error:
        raise WorkforceError("not_installed", package=error.name) from error
    except Exception as error:  # a damaged workbook can fail anywhere in the reader, in any way
        raise WorkforceError("not_read", file=path.name, reason=str(error) or type(error).__name__) from error


def _grid(path: Path, title: str, lines: list[list[str]], merged: list[Area]) -> Grid:
    width = max(map(len, lines), default=0)
    lines = [[*line, *[""] * (width - len(line))] for line in lines]
    for first, end, column in merged:
        for line in lines[first + 1 : end]:
            line[column] = lines[first][column]
    rows = [(number, cells) for number, cells in enumerate(lines, 1) if any(cells)]
    return Grid(f"{path.name} / {title}", title, rows, ragged=False)


def _xlsx(path: Path) -> Iterator[tuple[str, list[list[str]], list[Area]]]:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise WorkforceError("too_large", file=path.name, most=_LARGEST >> 20)
    book = openpyxl.load_workbook(path, data_only=True)
    if book.epoch == CALENDAR_MAC_1904:
        raise WorkforceError("epoch", file=path.name)
    formulas = openpyxl.load_workbook(path) if _has_formulas(path) else None
    for sheet in book.worksheets:
        lines = [[_words(cell.value, cell.number_format) for cell in cells] for cells in sheet.iter_rows()]
        if formulas is not None:
            for line, cells in zip(lines, formulas[sheet.title].iter_rows(), strict=True):
                line[:] = [word or (str(cell.value or "")) for word, cell in zip(line, cells, strict=True)]
        merged = [(area.min_row - 1, area.max_row, area.min_col - 1) for area in sheet.merged_cells.ranges]
        yield sheet.title, lines, merged


def _has_formulas(path: Path) -> bool:
    """Whether a sheet has formulas: where no program has computed one, its cell would look empty."""
    with zipfile.ZipFile(path) as parts:
        return any(b"<f" in parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))


def _xls(path: Path) -> Iterator[tuple[str, list[list[str]], list[Area]]]:
    import xlrd

    with xlrd.open_workbook(path, logfile=io.StringIO(), formatting_info=True) as book:
        if book.datemode:
            raise WorkforceError("epoch", file=path.name)
        values: dict[int, Callable[[Any], object]] = {
            xlrd.XL_CELL_DATE: lambda value: xlrd.xldate_as_datetime(value, 0),
            xlrd.XL_CELL_BOOLEAN: bool,
            xlrd.XL_CELL_ERROR: xlrd.error_text_from_code.get,
        }
        for sheet in book.sheets():
            lines = [
                [
                    _words(
                        values.get(cell.ctype, _as_is)(cell.value),
                        book.format_map[book.xf_list[cell.xf_index].format_key].format_str,
                    )
                    for cell in cells
                ]
                for cells in sheet.get_rows()
            ]
            yield sheet.name, lines, [(first, end, column) for first, end, column, _ in sheet.merged_cells]


def _as_is(value: object) -> object:
    return value


def _words(cell: object, number_format: str) -> str:
    """A cell as words.

    A date that is shown without its day was typed as a month: the first is Excel's. A number of more digits than a sheet
    keeps is written so that it is no id; one that is shown with leading zeros has them.
    """
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == dt.time() else "%Y-%m-%d %H:%M:%S")[
            : _precision(number_format)
        ]
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= 1e15:
            return f"{cell:e}"
        if cell == int(cell):
            return str(int(cell)).zfill(len(number_format) if set(number_format) == {"0"} else 0)
    return unwrapped(str(cell))


def _precision(number_format: str) -> int | None:
    """How much of a date is shown: 4 letters of it for the year, 7 for the month, None for all."""
    signs = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.casefold())
    return None if "d" in signs or "y" not in signs else 7 if "m" in signs else 4
