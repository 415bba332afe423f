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

from ..model.dates import parse_day
from ..model.errors import InvalidDay, faults
from ..model.written import written_day, written_month
from .columns import Kind, TableForm

__all__ = ["ONGOING", "CellError", "read_day", "read_known", "read_record"]

ONGOING = ("至今", "现在", "今", "present", "now")
"""What people write as the end of work that goes on."""

_MIDNIGHT = re.compile(r"(?<=[\d日])[ T]00:00(?::00(?:\.0+)?)?$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR = re.compile(r"\d{4}年?")
_DAY_LAST = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_KNOWN = ("", "known", "complete", "true", "yes", "1", "是", "已知", "齐全", "完整")
_UNKNOWN = ("unknown", "incomplete", "false", "no", "0", "否", "未知", "不详", "不齐全", "不完整")
_TRUTH = dict.fromkeys(("是", "符合", "true", "yes", "1"), True) | dict.fromkeys(
    ("否", "不符合", "false", "no", "0"), False
)


@dataclass(frozen=True)
class CellError(Exception):
    """A cell that cannot be read: in which column, and why."""

    column: str
    reason: str


def read_day(cell: str) -> dt.date:
    """The day that a cell names: 2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日 or 20210601.

    Raises:
        InvalidDay: it names no day, or could name two.

    >>> read_day("2021年6月1日")
    datetime.date(2021, 6, 1)
    """
    words = _MIDNIGHT.sub("", cell.strip())
    if compact := _COMPACT.fullmatch(words):
        words = "-".join(compact.groups())
    if written_month(words) or _YEAR.fullmatch(words):
        raise InvalidDay(
            f"{words!r} lacks the day; expected a date such as 2021-06-01, or nothing where it is not known"
        )
    if _DAY_LAST.fullmatch(words):
        raise InvalidDay(f"{words!r}: day, month or year first? write it like 2021-06-01")
    return written_day(words) or parse_day(words)


def read_known(cell: str) -> bool:
    """Whether a list of a person is known, by a cell of the persons table; nothing means that it is.

    Raises:
        ValueError: it says neither.

    >>> read_known("不详")
    False
    """
    words = cell.strip().casefold()
    if words in _KNOWN:
        return True
    if words in _UNKNOWN:
        return False
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
        where, fault = faults(error)[0]
        at = where.partition(".")[0] or fault.partition(":")[0]
        raise CellError(at, "is missing" if error.errors()[0]["type"] == "missing" else fault) from None


_SOME_DAY = dt.date(2000, 1, 1)


def _met(cell: str) -> bool:
    met = _TRUTH.get(cell.casefold())
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
    return {occupation: _TRUTH.get(word.casefold(), word) for occupation, word in said.items()}
