"""What would help: the smallest sets of things to gain that would make the answer a yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..model.dates import DateSet
from ..model.person import Apprenticeship, Certificate, Education, Fact, Permit, Title, Training, Work
from ..model.requirement import Requirement, Studying
from ..model.standard import Clause
from ..model.terms import CertificateKind, Relevance, School, Verdict
from ..model.value import Value
from .facts import Facts
from .finding import Finding
from .holds import holds

__all__ = ["Fix", "fix_for", "record_for", "smallest", "student_for"]


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
    if any(requirement.type == "unread" and not facts.meets.get(requirement.words) for requirement in asked):
        return None
    gains: list[Fact] = []
    spare: list[Fact] = []
    for finding in findings:
        if finding.verdict is not Verdict.ELIGIBLE and (gain := record_for(finding.requirement, facts, on)) is not None:
            gains.append(gain)
            if finding.holds_from is not None:
                spare.append(gain)
    if _lacks_work(findings, facts, on):
        works = Work.trusted(occupation=facts.standard.occupation, start=on, end=None)
        gains.append(works)
        if _work_may_come(findings, facts, on):
            spare.append(works)
    day = _first_day(asked, facts, gains, on)
    if day is None:
        gains += _anchors(asked, gains, facts, on)
        timeless = [requirement for requirement in asked if requirement.type != "student"]
        day = _first_day(timeless, facts, gains, on)
        if day is not None:
            gains += [
                student_for(requirement, facts, on, day) for requirement in asked if requirement.type == "student"
            ]
    if day is None:
        return None
    for gain in reversed(spare):
        rest = [other for other in gains if other is not gain]
        if _first_day(asked, facts, rest, on) == day:
            gains = rest
    return Fix.trusted(
        clause=clause, alternative=alternative, gains=tuple(gains), eligible_from=dt.date.fromordinal(day)
    )


_OF_WORK = ("work", "working")


def _lacks_work(findings: Sequence[Finding], facts: Facts, on: dt.date) -> bool:
    """Whether work is missing that no present work of the occupation brings."""
    if all(finding.verdict is Verdict.ELIGIBLE for finding in findings if finding.requirement.type in _OF_WORK):
        return False
    own = facts.standard.occupation
    return not any(
        spell.end is None and spell.start <= on and facts.catalog.name(spell.occupation) == own for spell in facts.work
    )


def _work_may_come(findings: Sequence[Finding], facts: Facts, on: dt.date) -> bool:
    """Whether the years of work could be reached without new work, by spells that go on or by time alone (D3)."""
    goes_on = any(spell.end is None or spell.end >= on for spell in facts.work)
    return goes_on or any(
        finding.holds_from is not None for finding in findings if finding.requirement.type in _OF_WORK
    )


def _anchors(asked: Sequence[Requirement], gains: Sequence[Fact], facts: Facts, on: dt.date) -> list[Fact]:
    """New certificates and diplomas for work to count from, where those held have no date (D17)."""
    anchors = (requirement.after for requirement in asked if requirement.type == "work" and requirement.after)
    return [gain for anchor in anchors if (gain := record_for(anchor, facts, on)) is not None and gain not in gains]


def _first_day(asked: Sequence[Requirement], facts: Facts, gains: Sequence[Fact], on: dt.date) -> int | None:
    """The first certain day from `on` on, with the gains; what holds on `on` without them is not looked at again."""
    day = on.toordinal()
    with_gains: Facts | None = None
    days = DateSet.span(day)
    for requirement in asked:
        certain = holds(requirement, facts).certain
        if requirement.type == "student" or certain.first_from(day) != day:
            with_gains = with_gains or facts.plus(*gains)
            certain = holds(requirement, with_gains).certain
        days &= certain
    return days.first_from(day)


def record_for(requirement: Requirement, facts: Facts, on: dt.date) -> Fact | None:
    """The record that meets the requirement from `on`; None for work, student status and age, which take time."""
    occupation = facts.standard.occupation
    if requirement.type == "certificate":
        kind = requirement.kinds[-1]
        if kind is CertificateKind.QUALIFICATION and facts.policy.equivalent_certificates:
            kind = CertificateKind.SKILL_LEVEL
        return Certificate.trusted(occupation=occupation, level=requirement.level, issued=on, kind=kind)
    if requirement.type == "diploma":
        return Education.trusted(
            school=requirement.schools[0] if requirement.schools else None,
            degree=requirement.degree,
            major=None,
            relevance={occupation: Relevance.OWN} if requirement.major else {},
            enrolled=None,
            graduated=on,
            trains_to=requirement.trains_to,
            programme=requirement.programmes[0] if requirement.programmes else None,
        )
    if requirement.type == "training":
        return Training.trusted(occupation=occupation, level=requirement.level, completed=on)
    if requirement.type == "apprenticeship":
        return Apprenticeship.trusted(occupation=occupation, completed=on)
    if requirement.type == "title":
        return Title.trusted(level=requirement.level, granted=on, relevance={occupation: True})
    if requirement.type == "permit":
        return Permit.trusted(name=requirement.name, issued=on, serves={})
    return None


def student_for(requirement: Studying, facts: Facts, on: dt.date, until: int) -> Education:
    """A student from `on` on who has not graduated by the day `until`."""
    technical = School.TECHNICAL in requirement.schools or not requirement.schools
    return Education(
        school=School.TECHNICIAN_COLLEGE if technical else requirement.schools[0],
        programme=requirement.programmes[0] if requirement.programmes else None,
        relevance={facts.standard.occupation: Relevance.OWN} if requirement.major else {},
        enrolled=on,
        graduated=dt.date.fromordinal(until + 1),
    )


def smallest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes that no other beats with the same or fewer gains at least as soon; soonest first, then fewest."""
    ordered = sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.gains)))
    kept: list[tuple[Fix, frozenset[Fact]]] = []
    for fix in ordered:
        gains = frozenset(fix.gains)
        if not any(fewer <= gains for _, fewer in kept):
            kept.append((fix, gains))
    return tuple(fix for fix, _ in kept)
