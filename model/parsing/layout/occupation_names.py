"""Names of occupations: where a title, a numbered line or an introduction names one, and what is none."""

import re
from functools import lru_cache

from ...terms import Level
from ..vocabulary import GRADE_OR_DIGIT, TITLE_OR_SKILL
from .numbering import label_of
from .patterns import LINES, alternatives, pattern

LONGEST = 60
LEVELS = re.compile(f"{GRADE_OR_DIGIT}|{TITLE_OR_SKILL}")
SAYS_SO = re.compile("(?:申报|报考|报名|鉴定)条件|^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)")
FILLER = pattern("heading_filler")  # words of headings that name neither a level nor an occupation
KIND = re.compile(
    "(?<=[员师工])（(?![^（）]*(?:级|技师|条件|职工|员工|学员|学徒|党员|团员|会员|成员|仅|限|须|持))(?:[一-龥、：]{1,20}(?<!人)[员师工手机]|[一-龥]{0,4}(?:试行|修订|暂行)[一-龥]{0,2}|(?:又称|又名|又叫|俗称|也[叫称]|亦称|别称|别名)[一-龥、]{2,16})）"
)
"""A kind of the occupation (工种), or a remark such as 试行, in brackets behind its name."""
WITHIN = re.compile("(?<=[一-龥])（(?=[一-龥]{1,2}）[一-龥]+[员师工]|[员师工]）)([一-龥]{1,2})）")
"""Brackets of a name (建（构）筑物消防员, 劳动关系协调员（师）)."""
_BETWEEN_NAMES = re.compile("、|(?<=[员师工])(?:以及|和|与|及|/)(?=[一-龥]+[员师工])")
CLAUSE = pattern("clause_words")  # words of clauses, which no name of an occupation has
_SECTION = pattern("number_of_title")
_DOTTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+")
_NAME = re.compile("[一-龥]{1,18}(?:（[一-龥]{1,10}）[一-龥]{0,10})?[员师工手长匠司机家]|[一-龥]{2,18}")
_WORKER = pattern("worker")
_NUMBERED = re.compile("(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)(?P<name>[一-龥]{2,16})")
_NO_OCCUPATION, _OF_SECTIONS = pattern("no_occupation"), pattern("section_words")
_PLACE = re.compile(f"^{LINES.expanded('{place}')}")
_TWICE = re.compile("^(.{2,})\\1$")  # 茶艺师职业资格证书/2026年茶艺师报考条件
GRADED = re.compile("^[初中高]级|助理")  # the word of a level in a name: 高级茶艺师, 企业助理人力资源管理师
_ONE_OF = pattern("exactly_one")
_STANDARD, _OFFERED = pattern("standard_title"), pattern("offer")
YEAR = re.compile("（?((?:19|20)[0-9]{2})(?:年度?|(?=版))(?:修订|整理)?版?(?:修订)?）?")
CODE = re.compile("（?(?:职业编码[：为]?)?[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}）?")
_ENDING, _ENDING_BESIDE = re.compile("[员师工]$|（[员师工]）$"), re.compile("（[员师工]）$")


@lru_cache(maxsize=1 << 10)
def stem(name: str) -> str:
    """The name without its ending and without the word of a level before it: 高级茶艺师 and 茶艺员 are 茶艺."""
    return _ENDING.sub("", GRADED.sub("", _ENDING_BESIDE.sub("", name)))


def reads_like_occupation(name: str) -> bool:
    return bool(_WORKER.fullmatch(name)) and not _NO_OCCUPATION.fullmatch(name) and not CLAUSE.search(name)


def without_section(head: str) -> str:
    words = head[section.end() :] if (section := _SECTION.match(head)) else head
    return words[label.end :] if (label := label_of(words)) else words


def says_conditions(head: str) -> bool:
    return bool(_ONE_OF.search(head) or re.search("条件|要求|之一|其一|其中一|同时|缺一", head))


def bare_names(plain: str) -> tuple[str, ...]:
    """The occupations of a line that is nothing but names: 锻造工、铸造工."""
    if is_name(plain):
        return (without_section(plain),)
    names = tuple(_BETWEEN_NAMES.split(plain))
    return names if len(plain) <= LONGEST and all(name and is_name(name) for name in names) else ()


def is_name(plain: str) -> bool:
    """Whether a line is nothing but what an occupation could be called; behind a number (二、) that may be any name."""
    if CLAUSE.search(plain):
        return False
    if (numbered := _NUMBERED.fullmatch(plain)) is not None:
        name = numbered["name"]
        none = re.search(f"{LEVELS.pattern}|职业|概况", name) or _NO_OCCUPATION.fullmatch(name)
        return not none and (reads_like_occupation(name) or not _OF_SECTIONS.search(name))
    bare = KIND.sub("", plain)
    return 0 < len(bare) <= 16 and plain[0] != "（" and reads_like_occupation(bare)


