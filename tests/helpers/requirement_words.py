"""Compiled requirements in the words of the tables that a person writes (see tests/expected)."""

from __future__ import annotations

from typing import Any, get_args

import certladder as cl
from certladder.model.requirements import Requirement


def requirement_types() -> set[str]:
    """The types of requirements that there are."""
    union, _ = get_args(Requirement)
    return {kind.model_fields["type"].default for kind in get_args(union)}


def _time(requirement: Any) -> str:
    return f"{requirement.total_months} months" if requirement.months else f"{requirement.years} years"


def line(requirement: object) -> str:
    """A compiled requirement in the words of the expected tables."""
    match requirement:
        case cl.CertificateRequirement():
            held = f" held {_time(requirement)}" if requirement.total_months else ""
            level = requirement.level.value if requirement.level else "-"
            return f"certificate {level} {requirement.scope} {'+'.join(requirement.kinds)}{held}"
        case cl.WorkYears():
            after = f" after {requirement.after.type}" if requirement.after else ""
            trainee = " trainee" if requirement.trainee else ""
            return f"work {_time(requirement)} {requirement.mode} {requirement.scope}{trainee}{after}"
        case cl.DiplomaRequirement():
            return " ".join(["diploma", *diploma(requirement)])
        case cl.TrainingRequirement():
            return f"training {requirement.level.value}"
        case cl.EnrolmentRequirement():
            return " ".join(["student", *course(requirement)])
        case cl.MinimumAge():
            return f"age {requirement.years}"
        case cl.MaximumAge():
            return f"age {'below' if requirement.below else 'up to'} {requirement.years}"
        case cl.ApprenticeshipRequirement():
            return f"apprenticeship {requirement.scope}"
        case cl.TitleRequirement():
            return f"title {requirement.level}{' matching' if requirement.matching else ''}"
        case cl.PermitRequirement():
            return f"permit {requirement.name}"
        case cl.WorkStarted():
            return f"working {requirement.scope}"
        case cl.UnreadText():
            return f"unread {requirement.words}"
    raise AssertionError(requirement)


def course(requirement: cl.DiplomaRequirement | cl.EnrolmentRequirement) -> list[str]:
    words = []
    if requirement.schools:
        words.append(f"school {'+'.join(requirement.schools)}")
    if requirement.programmes:
        words.append(f"programme {'+'.join(requirement.programmes)}")
    if isinstance(requirement, cl.EnrolmentRequirement):
        words += ["or_higher"] if requirement.or_higher else []
        words += [f"major {requirement.major}"] if requirement.major else []
    return words


def diploma(requirement: cl.DiplomaRequirement) -> list[str]:
    words = course(requirement)
    if requirement.degree:
        words.append(f"degree {requirement.degree}")
    words += ["or_higher"] if requirement.or_higher else []
    if requirement.major:
        words.append(f"major {requirement.major}")
    if requirement.trains_to:
        words.append(f"trains_to {requirement.trains_to.value}")
    return words + (["expected"] if requirement.expected else [])
