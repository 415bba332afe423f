"""Study programmes, alone and one after another, and which requirements they can bring."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from ..model.requirement import CertificateHeld, Graduated, Requirement, Studying
from ..model.terms import CertificateKind, Programme
from .facts import Facts
from .serving import diploma_serves, student_serves
from .study import StudyOption

__all__ = ["Chain", "chains", "serves", "study_requirements"]

Chain = tuple[StudyOption, ...]

_LONGEST = 3


def study_requirements(asked: Sequence[Requirement]) -> list[CertificateHeld | Graduated | Studying]:
    """What of it a study programme can bring: diplomas, student status, the pre-technician certificate."""
    return [
        requirement
        for requirement in asked
        if requirement.type == "diploma"
        or requirement.type == "student"
        or (requirement.type == "certificate" and requirement.level is None)
    ]


def serves(programme: StudyOption, requirement: Requirement, facts: Facts, *, assume_unknown: bool) -> bool:
    """Whether a programme can bring what is required, surely or as the wishes ask."""
    attended = programme.attended(1, facts.standard.occupation)
    if requirement.type == "certificate":
        return CertificateKind.PRE_TECHNICIAN in requirement.kinds and programme.programme is Programme.PRE_TECHNICIAN
    if requirement.type == "diploma":
        could, unknown = diploma_serves(requirement, attended, facts)
    elif requirement.type == "student":
        could, unknown = student_serves(requirement, attended, facts)
    else:
        return False
    return could and (assume_unknown or not unknown)


def chains(study: Sequence[StudyOption]) -> list[Chain]:
    """Programmes alone, and in rows in which each gives the degree that the next one needs."""
    rows = [row for length in range(1, _LONGEST + 1) for row in permutations(study, length)]
    return [row for row in rows if all(_leads_to(first, then) for first, then in pairwise(row))]


def _leads_to(first: StudyOption, then: StudyOption) -> bool:
    return then.needs is not None and first.degree is not None and first.degree.rank >= then.needs.rank
