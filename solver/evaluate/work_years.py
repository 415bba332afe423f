"""Years of work, cumulative (D3) or continuous (D4), counted after an anchor if there is one (D5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from ...model.dates import BEGINNING, FOREVER, Period, add_months, date_at, earliest, latest
from ...model.day_set import ALL, NEVER, DaySet
from ...model.person import Record, Work
from ...model.requirements import Anchoring, WorkYears
from ...model.terms import CountingMode, Verdict
from .as_read import WorkAfterAll
from .by_record import Anchor, AnchoringEvaluator
from .counting import counting_day, days_before, time_in_units, time_reached
from .day_bounds import UNKNOWN, DayBounds
from .evaluator import Asked, Evaluator, Evidence, Unknown, evidence_of_time
from .record_view import RecordView
from .worked_days import at_worst, full_time_study, is_known_to_the_day, partial_dates, study_days, worked_days

__all__ = ["WorkEvaluator", "WorkYearsEvaluator"]


_MOST_TRIED = 200
"""Of more records than that of one person, each is cited, and each date asked for: they are not tried one by one."""


class WorkEvaluator(Evaluator[Asked]):
    """A type of requirement of work in scope."""

    list_name = "work"

    def concerns(self, asked: Any, record: Work, view: RecordView) -> bool:
        return view.in_scope(record.occupation, asked.scope) is not False

    def addition(self, asked: Asked, view: RecordView, on: dt.date, until: int | None = None) -> Work | None:
        day = on.toordinal()
        for spell in view.work:
            if spell.end is None and latest(spell.start) <= day and view.is_own(spell.occupation):
                return None
        return Work.unvalidated(occupation=view.standard.occupation, start=on, end=None)


class WorkYearsEvaluator(WorkEvaluator[WorkYears]):
    """From the day on which the years are reached, for good. `anchoring`: the types after whose records work counts."""

    def __init__(self, anchoring: Mapping[str, AnchoringEvaluator[Any, Any]]) -> None:
        self._anchoring = anchoring

    def anchors(self, asked: Anchoring | None, view: RecordView) -> list[Anchor]:
        """The days from which work counts: one for each record that could serve, from its date on (D5)."""
        if asked is None:
            return [Anchor(None, BEGINNING, BEGINNING)]
        return self._anchoring[asked.type].anchors(asked, view)

    def _anchors_of(self, asked: WorkYears, view: RecordView) -> list[Anchor]:
        found = self.anchors(asked.after, view)
        for other in asked.also_after if isinstance(asked, WorkAfterAll) else ():
            found = [Anchor.latest(one, two) for one in found for two in self.anchors(other, view)]
        return found

    def days(self, asked: WorkYears, view: RecordView) -> DayBounds:
        in_scope = _in_scope(asked, view.work, view)
        sure = [spell for spell, counts in in_scope if counts]
        maybe = [spell for spell, counts in in_scope if counts is not False]
        anchors = self._anchors_of(asked, view)
        first = min((anchor.day for anchor in anchors), default=None)
        first_sure = min((anchor.last for anchor in anchors if not anchor.unknown), default=None)
        unlisted = view.unlisted("work")
        study = full_time_study(view).days
        surely = ALL if unlisted.certain else worked_days(asked, sure, view, study.possible, surely=True)
        certain = _from(asked, surely, first_sure, view)
        is_open = unlisted.possible or len(maybe) > len(sure) or study.certain != study.possible
        if not is_open and first == first_sure and all(map(is_known_to_the_day, sure)):
            return DayBounds(certain, certain)
        perhaps = ALL if unlisted.possible else worked_days(asked, maybe, view, study.certain)
        return DayBounds(certain, _from(asked, perhaps, first, view))

    def evidence(self, asked: WorkYears, view: RecordView, on: dt.date, verdict: Verdict) -> Evidence:
        day = on.toordinal()
        found = sorted(
            (anchor for anchor in self._anchors_of(asked, view) if anchor.day <= day), key=lambda anchor: anchor.day
        )
        begun = _in_scope(asked, _begun(asked, view, on), view)
        sure = [spell for spell, counts in begun if counts]
        certain = (anchor for anchor in found if not anchor.unknown)
        anchor = min(certain, key=lambda anchor: anchor.last, default=None)
        study = full_time_study(view)
        worked = worked_days(asked, sure, view, study.days.possible, surely=True)
        evidence = _time_worked(asked, worked, anchor, view, on)
        if verdict is Verdict.ELIGIBLE and anchor:
            evidence.missing = Period.of_months(0)
            evidence.records = _support(asked, sure, anchor, view, day, study.days.possible, surely=True)
            return evidence
        unlisted = view.unlisted("work") is UNKNOWN
        maybe = [] if unlisted else [spell for spell, counts in begun if counts is not False]
        if found and not unlisted:
            is_exact = anchor is found[0] and anchor.day == anchor.last and len(maybe) == len(sure)
            if not is_exact or study.unknown or any(map(partial_dates, sure)):
                worked = worked_days(asked, maybe, view, study.days.certain)
                at_best = replace(found[0], last=found[0].day)
                evidence.possible = cast("Period", _time_worked(asked, worked, at_best, view, on).have)
            else:
                evidence.possible = cast("Period", evidence.have)
        if verdict is Verdict.NOT_ELIGIBLE:
            counted = [spell for spell in sure if anchor and (not spell.end or latest(spell.end) >= anchor.last)]
            evidence.records = _cited(anchor, counted)
            dates = [Unknown(topic, spell) for spell in maybe for topic in partial_dates(spell)]
            parts = (one for first in found[:1] for one in first.each if one.record and one.day < one.last)
            dates += [Unknown(one.date_topic, one.record) for one in parts]
        else:
            support = _support(asked, maybe, found[0], view, day, study.days.certain)
            dates = [] if unlisted else _decisive_dates(asked, maybe, found[0], view, day)
            studied = (one.record for one in (*study.unknown, *dates) if one.record and one.record not in support)
            evidence.records = (*support, *dict.fromkeys(studied))
        evidence.unknown = [
            *dates,
            *(Unknown(topic, one.record) for anchor in found for one in anchor.each for topic in one.unknown),
            *(Unknown(view.scope_topic(spell.occupation), spell) for spell, counts in begun if counts is None),
            *study.unknown,
            *([Unknown("work")] if unlisted else []),
        ]
        return evidence

    def likely(self, asked: WorkYears, view: RecordView, on: dt.date) -> Iterator[Work]:
        for months in (asked.total_months, max(asked.total_months - 12, 0)):
            yield Work(occupation=view.standard.occupation, start=date_at(add_months(on.toordinal(), -months)))

    def prior(self, asked: WorkYears) -> Anchoring | None:
        return asked.after


def _begun(asked: WorkYears, view: RecordView, on: dt.date) -> list[Work]:
    """The spells with a day that may count: before `on`, or up to the day to which time is counted."""
    by_day = asked.total_months and view.policy.counting == view.policy.cutoff == "day"
    last = on.toordinal() - 1 if by_day else counting_day(on, view.policy).toordinal()
    return [spell for spell in view.work if earliest(spell.start) <= last]


def _in_scope(asked: WorkYears, spells: Sequence[Work], view: RecordView) -> list[tuple[Work, bool | None]]:
    return [(spell, view.in_scope(spell.occupation, asked.scope)) for spell in spells]


def _from(asked: WorkYears, worked: DaySet, anchor: int | None, view: RecordView) -> DaySet:
    """The days from which the years are reached; the earliest anchor brings the first day."""
    if anchor is None or not worked:
        return NEVER
    continuous = asked.mode is CountingMode.CONTINUOUS
    return time_reached(worked.after(anchor), asked.total_months, view.policy, continuous=continuous)


def _time_worked(asked: WorkYears, worked: DaySet, anchor: Anchor | None, view: RecordView, on: dt.date) -> Evidence:
    """Need, have and missing on a day, missing being what is lacking if work goes on from that day.

    A broken stretch of continuous work is had, but the whole time is missing.
    """
    on = counting_day(on, view.policy)
    day, since = on.toordinal(), anchor.last if anchor else FOREVER
    if view.policy.counting != "day":
        evidence = evidence_of_time(asked.total_months, day, on)
        counted = worked.after(since)
        continuous = asked.mode is CountingMode.CONTINUOUS
        evidence.have, evidence.missing = time_in_units(
            counted, asked.total_months, view.policy, day, continuous=continuous
        )
        return evidence
    counted = worked.after(since) & DaySet.span(1, day)
    if asked.mode is CountingMode.CUMULATIVE:
        begun = since if anchor and since > day else day
        return evidence_of_time(asked.total_months, begun - days_before(counted, day), on)
    going_on = DaySet.union([*worked, (day, FOREVER)], view.policy.continuity_gap_days)
    running = next(max(start, since) for start, end in going_on if end == FOREVER) if anchor else day
    longest = max(counted, key=lambda span: span[1] - span[0], default=(day, day))
    evidence = evidence_of_time(asked.total_months, running, on)
    if running >= day or add_months(longest[0], asked.total_months) <= longest[1]:
        evidence.have = Period.between(*map(dt.date.fromordinal, longest))
    return evidence


def _support(
    asked: WorkYears,
    spells: list[Work],
    anchor: Anchor,
    view: RecordView,
    day: int,
    study: DaySet,
    *,
    surely: bool = False,
) -> tuple[Record, ...]:
    """The anchor and the fewest spells: leaving any of them out, the years are not reached by `day`."""
    kept, since = list(dict.fromkeys(spells)), anchor.last if surely else anchor.day
    for spell in list(kept) if 1 < len(kept) <= _MOST_TRIED else ():
        rest = [other for other in kept if other is not spell]
        if _from(asked, worked_days(asked, rest, view, study, surely=surely), since, view).covers(day):
            kept = rest
    return _cited(anchor, kept)


def _cited(anchor: Anchor | None, spells: list[Work]) -> tuple[Record, ...]:
    anchors = [one.record for one in anchor.each if one.record] if anchor else []
    return tuple(dict.fromkeys([*anchors, *spells]))


def _decisive_dates(asked: WorkYears, spells: list[Work], anchor: Anchor, view: RecordView, day: int) -> list[Unknown]:
    """The fewest dates known to the month or year that would decide: with these at their best, the years are reached.

    One after the other is taken at its worst. Where the years are then out of reach, it is one to ask for.
    """
    since = [part.day for part in anchor.each]
    work: list[Any] = list(spells)
    study: list[Any] = list(view.education)
    if len(work) + len(study) > _MOST_TRIED:
        return [Unknown(topic, record) for record in (*work, *study) for topic in partial_dates(record)]
    decisive = []

    def reached() -> bool:
        days = worked_days(asked, work, view, study_days(study, view).days.certain)
        return _from(asked, days, max(since), view).covers(day)

    for place, part in enumerate(anchor.each):
        since[place] = part.last
        if not reached():
            since[place] = part.day
            decisive.append(Unknown(part.date_topic, part.record))
    for records in (work, study):
        for place, record in enumerate(records):
            for topic in partial_dates(record):
                before, records[place] = records[place], at_worst(records[place], topic)
                if not reached():
                    records[place] = before
                    decisive.append(Unknown(topic, record))
    return decisive
