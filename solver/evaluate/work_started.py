"""Work that has begun, however long ago (D22): no years of work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ...model.person import Work
from ...model.requirements import WorkStarted, WorkYears
from ...model.terms import CountingMode, Verdict
from .day_bounds import DayBounds
from .evaluator import Evidence
from .record_view import RecordView
from .work_years import WorkEvaluator, WorkYearsEvaluator

__all__ = ["WorkStartedEvaluator"]


class WorkStartedEvaluator(WorkEvaluator[WorkStarted]):
    """From the first day of work in scope on."""

    def __init__(self, work_years: WorkYearsEvaluator) -> None:
        self._work_years = work_years

    def days(self, asked: WorkStarted, view: RecordView) -> DayBounds:
        return self._work_years.days(_no_years(asked), view)

    def evidence(self, asked: WorkStarted, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        found = self._work_years.evidence(_no_years(asked), view, on, verdict)
        holds = verdict is Verdict.ELIGIBLE
        have, missing = found.records if holds else (), None if holds else asked
        return Evidence(asked, have, missing=missing, records=found.records, unknown=found.unknown)

    def likely(self, asked: WorkStarted, view: RecordView, on: dt.date) -> Iterator[Work]:
        yield Work(occupation=view.standard.occupation, start=on)


def _no_years(asked: WorkStarted) -> WorkYears:
    mode = CountingMode.CUMULATIVE  # not validated: no text asks for no time at all
    return WorkYears.model_construct(
        years=0, months=0, mode=mode, scope=asked.scope, trainee=False, after=None, span=asked.span
    )
