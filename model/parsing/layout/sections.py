"""Titles of sections: those of a whole standard (1.1 职业名称 … 1.9.1 申报条件 … 2 基本要求) and of notices (报名材料)."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, get_args

from ..lines import Line
from ..vocabulary import LEVEL
from .non_conditions import PARTS, asks_for_nothing, demands, limits_somebody
from .numbering import BULLET, Label, label_of
from .occupation_names import FILLER, reads_like_occupation, without_section
from .outline import LevelLayout
from .patterns import alternatives, pattern

SectionKind = Literal[
    "name", "code", "entry", "ability", "education", "conditions", "requirement", "papers", "chapter", "notice"
]
_TABLES: list[tuple[SectionKind, str]] = [(kind, f"section_{kind}") for kind in get_args(SectionKind)]
_WITH_WORDS = get_args(SectionKind)[:5]  # their words may follow without a colon: 1.1 职业名称 茶艺师
_REMARK = f"(?:{alternatives('says_all')})?"  # 基本要求（须全部满足）
_PATTERNS = [
    (
        kind,
        re.compile(
            f"(?:{alternatives('section_number')})?[.、]?(?P<open>（)?(?:{alternatives(table)})"
            f"{_REMARK if kind == 'requirement' else ''}"
            f"{'' if kind in _WITH_WORDS else '(?=[：）]|$)'}(?(open)）)(?P<colon>：?)"
        ),
    )
    for kind, table in [*_TABLES[:5], ("requirement", "section_for_all"), *_TABLES[5:]]  # 申报基本条件 is no 申报条件
]
_CHAPTER = re.compile(f"[0-9](?:{alternatives('chapter_title')})")
_IS_CHAPTER = re.compile(rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?|{_CHAPTER.pattern}|职业(?:能力特征|定义|环境)")
_RUNS_ON = re.compile(rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?(?:{alternatives('runs_on')})：?|[0-9][.、]?职业概况")
_INLINE = re.compile(
    r"(?<=[。；])[一二三四五六七八九十]{1,2}、(?=[^。；，：]{2,16}：)|(?:(?<![0-9])(?<![0-9]\.)|(?<=-[0-9]{2}-[0-9]{2}-[0-9]{2}))(?:[0-9]{1,2}(?:\.[0-9]{1,2})+\.?|[0-9][.、]?(?=职业概况))"
)
"""What may be the number of a section's title within a line."""
_SCHOOLING, _ABILITIES, _ENTRY = map(pattern, ("schooling_on_entry", "abilities", "section_entry"))
_PAPERS = re.compile("复印件|原件|照片|扫描件|身份证|表[格）]?$|证明|材料|证书")
_TITLE = re.compile("(?P<words>[^：。；，]{2,20})(?:：|$)")
_EXCEPTS = re.compile("不[得予能]|限制|禁止|破格|免[试考]|直接|例外|放宽|优先|特殊")
_OF_PERSONS = re.compile("(?:条件|要求|情形|情况|规定|对象|范围|人员)$")
_WHAT_IS = re.compile("什么(?:是|叫)[一-龥]{2,16}\\??|[一-龥]{2,16}是(?:做|干)?什么的?\\?")
_OF_CONDITIONS = re.compile(f"条件|要求|{LEVEL}")
_ADDRESSED = re.compile("(?:人员|职工|员工)。?$")  # 评价对象：公司在册在岗职工。; and a job: 从事水泵检修的人员。
_DESCRIBES = re.compile("职业(?:定义|环境|概况)")
_OF_TEACHERS = re.compile("教师|考评人员|考评员|监考|裁判")


@dataclass(frozen=True)
class Section:
    """A section's title: its kind, and where what stands behind it on the line begins."""

    kind: SectionKind
    end: int
    numbered: bool = False  # as in a whole standard (1.9.2, or 3 工作要求)

    def asks(self, plain: str) -> bool:
        """Whether a line of the section asks for something, by words that do so there."""
        if self.kind == "entry":
            return not _SCHOOLING.fullmatch(plain)
        described = self.kind == "ability" and _ABILITIES.fullmatch(plain)
        if described or asks_for_nothing(plain) or (self.numbered and _OF_TEACHERS.search(plain)):
            return False
        limits = (limits_somebody(part) and not asks_for_nothing(part) for part in PARTS.split(plain))
        told = self.numbered or _ADDRESSED.search(plain)
        return demands(plain, narrow=self.numbered or bool(_PAPERS.search(plain))) or (not told and any(limits))


