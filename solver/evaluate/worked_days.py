"""The days of spells of work, surely or possibly, and which of their dates are not known to the day (D1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ...model.dates import FOREVER, PartialDate, RecordDate
from ...model.day_set import NEVER, DaySet
from ...model.person import Education, Work
from ...model.requirements import WorkYears
from ...model.terms import CountingMode
from .date_bounds import ends_of
from .question import Topic
from .record_view import RecordView

__all__ = ["at_worst", "days_worked", "is_known_to_the_day", "partial_dates", "worked_days"]


def is_known_to_the_day(spell: Work) -> bool:
    """Whether neither its start nor its end is known to the month or year only."""
    return not (isinstance(spell.start, PartialDate) or isinstance(spell.end, PartialDate))


def partial_dates(record: Work | Education) -> list[Topic]:
    """The dates of what lasts that are known to the month or year only."""
    dates: tuple[tuple[Topic, RecordDate | None], ...] = (
        (("start", record.start), ("end", record.end))
        if isinstance(record, Work)
        else (("enrolled", record.enrolled), ("graduated", record.graduated))
    )
    return [topic for topic, date in dates if isinstance(date, PartialDate)]


def days_worked(spell: Work, view: RecordView, *, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    if is_known_to_the_day(spell):  # by far the most
        return spell.start.toordinal(), spell.end.toordinal() + 1 if spell.end else FOREVER  # type: ignore[union-attr]
    ends = ends_of(spell.start, spell.end, last_day=True)
    if not surely:
        return ends.possible
    if view.answered:
        start = ends.start if view.assumes("start", spell) else ends.last_start
        return start, ends.last_end if view.assumes("end", spell) else ends.end
    return ends.certain


def worked_days(
    asked: WorkYears, spells: Sequence[Work], view: RecordView, study: DaySet = NEVER, *, surely: bool = False
) -> DaySet:
    """The days of `spells` that are not of full-time study (D25); for continuous work, small gaps are bridged (D4).

    Where a date is known to the month or year: the days that are `surely` worked, or all that may be.
    """
    gap = view.policy.continuity_gap_days if asked.mode is CountingMode.CONTINUOUS else 0
    days = [days_worked(spell, view, surely=surely) for spell in spells]
    return DaySet.union(DaySet.union(days) - study, gap) if study else DaySet.union(days, gap)


def at_worst(record: Any, topic: Topic) -> Any:
    """The record with the one of the dates that leaves the fewest days of work."""
    is_work = isinstance(record, Work)
    ends = ends_of(record.start, record.end, last_day=True) if is_work else ends_of(record.enrolled, record.graduated)
    worst = {"start": ends.last_start, "end": ends.end - 1, "enrolled": ends.start, "graduated": ends.last_end}
    return record.model_copy(update={topic: dt.date.fromordinal(worst[topic])})
