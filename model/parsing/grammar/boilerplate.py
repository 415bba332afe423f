"""Set phrases that ask for nothing: what stands before and after a condition."""

from __future__ import annotations

import re

from ...terms import Level
from ..vocabulary import GRADE, TITLE, level_of

__all__ = ["LEAD", "OPENS_LIST", "TAIL", "end_of_lead", "start_of_tail"]

_MUST = "(?:必须|应当|须|应(?!届)|需)?"
_LEVEL = f"(?:{GRADE}|{TITLE})"

LEAD = re.compile(
    f"""
    [，。；、：.·]*
    (?:(?:以上|上述)?(?:各|所有)(?:职业|工种|等级|级别)(?:、|和|及)?(?:各?(?:等级|级别))?的?)?  # 以上各等级申报人员均须
    (?:凡
    |申报(?:各|所有)(?:职业|工种|等级)(?:均|都)?  # 申报所有职业均须
    |(?:申报|报考)(?:本职业|本等级|本级别|各等级)?的?(?:者|人员|人)(?:均|都)?  # 申报者须, 申报本等级的人员应
    |考生)?
    {_MUST}
    """,
    re.VERBOSE,
)
"""What stands before a condition: 申报者须……."""

TAIL = re.compile(
    f"""
    (?:，?(?:并且|并|且|同时)?(?:还)?(?:均|都)?{_MUST}
        (?:具备|符合|满足)(?:以下|下列|如下)(?:申报)?条件之一(?:者|的)?  # ……，并具备以下条件之一：
    |(?:的(?:从业|社会)?人员|(?<=[年上书业历位格满])人员|者|的)?
        (?:，?(?:均|即)?可(?:以)?(?:直接)?(?:申报|报考|报名(?:参加)?|申请)  # ……者，可直接申报
            (?:本等级|本级别|本级
            |(?P<level>{_LEVEL}(?:[（/]{_LEVEL}）?)?)  # ……者，可申报四级/中级工职业技能等级认定
             (?:职业技能等级)?(?:认定|鉴定|考试)?)?)?
        (?:，?(?:无|不限)(?:学历|年龄|专业|户籍|(?:工作)?年限|经验|和|及|、)+(?:要求|限制)?)?  # 即可报名，无学历要求
    )[，。；、.：]*$
    """,
    re.VERBOSE,
)
"""What stands after it: ……者，可申报; ……并具备以下条件之一：."""

OPENS_LIST = re.compile(
    f"，?(?:并且|并|且|同时|还)*(?:均|都)?{_MUST}(?:具备|符合|满足)(?:以下|下列|如下)(?:申报)?条件(?:者|的人员|的)?"
    "(?:，?均?可(?:以)?(?:申报|报考|报名))?[：，。]?$"
)
"""What stands after a condition that is shared by the list below it, without 之一."""


def end_of_lead(text: str) -> int:
    """Where the condition begins in normalised text.

    >>> "申报者须年满16周岁"[end_of_lead("申报者须年满16周岁"):]
    '年满16周岁'
    """
    found = LEAD.match(text)
    return found.end() if found else 0


def start_of_tail(text: str, level: Level | None) -> int:
    """Where the words behind the condition begin; words that open another level than `level` are none of them."""
    tail = TAIL.search(text)
    opens = tail["level"] if tail else None
    return tail.start() if tail and (opens is None or level_of(opens) is level) else len(text)
