"""Work that has begun, however long ago, from the first day in scope on (D22): no years of work."""

import datetime as dt

from ...model.requirements import WorkStarted
from ...model.terms import Verdict
from .evaluator import Evidence
from .record_view import RecordView
from .work_years import WorkYearsEvaluator


class WorkStartedEvaluator(WorkYearsEvaluator[WorkStarted]):
    def evidence(self, asked: WorkStarted, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        found = super().evidence(asked, view, on, verdict)
        have, missing = (found.records, None) if verdict is Verdict.ELIGIBLE else ((), asked)
        return Evidence(asked, have, missing=missing, records=found.records, unknown=found.unknown)
