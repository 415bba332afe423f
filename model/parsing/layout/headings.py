"""Headings: which level or occupation a line opens, in whatever order the words stand."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ...terms import Level
from ..vocabulary import GRADE_OR_DIGIT, TITLE_OR_SKILL
from .numbering import label_of

__all__ = ["EVERY", "Heading", "edition_of", "heading_of", "inline_headings", "is_name", "occupation_of"]

_LONGEST = 60
_CONDITION = "(?:以下|下列|如下)条件之一"
_LEVELS = re.compile(f"{GRADE_OR_DIGIT}|{TITLE_OR_SKILL}")
_FILLER = re.compile(
    rf"""
    # 符合以上条件之一即可, 具备下列条件任意一项
    (?:以上|上述)?(?:条件)?(?:满足|符合|具备)(?:以上|上述|以下|下列|如下)?(?:条件)?
        (?:其一|任一|之一|任意一项|任何一项|其中一条|其中一项|其中之一|任意一条)(?:条件)?(?:即可|均可)?
    # 凡具备以下条件之一者, 同时满足下列条件的
    |(?:凡|同时)?(?:具备|符合|满足|有|达到)(?:{_CONDITION}|(?:以下|下列|如下)条件)(?:者|的)?
    |{_CONDITION}(?:者|的)?|之一者?
    # 职业技能等级认定, 四级（国家职业资格）
    |职业技能等级认定|职业技能等级评价|职业技能鉴定|职业技能等级|职业技能|国家职业资格|职业资格|技能等级|技能人才评价
    # 申报条件, 报考基本要求, 晋升条件
    |(?:申报|报考|报名|鉴定|认定|申请|晋升)(?:基本)?(?:条件|要求|资格)|申报|报考|报名|晋升|培训(?!师)
    |条件|要求|等级|级别|证书|人员|考生
    # what pages and tables add: （续表）, 附件1
    |（续表?）|汇总表?|一览表?|附件[0-9]*|目录
    # 可申报四级, 应具备以下条件, 申报四级者
    |均?可(?:以|(?=[申报，：]|$))|须|应(?=[当具备符满达有，：]|$)|的|(?<=[级师工一件])者
    |[，。：；、（）《》“”"/—–\-·\#*>]
    """,
    re.VERBOSE,
)
"""Words of headings that name neither a level nor an occupation."""
_ASKS_OF_ALL = re.compile(
    """
    (?:.*?[，（])??
    (?P<asked>(?:申报(?:者|人员|人))?(?:须|应|需|必须|应当)?
        (?:年?满|年龄|取得|持有?|具有|具备(?!以下|下列|如下)|拥有|获得|[初高]中|中专|大专|本科)[^：。；]*?)
    (?P<joint>，[并且同时还应须需]*)(?=(?:具备|符合|满足)(?:以下|下列|如下))
    """,
    re.VERBOSE,
)
"""What a heading asks of all clauses under it: 年满18周岁，并 before 具备以下条件之一者."""
EVERY = re.compile("(?:以下|下列|如下)条件(?!之一)")
"""A heading that does not say that one of the conditions is enough."""
_KIND = re.compile("(?<=[员师工])（(?![^（）]*(?:级|技师|条件))[一-龥、]{2,16}）")
"""A kind of the occupation (工种), or a remark such as 试行, in brackets behind its name."""
_WITHIN = re.compile("(?<=[一-龥])（([一-龥]{1,2})）(?=[一-龥]+[员师工])")
"""Brackets within a name (建（构）筑物消防员)."""
_CLAUSE = re.compile("取得|取的|具有|从事|本职业|专业|相关|证书|培训(?!师)|学校|学院|院校|毕业|预备")
"""Words of clauses, which no name of an occupation has."""
_SECTION = re.compile(r"(?:[0-9]{1,2}\.)+[0-9]{0,2}|第[一二三四五六七八九十0-9]+[章节条部分]+")
_DOTTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+")
_NAME = re.compile("[一-龥]{1,18}(?:（[一-龥]{1,10}）[一-龥]{0,10})?[员师工手长匠司机家]|[一-龥]{2,18}")
_WORKER = re.compile(
    "[一-龥（）]{1,20}(?:[员师工手长匠]|司机|教练|秘书|作者|导游|经理人|经纪人)(?:（[员师工]）)?|秘书|导游"
)
_NUMBERED = re.compile("(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)(?P<name>[一-龥]{2,16})")
_STANDARD = re.compile("国家职业(?:技能)?标准|职业技能标准|职业标准")
_OFFERED = re.compile("职业技能(?:等级(?:认定|评价)|鉴定)|(?:报考|报名|招生)(?:简章|指南|公告)")
_YEAR = re.compile("（?((?:19|20)[0-9]{2})年(?:修订)?版?(?:修订)?）?")
_CODE = re.compile("（?(?:职业编码[：为]?)?[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}）?")


@dataclass(frozen=True)
class Heading:
    """A line that opens a level, an occupation or both, or says nothing (neither); what follows it begins at `end`.

    `every`: it does not say that one of the conditions is enough (具备以下条件者). `asks`: where in it a condition for all
    clauses stands (年满18周岁，并具备以下条件之一者，可申报四级).
    """

    level: Level | None
    name: str | None
    end: int
    every: bool = False
    asks: tuple[int, int] | None = None


def heading_of(plain: str, names: Collection[str] = ()) -> Heading | None:
    """The heading that a normalised line is, or begins with; None for other lines. `names`: known to be an occupation's.

    >>> heading_of("——中级（国家职业资格四级）（具备以下条件之一者）").level
    <Level.INTERMEDIATE: 4>
    >>> heading_of("茶艺师三级/高级工申报条件：").name
    '茶艺师'
    """
    for end in _ends(plain):
        head = plain[:end]
        if len(head) > _LONGEST:
            continue
        if (found := _recognise(head, names)) is not None:
            level, name = found
            return Heading(level, name, end, every=bool(EVERY.search(head)))
        if (asks := _ASKS_OF_ALL.match(head)) is not None:
            found = _recognise(head[: asks.start("asked")] + head[asks.end() :], names)
            if found is not None and found[0] is not None:
                return Heading(*found, end, every=bool(EVERY.search(head)), asks=asks.span("asked"))
        if name := occupation_of(head):
            return Heading(None, name, end)
    return None


def inline_headings(plain: str) -> list[int]:
    """Where, behind a full stop within a line, a level's heading begins.

    >>> inline_headings("（1）初级应具备下列条件之一：①甲。②乙。（2）中级应具备下列条件之一：①丙。")
    [21]
    """
    found = re.finditer("[。；](?=[^。；，：]{2,30}(?:，可?申报[^。；，：]{2,12})?：)", plain)
    starts = [match.end() for match in found]
    return [at for at in starts if (head := heading_of(plain[at:].partition("：")[0] + "：")) and head.level]


def _ends(plain: str) -> list[int]:
    """Where a heading may end: the line's end, else a colon, or before the first label."""
    ends = [len(plain)]
    ends += [match.end() for match in re.finditer("：", plain)]
    ends += [match.start() for match in re.finditer(r"（1）|1、|1\.(?![0-9])|①|⑴|（一）", plain) if match.start()]
    return ends


def _recognise(head: str, known: Collection[str] = ()) -> tuple[Level | None, str | None] | None:
    words = _KIND.sub("", _without_section(head))
    words = _YEAR.sub("", _CODE.sub("", words))
    for name in known:  # 茶艺技师 and 高级茶艺技师 are levels of 茶艺师
        words = re.sub(f"{re.escape(name[:-1])}(?=技师)", "", words) if len(name) > 2 else words
    grades = {Level.parse(found) for found in re.findall(GRADE_OR_DIGIT, words)}
    left = _FILLER.sub("|", words)
    if len(grades) == 1:
        (level,) = grades
        left = re.sub(GRADE_OR_DIGIT, "|", left)
        left = "|".join(_without_title(piece, level) for piece in left.split("|"))
    else:
        titles = {_level(found) for found in re.findall(TITLE_OR_SKILL, left)}
        if grades or len(titles) > 1:
            return None
        level = next(iter(titles), None)  # type: ignore[assignment]
        left = re.sub(TITLE_OR_SKILL, "|", left)
    names = [piece for piece in left.split("|") if piece]
    if not names:
        return (level, None) if level is not None or _says_conditions(head) else None
    if (
        level is None
        or len(names) > 1
        or _CLAUSE.search(names[0])
        or not (_WORKER.fullmatch(names[0]) or names[0] in known)
    ):
        return None
    return level, names[0]


def _without_title(piece: str, level: Level) -> str:
    """A piece without the level's own title; a title of another level stays, as part of a name (高级茶艺师)."""
    found = _LEVELS.match(piece)
    return piece[found.end() :] if found and _level(found[0]) is level else piece


def _level(words: str) -> Level:
    return Level.parse(words.removesuffix("技能"))


def _without_section(head: str) -> str:
    section = _SECTION.match(head)
    words = head[section.end() :] if section else head
    label = label_of(words)
    return words[label.end :] if label else words


def _says_conditions(head: str) -> bool:
    return any(word in head for word in ("条件", "要求", "之一", "其一"))


def is_name(plain: str) -> bool:
    """Whether a line is nothing but what an occupation could be called; behind a number (二、) that may be any name.

    >>> is_name("茶艺师"), is_name("二、采购主管"), is_name("高级技师"), is_name("本职业学徒期满")
    (True, True, False, False)
    """
    if _CLAUSE.search(plain):
        return False
    if (numbered := _NUMBERED.fullmatch(plain)) is not None:
        return not re.search(f"{_LEVELS.pattern}|职业|条件|要求|材料|说明|概况", numbered["name"])
    return (
        len(plain) <= 16
        and plain[0] != "（"
        and bool(_WORKER.fullmatch(plain))
        and not re.fullmatch(f"(?:{_LEVELS.pattern})+", plain)
    )


def occupation_of(plain: str) -> str | None:
    """The occupation that a line without a level names as a heading; None if it names none.

    >>> occupation_of("一、茶艺师申报条件"), occupation_of("茶艺师国家职业技能标准（2018年版）")
    ('茶艺师', '茶艺师')
    >>> occupation_of("《茶艺师》"), occupation_of("二、茶艺师"), occupation_of("茶艺师")
    ('茶艺师', '茶艺师', None)
    """
    if len(plain) > _LONGEST or re.search("[。；，]", plain) or _DOTTED.match(plain):
        return None
    words = _without_section(plain)
    marked = words != plain or bool(_CODE.search(words) or _YEAR.search(words) or re.fullmatch("[《（].*[》）]", words))
    bare = _KIND.sub("", _YEAR.sub("", _CODE.sub("", words)))
    standard = _STANDARD.sub("", bare)
    said = re.sub("(?:报名|申报|报考)(?:时间|流程|材料).*", "", standard)
    left = _FILLER.sub("", _WITHIN.sub(r"〈\1〉", said)).replace("〈", "（").replace("〉", "）")
    names = _NAME.fullmatch(left) or _WORKER.fullmatch(left)
    if (
        names is None
        or left not in plain
        or _CLAUSE.search(left)
        or re.match("职业(?!指导|培训)|工作|环境|基本|鉴定|评价|考核|.*级$|[一二三四五1-5]级", left)
    ):
        return None
    said_so = _says_conditions(bare) or standard != bare or _OFFERED.search(bare)
    return left if said_so or (marked and _WORKER.fullmatch(left)) else None


def edition_of(plain: str) -> str | None:
    """The edition that a heading names.

    >>> edition_of("茶艺师国家职业技能标准（2018年版）")
    '2018年版'
    """
    found = _YEAR.search(plain)
    return f"{found[1]}年版" if found and "版" in found[0] else None
