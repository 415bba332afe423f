"""Words that ask for nothing: before and after a condition, and between its parts."""

from __future__ import annotations

import re

__all__ = ["LEAD", "OPENS_LIST", "TAIL", "is_filler"]

_MUST = "(?:均|都)?(?:必须|应当|须|应(?!届)|需)?"
_ONE_OF = "(?:具备|符合|满足)(?:以下|下列|如下)(?:申报)?条件之一(?:者|的)?"
_LEVEL = "(?:[一二三四五]级|高级技师|技师|[初中高]级工)"
_MAY_APPLY = (
    "(?:均|即)?可(?:以)?(?:直接)?(?:申报|报考|报名|申请)"
    f"(?:本等级|本级别|本级|(?P<level>{_LEVEL}(?:[（/]{_LEVEL}）?)?)(?:职业技能等级)?(?:认定|鉴定|考试)?)?"
)

LEAD = re.compile(
    f"[，。；、：.·]*(?:凡|(?:申报|报考)(?:本职业|本等级|本级别|各等级)?的?(?:者|人员|人)|考生)?{_MUST}(?:同时)?"
)
"""What stands before a condition: 申报者须……."""

TAIL = re.compile(
    f"(?:，?(?:并且|并|且|同时)?(?:还)?{_MUST}{_ONE_OF}|(?:的人员|人员|者|的)?(?:，?{_MAY_APPLY})?)[，。；、.：]*$"
)
"""What stands after it: ……者，可申报; ……并具备以下条件之一：."""

OPENS_LIST = re.compile(
    f"，?(?:并且|并|且|同时|还)*{_MUST}(?:具备|符合|满足)(?:以下|下列|如下)(?:申报)?条件(?:者|的)?[：，。]?$"
)
"""What stands after a condition that is shared by the list below it, without 之一."""

_BETWEEN = re.compile(
    f"(?:{LEAD.pattern}|{TAIL.pattern.replace('?P<level>', '?:')}|{OPENS_LIST.pattern}|[，。；、：.]|并且|并|且|同时|而且|还|或者|或|和|以及|及|应|须|需|的"
    "|(?:从事或者?)?(?:拟|准备)(?:从事或者?)?(?:正在)?从事本职业(?:或相关职业)?(?:工作)?)*"
)


def is_filler(normalised: str) -> bool:
    """Whether normalised words ask for nothing.

    >>> is_filler("，并"), is_filler("者，可申报。"), is_filler("身体健康")
    (True, True, False)
    """
    return _BETWEEN.fullmatch(normalised) is not None
