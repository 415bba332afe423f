"""A requirement and a person's facts -> the days on which it certainly and possibly holds (DESIGN §2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce

from ..model.dates import ALL, BEGINNING, FOREVER, NEVER, DateSet, add_months, add_years
from ..model.person import Apprenticeship, Certificate, Education, ListName, Permit, Title, Training, Work
from ..model.requirement import (
    Aged,
    Anchoring,
    Apprenticed,
    CertificateHeld,
    Graduated,
    Permitted,
    Requirement,
    Studying,
    Titled,
    Trained,
    Worked,
    Working,
)
from ..model.terms import Mode
from .facts import Facts
from .question import Topic
from .serving import (
    apprenticeship_serves,
    certificate_serves,
    diploma_serves,
    permit_serves,
    student_serves,
    title_serves,
    training_serves,
)
from .worktime import reached_continuous, reached_cumulative

__all__ = ["Anchor", "Candidate", "Documented", "Holding", "anchors", "candidates", "holds", "worked_days"]


@dataclass(slots=True)
class Holding:
    """The days on which something certainly holds, and those on which it possibly does: certain is within possible."""

    certain: DateSet
    possible: DateSet

    def __and__(self, other: Holding) -> Holding:
        return Holding(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: Holding) -> Holding:
        return Holding(self.certain | other.certain, self.possible | other.possible)


_NEVER = Holding(NEVER, NEVER)
_UNKNOWN = Holding(NEVER, ALL)
LIST_OF: dict[str, ListName] = {
    "apprenticeship": "apprenticeships",
    "certificate": "certificates",
    "diploma": "education",
    "permit": "permits",
    "student": "education",
    "title": "titles",
    "training": "training",
    "work": "work",
    "working": "work",
}
"""The list of a person's records that each type of requirement looks at."""

Datable = Certificate | Education | Training | Apprenticeship | Title | Permit
Documented = CertificateHeld | Graduated | Studying | Trained | Apprenticed | Titled | Permitted
"""The requirements that one record alone can meet."""


@dataclass(slots=True)
class Candidate:
    """A record that alone could meet a requirement: on which days, and what is unknown about it."""

    record: Datable
    days: Holding
    unknown: tuple[Topic, ...]


@dataclass(slots=True)
class Anchor:
    """A record after which work counts (D5): from which day, and what is unknown about it."""

    record: Datable | None
    day: int
    unknown: tuple[Topic, ...] = ()


def holds(requirement: Requirement, facts: Facts) -> Holding:
    """The days on which `requirement` holds, work that goes on today going on for ever."""
    known: dict[int, Holding] = facts.derived["holds"]
    holding = known.get(id(requirement))
    if holding is None:
        holding = known[id(requirement)] = _holds(requirement, facts)
    return holding


def _holds(requirement: Requirement, facts: Facts) -> Holding:
    if requirement.type == "work":
        return _worked(requirement, facts)
    if requirement.type == "working":
        return _working(requirement, facts)
    if requirement.type == "age":
        return _aged(requirement, facts)
    if requirement.type == "unread":
        meets = facts.meets.get(requirement.words, not facts.open("unread", words=requirement.words) or None)
        return _UNKNOWN if meets is None else Holding(ALL, ALL) if meets else _NEVER  # D14
    unlisted = LIST_OF[requirement.type] in facts.unknown
    days = [candidate.days for candidate in candidates(requirement, facts)]
    if unlisted or not days:
        days.append(_settled(facts.open(LIST_OF[requirement.type])) if unlisted else _NEVER)
    return reduce(Holding.__or__, days)


def _settled(unknown: bool) -> Holding:
    return _UNKNOWN if unknown else Holding(ALL, ALL)


def candidates(requirement: Documented, facts: Facts) -> list[Candidate]:
    """The records that could meet the requirement, each alone."""
    known: dict[int, list[Candidate]] = facts.derived["candidates"]
    found = known.get(id(requirement))
    if found is None:
        found = known[id(requirement)] = _candidates(requirement, facts)
    return found


