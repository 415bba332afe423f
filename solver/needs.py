"""Which programmes a route needs, and where each is begun: chosen by python-constraint (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

from ..model.requirement import Requirement
from .chains import study_requirements
from .csp import assignments
from .ladder import Ladder, Option
from .study import StudyOption

__all__ = ["Placed", "placements"]


class Placed(NamedTuple):
    """Programmes attended one after another, the first begun at a slot of the route.

    Slot 2n is the beginning of stage n: the day asked for n = 0, else the day on which the certificate before is
    issued. Slot 2n + 1 is the day in stage n on which the work that its option asks for is reached.
    """

    slot: int
    chain: tuple[StudyOption, ...]


def placements(ladder: Ladder, route: Sequence[Option]) -> Iterator[tuple[Placed, ...]]:
    """Every way to meet by study what the route's options ask for and the person's records do not bring."""
    if not ladder.study:
        yield ()
        return
    domains: list[list[Placed | None]] = []
    for stage, option in enumerate(route):
        for requirement in study_requirements(option.asked):
            own: list[Placed | None] = [None] if ladder.first_day(requirement, ladder.facts) is not None else []
            domains.append(own + _placings(ladder, route, stage, requirement))
    names = [f"need{number}" for number in range(len(domains))]
    if not domains:
        yield ()
        return
    values = {name: list(range(len(domain))) for name, domain in zip(names, domains, strict=True)}

    def chosen(*picks: int) -> list[Placed]:
        picked = (domain[pick] for domain, pick in zip(domains, picks, strict=True))
        return list(dict.fromkeys(placed for placed in picked if placed is not None))

    most = ladder.wishes.max_programmes
    for found in assignments(values, [(lambda *picks: _each_once(chosen(*picks), most), names)]):
        for order in permutations(chosen(*(found[name] for name in names))):
            if all(first.slot <= then.slot for first, then in pairwise(order)):
                yield order


def _each_once(placed: Sequence[Placed], most: int | None) -> bool:
    """No programme is attended twice, and there are not more of them than wished."""
    attended = [id(programme) for one in placed for programme in one.chain]
    return len(set(attended)) == len(attended) and (most is None or len(attended) <= most)


def _placings(ladder: Ladder, route: Sequence[Option], stage: int, requirement: Requirement) -> list[Placed | None]:
    works = [any(asked.type == "work" for asked in option.asked) for option in route]
    slots = [slot for slot in range(2 * stage + 2) if slot % 2 == 0 or works[slot // 2]]
    return [Placed(slot, chain) for chain in ladder.chains_for(requirement) for slot in slots]
