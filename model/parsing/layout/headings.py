"""Headings: which level or occupation a line opens, in whatever order the words stand."""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ...terms import Level
from ..vocabulary import GRADE, GRADE_OR_DIGIT, TITLE_OR_SKILL
from .non_conditions import EXACTLY_ONE, asks_for_nothing, is_idle_remark
from .numbering import label_of
from .occupation_names import (
    CLAUSE,
    CODE,
    FILLER,
    GRADED,
    KIND,
    LEVELS,
    LONGEST,
    SAYS_SO,
    WITHIN,
    YEAR,
    occupations_of,
    reads_like_occupation,
    says_conditions,
    stem,
    without_section,
)
from .patterns import LINES, pattern

_LONGEST_REMARKED = 40
_LONGEST_REMARK = 20
_TECHNICIAN = re.compile("(?<=[初中高]级)技(?=工(?!学|院))|(?<=[一二三四五]级)工(?=[：（]|$)")  # 中级技工, 四级工
_IN_ENGLISH = re.compile("(?i:level|lv|l)[./]?([1-5])(?![0-9])")
_RISES = re.compile(f"(?:{LEVELS.pattern})(?:→|->|晋升?|升)(?={LEVELS.pattern})")  # 五级→四级
# 中级物流师（国家二级职业资格）
_TITLED = re.compile(f"^[初中高]级(?=[一-龥]{{2,14}}[员师工]（[^（）]*(?:{GRADE})[^（）]*）)")
_ROMAN = str.maketrans("ⅠⅡⅢⅣⅤ", "一二三四五")
_NO_HEADING, _ASKS_OF_ALL, _RANGE = pattern("no_heading"), pattern("asked_by_heading"), pattern("range_of_levels")
_BEFORE_A_CONDITION, _BEHIND, _OTHER_LEVEL = map(pattern, ("before_condition", "level_behind", "other_level"))
_MAY_BEGIN = re.compile(
    f"(?:(?<=[。；：])|(?<=以上|期满|证书|学历|条件)|(?<=[0-9]）)(?=(?:{LEVELS.pattern})+（1）)|(?<=，)(?=[^。；，：]{{2,24}}具备(?:以下|下列)条件之一者?："
    f"|(?:{LEVELS.pattern})(?:：|必?须|应当?|需要?|要求)))"
    f"(?=(?P<sentence>[^。；]{{2,{LONGEST}}}))"
)
"""Where a heading may begin within a line: behind the end of a sentence, or words with which a condition ends."""
_ORDER = re.compile(LINES.expanded("{order}"))  # 首先，
_OPENS_LEVEL = re.compile(
    f"(?![并且但])(?:{_ORDER.pattern})?(?:(?:{EXACTLY_ONE})[者的]?，)?[^。；，：]{{0,20}}?(?:{LEVELS.pattern})"
)
_GRADE, _TITLE = re.compile(GRADE_OR_DIGIT), re.compile(TITLE_OR_SKILL)
_FIRST_LABEL = re.compile(r"（1）|1、|1\.(?![0-9])|①|⑴|（一）")
_OF_ALL_LEVELS, _ONE_OF = re.compile("(?:申报|报考|报名)条件"), re.compile(EXACTLY_ONE)
_ONE_OF_IN_BRACKETS = re.compile(f"（(?:{EXACTLY_ONE})[^（）]{{0,4}}）")  # 高级发型师（具备下列条件之一者）费用：1800元
_LIMITS = re.compile("仅|限|只|须|不|已|停|暂|均|同时")  # a remark begins that closes or limits a level: 仅限院校学生
_MUST_BEHIND = re.compile("(?:必?须|应当?|需要?)$")  # 申报四级、三级，应当取得……
_ENDS_IN_LEVEL = re.compile(f"(?:{LEVELS.pattern})$")
_LIMITED = re.compile("(?P<before>[^（）]{2,16}[员师工])（(?P<remark>[^（）级]{2,12})）(?P<behind>[^（）]{0,12})")
"""An occupation's title with a remark that limits it: 茶艺师（限女性）申报条件."""


@dataclass(frozen=True)
class Heading:
    """A line that opens a level, an occupation or both, or says nothing (neither); what follows it begins at `end`."""

    level: Level | None
    name: str | None
    end: int
    asks: tuple[int, int] | None = None  # where a condition for all clauses stands: 年满18周岁，并具备以下条件之一者
    remark: str = ""  # words left over that may ask for something
    also: tuple[str, ...] = ()  # further occupations
    levels: tuple[Level, ...] = ()  # further levels: 三级/高级工、二级/技师申报条件