def section_of(plain: str) -> Section | None:
    """The section that a normalised line opens; None for a title that is not known."""
    for kind, words in _PATTERNS:
        match = words.match(plain)
        if match is None:
            continue
        numbered = plain[0].isdigit()
        if kind == "conditions" and excepts(match[0]):
            return Section("requirement", match.end())  # 破格申报条件
        named = kind == "conditions" and reads_like_occupation(FILLER.sub("", without_section(match[0])))
        if named or (kind == "requirement" and _CHAPTER.match(plain)):
            continue  # 采购专员申报条件; 2 基本要求 of a whole standard
        if match.end() == len(plain) or match["colon"] or match["open"] or (numbered and kind in _WITH_WORDS):
            is_chapter = bool(_IS_CHAPTER.match(plain))
            kind = "education" if kind == "entry" and not is_chapter else kind  # a page's own demand
            return Section(kind, match.end(), is_chapter)
    return Section("chapter", runs_on.end(), numbered=True) if (runs_on := _RUNS_ON.match(plain)) else None


def inline_sections(plain: str) -> list[int]:
    """Where within a line a section begins, or a chapter of a standard by its number: 1.2 职业定义……。1.8.2 申报条件."""
    numbers = [found.start() for found in _INLINE.finditer(plain)]
    return [start for start, end in pairwise([*numbers, len(plain)]) if section_of(plain[start:end])]


def excepts(title: str) -> bool:
    return bool(_EXCEPTS.search(title))


class Titles:
    """The titles of a page: those known by their words, and those that go on with the numbers of others."""

    def __init__(self) -> None:
        self._last: dict[str, Label] = {}  # the last number of a title in each style
        self._describes = False  # those of a whole standard are read that stand before 申报条件

    def take(self, label: Label | None) -> None:
        if label is not None:
            self._last[label.style] = label

    def section(self, line: Line, level: LevelLayout | None, *, within: bool) -> Section | None:
        """The section whose title a line begins with; `level` is open; `within`: the line stands in an occupation's part."""
        section, label = section_of(line.plain), label_of(line.plain)
        if section is not None:
            title = line.plain[: section.end]
            self._describes = section.kind != "conditions" and (self._describes or bool(_DESCRIBES.search(title)))
            if section.kind == "education" and self._describes and _ENTRY.search(title):
                section = replace(section, kind="entry")  # 4、职业环境 / 5、基本文化程度
        asked = _WHAT_IS.fullmatch(line.plain) or (within and line.plain.endswith("?"))
        if section is None and asked and not _OF_CONDITIONS.search(line.plain):
            return Section("notice", len(line.plain))  # 报名需要带哪些资料？
        titled = section and section.kind != "ability" and section.end < len(line.plain)
        if label and label.style == BULLET and level and titled:
            return None  # ● 年龄要求：年满18周岁, in a list
        if label is None or (level and level.style == label.style):
            return section
        before = self._last.get(label.style)
        if section is None and before and label.follows(before):
            section = _next_section(line.plain, label)
        if section is not None and label.number.isdigit():
            self.take(label)
        return section


def _next_section(plain: str, label: Label) -> Section | None:
    """The section whose title goes on with the numbers of those before, if the title itself asks for nothing: 二、免考条件."""
    title = _TITLE.match(plain, label.end)
    if title is None:
        return Section("notice", label.end) if label.style == "words" else None  # 第九条 评价机构应当审核申报材料。
    if demands(title["words"]):
        asks = _OF_PERSONS.search(title["words"]) or excepts(title["words"])  # 二、破格申报
        return Section("requirement", title.end()) if asks else None
    return Section("notice", title.end())
