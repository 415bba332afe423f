"""The header lines of a standards text: what each key says of the standard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ...dates import parse_day
from ...spelling import simplified
from ...terms import Level
from .name_list import Listed, listed_majors, listed_occupations

__all__ = ["HEADERS", "Header", "header_of"]

_LINE = re.compile(r"(?:[0-9.]*)(?P<key>[^：:\s（(0-9.]{2,6})\s*[：:](?P<value>.*)")


def _text(name: str) -> Callable[[str], dict[str, object]]:
    return lambda value: {name: value}


_IN_FORCE = re.compile("^自|(?:起(?:施行|实施|执行)?)?。?$")


def _day(name: str) -> Callable[[str], dict[str, object]]:
    """A day, also as 自2018年12月26日起施行."""
    return lambda value: {name: parse_day(_IN_FORCE.sub("", "".join(value.split())))}


def _names(field: str) -> Callable[[str], dict[str, object]]:
    """Other names of the occupation, for sure or possible ones."""

    def read(value: str) -> dict[str, object]:
        names = tuple(part.strip() for part in re.split("[、，,；;]", value.rstrip("。；")) if part.strip())
        return {field: () if names == ("无",) else names}

    return read


def _levels(field: str) -> Callable[[str], dict[str, object]]:
    """Levels, as 五级、三级."""
    return lambda value: {field: tuple(Level.parse(part) for part in re.split("[、，,]", value.rstrip("。")))}


def _hours(value: str) -> dict[str, object]:
    """Hours of training for levels, as 四级180、三级150."""
    hours = {}
    for part in re.split("[、，,]", value.rstrip("。").replace("学时", "")):
        name = part.rstrip("0123456789")
        number = part[len(name) :]
        hours[Level.parse(name if number else "")] = int(number or 0)
    return {"training_hours": hours}


def _list(name: str, is_open: str, listed: Callable[[str], Listed | None]) -> Callable[[str], dict[str, object]]:
    """A list of occupations or majors; one that says more than names is open, too."""

    def read(value: str) -> dict[str, object]:
        names, others = listed(value) or ((), True)
        return {name: names} | ({is_open: True} if others else {})

    return read


HEADERS: dict[str, Callable[[str], dict[str, object]]] = {
    "职业": _text("occupation"),
    "职业编码": _text("code"),
    "别名": _names("names"),
    "曾用名": _names("possible_names"),
    "工种": _names("possible_names"),
    "英文名": _text("english"),
    "版本": _text("edition"),
    "来源": _text("source"),
    "可信度": _text("trust"),
    "补充条件": _levels("supplements"),
    "施行日期": _day("valid_from"),
    "实施日期": _day("valid_from"),
    "废止日期": _day("valid_until"),
    "培训学时": _hours,
    "相关职业": _list("related", "related_open", listed_occupations),
    "本专业": _list("majors", "majors_open", listed_majors),
    "相关专业": _list("related_majors", "majors_open", listed_majors),
}


class Header(NamedTuple):
    """The key and the value of a header line, and where in the line the value begins."""

    key: str
    value: str
    at: int


def header_of(text: str) -> Header | None:
    """The header line that a text is (版本：2018年版); None for another line."""
    match = _LINE.fullmatch(simplified(text))
    if not match or match["key"] not in HEADERS:
        return None
    value = match["value"].lstrip()
    return Header(match["key"], value.rstrip(), len(text) - len(value))
