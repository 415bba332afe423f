"""Years of work, cumulative (D3) or continuous (D4), counted after an anchor if there is one (D5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...model.dates import BEGINNING, FOREVER, Period, add_years
from ...model.day_set import ALL, NEVER, DaySet
from ...model.person import Record, Work
from ...model.requirements import Anchoring, WorkYears
from ...model.terms import CountingMode, Verdict
from .by_record import Anchor, AnchoringEvaluator
from .day_bounds import UNKNOWN, DayBounds
from .evaluator import Evaluator, Evidence, Unknown, evidence_of_time, years_before
from .record_view import RecordView
from .work_time import days_before, reached_continuous, reached_cumulative

__all__ = ["WorkYearsEvaluator", "new_work", "worked_days"]


class WorkYearsEvaluator(Evaluator[WorkYears]):
    """From the day on which the years are reached, for good. `anchoring`: the types after whose records work counts."""

    list_name = "work"

    def __init__(self, anchoring: Mapping[str, AnchoringEvaluator[Any, Any]]) -> None:
        self._anchoring = anchoring

    def anchors(self, asked: Anchoring | None, view: RecordView) -> list[Anchor]:
        """The days from which work counts: one for each record that could serve, from its date on (D5)."""
        return [Anchor(None, BEGINNING)] if asked is None else self._anchoring[asked.type].anchors(asked, view)

    def days(self, asked: WorkYears, view: RecordView) -> DayBounds:
        """From the day on which the years are reached after one of the anchors."""
        in_scope = _in_scope(asked, view.work, view)
        sure = [spell for spell, counts in in_scope if counts]
        maybe = [spell for spell, counts in in_scope if counts is not False]
        anchors = self.anchors(asked.after, view)
        first = min((anchor.day for anchor in anchors), default=None)
        first_sure = min((anchor.day for anchor in anchors if not anchor.unknown), default=None)
        unlisted = view.unlisted("work")
        surely = ALL if unlisted.certain else worked_days(asked, sure, view)
        certain = _from(asked, surely, first_sure)
        if not unlisted.possible and len(maybe) == len(sure) and first == first_sure:
            return DayBounds(certain, certain)
        perhaps = ALL if unlisted.possible else worked_days(asked, maybe, view)
        return DayBounds(certain, _from(asked, perhaps, first))

    def evidence(self, asked: WorkYears, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        """The time worked; the anchor and the spells that it rests on, or what may add to it."""
        day = on.toordinal()
        found = sorted(
            (anchor for anchor in self.anchors(asked.after, view) if anchor.day <= day), key=lambda anchor: anchor.day
        )
        begun = _in_scope(asked, [spell for spell in view.work if spell.start < on], view)
        sure = [spell for spell, counts in begun if counts]
        anchor = next((anchor for anchor in found if not anchor.unknown), None)
        evidence = _time_worked(asked, worked_days(asked, sure, view), anchor, view, on)
        if verdict is Verdict.ELIGIBLE and anchor:
            evidence.missing = Period.unvalidated(years=0, months=0, days=0)
            evidence.records = _support(asked, sure, anchor, view, day)
        elif verdict is Verdict.NOT_ELIGIBLE:
            counted = [spell for spell in sure if anchor and (not spell.end or spell.end.toordinal() >= anchor.day)]
            evidence.records = _cited(anchor, counted)
        else:
            unlisted = view.unlisted("work") is UNKNOWN
            maybe = [] if unlisted else [spell for spell, counts in begun if counts is not False]
            evidence.records = _support(asked, maybe, found[0], view, day)
            evidence.unknown = [
                *(Unknown(topic, anchor.record) for anchor in found for topic in anchor.unknown),
                *(Unknown(view.scope_topic(spell.occupation), spell) for spell, counts in begun if counts is None),
                *([Unknown("work")] if unlisted else []),
            ]
        return evidence

    def addition(self, asked: WorkYears, view: RecordView, on: dt.date, until: int | None = None) -> Work | None:
        """Work from the day on, unless the person works already; the years are then a matter of time."""
        return new_work(view, on)

    def likely(self, asked: WorkYears, view: RecordView, on: dt.date) -> Iterator[Work]:
        """Work that has just lasted long enough, or a year less."""
        for years in (asked.years, asked.years - 1):
            yield Work(occupation=view.standard.occupation, start=years_before(on, years))

    def prior(self, asked: WorkYears) -> Anchoring | None:
        """The certificate, diploma or title after which work counts."""
        return asked.after


def new_work(view: RecordView, on: dt.date) -> Work | None:
    """Work in the occupation from a day on; None if there is such work already and it goes on."""
    if any(spell.end is None and spell.start <= on and view.is_own(spell.occupation) for spell in view.work):
        return None
    return Work.unvalidated(occupation=view.standard.occupation, start=on, end=None)


def worked_days(asked: WorkYears, spells: Sequence[Work], view: RecordView) -> DaySet:
    """The days of `spells`, in the stretches that count: for continuous work, small gaps are bridged (D4)."""
    gap = view.policy.continuity_gap_days if asked.mode is CountingMode.CONTINUOUS else 0
    days = [(spell.start.toordinal(), spell.end.toordinal() + 1 if spell.end else FOREVER) for spell in spells]
    return DaySet.union(days, gap)


def _in_scope(asked: WorkYears, spells: Sequence[Work], view: RecordView) -> list[tuple[Work, bool | None]]:
    return [(spell, view.in_scope(spell.occupation, asked.scope)) for spell in spells]


def _reached(asked: WorkYears, worked: DaySet, anchor: int) -> int | None:
    counted = worked.after(anchor)
    if asked.mode is CountingMode.CONTINUOUS:
        return reached_continuous(counted, asked.years)
    return reached_cumulative(counted, asked.years)


def _from(asked: WorkYears, worked: DaySet, anchor: int | None) -> DaySet:
    """The days from which the years are reached; the earliest anchor brings the first day."""
    day = _reached(asked, worked, anchor) if anchor is not None and worked else None
    return NEVER if day is None else DaySet.span(day)


def _time_worked(asked: WorkYears, worked: DaySet, anchor: Anchor | None, view: RecordView, on: dt.date) -> Evidence:
    """Need, have and missing on a day, missing being what is lacking if work goes on from that day.

    A broken stretch of continuous work is had, but the whole time is missing.
    """
    day = on.toordinal()
    counted = worked.after(anchor.day) & DaySet.span(1, day) if anchor else NEVER
    if asked.mode is CountingMode.CUMULATIVE:
        return evidence_of_time(asked.years, day - days_before(counted, day), on)
    going_on = DaySet.union([*worked, (day, FOREVER)], view.policy.continuity_gap_days)
    running = next(max(start, anchor.day) for start, end in going_on if end == FOREVER) if anchor else day
    longest = max(counted, key=lambda span: span[1] - span[0], default=(day, day))
    evidence = evidence_of_time(asked.years, running, on)
    if running >= day or add_years(longest[0], asked.years) <= longest[1]:
        evidence.have = Period.between(*map(dt.date.fromordinal, longest))
    return evidence


def _support(asked: WorkYears, spells: list[Work], anchor: Anchor, view: RecordView, day: int) -> tuple[Record, ...]:
    """The anchor and the fewest spells: leaving any of them out, the years are not reached by `day`."""
    kept = list(dict.fromkeys(spells))
    for spell in list(kept) if len(kept) > 1 else ():
        rest = [other for other in kept if other is not spell]
        by = _reached(asked, worked_days(asked, rest, view), anchor.day)
        if by is not None and by <= day:
            kept = rest
    return _cited(anchor, kept)


def _cited(anchor: Anchor | None, spells: list[Work]) -> tuple[Record, ...]:
    return tuple(dict.fromkeys([*([anchor.record] if anchor and anchor.record else []), *spells]))
