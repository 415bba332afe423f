"""The phrase families that clause.lark is made of."""

from __future__ import annotations

import re

from .experience_terminals import EXPERIENCE_TERMINALS
from .joint_terminals import JOINT_TERMINALS
from .paper_terminals import PAPER_TERMINALS
from .schooling_terminals import SCHOOLING_TERMINALS

__all__ = ["TERMINALS", "grammar_of_terminals"]

TERMINALS = JOINT_TERMINALS | PAPER_TERMINALS | SCHOOLING_TERMINALS | EXPERIENCE_TERMINALS


def grammar_of_terminals() -> str:
    """The families in lark's notation, behind which the rules of clause.lark go.

    >>> grammar_of_terminals().splitlines()[0]
    'OR.2: /[；，]?或者?/'
    """
    return "".join(
        f"{name}{f'.{terminal.priority}' if terminal.priority else ''}: /{_compact(terminal.pattern)}/\n"
        for name, terminal in TERMINALS.items()
    )


def _compact(pattern: str) -> str:
    return re.sub(r"#.*|\s", "", pattern).replace("/", r"\/")
