"""Which: python-constraint chooses the certificates to earn, and by which option each (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .csp import Condition, rows
from .ladder import Ladder
from .option import Option

__all__ = ["Route", "routes"]

Route = tuple[Option, ...]
"""The options by which certificates are earned, the first to earn first."""

_Row = Sequence[Option | None]


def routes(ladder: Ladder, promising: Callable[[Route], bool]) -> Iterator[Route]:
    """Every feasible route: what an option asks for is earned or held, nothing useless is earned, wishes are kept.

    One variable stands for each certificate on the way: an option, or None once the target is earned. Beginnings of
    routes that are not `promising` are left.
    """
    choices: list[Option | None] = [option for options in ladder.options.values() for option in options]
    choices.append(None)
    conditions: list[Condition[Option | None]] = [
        lambda row: _goes_on(row, ladder),
        lambda row: _asked_is_there(row, ladder),
        lambda row: _nothing_useless(row, ladder),
        lambda row: _as_wished(row, ladder),
        lambda row: row[-1] is None or promising(_earned(row)),
    ]
    for row in rows([choices] * len(ladder.options), conditions):
        yield _earned(row)


def _earned(row: _Row) -> Route:
    return tuple(option for option in row if option is not None)


def _goes_on(row: _Row, ladder: Ladder) -> bool:
    """The target ends the route, and nothing else does."""
    over = len(row) > 1 and (row[-2] is None or _is_target(row[-2], ladder))
    newest = row[-1]
    if over or newest is None:
        return over and newest is None
    return len(row) < len(ladder.options) or _is_target(newest, ladder)


def _is_target(option: Option, ladder: Ladder) -> bool:
    return option.level is ladder.target and option.standard is ladder.standard


def _asked_is_there(row: _Row, ladder: Ladder) -> bool:
    """The certificate that an option asks for is held if the option comes first, else the one before it serves."""
    newest = row[-1]
    if newest is None:
        return True
    if len(row) == 1:
        return ladder.is_held(newest)
    before = row[-2]
    return before is not None and before.rung in ladder.serving(newest)


def _nothing_useless(row: _Row, ladder: Ladder) -> bool:
    """No earlier certificate serves the newest option: those between could be left out."""
    newest = row[-1]
    if newest is None:
        return True
    return not any(option and option.rung in ladder.serving(newest) for option in row[:-2])


def _as_wished(row: _Row, ladder: Ladder) -> bool:
    wishes = ladder.wishes
    earned = _earned(row)
    if wishes.max_certificates is not None and len(earned) > wishes.max_certificates:
        return False
    if (
        wishes.max_trainings is not None
        and sum(option.training is not None for option in earned) > wishes.max_trainings
    ):
        return False
    used = {option.clause.id for option in earned if option.clause}
    return wishes.via <= used or not _is_target(earned[-1], ladder)
