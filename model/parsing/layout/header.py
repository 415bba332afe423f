"""The header lines of a standards text: what each key says of the standard."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...dates import parse_day
from ...spelling import simplified
from ...terms import Level
from .name_list import LISTS, declared

__all__ = ["fields_of", "header_of"]

_LINE = re.compile(r"(?:[0-9.]*)(?P<key>[^：:\s（(0-9.]{2,6})\s*[：:](?P<value>.*)")
_IN_FORCE = re.compile("^自|(?:起(?:施行|实施|执行)?)?。?$")


def _day(value: str) -> object:
    """A day, also as 自2018年12月26日起施行."""
    return parse_day(_IN_FORCE.sub("", "".join(value.split())))


def _parts(value: str) -> list[str]:
    return [part.strip() for part in re.split("[、，,；;]", value.rstrip("。；")) if part.strip()]


def _names(value: str) -> object:
    names = tuple(_parts(value))
    return () if names == ("无",) else names


def _levels(value: str) -> object:
    """Levels, as 五级、三级."""
    return tuple(map(Level.parse, _parts(value) or [""]))


def _hours(value: str) -> object:
    """Hours of training for levels, as 四级180、三级150."""
    hours = {}
    for part in _parts(value.replace("学时", "")) or [""]:
        name = part.rstrip("0123456789")
        hours[Level.parse(name if name != part else "")] = int(part[len(name) :] or 0)
    return hours


_FIELDS: dict[str, tuple[str, Callable[[str], object]]] = {
    "职业": ("occupation", str),
    "职业编码": ("code", str),
    "别名": ("names", _names),
    "曾用名": ("possible_names", _names),
    "工种": ("possible_names", _names),
    "英文名": ("english", str),
    "版本": ("edition", str),
    "来源": ("source", str),
    "可信度": ("trust", str),
    "补充条件": ("supplements", _levels),
    "施行日期": ("valid_from", _day),
    "实施日期": ("valid_from", _day),
    "废止日期": ("valid_until", _day),
    "培训学时": ("training_hours", _hours),
}


def header_of(text: str) -> tuple[str, str, int] | None:
    """The key and the value of a header line (版本：2018年版), and where that begins; None for another line."""
    match = _LINE.fullmatch(simplified(text))
    if not match or not (match["key"] in _FIELDS or match["key"] in LISTS):
        return None
    value = match["value"].lstrip()
    return (match["key"], value.rstrip(), len(text) - len(value))


def fields_of(key: str, value: str) -> dict[str, object]:
    """What a header says of the standard, as fields of it.

    Raises:
        InvalidDay: it is no day.
        UnknownTerm: it is no level.
    """
    if key in LISTS:  # one that says more than names is open, too
        return declared(key, value) or {LISTS[key][0]: (), LISTS[key][1]: True}
    field, read = _FIELDS[key]
    return {field: read(value)}
