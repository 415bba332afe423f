"""The words of cells: what a record, a day or a flag written in a table means, by the same readers as for one person.

A table of a million rows holds few different words. Each different one is read once, here, and joined back.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..model.errors import validation_messages
from ..model.yes_no import read_yes_no
from .columns import Kind, TableForm

__all__ = ["ONGOING", "CellError", "read_known", "read_record"]

ONGOING = ("至今", "现在", "今", "present", "now")
"""What people write as the end of work that goes on."""

_KNOWN = ("", "known", "complete", "已知", "齐全", "完整")
_UNKNOWN = ("unknown", "incomplete", "未知", "不详", "不齐全", "不完整")


@dataclass(frozen=True)
class CellError(Exception):
    """A cell that cannot be read: in which column, and why."""

    column: str
    reason: str


def read_known(cell: str) -> bool:
    """Whether a list of a person is known, by a cell of the persons table; nothing means that it is.

    Raises:
        ValueError: it says neither.

    >>> read_known("不详")
    False
    """
    words = cell.strip().casefold()
    known = True if words in _KNOWN else False if words in _UNKNOWN else read_yes_no(words)
    if known is not None:
        return known
    raise ValueError(f"{cell!r} is neither known (已知) nor unknown (不详)")


def read_record(form: TableForm, cells: Mapping[str, str]) -> Kind:
    """The record, without its days, that the other cells of a row say.

    Raises:
        CellError: a cell cannot be read; the reason is the one that the record itself gives.
    """
    fields: dict[str, Any] = {name: _number(cell) for name, cell in cells.items() if cell}
    if "relevance" in fields:
        fields["relevance"] = _relevance(cells["relevance"])
    if "met" in fields:
        fields["met"] = _met(cells["met"])
    fields |= {column.name: _SOME_DAY for column in form.columns if column.day and column.required}
    assert form.record is not None  # noqa: S101
    try:
        return form.record.model_validate(fields)
    except ValidationError as error:
        where, fault = validation_messages(error, "en")[0]
        fault = fault.replace("“", "'").replace("”", "'")
        at = where.partition(".")[0] or fault.partition(":")[0]
        raise CellError(at, "is missing" if error.errors()[0]["type"] == "missing" else fault) from None


_SOME_DAY = dt.date(2000, 1, 1)


def _met(cell: str) -> bool:
    met = read_yes_no(cell)
    if met is None:
        raise CellError("met", f"{cell!r} is neither yes (是) nor no (否)")
    return met


def _number(cell: str) -> str:
    return cell[:-2] if re.fullmatch(r"\d\.0", cell) else cell


def _relevance(cell: str) -> dict[str, Any]:
    """{"电工": "own"} in JSON, or 电工:本专业；钳工:相关专业 as people write it; 是 and 否 for titles."""
    if cell.lstrip().startswith("{"):
        try:
            read = json.loads(cell)
        except ValueError:
            raise CellError("relevance", f"{cell!r} is not JSON") from None
        return dict(read)
    pairs = [re.split("[:：=]", part, maxsplit=1) for part in re.split("[;；,，、]", cell) if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise CellError("relevance", f"{cell!r} is not like 电工:本专业；钳工:相关专业")
    said = {occupation.strip(): word.strip() for occupation, word in pairs}
    return {name: word if (truth := read_yes_no(word)) is None else truth for name, word in said.items()}
