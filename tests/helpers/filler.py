"""Words that a clause may leave to no requirement."""

from __future__ import annotations

import re

from certladder.model.parsing.grammar.boilerplate import LEAD, OPENS_LIST, TAIL

__all__ = ["is_filler"]

_BETWEEN = re.compile(
    f"""
    (?:{LEAD.pattern}|{TAIL.pattern.replace("?P<level>", "?:")}|{OPENS_LIST.pattern}|[，。；、：.]
    |并且|并|且|同时|而且|还|或者|或|和|以及|及|应|须|需|的
    |(?:从事或者?)?(?:拟|准备)(?:从事或者?)?(?:正在)?从事本职业(?:或相关职业)?(?:工作)?)*
    """,
    re.VERBOSE,
)


def is_filler(normalised: str) -> bool:
    """Whether normalised words ask for nothing: ，并 and 者，可申报 do, 身体健康 does not."""
    return _BETWEEN.fullmatch(normalised) is not None
