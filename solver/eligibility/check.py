"""Am I eligible now, and if not, what is missing, and from which day will I be?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce

from ...model.base import FrozenModel
from ...model.catalog import Catalog
from ...model.day_set import NEVER
from ...model.person import Person
from ...model.policy import Policy
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ..case import Case
from ..evaluate.evaluate import DayBounds, evaluate
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .explain import explain_eligibility
from .findings import Finding, find, first_day, verdict_on
from .fixes import Fix, fix_for, smallest

__all__ = ["AlternativeResult", "Eligibility", "check", "holds_level", "survey"]


class AlternativeResult(FrozenModel):
    """How one alternative (1-based) of one clause stands on the day asked, requirement by requirement.

    `eligible_from` is the first certain day from the day asked on, if present work goes on; None if never.
    """

    clause: Clause
    alternative: int
    verdict: Verdict
    eligible_from: dt.date | None
    findings: tuple[Finding, ...]


class Eligibility(FrozenModel):
    """The answer to "may this person apply for this level on this day?", and what it rests on.

    - `edition`: the edition in force on the day, by its name and day, as far as the catalog knows them (D15).
    - `verdict`: "eligible", "not_eligible", or "undetermined" where facts are missing that would decide it.
    - `held`: the person has this level of the occupation, or a higher one, already.
    - `eligible_from`: the first certain day on or after `on`, if present work goes on; None if there is none.
    - `clauses`: every alternative of every clause, in the order of the text.
    - `questions`: what would decide an undetermined answer.
    - `fixes`: the smallest sets of things to gain that would make it a yes, soonest first; none if it is a yes.

    `str()` tells it in Chinese, `explain(lang="en")` in English.
    """

    occupation: str
    level: Level
    on: dt.date
    english: str | None
    edition: str | None
    verdict: Verdict
    held: bool
    eligible_from: dt.date | None
    clauses: tuple[AlternativeResult, ...]
    questions: tuple[Question, ...]
    fixes: tuple[Fix, ...]

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The answer in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        return explain_eligibility(self, lang)


def check(case: Case) -> Eligibility:
    """The eligibility of a person for a level of a standard on a day.

    Raises:
        UndescribedLevel: the standard does not describe that level.
    """
    standard, on = case.standard, case.on
    clauses = standard.clauses(case.level)
    view = RecordView.of(case.person, case.catalog, standard, case.policy)
    pairs = [(clause, number) for clause in clauses for number in range(1, len(clause.alternatives) + 1)]
    days = [days_of(clause.alternatives[number - 1], view) for clause, number in pairs]
    results = [
        _clause_result(clause, number, holding, view, on)
        for (clause, number), holding in zip(pairs, days, strict=True)
    ]  # fmt: skip
    union = reduce(DayBounds.__or__, days, DayBounds(NEVER, NEVER))
    verdict = verdict_on(union, on.toordinal())
    return Eligibility.unvalidated(
        occupation=standard.occupation,
        level=case.level,
        on=on,
        english=standard.english,
        edition=standard.named_edition(),
        verdict=verdict,
        held=holds_level(view, case.level, on),
        eligible_from=first_day(union.certain, on.toordinal()),
        clauses=tuple(results),
        questions=_questions(results) if verdict is Verdict.UNDETERMINED else (),
        fixes=() if verdict is Verdict.ELIGIBLE else _fixes(results, view, on),
    )


def days_of(alternative: Sequence[Requirement], view: RecordView) -> DayBounds:
    """The days on which all requirements of an alternative hold."""
    return reduce(DayBounds.__and__, [evaluate(requirement, view) for requirement in alternative])


def _clause_result(clause: Clause, number: int, holding: DayBounds, view: RecordView, on: dt.date) -> AlternativeResult:
    day = on.toordinal()
    return AlternativeResult.unvalidated(
        clause=clause,
        alternative=number,
        verdict=verdict_on(holding, day),
        eligible_from=first_day(holding.certain, day),
        findings=tuple(find(requirement, view, on) for requirement in clause.alternatives[number - 1]),
    )


def _questions(results: Sequence[AlternativeResult]) -> tuple[Question, ...]:
    undecided = [result for result in results if result.verdict is Verdict.UNDETERMINED]
    return tuple(dict.fromkeys(q for result in undecided for finding in result.findings for q in finding.questions))


def _fixes(results: Sequence[AlternativeResult], view: RecordView, on: dt.date) -> tuple[Fix, ...]:
    found = [fix_for(result.clause, result.alternative, result.findings, view, on) for result in results]
    return smallest([fix for fix in found if fix is not None])


def holds_level(view: RecordView, level: Level, on: dt.date) -> bool:
    """Whether the person holds this level of the standard's occupation, or a higher one, on a day."""
    return any(
        certificate.level is not None
        and certificate.level <= level
        and (certificate.issued is None or certificate.issued <= on)
        and view.catalog.name(certificate.occupation) == view.standard.occupation
        for certificate in view.certificates
    )


def survey(person: Person, catalog: Catalog, policy: Policy, on: dt.date) -> list[Eligibility]:
    """Every level of every standard in force: eligible ones first, then the soonest, undetermined before never."""
    answers = [
        check(Case(person, catalog, policy, standard, level, on))
        for standard in catalog.in_force(on)
        for level in standard.levels
    ]  # fmt: skip
    return sorted(answers, key=_soonest)


def _soonest(answer: Eligibility) -> tuple[bool, dt.date, bool]:
    not_yet = answer.verdict is not Verdict.ELIGIBLE
    return not_yet, answer.eligible_from or dt.date.max, answer.verdict is Verdict.NOT_ELIGIBLE
