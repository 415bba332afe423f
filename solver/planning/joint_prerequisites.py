"""Alternatives that ask for several certificates at once: a route to one is the chains to each of them, merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import or_

from .search_space import SearchSpace
from .transition import Transition

__all__ = ["Merging", "at_once_comes_first", "last_merged"]


class Merging:
    """Which rows of options, from the end of a route, are chains merged in an order that makes sense.

    Every certificate that an option asks for is a bit: in what the option asks for, what rungs serve, what is held.
    """

    def __init__(self, ladder: SearchSpace) -> None:
        options = [option for options in ladder.options.values() for option in options]
        self._asked = dict.fromkeys(options, 0)
        self._served = dict.fromkeys(ladder.options, 0)
        self._held = 0
        each = ((option, asked) for option in options for asked in option.certificates)
        for number, (option, asked) in enumerate(each):
            bit = 1 << number
            self._asked[option] |= bit
            self._held |= bit if ladder.has(asked, option) else 0
            for rung in ladder.earnable(asked, option):
                self._served[rung] |= bit if rung != ladder.rung else 0

    def nothing_useless(self, row: Sequence[Transition]) -> bool:
        """Every certificate but the target is the first on the way that serves for something asked for later."""
        asked = list(accumulate((self._asked[option] for option in row), or_))
        before = 0
        for place in range(len(row) - 1, 0, -1):
            served = self._served[row[place].rung]
            if not served & asked[place - 1] & ~before:
                return False
            before |= served
        return True

    def is_complete(self, row: Sequence[Transition]) -> bool:
        """Each certificate asked for is held, or earned before."""
        there = self._held
        for option in reversed(row):
            if self._asked[option] & ~there:
                return False
            there |= self._served[option.rung]
        return True


def at_once_comes_first(row: Sequence[Transition]) -> bool:
    """What is not documented is earned on the day asked: before it comes nothing that takes its time."""
    return len(row) == 1 or row[-2].clause is not None or row[-1].clause is None


def last_merged(route: Sequence[Transition], ladder: SearchSpace) -> int:
    """The last stage that asks for several certificates, 0 if none does: each after it counts from the one before."""
    if not ladder.is_joint:
        return 0
    return max((stage for stage, option in enumerate(route) if len(option.certificates) > 1), default=0)
