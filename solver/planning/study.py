"""Study programmes, alone and one after another: which can be, and which of those attended meets what (DESIGN §6)."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise, permutations

import constraint  # ships no types: used in `still_due` only

from ...model.requirements import Requirement
from ..evaluate.counting import fewest_days
from .wishes import StudyOption

_LONGEST = 3


@dataclass(frozen=True, eq=False)
class Chain:
    """Programmes attended one directly after another; `number` is its place among those offered."""

    programmes: tuple[StudyOption, ...]
    number: int

    @cached_property
    def days(self) -> int:
        """The fewest days that it takes."""
        return sum(fewest_days(programme.months) for programme in self.programmes)


Due = frozenset[tuple[Chain, int]]
"""Programmes attended that nothing has needed yet, and the ordinal day on which they are over."""


@dataclass(frozen=True, eq=False)
class StudyNeed:
    """A requirement that study can meet: by which chains, and whether the person's own records meet it some day."""

    requirement: Requirement
    chains: tuple[Chain, ...]
    is_met: bool


def is_met_by_study(asked: Requirement) -> bool:
    """Whether it is what a programme can bring: a diploma, student status, the pre-technician certificate."""
    return asked.type in ("diploma", "student") or (asked.type == "certificate" and asked.level is None)


@lru_cache(maxsize=64)
def chains(study: tuple[StudyOption, ...]) -> tuple[Chain, ...]:
    """Programmes alone, and up to three in a row of which each gives the degree that the next one needs."""

    def leads_to(first: StudyOption, then: StudyOption) -> bool:
        return then.needs is not None and then.admits(first)

    each = (row for length in range(1, _LONGEST + 1) for row in permutations(study, length))
    rows = [row for row in each if all(leads_to(*pair) for pair in pairwise(row))]
    return tuple(Chain(row, number) for number, row in enumerate(rows))


@lru_cache(maxsize=1024)
def further(chains: tuple[Chain, ...], attended: tuple[Chain, ...]) -> list[Chain]:
    """The chains that may be begun after others: no programme is attended twice."""
    done = {programme for chain in attended for programme in chain.programmes}
    return [one for one in chains if done.isdisjoint(one.programmes)]


@lru_cache(maxsize=4096)
def still_due(needs: tuple[StudyNeed, ...], attended: tuple[Chain, ...], due: Due) -> list[Due]:
    """What is still due after a certificate, for each way to meet its needs; none if they cannot be met.

    One variable for each need: the programmes due that it takes, or None for what was attended or held anyway.
    """
    gained = {programme for chain in attended for programme in chain.programmes}
    if not all(need.is_met or any(chain.programmes[-1] in gained for chain in need.chains) for need in needs):
        return []
    problem = constraint.Problem(constraint.BacktrackingSolver())
    for number, need in enumerate(needs):
        problem.addVariable(number, [*(one for one in due if one[0] in need.chains), None])
    # programmes are attended only for what needs them: each chain begun is needed by a requirement of its own
    for pair in combinations(range(len(needs)), 2):
        problem.addConstraint(lambda one, other: one is None or one != other, pair)
    found = {due.difference(met.values()) for met in problem.getSolutions()} if needs else {due}
    return [one for one in found if not any(other < one for other in found)]
