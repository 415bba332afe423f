"""An age reached, from that birthday on, and an age not exceeded, up to the next one (D18)."""

import datetime as dt
from collections.abc import Iterator
from functools import reduce

from ...model.dates import RecordDate, earliest, latest
from ...model.day_set import DaySet
from ...model.periods import Period, add_years, date_at
from ...model.requirements import MaximumAge, MinimumAge, declared_words
from ...model.terms import Verdict
from .day_bounds import ALWAYS, UNKNOWN, DayBounds, from_day
from .evaluator import Evaluator, Evidence
from .record_view import RecordView
from .unread import days_declared


class MinimumAgeEvaluator(Evaluator[MinimumAge]):
    def days(self, asked: MinimumAge, view: RecordView) -> DayBounds:
        if view.born is None:
            return view.unlisted("born")
        first, last = (add_years(day, asked.years) for day in (earliest(view.born), latest(view.born)))
        return from_day(first, first if view.assumes("born") else last)

    def evidence(self, asked: MinimumAge, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        evidence = _age(asked, view, on)
        if view.born is not None:
            reached = date_at(add_years(latest(view.born), asked.years))
            evidence.missing = Period.between(on, max(on, reached))
            evidence.unknown = [] if verdict is Verdict.ELIGIBLE else [view.question("born")]
        return evidence


class MaximumAgeEvaluator(Evaluator[MaximumAge]):
    can_end = True

    def days(self, asked: MaximumAge, view: RecordView) -> DayBounds:
        if view.born is None:
            return view.unlisted("born")
        return reduce(DayBounds.__or__, [of_age & said for of_age, said in self._parts(asked, view.born, view)])

    def _parts(self, asked: MaximumAge, born: RecordDate, view: RecordView) -> Iterator[tuple[DayBounds, DayBounds]]:
        """The days of life up to a birthday, and on which of them it holds: of the year behind, the person has to say it."""
        yield self._until(asked.years, born, view), ALWAYS
        if words := declared_words(asked):
            yield self._until(asked.years + 1, born, view), days_declared(words, view)

    def _until(self, years: int, born: RecordDate, view: RecordView) -> DayBounds:
        first, last = earliest(born), latest(born)
        possible = DaySet.span(first, add_years(last, years))
        return DayBounds(possible if view.assumes("born") else DaySet.span(last, add_years(first, years)), possible)

    def evidence(self, asked: MaximumAge, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        evidence = _age(asked, view, on)
        if view.born is not None and verdict is not Verdict.ELIGIBLE:
            evidence.missing, day = asked, on.toordinal()
            for of_age, said in self._parts(asked, view.born, view):
                if (of_age & said).possible.covers(day):
                    evidence.unknown += [] if of_age.certain.covers(day) else [view.question("born")]
                    evidence.unknown += (
                        [view.question("unread", words=declared_words(asked))] if said is UNKNOWN else []
                    )
        return evidence


def _age(asked: MinimumAge | MaximumAge, view: RecordView, on: dt.date) -> Evidence:
    """The least that the age may be; without the day of birth all that is asked is missing."""
    if view.born is None:
        return Evidence(need=asked, have=(), missing=asked, unknown=[view.question("born")])
    age = Period.between(min(date_at(latest(view.born)), on), on)
    return Evidence(need=Period.of_months(12 * asked.years), have=age)
