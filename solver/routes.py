"""Which: python-constraint chooses the certificates to earn, and by which option each (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .csp import Condition, rows
from .ladder import Ladder
from .option import Option

__all__ = ["Route", "routes"]

Route = tuple[Option, ...]
"""The options by which certificates are earned, the first to earn first."""

_Row = Sequence[Option]
"""A route from its end: the option for the target, for the certificate that it asks for, and so on."""


def routes(ladder: Ladder) -> Iterator[Route]:
    """Every feasible route: what an option asks for is earned or held, nothing useless is earned, wishes are kept.

    Those with few certificates come first. One variable stands for each certificate on the way.
    """
    choices = [ladder.options.get(ladder.rung, [])]
    conditions: list[Condition[Option]] = [
        lambda row: _serves_the_next(row, ladder),
        lambda row: _nothing_useless(row, ladder),
        lambda row: _few_enough(row, ladder),
    ]
    while found := list(rows(choices, conditions)):
        for row in found:
            if ladder.is_held(row[-1]) and ladder.wishes.via <= {option.clause.id for option in row if option.clause}:
                yield tuple(reversed(row))
        serving = {rung for later in choices[-1] for rung in ladder.serving(later)}
        choices.append([option for rung in ladder.options if rung in serving for option in ladder.options[rung]])


def _serves_the_next(row: _Row, ladder: Ladder) -> bool:
    return len(row) == 1 or row[-1].rung in ladder.serving(row[-2])


def _nothing_useless(row: _Row, ladder: Ladder) -> bool:
    """No certificate serves a later option than the next one: those between could be left out."""
    return not any(row[-1].rung in ladder.serving(later) for later in row[:-2])


def _few_enough(row: _Row, ladder: Ladder) -> bool:
    wishes = ladder.wishes
    if wishes.max_certificates is not None and len(row) > wishes.max_certificates:
        return False
    return wishes.max_trainings is None or sum(option.training is not None for option in row) <= wishes.max_trainings
