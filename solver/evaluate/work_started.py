"""Work that has begun, however long ago (D22)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.day_set import NEVER, DaySet
from ...model.person import Work
from ...model.requirements import WorkStarted
from ...model.terms import Verdict
from .day_bounds import UNKNOWN, DayBounds
from .evaluator import Evidence, Unknown
from .record_view import RecordView
from .work_years import WorkEvaluator
from .worked_days import days_worked, full_time_study, partial_dates

__all__ = ["WorkStartedEvaluator"]


class WorkStartedEvaluator(WorkEvaluator[WorkStarted]):
    """From the first day of work in scope on."""

    def days(self, asked: WorkStarted, view: RecordView) -> DayBounds:
        """From the first day of work in scope on."""
        in_scope = [(spell, view.in_scope(spell.occupation, asked.scope)) for spell in view.work]
        sure = [spell for spell, counts in in_scope if counts]
        maybe = [spell for spell, counts in in_scope if counts is not False]
        study = full_time_study(view).days
        begun = DayBounds(_begun(sure, study.possible, view, surely=True), _begun(maybe, study.certain, view))
        return begun | view.unlisted("work")

    def evidence(self, asked: WorkStarted, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """The first spell of work begun in scope, or the spells that may be in scope."""
        study, day = full_time_study(view), on.toordinal()
        begun = [(spell, view.in_scope(spell.occupation, asked.scope)) for spell in view.work]
        sure = tuple(
            spell
            for spell, counts in begun
            if counts and _begun([spell], study.days.possible, view, surely=True).covers(day)
        )
        maybe = [
            spell
            for spell, counts in begun
            if counts is not False and spell not in sure and _begun([spell], study.days.certain, view).covers(day)
        ]
        evidence = Evidence(need=asked, have=sure, missing=asked)
        if verdict is Verdict.ELIGIBLE:
            evidence.missing, evidence.records = None, sure[:1]
        elif verdict is Verdict.UNDETERMINED:
            open_ = [
                Unknown(view.scope_topic(spell.occupation), spell)
                for spell in maybe
                if not view.in_scope(spell.occupation, asked.scope)
            ]
            courses = () if view.policy.work_in_full_time_study else view.education
            dated: list[Any] = [*maybe, *(course for course in courses if course.full_time)]
            open_ += [Unknown(topic, record) for record in dated for topic in partial_dates(record)]
            open_ += study.unknown
            if view.unlisted("work") is UNKNOWN:
                evidence.unknown = [*open_, Unknown("work")]
            else:
                evidence.unknown, evidence.records = open_, tuple(maybe[:1])
        return evidence

    def likely(self, asked: WorkStarted, view: RecordView, on: dt.date) -> Iterator[Work]:
        """Work begun on the day."""
        yield Work(occupation=view.standard.occupation, start=on)


def _begun(spells: Sequence[Work], study: DaySet, view: RecordView, *, surely: bool = False) -> DaySet:
    """From the first day worked on which there is no full-time study (D25)."""
    worked = DaySet.union(days_worked(spell, view, surely=surely) for spell in spells) - study
    return DaySet.span(worked.spans[0][0]) if worked else NEVER
