"""Whether a line continues the sentence before it, which a page broke."""

from __future__ import annotations

import re

from ...terms import Level
from ..grammar.sentence_bounds import continues, is_complete
from ..lines import Line
from ..names import NamePattern
from .non_conditions import asks_for_nothing
from .outline import ClauseLines

__all__ = ["OPENS_LIST", "may_continue", "reads_on"]

_ENDS = re.compile("[。；.！]$")
OPENS_LIST = re.compile("：$|条件之一者?的?[：，。]?$")
_BEGINS_LATER = re.compile("或|并|且|和|及|，|、|；|（(?:不?含|技能|职业|[初中高]级)|的|后|以上(?:[。；，者（]|$)")
"""Words that no sentence begins with."""
_BEGINS_ANEW = re.compile(
    "[^，。；：]{2,10}(?:要求|条件|须知|规定|情况)(?:：|$)|年满|申报|考生|以上|注|限|仅|其[他它]|备注|说明"
)
"""Words with which something else begins, though the sentence before could not be read to its end."""
_REMARK = re.compile(
    "（(?:须|需|应|以上|上述|注|说明|其中|本|限|仅|须|[^（）]*(?:同时|缺一|[两二]项))[^（）]*）[。；]?$"
)
"""A line in brackets that says something of the list (（以上条件须同时具备）), and is no part of a sentence."""
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
