"""Which: python-constraint chooses the certificates to earn, and by which option each (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from .assignments import Condition, rows
from .joint_prerequisites import Merging, at_once_comes_first
from .search_space import SearchSpace
from .transition import Transition

__all__ = ["Route", "routes"]

Route = tuple[Transition, ...]
"""The options by which certificates are earned, the first to earn first."""

_Row = Sequence[Transition]
"""A route from its end: the option for the target, for the certificate that it asks for, and so on."""


def routes(ladder: SearchSpace) -> Iterator[Route]:
    """Every feasible route: what an option asks for is earned or held, nothing useless is earned, wishes are kept.

    Those with few certificates come first. One variable stands for each certificate on the way. Where an option asks for
    several certificates, the chains to each of them are merged, in every order.
    """
    merging = Merging(ladder) if ladder.is_joint else None
    choices = [ladder.options.get(ladder.rung, [])]
    conditions = _conditions(ladder, merging)
    while found := list(rows(choices, conditions)):
        for row in found:
            complete = merging.is_complete(row) if merging else ladder.is_held(row[-1])
            if complete and ladder.wishes.via <= {option.clause.id for option in row if option.clause}:
                yield tuple(reversed(row))
        ahead = chain.from_iterable(choices) if merging else choices[-1]
        serving = {rung for later in ahead for rung in ladder.serving(later)}
        choices.append([option for rung in ladder.options if rung in serving for option in ladder.options[rung]])


def _conditions(ladder: SearchSpace, merging: Merging | None) -> list[Condition[Transition]]:
    if merging:
        return [at_once_comes_first, merging.nothing_useless, lambda row: _few_enough(row, ladder)]
    return [
        lambda row: _serves_the_next(row, ladder),
        lambda row: _nothing_useless(row, ladder),
        lambda row: _few_enough(row, ladder),
    ]


def _serves_the_next(row: _Row, ladder: SearchSpace) -> bool:
    return len(row) == 1 or row[-1].rung in ladder.serving(row[-2])


def _nothing_useless(row: _Row, ladder: SearchSpace) -> bool:
    """No certificate serves a later option than the next one: those between could be left out."""
    return not any(row[-1].rung in ladder.serving(later) for later in row[:-2])


def _few_enough(row: _Row, ladder: SearchSpace) -> bool:
    wishes = ladder.wishes
    if wishes.max_certificates is not None and len(row) > wishes.max_certificates:
        return False
    return wishes.max_trainings is None or sum(option.training is not None for option in row) <= wishes.max_trainings