def _candidates(requirement: Documented, facts: Facts) -> list[Candidate]:
    if requirement.type == "certificate":
        found = [_certificate(requirement, certificate, facts) for certificate in facts.certificates]
    elif requirement.type == "diploma":
        found = [_diploma(requirement, education, facts) for education in facts.education]
    elif requirement.type == "student":
        found = [_student(requirement, education, facts) for education in facts.education]
    elif requirement.type == "training":
        found = [_training(requirement, training, facts) for training in facts.training]
    elif requirement.type == "apprenticeship":
        found = [_apprenticed(requirement, apprenticeship, facts) for apprenticeship in facts.apprenticeships]
    elif requirement.type == "title":
        found = [_titled(requirement, title, facts) for title in facts.titles]
    else:
        found = [_permitted(requirement, permit) for permit in facts.permits]
    return [_as_answered(candidate, requirement, facts) for candidate in found if candidate is not None]


def _as_answered(candidate: Candidate, requirement: Documented, facts: Facts) -> Candidate:
    if not facts.answered or not candidate.unknown:
        return candidate
    words = requirement.name if requirement.type == "permit" else None
    unknown = tuple(topic for topic in candidate.unknown if facts.open(topic, candidate.record, words=words))
    return _candidate(candidate.record, candidate.days.possible, unknown)


def _certificate(asked: CertificateHeld, certificate: Certificate, facts: Facts) -> Candidate | None:
    serves, unknown = certificate_serves(asked, certificate, facts)
    if not serves:
        return None
    if certificate.issued is None:  # D17: held, but for how long is not known
        unknown = (*unknown, "issued") if asked.years else unknown
        return _candidate(certificate, ALL, unknown)
    since = add_years(certificate.issued.toordinal(), asked.years)  # D12
    return _candidate(certificate, DateSet.span(since), unknown)


def _diploma(asked: Graduated, education: Education, facts: Facts) -> Candidate | None:
    serves, unknown = diploma_serves(asked, education, facts)
    if not serves:
        return None
    enrolled = education.enrolled.toordinal() if education.enrolled else BEGINNING
    if education.graduated is None:  # D17
        return _candidate(education, DateSet.span(enrolled), (*unknown, "graduated"))
    since = education.graduated.toordinal()
    if asked.expected:  # D10
        since = max(add_months(since, -facts.policy.final_year_months), enrolled)
    return _candidate(education, DateSet.span(since), unknown)


def _student(asked: Studying, education: Education, facts: Facts) -> Candidate | None:
    serves, unknown = student_serves(asked, education, facts)
    if not serves:
        return None
    enrolled, graduated = education.enrolled, education.graduated
    start = enrolled.toordinal() if enrolled else BEGINNING
    days = DateSet.span(start, graduated.toordinal()) if graduated else DateSet.span(start)  # D13
    if enrolled is None:
        unknown = (*unknown, "enrolled")
    if graduated is None:
        unknown = (*unknown, "graduated")
    return _candidate(education, days, unknown)


def _training(asked: Trained, training: Training, facts: Facts) -> Candidate | None:
    serves, unknown = training_serves(asked, training, facts)
    return _candidate(training, DateSet.since(training.completed), unknown) if serves else None  # D11


def _apprenticed(asked: Apprenticed, apprenticeship: Apprenticeship, facts: Facts) -> Candidate | None:
    serves, unknown = apprenticeship_serves(asked, apprenticeship, facts)
    return _candidate(apprenticeship, _since(apprenticeship.completed), unknown) if serves else None  # D19


def _titled(asked: Titled, title: Title, facts: Facts) -> Candidate | None:
    serves, unknown = title_serves(asked, title, facts)
    return _candidate(title, _since(title.granted), unknown) if serves else None  # D20


def _permitted(asked: Permitted, permit: Permit) -> Candidate | None:
    serves, unknown = permit_serves(asked, permit)
    return _candidate(permit, _since(permit.issued), unknown) if serves else None  # D21


def _since(day: dt.date | None) -> DateSet:
    """From a day on; a day that is not known has passed (D17)."""
    return ALL if day is None else DateSet.since(day)


def _candidate(record: Datable, days: DateSet, unknown: tuple[Topic, ...]) -> Candidate:
    return Candidate(record, Holding(NEVER if unknown else days, days), unknown)


