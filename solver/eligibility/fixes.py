"""What would help: the smallest sets of things to gain that would make the answer a yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...model.base import FrozenModel
from ...model.day_set import DaySet
from ...model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ...model.requirements import EnrolmentRequirement, Requirement
from ...model.standard import Clause
from ...model.terms import CertificateKind, Relevance, School, Verdict
from ..evaluate.evaluate import evaluate
from ..evaluate.record_view import RecordView
from .findings import Finding

__all__ = ["Fix", "fix_for", "record_for", "smallest", "student_for"]


class Fix(FrozenModel):
    """Things to gain (records, counted as if had on the day asked) with which one alternative of a clause holds.

    With all of `additions` the alternative certainly holds on `eligible_from`, if present work goes on, and on no earlier
    day from the day asked on; leave one out, and it does not hold on that day. No gains: waiting is enough.
    """

    clause: Clause
    alternative: int
    additions: tuple[Record, ...]
    eligible_from: dt.date


def fix_for(clause: Clause, alternative: int, findings: Sequence[Finding], view: RecordView, on: dt.date) -> Fix | None:
    """What is to be gained for one alternative (1-based); None if no gain can make it certain (D14)."""
    asked = clause.alternatives[alternative - 1]
    if any(requirement.type == "unread" and not view.meets.get(requirement.words) for requirement in asked):
        return None
    gains: list[Record] = []
    spare: list[Record] = []
    for finding in findings:
        if finding.verdict is not Verdict.ELIGIBLE and (gain := record_for(finding.requirement, view, on)) is not None:
            gains.append(gain)
            if finding.holds_from is not None:
                spare.append(gain)
    if _lacks_work(findings, view, on):
        works = Work.unvalidated(occupation=view.standard.occupation, start=on, end=None)
        gains.append(works)
        if _work_may_come(findings, view, on):
            spare.append(works)
    day = _first_day(asked, view, gains, on)
    if day is None:
        gains += _anchors(asked, gains, view, on)
        timeless = [requirement for requirement in asked if requirement.type != "student"]
        day = _first_day(timeless, view, gains, on)
        if day is not None:
            gains += [student_for(requirement, view, on, day) for requirement in asked if requirement.type == "student"]
    if day is None:
        return None
    for gain in reversed(spare):
        rest = [other for other in gains if other is not gain]
        if _first_day(asked, view, rest, on) == day:
            gains = rest
    return Fix.unvalidated(
        clause=clause, alternative=alternative, additions=tuple(gains), eligible_from=dt.date.fromordinal(day)
    )


_OF_WORK = ("work", "working")


def _lacks_work(findings: Sequence[Finding], view: RecordView, on: dt.date) -> bool:
    """Whether work is missing that no present work of the occupation brings."""
    if all(finding.verdict is Verdict.ELIGIBLE for finding in findings if finding.requirement.type in _OF_WORK):
        return False
    own = view.standard.occupation
    return not any(
        spell.end is None and spell.start <= on and view.catalog.name(spell.occupation) == own for spell in view.work
    )


def _work_may_come(findings: Sequence[Finding], view: RecordView, on: dt.date) -> bool:
    """Whether the years of work could be reached without new work, by spells that go on or by time alone (D3)."""
    goes_on = any(spell.end is None or spell.end >= on for spell in view.work)
    return goes_on or any(
        finding.holds_from is not None for finding in findings if finding.requirement.type in _OF_WORK
    )


def _anchors(asked: Sequence[Requirement], gains: Sequence[Record], view: RecordView, on: dt.date) -> list[Record]:
    """New certificates and diplomas for work to count from, where those held have no date (D17)."""
    anchors = (requirement.after for requirement in asked if requirement.type == "work" and requirement.after)
    return [gain for anchor in anchors if (gain := record_for(anchor, view, on)) is not None and gain not in gains]


def _first_day(asked: Sequence[Requirement], view: RecordView, gains: Sequence[Record], on: dt.date) -> int | None:
    """The first certain day from `on` on, with the gains; what holds on `on` without them is not looked at again."""
    day = on.toordinal()
    with_gains: RecordView | None = None
    days = DaySet.span(day)
    for requirement in asked:
        certain = evaluate(requirement, view).certain
        if requirement.type == "student" or certain.first_from(day) != day:
            with_gains = with_gains or view.plus(*gains)
            certain = evaluate(requirement, with_gains).certain
        days &= certain
    return days.first_from(day)


def record_for(requirement: Requirement, view: RecordView, on: dt.date) -> Record | None:
    """The record that meets the requirement from `on`; None for work, student status and age, which take time."""
    occupation = view.standard.occupation
    if requirement.type == "certificate":
        kind = requirement.kinds[-1]
        if kind is CertificateKind.QUALIFICATION and view.policy.equivalent_certificates:
            kind = CertificateKind.SKILL_LEVEL
        return Certificate.unvalidated(occupation=occupation, level=requirement.level, issued=on, kind=kind)
    if requirement.type == "diploma":
        return Education.unvalidated(
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
        return Training.unvalidated(occupation=occupation, level=requirement.level, completed=on)
    if requirement.type == "apprenticeship":
        return Apprenticeship.unvalidated(occupation=occupation, completed=on)
    if requirement.type == "title":
        return Title.unvalidated(level=requirement.level, granted=on, relevance={occupation: True})
    if requirement.type == "permit":
        return Permit.unvalidated(name=requirement.name, issued=on, serves={})
    return None


def student_for(requirement: EnrolmentRequirement, view: RecordView, on: dt.date, until: int) -> Education:
    """A student from `on` on who has not graduated by the day `until`."""
    technical = School.TECHNICAL in requirement.schools or not requirement.schools
    return Education(
        school=School.TECHNICIAN_COLLEGE if technical else requirement.schools[0],
        programme=requirement.programmes[0] if requirement.programmes else None,
        relevance={view.standard.occupation: Relevance.OWN} if requirement.major else {},
        enrolled=on,
        graduated=dt.date.fromordinal(until + 1),
    )


def smallest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes that no other beats with the same or fewer gains at least as soon; soonest first, then fewest."""
    ordered = sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.additions)))
    kept: list[tuple[Fix, frozenset[Record]]] = []
    for fix in ordered:
        gains = frozenset(fix.additions)
        if not any(fewer <= gains for _, fewer in kept):
            kept.append((fix, gains))
    return tuple(fix for fix, _ in kept)
