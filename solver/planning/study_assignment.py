"""Which programmes a route needs, and where each is begun: chosen by python-constraint (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .assignments import rows
from .routes import Route
from .search_space import SearchSpace
from .study_chains import Chain, StudyNeed

__all__ = ["Assignment", "Placement", "RouteNeed", "StudyAssignments", "needs"]


class RouteNeed(NamedTuple):
    """What the transition at a stage of a route asks for that study can meet."""

    stage: int
    need: StudyNeed


Assignment = tuple[Chain | None, ...]
"""How each need of a route is met: by a chain of programmes, or by the person's own records (None)."""


class Placement(NamedTuple):
    """Programmes attended one after another, the first begun at a slot of the route.

    Slot 2n is the beginning of stage n: the day asked for n = 0, else the day on which the certificate before is
    issued. Slot 2n + 1 is the day in stage n on which the work that its transition asks for is reached.
    """

    slot: int
    chain: Chain


def needs(route: Route, space: SearchSpace) -> list[RouteNeed]:
    """The needs of a route, stage by stage."""
    return [RouteNeed(stage, need) for stage, transition in enumerate(route) for need in space.needs(transition)]


class StudyAssignments:
    """The ways to meet by study what routes ask for."""

    def __init__(self, max_programmes: int | None) -> None:
        self.max_programmes = max_programmes
        self._attended: dict[Assignment, list[Chain]] = {}

    def assignments(self, needed: Sequence[RouteNeed]) -> Iterator[Assignment]:
        """Every way to meet the needs that attends no programme twice, and not more of them than wished."""
        choices: list[list[Chain | None]] = [
            [*([None] if need.own is not None else []), *need.chains] for _, need in needed
        ]
        return map(tuple, rows(choices, [self._each_once]))

    def _each_once(self, row: Sequence[Chain | None]) -> bool:
        programmes = [id(programme) for chain in self.attended(tuple(row)) for programme in chain.programmes]
        within = self.max_programmes is None or len(programmes) <= self.max_programmes
        return within and len(set(programmes)) == len(programmes)

    def attended(self, assignment: Assignment) -> list[Chain]:
        """The chains to attend: one that is a part of another comes with it."""
        known = self._attended.get(assignment)
        if known is None:
            chains = list(dict.fromkeys(chain for chain in assignment if chain is not None))
            known = [one for one in chains if not any(one is not other and one.is_part_of(other) for other in chains)]
            self._attended[assignment] = known
        return known

    def placements(
        self, route: Route, needed: Sequence[RouteNeed], assignment: Assignment
    ) -> Iterator[tuple[Placement, ...]]:
        """Every order in which the programmes can be begun, each at every slot that is early enough for its purpose."""
        chains = self.attended(assignment)
        choices = [Placement(slot, chain) for chain in chains for slot in _slots(route, chain, needed, assignment)]
        return map(tuple, rows([choices] * len(chains), [_in_order, _begun_once]))


def _in_order(row: Sequence[Placement]) -> bool:
    return len(row) < 2 or row[-2].slot <= row[-1].slot


def _begun_once(row: Sequence[Placement]) -> bool:
    return all(placement.chain is not row[-1].chain for placement in row[:-1])


def _slots(route: Route, chain: Chain, needed: Sequence[RouteNeed], assignment: Assignment) -> list[int]:
    """The slots for a chain; only the first where waiting is of no use: nothing suspends work or must not be over yet."""
    if _may_begin_at_once(needed, assignment):
        return [0]
    served = [
        stage for (stage, _), by in zip(needed, assignment, strict=True) if by is not None and by.is_part_of(chain)
    ]
    works = [any(asked.type == "work" for asked in transition.requirements) for transition in route]
    return [slot for slot in range(2 * min(served) + 2) if slot % 2 == 0 or works[slot // 2]]


def _may_begin_at_once(needed: Sequence[RouteNeed], assignment: Assignment) -> bool:
    """Part-time study for diplomas and certificates is the better the earlier it begins."""
    by_study = [(need.requirement, chain) for (_, need), chain in zip(needed, assignment, strict=True) if chain]
    return all(requirement.type != "student" and not chain.suspends for requirement, chain in by_study)
