"""What cells say: whether a list is known, a record; and what is wrong with a cell that cannot be read."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..model.errors import CertladderError, validation_faults
from ..model.wording import Message, worded
from ..model.written import read_yes_no
from .columns import Kind, TableForm

__all__ = ["ONGOING", "Problem", "read_known", "read_record"]

ONGOING = ("至今", "现在", "今", "present", "now")
"""What people write as the end of work that goes on."""

_KNOWN = ("", "known", "complete", "已知", "齐全", "完整")
_UNKNOWN = ("unknown", "incomplete", "未知", "不详", "不齐全", "不完整")
_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class Problem(Exception):
    """Why a row is rejected: which column, and what is wrong with it."""

    column: str
    why: Message | CertladderError

    @classmethod
    def of(cls, column: str, code: str, **arguments: Any) -> Problem:
        """A problem that only tables have: a message of `workforce.reason`."""
        return cls(column, Message(f"workforce.reason.{code}", **arguments))

    def words(self, lang: str, **cells: str) -> str:
        """The reason in words, with what cells say in the places of `given` and `other`."""
        why = copy.copy(self.why)
        why.arguments = why.arguments | {name: cell for name, cell in cells.items() if name in why.arguments}
        return worded(why, lang)


def read_known(cell: str) -> bool:
    """Whether a list of a person is known, by a cell of the persons table; nothing means that it is.

    Raises:
        Problem: it says neither.

    >>> read_known("不详")
    False
    """
    words = cell.strip().casefold()
    known = True if words in _KNOWN else False if words in _UNKNOWN else read_yes_no(words)
    if known is None:
        raise Problem.of("", "not_known_or_unknown", given=cell)
    return known


def read_record(form: TableForm, cells: Mapping[str, str]) -> Kind:
    """The record, without its days, that the other cells of a row say.

    Raises:
        Problem: a cell cannot be read; the reason is the one that the record itself gives.
    """
    fields: dict[str, Any] = {name: _number(cell) for name, cell in cells.items() if cell}
    if "relevance" in fields:
        fields["relevance"] = _relevance(cells["relevance"])
    if "met" in fields:
        fields["met"] = read_yes_no(cells["met"])
        if fields["met"] is None:
            raise Problem.of("met", "not_yes_or_no", given=cells["met"])
    fields |= {column.name: _ANY_DAY for column in form.columns if column.day and column.required}
    assert form.record is not None  # noqa: S101
    try:
        return form.record.model_validate(fields)
    except ValidationError as error:
        fault = validation_faults(error)[0]
        column = fault.where.partition(".")[0] or "level"  # the only fault of a whole record: a certificate's level
        raise Problem(column, fault.why) from None


def _number(cell: str) -> str:
    return cell[:-2] if re.fullmatch(r"\d\.0", cell) else cell


def _relevance(cell: str) -> dict[str, Any]:
    """{"电工": "own"} in JSON, or 电工:本专业；钳工:相关专业 as people write it; 是 and 否 for titles."""
    if cell.lstrip().startswith("{"):
        try:
            return dict(json.loads(cell))
        except ValueError:
            raise Problem.of("relevance", "not_json", given=cell) from None
    pairs = [re.split("[:：=]", part, maxsplit=1) for part in re.split("[;；,，、]", cell) if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise Problem.of("relevance", "not_relevance", given=cell)
    said = {occupation.strip(): word.strip() for occupation, word in pairs}
    return {name: word if (truth := read_yes_no(word)) is None else truth for name, word in said.items()}
