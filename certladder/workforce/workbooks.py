"""Excel workbooks, .xlsx and .xls, as sheets of words."""

import datetime as dt
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .columns import WorkforceError
from .grid import STRUCK, Grid, unwrapped

_LARGEST = 1 << 30  # bytes of a workbook once it is unpacked: a small file can hold any number of them
_MOST_CELLS = 1 << 25  # of a sheet: 32 columns for each of the million rows that it can have
_Sheet = tuple[str, list[list[str]], list[tuple[int, int, int]], dict[int, str]]
"""Its title, its lines, the cells merged downwards (the first line, the line after the last, the column), and by the numbers of
lines what is said of them: that something is struck through, and comments."""


def read_workbook(path: Path) -> list[Grid]:
    """The sheets; what is merged downwards holds for each of its rows."""
    read = _xlsx if zipfile.is_zipfile(path) else _xls
    grids = []
    try:
        for title, lines, merged, marks in read(path):
            width = max(map(len, lines), default=0)
            rows = [[*line, *[""] * (width - len(line))] for line in lines]
            for first, end, column in merged:
                for row in rows[first + 1 : end]:
                    row[column] = rows[first][column]
            numbered = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
            same = {(row + 1, column) for first, end, column in merged for row in range(first + 1, end)}
            where = f"{path.name} / {title}"
            grids.append(Grid(where, title, numbered, marks=marks, merged=same, ragged=False))
    except WorkforceError:
        raise
    except ImportError as error:
        raise WorkforceError("not_installed", package=error.name) from error
    except Exception as error:  # a damaged workbook can fail anywhere in the reader, in any way
        raise WorkforceError("not_read", file=path.name, reason=str(error) or type(error).__name__) from error
    return grids


def _xlsx(path: Path) -> Iterator[_Sheet]:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > _LARGEST:
            raise WorkforceError("too_large", file=path.name, most=_LARGEST >> 20)
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        formulas = any(b"<f" in parts.read(name) for name in sheets)
    book = openpyxl.load_workbook(path, data_only=True)
    # where no program has computed a formula, its cell would look empty
    given = openpyxl.load_workbook(path) if formulas else book
    if book.epoch == CALENDAR_MAC_1904:
        raise WorkforceError("epoch", file=path.name)
    strikes = any(font.strike for font in book._fonts)  # type: ignore[attr-defined]  # to look at all cells takes long
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:  # one stray cell makes all of them, up to the last corner
            size = {"rows": sheet.max_row, "columns": sheet.max_column}
            raise WorkforceError("too_many_cells", where=f"{path.name} / {sheet.title}", **size)
        lines = [
            [_words(cell.value, cell.number_format) or str(also.value or "") for cell, also in zip(*pair, strict=True)]
            for pair in zip(sheet.iter_rows(), given[sheet.title].iter_rows(), strict=True)
        ]
        areas = [(area.min_row - 1, area.max_row, area.min_col - 1) for area in sheet.merged_cells.ranges]
        marks: dict[int, str] = {}
        for number, row in enumerate(sheet.iter_rows(), 1):
            struck = any(cell.font.strike for cell in row if strikes and cell.value is not None)
            notes = [cell.comment.text for cell in row if cell.comment]
            marks |= _marked(number, notes, struck=struck)
        yield sheet.title, lines, areas, marks


def _xls(path: Path) -> Iterator[_Sheet]:
    import xlrd

    with xlrd.open_workbook(path, logfile=io.StringIO(), formatting_info=True) as book:
        if book.datemode:
            raise WorkforceError("epoch", file=path.name)

        def words(cell: Any) -> str:
            value = cell.value
            if cell.ctype == xlrd.XL_CELL_DATE:
                value = xlrd.xldate_as_datetime(value, 0)
            elif cell.ctype == xlrd.XL_CELL_ERROR:
                value = xlrd.error_text_from_code[value]
            return _words(value, book.format_map[book.xf_list[cell.xf_index].format_key].format_str)

        for sheet in book.sheets():
            areas = [(first, end, column) for first, end, column, _ in sheet.merged_cells]
            lines, fonts = list(sheet.get_rows()), book.font_list
            marks, notes = dict[int, str](), defaultdict[int, list[str]](list)
            for (row, _), note in sorted(sheet.cell_note_map.items()):
                notes[row + 1].append(note.text)
            for number, cells in enumerate(lines, 1):
                styles = (book.xf_list[cell.xf_index] for cell in cells if cell.value != "")
                struck = any(fonts[style.font_index].struck_out for style in styles)
                marks |= _marked(number, notes[number], struck=struck)
            yield sheet.name, [list(map(words, cells)) for cells in lines], areas, marks


def _marked(number: int, notes: list[str], *, struck: bool) -> dict[int, str]:
    """What is said of a row besides its cells."""
    return {number: " ".join([STRUCK] * struck + notes)} if struck or notes else {}


def _words(cell: object, number_format: str) -> str:
    """A cell as words.

    A date that is shown without its day was typed as a month: the first is Excel's. A number of more digits than a sheet
    keeps is written so that it is no id; one that is shown with leading zeros has them.
    """
    if isinstance(cell, dt.datetime):
        signs = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.casefold())
        shown = None if "d" in signs or "y" not in signs else 7 if "m" in signs else 4
        return cell.strftime("%Y-%m-%d" if cell.time() == dt.time() else "%Y-%m-%d %H:%M:%S")[:shown]
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= 1e15:
            return f"{cell:e}"
        if cell == int(cell):
            return str(int(cell)).zfill(len(number_format) if set(number_format) == {"0"} else 0)
    return "" if cell is None else unwrapped(str(cell))
