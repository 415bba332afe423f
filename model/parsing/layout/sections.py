"""Titles of sections: those of a whole standard (1.1 职业名称 … 1.9.1 申报条件 … 2 基本要求) and of notices (报名材料)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .non_conditions import demands

__all__ = ["Section", "SectionKind", "section_of"]

SectionKind = Literal["name", "code", "education", "conditions", "requirement", "papers", "chapter", "notice"]
_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2})+\.?"
_SHORT_NUMBER = "[0-9]{1,2}[.、]?(?![0-9年])|[一二三四五六七八九十]{1,2}、|[（][一二三四五六七八九十0-9]{1,2}[）]|第[一二三四五六七八九十]+[章节条部分]+"
_CHAPTERS = "[.、]?(?:职业概况|基本要求|工作要求|权重表|比重表|附录)"
_HELD = "(?:招生|申报|报考|报名|考试|考核|鉴定|认定|评价|培训|评审)"
_MUST = "(?:均|都)?(?:必须|应当|应|须|需)?"
_KINDS: tuple[tuple[SectionKind, str], ...] = (
    (
        "name",
        f"职业名称|JobTitle|Occupation|(?:开展|组织)?{_HELD}?的?(?:职业|工种)(?:（工种）|/工种)?(?:名称)?(?=：)|{_HELD}(?:职业|工种|职业（工种）)$",
    ),
    ("code", "职业编码"),
    ("education", "(?:普通受教育程度|基本文化程度|文化程度)"),
    # 基本条件：年满18周岁. Its own words ask for nothing; what stands under it is asked of all
    (
        "requirement",
        f"{_HELD}?(?:基本|共同|通用|总体)(?:申报|报考|报名)?条件|(?:不得|限制|禁止){_HELD}的?(?:情形|条件|人员)|{_HELD}对象"
        f"|(?:申报|报考|报名)?(?:者|人员|人)?{_MUST}(?:同时)?(?:具备|符合|满足)(?:以下|下列|如下)(?:各项)?"
        "基本(?:申报|报考|报名)?(?:条件|要求)",  # 申报人员应同时具备以下基本条件
    ),
    ("conditions", "[^。；，：]{0,12}(?:申报|报考|报名)(?:基本)?(?:条件|要求)(?:如下)?"),
    (
        "requirement",
        f"(?:(?:年龄|学历|身体|健康|身体健康|工作|工作年限|基本|其[他它]|{_HELD}|资格|必备|共同|一般|具体|有关)"
        f"(?:条件|要求)|{_HELD}(?:须知|注意事项)|注意事项|年龄|学历)",
    ),
    ("papers", f"{_HELD}?(?:所?需)?(?:提[交供])?的?(?:申报)?(?:材料|资料|证件|证明材料)(?:要求|清单)?"),
    (
        "chapter",
        "(?:"
        # chapters of a whole standard: 1.3 职业定义, 1.5 职业环境条件, 2.1 职业道德, 3 工作要求, 4 权重表
        "适用对象|职业定义|职业描述|职业概况|职业(?:技能)?等级|职业环境条件|职业环境|职业能力特征|职业守则|职业道德(?:基本知识)?|职业道德规范"
        "|基本要求|工作要求|基础知识|权重表|比重表|(?:理论知识|技能要求|操作技能)权重表|附录|工作内容"
        # 1.8 培训要求, 1.8.1 培训参考学时
        "|培训要求|培训参考学时|培训期限|培训学时|培训教师|培训场地设备|培训场所设备"
        # 1.9.2 鉴定方式, 1.9.4 监考人员、考评人员与考生配比
        f"|{_HELD}(?:场所设备|场地|场所)|职业技能(?:鉴定|评价)要求|监考[^：]{{0,12}}人员[^：]{{0,8}}|考评人员[^：]{{0,12}}配比"
        ")",
    ),
    # notices: 考试安排, 收费标准, 联系电话, 证书用途, 就业前景, 培训内容
    (
        "notice",
        "(?![^：）]*(?:职业标准|职业技能标准|条件|要求|资格|对象|须知|规定|情形|特殊|破格|免|限|[一二三四五]级|[初中高]级|技师|具备|符合|满足|以[上下]|学历|年龄|年限))[一-龥、（）]{0,10}?"
        "(?:时间|日期|方式|方法|形式|流程|程序|步骤|地点|地址|费用|标准|课时|学时|安排|咨询|电话|联系人|用途|作用|好处|价值|查询|样式|简介|介绍"
        "|前景|优势|课程|教材|师资|依据|科目|内容|题型|大纲|计划|目标|补考|领取|发放|公布|违纪处理|政策|补贴|(?:职业|工种)(?:（工种）)?及(?:等级|级别))"
        "(?:及[一-龥]{2,6})?",
    ),
)


_WITH_WORDS = ("name", "code", "education")
"""Sections whose words may follow without a colon: 1.1 职业名称 茶艺师."""
_PATTERNS = [
    (
        kind,
        re.compile(
            f"(?:{_NUMBER}|{_SHORT_NUMBER})?[.、]?(?P<open>（)?(?:{words})"
            f"{'' if kind in _WITH_WORDS else '(?=[：）]|$)'}(?(open)）)(?P<colon>：?)"
        ),
    )
    for kind, words in _KINDS
]
_IS_CHAPTER = re.compile(f"{_NUMBER}|[0-9]{_CHAPTERS}|职业(?:能力特征|定义|环境)")


_PAPERS = re.compile("复印件|原件|照片|扫描件|身份证|表[格）]?$|证明|材料|证书")
_OF_TEACHERS = re.compile("教师|考评人员|考评员|监考|裁判")


@dataclass(frozen=True)
class Section:
    """A section's title: its kind, and what stands behind it on the line, from `end` on.

    `numbered`: it is numbered as in a whole standard (1.9.2, or 3 工作要求).
    """

    kind: SectionKind
    end: int
    numbered: bool = False

    def asks(self, plain: str) -> bool:
        """Whether a line of the section asks for something, by words that do so there."""
        if self.numbered:
            return demands(plain, narrow=True) and not _OF_TEACHERS.search(plain)
        return demands(plain, narrow=self.kind == "papers" and bool(_PAPERS.search(plain)))


def section_of(plain: str) -> Section | None:
    """The section that a normalised line opens; None for a title that is not known.

    >>> section_of("1.9.1申报条件").kind, section_of("1.3职业定义").kind, section_of("基本文化程度：高中毕业").kind
    ('conditions', 'chapter', 'education')
    """
    for kind, pattern in _PATTERNS:
        match = pattern.match(plain)
        if match is None:
            continue
        numbered = plain[0].isdigit()
        if kind == "requirement" and re.match(f"[0-9]{_CHAPTERS}", plain):
            continue  # 2 基本要求 of a whole standard
        if match.end() == len(plain) or match["colon"] or match["open"] or (numbered and kind in _WITH_WORDS):
            return Section(kind, match.end(), bool(_IS_CHAPTER.match(plain)))
    return None
