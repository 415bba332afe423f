"""Am I eligible now, and if not, what is missing, from which day will I be, and what would help?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ...model.catalog import Catalog
from ...model.dates import latest
from ...model.periods import FOREVER, add_months
from ...model.person import Person, Record, Work
from ...model.policy import Policy
from ...model.readings import READINGS
from ...model.requirements import Requirement
from ...model.standard import Standard
from ...model.terms import Level, Verdict
from ..case import Case
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.day_bounds import ALWAYS, DayBounds
from ..evaluate.evaluate import as_written, days_as_written, days_of, days_of_any, evaluate, evaluator_of
from ..evaluate.question import Question
from ..evaluate.record_view import RecordView
from .effort import effort, study_needed
from .note import Note
from .notes import all_asked, find_notes, supplement_notes
from .receipt import Receipt, Source
from .result import AlternativeResult, Eligibility, Finding, Fix, Survey

_SWITCHED = {number: reading for number, reading in READINGS.items() if reading.policy}


def check(case: Case, view: RecordView | None = None) -> Eligibility:
    """The eligibility of a person for a level of a standard on a day; `view`: their records, if they are at hand."""
    standard, level, on = case.standard, case.level, case.on
    view = RecordView(case) if view is None else view.for_standard(standard)
    alternatives = as_written(view, level)
    last, _ = case.catalog.last_day(standard, on)  # D15
    results = list(_results(view, level, on, last))
    days = days_of_any(alternatives, view)
    verdict, eligible_from, possible_from = days.outlook(on, last)
    is_open = verdict is Verdict.ELIGIBLE
    undecided = [one for one in results if not is_open and one.verdict is Verdict.UNDETERMINED]
    questions = tuple(dict.fromkeys(q for one in undecided for finding in one.findings for q in finding.questions))
    fixes = [] if is_open else [fix for one in results for fix in _fixes(one, view, on)]
    asked = all_asked(alternatives, view)
    notes = (
        *_notes_of_days(days, fixes, view, level, on),
        *supplement_notes(view, level, asked),
        *find_notes(view, asked, on, questions),
        *_policy_note(view, alternatives),
    )
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
        fixes=_smallest([fix for fix in fixes if fix.eligible_from <= last]),
        open_instead=None if is_open else _open_instead(case, view),
        notes=tuple(dict.fromkeys(notes)),
        contested=contested(alternatives, view, on, last),
        source=Source.of(standard, level),
        receipt=Receipt.of(case),
    )


def _results(view: RecordView, level: Level, on: dt.date, last: dt.date) -> Iterator[AlternativeResult]:
    for clause in view.standard.clauses(level):
        for number, asked in enumerate(clause.alternatives, start=1):
            verdict, eligible_from, possible_from = days_as_written(asked, view).outlook(on, last)
            pairs = zip(asked, as_read(asked, view.settings), strict=True)
            yield AlternativeResult.unvalidated(
                clause=clause,
                alternative=number,
                verdict=verdict,
                eligible_from=eligible_from,
                possible_from=possible_from,
                findings=tuple([find(requirement, read, view, on, last) for requirement, read in pairs]),
            )


def find(
    requirement: Requirement, read: Requirement, view: RecordView, on: dt.date, last: dt.date = dt.date.max
) -> Finding:
    """The finding for one requirement on a day; `read` is what the policy reads it as, `last` the edition's last day."""
    verdict, holds_from, possible_from = evaluate(read, view).outlook(on, last)
    evidence = vars(evaluator_of(read).evidence(read, view, on, verdict))
    asked: tuple[Question, ...] = tuple(dict.fromkeys(evidence.pop("unknown")))
    if possible_from == holds_from:
        asked = ()
    return Finding.unvalidated(
        requirement=requirement,
        verdict=verdict,
        holds_from=holds_from,
        possible_from=possible_from,
        **evidence,
        questions=asked if verdict is Verdict.UNDETERMINED else (),
        conditions=asked if verdict is Verdict.NOT_ELIGIBLE else (),
    )


def _fixes(result: AlternativeResult, view: RecordView, on: dt.date) -> Iterator[Fix]:
    """What would make one alternative hold: waiting, and records to gain; neither if no record can make it certain (D14)."""
    about = {"clause": result.clause, "alternative": result.alternative}
    if result.eligible_from is not None:
        yield Fix.unvalidated(**about, additions=(), eligible_from=result.eligible_from)
    asked = as_read(result.clause.alternatives[result.alternative - 1], view.policy)
    missing = [one for one in result.findings if one.verdict is not Verdict.ELIGIBLE]
    gains = _gains([one.requirement for one in missing], view, on)
    later = _gains([one.requirement for one in missing if one.holds_from is not None], view, on)
    day = _first_day(asked, view, gains, on)
    if day is None:  # a record after which work counts has no date (D17), or what can end is over before all else holds
        prior = _gains([after for one in asked for after in anchorings(one)], view, on)
        gains, later = list(dict.fromkeys([*prior, *gains])), [*later, *prior]
        until = _first_day([one for one in asked if not evaluator_of(one).can_end], view, gains, on)
        gains += _gains([one for one in asked if evaluator_of(one).can_end], view, on, until)
        day = _first_day(asked, view, gains, on)
        if day is None:  # of an age that is exceeded by then, too: nothing can be done about it
            return
    for gain in [one for one in gains if one in later or isinstance(one, Work)]:
        rest = [other for other in gains if other is not gain]
        if _first_day(asked, view, rest, on) == day:
            gains = rest
    yield Fix.unvalidated(**about, additions=tuple(gains), eligible_from=dt.date.fromordinal(day))


