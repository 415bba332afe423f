"""What the rules ask of dates on one day, or on several, as tables in an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ..model.terms import CountingMode
from .engine import Query, rows
from .reach import latest_graduation, latest_start, years_by
from .records import Records
from .rulebook import BITS, Asked, RuleBook

__all__ = ["DayRules"]


@dataclass
class DayRules:
    """What the rules ask of dates, on the day asked or, for some persons, on a day of their own (`person`, `on`)."""

    documents: Query
    cumulative: Query
    continuous: Query
    working: Query
    ages: Query
    unread: Query
    when: list[str]

    @classmethod
    def of(cls, book: RuleBook, records: Records, days: list[int], probes: Query | None = None) -> DayRules:
        """The rules for some days; with `probes` (person, asked, on) for those only."""
        put = records.engine.put
        int64 = "int64"
        work = {"asked": int64, "key": int64, "anchor": int64, "on": int64, "cutoff": int64}
        tables = {
            "documents": put(
                rows(
                    (row for day in days for row in _documents(book, day)),
                    asked=int64, on=int64, cutoff=int64, undated=int64, student="bool", expected="bool",
                )
            ),
            "cumulative": put(
                rows(
                    (row for day in days for row in _work(book, day, CountingMode.CUMULATIVE, records.earliest)),
                    **work, until=int64, days=int64, fewest=int64, most=int64,
                )
            ),
            "continuous": put(
                rows((row for day in days for row in _work(book, day, CountingMode.CONTINUOUS, 0)), **work, years=int64)
            ),
            "working": put(rows((row for day in days for row in _working(book, day)), asked=int64, key=int64, on=int64)),
            "ages": put(
                rows((row for day in days for row in _ages(book, day)), shape=int64, asked=int64, on=int64, cutoff=int64)
            ),
            "unread": put(rows((row for day in days for row in _unread(book, day)), shape=int64, asked=int64, on=int64)),
        }  # fmt: skip
        if probes is None:
            return cls(**tables, when=[])
        return cls(**{name: probes.join(table, ["asked", "on"]) for name, table in tables.items()}, when=["on"])

    def whose(self, column: str) -> list[str]:
        """The columns by which a table of persons meets these rules: its own persons where the rules are for some."""
        return ["person", column] if self.when else [column]


def _documents(book: RuleBook, day: int) -> Iterator[dict[str, object]]:
    """For each requirement of a record: its date must not be later than `cutoff`.

    `undated`: what is unknown where the record has no date. `student`: holds until that date instead.
    `expected`: holds before that date, but not before enrolment.
    """
    for number, asked in book.of_type(object):
        requirement = asked.requirement
        if isinstance(requirement, WorkYears | WorkStarted | MinimumAge | UnreadText):
            continue
        cutoff, undated = day, 0
        if isinstance(requirement, CertificateRequirement) and requirement.years:
            cutoff, undated = latest_start(day, requirement.years), BITS["issued"]
        if isinstance(requirement, DiplomaRequirement | EnrolmentRequirement):
            undated = BITS["graduated"]
        expected = isinstance(requirement, DiplomaRequirement) and requirement.expected
        if expected:
            cutoff = latest_graduation(day, book.policy.final_year_months)
        student = isinstance(requirement, EnrolmentRequirement)
        yield {
            "asked": number,
            "on": day,
            "cutoff": cutoff,
            "undated": undated,
            "student": student,
            "expected": expected,
        }


def _work(book: RuleBook, day: int, mode: CountingMode, earliest: int) -> Iterator[dict[str, object]]:
    """For each requirement of years of work: what it counts, after what, and what reaches it by the day."""
    for number, asked in book.of_type(WorkYears):
        worked = asked.requirement
        if not isinstance(worked, WorkYears) or worked.mode is not mode:
            continue
        anchor = -1 if worked.after is None else book.asked[Asked(asked.shape, worked.after)]
        row: dict[str, object] = {
            "asked": number,
            "key": book.key(asked),
            "anchor": anchor,
            "on": day,
            "cutoff": latest_start(day, worked.years),
        }
        if mode is CountingMode.CONTINUOUS:
            yield row | {"years": worked.years}
        else:
            pairs = years_by(day, worked.years, earliest)
            for until, days in pairs:
                yield row | {"until": until, "days": days, "fewest": pairs[-1][1], "most": pairs[0][1]}


def _working(book: RuleBook, day: int) -> Iterator[dict[str, object]]:
    """For each requirement of work begun: what counts."""
    for number, asked in book.of_type(WorkStarted):
        yield {"asked": number, "key": book.key(asked), "on": day}


def _ages(book: RuleBook, day: int) -> Iterator[dict[str, object]]:
    """For each requirement of age: the latest birthday."""
    for number, asked in book.of_type(MinimumAge):
        assert isinstance(asked.requirement, MinimumAge)  # noqa: S101
        years = asked.requirement.years
        yield {"shape": asked.shape, "asked": number, "on": day, "cutoff": latest_start(day, years)}


def _unread(book: RuleBook, day: int) -> Iterator[dict[str, object]]:
    """The requirements that nobody could read."""
    for number, asked in book.of_type(UnreadText):
        yield {"shape": asked.shape, "asked": number, "on": day}
