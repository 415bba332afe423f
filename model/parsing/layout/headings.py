"""Headings: which level or occupation a line opens, in whatever order the words stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...terms import Level
from ..vocabulary import GRADE_OR_DIGIT, TITLE_OR_SKILL
from .non_conditions import EXACTLY_ONE, is_idle_remark
from .numbering import label_of

__all__ = [
    "EVERY",
    "Heading",
    "edition_of",
    "heading_of",
    "inline_headings",
    "is_name",
    "level_behind",
    "named_in_prose",
    "occupation_of",
    "occupations_of",
    "stem",
    "titles_of",
]

_LONGEST = 60
_LONGEST_REMARKED = 40
_LONGEST_REMARK = 20
_TECHNICIAN = re.compile("(?<=[初中高]级)技(?=工(?!学|院))|(?<=[一二三四五]级)工(?=[：（]|$)")
"""中级技工 is 中级工, 四级工 is 四级."""
_ROMAN = str.maketrans("ⅠⅡⅢⅣⅤ", "一二三四五")
_NO_HEADING = re.compile("[。；？]|^注|关于|说明|以上|分[为别]|^其中|级[和与至、到及]|[工师][和与至、到及]")
"""What a level's heading with a remark does not hold; 四级和三级 names two levels."""
_SAYS_SO = re.compile("(?:申报|报考|报名|鉴定)条件|^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)")
_LEVELS = re.compile(f"{GRADE_OR_DIGIT}|{TITLE_OR_SKILL}")
_FILLER = re.compile(
    rf"""
    # 具备以下条件之一, 下列任意一个条件
    (?:{EXACTLY_ONE})(?:者|的|即可|均可|可以|可)*
    # 凡具备以下条件者, 同时满足下列条件的
    |(?:凡|同时)?(?:具备|符合|满足|有|达到)?(?:以下|下列|如下|下述)(?:条件|情形)(?:者|的)?|应?具备的(?=条件)|之一者?
    # 问：茶艺师四级的报考条件是什么？ PART.01, Level 5, （四级至二级）, 01 茶艺师
    |是什么|有哪些|怎么考|[?!~]|(?:PART|Part|Level|LEVEL|Lv|NO|No)\.?[0-9]*|[A-Za-z]{(4,)}
    |（[一二三四五]级(?:至|到|[-—~])[一二三四五]级）|^0[1-9]
    # 职业技能等级认定, 四级（国家职业资格）
    |职业技能等级认定|职业技能等级评价|职业技能鉴定|职业技能等级|职业技能|国家职业资格|职业资格|技能等级|技能人才评价
    |资格证(?!书)|考证
    # 申报条件, 报考基本要求, 晋升条件
    |(?:申报|报考|报名|报读|鉴定|认定|申请|晋升|参评|考评|评价|考核|准入)(?:基本)?(?:条件|要求|资格)|申报|报考|报名|晋升|培训(?!师)
    |(?:鉴定|认定|评价|考核)(?=等级|级别)
    |条件|要求|等级|级别|证书|人员|考生
    # what pages and tables add: （续表）, 附件1
    |(?<=条件|要求)如下|（续表?）|汇总表?|一览表?|附件[0-9]*|目录
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
EVERY = re.compile(f"(?!{EXACTLY_ONE})(?:(?:以下|下列|如下|下述)(?:条件|情形)|具备的条件)")
"""A heading that does not say that one of the conditions is enough."""
_KIND = re.compile(
    "(?<=[员师工])（(?![^（）]*(?:级|技师|条件))(?:[一-龥、]{1,20}(?<!人)[员师工手机]|[一-龥]{0,4}(?:试行|修订|暂行)[一-龥]{0,2})）"
)
"""A kind of the occupation (工种), or a remark such as 试行, in brackets behind its name."""
_WITHIN = re.compile("(?<=[一-龥])（([一-龥]{1,2})）(?=[一-龥]+[员师工])")
"""Brackets within a name (建（构）筑物消防员)."""
_BETWEEN_NAMES = re.compile("、|(?<=[员师工])(?:以及|和|与|及)(?=[一-龥]+[员师工])")
_CLAUSE = re.compile("取得|取的|具有|从事|本职业|专业|相关|证书|培训(?!师)|学校|学院|院校|毕业|预备")
"""Words of clauses, which no name of an occupation has."""
_BEFORE_A_CONDITION = re.compile(
    f"""
    ^(?:国家职业资格)?(?:{GRADE_OR_DIGIT})(?:[（/][^（）/，]{{2,5}}）?)?  # 国家职业资格五级（初级）具有初中及以上文化程度
        (?:(?=具有|取得|累计|连续|年满)|[-—]+)                         # 五级——累计从事
    |(?:申报|报考)(?:{GRADE_OR_DIGIT}|{TITLE_OR_SKILL})(?:[（/][^（）/，]{{2,5}}）?)?(?:者|的|人员)?，?(?:必?须|应当?|需要?)  # 申报一级/高级技师，须取得
        (?=具有|取得|累计|连续|年满)
    """,
    re.VERBOSE,
)
"""A level's heading on the line of its only condition."""
_SECTION = re.compile(
    r"(?:[0-9]{1,2}\.)+[0-9]{0,2}|[0-9]{1,2}(?=[一-龥]{2,18}(?:条件|标准)$)|第[一二三四五六七八九十0-9]+[章节条部分]+"
)
_DOTTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+")
_NAME = re.compile("[一-龥]{1,18}(?:（[一-龥]{1,10}）[一-龥]{0,10})?[员师工手长匠司机家]|[一-龥]{2,18}")
_WORKER = re.compile(
    "[一-龥（）]{1,20}(?:[员师工手长匠]|司机|教练|秘书|作者|导游|经理人|经纪人)(?:（[员师工]）)?|秘书|导游"
)
_NUMBERED = re.compile("(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)(?P<name>[一-龥]{2,16})")
_NO_OCCUPATION = re.compile(
    "(?:和|与|及|或|的|应[具当]|助理|[初中高]级|特级|首席|第[一二三四五]|[一二三四五]级|其[他它]|有关|相关|以[上下]|各).*"
    "|.*(?:人员|职工|员工|学员|党员|团员|会员|成员|军人|民工|技工|技师|学徒工?|毕业生|考评员|监考员|裁判员|考务员|工作者)"
    "|.*(?:教师|教员|老师|讲师|导师|选手|能手|助手|高手)|(?:专业|指导|在职|外聘)?(?:工程师|工|员|师)"
)
"""What stands before 条件 and 要求 or in a title and is no occupation: 培训教师, 申报人员, 高级技师, 其他."""
_OF_SECTIONS = re.compile(
    "业绩|成绩|品行|道德|年龄|学历|身体|健康|特殊|破格|免试|政治|户籍|社保|视力|工龄|年限|考试|报名|申报|资格|政策|优惠|补贴|退役"
    "|残疾|居住|技能|基本|附加|共同|必备|限制|照片|材料|纪律|费用|流程|时间|须知|情形|情况|要求|条件|说明|注意|复习|教材|题型|一般|具体|思想"
    "|优先|推荐|直接|认定|评审|审核|奖励|竞赛|转换|换证|补考|晋级|晋升|工作|职责|专业|培训|学习|学员|违规|诚信|承诺|疫情|安全|回避|监督|纪检"
)
"""Words of titles of sections, of which a name that does not end in 员, 师 or 工 could be one."""
_LIMITS = re.compile("仅|限|只|须|不|已|停|暂|均|同时")
"""Words with which a remark begins that closes or limits a level: 仅限院校学生."""
_LIMITED = re.compile("(?P<before>[^（）]{2,16}[员师工])（(?P<remark>[^（）级]{2,12})）(?P<behind>[^（）]{0,12})")
"""An occupation's title with a remark that limits it: 茶艺师（限女性）申报条件."""
_GRADED = re.compile("^(?:助理|[初中高]级)")
_STANDARD = re.compile("国家职业(?:技能)?标准|职业技能标准|职业标准")
_OFFERED = re.compile("职业技能(?:等级(?:认定|评价)|鉴定)|(?:报考|报名|招生)(?:简章|指南|公告)")
_YEAR = re.compile("（?((?:19|20)[0-9]{2})年(?:修订)?版?(?:修订)?）?")
_CODE = re.compile("（?(?:职业编码[：为]?)?[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}）?")


@dataclass(frozen=True)
class Heading:
    """A line that opens a level, an occupation or both, or says nothing (neither); what follows it begins at `end`.

    `every`: it does not say that one of the conditions is enough (具备以下条件者). `asks`: where in it a condition for all
    clauses stands (年满18周岁，并具备以下条件之一者，可申报四级). `remark`: words left over that may ask for
    something. `also`: further occupations that it names.
    """

    level: Level | None
    name: str | None
    end: int
    every: bool = False
    asks: tuple[int, int] | None = None
    remark: str = ""
    also: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    """Further levels that it names: 三级/高级工、二级/技师申报条件."""


def heading_of(plain: str, names: Collection[str] = (), titles: Mapping[str, Level] | None = None) -> Heading | None:
    """The heading that a normalised line is, or begins with; None for other lines.

    `names`: known to be an occupation's; `titles`: names that it has at one level each (助理…师).

    >>> heading_of("——中级（国家职业资格四级）（具备以下条件之一者）").level
    <Level.INTERMEDIATE: 4>
    >>> heading_of("茶艺师三级/高级工申报条件：").name
    '茶艺师'
    """
    titles = titles or {}
    for end in _ends(plain):
        head = plain[:end]
        if len(head) > _LONGEST:
            continue
        if (found := _recognise(head, names, titles)) is not None:
            return Heading(*found, end, every=bool(EVERY.search(head)))
        if (asks := _ASKS_OF_ALL.match(head)) is not None:
            found = _recognise(head[: asks.start("asked")] + head[asks.end() :], names, titles)
            if found is not None and found[0] is not None:
                return Heading(*found, end, every=bool(EVERY.search(head)), asks=asks.span("asked"))
        if named := occupations_of(head):
            return Heading(None, named[0], end, also=named[1:])
        if (several := _several_levels(head, names, titles)) is not None:
            return several
    if (limited := _LIMITED.fullmatch(plain)) and (named := occupations_of(limited["before"] + limited["behind"])):
        return Heading(None, named[0], len(plain), remark=limited["remark"], also=named[1:])
    for end in (plain.find("：") + 1, len(plain)):
        if (remarked := _with_remark(plain[:end], end, names, titles)) is not None:
            return remarked
    return None


def _with_remark(head: str, end: int, names: Collection[str], titles: Mapping[str, Level]) -> Heading | None:
    """A heading with words that say neither level nor occupation: 四级/中级工（缺一不可）."""
    if len(head) > _LONGEST_REMARKED or "：" in head[:-1] or _NO_HEADING.search(head):
        return None
    level, pieces = _level_and_rest(head, names, titles)
    if level is None or any(_CLAUSE.search(piece) and not _LIMITS.match(piece) for piece in pieces):
        return None
    name = next((piece for piece in pieces if _may_name(piece, head, names)), None)
    left = [piece for piece in pieces if piece != name and not is_idle_remark(piece)]
    heading = Heading(level, name, end, every=bool(EVERY.search(head)), remark="，".join(left))
    return heading if sum(map(len, left)) <= _LONGEST_REMARK else None


def _several_levels(head: str, names: Collection[str], titles: Mapping[str, Level]) -> Heading | None:
    """A heading of several levels with the same conditions, if it says nothing else."""
    found = sorted(_levels_in(head), reverse=True)
    if len(found) < 2 or not _says_conditions(head) or _RANGE.search(head):
        return None
    first, *others = found
    words = _LEVELS.sub(lambda name: "" if _level(name[0]) in others else name[0], head)
    alone = _recognise(
        re.sub("[和与及、/]+(?=[和与及、/（]|申报|$)|(?<=）)[和与及、/]", "", words).replace("（）", ""), names, titles
    )
    return Heading(first, alone[1], len(head), bool(EVERY.search(head)), levels=tuple(others)) if alone else None


_RANGE = re.compile("级[^级]{0,5}(?:至|到|—|-|以[上下](?!条件|情形|任|之一|各|的))")


def inline_headings(plain: str) -> list[int]:
    """Where, behind the end of a sentence within a line, a level's heading begins.

    >>> inline_headings("（1）初级应具备下列条件之一：①甲。②乙。（2）中级应具备下列条件之一：①丙。")
    [21]
    >>> inline_headings("三级（具备以下条件之一者）1、甲。四级（具备以下条件之一者）1、乙。")
    [17]
    """
    starts = []
    for match in _INLINE.finditer(plain):
        heading = heading_of(match["heading"])
        if heading is not None and heading.level is not None and not heading.remark:
            starts.append(match.start("heading"))
    return starts


_INLINE = re.compile(
    r"(?<=[。；])(?=(?P<heading>[^。；，：]{2,30}(?:，可?申报[^。；，：]{2,12})?："
    r"|(?:申报|报考)[^。；，：]{0,4}(?:级|技师|工)[^。；，：]{0,6}，?(?:必?须|应当?|需要?)(?=取得|累计|连续|具有|年满)"
    r"|[-—]*[^。；，：]{0,16}(?:级|技师|[初中高]级工)[^。；，：]{0,6}(?:（[^（）。；]{2,20}）){1,2}(?=1、|1\.(?![0-9])|（1）|①|⑴)))"
)
"""A heading ends in a colon, with brackets before the first number of its list, or in what must be met (报考四级须)."""


def _ends(plain: str) -> list[int]:
    """Where a heading may end: the line's end, else a colon, or before the first label."""
    ends = [len(plain)]
    ends += [match.end() for match in re.finditer("：", plain)]
    ends += [match.start() for match in re.finditer(r"（1）|1、|1\.(?![0-9])|①|⑴|（一）", plain) if match.start()]
    ends += [match.end() for match in _BEFORE_A_CONDITION.finditer(plain)]
    return ends


def _recognise(
    head: str, known: Collection[str] = (), titles: Mapping[str, Level] | None = None
) -> tuple[Level | None, str | None] | None:
    """The level and the occupation that a heading names, if it says nothing else."""
    level, names = _level_and_rest(head, known, titles or {})
    if not names:
        opens_conditions = _says_conditions(head) and len(_levels_in(head)) < 2
        return (level, None) if level is not None or opens_conditions else None
    if level is None or len(names) > 1 or not _may_name(names[0], head, known):
        return None
    return level, names[0]


def _levels_in(words: str) -> set[Level]:
    return {_level(found) for found in _LEVELS.findall(words)}


def _level_and_rest(head: str, known: Collection[str], titles: Mapping[str, Level]) -> tuple[Level | None, list[str]]:
    """The one level that a heading names, and its words that are neither level nor filler."""
    words = _KIND.sub("", _without_section(head))
    words = _TECHNICIAN.sub("", _YEAR.sub("", _CODE.sub("", words))).translate(_ROMAN)
    for name in known:  # 茶艺技师 and 高级茶艺技师 are levels of 茶艺师
        words = words.replace(f"{name[:-1]}技师", "技师") if len(name) > 2 else words
    if not re.search(GRADE_OR_DIGIT, words):
        for title in sorted(titles, key=len, reverse=True):
            words = words.replace(title, titles[title].grade)
    grades = {Level.parse(found) for found in re.findall(GRADE_OR_DIGIT, words)}
    left = _FILLER.sub("|", words)
    level: Level | None
    if len(grades) == 1:
        (level,) = grades
        left = re.sub(GRADE_OR_DIGIT, "|", left)
        left = "|".join(_without_title(piece, level) for piece in left.split("|"))
    else:
        found = {_level(title) for title in re.findall(TITLE_OR_SKILL, left)}
        if grades or len(found) > 1:
            return None, [words]
        level = next(iter(found), None)
        left = re.sub(TITLE_OR_SKILL, "|", left)
    return level, [piece for piece in left.split("|") if piece]


def stem(name: str) -> str:
    """The name without its ending and without the word of a level before it: 高级茶艺师 and 茶艺员 are 茶艺."""
    return re.sub("[员师工]$|（[员师工]）$", "", _GRADED.sub("", re.sub("（[员师工]）$", "", name)))


def _may_name(name: str, head: str, known: Collection[str]) -> bool:
    """Whether words of a level's heading name an occupation: one of `known`, or where they open it, as 助理…师 too."""
    if name in known or any(stem(name) == stem(one) for one in known):
        return True
    opens = not known or bool(_SAYS_SO.search(head)) or _without_section(head).startswith(name)
    return opens and _reads_like_occupation(_GRADED.sub("", name))


def _reads_like_occupation(name: str) -> bool:
    return bool(_WORKER.fullmatch(name)) and not _NO_OCCUPATION.fullmatch(name) and not _CLAUSE.search(name)


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
        return not re.search(f"{_LEVELS.pattern}|职业|概况", numbered["name"]) and (
            _reads_like_occupation(numbered["name"]) or not _OF_SECTIONS.search(numbered["name"])
        )
    return len(plain) <= 16 and plain[0] != "（" and _reads_like_occupation(plain)


def occupation_of(plain: str) -> str | None:
    """The occupation that a line without a level names as a heading; None if it names none.

    >>> occupation_of("一、茶艺师申报条件"), occupation_of("茶艺师国家职业技能标准（2018年版）")
    ('茶艺师', '茶艺师')
    >>> occupation_of("《茶艺师》"), occupation_of("二、茶艺师"), occupation_of("茶艺师"), occupation_of("年龄要求")
    ('茶艺师', '茶艺师', None, None)
    """
    return next(iter(occupations_of(plain)), None)


def occupations_of(plain: str) -> tuple[str, ...]:
    """The occupations that a line without a level names as a heading.

    >>> occupations_of("一、茶艺师、评茶员申报条件")
    ('茶艺师', '评茶员')
    """
    if len(plain) > _LONGEST or re.search("[。；，]", plain) or _DOTTED.match(plain):
        return ()
    words = _without_section(plain)
    quoted = bool(re.fullmatch("[《（].*[》）]", words))
    marked = words != plain or bool(_CODE.search(words) or _YEAR.search(words) or quoted)
    bare = _KIND.sub("", _YEAR.sub("", _CODE.sub("", words)))
    standard = _STANDARD.sub("", bare)
    said = re.sub("(?:报名|申报|报考)(?:时间|流程|材料).*", "", standard)
    said = _BETWEEN_NAMES.sub("〇", _WITHIN.sub(r"〈\1〉", said))
    left = _FILLER.sub("", said).replace("〈", "（").replace("〉", "）")
    names = tuple(left.split("〇"))
    if any(_CLAUSE.search(name) or _NO_OCCUPATION.fullmatch(name) or name not in plain for name in names):
        return ()
    if re.match("职业(?!指导|培训)|工作|环境|基本|鉴定|评价|考核|.*级$|[一二三四五1-5]级", left):
        return ()
    said_so = _says_conditions(bare) or standard != bare or bool(_OFFERED.search(bare))
    if all(map(_reads_like_occupation, names)):
        return names if said_so or marked else ()
    # a name that does not read like one, only where a heading says so: 二、采购主管申报条件
    numbered = quoted or bool(_SAYS_SO.match(plain))
    told = standard != bare or (numbered and bool(re.search("(?:申报|报考|报名)条件", bare)))
    named = len(names) == 1 and told and _NAME.fullmatch(left) and not _OF_SECTIONS.search(left)
    return names if named else ()


_LEVEL_WORDS = f"(?:{GRADE_OR_DIGIT}|{TITLE_OR_SKILL})(?:[（/](?:{GRADE_OR_DIGIT}|{TITLE_OR_SKILL})）?)?"
_BEHIND = re.compile(
    f"""
    (?P<words>.*(?:以上|期满|周岁|学历|证书)[^，。]{{0,4}}?)(?:
    (?:者|的人员|人员|的)?，?(?:均|即|就)?可(?:以)?(?:直接)?(?:申报|报考|报名|申请)(?P<named>{_LEVEL_WORDS})[^，。；]{{0,14}}  # ……者，可申报四级
    |(?<=以上|期满)（(?P<bracket>{_LEVEL_WORDS})）  # ……5年以上（四级）
    )[。；]?
    """,
    re.VERBOSE,
)


def level_behind(plain: str) -> tuple[Level, int] | None:
    """The level that a condition names behind its words, and where these end.

    >>> level_behind("累计从事本职业工作5年以上者，可申报四级/中级工。")
    (<Level.INTERMEDIATE: 4>, 13)
    """
    found = _BEHIND.fullmatch(plain)
    if found is None:
        return None
    levels = _levels_in(found["named"] or found["bracket"])
    return (next(iter(levels)), found.end("words")) if len(levels) == 1 else None


_IN_PROSE = re.compile(
    "(?P<name>[一-龥]{1,24}?[员师工])(?=(?:职业)?技能|职业资格|国家职业|证|的?(?:报考|申报|报名)|招[生考]|培训|认定|鉴定|考试|是指|是|[A-Za-z])"
)
_BEFORE_NAMES = re.compile(
    ".*(?:学校|学院|中心|公司|集团|协会|关于|开展|组织|举办|批|年度?|的|了|于|问|期|届|整理|看看|：)"
)


def named_in_prose(plain: str) -> str | None:
    """The occupation that a title or an introduction speaks of: 某学校育婴员招生简章.

    >>> named_in_prose("关于开展2026年第二批家政服务员职业技能等级认定的通知"), named_in_prose("欢迎报名")
    ('家政服务员', None)
    """
    for found in _IN_PROSE.finditer(plain):
        name = _BEFORE_NAMES.sub("", found["name"])
        if _reads_like_occupation(name) and not _OF_SECTIONS.search(name):
            return name
    return None


_TITLE = re.compile(
    "(?P<title>[一-龥]{2,14}[师员])（(?:国家)?(?:职业资格|职业技能)?(?P<grade>[一二三四五]级)(?:[/、][初中高]?级?[工技师]*)?）"
)


def titles_of(plain: str) -> dict[str, Level]:
    """The names that a line says the occupation has at a level each: 分别为：助理…师（国家职业资格三级）、…….

    >>> titles_of("分别为：助理景观设计师（国家职业资格三级）、景观设计师（国家职业资格二级）")["助理景观设计师"]
    <Level.ADVANCED: 3>
    """
    found = [
        (re.sub(".*(?:为|是|即|分)", "", match["title"]), Level.parse(match["grade"]))
        for match in _TITLE.finditer(plain)
    ]
    titles = dict(found)
    return titles if len(titles) == len(set(titles.values())) == len(found) > 1 else {}


def edition_of(plain: str) -> str | None:
    """The edition that a heading names.

    >>> edition_of("茶艺师国家职业技能标准（2018年版）")
    '2018年版'
    """
    found = _YEAR.search(plain)
    return f"{found[1]}年版" if found and "版" in found[0] else None