def _gains(asked: Iterable[Requirement], view: RecordView, on: dt.date, until: int | None = None) -> list[Record]:
    """A record to gain for each requirement that one can meet, each once, work last."""
    added = [evaluator_of(requirement).addition(requirement, view, on, until) for requirement in asked]
    return sorted(dict.fromkeys(filter(None, added)), key=lambda record: isinstance(record, Work))


def _first_day(asked: Sequence[Requirement], view: RecordView, gains: Sequence[Record], on: dt.date) -> int | None:
    """The first day from `on` on, on which all that is asked certainly holds with the gains."""
    days = days_of(asked, view.plus(*gains)) if asked else ALWAYS
    return days.certain.first_from(on.toordinal())


def _smallest(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes not dominated by one with a subset of their additions at least as soon; the most practical first.

    What is most practical: waiting, then work, a course, a certificate, part-time study, full-time study; of equals the
    soonest, with the time of study counted in.
    """
    kept: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.additions))):
        if not any(set(other.additions).issubset(fix.additions) for other in kept):
            kept.append(fix)
    return tuple(sorted(kept, key=_practical))


def _practical(fix: Fix) -> tuple[int, int, int]:
    study = study_needed(fix.additions)
    day = fix.eligible_from.toordinal()
    return effort(fix.additions), add_months(day, study.months) if study else day, len(fix.additions)


def contested(
    alternatives: Sequence[tuple[Requirement, ...]],
    view: RecordView,
    on: dt.date,
    last: dt.date = dt.date.max,
    *,
    possibly: bool = False,
) -> tuple[str, ...]:
    """The numbers of the readings that this verdict, or its first day, rests on; with `possibly` the first possible one."""

    def outcome(seen: RecordView) -> object:
        verdict, certain_from, possible_from = days_of_any(alternatives, seen).outlook(on, last)
        return verdict, possible_from if possibly else certain_from

    ours, read = view.watched(outcome)
    turned = [
        (number, reading.turned(view.settings)) for number, reading in _SWITCHED.items() if reading.policy in read
    ]
    return tuple(number for number, policy in turned if outcome(view.with_policy(policy)) != ours)


def _notes_of_days(
    days: DayBounds, fixes: Iterable[Fix], view: RecordView, level: Level, on: dt.date
) -> Iterator[Note]:
    """Until when the edition is in force, if one of the days would be later (D15); and what begins, if it ends (D13, D18)."""
    note, (last, following) = (
        partial(Note, occupation=view.standard.occupation),
        view.catalog.last_day(view.standard, on),
    )
    verdict, eligible_from, possible_from = days.outlook(on, last)
    firsts = (day for asked in as_written(view, level) for day in days_as_written(asked, view).outlook(on)[1:] if day)
    if verdict is not Verdict.ELIGIBLE and max([*firsts, *(fix.eligible_from for fix in fixes)], default=last) > last:
        names = (following,) if following else ()
        yield note(code="edition_followed" if following else "edition_ends", day=last, names=names)
    first, held = (eligible_from, days.certain) if eligible_from else (possible_from, days.possible)
    end = next((end for start, end in held if first and start <= first.toordinal() < end), FOREVER)
    if end <= last.toordinal():
        yield note(code="ends", day=dt.date.fromordinal(end - 1))


def _policy_note(view: RecordView, alternatives: Sequence[tuple[Requirement, ...]]) -> Iterator[Note]:
    """The settings of the policy without which the answer would be the same."""
    policy, days = view.settings, partial(days_of_any, alternatives)
    ours, read = view.watched(days)
    usual = ((name, Policy.model_fields[name].default) for name in policy.model_dump(exclude_defaults=True))
    changed = ((name, policy.model_copy(update={name: value})) for name, value in usual)
    names = [name for name, other in changed if name not in read or days(view.with_policy(other)) == ours]
    if names:
        yield Note(code="policy", occupation=view.standard.occupation, names=tuple(names))


def _open_instead(case: Case, view: RecordView) -> Level | None:
    """The next level below that is open, if the person holds none as high."""
    for level in sorted(level for level in case.standard.levels if level > case.level):
        if holds_level(view, level, case.on):
            return None
        if case.on in days_of_any(as_written(view, level), view).certain:
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


def survey(
    person: Person, catalog: Catalog, policy: Policy, on: dt.date, standards: Iterable[Standard] | None = None
) -> Survey:
    """Every level of some standards, or of all in force: eligible ones first, then the soonest, undetermined before never."""
    asked = catalog.in_force(on) if standards is None else standards
    cases = [Case(person, catalog, policy, standard, level, on) for standard in asked for level in standard.levels]
    view = RecordView(cases[0]) if cases else None
    answers = (check(case, view) for case in cases)
    return Survey(sorted(answers, key=lambda one: (one.eligible_from or dt.date.max, one.verdict.place)))
