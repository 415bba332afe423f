"""Am I eligible now, and if not, what is missing, and from which day will I be?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce

from ..model.catalog import Catalog
from ..model.dates import NEVER
from ..model.person import Person
from ..model.policy import Policy
from ..model.requirement import Requirement
from ..model.standard import Clause, Standard
from ..model.terms import Level, Verdict
from ..model.value import Value
from .facts import Facts
from .finding import Finding, find, first_day, verdict_on
from .fix import Fix, fix_for, smallest
from .holds import Holding, holds
from .question import Question

__all__ = ["ClauseResult", "Eligibility", "check", "holds_level", "survey"]


class ClauseResult(Value):
    """How one alternative (1-based) of one clause stands on the day asked, requirement by requirement.

    `eligible_from` is the first certain day from the day asked on, if present work goes on; None if never.
    """

    clause: Clause
    alternative: int
    verdict: Verdict
    eligible_from: dt.date | None
    findings: tuple[Finding, ...]


class Eligibility(Value):
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
    clauses: tuple[ClauseResult, ...]
    questions: tuple[Question, ...]
    fixes: tuple[Fix, ...]

    def __str__(self) -> str:
        return self.explain()

    def explain(self, lang: str = "zh") -> str:
        """The answer in words, in Chinese ("zh") or English ("en").

        Raises:
            UnknownTerm: another language.
        """
        from .explain import explain_eligibility

        return explain_eligibility(self, lang)


def check(
    person: Person, catalog: Catalog, policy: Policy, standard: Standard, level: Level, on: dt.date
) -> Eligibility:
    """The eligibility of a person for a level of a standard on a day.

    Raises:
        UndescribedLevel: the standard does not describe that level.
    """
    clauses = standard.clauses(level)
    facts = Facts.of(person, catalog, standard, policy)
    pairs = [(clause, number) for clause in clauses for number in range(1, len(clause.alternatives) + 1)]
    days = [days_of(clause.alternatives[number - 1], facts) for clause, number in pairs]
    results = [
        _clause_result(clause, number, holding, facts, on)
        for (clause, number), holding in zip(pairs, days, strict=True)
    ]  # fmt: skip
    union = reduce(Holding.__or__, days, Holding(NEVER, NEVER))
    verdict = verdict_on(union, on.toordinal())
    return Eligibility.trusted(
        occupation=standard.occupation,
        level=level,
        on=on,
        english=standard.english,
        edition=standard.named_edition(),
        verdict=verdict,
        held=holds_level(facts, level, on),
        eligible_from=first_day(union.certain, on.toordinal()),
        clauses=tuple(results),
        questions=_questions(results) if verdict is Verdict.UNDETERMINED else (),
        fixes=() if verdict is Verdict.ELIGIBLE else _fixes(results, facts, on),
    )


def days_of(alternative: Sequence[Requirement], facts: Facts) -> Holding:
    """The days on which all requirements of an alternative hold."""
    return reduce(Holding.__and__, [holds(requirement, facts) for requirement in alternative])


def _clause_result(clause: Clause, number: int, holding: Holding, facts: Facts, on: dt.date) -> ClauseResult:
    day = on.toordinal()
    return ClauseResult.trusted(
        clause=clause,
        alternative=number,
        verdict=verdict_on(holding, day),
        eligible_from=first_day(holding.certain, day),
        findings=tuple(find(requirement, facts, on) for requirement in clause.alternatives[number - 1]),
    )


def _questions(results: Sequence[ClauseResult]) -> tuple[Question, ...]:
    undecided = [result for result in results if result.verdict is Verdict.UNDETERMINED]
    return tuple(dict.fromkeys(q for result in undecided for finding in result.findings for q in finding.questions))


def _fixes(results: Sequence[ClauseResult], facts: Facts, on: dt.date) -> tuple[Fix, ...]:
    found = [fix_for(result.clause, result.alternative, result.findings, facts, on) for result in results]
    return smallest([fix for fix in found if fix is not None])


def holds_level(facts: Facts, level: Level, on: dt.date) -> bool:
    """Whether the person holds this level of the standard's occupation, or a higher one, on a day."""
    return any(
        certificate.level is not None
        and certificate.level <= level
        and (certificate.issued is None or certificate.issued <= on)
        and facts.catalog.name(certificate.occupation) == facts.standard.occupation
        for certificate in facts.certificates
    )


def survey(person: Person, catalog: Catalog, policy: Policy, on: dt.date) -> list[Eligibility]:
    """Every level of every standard in force: eligible ones first, then the soonest, undetermined before never."""
    answers = [
        check(person, catalog, policy, standard, level, on)
        for standard in catalog.in_force(on)
        for level in standard.levels
    ]  # fmt: skip
    return sorted(answers, key=_soonest)


def _soonest(answer: Eligibility) -> tuple[bool, dt.date, bool]:
    not_yet = answer.verdict is not Verdict.ELIGIBLE
    return not_yet, answer.eligible_from or dt.date.max, answer.verdict is Verdict.NOT_ELIGIBLE
