"""What the tests of laws share: how answers compare, and questions that chance seldom asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import certladder as cl
from certladder.model.person import Record
from tests.helpers.strategies import ON, ONE_DAY, Case

SURE = {cl.Verdict.NOT_ELIGIBLE: 0, cl.Verdict.UNDETERMINED: 1, cl.Verdict.ELIGIBLE: 2}


def rank(verdict: cl.Verdict) -> int:
    """0 for no, 1 for undetermined, 2 for yes."""
    return SURE[verdict]


def asks_for_a_student(result: cl.AlternativeResult) -> bool:
    """Whether the alternative can stop holding (D13)."""
    return any(isinstance(finding.requirement, cl.EnrolmentRequirement) for finding in result.findings)


def only(*facts: Record) -> cl.Person:
    """A person with these records and no others."""
    return cl.Person().plus(*facts)


def pairs(one: cl.Eligibility, other: cl.Eligibility) -> Iterator[tuple[cl.AlternativeResult, cl.AlternativeResult]]:
    """The alternatives of two answers to questions about one level, side by side."""
    return zip(one.clauses, other.clauses, strict=True)


def result_of(answer: cl.Eligibility, clause: cl.Clause, alternative: int) -> cl.AlternativeResult:
    """How one alternative of a clause stands."""
    return next(result for result in answer.clauses if (result.clause, result.alternative) == (clause, alternative))


def verdicts(answer: cl.Eligibility) -> Any:
    """What an answer comes to: all but the records it cites and the words of its questions."""
    results = [
        (result.clause.id, result.alternative, result.verdict, result.eligible_from) for result in answer.clauses
    ]
    found = [finding for result in answer.clauses for finding in result.findings]
    findings = [(finding.verdict, finding.holds_from, finding.need, finding.missing) for finding in found]
    return answer.verdict, answer.held, answer.eligible_from, results, findings


# --- questions that chance seldom asks, or that a law once did not hold for ---


def worker(start: dt.date, end: dt.date | None, *facts: Record) -> cl.Person:
    """Who worked as a 化学检验员."""
    return only(cl.Work(occupation="化学检验员", start=start, end=end), *facts)


STOPPED_YESTERDAY = Case(worker(dt.date(2023, 11, 22), ON - ONE_DAY), "化学检验员", cl.Level.INTERMEDIATE)
"""Work through the day before the one asked: work from that day on continues it."""

STOPPED_LATELY = Case(
    worker(dt.date(2023, 11, 22), ON - 3 * ONE_DAY),
    "化学检验员",
    cl.Level.INTERMEDIATE,
    policy=cl.Policy(continuity_gap_days=30),
)
"""Who stopped three days ago, where thirty do not break continuous work."""

BRIDGED = Case(
    worker(dt.date(2021, 11, 22), ON - 2 * ONE_DAY),
    "化学检验员",
    cl.Level.INTERMEDIATE,
    policy=cl.Policy(continuity_gap_days=1),
)
"""Who would have five years on the day asked, had the work not stopped, or going on after a gap that does not count."""

UNDATED = Case(only(cl.Certificate(occupation="电工", level=cl.Level.TECHNICIAN)), "电工", cl.Level.SENIOR_TECHNICIAN)
"""Who holds a certificate without a date, after which no work certainly counts (D17)."""

GRADUATES_TOMORROW = Case(
    only(
        cl.Certificate(occupation="客户服务管理员", level=cl.Level.ADVANCED, issued=dt.date(2024, 11, 23)),
        cl.Education(
            school=cl.School.TECHNICIAN_COLLEGE,
            programme=cl.Programme.PRE_TECHNICIAN,
            enrolled=dt.date(2026, 1, 27),
            graduated=ON + ONE_DAY,
        ),
    ),
    "客户服务管理员",
    cl.Level.TECHNICIAN,
)
"""A student who graduates on the day on which the certificate has been held for two years: too late by a day (D13)."""


TO_THE_DAY = Case(
    worker(dt.date(2021, 11, 22), None, cl.Work(occupation="化学检验员", start=dt.date(2025, 1, 1))),
    "化学检验员",
    cl.Level.INTERMEDIATE,
)
"""Who has five years of work to the day, and a second job that adds nothing."""

UNSURE_FIRST = Case(
    only(
        cl.Certificate(occupation="焊工", level=cl.Level.INTERMEDIATE, issued=dt.date(2020, 1, 1)),
        cl.Certificate(occupation="汽车维修工", level=cl.Level.INTERMEDIATE, issued=dt.date(2021, 1, 1)),
        cl.Work(occupation="汽车维修工", start=dt.date(2021, 1, 1)),
    ),
    "汽车修理工",
    cl.Level.ADVANCED,
)
"""Who holds a certificate that may serve, and then one that does."""
