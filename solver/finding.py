"""One requirement held against a person: what is needed, what is there, what is missing, and what is unknown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..model.dates import FOREVER, DateSet, Period, add_years
from ..model.person import Certificate, Fact, Work
from ..model.requirement import (
    Aged,
    Apprenticed,
    CertificateHeld,
    Permitted,
    Requirement,
    Titled,
    Trained,
    Worked,
    Working,
)
from ..model.terms import Mode, Verdict
from ..model.value import Value
from .facts import Facts
from .holds import LIST_OF, Anchor, Candidate, Documented, Holding, anchors, candidates, holds, reached, worked_days
from .question import Question
from .worktime import days_before

__all__ = ["Finding", "find", "verdict_on"]


class Finding(Value):
    """How one requirement stands on the day asked.

    `verdict` is "eligible" where it certainly holds, "undetermined" where it possibly does. `holds_from` is the first
    certain day from the day asked on, if present work goes on; None if never. For a requirement of time, `need`,
    `have` and `missing` are periods (years, months, days; missing is what is lacking if work goes on); for others
    `need` is the requirement, `have` the person's records of that sort, `missing` the requirement unless it holds.
    `facts` are the records the verdict rests on: with them alone it stands, and none can be left out.
    `questions` would decide an undetermined requirement.
    """

    requirement: Requirement
    verdict: Verdict
    holds_from: dt.date | None
    need: Period | Requirement
    have: Period | tuple[Fact, ...]
    missing: Period | Requirement | None
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]


def verdict_on(holding: Holding, day: int) -> Verdict:
    """The three-valued verdict on an ordinal day."""
    if holding.certain.covers(day):
        return Verdict.ELIGIBLE
    return Verdict.UNDETERMINED if holding.possible.covers(day) else Verdict.NOT_ELIGIBLE


def first_day(days: DateSet, day: int) -> dt.date | None:
    """The first date of the set on or after an ordinal day."""
    first = days.first_from(day)
    return None if first is None else dt.date.fromordinal(first)


def find(requirement: Requirement, facts: Facts, on: dt.date) -> Finding:
    """The finding for one requirement on a day."""
    day = on.toordinal()
    holding = holds(requirement, facts)
    verdict = verdict_on(holding, day)
    if requirement.type == "work":
        finding = _work(requirement, facts, on, verdict)
    elif requirement.type == "working":
        finding = _begun(requirement, facts, on, verdict)
    elif requirement.type == "age":
        finding = _age(requirement, facts, on)
    elif requirement.type == "unread":
        unread = facts.question("unread", words=requirement.words)
        finding = {"need": requirement, "have": (), "facts": ()}
        finding["missing"] = None if verdict is Verdict.ELIGIBLE else requirement
        finding["questions"] = (unread,) if verdict is Verdict.UNDETERMINED else ()
    else:
        finding = _record(requirement, facts, on, verdict)
    return Finding.trusted(
        requirement=requirement, verdict=verdict, holds_from=first_day(holding.certain, day), **finding
    )


def _record(requirement: Documented, facts: Facts, on: dt.date, verdict: Verdict) -> dict[str, Any]:
    day = on.toordinal()
    found = candidates(requirement, facts)
    cited: tuple[Fact, ...] = ()
    questions: list[Question] = []
    if verdict is Verdict.ELIGIBLE:
        cited = (next(candidate.record for candidate in found if candidate.days.certain.covers(day)),)
    elif verdict is Verdict.UNDETERMINED:
        open_ones = [candidate for candidate in found if candidate.days.possible.covers(day)]
        words = requirement.name if requirement.type == "permit" else None
        questions = [question for candidate in open_ones for question in _asked(candidate, facts, words)]
        unlisted = _unlisted(requirement, facts)
        cited = () if unlisted else (open_ones[0].record,)
        questions += unlisted
    texts: dict[str, Any] = {"facts": cited, "questions": tuple(questions)}
    if requirement.type == "certificate" and requirement.years:
        return texts | _time_held(requirement, found, on)
    have = tuple(candidate.record for candidate in found) or _records_of_that_sort(requirement, facts, on)
    missing = None if verdict is Verdict.ELIGIBLE else requirement
    return texts | {"need": requirement, "have": have, "missing": missing}


def _records_of_that_sort(requirement: Requirement, facts: Facts, on: dt.date) -> tuple[Fact, ...]:
    """What the person has that comes nearest, where nothing serves."""
    match requirement:
        case CertificateHeld():
            return tuple(
                certificate
                for certificate in facts.certificates
                if (certificate.issued is None or certificate.issued <= on)
                and facts.in_scope(certificate.occupation, requirement.scope)
            )
        case Trained():
            own = facts.standard.occupation
            return tuple(training for training in facts.training if facts.catalog.name(training.occupation) == own)
        case Apprenticed():
            return facts.apprenticeships
        case Titled():
            return facts.titles
        case Permitted():
            return facts.permits
    return facts.education


def _time_held(requirement: CertificateHeld, found: list[Candidate], on: dt.date) -> dict[str, Any]:
    issued = [
        candidate.record.issued
        for candidate in found
        if not candidate.unknown and isinstance(candidate.record, Certificate) and candidate.record.issued
    ]
    since = min([*issued, on])
    return _periods(requirement.years, since.toordinal(), on)


def _periods(years: int, counted_from: int, on: dt.date) -> dict[str, Any]:
    """Need, have and missing for `years` that count from a day without a break."""
    reached_on = dt.date.fromordinal(min(add_years(counted_from, years), dt.date.max.toordinal()))
    return {
        "need": Period.trusted(years=years, months=0, days=0),
        "have": Period.between(dt.date.fromordinal(counted_from), on),
        "missing": Period.between(on, max(on, reached_on)),
    }


def _age(requirement: Aged, facts: Facts, on: dt.date) -> dict[str, Any]:
    """The age needed, reached and lacking; a question where the day of birth is not known."""
    if facts.born is None:
        questions = (facts.question("born"),)
        return {"need": requirement, "have": (), "missing": requirement, "facts": (), "questions": questions}
    born = min(facts.born, on)
    return _periods(requirement.years, facts.born.toordinal(), on) | {
        "have": Period.between(born, on),
        "facts": (),
        "questions": (),
    }


def _begun(requirement: Working, facts: Facts, on: dt.date, verdict: Verdict) -> dict[str, Any]:
    """The first spell of work begun in scope; questions where it is only possibly there."""
    begun = [(spell, facts.in_scope(spell.occupation, requirement.scope)) for spell in facts.work if spell.start <= on]
    sure = tuple(spell for spell, counts in begun if counts)
    maybe = [spell for spell, counts in begun if counts is None]
    finding: dict[str, Any] = {"need": requirement, "have": sure, "missing": requirement, "facts": (), "questions": ()}
    if verdict is Verdict.ELIGIBLE:
        return finding | {"missing": None, "facts": sure[:1]}
    if verdict is Verdict.UNDETERMINED:
        unlisted = _unlisted(requirement, facts)
        questions = tuple(dict.fromkeys([*(facts.question("relation", spell) for spell in maybe), *unlisted]))
        return finding | {"facts": () if unlisted else tuple(maybe[:1]), "questions": questions}
    return finding


def _work(requirement: Worked, facts: Facts, on: dt.date, verdict: Verdict) -> dict[str, Any]:
    day = on.toordinal()
    found = sorted(
        (anchor for anchor in anchors(requirement.after, facts) if anchor.day <= day), key=lambda anchor: anchor.day
    )
    begun = [(spell, facts.in_scope(spell.occupation, requirement.scope)) for spell in facts.work if spell.start < on]
    sure = [spell for spell, counts in begun if counts]
    anchor = next((anchor for anchor in found if not anchor.unknown), None)
    texts = _time_worked(requirement, worked_days(requirement, sure, facts), anchor, facts, on)
    if verdict is Verdict.ELIGIBLE and anchor:
        cited = _support(requirement, sure, anchor, facts, day)
        return texts | {"missing": Period.trusted(years=0, months=0, days=0), "facts": cited, "questions": ()}
    if verdict is Verdict.NOT_ELIGIBLE:
        counted = [spell for spell in sure if anchor and (not spell.end or spell.end.toordinal() >= anchor.day)]
        return texts | {"facts": _facts(anchor, counted), "questions": ()}
    unlisted = _unlisted(requirement, facts)
    maybe = [] if unlisted else [spell for spell, counts in begun if counts is not False]
    questions = [question for anchor in found for question in _asked(anchor, facts)]
    questions += [facts.question("relation", spell) for spell, counts in begun if counts is None] + unlisted
    cited = _support(requirement, maybe, found[0], facts, day)
    return texts | {"facts": cited, "questions": tuple(dict.fromkeys(questions))}


def _time_worked(
    requirement: Worked, worked: DateSet, anchor: Anchor | None, facts: Facts, on: dt.date
) -> dict[str, Any]:
    """Need, have and missing on a day, missing being what is lacking if work goes on from that day.

    A broken stretch of continuous work is had, but the whole time is missing.
    """
    day = on.toordinal()
    counted = worked.after(anchor.day) & DateSet.span(1, day) if anchor else DateSet()
    if requirement.mode is Mode.CUMULATIVE:
        return _periods(requirement.years, day - days_before(counted, day), on)
    going_on = DateSet.union([*worked, (day, FOREVER)], facts.policy.continuity_gap_days)
    running = next(max(start, anchor.day) for start, end in going_on if end == FOREVER) if anchor else day
    longest = max(counted, key=lambda span: span[1] - span[0], default=(day, day))
    if running < day and add_years(longest[0], requirement.years) > longest[1]:
        return _periods(requirement.years, running, on)
    return _periods(requirement.years, running, on) | {"have": Period.between(*map(dt.date.fromordinal, longest))}


def _facts(anchor: Anchor | None, spells: list[Work]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys([*([anchor.record] if anchor and anchor.record else []), *spells]))


def _support(requirement: Worked, spells: list[Work], anchor: Anchor, facts: Facts, day: int) -> tuple[Fact, ...]:
    """The anchor and the fewest spells: leaving any of them out, the years are not reached by `day`."""
    kept = list(dict.fromkeys(spells))
    for spell in list(kept) if len(kept) > 1 else ():
        rest = [other for other in kept if other is not spell]
        by = reached(requirement, worked_days(requirement, rest, facts), anchor.day)
        if by is not None and by <= day:
            kept = rest
    return _facts(anchor, kept)


def _asked(source: Candidate | Anchor, facts: Facts, words: str | None = None) -> list[Question]:
    """What is unknown about a record, as questions; `words` name the permit that is asked for."""
    return [facts.question(topic, source.record, words=words) for topic in source.unknown]


def _unlisted(requirement: Requirement, facts: Facts) -> list[Question]:
    """The list the requirement looks at, where it could hold more (D17)."""
    name = LIST_OF[requirement.type]
    return [facts.question(name)] if name in facts.unknown and facts.open(name) else []
