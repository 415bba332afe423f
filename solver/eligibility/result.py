"""The answer to "may this person apply?" as data, and what it rests on."""

from __future__ import annotations

import datetime as dt

from ...model.base import FrozenModel
from ...model.dates import Period
from ...model.person import Record
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ..evaluate.question import Question
from .explain import explain_eligibility

__all__ = ["AlternativeResult", "Eligibility", "Finding", "Fix"]


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


class AlternativeResult(FrozenModel):
    """How one alternative (1-based) of one clause stands on the day asked, requirement by requirement.

    `eligible_from` is the first certain day from the day asked on, if present work goes on; None if never.
    """

    clause: Clause
    alternative: int
    verdict: Verdict
    eligible_from: dt.date | None
    findings: tuple[Finding, ...]


class Fix(FrozenModel):
    """Records to gain, as if on the day asked, with which one alternative (1-based) of a clause holds.

    With all of `additions` the alternative certainly holds on `eligible_from`, if present work goes on, and on no earlier
    day from the day asked on; leave one out, and it does not hold on that day. No additions: waiting is enough.
    """

    clause: Clause
    alternative: int
    additions: tuple[Record, ...]
    eligible_from: dt.date


class Eligibility(FrozenModel):
    """The answer to "may this person apply for this level on this day?", and what it rests on.

    - `edition`: the edition in force on the day, by its name and day, as far as the catalog knows them (D15).
    - `verdict`: "eligible", "not_eligible", or "undetermined" where facts are missing that would decide it.
    - `held`: the person has this level of the occupation, or a higher one, already.
    - `eligible_from`: the first certain day on or after `on`, if present work goes on; None if there is none.
    - `possible_from`: the first possible day likewise: never after `eligible_from`.
    - `clauses`: every alternative of every clause, in the order of the text.
    - `questions`: what would decide an undetermined answer.
    - `contested`: the numbers of the readings under which the verdict, or its first day, would be another.
    - `fixes`: the smallest sets of records to gain that would make it a yes, soonest first; none if it is a yes.

    `str()` is in Chinese, `explain(lang="en")` in English.
    """

    occupation: str
    level: Level
    on: dt.date
    english: str | None
    edition: str | None
    verdict: Verdict
    held: bool
    eligible_from: dt.date | None
    possible_from: dt.date | None
    clauses: tuple[AlternativeResult, ...]
    questions: tuple[Question, ...]
    fixes: tuple[Fix, ...]
    contested: tuple[str, ...]

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The answer in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        return explain_eligibility(self, lang)
