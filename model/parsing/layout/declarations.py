"""What headers (版本：2018年版) and notes (注：相关职业：……，下同) say of a standard.

What is not surely a name leaves a list of occupations or majors open (D6, D9).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ...dates import parse_day
from ...errors import InvalidDay, UnknownTerm
from ...spelling import simplified
from ...terms import Level
from ..lines import Expected, expected
from ..normalise import normalise
from .patterns import pattern

KNOWN_LEVEL = expected("known_level", levels=tuple(level.zh for level in sorted(Level, reverse=True)))
_AROUND, _ASKS, _NO_NAME, _OCCUPATION = map(
    pattern, ("around_list", "more_than_list", "no_name", "classified_occupation")
)
_ENDS = re.compile("[。；，、.：]+$")
_AND_OTHERS = re.compile("(?<![高中初优平同均])等(?!离子|级|距|压|温)")  # 评茶员等; but 高等教育学 is a name
_OR = "以及|或者|和|或|/"
_NO_OCCUPATION = re.compile("(?<!工程技术)人员$|专家$|(?:^|企业|本)人$")
_LONGEST = 30
_WHAT = pattern("list_of_what")
_NOTE = re.compile("(?:注[0-9一二三四五]?：?|备注：?|说明：?|其中：?)?(?:[①-⑳⑴-⒇⒈-⒛]|（[0-9]）|[0-9][.、]?)?")
_BRACKETED = re.compile("（([^（）]+)）")
_LISTS = {
    "相关职业": ("related", "related_open"),
    "相关专业": ("related_majors", "majors_open"),
    "本专业或相关专业": ("related_majors", "majors_open"),
    "本专业": ("majors", "majors_open"),
    "本职业（专业）": ("majors", "majors_open"),
}
"""What a list is of -> the fields of a standard that hold its names, and whether it is open."""


def note_of(plain: str) -> dict[str, Any] | None:
    """What a note under a list of clauses declares of a standard; None if it is no such note, or says more than that."""
    bracketed = _BRACKETED.fullmatch(plain)
    body = _NOTE.sub("", bracketed[1] if bracketed else plain, count=1)
    found = list(_WHAT.finditer(body))
    if not found or found[0].start() != 0:
        return None
    fields: dict[str, Any] = {}
    for match, after in zip(found, [*found[1:], None], strict=True):
        what = re.sub("[及和、]", "或", match["what"])
        more = declared(what, body[match.end() : after.start() if after else len(body)]) if what in _LISTS else None
        if more is None:
            return None
        fields = merged(fields, more)
    return fields


def merged(fields: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The fields with more of them: what lists names adds up, also where several lines do (相关职业：车工 / 相关职业：钳工)."""
    lists = {key for key, value in more.items() if isinstance(value, tuple) and key in fields}
    hours = {key: fields[key] | value for key, value in more.items() if isinstance(value, dict) and key in fields}
    return fields | more | hours | {key: tuple(dict.fromkeys((*fields[key], *more[key]))) for key in lists}


def declared(what: str, words: str) -> dict[str, Any] | None:
    """The fields that a list of occupations or majors sets; None if the words ask for something, too."""
    field, open_field = _LISTS[what]
    text = _ENDS.sub("", _AROUND.sub("", normalise(words).text))
    if not text or _ASKS.search(text):
        return None
    if text == "无":
        return {field: ()}
    others = _AND_OTHERS.search(text)
    names_of = _occupations if what.endswith("职业") else _majors
    pieces = re.split("[、，；]", text[: others.start()] if others else text)
    names = dict.fromkeys(name for piece in pieces if piece for name in names_of(piece))
    is_open = others is not None or None in names  # what it leaves out is unknown
    return {field: tuple(filter(None, names))} | ({open_field: True} if is_open else {})


def listed_occupations(words: str) -> tuple[str, ...]:
    """The occupations of a list that is nothing else, and leaves nothing open."""
    found = declared("相关职业", words) or {}
    return () if "related_open" in found else found.get("related", ())


