"""Workbooks as clerks have them (tests/data/workbooks.yaml): a cell that is not read makes no wrong yes and no wrong no."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from struct import pack
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import range_boundaries

import certladder as cl
from tests.helpers.yaml_data import load_yaml_words

CASES = load_yaml_words(Path(__file__).parents[1] / "data" / "workbooks.yaml")
SIGNS = {"eligible": "+", "undetermined": "?", "not_eligible": "-"}
ON = "2026-11-22"


@pytest.mark.parametrize(
    "case",
    [*CASES[:6], *(pytest.param(case, marks=pytest.mark.slow) for case in CASES[6:])],
    ids=[case["name"] for case in CASES],
)
def test_a_workbook_as_it_is(case: dict[str, Any], tmp_path: Path) -> None:
    path = written(case, tmp_path)
    if "refused" in case:
        with pytest.raises(cl.WorkforceError) as caught:
            cl.Workforce(path, mapping=case.get("map"))
        assert caught.value.code == case["refused"]
        return
    workforce = cl.Workforce(path, mapping=case.get("map"))
    answers = {
        (row["person"], f"{row['occupation']} {row['level']}"): SIGNS[row["verdict"]]
        for row in workforce.check(ON).to_arrow().to_pylist()
    }
    assert {person for person, _ in answers} == set(case["expect"])
    for person, expected in case["expect"].items():
        assert {target: answers[person, target] for target in expected} == expected, person
    rejected = Counter(row["person"] or "" for row in workforce.rejected.to_pylist())
    assert rejected == {person: int(times) for person, times in case["rejected"].items()}


@pytest.mark.slow
def test_comments_in_an_old_workbook(tmp_path: Path) -> None:
    case = next(case for case in CASES if case["name"] == "comments beside cells")
    test_a_workbook_as_it_is(case | {"file": "花名册.xls"}, tmp_path)


def written(case: dict[str, Any], folder: Path) -> Path:
    path = folder / case.get("file", "花名册.xlsx")
    if "text" in case:
        path.write_bytes(case["text"].encode(case["encoding"]))
        return path
    sheets = {
        title: [list(map(_cell, row)) for row in rows]
        for title, rows in (case["sheets"] | case.get("also", {})).items()
    }
    (_write_xls if path.suffix == ".xls" else _write_xlsx)(path, sheets, case.get("merged", {}))
    return path


def _cell(cell: Any) -> tuple[Any, str]:
    if not isinstance(cell, dict):
        return cell, "@"
    if "note" in cell:
        return cell["words"], f"note {cell['note']}"
    if "struck" in cell:
        return cell["struck"], "struck"
    if "day" in cell:
        return dt.datetime.fromisoformat(cell["day"]), cell.get("format", "yyyy-mm-dd")
    return (float(cell["number"]) if "number" in cell else cell["formula"]), cell.get("format", "General")


Sheets = dict[str, list[list[tuple[Any, str]]]]


def _write_xlsx(path: Path, sheets: Sheets, merged: dict[str, list[str]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for at, row in enumerate(rows, 1):
            for column, (value, number_format) in enumerate(row, 1):
                if value != "":
                    cell = sheet.cell(at, column, value)
                    if number_format.startswith("note "):
                        cell.comment, number_format = Comment(number_format[5:], "孙会计"), "@"
                    cell.number_format = "@" if number_format == "struck" else number_format
                    cell.font = Font(strike=number_format == "struck")
        for area in merged.get(title, ()):
            sheet.merge_cells(area)
    book.save(path)


def _write_xls(path: Path, sheets: Sheets, merged: dict[str, list[str]]) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    for title, rows in sheets.items():
        sheet, notes = book.add_sheet(title), list[bytes]()
        sheet.get_biff_data = partial(_with_notes, sheet.get_biff_data, notes)
        areas = [range_boundaries(area) for area in merged.get(title, ())]
        for at, row in enumerate(rows):
            for column, (value, number_format) in enumerate(row):
                if number_format.startswith("note "):
                    notes.append(_xls_note(at, column, number_format[5:], len(notes) + 1))
                    number_format = "@"
                if value != "":
                    style = {"num_format_str": number_format} if number_format != "struck" else {}
                    sheet.write(at, column, value, xlwt.easyxf("" if style else "font: struck_out on", **style))
        for left, top, right, bottom in areas:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
    book.save(str(path))


def _with_notes(data: Callable[[], bytes], notes: list[bytes]) -> bytes:
    """A sheet's records, the comments before the one that ends it."""
    records = data()
    return b"".join([records[:-4], *notes, records[-4:]])


def _xls_note(row: int, column: int, words: str, number: int) -> bytes:
    """The records of a comment, which xlwt does not write: an object, its text, and the cell it is of."""
    letters = b"\1" + words.encode("utf-16-le")
    records = {
        0x5D: pack("<HHHHH12xHH", 0x15, 18, 0x19, number, 0x4011, 0, 0),
        0x1B6: pack("<HH6xHHHH", 0, 0, len(words), 0, 0, 0),
        0x3C: letters,
        0x1C: pack("<HHHHHB", row, column, 0, number, 0, 0),
    }
    return b"".join(pack("<HH", kind, len(data)) + data for kind, data in records.items())
