"""What would help: the smallest sets of records to gain that would make the answer a yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...model.dates import add_months, latest
from ...model.day_set import DaySet
from ...model.person import Record, Work
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Verdict
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.evaluate import evaluate, evaluator_of, hypothetical_record, serves
from ..evaluate.record_view import RecordView
from .alternative_result import Finding
from .effort import effort, study_needed
from .result import Fix

__all__ = ["fix_for", "smallest"]


def fix_for(clause: Clause, alternative: int, findings: Sequence[Finding], view: RecordView, on: dt.date) -> Fix | None:
    """The records to gain for one alternative (1-based); None if no record can make it certain (D14)."""
    asked = as_read(clause.alternatives[alternative - 1], view.policy)
    gains, spare = _gains(findings, view, on)
    day = _first_day(asked, view, gains, on)
    if day is None:
        gains += _anchors(asked, gains, view, on)
        lasting = [requirement for requirement in asked if not evaluator_of(requirement).can_end]
        day = _first_day(lasting, view, gains, on)
        if day is None:
            return None
        gains += _until(asked, view, on, day)
    for gain in spare:
        rest = [other for other in gains if other is not gain]
        if _first_day(asked, view, rest, on) == day:
            gains = rest
    return Fix.unvalidated(
        clause=clause, alternative=alternative, additions=tuple(gains), eligible_from=dt.date.fromordinal(day)
    )


def _gains(findings: Sequence[Finding], view: RecordView, on: dt.date) -> tuple[list[Record], list[Record]]:
    """A record for each requirement that does not hold, work last, and those of them that waiting may make needless."""
    going_on = [spell for spell in view.work if spell.end is None or latest(spell.end) >= on.toordinal()]
    asked = [finding.requirement for finding in findings]
    works_on = any(serves(one, spell, view)[0] for one in asked for spell in going_on)
    gains: list[Record] = []
    spare: list[Record] = []
    for finding in findings:
        if finding.verdict is Verdict.ELIGIBLE:
            continue
        gain = hypothetical_record(finding.requirement, view, on)
        if gain is None or (isinstance(gain, Work) and gain in gains):
            continue
        gains.append(gain)
        if finding.holds_from is not None or (works_on and isinstance(gain, Work)):
            spare.append(gain)
    return sorted(gains, key=lambda gain: isinstance(gain, Work)), spare


def _anchors(asked: Sequence[Requirement], gains: Sequence[Record], view: RecordView, on: dt.date) -> list[Record]:
    """New certificates and diplomas for work to count from, where those held have no date (D17)."""
    records = (hypothetical_record(after, view, on) for requirement in asked for after in anchorings(requirement)[:1])
    return [record for record in records if record is not None and record not in gains]


def _until(asked: Sequence[Requirement], view: RecordView, on: dt.date, day: int) -> list[Record]:
    """Records for the requirements that can end: they have to last until all the others hold."""
    ending = [requirement for requirement in asked if evaluator_of(requirement).can_end]
    records = (hypothetical_record(requirement, view, on, until=day) for requirement in ending)
    return [record for record in records if record is not None]


def _first_day(asked: Sequence[Requirement], view: RecordView, gains: Sequence[Record], on: dt.date) -> int | None:
    """The first certain day from `on` on, with the gains; what holds on `on` without them is not evaluated again."""
    day = on.toordinal()
    with_gains = view.plus(*gains)
    days = DaySet.span(day)
    for requirement in asked:
        certain = evaluate(requirement, view).certain
        if not certain.covers(day) or evaluator_of(requirement).can_end:
            certain = evaluate(requirement, with_gains).certain
        days &= certain
    return days.first_from(day)


def smallest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes not dominated by one with a subset of their additions at least as soon; the most practical first.

    What is most practical: waiting, then work, a course, a certificate, part-time study, full-time study; of equals the
    soonest, with the time of study counted in.
    """
    kept: list[tuple[Fix, frozenset[Record]]] = []
    for fix in sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.additions))):
        additions = frozenset(fix.additions)
        if not any(fewer <= additions for _, fewer in kept):
            kept.append((fix, additions))
    return tuple(sorted((fix for fix, _ in kept), key=_practical))


def _practical(fix: Fix) -> tuple[int, int, int]:
    study = study_needed(fix.additions)
    day = fix.eligible_from.toordinal()
    return effort(fix.additions), add_months(day, study.months) if study else day, len(fix.additions)
