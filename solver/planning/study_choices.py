"""Which programmes a person may begin, and by which of those attended a transition's needs are met."""

from __future__ import annotations

from itertools import combinations

from .choices import choices
from .label import Due
from .search_space import SearchSpace
from .study_chains import Chain, StudyNeed, chains
from .transition import Transition

__all__ = ["StudyChoices"]


class StudyChoices:
    """Programmes are attended only for what needs them: each chain begun is needed by a requirement of its own."""

    def __init__(self, space: SearchSpace) -> None:
        self._space = space
        needs = [need for one in space.each_transition for need in space.needs(one)] if space.study else []
        self.chains = sorted({chain for need in needs for chain in need.chains}, key=chains(space.study).index)
        self.number = {chain: number for number, chain in enumerate(self.chains)}
        self._further: dict[tuple[Chain, ...], list[Chain]] = {}
        self._due: dict[tuple[Transition, tuple[Chain, ...], Due], list[Due]] = {}

    def further(self, attended: tuple[Chain, ...]) -> list[Chain]:
        """The chains that may be begun after others: no programme is attended twice, nor more of them than wished."""
        known = self._further.get(attended)
        if known is None:
            most, done = self._space.wishes.max_programmes, sum(len(chain.programmes) for chain in attended)
            known = self._further[attended] = [
                chain
                for chain in self.chains
                if (most is None or done + len(chain.programmes) <= most)
                and not any(chain.shares_with(other) for other in attended)
            ]
        return known

    def still_due(self, transition: Transition, attended: tuple[Chain, ...], due: Due) -> list[Due]:
        """What is still due after a transition, for each way to meet its needs; none if they cannot be met."""
        if not self.chains:
            return [due]
        key = transition, attended, due
        known = self._due.get(key)
        if known is None:
            known = self._due[key] = _still_due(self._space.needs(transition), attended, due)
        return known


def _still_due(needs: list[StudyNeed], attended: tuple[Chain, ...], due: Due) -> list[Due]:
    """One variable for each need: the programmes due that it takes, or None for what was attended or held anyway."""
    domains: dict[str, list[tuple[Chain, int] | None]] = {}
    for number, need in enumerate(needs):
        is_met = need.own is not None or any(part.is_part_of(whole) for part in need.chains for whole in attended)
        if not is_met:
            return []
        domains[f"need {number}"] = [*(one for one in due if one[0] in need.chains), None]
    each_by_its_own = [(_is_none_or_other, pair) for pair in combinations(domains, 2)]
    found = {due.difference(met.values()) for met in choices(domains, each_by_its_own)} if domains else {due}
    return [one for one in found if not any(other < one for other in found)]


def _is_none_or_other(one: object, other: object) -> bool:
    return one is None or one != other
