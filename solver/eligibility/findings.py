"""One requirement held against a person: what is needed, what is there, what is missing, and what is unknown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ...model.base import FrozenModel
from ...model.dates import FOREVER, Period, add_years
from ...model.day_set import DaySet
from ...model.person import Certificate, Record, Work
from ...model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    WorkStarted,
    WorkYears,
)
from ...model.terms import CountingMode, Verdict
from ..evaluate.evaluate import (
    LIST_OF,
    Anchor,
    DayBounds,
    Documented,
    Match,
    anchors,
    evaluate,
    matches,
    reached,
    worked_days,
)
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from ..evaluate.work_time import days_before

__all__ = ["Finding", "find", "verdict_on"]


class Finding(FrozenModel):
    """How one requirement stands on the day asked.

    `verdict` is "eligible" where it certainly holds, "undetermined" where it possibly does. `holds_from` is the first
    certain day from the day asked on, if present work goes on; None if never. For a requirement of time, `need`,
    `have` and `missing` are periods (years, months, days; missing is what is lacking if work goes on); for others
    `need` is the requirement, `have` the person's records of that sort, `missing` the requirement unless it holds.
    `records` are the records the verdict rests on: with them alone it stands, and none can be left out.
    `questions` would decide an undetermined requirement.
    """

    requirement: Requirement
    verdict: Verdict
    holds_from: dt.date | None
    need: Period | Requirement
    have: Period | tuple[Record, ...]
    missing: Period | Requirement | None
    records: tuple[Record, ...]
    questions: tuple[Question, ...]


def verdict_on(holding: DayBounds, day: int) -> Verdict:
    """The three-valued verdict on an ordinal day."""
    if holding.certain.covers(day):
        return Verdict.ELIGIBLE
    return Verdict.UNDETERMINED if holding.possible.covers(day) else Verdict.NOT_ELIGIBLE


def first_day(days: DaySet, day: int) -> dt.date | None:
    """The first date of the set on or after an ordinal day."""
    first = days.first_from(day)
    return None if first is None else dt.date.fromordinal(first)


def find(requirement: Requirement, view: RecordView, on: dt.date) -> Finding:
    """The finding for one requirement on a day."""
    day = on.toordinal()
    holding = evaluate(requirement, view)
    verdict = verdict_on(holding, day)
    if requirement.type == "work":
        finding = _work(requirement, view, on, verdict)
    elif requirement.type == "working":
        finding = _begun(requirement, view, on, verdict)
    elif requirement.type == "age":
        finding = _age(requirement, view, on)
    elif requirement.type == "unread":
        unread = view.question("unread", words=requirement.words)
        finding = {"need": requirement, "have": (), "records": ()}
        finding["missing"] = None if verdict is Verdict.ELIGIBLE else requirement
        finding["questions"] = (unread,) if verdict is Verdict.UNDETERMINED else ()
    else:
        finding = _record(requirement, view, on, verdict)
    return Finding.unvalidated(
        requirement=requirement, verdict=verdict, holds_from=first_day(holding.certain, day), **finding
    )


def _record(requirement: Documented, view: RecordView, on: dt.date, verdict: Verdict) -> dict[str, Any]:
    day = on.toordinal()
    found = matches(requirement, view)
    cited: tuple[Record, ...] = ()
    questions: list[Question] = []
    if verdict is Verdict.ELIGIBLE:
        cited = (next(match.record for match in found if match.days.certain.covers(day)),)
    elif verdict is Verdict.UNDETERMINED:
        open_ones = [match for match in found if match.days.possible.covers(day)]
        words = requirement.name if requirement.type == "permit" else None
        questions = [question for match in open_ones for question in _asked(match, view, words)]
        unlisted = _unlisted(requirement, view)
        cited = () if unlisted else (open_ones[0].record,)
        questions += unlisted
    texts: dict[str, Any] = {"records": cited, "questions": tuple(questions)}
    if requirement.type == "certificate" and requirement.years:
        return texts | _time_held(requirement, found, on)
    have = tuple(match.record for match in found) or _records_of_that_sort(requirement, view, on)
    missing = None if verdict is Verdict.ELIGIBLE else requirement
    return texts | {"need": requirement, "have": have, "missing": missing}


def _records_of_that_sort(requirement: Requirement, view: RecordView, on: dt.date) -> tuple[Record, ...]:
    """What the person has that comes nearest, where nothing serves."""
    match requirement:
        case CertificateRequirement():
            return tuple(
                certificate
                for certificate in view.certificates
                if (certificate.issued is None or certificate.issued <= on)
                and view.in_scope(certificate.occupation, requirement.scope)
            )
        case TrainingRequirement():
            own = view.standard.occupation
            return tuple(training for training in view.training if view.catalog.name(training.occupation) == own)
        case ApprenticeshipRequirement():
            return view.apprenticeships
        case TitleRequirement():
            return view.titles
        case PermitRequirement():
            return view.permits
    return view.education


def _time_held(requirement: CertificateRequirement, found: list[Match], on: dt.date) -> dict[str, Any]:
    issued = [
        match.record.issued
        for match in found
        if not match.unknown and isinstance(match.record, Certificate) and match.record.issued
    ]
    since = min([*issued, on])
    return _periods(requirement.years, since.toordinal(), on)


def _periods(years: int, counted_from: int, on: dt.date) -> dict[str, Any]:
    """Need, have and missing for `years` that count from a day without a break."""
    reached_on = dt.date.fromordinal(min(add_years(counted_from, years), dt.date.max.toordinal()))
    return {
        "need": Period.unvalidated(years=years, months=0, days=0),
        "have": Period.between(dt.date.fromordinal(counted_from), on),
        "missing": Period.between(on, max(on, reached_on)),
    }


def _age(requirement: MinimumAge, view: RecordView, on: dt.date) -> dict[str, Any]:
    """The age needed, reached and lacking; a question where the day of birth is not known."""
    if view.born is None:
        questions = (view.question("born"),)
        return {"need": requirement, "have": (), "missing": requirement, "records": (), "questions": questions}
    born = min(view.born, on)
    return _periods(requirement.years, view.born.toordinal(), on) | {
        "have": Period.between(born, on),
        "records": (),
        "questions": (),
    }


def _begun(requirement: WorkStarted, view: RecordView, on: dt.date, verdict: Verdict) -> dict[str, Any]:
    """The first spell of work begun in scope; questions where it is only possibly there."""
    begun = [(spell, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work if spell.start <= on]
    sure = tuple(spell for spell, counts in begun if counts)
    maybe = [spell for spell, counts in begun if counts is None]
    finding: dict[str, Any] = {
        "need": requirement,
        "have": sure,
        "missing": requirement,
        "records": (),
        "questions": (),
    }
    if verdict is Verdict.ELIGIBLE:
        return finding | {"missing": None, "records": sure[:1]}
    if verdict is Verdict.UNDETERMINED:
        unlisted = _unlisted(requirement, view)
        questions = tuple(dict.fromkeys([*(view.question("relation", spell) for spell in maybe), *unlisted]))
        return finding | {"records": () if unlisted else tuple(maybe[:1]), "questions": questions}
    return finding


def _work(requirement: WorkYears, view: RecordView, on: dt.date, verdict: Verdict) -> dict[str, Any]:
    day = on.toordinal()
    found = sorted(
        (anchor for anchor in anchors(requirement.after, view) if anchor.day <= day), key=lambda anchor: anchor.day
    )
    begun = [(spell, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work if spell.start < on]
    sure = [spell for spell, counts in begun if counts]
    anchor = next((anchor for anchor in found if not anchor.unknown), None)
    texts = _time_worked(requirement, worked_days(requirement, sure, view), anchor, view, on)
    if verdict is Verdict.ELIGIBLE and anchor:
        cited = _support(requirement, sure, anchor, view, day)
        return texts | {"missing": Period.unvalidated(years=0, months=0, days=0), "records": cited, "questions": ()}
    if verdict is Verdict.NOT_ELIGIBLE:
        counted = [spell for spell in sure if anchor and (not spell.end or spell.end.toordinal() >= anchor.day)]
        return texts | {"records": _facts(anchor, counted), "questions": ()}
    unlisted = _unlisted(requirement, view)
    maybe = [] if unlisted else [spell for spell, counts in begun if counts is not False]
    questions = [question for anchor in found for question in _asked(anchor, view)]
    questions += [view.question("relation", spell) for spell, counts in begun if counts is None] + unlisted
    cited = _support(requirement, maybe, found[0], view, day)
    return texts | {"records": cited, "questions": tuple(dict.fromkeys(questions))}


def _time_worked(
    requirement: WorkYears, worked: DaySet, anchor: Anchor | None, view: RecordView, on: dt.date
) -> dict[str, Any]:
    """Need, have and missing on a day, missing being what is lacking if work goes on from that day.

    A broken stretch of continuous work is had, but the whole time is missing.
    """
    day = on.toordinal()
    counted = worked.after(anchor.day) & DaySet.span(1, day) if anchor else DaySet()
    if requirement.mode is CountingMode.CUMULATIVE:
        return _periods(requirement.years, day - days_before(counted, day), on)
    going_on = DaySet.union([*worked, (day, FOREVER)], view.policy.continuity_gap_days)
    running = next(max(start, anchor.day) for start, end in going_on if end == FOREVER) if anchor else day
    longest = max(counted, key=lambda span: span[1] - span[0], default=(day, day))
    if running < day and add_years(longest[0], requirement.years) > longest[1]:
        return _periods(requirement.years, running, on)
    return _periods(requirement.years, running, on) | {"have": Period.between(*map(dt.date.fromordinal, longest))}


def _facts(anchor: Anchor | None, spells: list[Work]) -> tuple[Record, ...]:
    return tuple(dict.fromkeys([*([anchor.record] if anchor and anchor.record else []), *spells]))


def _support(
    requirement: WorkYears, spells: list[Work], anchor: Anchor, view: RecordView, day: int
) -> tuple[Record, ...]:
    """The anchor and the fewest spells: leaving any of them out, the years are not reached by `day`."""
    kept = list(dict.fromkeys(spells))
    for spell in list(kept) if len(kept) > 1 else ():
        rest = [other for other in kept if other is not spell]
        by = reached(requirement, worked_days(requirement, rest, view), anchor.day)
        if by is not None and by <= day:
            kept = rest
    return _facts(anchor, kept)


def _asked(source: Match | Anchor, view: RecordView, words: str | None = None) -> list[Question]:
    """What is unknown about a record, as questions; `words` name the permit that is asked for."""
    return [view.question(topic, source.record, words=words) for topic in source.unknown]


def _unlisted(requirement: Requirement, view: RecordView) -> list[Question]:
    """The list the requirement looks at, where it could hold more (D17)."""
    name = LIST_OF[requirement.type]
    return [view.question(name)] if name in view.unknown and view.open(name) else []
