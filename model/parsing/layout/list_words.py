"""What lines say of a list: that one of its conditions is enough, or that all must be met; and what leads a note."""

from __future__ import annotations

import re

from ..lines import Line
from .numbering import label_of

__all__ = ["SAYS_ALL", "is_all_of", "is_one_of", "without_lead"]

_ONE_OF = re.compile("之一|其一|任[一意何](?!.?[两二三四2-9])|[一1][项个条](?:条件|即可|者|的)?")


def is_one_of(plain: str) -> bool:
    """Whether a heading says that one of the conditions under it is enough."""
    return bool(_ONE_OF.search(plain))


_MUST_ALL = "(?:必?须|应当?|需要?|均|都|方可|才能?)*"
SAYS_ALL = re.compile(
    f"（?{_MUST_ALL}(?:同时{_MUST_ALL}(?:具备|满足|符合)?|(?:具备|满足|符合)(?:以下|下列|上述|以上)?全部|全部|缺一不可)(?:以下|下列|上述|以上)?(?:全部|所有|各项|[两二三四五2-5][个项])?(?:条件)?(?:者|的)?）?"
)
"""All conditions of a list must be met: 同时具备以下条件, 缺一不可."""
_SOME = re.compile("[两二三四五2-9][项条个种](?!条件)|[中任][两二三四五2-9]")
"""任意两项: how many of a list, and not all."""
_ALL_OF = re.compile(
    f"""
    (?<!，)同时{_MUST_ALL}(?:具备|满足|符合)|全部{_MUST_ALL}(?:具备|满足|符合)   # 以上条件须同时具备
    |(?:具备|满足|符合)(?:以下|下列|上述|以上)?(?:全部|所有|各项)(?:条件)?      # 具备下列全部条件
    |缺一不可|（{_MUST_ALL}(?:全部|同时){_MUST_ALL}）
    """,
    re.VERBOSE,
)


def is_all_of(plain: str) -> bool:
    """Whether a line says that all conditions of a list must be met.

    >>> is_all_of("（以上条件须同时具备）"), is_all_of("同时具备以下条件之一"), is_all_of("同时具备以下两项")
    (True, False, False)
    >>> is_all_of("年满18周岁，同时具备以下条件：")  # of the list, or of the age and one of the list?
    False
    """
    return bool(_ALL_OF.search(plain)) and not is_one_of(plain) and not _SOME.search(plain)


_LEAD = re.compile("(?:注|备注|说明|其中|特别提示|温馨提示|特别说明)[0-9]?：")


def without_lead(line: Line) -> Line:
    """The line without its number, or the word that opens a note."""
    label = label_of(line.plain)
    start = label.end if label is not None else 0
    lead = _LEAD.match(line.plain, start)
    start = lead.end() if lead else start
    return line.tail(start) if start < len(line.plain) else line
