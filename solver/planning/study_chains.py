"""Study programmes, alone and one after another, and which requirements they can meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise
from operator import ne

from ...model.requirements import CertificateRequirement, DiplomaRequirement, EnrolmentRequirement, Requirement
from ...model.terms import Programme
from ..evaluate.counting import fewest_days_of_months
from ..evaluate.evaluate import serves as record_serves
from ..evaluate.record_view import RecordView
from .choices import choices
from .study_option import StudyOption
from .transition import certificate

__all__ = ["Chain", "StudyNeed", "chains", "serves", "study_requirements"]

_LONGEST = 3


@dataclass(frozen=True, eq=False)
class Chain:
    """Programmes attended one directly after another."""

    programmes: tuple[StudyOption, ...]

    @cached_property
    def days(self) -> int:
        """The fewest days that it takes."""
        return sum(fewest_days_of_months(programme.months) for programme in self.programmes)

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
    programme: StudyOption, requirement: Requirement, view: RecordView, *, occupation: str, assume_unknown: bool
) -> bool:
    """Whether a programme, attended for an occupation, can meet a requirement, as surely as the wishes ask."""
    attended = programme.attended(1, occupation)
    if requirement.type == "certificate":
        if programme.programme is not Programme.PRE_TECHNICIAN:
            return False
        could, unknown = record_serves(requirement, certificate(occupation, None, 1), view)
    elif requirement.type == "diploma" or requirement.type == "student":
        could, unknown = record_serves(requirement, attended, view)
    else:
        return False
    return could and (assume_unknown or not unknown)


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
