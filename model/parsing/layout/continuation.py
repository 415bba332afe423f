"""Whether a line continues the sentence before it, which a page broke."""

from __future__ import annotations

import re

from ...terms import Level
from ..lines import Line
from ..names import NamePattern
from ..sentences import continues, is_complete
from .non_conditions import asks_for_nothing
from .outline import ClauseLines
from .patterns import pattern

__all__ = ["OPENS_LIST", "may_continue", "reads_on"]

_ENDS = re.compile("[。；.！]$")
OPENS_LIST = re.compile("：$|条件之一者?的?[：，。]?$")
_BEGINS_LATER, _BEGINS_ANEW, _REMARK = pattern("begins_later"), pattern("begins_anew"), pattern("remark_on_list")
_STANDS_OPEN = "，、（后且并及或和"
"""Words that no sentence ends with."""
_MOST_LINES = 12
"""Of one sentence."""


def reads_on(sentence: ClauseLines, line: Line, pattern: NamePattern, level: Level | None) -> bool:
    """Whether the sentence, read on, gets into the line, whatever that looks like."""
    if len(sentence.lines) >= _MOST_LINES or _has_ended(sentence):
        return False
    return continues(sentence.text, line.text, pattern, level)


def may_continue(sentence: ClauseLines, line: Line, pattern: NamePattern, level: Level | None) -> bool:
    """Whether a line that is nothing else continues the sentence before it."""
    if len(sentence.lines) >= _MOST_LINES or _REMARK.match(line.plain) or asks_for_nothing(line.plain):
        return False
    if _BEGINS_LATER.match(line.plain) or sentence.lines[-1].plain[-1] in _STANDS_OPEN:
        return True
    if _has_ended(sentence):
        return False
    return reads_on(sentence, line, pattern, level) or (
        not _BEGINS_ANEW.match(line.plain) and len(line.plain) > 1 and not is_complete(sentence.text, pattern, level)
    )


def _has_ended(sentence: ClauseLines) -> bool:
    last = sentence.lines[-1].plain
    return bool(_ENDS.search(last) or OPENS_LIST.search(last))
