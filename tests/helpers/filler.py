"""Words that a clause may leave to no requirement."""

from __future__ import annotations

import re

import certladder as cl
from certladder.model.parsing.grammar.parser import PHRASES

_LEAD, _OPENS_LIST, _TAIL = (PHRASES.pattern(name).pattern for name in ("lead", "opens_list", "tail"))
_BETWEEN = re.compile(
    f"""
    (?:{_LEAD}|{_TAIL.replace("?P<level>", "?:")}|{_OPENS_LIST}|[，。；、：.]
    |并且|并|且|同时|而且|还|又|再|或者|或|和|以及|及|应|须|需|为|是|的|人员|申报前|即可(?=，)|[+加]|后$
    |(?:(?:正在?|已)?从事或者?)?(?:拟|准备|打算|愿意)(?:从事)?(?:或者?)?(?:正在?|已)?从事(?:本职业(?:或相关职业)?(?:工作)?|[一-龥]{{1,8}}工作))*
    """,
    re.VERBOSE,
)


def is_filler(normalised: str) -> bool:
    """Whether normalised words ask for nothing: ，并 and 者，可申报 do, 身体健康 does not."""
    return _BETWEEN.fullmatch(normalised) is not None


def left_over(clause: cl.Clause) -> list[str]:
    """The stretches of words that belong to no requirement, not even to one that could not be read."""
    read = {at for option in clause.alternatives for asked in option for at in range(*asked.span)}
    marked = "".join(char if at not in read and not char.isspace() else "\0" for at, char in enumerate(clause.text))
    return [words for words in marked.split("\0") if words]
