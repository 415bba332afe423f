"""What cells say: a day, yes or no, a record; and what is wrong with a cell that cannot be read."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..model.dates import parse_day
from ..model.errors import CertladderError, InvalidDay, faults
from ..model.written import written_day, written_month
from .columns import Kind, TableForm, WorkforceError

__all__ = ["ONGOING", "Problem", "read_day", "read_known", "read_record"]

ONGOING = ("至今", "现在", "今", "present", "now")
"""What people write as the end of work that goes on."""

_MIDNIGHT = re.compile(r"(?<=[\d日])[ T]00:00(?::00(?:\.0+)?)?$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR = re.compile(r"\d{4}年?")
_DAY_LAST = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_KNOWN = ("", "known", "complete", "true", "yes", "1", "是", "已知", "齐全", "完整")
_UNKNOWN = ("unknown", "incomplete", "false", "no", "0", "否", "未知", "不详", "不齐全", "不完整")
_YES_NO = dict.fromkeys(("是", "符合", "true", "yes", "1"), True) | dict.fromkeys(
    ("否", "不符合", "false", "no", "0"), False
)
_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class Problem(Exception):
    """Why a row is rejected: which column, and what is wrong with it."""

    column: str
    error: CertladderError

    @classmethod
    def of(cls, column: str, code: str, **arguments: Any) -> Problem:
        return cls(column, WorkforceError(f"reason.{code}", **arguments))

    def words(self, lang: str, **cells: str) -> str:
        """The reason in words, with what cells say in the places of `given` and `other`."""
        said = copy.copy(self.error)
        said.arguments = said.arguments | {name: cell for name, cell in cells.items() if name in said.arguments}
        return said.explain(lang)


def read_day(cell: str) -> dt.date:
    """The day that a cell names: 2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日 or 20210601.

    Raises:
        InvalidDay, WorkforceError: it names no day, or could name two.

    >>> read_day("2021年6月1日")
    datetime.date(2021, 6, 1)
    """
    words = _MIDNIGHT.sub("", cell.strip())
    if compact := _COMPACT.fullmatch(words):
        words = "-".join(compact.groups())
    if written_month(words) or _YEAR.fullmatch(words):
        raise WorkforceError("reason.no_day_of_month", given=words)
    if _DAY_LAST.fullmatch(words):
        raise WorkforceError("reason.order_of_date", given=words)
    try:
        return written_day(words) or parse_day(words)
    except InvalidDay:
        raise WorkforceError("reason.not_a_date", given=words) from None


def read_known(cell: str) -> bool:
    """Whether a list of a person is known, by a cell of the persons table; nothing means that it is.

    Raises:
        WorkforceError: it says neither.

    >>> read_known("不详")
    False
    """
    words = cell.strip().casefold()
    if words in _KNOWN:
        return True
    if words in _UNKNOWN:
        return False
    raise WorkforceError("reason.not_known_or_unknown", given=cell)


def read_record(form: TableForm, cells: Mapping[str, str]) -> Kind:
    """The record, without its days, that the other cells of a row say.

    Raises:
        Problem: a cell cannot be read; the reason is the one that the record itself gives.
    """
    fields: dict[str, Any] = {name: _number(cell) for name, cell in cells.items() if cell}
    if "relevance" in fields:
        fields["relevance"] = _relevance(cells["relevance"])
    if "met" in fields:
        fields["met"] = _yes_no(cells["met"])
    fields |= {column.name: _ANY_DAY for column in form.columns if column.day and column.required}
    assert form.record is not None  # noqa: S101
    try:
        return form.record.model_validate(fields)
    except ValidationError as error:
        raise _problem(error) from None


def _problem(error: ValidationError) -> Problem:
    """The first thing that is wrong with a record."""
    fault = error.errors()[0]
    where, words = faults(error)[0]
    column = where.partition(".")[0] or words.partition(":")[0]
    if fault["type"] == "missing":
        return Problem.of(column, "missing")
    cause = fault.get("ctx", {}).get("error")
    return Problem(column, cause if isinstance(cause, CertladderError) else CertladderError(words))


def _yes_no(cell: str) -> bool:
    met = _YES_NO.get(cell.casefold())
    if met is None:
        raise Problem.of("met", "not_yes_or_no", given=cell)
    return met


def _number(cell: str) -> str:
    return cell[:-2] if re.fullmatch(r"\d\.0", cell) else cell


def _relevance(cell: str) -> dict[str, Any]:
    """{"电工": "own"} in JSON, or 电工:本专业；钳工:相关专业 as people write it; 是 and 否 for titles."""
    if cell.lstrip().startswith("{"):
        try:
            read = json.loads(cell)
        except ValueError:
            raise Problem.of("relevance", "not_json", given=cell) from None
        return dict(read)
    pairs = [re.split("[:：=]", part, maxsplit=1) for part in re.split("[;；,，、]", cell) if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise Problem.of("relevance", "not_relevance", given=cell)
    said = {occupation.strip(): word.strip() for occupation, word in pairs}
    return {occupation: _YES_NO.get(word.casefold(), word) for occupation, word in said.items()}
