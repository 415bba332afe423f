"""Am I eligible now, and if not, what is missing, and from which day will I be?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce

from ...model.catalog import Catalog
from ...model.dates import latest
from ...model.person import Person
from ...model.policy import Policy
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ..case import Case
from ..evaluate.as_read import as_read
from ..evaluate.day_bounds import NOTHING, DayBounds
from ..evaluate.evaluate import days_of
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .alternative_result import AlternativeResult
from .contested import contested
from .findings import find, first_day, verdict_on
from .fixes import fix_for, smallest
from .notes import find_notes, supplement_notes
from .result import Eligibility, Fix

__all__ = ["check", "holds_level", "survey"]


def check(case: Case) -> Eligibility:
    """The eligibility of a person for a level of a standard on a day.

    Raises:
        UndescribedLevel: the standard does not describe that level.
    """
    standard, on = case.standard, case.on
    clauses = standard.clauses(case.level)
    view = RecordView.of(case)
    pairs = [(clause, number) for clause in clauses for number in range(1, len(clause.alternatives) + 1)]
    alternatives = [as_read(clause.alternatives[number - 1], case.policy) for clause, number in pairs]
    days = [days_of(asked, view) for asked in alternatives]
    results = [
        _alternative_result(clause, number, asked, holding, view, on)
        for (clause, number), asked, holding in zip(pairs, alternatives, days, strict=True)
    ]  # fmt: skip
    union = reduce(DayBounds.__or__, days, NOTHING)
    verdict = verdict_on(union, on.toordinal())
    questions = _questions(results) if verdict is Verdict.UNDETERMINED else ()
    asked = [one for clause in clauses for alternative in clause.alternatives for one in alternative]
    return Eligibility.unvalidated(
        occupation=standard.occupation,
        level=case.level,
        on=on,
        english=standard.english,
        edition=standard.named_edition(),
        verdict=verdict,
        held=holds_level(view, case.level, on),
        eligible_from=first_day(union.certain, on.toordinal()),
        possible_from=first_day(union.possible, on.toordinal()),
        clauses=tuple(results),
        questions=questions,
        fixes=() if verdict is Verdict.ELIGIBLE else _fixes(results, view, on),
        notes=(*supplement_notes(view, case.level, asked), *find_notes(view, asked, questions)),
        contested=contested([clause.alternatives[number - 1] for clause, number in pairs], days, view, on),
    )


def _alternative_result(
    clause: Clause,
    number: int,
    asked: Sequence[Requirement],
    holding: DayBounds,
    view: RecordView,
    on: dt.date,
) -> AlternativeResult:
    day = on.toordinal()
    return AlternativeResult.unvalidated(
        clause=clause,
        alternative=number,
        verdict=verdict_on(holding, day),
        eligible_from=first_day(holding.certain, day),
        findings=tuple(
            find(requirement, read, view, on)
            for requirement, read in zip(clause.alternatives[number - 1], asked, strict=True)
        ),
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
        and certificate.level.covers(level)
        and (certificate.issued is None or latest(certificate.issued) <= on.toordinal())
        and view.is_own(certificate.occupation)
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
