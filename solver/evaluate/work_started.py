"""Work that has begun, however long ago (D22)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import reduce

from ...model.day_set import NEVER, DaySet
from ...model.person import Work
from ...model.requirements import WorkStarted
from ...model.terms import Verdict
from .day_bounds import UNKNOWN, DayBounds
from .evaluator import Evaluator, Evidence, Unknown
from .record_view import RecordView
from .work_years import new_work

__all__ = ["WorkStartedEvaluator"]


class WorkStartedEvaluator(Evaluator[WorkStarted]):
    """From the first day of work in scope on."""

    list_name = "work"

    def days(self, asked: WorkStarted, view: RecordView) -> DayBounds:
        """From the first day of work in scope on."""
        in_scope = [(DaySet.since(spell.start), view.in_scope(spell.occupation, asked.scope)) for spell in view.work]
        sure = [days for days, counts in in_scope if counts]
        maybe = [days for days, counts in in_scope if counts is not False]
        worked = DayBounds(reduce(DaySet.__or__, sure, NEVER), reduce(DaySet.__or__, maybe, NEVER))
        return worked | view.unlisted("work")

    def evidence(self, asked: WorkStarted, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """The first spell of work begun in scope, or the spells that may be in scope."""
        begun = [(spell, view.in_scope(spell.occupation, asked.scope)) for spell in view.work if spell.start <= on]
        sure = tuple(spell for spell, counts in begun if counts)
        maybe = [spell for spell, counts in begun if counts is None]
        evidence = Evidence(need=asked, have=sure, missing=asked)
        if verdict is Verdict.ELIGIBLE:
            evidence.missing, evidence.records = None, sure[:1]
        elif verdict is Verdict.UNDETERMINED:
            relations = [Unknown(view.scope_topic(spell.occupation), spell) for spell in maybe]
            if view.unlisted("work") is UNKNOWN:
                evidence.unknown = [*relations, Unknown("work")]
            else:
                evidence.unknown, evidence.records = relations, tuple(maybe[:1])
        return evidence

    def addition(self, asked: WorkStarted, view: RecordView, on: dt.date, until: int | None = None) -> Work | None:
        """Work from the day on, unless the person works already."""
        return new_work(view, on)

    def likely(self, asked: WorkStarted, view: RecordView, on: dt.date) -> Iterator[Work]:
        """Work begun on the day."""
        yield Work(occupation=view.standard.occupation, start=on)
