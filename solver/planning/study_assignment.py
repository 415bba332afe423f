"""Which programmes a route needs, and where each is begun: chosen by python-constraint (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model.requirements import Requirement
from .assignments import rows
from .routes import Route
from .search_space import SearchSpace
from .study_chains import Chain, study_requirements

__all__ = ["Met", "Need", "Placed", "Programmes", "needs"]


class Need(NamedTuple):
    """What an option of a route asks for that study can bring."""

    stage: int
    requirement: Requirement


Met = tuple[Chain | None, ...]
"""How each need of a route is met: by a chain of programmes, or by the person's own records."""


class Placed(NamedTuple):
    """Programmes attended one after another, the first begun at a slot of the route.

    Slot 2n is the beginning of stage n: the day asked for n = 0, else the day on which the certificate before is
    issued. Slot 2n + 1 is the day in stage n on which the work that its option asks for is reached.
    """

    slot: int
    chain: Chain


def needs(route: Route) -> list[Need]:
    """The needs of a route, stage by stage."""
    return [Need(stage, asked) for stage, option in enumerate(route) for asked in study_requirements(option.asked)]


class Programmes:
    """The ways to meet by study what the routes of a ladder ask for."""

    def __init__(self, ladder: SearchSpace) -> None:
        self.ladder = ladder
        self._attended: dict[Met, list[Chain]] = {}

    def ways_to_meet(self, route: Route, needed: Sequence[Need]) -> Iterator[Met]:
        """Every way to meet the needs in which no programme is attended twice, and not more of them than wished."""
        choices: list[list[Chain | None]] = []
        for stage, requirement in needed:
            view = self.ladder.view_of(route[stage])
            own: list[Chain | None] = [None] if self.ladder.first_day(requirement, view) is not None else []
            choices.append(own + list(self.ladder.chains_for(requirement, view)))
        return map(tuple, rows(choices, [self._each_once]))

    def _each_once(self, row: Sequence[Chain | None]) -> bool:
        programmes = [id(programme) for chain in self.attended(tuple(row)) for programme in chain.programmes]
        most = self.ladder.wishes.max_programmes
        return len(set(programmes)) == len(programmes) and (most is None or len(programmes) <= most)

    def attended(self, met: Met) -> list[Chain]:
        """The chains to attend: one that is a part of another comes with it."""
        known = self._attended.get(met)
        if known is None:
            chains = list(dict.fromkeys(chain for chain in met if chain is not None))
            known = [one for one in chains if not any(one is not other and one.is_part_of(other) for other in chains)]
            self._attended[met] = known
        return known

    def placements(self, route: Route, needed: Sequence[Need], met: Met) -> Iterator[tuple[Placed, ...]]:
        """Every order in which the programmes can be begun, each at every slot that is early enough for what it is for."""
        chains = self.attended(met)
        choices = [Placed(slot, chain) for chain in chains for slot in _slots(route, chain, needed, met)]
        return map(tuple, rows([choices] * len(chains), [_in_order, _begun_once]))


def _in_order(row: Sequence[Placed]) -> bool:
    return len(row) < 2 or row[-2].slot <= row[-1].slot


def _begun_once(row: Sequence[Placed]) -> bool:
    return all(placed.chain is not row[-1].chain for placed in row[:-1])


def _slots(route: Route, chain: Chain, needed: Sequence[Need], met: Met) -> list[int]:
    """The slots for a chain; only the first where waiting is of no use: nothing suspends work or must not be over yet."""
    if _may_begin_at_once(needed, met):
        return [0]
    served = [need.stage for need, by in zip(needed, met, strict=True) if by is not None and by.is_part_of(chain)]
    works = [any(asked.type == "work" for asked in option.asked) for option in route]
    return [slot for slot in range(2 * min(served) + 2) if slot % 2 == 0 or works[slot // 2]]


def _may_begin_at_once(needed: Sequence[Need], met: Met) -> bool:
    """Part-time study for diplomas and certificates is the better the earlier it begins."""
    by_study = [(need.requirement, chain) for need, chain in zip(needed, met, strict=True) if chain is not None]
    return all(requirement.type != "student" and not chain.suspends for requirement, chain in by_study)
