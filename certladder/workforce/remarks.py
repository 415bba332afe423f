"""What the title of a sheet, headings among its rows and notes below them say of the rows: 以下人员已离职, 注：钱二已调出."""

import re
from collections.abc import Callable, Sequence

from .cells import FOOTER
from .columns import TELLS, id_column

_Notes = Sequence[tuple[int, str]]  # each before the row of that place
_TELLS = re.compile(TELLS)
_TELLS_NOTHING = re.compile(
    "在职|在岗|入离职|(?<!已)转岗|不含|不包括|除外|不填|无需|培训|拟|将|临近|请|须|应[当在于注填]|如[有为已]|若|是否"
)
"""离职人员不填: what is asked of those who fill the table in, or a list of those who are there as well."""
_ENDS = re.compile("在职|在岗")  # a heading below which people work there, after one of those who left
_BRACKETS = re.compile("[(（].*?[)）]")
_BETWEEN_TRADES = re.compile(
    "[^一-龥]+(?:年度?)?|[厂司间部门科室站院校区处局所店班组队]|工?段|工种|职业|名称|职工|员工|(?:人员|技能|基本|情况|信息|一览|花?名[册单]|台账|表)+$"
)
"""某厂机修车间电工班, 电工花名册, 工种：电工."""
_WISHES = re.compile("申报|报考|报名|申请|拟|考|培训|学员|鉴定|认定|评价|取证|除|不含|[以之]外|其他")
_OF_THOSE_ABOVE = re.compile(f"以上|上述|{FOOTER}")


def remarks(
    titles: Sequence[str],
    notes: _Notes,
    names: Sequence[str],
    rows: Sequence[list[str]],
    is_trade: Callable[[str], bool],
) -> tuple[list[str], list[str]]:
    """Of each row, what puts its person's records in doubt, and its trade by the title or the heading above it, or "".

    >>> remarks(["名册"], [(1, "以下人员已离职")], ["工号"], [["1"], ["2"]], bool)
    (['', '以下人员已离职'], ['', ''])
    >>> remarks(["名册"], [(2, "注：钱二已离职。")], ["工号", "姓名"], [["1", "赵大"], ["2", "钱二"]], bool)[0]
    ['', '注：钱二已离职。']
    >>> remarks(["某厂名册"], [(0, "电工班（2人）"), (1, "后勤组")], ["工号"], [["1"], ["2"]], lambda name: name == "电工")[1]
    ['电工', '']
    """
    heading, since = next(filter(tells, titles), ""), 0
    trades = {_trade_in(title, is_trade) for title in titles} - {""}
    of_all = trades.pop() if len(trades) == 1 else ""
    said, of_trade = [heading] * len(rows), [of_all] * len(rows)
    called = [place for place, name in enumerate(names) if id_column(name)]
    for at, words in notes:
        named = []
        if _TELLS.search(words):
            named = [row for row, cells in enumerate(rows) if any(_names(words, cells[place]) for place in called)]
        above = _OF_THOSE_ABOVE.match(words)
        if named or above or (at == len(rows) and not words.startswith("以下")):
            for row in named or (range(since, at) if tells(words) else ()):
                said[row] += words
        else:
            since = at
            if tells(words) or _ENDS.search(words):
                heading = words if tells(words) else ""
            said[at:] = [heading] * (len(rows) - at)
            of_trade[at:] = [_trade_in(words, is_trade) or of_all] * (len(rows) - at)
    return said, of_trade


def _names(words: str, id_: str) -> bool:
    """Whether words name a person by a number, a name or a sign behind them: AA04高级工证书待核实, 姓名后带*者已调出."""
    if any(sign in words and sign in id_ for sign in "*＊★☆▲△※#"):
        return True
    return len(id_) > 1 and id_ in words and bool(re.search(rf"(?<![0-9A-Za-z]){re.escape(id_)}(?![0-9A-Za-z])", words))


def _trade_in(words: str, is_trade: Callable[[str], bool]) -> str:
    """The one trade that words name, other than as what somebody applies for."""
    names = [name for name in _BETWEEN_TRADES.split(_BRACKETS.sub("", words)) if name and name[-1] in "工员师"]
    return names[0] if len(names) == 1 and is_trade(names[0]) and not _WISHES.search(words) else ""


def tells(words: str) -> bool:
    """Whether words say that somebody has left, was away, or that a certificate is void."""
    return bool(_TELLS.search(words)) and not _TELLS_NOTHING.search(words)
