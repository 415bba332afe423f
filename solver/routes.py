"""Which: python-constraint chooses the certificates to earn, and by which option each (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.terms import Level
from .csp import Condition, assignments
from .ladder import Ladder, Option

__all__ = ["Route", "routes"]

Route = tuple[Option, ...]
"""The options by which certificates are earned, the lowest level first."""

_SKIP = 0


def routes(ladder: Ladder) -> Iterator[Route]:
    """Every feasible route: what an option asks for is earned or held, nothing useless is earned, wishes are kept."""
    levels = list(ladder.options)
    names = {level: f"level{level.value}" for level in levels}
    domains = {
        names[level]: [*([] if level is ladder.target else [_SKIP]), *range(1, len(ladder.options[level]) + 1)]
        for level in levels
    }
    for found in assignments(domains, list(_conditions(ladder, names))):
        yield tuple(ladder.options[level][found[names[level]] - 1] for level in levels if found[names[level]] != _SKIP)


def _conditions(ladder: Ladder, names: dict[Level, str]) -> Iterator[Condition]:
    for level, name in names.items():
        lower = [other for other in names if other > level]
        higher = [other for other in names if other < level]
        if lower:
            yield _asked_is_there(ladder, level, lower), [name, *(names[other] for other in lower)]
        if higher:
            yield _is_asked_for(ladder, level, higher), [name, *(names[other] for other in higher)]
    wishes = ladder.wishes
    everything = list(names.values())
    if wishes.max_certificates is not None:
        yield _at_most(wishes.max_certificates, lambda option: True, ladder), everything
    if wishes.max_trainings is not None:
        yield _at_most(wishes.max_trainings, lambda option: option.training is not None, ladder), everything
    for clause in wishes.via:
        yield _uses(clause, ladder), everything


def _asked_is_there(ladder: Ladder, level: Level, lower: list[Level]) -> Callable[..., bool]:
    """The certificate that the option asks for is held, or one of the lower rungs that serve is earned."""
    held = [ladder.is_held(option.certificate) for option in ladder.options[level]]
    serving = [ladder.serving(option) for option in ladder.options[level]]

    def condition(choice: int, *chosen: int) -> bool:
        if choice == _SKIP or held[choice - 1]:
            return True
        return any(taken != _SKIP and rung in serving[choice - 1] for rung, taken in zip(lower, chosen, strict=True))

    return condition


def _is_asked_for(ladder: Ladder, level: Level, higher: list[Level]) -> Callable[..., bool]:
    """A certificate is earned only where the option of a higher rung asks for one that it serves."""
    asked = {rung: [level in ladder.serving(option) for option in ladder.options[rung]] for rung in higher}

    def condition(choice: int, *chosen: int) -> bool:
        if choice == _SKIP:
            return True
        return any(taken != _SKIP and asked[rung][taken - 1] for rung, taken in zip(higher, chosen, strict=True))

    return condition


def _chosen(ladder: Ladder, choices: tuple[int, ...]) -> Iterator[Option]:
    for options, choice in zip(ladder.options.values(), choices, strict=True):
        if choice != _SKIP:
            yield options[choice - 1]


def _at_most(most: int, counts: Callable[[Option], bool], ladder: Ladder) -> Callable[..., bool]:
    return lambda *choices: sum(map(counts, _chosen(ladder, choices))) <= most


def _uses(clause: str, ladder: Ladder) -> Callable[..., bool]:
    return lambda *choices: any(option.clause and option.clause.id == clause for option in _chosen(ladder, choices))
