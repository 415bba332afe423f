"""Words that could not be read: undetermined, unless the person says whether they meet them (D14)."""

import datetime as dt

from ...model.requirements import UnreadText
from ...model.terms import Verdict
from .day_bounds import ALWAYS, NOTHING, UNKNOWN, DayBounds
from .evaluator import Evaluator, Evidence
from .record_view import RecordView


def days_declared(words: str, view: RecordView) -> DayBounds:
    """All days or none, as the person says that they meet the words."""
    if words not in view.meets:
        return ALWAYS if view.assumes("unread", words=words) else UNKNOWN
    return ALWAYS if view.meets[words] else NOTHING


class UnreadEvaluator(Evaluator[UnreadText]):
    def days(self, asked: UnreadText, view: RecordView) -> DayBounds:
        return days_declared(asked.words, view)

    def evidence(self, asked: UnreadText, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        missing = None if verdict is Verdict.ELIGIBLE else asked
        unknown = [view.question("unread", words=asked.words)] if verdict is Verdict.UNDETERMINED else []
        return Evidence(need=asked, have=(), missing=missing, unknown=unknown)