def occupations_of(plain: str) -> tuple[str, ...]:
    """The occupations that a line without a level names as a heading."""
    if len(plain) > LONGEST or re.search("[。；，]", plain) or _DOTTED.match(plain):
        return ()
    words = without_section(plain)
    quoted = bool(re.fullmatch("[《（].*[》）]", words))
    marked = words != plain or bool(CODE.search(words) or YEAR.search(words) or quoted)
    bare = KIND.sub("", YEAR.sub("", CODE.sub("", words)))
    standard = _STANDARD.sub("", bare)
    said = re.sub("(?:报名|申报|报考|[及和与](?:所需)?)(?:时间|流程|材料|资料|费用).*", "", standard)
    said = _BETWEEN_NAMES.sub("〇", WITHIN.sub(r"〈\1〉", said))
    left = FILLER.sub("", said).replace("〈", "（").replace("〉", "）")
    names = tuple(dict.fromkeys(_PLACE.sub("", name) for name in _TWICE.sub(r"\1", left).split("〇")))
    if any(CLAUSE.search(name) or _NO_OCCUPATION.fullmatch(name) or name not in plain for name in names):
        return ()
    if re.match("职业(?!指导|培训)|工作|环境|基本|鉴定|评价|考核|.*级$|[一二三四五1-5]级", left):
        return ()
    said_so = says_conditions(bare) or standard != bare or bool(_OFFERED.search(bare))
    if all(map(reads_like_occupation, names)):
        return names if said_so or marked else ()
    # a name that does not read like one, only where a heading says so behind it: 二、采购主管申报条件; not 申报条件展开
    numbered = quoted or bool(SAYS_SO.match(plain))
    told = standard != bare or (numbered and bool(re.search(f"{re.escape(names[0])}.*(?:申报|报考|报名)条件", bare)))
    named = len(names) == 1 and told and _NAME.fullmatch(left) and not _OF_SECTIONS.search(left)
    return names if named else ()


_IN_PROSE = re.compile(
    f"(?P<name>[一-龥]{{1,24}}?(?:[员师工]|经理人|经纪人|司机|教练|管家))(?={alternatives('behind_name')})"
)
_APPLIES_TO = re.compile("适用于(?P<name>[一-龥]{2,14}[员师工])(?=[的职岗工。]|$)")
_LONGEST_CALLED = 8
_BEFORE_NAMES, _OTHER_NAME = pattern("before_name"), pattern("other_name")


def named_in_prose(plain: str) -> str | None:
    """The occupation that a title or an introduction speaks of, or that is the whole line: 某学校育婴员招生简章."""
    names = [without_section(plain)] if is_name(plain) else []
    names += [_alone(found["name"]) for found in [*_IN_PROSE.finditer(plain), *_APPLIES_TO.finditer(plain)]]
    return next(filter(reads_like_occupation, names), None)


def _alone(name: str) -> str:
    before = _BEFORE_NAMES.match(name)
    return _alone(name[before.end() :]) if before and before.end() else name


def listed_before(plain: str, name: str) -> tuple[str, ...]:
    """The occupations that stand before a name in a list: 茶艺师、评茶员职业技能等级认定公告."""
    listed = re.search(f"(?P<names>(?:[一-龥]{{2,24}}[员师工]、)+){re.escape(name)}", plain)
    names = map(_alone, listed["names"].split("、")[:-1]) if listed else ()
    return tuple(filter(reads_like_occupation, names))


def other_names(plain: str, name: str, *, alone: bool = False) -> dict[str, tuple[str, ...]]:
    """The other names and the kinds that a line gives an occupation (砌筑工（瓦工）), and says nothing else, if `alone`."""
    fields: dict[str, tuple[str, ...]] = {}
    words = plain.rstrip("。").replace(name, "〇")
    for found in _OTHER_NAME.finditer(words):
        if alone and found[0] != words:
            continue
        names = tuple((found["called"] or found["also"] or found["kinds"]).replace("〇", name).split("、"))
        may_be = reads_like_occupation if found["kinds"] or found["called"] else _may_be_called  # 又称月嫂
        if name not in names and all(map(may_be, names)):
            fields |= {"possible_names" if found["kinds"] else "names": names}
    return fields


def _may_be_called(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_CALLED and not (CLAUSE.search(name) or _OF_SECTIONS.search(name))


_TITLE, _TITLES_ALONE = map(pattern, ("title_of_level", "titles_alone"))
_BEFORE_TITLE = re.compile(".*(?:为|是|即|分)")


def titles_of(plain: str) -> dict[str, Level]:
    """The names that a line says the occupation has at a level each: 分别为：助理…师（国家职业资格三级）、……."""
    found = [(_BEFORE_TITLE.sub("", one["title"]), Level.parse(one["grade"])) for one in _TITLE.finditer(plain)]
    titles = dict(found)
    return titles if len(titles) == len(set(titles.values())) == len(found) > 1 else {}


def is_titles(plain: str) -> bool:
    """Whether a line is nothing but such names."""
    return bool(_TITLES_ALONE.fullmatch(plain) and titles_of(plain))


def edition_of(plain: str) -> str | None:
    found = YEAR.search(plain)
    return f"{found[1]}年版" if found and "版" in found[0] else None
