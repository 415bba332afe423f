"""What would help: the smallest sets of things to gain that would make the answer a yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce

from ..model.person import Certificate, Education, Fact, Training, Work
from ..model.requirement import CertificateHeld, Graduated, Requirement, Studying, Trained, Unread, Worked
from ..model.standard import Clause
from ..model.terms import Relevance, School, Verdict
from ..model.value import Value
from .facts import Facts
from .finding import Finding
from .holds import Holding, holds

__all__ = ["Fix", "fix_for", "smallest"]


class Fix(Value):
    """Things to gain (records, counted as if had on the day asked) with which one alternative of a clause holds.

    With all of `gains` the alternative certainly holds on `eligible_from`, if present work goes on, and on no earlier
    day from the day asked on; leave one out, and it does not hold on that day. No gains: waiting is enough.
    """

    clause: Clause
    alternative: int
    gains: tuple[Fact, ...]
    eligible_from: dt.date


def fix_for(clause: Clause, alternative: int, findings: Sequence[Finding], facts: Facts, on: dt.date) -> Fix | None:
    """What is to be gained for one alternative (1-based); None if no gain can make it certain (D14)."""
    asked = clause.alternatives[alternative - 1]
    if any(isinstance(requirement, Unread) for requirement in asked):
        return None
    unmet = [finding for finding in findings if finding.verdict is not Verdict.ELIGIBLE]
    gains = [gain for finding in unmet if (gain := _gain(finding.requirement, facts, on)) is not None]
    gains.append(Work.model_construct(occupation=facts.standard.occupation, start=on, end=None))
    day = _first_day(asked, facts.plus(*gains), on)
    if day is None:
        for student in (requirement for requirement in asked if isinstance(requirement, Studying)):
            others = [requirement for requirement in asked if requirement is not student]
            day = _first_day(others, facts.plus(*gains), on) or on.toordinal()
            gains.append(_student(student, on, day))
    if day is None:
        return None
    for gain in reversed(gains):
        rest = [other for other in gains if other is not gain]
        if _first_day(asked, facts.plus(*rest), on) == day:
            gains = rest
    return Fix.model_construct(
        clause=clause, alternative=alternative, gains=tuple(gains), eligible_from=dt.date.fromordinal(day)
    )


def _first_day(asked: Sequence[Requirement], facts: Facts, on: dt.date) -> int | None:
    days = reduce(Holding.__and__, (holds(requirement, facts) for requirement in asked))
    return days.certain.first_from(on.toordinal())


def _gain(requirement: Requirement, facts: Facts, on: dt.date) -> Fact | None:
    """The record that meets the requirement from `on`; None for work and student status, which take time."""
    occupation = facts.standard.occupation
    match requirement:
        case CertificateHeld():
            return Certificate.model_construct(
                occupation=occupation, level=requirement.level, issued=on, kind=requirement.kinds[-1]
            )
        case Graduated():
            return Education.model_construct(
                school=requirement.schools[0] if requirement.schools else None,
                degree=requirement.degree,
                relevance={occupation: Relevance.OWN} if requirement.major else {},
                graduated=on,
                trains_to=requirement.trains_to,
            )
        case Trained():
            return Training.model_construct(occupation=occupation, level=requirement.level, completed=on)
    return None


def _student(requirement: Studying, on: dt.date, until: int) -> Education:
    """A student from `on` on who has not graduated by the day `until`."""
    return Education.model_construct(
        school=School.TECHNICIAN_COLLEGE,
        programme=requirement.programmes[0],
        enrolled=on,
        graduated=dt.date.fromordinal(until + 1),
    )


def smallest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes that no other beats with the same or fewer gains at least as soon; soonest first, then fewest."""
    ordered = sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.gains)))
    kept: list[Fix] = []
    for fix in ordered:
        if not any(set(better.gains) <= set(fix.gains) for better in kept):
            kept.append(fix)
    return tuple(kept)
