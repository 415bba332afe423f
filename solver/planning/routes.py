"""Which certificates to earn, and by which transition each: chosen by python-constraint (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .assignments import rows
from .search_space import SearchSpace
from .transition import Transition

__all__ = ["Route", "routes"]

Route = tuple[Transition, ...]
"""The transitions by which certificates are earned, the first to earn first."""

_Row = Sequence[Transition]
"""A route from its end: the transition to the target, to the certificate that it asks for, and so on."""


def routes(space: SearchSpace) -> Iterator[Route]:
    """Every feasible route: what a transition asks for is earned or held, nothing useless is earned, wishes are kept.

    Those with few certificates come first. One variable stands for each certificate on the way.
    """
    choices = [space.transitions.get(space.target, [])]
    conditions = [
        lambda row: _serves_the_next(row, space),
        lambda row: _nothing_useless(row, space),
        lambda row: _few_enough(row, space),
    ]
    while found := list(rows(choices, conditions)):
        for row in found:
            if space.is_held(row[-1]) and space.wishes.via <= {one.clause.id for one in row if one.clause}:
                yield tuple(reversed(row))
        serving = {node for later in choices[-1] for node in space.serving(later)}
        choices.append([one for node, earning in space.transitions.items() if node in serving for one in earning])


def _serves_the_next(row: _Row, space: SearchSpace) -> bool:
    return len(row) == 1 or row[-1].node in space.serving(row[-2])


def _nothing_useless(row: _Row, space: SearchSpace) -> bool:
    """No certificate serves a later transition than the next one: those between could be left out."""
    return not any(row[-1].node in space.serving(later) for later in row[:-2])


def _few_enough(row: _Row, space: SearchSpace) -> bool:
    wishes = space.wishes
    if wishes.max_certificates is not None and len(row) > wishes.max_certificates:
        return False
    return wishes.max_trainings is None or sum(one.training is not None for one in row) <= wishes.max_trainings
