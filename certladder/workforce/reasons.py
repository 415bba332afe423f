"""The reasons why rows are not used, and the notes on what is not read, in Chinese."""

from __future__ import annotations

import re

__all__ = ["in_chinese"]

_CHINESE = (
    ("(.*)the person's id is missing", "{}没有人员编号"),
    ("(.*)is missing", "{}没有填写"),
    ("(.*) is not a day of the calendar", "{} 不是日历上的日子"),
    ("(.*) lacks the day; .*", "{} 没有写明哪一天；应如 2021-06-01，不知道的留空"),
    ("(.*): day, month or year first\\?.*", "{} 年月日的次序不明；应如 2021-06-01"),
    ("(.*) is not a day; .*", "{} 不是日期；应如 2021-06-01"),
    ("(.*) is before start (.*)", "{} 早于开始日期 {}"),
    ("(.*) is not after enrolled (.*)", "{} 不晚于入学日期 {}"),
    ("this id is listed more than once, and the rows differ", "同一编号有多行，内容不同"),
    ("this id is listed more than once; this row repeats another", "同一编号有多行，此行重复"),
    ("(.*) is not a level; .*", "{} 不是技能等级；应为 5、4、3、2、1 或五级至一级"),
    ("(.*) cells where the header has (.*)", "有 {} 格，表头有 {} 格"),
    ("neither UTF-8 nor GB18030 text", "不是 UTF-8 或 GB18030 文本"),
    ("(.*) is neither known .*", "{} 既不是“已知”也不是“不详”"),
    ("(.*) is neither yes .*", "{} 既不是“是”也不是“否”"),
    ("this condition is answered with yes and with no", "同一条件答了“是”又答了“否”"),
    ("(.*): column (.*) is not used", "{}：{} 一列没有用到"),
    ("(.*): not read; it is not named after a table", "{}：没有读取，不是表的名称"),
    ("(.*): not read; not a table", "{}：没有读取，不是表格"),
)


def in_chinese(told: str) -> str:
    """A reason or a note in Chinese; what has no Chinese words here stays as it is.

    >>> in_chinese("'2019-13-01' is not a day of the calendar")
    "'2019-13-01' 不是日历上的日子"
    """
    for english, chinese in _CHINESE:
        found = re.fullmatch(english, told, re.DOTALL)
        if found:
            return chinese.format(*found.groups())
    return told
