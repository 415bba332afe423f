"""The header lines of a standards text: what each key says of the standard."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...dates import parse_day

__all__ = ["HEADERS"]


def _text(name: str) -> Callable[[str], dict[str, object]]:
    return lambda value: {name: value}


_IN_FORCE = re.compile("^自|起(?:施行|实施|执行)?$")


def _day(name: str) -> Callable[[str], dict[str, object]]:
    """A day, also as 自2018年12月26日起施行."""
    return lambda value: {name: parse_day(_IN_FORCE.sub("", "".join(value.split())))}


def _names(name: str, is_open: str | None = None) -> Callable[[str], dict[str, object]]:
    def read(value: str) -> dict[str, object]:
        value = re.sub("[，,（(]?下同[）)]?[。；]?$", "", value)
        plain = value.removesuffix("等")
        names = tuple(part.strip() for part in re.split("[、，,；;]", plain) if part.strip())
        fields: dict[str, object] = {name: () if names == ("无",) else names}
        return fields | ({is_open: True} if is_open and plain != value else {})

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
    "施行日期": _day("valid_from"),
    "实施日期": _day("valid_from"),
    "废止日期": _day("valid_until"),
    "相关职业": _names("related", "related_open"),
    "本专业": _names("majors", "majors_open"),
    "相关专业": _names("related_majors", "majors_open"),
}
