"""A requirement and a person's view -> the days on which it certainly and possibly holds (DESIGN §2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce

from ...model.dates import BEGINNING, FOREVER, add_months, add_years
from ...model.day_set import ALL, NEVER, DaySet
from ...model.person import Apprenticeship, Certificate, Education, ListName, Permit, Title, Training, Work
from ...model.requirements import (
    Anchoring,
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    WorkStarted,
    WorkYears,
)
from ...model.terms import CountingMode
from .matching import (
    apprenticeship_serves,
    certificate_serves,
    diploma_serves,
    permit_serves,
    student_serves,
    title_serves,
    training_serves,
)
from .question import Topic
from .record_view import RecordView
from .work_time import reached_continuous, reached_cumulative

__all__ = ["Anchor", "DayBounds", "Documented", "Match", "anchors", "evaluate", "matches", "worked_days"]


@dataclass(slots=True)
class DayBounds:
    """The days on which something certainly holds, and those on which it possibly does: certain is within possible."""

    certain: DaySet
    possible: DaySet

    def __and__(self, other: DayBounds) -> DayBounds:
        return DayBounds(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: DayBounds) -> DayBounds:
        return DayBounds(self.certain | other.certain, self.possible | other.possible)


_NEVER = DayBounds(NEVER, NEVER)
_UNKNOWN = DayBounds(NEVER, ALL)
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
Documented = (
    CertificateRequirement
    | DiplomaRequirement
    | EnrolmentRequirement
    | TrainingRequirement
    | ApprenticeshipRequirement
    | TitleRequirement
    | PermitRequirement
)
"""The requirements that one record alone can meet."""


@dataclass(slots=True)
class Match:
    """A record that alone could meet a requirement: on which days, and what is unknown about it."""

    record: Datable
    days: DayBounds
    unknown: tuple[Topic, ...]


@dataclass(slots=True)
class Anchor:
    """A record after which work counts (D5): from which day, and what is unknown about it."""

    record: Datable | None
    day: int
    unknown: tuple[Topic, ...] = ()


def evaluate(requirement: Requirement, view: RecordView) -> DayBounds:
    """The days on which `requirement` holds, work that goes on today going on for ever."""
    known: dict[int, DayBounds] = view.derived["holds"]
    holding = known.get(id(requirement))
    if holding is None:
        holding = known[id(requirement)] = _holds(requirement, view)
    return holding


def _holds(requirement: Requirement, view: RecordView) -> DayBounds:
    if requirement.type == "work":
        return _worked(requirement, view)
    if requirement.type == "working":
        return _working(requirement, view)
    if requirement.type == "age":
        return _aged(requirement, view)
    if requirement.type == "unread":
        meets = view.meets.get(requirement.words, not view.open("unread", words=requirement.words) or None)
        return _UNKNOWN if meets is None else DayBounds(ALL, ALL) if meets else _NEVER  # D14
    unlisted = LIST_OF[requirement.type] in view.unknown
    days = [match.days for match in matches(requirement, view)]
    if unlisted or not days:
        days.append(_settled(view.open(LIST_OF[requirement.type])) if unlisted else _NEVER)
    return reduce(DayBounds.__or__, days)


def _settled(unknown: bool) -> DayBounds:
    return _UNKNOWN if unknown else DayBounds(ALL, ALL)


def matches(requirement: Documented, view: RecordView) -> list[Match]:
    """The records that could meet the requirement, each alone."""
    known: dict[int, list[Match]] = view.derived["matches"]
    found = known.get(id(requirement))
    if found is None:
        found = known[id(requirement)] = _candidates(requirement, view)
    return found


def _candidates(requirement: Documented, view: RecordView) -> list[Match]:
    if requirement.type == "certificate":
        found = [_certificate(requirement, certificate, view) for certificate in view.certificates]
    elif requirement.type == "diploma":
        found = [_diploma(requirement, education, view) for education in view.education]
    elif requirement.type == "student":
        found = [_student(requirement, education, view) for education in view.education]
    elif requirement.type == "training":
        found = [_training(requirement, training, view) for training in view.training]
    elif requirement.type == "apprenticeship":
        found = [_apprenticed(requirement, apprenticeship, view) for apprenticeship in view.apprenticeships]
    elif requirement.type == "title":
        found = [_titled(requirement, title, view) for title in view.titles]
    else:
        found = [_permitted(requirement, permit) for permit in view.permits]
    return [_as_answered(match, requirement, view) for match in found if match is not None]


def _as_answered(match: Match, requirement: Documented, view: RecordView) -> Match:
    if not view.answered or not match.unknown:
        return match
    words = requirement.name if requirement.type == "permit" else None
    unknown = tuple(topic for topic in match.unknown if view.open(topic, match.record, words=words))
    return _candidate(match.record, match.days.possible, unknown)


def _certificate(asked: CertificateRequirement, certificate: Certificate, view: RecordView) -> Match | None:
    serves, unknown = certificate_serves(asked, certificate, view)
    if not serves:
        return None
    if certificate.issued is None:  # D17: held, but for how long is not known
        unknown = (*unknown, "issued") if asked.years else unknown
        return _candidate(certificate, ALL, unknown)
    since = add_years(certificate.issued.toordinal(), asked.years)  # D12
    return _candidate(certificate, DaySet.span(since), unknown)


def _diploma(asked: DiplomaRequirement, education: Education, view: RecordView) -> Match | None:
    serves, unknown = diploma_serves(asked, education, view)
    if not serves:
        return None
    enrolled = education.enrolled.toordinal() if education.enrolled else BEGINNING
    if education.graduated is None:  # D17
        return _candidate(education, DaySet.span(enrolled), (*unknown, "graduated"))
    since = education.graduated.toordinal()
    if asked.expected:  # D10
        since = max(add_months(since, -view.policy.final_year_months), enrolled)
    return _candidate(education, DaySet.span(since), unknown)


def _student(asked: EnrolmentRequirement, education: Education, view: RecordView) -> Match | None:
    serves, unknown = student_serves(asked, education, view)
    if not serves:
        return None
    enrolled, graduated = education.enrolled, education.graduated
    start = enrolled.toordinal() if enrolled else BEGINNING
    days = DaySet.span(start, graduated.toordinal()) if graduated else DaySet.span(start)  # D13
    if enrolled is None:
        unknown = (*unknown, "enrolled")
    if graduated is None:
        unknown = (*unknown, "graduated")
    return _candidate(education, days, unknown)


def _training(asked: TrainingRequirement, training: Training, view: RecordView) -> Match | None:
    serves, unknown = training_serves(asked, training, view)
    return _candidate(training, DaySet.since(training.completed), unknown) if serves else None  # D11


def _apprenticed(asked: ApprenticeshipRequirement, apprenticeship: Apprenticeship, view: RecordView) -> Match | None:
    serves, unknown = apprenticeship_serves(asked, apprenticeship, view)
    return _candidate(apprenticeship, _since(apprenticeship.completed), unknown) if serves else None  # D19


def _titled(asked: TitleRequirement, title: Title, view: RecordView) -> Match | None:
    serves, unknown = title_serves(asked, title, view)
    return _candidate(title, _since(title.granted), unknown) if serves else None  # D20


def _permitted(asked: PermitRequirement, permit: Permit) -> Match | None:
    serves, unknown = permit_serves(asked, permit)
    return _candidate(permit, _since(permit.issued), unknown) if serves else None  # D21


def _since(day: dt.date | None) -> DaySet:
    """From a day on; a day that is not known has passed (D17)."""
    return ALL if day is None else DaySet.since(day)


def _candidate(record: Datable, days: DaySet, unknown: tuple[Topic, ...]) -> Match:
    return Match(record, DayBounds(NEVER if unknown else days, days), unknown)


def anchors(requirement: Anchoring | None, view: RecordView) -> list[Anchor]:
    """The days from which work counts: one for each record that could serve, from its date on (D5)."""
    if requirement is None:
        return [Anchor(None, BEGINNING)]
    found = [_anchor(match, view) for match in matches(requirement, view)]
    unlisted = LIST_OF[requirement.type]
    if unlisted in view.unknown:
        found.append(Anchor(None, BEGINNING, (unlisted,) if view.open(unlisted) else ()))
    return found


def _anchor(match: Match, view: RecordView) -> Anchor:
    record = match.record
    match record:
        case Certificate(issued=None) | Title(granted=None):  # D17: work after it is only possible
            unknown: tuple[Topic, ...] = ("issued",) if view.open("issued", record) else ()
            return Anchor(record, BEGINNING, (*match.unknown, *unknown))
        case (
            Certificate(issued=dt.date() as day)
            | Education(graduated=dt.date() as day)
            | Title(granted=dt.date() as day)
        ):
            return Anchor(record, day.toordinal(), match.unknown)
    return Anchor(record, match.days.possible.spans[0][0], match.unknown)


def worked_days(requirement: WorkYears, spells: list[Work], view: RecordView) -> DaySet:
    """The days of `spells`, in the stretches that count: for continuous work, small gaps are bridged (D4)."""
    gap = view.policy.continuity_gap_days if requirement.mode is CountingMode.CONTINUOUS else 0
    days = [(spell.start.toordinal(), spell.end.toordinal() + 1 if spell.end else FOREVER) for spell in spells]
    return DaySet.union(days, gap)


def reached(requirement: WorkYears, worked: DaySet, anchor: int) -> int | None:
    """The first day on which the years of work after `anchor` are reached; None if they never are."""
    counted = worked.after(anchor)
    if requirement.mode is CountingMode.CONTINUOUS:
        return reached_continuous(counted, requirement.years)
    return reached_cumulative(counted, requirement.years)


def _worked(requirement: WorkYears, view: RecordView) -> DayBounds:
    in_scope = [(spell, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work]
    found = anchors(requirement.after, view)
    sure = [spell for spell, counts in in_scope if counts]
    maybe = [spell for spell, counts in in_scope if counts is not False]
    surely = worked_days(requirement, sure, view)
    certain = _from(requirement, surely, [anchor.day for anchor in found if not anchor.unknown])
    if "work" in view.unknown:
        possible = _from(requirement, ALL, [anchor.day for anchor in found])
        sure_anchors = [anchor.day for anchor in found if not anchor.unknown]
        return DayBounds(certain if view.open("work") else _from(requirement, ALL, sure_anchors), possible)
    if len(maybe) == len(sure) and not any(anchor.unknown for anchor in found):
        return DayBounds(certain, certain)
    perhaps = worked_days(requirement, maybe, view)
    return DayBounds(certain, _from(requirement, perhaps, [anchor.day for anchor in found]))


def _working(requirement: WorkStarted, view: RecordView) -> DayBounds:
    """From the first day of work in scope on (D22)."""
    in_scope = [(spell.start, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work]
    sure = [DaySet.since(start) for start, counts in in_scope if counts]
    maybe = [DaySet.since(start) for start, counts in in_scope if counts is not False]
    certain = reduce(DaySet.__or__, sure, NEVER)
    if "work" in view.unknown:
        return DayBounds(certain if view.open("work") else ALL, ALL)
    return DayBounds(certain, reduce(DaySet.__or__, maybe, NEVER))


def _aged(requirement: MinimumAge, view: RecordView) -> DayBounds:
    """From the birthday on (D18)."""
    if view.born is None:
        return _settled(view.open("born"))
    days = DaySet.span(add_years(view.born.toordinal(), requirement.years))
    return DayBounds(days, days)


def _from(requirement: WorkYears, worked: DaySet, anchor_days: list[int]) -> DaySet:
    """The days from which the years are reached after one of the anchors: the earliest brings the first day."""
    day = reached(requirement, worked, min(anchor_days)) if anchor_days and worked else None
    return NEVER if day is None else DaySet.span(day)
