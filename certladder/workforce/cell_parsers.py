"""What cells say: a day, whether a list is known, a record; and what is wrong with a cell that cannot be read."""

from __future__ import annotations

import copy
import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..model.bounded_file import parse_json
from ..model.dates import day_range, none_if_ongoing
from ..model.errors import CertladderError, validation_faults
from ..model.person import study_of
from ..model.spelling import read_yes_no
from ..model.terms import Level
from ..model.wording import Message, worded
from .columns import Kind, TableForm

__all__ = ["BLANK", "FOOTER", "Problem", "named_levels", "period", "read_cell", "read_record"]

_SAID: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("cells.toml").read_text(encoding="utf-8"))
_SAID["at_work"] += _SAID["blank"]
BLANK = tuple(_SAID["blank"])
"""What people write in a cell that has nothing to say."""
FOOTER = (
    "^((合计|总计|小计|共计|汇总|总人数|人数)[:：]?|(注|备注|说明|填表说明|制表|制表人|填表人|填报人|审核|审核人|审批人|复核人|复核|经办人|负责人|"
    "单位负责人|填表日期|制表日期|填报日期|填报单位|单位|单位盖章|联系人|联系电话|打印日期|日期) *[:：].*|共 *[0-9]+ *[人名条行].*|(示例|样例|范例|例)[:：]?|第 *[0-9]+ *页.*)$"
)
"""Totals, notes and signatures below a table, as a pattern for the engines: 合计, 共35人, 制表人：张三."""
_ANY_DAY = dt.date(2000, 1, 1)
_EXCEL_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|=.*", re.IGNORECASE)
"""What a formula leaves that went wrong, or that no program has computed yet."""
_PERIOD = re.compile(r"\s*(?:至|到|[~～]|—+|–|--+|(?<=[0-9日月年])\s*-\s*(?=[0-9]{4}|[至今现目在]))\s*")


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


def read_cell(form: TableForm, name: str, cell: str) -> tuple[int | None, int | None]:
    """What a cell says that is no part of a record's kind: the first and the last ordinal day it may mean, or a flag.

    The day of `end` is the one after. A flag, 0 or 1: whether a list is known, whether somebody has left (`status`).

    Raises:
        InvalidDay, Problem: it cannot be read.
    """
    if name in form.days:
        return _days(form, name, cell)
    flag = int(
        not _truth(cell, "status", "at_work", "left", "status")
        if name == "status"
        else _truth(cell, "", "known", "unknown", "not_known_or_unknown")
    )
    return flag, flag


def _truth(cell: str, column: str, yes: str, no: str, code: str) -> bool:
    """Which of two lists of words a cell is one of, or yes or no."""
    words = cell.strip().casefold()
    said = True if words in _SAID[yes] else False if words in _SAID[no] else read_yes_no(words)
    if said is None:
        raise Problem.of(column, code, given=cell)
    return said


def _days(form: TableForm, name: str, cell: str) -> tuple[int | None, int | None]:
    plain = cell.casefold()
    if plain in BLANK or (name == "end" and none_if_ongoing(plain) is None):
        if form.fields[name].required:
            raise Problem.of(name, "missing")
        return None, None
    _refuse_errors(name, cell)
    if re.fullmatch(r"[2-5][0-9]{4}", cell):  # a date that has lost its format in a spreadsheet
        first = last = dt.date(1899, 12, 30) + dt.timedelta(days=int(cell))
    else:
        first, last = day_range(float(cell) if _AMBIGUOUS.fullmatch(cell) else cell)
    return first.toordinal() + (name == "end"), last.toordinal() + (name == "end")


_AMBIGUOUS = re.compile(r"[0-9]{4}\.1")
"""January, or the number 2018.10."""


def period(cell: str) -> tuple[str, str]:
    """The two days of a cell that holds both.

    >>> period("2015-07-01至2018-06-30"), period("2015.7.1-至今")
    (('2015-07-01', '2018-06-30'), ('2015.7.1', '今'))
    """
    parts = [part for part in _PERIOD.split(cell) if part]
    return (parts[0].removesuffix("起"), parts[1]) if len(parts) == 2 else (cell, cell and "?")