def heading_of(plain: str, names: Collection[str] = (), titles: Mapping[str, Level] | None = None) -> Heading | None:
    """The heading that a normalised line is, or begins with, by the names known; `titles` are of one level each."""
    titles = titles or {}
    ends = [len(plain), *(at + 1 for at, char in enumerate(plain) if char == "：")]
    ends += [match.start() for match in _FIRST_LABEL.finditer(plain) if match.start()]
    ends += [match.end() for match in (*_BEFORE_A_CONDITION.finditer(plain), *_ONE_OF_IN_BRACKETS.finditer(plain))]
    for end in [end for end in ends if end <= LONGEST]:
        head = plain[:end]
        if found := _read(head, names, titles):
            return found
        label = label_of(head)  # （一）年满18周岁，并具备以下条件之一者
        if asks := _ASKS_OF_ALL.match(head, label.end if label else 0):
            found = _read(head[: asks.start("asked")] + head[asks.end() :], names, titles, remarked=True)
            if found and (found.level or not found.name) and not found.remark:
                return replace(found, end=end, asks=asks.span("asked"))
        if named := occupations_of(head):
            return Heading(None, named[0], end, also=named[1:])
        if several := _several_levels(head, names, titles):
            return several
    if (limited := _LIMITED.fullmatch(plain)) and (named := occupations_of(limited["before"] + limited["behind"])):
        return Heading(None, named[0], len(plain), remark=limited["remark"], also=named[1:])
    heads = [plain[:end] for end in (plain.find("：") + 1, len(plain)) if end <= _LONGEST_REMARKED]
    clear = (head for head in heads if "：" not in head[:-1] and not _NO_HEADING.search(head))
    return next(filter(None, (_read(head, names, titles, remarked=True) for head in clear)), None)


def _read(head: str, known: Collection[str], titles: Mapping[str, Level], *, remarked: bool = False) -> Heading | None:
    """A heading by the level and the occupation that it names; only where `remarked` with other words （缺一不可）."""
    level, pieces = _level_and_rest(head, known, titles)
    only_named = level is None and "，" in head and set(pieces) <= set(known)  # 操作工申报技能等级，应符合下列条件：
    if not pieces or only_named:
        opens_conditions = says_conditions(head) and len(_levels_in(head)) < 2
        return Heading(level, None, len(head)) if level is not None or opens_conditions else None
    name = next((piece for piece in pieces if _may_name(piece, head, known)), None)
    left = [piece for piece in pieces if piece != name and not (remarked and is_idle_remark(piece))]
    if level is None or (left and not remarked) or sum(map(len, left)) > _LONGEST_REMARK:
        return None
    limits = [piece for piece in left if _LIMITS.match(piece) and re.search(rf"（{re.escape(piece)}(?!\w)", head)]
    if any(CLAUSE.search(piece) and piece not in limits for piece in left):
        return None
    return Heading(level, name, len(head), remark="，".join(left))


def _several_levels(head: str, names: Collection[str], titles: Mapping[str, Level]) -> Heading | None:
    """A heading of several levels with the same conditions, if it says nothing else."""
    found = sorted(_levels_in(head), reverse=True)
    if len(found) < 2 or not (says_conditions(head) or _MUST_BEHIND.search(head)) or _RANGE.search(head):
        return None
    first, *others = found
    words = LEVELS.sub(lambda name: "" if _level(name[0]) in others else name[0], head)
    words = re.sub("[和与及、/]+(?=[和与及、/（]|申报|$)|(?<=）)[和与及、/]", "", words).replace("（）", "")
    alone = _read(words, names, titles)
    return replace(alone, end=len(head), level=first, levels=tuple(others)) if alone else None


def inline_headings(plain: str) -> list[int]:
    """Where, behind the end of a sentence within a line, a level's heading begins."""
    starts: list[int] = []
    for match in _MAY_BEGIN.finditer(plain):
        sentence = match["sentence"]
        heading = heading_of(sentence) if _OPENS_LEVEL.match(sentence) else None
        # 首先，报考三级须具备以下条件之一：; ……在校生。具备以下条件之一者，可申报三级/高级工：; ……毕业者。高级（具备下列条件之一者）
        ends = sentence[-1] == "：" or (sentence[-1] == "）" and "。" in plain[: match.start()])
        whole = ends and match.end("sentence") == len(plain) and bool(_ONE_OF.search(sentence))
        if heading and heading.level and not heading.remark and (heading.end < len(sentence) or whole):
            starts += [] if starts and _ORDER.fullmatch(plain, starts[-1], match.start()) else [match.start()]
    return starts


