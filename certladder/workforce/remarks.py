"""What the title of a sheet, headings among its rows and notes below them say of the rows: 以下人员已离职, 注：钱二已调出."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cell_parsers import FOOTER
from .columns import AWAY, LEAVING, VOID, id_column

__all__ = ["remarks", "tells"]

_TELLS = re.compile("|".join((LEAVING, AWAY, VOID)))
_TELLS_NOTHING = re.compile(
    "在职|在岗|入离职|(?<!已)转岗|不含|不包括|除外|不填|无需|培训|拟|将|临近|请|须|应[当在于注填]|如[有为已]|若|是否"
)
"""离职人员不填: what is asked of those who fill the table in, or a list of those who are there as well."""
_ENDS = re.compile("在职|在岗")
"""A heading below which people work there, after one of those who left."""
_OF_THOSE_ABOVE = re.compile(f"以上|上述|{FOOTER}")


def remarks(
    titles: Sequence[str], notes: Sequence[tuple[int, str]], names: Sequence[str], rows: Sequence[list[str]]
) -> list[str]:
    """Of each row, what puts its person's records in doubt, or "". `notes` stand before the row of that place.

    >>> remarks(["名册"], [(1, "以下人员已离职")], ["工号"], [["1"], ["2"]])
    ['', '以下人员已离职']
    >>> remarks(["名册"], [(2, "注：钱二已离职。")], ["工号", "姓名"], [["1", "赵大"], ["2", "钱二"]])
    ['', '注：钱二已离职。']
    """
    heading, since = next(filter(tells, titles), ""), 0
    said = [heading] * len(rows)
    called = [place for place, name in enumerate(names) if id_column(name) == "name"]
    for at, words in notes:
        if _OF_THOSE_ABOVE.match(words):
            named = [
                row
                for row in range(at)
                if any(len(rows[row][place]) > 1 and rows[row][place] in words for place in called)
            ]
            for row in (named or range(since, at)) if tells(words) else ():
                said[row] = words
        else:
            since = at
            if tells(words) or _ENDS.search(words):
                heading = words if tells(words) else ""
            said[at:] = [heading] * (len(rows) - at)
    return said


def tells(words: str) -> bool:
    """Whether words say that somebody has left, was away, or that a certificate is void."""
    return bool(_TELLS.search(words)) and not _TELLS_NOTHING.search(words)
