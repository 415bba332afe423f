"""The sections of a whole standard (1.1 职业名称 … 1.9.1 申报条件 … 2 基本要求), of which few state conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Section", "section_of"]

_NUMBER = r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})+\.?)"
_SHORT_NUMBER = "[0-9]{1,2}(?![0-9年])|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）"
_CHAPTERS = "[.、]?(?:职业概况|基本要求|工作要求|权重表|比重表|附录)"
_KINDS: tuple[tuple[Literal["name", "code", "education", "conditions", "other"], str], ...] = (
    ("name", "职业名称"),
    ("code", "职业编码"),
    ("education", "(?:普通受教育程度|基本文化程度|文化程度)"),
    ("conditions", "[^。；，：]{0,12}(?:申报|报考|报名)(?:条件|要求)"),
    (
        "other",
        "(?:"
        # chapters of a whole standard: 1.3 职业定义, 1.5 职业环境条件, 2.1 职业道德, 3 工作要求, 4 权重表
        "职业定义|职业描述|职业概况|职业(?:技能)?等级|职业环境条件|职业环境|职业能力特征|职业守则|职业道德|基本要求|工作要求"
        "|基础知识|权重表|比重表|理论知识权重表|附录"
        # 1.8 培训要求, 1.8.1 培训参考学时
        "|培训要求|培训参考学时|培训期限|培训学时|培训教师|培训场地设备|培训场所设备"
        # 1.9.2 鉴定方式, 1.9.4 监考人员、考评人员与考生配比
        "|(?:鉴定|评价|考核|认定|考试)(?:方式|时间|场所设备|要求|场地)|职业技能(?:鉴定|评价)要求"
        "|监考.{0,12}人员.{0,8}|考评人员.{0,12}配比"
        # notices: 报名材料, 考试安排, 收费标准, 联系电话
        "|(?:报名|申报|考试|考核|鉴定|认定|评价|培训)(?:所需)?(?:材料|时间|方式|流程|程序|地点|费用|须知|安排|咨询)"
        "|收费标准|联系(?:电话|方式|人)|咨询电话"
        ")",
    ),
)


@dataclass(frozen=True)
class Section:
    """A section's heading: its kind, and what stands behind it on the line, from `end` on.

    `chapter`: it is numbered as in a whole standard (1.9.2, or 3 工作要求).
    """

    kind: Literal["name", "code", "education", "conditions", "other"]
    end: int
    chapter: bool = False


def section_of(plain: str) -> Section | None:
    """The section that a normalised line opens; a numbered heading that is not known states no conditions.

    >>> section_of("1.9.1申报条件").kind, section_of("1.3职业定义").kind, section_of("基本文化程度：高中毕业").kind
    ('conditions', 'other', 'education')
    """
    for kind, words in _KINDS:
        match = re.match(f"(?:{_NUMBER}|{_SHORT_NUMBER})?[.、]?{words}(?P<colon>：?)", plain)
        if match is None:
            continue
        numbered = plain[0].isdigit()
        chapter = bool(re.match(f"{_NUMBER}|[0-9]{_CHAPTERS}", plain))
        if match.end() == len(plain) or match["colon"] or (numbered and kind in ("name", "code", "education")):
            return Section(kind, match.end(), chapter)
    if re.fullmatch(f"{_NUMBER}[^。；，：0-9]{{2,16}}", plain):
        return Section("other", len(plain), chapter=True)
    return None
