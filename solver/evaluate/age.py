"""An age reached, from that birthday on (D18)."""

from __future__ import annotations

import datetime as dt

from ...model.dates import Period, add_years, date_at, earliest, latest
from ...model.requirements import MinimumAge
from ...model.terms import Verdict
from .day_bounds import DayBounds, from_day
from .evaluator import Evaluator, Evidence
from .record_view import RecordView

__all__ = ["AgeEvaluator"]


class AgeEvaluator(Evaluator[MinimumAge]):
    def days(self, asked: MinimumAge, view: RecordView) -> DayBounds:
        if view.born is None:
            return view.unlisted("born")
        first, last = (add_years(day, asked.years) for day in (earliest(view.born), latest(view.born)))
        return from_day(first, first if view.assumes("born") else last)

    def evidence(self, asked: MinimumAge, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        if view.born is None:
            return Evidence(need=asked, have=(), missing=asked, unknown=[view.question("born")])
        born = latest(view.born)
        return Evidence(
            need=Period.of_months(12 * asked.years),
            have=Period.between(min(date_at(born), on), on),
            missing=Period.between(on, max(on, date_at(add_years(born, asked.years)))),
            unknown=[view.question("born")] if verdict is Verdict.UNDETERMINED else [],
        )