def anchors(requirement: Anchoring | None, facts: Facts) -> list[Anchor]:
    """The days from which work counts: one for each record that could serve, from its date on (D5)."""
    if requirement is None:
        return [Anchor(None, BEGINNING)]
    found = [_anchor(candidate, facts) for candidate in candidates(requirement, facts)]
    unlisted = LIST_OF[requirement.type]
    if unlisted in facts.unknown:
        found.append(Anchor(None, BEGINNING, (unlisted,) if facts.open(unlisted) else ()))
    return found


def _anchor(candidate: Candidate, facts: Facts) -> Anchor:
    record = candidate.record
    match record:
        case Certificate(issued=None) | Title(granted=None):  # D17: work after it is only possible
            unknown: tuple[Topic, ...] = ("issued",) if facts.open("issued", record) else ()
            return Anchor(record, BEGINNING, (*candidate.unknown, *unknown))
        case (
            Certificate(issued=dt.date() as day)
            | Education(graduated=dt.date() as day)
            | Title(granted=dt.date() as day)
        ):
            return Anchor(record, day.toordinal(), candidate.unknown)
    return Anchor(record, candidate.days.possible.spans[0][0], candidate.unknown)


def worked_days(requirement: Worked, spells: list[Work], facts: Facts) -> DateSet:
    """The days of `spells`, in the stretches that count: for continuous work, small gaps are bridged (D4)."""
    gap = facts.policy.continuity_gap_days if requirement.mode is Mode.CONTINUOUS else 0
    days = [(spell.start.toordinal(), spell.end.toordinal() + 1 if spell.end else FOREVER) for spell in spells]
    return DateSet.union(days, gap)


def reached(requirement: Worked, worked: DateSet, anchor: int) -> int | None:
    """The first day on which the years of work after `anchor` are reached; None if they never are."""
    counted = worked.after(anchor)
    if requirement.mode is Mode.CONTINUOUS:
        return reached_continuous(counted, requirement.years)
    return reached_cumulative(counted, requirement.years)


def _worked(requirement: Worked, facts: Facts) -> Holding:
    in_scope = [(spell, facts.in_scope(spell.occupation, requirement.scope)) for spell in facts.work]
    found = anchors(requirement.after, facts)
    sure = [spell for spell, counts in in_scope if counts]
    maybe = [spell for spell, counts in in_scope if counts is not False]
    surely = worked_days(requirement, sure, facts)
    certain = _from(requirement, surely, [anchor.day for anchor in found if not anchor.unknown])
    if "work" in facts.unknown:
        possible = _from(requirement, ALL, [anchor.day for anchor in found])
        sure_anchors = [anchor.day for anchor in found if not anchor.unknown]
        return Holding(certain if facts.open("work") else _from(requirement, ALL, sure_anchors), possible)
    if len(maybe) == len(sure) and not any(anchor.unknown for anchor in found):
        return Holding(certain, certain)
    perhaps = worked_days(requirement, maybe, facts)
    return Holding(certain, _from(requirement, perhaps, [anchor.day for anchor in found]))


def _working(requirement: Working, facts: Facts) -> Holding:
    """From the first day of work in scope on (D22)."""
    in_scope = [(spell.start, facts.in_scope(spell.occupation, requirement.scope)) for spell in facts.work]
    sure = [DateSet.since(start) for start, counts in in_scope if counts]
    maybe = [DateSet.since(start) for start, counts in in_scope if counts is not False]
    certain = reduce(DateSet.__or__, sure, NEVER)
    if "work" in facts.unknown:
        return Holding(certain if facts.open("work") else ALL, ALL)
    return Holding(certain, reduce(DateSet.__or__, maybe, NEVER))


def _aged(requirement: Aged, facts: Facts) -> Holding:
    """From the birthday on (D18)."""
    if facts.born is None:
        return _settled(facts.open("born"))
    days = DateSet.span(add_years(facts.born.toordinal(), requirement.years))
    return Holding(days, days)


def _from(requirement: Worked, worked: DateSet, anchor_days: list[int]) -> DateSet:
    """The days from which the years are reached after one of the anchors: the earliest brings the first day."""
    day = reached(requirement, worked, min(anchor_days)) if anchor_days and worked else None
    return NEVER if day is None else DateSet.span(day)
