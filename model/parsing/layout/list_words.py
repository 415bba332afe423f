"""What lines say of a list: that one of its conditions is enough, or that all must be met; and what leads a note."""

from __future__ import annotations

import re

from ..lines import Line
from .non_conditions import EXACTLY_ONE
from .numbering import label_of
from .patterns import pattern

__all__ = ["SAYS_ALL", "is_all_of", "is_one_of", "leaves_open", "without_lead"]

_ONE_OF, _SOME, _ALL_OF = pattern("one_of"), pattern("some_of"), pattern("all_of")
SAYS_ALL = pattern("says_all")
"""All conditions of a list must be met: 同时具备以下条件, 缺一不可."""
_OPEN = re.compile(f"(?!{EXACTLY_ONE})(?:(?:以下|下列|如下|下述)(?:条件|情形)|具备的条件)")


def is_one_of(plain: str) -> bool:
    """Whether a heading says that one of the conditions under it is enough."""
    return bool(_ONE_OF.search(plain))


def is_all_of(plain: str) -> bool:
    """Whether a line says that all conditions of a list must be met."""
    return bool(_ALL_OF.search(plain)) and not is_one_of(plain) and not _SOME.search(plain)


def leaves_open(plain: str) -> bool:
    """Whether a heading does not say that one of the conditions under it is enough: 具备以下条件者."""
    return bool(_OPEN.search(plain))


_LEAD = re.compile("(?:注|备注|说明|其中|特别提示|温馨提示|特别说明)[0-9]?：")


def without_lead(line: Line) -> Line:
    """The line without its number, or the word that opens a note."""
    label = label_of(line.plain)
    start = label.end if label is not None else 0
    lead = _LEAD.match(line.plain, start)
    start = lead.end() if lead else start
    return line.tail(start) if start < len(line.plain) else line
