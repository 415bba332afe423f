"""What lines say of the lists and sentences around them: how many must be met, and whether a line continues one."""

import re

from ...terms import Level
from ..lines import Line
from ..names import NamePattern
from ..sentences import continues, is_complete
from ..vocabulary import LEVEL
from .non_conditions import EXACTLY_ONE, asks_for_nothing
from .numbering import label_of
from .outline import ClauseLines
from .patterns import LINES, pattern

_LEVEL = re.compile(LEVEL)
_ONE_OF, _SOME, _ALL_OF = pattern("one_of"), pattern("some_of"), pattern("all_of")
SAYS_ALL = pattern("says_all")  # all conditions of a list must be met: 同时具备以下条件, 缺一不可
CLAUSE_WORDS = re.compile("^(?:经|参加|接受)|持有|获得|取得|具有|从事|证|学历|毕业|培训|学徒|年满|学生|职称|工作")
OF_ALL = re.compile(
    "各|所有|全体|均|上述|(?<![年月岁）及中专科里米m时])以上|申报|报[考名]|参评|考生|学员|无论|不论"
)  # words of what may be asked of everybody
_OPEN = re.compile(f"(?!{EXACTLY_ONE})(?:{LINES.expanded('{below_these}')}|具备的条件)")


def is_one_of(plain: str) -> bool:
    """Whether a heading says that one of the conditions under it is enough."""
    return bool(_ONE_OF.search(plain))


def is_all_of(plain: str) -> bool:
    return bool(_ALL_OF.search(plain)) and not is_one_of(plain) and not _SOME.search(plain)


def leaves_open(plain: str) -> bool:
    """Whether a heading does not say that one of the conditions under it is enough: 具备以下条件者."""
    return bool(_OPEN.search(plain))


LEAD = re.compile("(?:注意?|备注|提示|(?:补充|特别)?说明|其中|特别提示|温馨提示|附注)[0-9]?：|其中，")


def without_lead(line: Line) -> Line:
    """The line without its number, or the word that opens a note."""
    label = label_of(line.plain)
    start = label.end if label is not None else 0
    lead = LEAD.match(line.plain, start)
    start = lead.end() if lead else start
    return line.tail(start) if start < len(line.plain) else line


def above_levels(line: Line) -> ClauseLines:
    """A line above the levels, without the word that opens a note: 注意：报名人员须年满16周岁."""
    return ClauseLines([without_lead(line) if LEAD.match(line.plain) else line])


def as_way(line: Line | ClauseLines) -> ClauseLines:
    """A line above a level that may be a condition of it, without its number."""
    first = line if isinstance(line, Line) else line.lines[0]
    return ClauseLines([without_lead(first)])


def is_prose(line: Line) -> bool:
    """Whether a line before the levels is no part of a list."""
    return label_of(line.plain) is None and not _LEVEL.search(line.plain)


OPENS_LIST = re.compile("：$|条件之一者?的?[：，。]?$")
_ENDS = re.compile(f"[。；.！]$|{OPENS_LIST.pattern}")
_BEGINS_LATER, _BEGINS_ANEW, _REMARK = pattern("begins_later"), pattern("begins_anew"), pattern("remark_on_list")
_STANDS_OPEN = "，、（后且并及或和"  # words that no sentence ends with
_MOST_LINES = 12  # of one sentence


def reads_on(sentence: ClauseLines, line: Line, pattern: NamePattern, level: Level | None) -> bool:
    """Whether the sentence, read on, gets into the line, whatever that looks like."""
    if len(sentence.lines) >= _MOST_LINES or _ENDS.search(sentence.lines[-1].plain):
        return False
    return continues(sentence.text, line.text, pattern, level)


def may_continue(sentence: ClauseLines, line: Line, pattern: NamePattern, level: Level | None) -> bool:
    """Whether a line that is nothing else continues the sentence before it, which does not get into it read on."""
    if len(sentence.lines) >= _MOST_LINES or _REMARK.match(line.plain) or asks_for_nothing(line.plain):
        return False
    if _BEGINS_LATER.match(line.plain) or sentence.lines[-1].plain[-1] in _STANDS_OPEN:
        return True
    if _ENDS.search(sentence.lines[-1].plain) or _BEGINS_ANEW.match(line.plain) or len(line.plain) == 1:
        return False
    return not is_complete(sentence.text, pattern, level)


def may_ask_all(line: Line | ClauseLines) -> bool:
    """Whether what a line asks may be meant for all levels, though it stands under one that is in doubt."""
    return bool(OF_ALL.search(line.plain)) or not CLAUSE_WORDS.search(line.plain)
