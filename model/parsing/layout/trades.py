"""Occupations listed one below the other, whose conditions stand once below them all."""

import re
from itertools import groupby, takewhile

from ...terms import Level
from ..lines import Line
from ..vocabulary import levels_in
from .numbering import label_of
from .occupation_names import reads_like_occupation
from .patterns import pattern

_HEAD, _TRADE = map(pattern, ("head_of_trades", "listed_trade"))


def trades_in(lines: list[Line]) -> dict[Line, tuple[str, ...]]:
    """The lines of lists of several occupations, each under a head that says what they are, with the names listed."""
    rows = [list(row) for _, row in groupby(lines, lambda line: line.number)]
    listed: dict[Line, tuple[str, ...]] = {}
    at = 0
    while at < len(rows):
        head = list(takewhile(lambda row: _HEAD.fullmatch(_plain(row)), rows[at:]))  # 工种/级别 / 四级 三级 费用
        found = list(takewhile(bool, map(_trade, rows[at + len(head) :])))
        names = tuple(dict.fromkeys(trade[0] for trade in found if trade))
        block = rows[at : at + len(head) + len(found)]
        said = any(word in _plain(row) for row in head for word in ("职业", "工种"))
        if said and len(names) > 1 and len({trade[1] for trade in found if trade}) == 1:
            listed |= {line: names for row in block for line in row}
        at += max(1, len(block))
    return listed


def _plain(row: list[Line]) -> str:
    return "".join(line.plain for line in row)


def _trade(row: list[Line]) -> tuple[str, frozenset[Level]] | None:
    """The occupation that a row of the list names, and the levels at which it is offered: 五级、四级, or 5、4."""
    plain = _plain(row)
    label = label_of(plain)
    found = _TRADE.fullmatch(plain, label.end if label else 0)
    if found is None or not reads_like_occupation(found["name"]):
        return None
    return found["name"], frozenset(levels_in(re.sub("(?<=[0-9])(?!级)", "级", found["levels"] or "")))
