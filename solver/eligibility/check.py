"""Am I eligible now, and if not, what is missing, and from which day will I be?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from ...model.catalog import Catalog
from ...model.dates import FOREVER, latest
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
from .note import Note
from .notes import all_asked, find_notes, supplement_notes
from .receipt import Receipt
from .result import Eligibility, Fix
from .source import Source
from .survey import Survey

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
    ends = case.catalog.last_day(standard, on)
    last = ends[0].toordinal() if ends else FOREVER
    results = [
        _alternative_result(clause, number, asked, holding, view, on, last)
        for (clause, number), asked, holding in zip(pairs, alternatives, days, strict=True)
    ]  # fmt: skip
    union = reduce(DayBounds.__or__, days, NOTHING)
    verdict = verdict_on(union, on.toordinal())
    questions = _questions(results) if verdict is Verdict.UNDETERMINED else ()
    asked = all_asked((clause.alternatives[number - 1] for clause, number in pairs), view)
    notes = find_notes(view, asked, on, questions)
    fixes = [] if verdict is Verdict.ELIGIBLE else _fixes(results, view, on)
    named = [
        *(first_day(each, on.toordinal()) for each in (union.certain, union.possible)),
        *(fix.eligible_from for fix in fixes),
    ]
    edition_notes = _edition_note(case, ends, named)
    return Eligibility.unvalidated(
        occupation=standard.occupation,
        level=case.level,
        on=on,
        english=standard.english,
        verdict=verdict,
        held=holds_level(view, case.level, on),
        eligible_from=first_day(union.certain, on.toordinal(), last),
        possible_from=first_day(union.possible, on.toordinal(), last),
        clauses=tuple(results),
        questions=questions,
        fixes=smallest([fix for fix in fixes if fix.eligible_from.toordinal() <= last]),
        open_instead=None if verdict is Verdict.ELIGIBLE else _open_instead(case, view),
        notes=(*edition_notes, *supplement_notes(view, case.level, asked), *notes, *_policy_note(case, view, union)),
        contested=contested([clause.alternatives[number - 1] for clause, number in pairs], days, view, on, last=last),
        source=Source.of(standard, case.level),
        receipt=Receipt.of(case),
    )


def _alternative_result(
    clause: Clause,
    number: int,
    asked: Sequence[Requirement],
    holding: DayBounds,
    view: RecordView,
    on: dt.date,
    last: int,
) -> AlternativeResult:
    day = on.toordinal()
    return AlternativeResult.unvalidated(
        clause=clause,
        alternative=number,
        verdict=verdict_on(holding, day),
        eligible_from=first_day(holding.certain, day, last),
        possible_from=first_day(holding.possible, day, last),
        findings=tuple(
            find(requirement, read, view, on, last)
            for requirement, read in zip(clause.alternatives[number - 1], asked, strict=True)
        ),
    )


def _questions(results: Sequence[AlternativeResult]) -> tuple[Question, ...]:
    undecided = [result for result in results if result.verdict is Verdict.UNDETERMINED]
    return tuple(dict.fromkeys(q for result in undecided for finding in result.findings for q in finding.questions))


def _fixes(results: Sequence[AlternativeResult], view: RecordView, on: dt.date) -> list[Fix]:
    found = [fix_for(result.clause, result.alternative, result.findings, view, on) for result in results]
    return [fix for fix in found if fix is not None]


def _edition_note(
    case: Case, ends: tuple[dt.date, str | None] | None, named: Iterable[dt.date | None]
) -> Iterator[Note]:
    """Until when the edition is in force, if one of the days named would be later (D15)."""
    if ends is not None and any(day is not None and day > ends[0] for day in named):
        last, after = ends
        yield Note(
            code="edition_ends" if after is None else "edition_followed",
            occupation=case.standard.occupation,
            day=last,
            names=() if after is None else (after,),
        )


def _policy_note(case: Case, view: RecordView, ours: DayBounds) -> Iterator[Note]:
    """The settings of the policy without which the answer would be the same."""
    without = []
    for name, field in Policy.model_fields.items():
        if getattr(case.policy, name) != field.default:
            other = view.with_policy(case.policy.model_copy(update={name: field.default}))
            clauses = case.standard.clauses(case.level)
            alternatives = (as_read(asked, other.policy) for clause in clauses for asked in clause.alternatives)
            union = reduce(DayBounds.__or__, [days_of(asked, other) for asked in alternatives], NOTHING)
            if union.certain.spans == ours.certain.spans and union.possible.spans == ours.possible.spans:
                without.append(name)
    if without:
        yield Note(code="policy", occupation=case.standard.occupation, names=tuple(without))


def _open_instead(case: Case, view: RecordView) -> Level | None:
    """The next level below that is open, if the person holds none as high."""
    day = case.on.toordinal()
    for level in sorted(level for level in case.standard.levels if level > case.level):
        if holds_level(view, level, case.on):
            return None
        alternatives = (asked for clause in case.standard.clauses(level) for asked in clause.alternatives)
        if any(days_of(as_read(asked, case.policy), view).certain.covers(day) for asked in alternatives):
            return level
    return None


def holds_level(view: RecordView, level: Level, on: dt.date) -> bool:
    """Whether the person holds this level of the standard's occupation, or a higher one, on a day."""
    return any(
        certificate.level is not None
        and certificate.level.covers(level)
        and (certificate.issued is None or latest(certificate.issued) <= on.toordinal())
        and view.is_own(certificate.occupation)
        for certificate in view.certificates
    )


def survey(person: Person, catalog: Catalog, policy: Policy, on: dt.date) -> Survey:
    """Every level of every standard in force: eligible ones first, then the soonest, undetermined before never."""
    answers = [
        check(Case(person, catalog, policy, standard, level, on))
        for standard in catalog.in_force(on)
        for level in standard.levels
    ]  # fmt: skip
    return Survey(sorted(answers, key=_soonest))


def _soonest(answer: Eligibility) -> tuple[bool, dt.date, bool]:
    not_yet = answer.verdict is not Verdict.ELIGIBLE
    return not_yet, answer.eligible_from or dt.date.max, answer.verdict is Verdict.NOT_ELIGIBLE
