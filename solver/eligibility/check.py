"""Am I eligible now, and if not, what is missing, and from which day will I be?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ...model.catalog import Catalog
from ...model.dates import BEGINNING, latest
from ...model.day_set import DaySet
from ...model.person import Person
from ...model.policy import Policy
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ..case import Case
from ..evaluate.as_read import as_read
from ..evaluate.day_bounds import ALWAYS, DayBounds, union
from ..evaluate.evaluate import as_written, days_as_written, evaluate, evaluator_of, settings_read
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .alternative_result import AlternativeResult, Finding
from .contested import contested
from .fixes import fix_for, smallest
from .note import Note
from .notes import all_asked, find_notes, supplement_notes
from .receipt import Receipt, Source
from .result import Eligibility, Fix
from .survey import Survey

__all__ = ["check", "find", "holds_level", "survey"]

_DEFAULT = Policy()


def check(case: Case, view: RecordView | None = None) -> Eligibility:
    """The eligibility of a person for a level of a standard on a day; `view`: their records, if they are at hand."""
    standard, level, on = case.standard, case.level, case.on
    view = RecordView.of(case) if view is None else view.for_standard(standard)
    pairs = [(clause, number) for clause in standard.clauses(level) for number in range(len(clause.alternatives))]
    asked_for = as_written(view, level)
    without_end = [days_as_written(one, view) for one in asked_for]
    ends = case.catalog.last_day(standard, on)
    in_force = _up_to(ends[0]) if ends else ALWAYS
    days = [holding & in_force for holding in without_end] if ends else without_end
    results = [
        _alternative_result(*pair, holding, view, on, in_force) for pair, holding in zip(pairs, days, strict=True)
    ]
    verdict, eligible_from, possible_from = union(days).outlook(on)
    is_open = verdict is Verdict.ELIGIBLE
    questions = _questions(results) if verdict is Verdict.UNDETERMINED else ()
    fixes = [] if is_open else _fixes(results, view, on)
    named = [fix.eligible_from for fix in fixes] + [
        day for holding in without_end for each in (holding.certain, holding.possible) if (day := each.first(on))
    ]
    asked = all_asked(asked_for, view)
    return Eligibility.unvalidated(
        occupation=standard.occupation,
        level=level,
        on=on,
        english=standard.english,
        verdict=verdict,
        held=holds_level(view, level, on),
        eligible_from=eligible_from,
        possible_from=possible_from,
        clauses=tuple(results),
        questions=questions,
        fixes=smallest([fix for fix in fixes if fix.eligible_from in in_force.certain]),
        open_instead=None if is_open else _open_instead(case, view),
        notes=(
            *(() if is_open else _edition_note(case, ends, named)),
            *supplement_notes(view, level, asked),
            *find_notes(view, asked, on, questions),
            *_policy_note(case, view, asked_for),
        ),
        contested=contested(asked_for, view, on, in_force=in_force),
        source=Source.of(standard, level),
        receipt=Receipt.of(case),
    )


def _alternative_result(
    clause: Clause, number: int, holding: DayBounds, view: RecordView, on: dt.date, in_force: DayBounds
) -> AlternativeResult:
    as_written = clause.alternatives[number]
    pairs = zip(as_written, as_read(as_written, view.policy), strict=True)
    verdict, eligible_from, possible_from = holding.outlook(on)
    return AlternativeResult.unvalidated(
        clause=clause,
        alternative=number + 1,
        verdict=verdict,
        eligible_from=eligible_from,
        possible_from=possible_from,
        findings=tuple(find(requirement, read, view, on, in_force) for requirement, read in pairs),
    )


def find(
    requirement: Requirement, read: Requirement, view: RecordView, on: dt.date, in_force: DayBounds = ALWAYS
) -> Finding:
    """The finding for one requirement on a day; `read` is what the policy reads it as, `in_force` the edition's days."""
    holding = evaluate(read, view)
    if in_force is not ALWAYS:
        holding &= in_force
    verdict, holds_from, possible_from = holding.outlook(on)
    evidence = evaluator_of(read).evidence(read, view, on, verdict)
    depends = verdict is not Verdict.ELIGIBLE and possible_from != holds_from
    unknown = evidence.unknown if depends else ()
    asked = [view.question(one.topic, one.record, words=one.words) for one in unknown]
    return Finding.unvalidated(
        requirement=requirement,
        verdict=verdict,
        holds_from=holds_from,
        possible_from=possible_from,
        need=evidence.need,
        have=evidence.have,
        possible=None if verdict is Verdict.ELIGIBLE else evidence.possible,
        missing=evidence.missing,
        records=evidence.records,
        questions=tuple(dict.fromkeys(asked)) if verdict is Verdict.UNDETERMINED else (),
        conditions=tuple(dict.fromkeys(asked)) if verdict is Verdict.NOT_ELIGIBLE else (),
    )


def _questions(results: Sequence[AlternativeResult]) -> tuple[Question, ...]:
    undecided = [result for result in results if result.verdict is Verdict.UNDETERMINED]
    return tuple(dict.fromkeys(q for result in undecided for finding in result.findings for q in finding.questions))


def _fixes(results: Sequence[AlternativeResult], view: RecordView, on: dt.date) -> list[Fix]:
    found = [fix_for(result.clause, result.alternative, result.findings, view, on) for result in results]
    return [fix for fix in found if fix is not None]


def _up_to(last: dt.date) -> DayBounds:
    """The days on which an edition is in force whose last one this is (D15)."""
    days = DaySet.span(BEGINNING, last.toordinal() + 1)
    return DayBounds(days, days)


def _edition_note(case: Case, ends: tuple[dt.date, str | None] | None, named: Iterable[dt.date]) -> Iterator[Note]:
    """Until when the edition is in force, if one of the days would be later (D15)."""
    if ends is not None and any(day > ends[0] for day in named):
        last, after = ends
        yield Note(
            code="edition_ends" if after is None else "edition_followed",
            occupation=case.standard.occupation,
            day=last,
            names=() if after is None else (after,),
        )


def _policy_note(case: Case, view: RecordView, alternatives: Sequence[tuple[Requirement, ...]]) -> Iterator[Note]:
    """The settings of the policy without which the answer would be the same."""
    if case.policy == _DEFAULT:
        return

    def days(seen: RecordView) -> DayBounds:
        return union(days_as_written(asked, seen) for asked in alternatives)

    without, read = [], settings_read(alternatives, view)
    for name in case.policy.model_dump(exclude_defaults=True):
        policy = case.policy.model_copy(update={name: getattr(_DEFAULT, name)})
        if name not in read or days(view.with_policy(policy)) == days(view):
            without.append(name)
    if without:
        yield Note(code="policy", occupation=case.standard.occupation, names=tuple(without))


def _open_instead(case: Case, view: RecordView) -> Level | None:
    """The next level below that is open, if the person holds none as high."""
    day = case.on.toordinal()
    for level in sorted(level for level in case.standard.levels if level > case.level):
        if holds_level(view, level, case.on):
            return None
        if any(days_as_written(asked, view).certain.covers(day) for asked in as_written(view, level)):
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
    cases = [
        Case(person, catalog, policy, standard, level, on)
        for standard in catalog.in_force(on)
        for level in standard.levels
    ]
    view = RecordView.of(cases[0]) if cases else None
    return Survey(sorted((check(case, view) for case in cases), key=_soonest))


def _soonest(answer: Eligibility) -> tuple[bool, dt.date, bool]:
    not_yet = answer.verdict is not Verdict.ELIGIBLE
    return not_yet, answer.eligible_from or dt.date.max, answer.verdict is Verdict.NOT_ELIGIBLE
