"""One requirement held against a person: what is needed, what is there, what is missing, and what is unknown."""

from __future__ import annotations

import datetime as dt

from ...model.dates import FOREVER
from ...model.day_set import DaySet
from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..evaluate.day_bounds import DayBounds
from ..evaluate.evaluate import evaluate, evaluator_of
from ..evaluate.record_view import RecordView
from .alternative_result import Finding

__all__ = ["find", "first_day", "verdict_on"]


def verdict_on(holding: DayBounds, day: int) -> Verdict:
    """The three-valued verdict on an ordinal day."""
    if holding.certain.covers(day):
        return Verdict.ELIGIBLE
    return Verdict.UNDETERMINED if holding.possible.covers(day) else Verdict.NOT_ELIGIBLE


def first_day(days: DaySet, day: int, last: int = FOREVER) -> dt.date | None:
    """The first date of the set on or after an ordinal day, and not after `last`: the edition's last one (D15)."""
    first = days.first_from(day)
    return None if first is None or first > last else dt.date.fromordinal(first)


def find(requirement: Requirement, read: Requirement, view: RecordView, on: dt.date, last: int = FOREVER) -> Finding:
    """The finding for one requirement on a day; `read` is what the policy reads it as, `last` as in `first_day`."""
    day = on.toordinal()
    holding = evaluate(read, view)
    verdict = verdict_on(holding, day)
    evidence = evaluator_of(read).evidence(read, view, on, verdict)
    holds_from, possible_from = (first_day(days, day, last) for days in (holding.certain, holding.possible))
    depends = verdict is not Verdict.ELIGIBLE and possible_from != holds_from
    unknown = evidence.unknown if depends else ()
    asked = [view.question(one.topic, one.record, words=one.words) for one in unknown]
    return Finding.unvalidated(
        requirement=requirement,
        verdict=verdict,
        holds_from=holds_from,
        possible_from=possible_from,
        need=evidence.need,
        have=evidence.have,
        possible=None if verdict is Verdict.ELIGIBLE else evidence.possible,
        missing=evidence.missing,
        records=evidence.records,
        questions=tuple(dict.fromkeys(asked)) if verdict is Verdict.UNDETERMINED else (),
        conditions=tuple(dict.fromkeys(asked)) if verdict is Verdict.NOT_ELIGIBLE else (),
    )