def _levels_in(words: str) -> set[Level]:
    return {_level(found) for found in LEVELS.findall(words)}


def _level_and_rest(head: str, known: Collection[str], titles: Mapping[str, Level]) -> tuple[Level | None, list[str]]:
    """The one level that a heading names, and its words that are neither level nor filler."""
    words = WITHIN.sub(r"〈\1〉", KIND.sub("", without_section(head)))  # 初级建（构）筑物消防员
    words = _TECHNICIAN.sub("", YEAR.sub("", CODE.sub("", words))).translate(_ROMAN)
    words = _TITLED.sub("", _RISES.sub("", _IN_ENGLISH.sub(r"\1级", words)))
    for name in known:  # 茶艺技师 and 高级茶艺技师 are levels of 茶艺师
        words = words.replace(f"{name[:-1]}技师", "技师") if len(name) > 2 else words
    if not _GRADE.search(words):
        of_all = _OF_ALL_LEVELS.search(head) and not _ONE_OF.search(head)  # 会展策划师报考条件: no list of its 二级
        for title in sorted(set(titles) - set(known if of_all else ()), key=len, reverse=True):
            words = words.replace(title, titles[title].grade)
    left = FILLER.sub("|", words)
    by_grade = _GRADE.search(words) is not None
    levels = {_level(found) for found in (_GRADE.findall(words) if by_grade else _TITLE.findall(left))}
    if len(levels) > 1:
        return None, [words]
    level = next(iter(levels), None)
    pieces = (_GRADE if by_grade else _TITLE).sub("|", left).split("|")
    pieces = [_without_title(piece, level) for piece in pieces] if by_grade and level else pieces
    return level, [piece.replace("〈", "（").replace("〉", "）") for piece in pieces if piece]


def _may_name(name: str, head: str, known: Collection[str]) -> bool:
    """Whether words of a level's heading name an occupation: one of `known`, or where they open it, as 助理…师 too."""
    if name in known or stem(name) in map(stem, known):
        return True
    opens = not known or bool(SAYS_SO.search(head)) or without_section(head).startswith(name)
    return opens and reads_like_occupation(GRADED.sub("", name))


def _without_title(piece: str, level: Level) -> str:
    """A piece without the level's own title; a title of another level stays, as part of a name (高级茶艺师)."""
    if (found := LEVELS.match(piece)) and _level(found[0]) is level:
        return piece[found.end() :]
    found = _ENDS_IN_LEVEL.search(piece)  # 电工高级工（三级）, 育婴师中级（四级）
    named = found and _level(found[0]) is level and reads_like_occupation(piece[: found.start()])
    return piece[: found.start()] if found and named else piece


@cache
def _level(words: str) -> Level:
    return Level.parse(words.removesuffix("技能"))


def level_behind(plain: str) -> tuple[Level, int] | None:
    """The level that a condition names behind its words, and where these end."""
    found = _BEHIND.fullmatch(plain)
    if found is None:
        return None
    levels = _levels_in(found["named"] or found["bracket"])
    return (next(iter(levels)), found.end("words" if found["named"] else "told")) if len(levels) == 1 else None


def levels_behind(plain: str) -> list[int]:
    """Where the conditions of a line that each name their level behind them begin, but the first."""
    ends = [match.end() for match in re.finditer("；|。(?!$)|(?<=[级工师])，", plain)]
    pieces = [plain[start:end] for start, end in pairwise([0, *ends, len(plain)])]
    told = [piece for piece in pieces if level_behind(piece)]
    others = [piece for piece in pieces[pieces[0].endswith("。") :] if piece not in told]
    return ends if len(pieces) > 1 and told and all(map(asks_for_nothing, others)) else []


def names_no_level(plain: str) -> bool:
    if not (match := _OTHER_LEVEL.fullmatch(plain)):
        return False
    words = match["level"] or match["post"]
    with suppress(ValueError):
        Level.parse(words)
        return False
    return heading_of(plain.replace(words, "四级")) is not None