def _refuse_errors(name: str, cell: str) -> None:
    if _EXCEL_ERROR.fullmatch(cell):
        raise Problem.of(name, "formula", given=cell)


def read_record(form: TableForm, cells: Mapping[str, str]) -> Kind:
    """The record, without its days, that the other cells of a row say.

    Raises:
        Problem: a cell cannot be read; the reason is the one that the record itself gives.
    """
    for name, cell in cells.items():
        _refuse_errors(name, cell)
    fields: dict[str, Any] = {
        name: cell for name, cell in cells.items() if cell.casefold() not in BLANK or name == "met"
    }
    for name, read in _READERS.items():
        if name in fields and name in cells:
            fields |= read(form.name, cells[name], fields)
    fields |= {column.name: _ANY_DAY for column in form.columns if column.day and column.required}
    assert form.record is not None  # noqa: S101
    try:
        return form.record.model_validate(fields)
    except ValidationError as error:
        fault = validation_faults(error)[0]
        column = fault.where.partition(".")[0] or "level"  # the only fault of a whole record: a certificate's level
        raise Problem(column, fault.why) from None


def _level(table: str, cell: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A level, as certificates and people say it."""
    level = None if table == "titles" else Level.named(cell.removesuffix(".0"))
    return {"level": level} if level else {}


def named_levels(cell: str) -> list[tuple[str, str]]:
    """The occupation and level of each of several certificates in a cell, or of one that names its occupation.

    >>> named_levels("电工四级、焊工（五级）"), named_levels("四级；三级"), named_levels("高级电工证")
    ([('电工', '4'), ('焊工', '5')], [('', '4'), ('', '3')], [('电工', '3')])
    """
    for separator in (r"[、,，;；\n]", r"[、,，;；\s]"):
        found = [_named_level(part.strip()) for part in re.split(separator, cell) if part.strip()]
        certificates = [one for one in found if one is not None]
        if len(certificates) == len(found) and (len(found) > 1 or (found and certificates[0][0])):
            return certificates
    return []


_MAY_BE_OCCUPATION = re.compile("(?!.*(?:预备|职业|技能|技术|资格|等级|证|职称|程师))[一-龥]+")
"""预备技师 is no 技师 of an occupation 预备; 工人技术等级三级, 高级工程师 and 中级职称 name none either."""


@lru_cache(maxsize=4096)
def _named_level(certificate: str) -> tuple[str, str] | None:
    """The occupation and level that 电工四级 or 高级电工证 names; no occupation where only a level is named."""
    if level := Level.named(certificate):
        return "", str(int(level))
    words = re.sub(r"[\s()（）]|证书?$", "", certificate)
    splits = [(words[:at], words[at:]) for at in range(2, len(words))]
    splits += [(words[at:], words[:at]) for at in range(len(words) - 2, 0, -1)]
    for name, words in splits:
        level = Level.named(words)
        if level and _MAY_BE_OCCUPATION.fullmatch(name) and not Level.named(name):
            return name, str(int(level))
    return None


def _school(table: str, cell: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A kind of school, or a school's name that says it; else the kind is not known."""
    return {"school": study_of(cell).get("school")}


def _full_time(table: str, cell: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"full_time": _truth(cell, "full_time", "full_time", "part_time", "not_yes_or_no")}


def _met(table: str, cell: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"met": _truth(cell, "met", "met", "not_met", "not_yes_or_no")}


def _relevance(table: str, cell: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """{"电工": "own"} in JSON, or 电工:本专业；钳工:相关专业 as people write it; 是 and 否 for titles."""
    if cell.lstrip().startswith("{"):
        try:
            return {"relevance": dict(parse_json(cell))}
        except ValueError:
            raise Problem.of("relevance", "not_json", given=cell) from None
    pairs = [re.split("[:：=]", part, maxsplit=1) for part in re.split("[;；,，、]", cell) if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise Problem.of("relevance", "not_relevance", given=cell)
    said = {occupation.strip(): word.strip() for occupation, word in pairs}
    return {"relevance": {name: word if (truth := read_yes_no(word)) is None else truth for name, word in said.items()}}


_READERS = {
    "level": _level, "school": _school, "full_time": _full_time, "met": _met, "relevance": _relevance,
}  # fmt: skip
"""The cells that say more, or less, than a term."""
