"""The words of levels and numbers, from which headings and the grammar's terminals are built, and what they mean."""

import re

from ..dates import in_digits
from ..terms import Level

GRADE = "(?<!哪)[一二三四五]级"  # 报哪一级
GRADE_OR_DIGIT = "(?<!哪)[一二三四五1-5]级"  # 4级 stands on some pages
TITLE = "高级技师|技师|[初中高]级工(?![具程艺业装商])"  # 高级工具钳工 is a 工具钳工
TITLE_OR_SHORT = f"{TITLE}|[初中高]级"  # 中级 alone is a level before 2018: 中级（国家职业资格四级）
TITLE_OR_SKILL = f"{TITLE}|[初中高]级技能|[初中高]级"  # 中级技能（国家职业资格四级）
LEVEL = f"{GRADE}|{TITLE_OR_SHORT}"
_DIGIT = "[一二两三四五六七八九]"
NUMERAL = f"{_DIGIT}?十{_DIGIT}?|{_DIGIT}"  # from 1 to 99

_NAMED_LEVELS = re.compile(f"{GRADE_OR_DIGIT}|{TITLE_OR_SHORT}")


def number(words: str) -> int | None:
    """A number from 0 to 99 in digits or Chinese numerals; None for numerals that make none (一二)."""
    if words.isascii():
        return int(words)
    return int(in_digits(words)) if re.fullmatch(NUMERAL, words) else None


def levels_in(words: str) -> set[Level]:
    return {Level.parse(name) for name in _NAMED_LEVELS.findall(words)}