def _occupations(piece: str) -> Iterator[str | None]:
    """The occupations between two marks, and None for what is not surely one."""
    parts = re.split(f"{_OR}|及|与", piece)  # 评茶员和茶叶加工工 are two, of 制作和加工工 it is not sure
    known = [part for part in parts if _is_occupation(part)]
    if known != parts:
        yield None
        if known[:1] != parts[:1]:  # 社会工作、法律: other things may be listed, too; but 评茶员或相近职业
            known = [] if _NO_NAME.search(piece) else [piece]
    yield from known


def _is_occupation(name: str) -> bool:
    named = len(name) <= _LONGEST and _OCCUPATION.fullmatch(name)
    return bool(named) and not _NO_NAME.search(name) and not _NO_OCCUPATION.search(name)


def _majors(piece: str) -> Iterator[str | None]:
    """The majors between two marks, and None for what is not surely one; 及 could join two, or stand in a name."""
    for part in re.split(_OR, piece):
        name = part.removesuffix("专业")
        is_name = 2 <= len(name) <= _LONGEST and not _NO_NAME.search(name)
        if not is_name or re.search("及(?!其)", name):
            yield None
        if is_name:
            yield name


_LINE = re.compile("(?P<key>[^：:【]{2,60})[：:](?P<value>.*)|【(?P<framed>[^】]{2,6})】(?P<said>[^：:]+)")
_IN_FORCE = re.compile("^自|(?:起(?:施行|实施|执行)?)?。?$")


def _day(value: str) -> Any:
    return parse_day(_IN_FORCE.sub("", "".join(value.split())))


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[、，,；;]", value.rstrip("。；")) if part.strip())


def _names(value: str) -> Any:
    return () if (names := _parts(value)) == ("无",) else names


def _hours(value: str) -> Any:
    hours = {}
    for part in _parts(value.replace("学时", "")) or [""]:
        name = part.rstrip("0123456789")
        hours[Level.parse(name if name != part else "")] = int(part[len(name) :] or 0)
    return hours


_FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "职业": ("occupation", str),
    "职业编码": ("code", str),
    "别名": ("names", _names),
    "曾用名": ("possible_names", _names),
    "工种": ("possible_names", _names),
    "英文名": ("english", str),
    "版本": ("edition", str),
    "来源": ("source", lambda value: re.split(r"\s+(?=\S{2,6}[：:])", value)[0]),  # 来源：市人社局  日期：2026-08-05
    "可信度": ("trust", str),
    "补充条件": ("supplements", lambda value: tuple(map(Level.parse, _parts(value) or [""]))),  # 五级、三级
    "施行日期": ("valid_from", _day),
    **dict.fromkeys(("实施日期", "生效日期", "执行日期", "启用日期", "实行日期"), ("valid_from", _day)),
    **dict.fromkeys(("废止日期", "失效日期", "终止日期", "停用日期"), ("valid_until", _day)),
    "培训学时": ("training_hours", _hours),
}


def header_of(text: str) -> tuple[str, str, int] | None:
    """The key and the value of a header line (版本：2018年版), and where that begins; None for another line."""
    match = _LINE.fullmatch(simplified(text))
    if not match:
        return None
    key = normalise(match["key"] or match["framed"]).text.lstrip("0123456789.")
    value = (match["value"] or match["said"] or "").lstrip()
    key = re.sub("时间$", "日期", key)  # 施行时间
    if f"{key}日期" in _FIELDS:  # 施行：2024-01-01; with more behind it, it may be a condition
        with suppress(InvalidDay):
            _day(value)
            key += "日期"
    return (key, value.rstrip(), len(text) - len(value)) if key in _FIELDS or key in _LISTS else None


def read_header(key: str, value: str, known: dict[str, Any]) -> dict[str, Any] | Expected:
    """What a header says of the standard, as fields of it, beside those that are `known`; or what should stand there."""
    if key in _LISTS:  # one that says more than names is open, too
        return declared(key, value) or {_LISTS[key][0]: (), _LISTS[key][1]: True}
    field, read = _FIELDS[key]
    try:
        said = read(value)
    except InvalidDay:
        return expected("day")
    except UnknownTerm:
        return KNOWN_LEVEL
    once = known.get(field, said)  # of lists, and of the hours of several levels, there may be more
    once = {level: once.get(level, hours) for level, hours in said.items()} if isinstance(said, dict) else once
    return expected("header_once", key=key) if once != said and not isinstance(said, tuple) else {field: said}
