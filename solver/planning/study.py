"""Study programmes, alone and one after another: which requirements they can meet, and which a person may begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations, pairwise
from operator import ne

from ...model.requirements import CertificateRequirement, DiplomaRequirement, EnrolmentRequirement, Requirement
from ...model.terms import Programme
from ..evaluate.counting import fewest_days
from ..evaluate.evaluate import serves as record_serves
from ..evaluate.question import Topic
from ..evaluate.record_view import RecordView
from .choices import choices
from .study_option import StudyOption
from .transition import certificate

__all__ = ["Chain", "Due", "StudyChoices", "StudyNeed", "chains", "serves", "study_requirements"]

_LONGEST = 3


@dataclass(frozen=True, eq=False)
class Chain:
    """Programmes attended one directly after another."""

    programmes: tuple[StudyOption, ...]

    @cached_property
    def days(self) -> int:
        """The fewest days that it takes."""
        return sum(fewest_days(programme.months) for programme in self.programmes)

    def shares_with(self, other: Chain) -> bool:
        """Whether a programme is in both."""
        return any(one is two for one in self.programmes for two in other.programmes)

    def is_part_of(self, other: Chain) -> bool:
        """Whether attending the other chain is attending this one too."""
        mine, others = self.programmes, other.programmes
        if len(mine) >= len(others):
            return self is other
        return any(
            all(one is two for one, two in zip(mine, others[at:], strict=False))
            for at in range(len(others) - len(mine) + 1)
        )


Due = frozenset[tuple[Chain, int]]
"""Programmes attended that nothing has needed yet, and the ordinal day on which they are over."""


@dataclass(frozen=True, eq=False)
class StudyNeed:
    """A requirement that study can meet: by which chains, and from which day the person's own records meet it."""

    requirement: Requirement
    chains: list[Chain]
    own: int | None


def study_requirements(
    asked: Sequence[Requirement],
) -> list[CertificateRequirement | DiplomaRequirement | EnrolmentRequirement]:
    """Those that a study programme can meet: diplomas, student status, the pre-technician certificate."""
    return [
        requirement
        for requirement in asked
        if requirement.type == "diploma"
        or requirement.type == "student"
        or (requirement.type == "certificate" and requirement.level is None)
    ]


def serves(
    programme: StudyOption, requirement: Requirement, view: RecordView, occupation: str
) -> tuple[bool, tuple[Topic, ...]]:
    """Whether a programme, attended for an occupation, could meet a requirement, and what is not known about that."""
    if requirement.type == "certificate" and programme.programme is Programme.PRE_TECHNICIAN:
        return record_serves(requirement, certificate(occupation, None, 1), view)
    if requirement.type == "diploma" or requirement.type == "student":
        return record_serves(requirement, programme.attended(1, occupation), view)
    return False, ()


@lru_cache(maxsize=64)
def chains(study: tuple[StudyOption, ...]) -> tuple[Chain, ...]:
    """Programmes alone, and up to three in a row of which each gives the degree that the next one needs."""
    numbers = range(len(study))

    def leads_to(first: int, then: int) -> bool:
        return _leads_to(study[first], study[then])

    rows: list[tuple[int, ...]] = []
    for length in range(1, min(_LONGEST, len(study)) + 1):
        places = [f"place {number}" for number in range(length)]
        each_once = [(ne, pair) for pair in combinations(places, 2)]
        in_order = [(leads_to, pair) for pair in pairwise(places)]
        found = choices(dict.fromkeys(places, numbers), [*each_once, *in_order])
        rows += sorted(tuple(row.values()) for row in found)
    return tuple(Chain(tuple(study[number] for number in row)) for row in rows)


def _leads_to(first: StudyOption, then: StudyOption) -> bool:
    return then.needs is not None and first.degree is not None and first.degree.rank >= then.needs.rank


class StudyChoices:
    """Programmes are attended only for what needs them: each chain begun is needed by a requirement of its own."""

    def __init__(self, study: tuple[StudyOption, ...], needs: Iterable[StudyNeed], most: int | None) -> None:
        self.chains = sorted({chain for need in needs for chain in need.chains}, key=chains(study).index)
        self.number = {chain: number for number, chain in enumerate(self.chains)}
        self.most = most
        self.further = cache(self._further)
        self.still_due = cache(_still_due)

    def _further(self, attended: tuple[Chain, ...]) -> list[Chain]:
        """The chains that may be begun after others: no programme is attended twice, nor more of them than wished."""
        done = sum(len(chain.programmes) for chain in attended)
        return [
            chain
            for chain in self.chains
            if (self.most is None or done + len(chain.programmes) <= self.most)
            and not any(chain.shares_with(other) for other in attended)
        ]


def _still_due(needs: tuple[StudyNeed, ...], attended: tuple[Chain, ...], due: Due) -> list[Due]:
    """What is still due after a certificate, for each way to meet its needs; none if they cannot be met.

    One variable for each need: the programmes due that it takes, or None for what was attended or held anyway.
    """
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
