"""What would help: the smallest sets of records to gain that would make the answer a yes."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ...model.periods import add_months
from ...model.person import Record, Work
from ...model.requirements import Requirement
from ...model.terms import Verdict
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.day_bounds import ALWAYS
from ..evaluate.evaluate import days_of, evaluator_of
from ..evaluate.record_view import RecordView
from .effort import effort, study_needed
from .result import AlternativeResult, Fix


def fixes_for(result: AlternativeResult, view: RecordView, on: dt.date) -> Iterator[Fix]:
    """What would make one alternative hold: waiting, and records to gain; neither if no record can make it certain (D14)."""
    about = {"clause": result.clause, "alternative": result.alternative}
    if result.eligible_from is not None:
        yield Fix.unvalidated(**about, additions=(), eligible_from=result.eligible_from)
    asked = as_read(result.clause.alternatives[result.alternative - 1], view.policy)
    missing = [one for one in result.findings if one.verdict is not Verdict.ELIGIBLE]
    gains = _records([one.requirement for one in missing], view, on)
    later = _records([one.requirement for one in missing if one.holds_from is not None], view, on)
    day = _first_day(asked, view, gains, on)
    if day is None:  # a record after which work counts has no date (D17), or what can end is over before all else holds
        prior = _records([after for one in asked for after in anchorings(one)], view, on)
        gains, later = list(dict.fromkeys([*prior, *gains])), [*later, *prior]
        until = _first_day([one for one in asked if not evaluator_of(one).can_end], view, gains, on)
        gains += _records([one for one in asked if evaluator_of(one).can_end], view, on, until)
        day = _first_day(asked, view, gains, on)
        if day is None:  # of an age that is exceeded by then, too: nothing can be done about it
            return
    for gain in [one for one in gains if one in later or isinstance(one, Work)]:
        rest = [other for other in gains if other is not gain]
        if _first_day(asked, view, rest, on) == day:
            gains = rest
    yield Fix.unvalidated(**about, additions=tuple(gains), eligible_from=dt.date.fromordinal(day))


def _records(asked: Iterable[Requirement], view: RecordView, on: dt.date, until: int | None = None) -> list[Record]:
    """A record to gain for each requirement that one can meet, each once, work last."""
    added = [evaluator_of(requirement).addition(requirement, view, on, until) for requirement in asked]
    return sorted(dict.fromkeys(filter(None, added)), key=lambda record: isinstance(record, Work))


def _first_day(asked: Sequence[Requirement], view: RecordView, gains: Sequence[Record], on: dt.date) -> int | None:
    """The first day from `on` on, on which all that is asked certainly holds with the gains."""
    days = days_of(asked, view.plus(*gains)) if asked else ALWAYS
    return days.certain.first_from(on.toordinal())


def smallest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes not dominated by one with a subset of their additions at least as soon; the most practical first.

    What is most practical: waiting, then work, a course, a certificate, part-time study, full-time study; of equals the
    soonest, with the time of study counted in.
    """
    kept: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.additions))):
        if not any(set(other.additions).issubset(fix.additions) for other in kept):
            kept.append(fix)
    return tuple(sorted(kept, key=_practical))


def _practical(fix: Fix) -> tuple[int, int, int]:
    study = study_needed(fix.additions)
    day = fix.eligible_from.toordinal()
    return effort(fix.additions), add_months(day, study.months) if study else day, len(fix.additions)
