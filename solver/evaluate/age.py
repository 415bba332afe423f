"""An age reached, from that birthday on (D18)."""

from __future__ import annotations

import datetime as dt

from ...model.dates import add_years
from ...model.day_set import DaySet
from ...model.requirements import MinimumAge
from ...model.terms import Verdict
from .day_bounds import DayBounds
from .evaluator import Evaluator, Evidence, Unknown, evidence_of_time
from .record_view import RecordView

__all__ = ["AgeEvaluator"]


class AgeEvaluator(Evaluator[MinimumAge]):
    """From the birthday on."""

    def days(self, asked: MinimumAge, view: RecordView) -> DayBounds:
        """From the birthday on; any day where the day of birth is not known."""
        if view.born is None:
            return view.unlisted("born")
        days = DaySet.span(add_years(view.born.toordinal(), asked.years))
        return DayBounds(days, days)

    def evidence(self, asked: MinimumAge, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """The age needed, reached and lacking."""
        if view.born is None:
            return Evidence(need=asked, have=(), missing=asked, unknown=[Unknown("born")])
        return evidence_of_time(asked.years, view.born.toordinal(), on)
