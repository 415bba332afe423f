"""Laws that every answer of `Advisor.check` keeps, on random questions.

Nothing here says what the right answer is: the laws say how answers to related questions hang together.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.person import ListName, Record
from certladder.model.requirements import Requirement
from certladder.solver.case import Case as SolverCase
from certladder.solver.evaluate.diploma import DEGREE_OF
from certladder.solver.evaluate.evaluate import evaluate
from certladder.solver.evaluate.record_view import RecordView
from tests.helpers.laws import asks_for_a_student, only, pairs, rank, result_of, verdicts
from tests.helpers.strategies import CATALOG, LISTS, NAMES, ONE_DAY, Case, cases, exchanged, one_more, records

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

# --- more records ---


@given(cases(), st.data())
def test_another_record_never_makes_an_answer_worse(case: Case, data: st.DataObject) -> None:
    """Another record never turns a yes into less, nor a perhaps into a no, nor brings the first day later.

    There is no exception: also in a list that is not known, also for students and a bare 大专, each record serves on
    its own, and what one does not bring another may.
    """
    fewer, more, _ = data.draw(one_more(case))
    before, after = case.check(fewer), case.check(more)
    assert rank(after.verdict) >= rank(before.verdict)
    assert after.held >= before.held
    for worse, better in pairs(before, after):
        assert rank(better.verdict) >= rank(worse.verdict)
        if worse.eligible_from is not None:
            assert better.eligible_from is not None
            assert better.eligible_from <= worse.eligible_from


@given(cases(), st.data())
def test_a_better_record_never_makes_an_answer_worse(case: Case, data: st.DataObject) -> None:
    """A higher, earlier or longer record in place of one never turns a yes into less, nor a perhaps into a no.

    Except where that is not what is asked: a degree above a bare 大专, and a student who graduates sooner (D13).
    """
    found = [record for name in LISTS for record in getattr(case.person, name) or ()]
    assume(found)
    record = data.draw(st.sampled_from(found))
    better = record.model_copy(update=data.draw(betterments(record)))
    before, after = case.check(), case.check(exchanged(case.person, record, better))
    for worse, result in pairs(before, after):
        bare = any(is_bare(finding.requirement, case.policy) for finding in worse.findings)
        if not isinstance(record, cl.Education) or not (bare or asks_for_a_student(worse)):
            assert rank(result.verdict) >= rank(worse.verdict)


def is_bare(requirement: Requirement, policy: cl.Policy) -> bool:
    """Whether a degree is asked for that no higher one serves (D9)."""
    if policy.degree_is_floor or not isinstance(requirement, cl.DiplomaRequirement):
        return False
    return requirement.degree is not None and not requirement.or_higher


@st.composite
def betterments(draw: st.DrawFn, record: Record) -> dict[str, Any]:
    """What to change in a record to make it higher, earlier or longer (D7, D9, D11)."""
    sooner = ONE_DAY * draw(st.integers(1, 1000))
    found: list[dict[str, Any]] = [{}]
    match record:
        case cl.Certificate(level=level, issued=issued):
            found += [{"level": higher} for higher in cl.Level if level and higher < level]
            found += [{"issued": issued - sooner}] if issued else []
        case cl.Work(start=start, end=end):
            found += [{"start": start - sooner}, {"end": end and end + sooner}, {"end": None}]
        case cl.Training(completed=completed):
            found += [{"completed": completed - sooner}]
        case cl.Education(degree=degree, trains_to=trained, enrolled=enrolled, graduated=graduated):
            found += [{"degree": higher} for higher in cl.Degree if degree and higher.rank > degree.rank]
            found += [{"trains_to": higher} for higher in cl.Level if trained and higher < trained]
            found += (
                [{"graduated": graduated - sooner, "enrolled": enrolled and enrolled - sooner}] if graduated else []
            )
    return draw(st.sampled_from(found))


# --- what is not known ---


@given(cases(), st.data())
def test_what_is_decided_survives_every_answer(case: Case, data: st.DataObject) -> None:
    """However what is not known turns out, a yes stays a yes and a no stays a no.

    Certificates and enrolments without a date are taken to be from before the day asked, as D17 and D10 take them.
    """
    before = case.check()
    known = data.draw(completions(case))
    after = known.check()
    assert before.verdict in (after.verdict, cl.Verdict.UNDETERMINED)
    for unknown, result in pairs(before, after):
        assert unknown.verdict in (result.verdict, cl.Verdict.UNDETERMINED)
        unread = any(isinstance(finding.requirement, cl.UnreadText) for finding in result.findings)
        assert unread or result.verdict is not cl.Verdict.UNDETERMINED


@st.composite
def completions(draw: st.DrawFn, case: Case) -> Case:
    """The question with everything known that is not."""
    lists: dict[str, list[Record]] = {}
    for name in LISTS:
        unlisted = draw(st.lists(records(case.occupation), max_size=3)) if case.person.unknown(name) else []
        found = [*(getattr(case.person, name) or ()), *(record for record in unlisted if list_of(record) == name)]
        lists[name] = [draw(completed(record, case)) for record in found]
    known = cl.Person.model_validate(lists)
    others = {spell.occupation for spell in known.work or ()} | {held.occupation for held in known.certificates or ()}
    standard = CATALOG.standard(case.occupation)
    relations = [
        ((case.occupation, other), draw(st.booleans()))
        for other in sorted(others - {*NAMES[case.occupation]})
        if case.advisor.catalog.related(standard, other) is None
    ]
    return Case(known, case.occupation, case.level, case.on, (*case.relations, *relations), case.policy)


def list_of(record: Record) -> ListName:
    """The list of a person that holds such records."""
    return next(name for name in LISTS if getattr(only(record), name))


def completed(record: Record, case: Case) -> st.SearchStrategy[Record]:
    """The record with everything said about it."""
    match record:
        case cl.Certificate(issued=None):
            return st.integers(0, 4000).map(lambda n: record.model_copy(update={"issued": case.on - ONE_DAY * n}))
        case cl.Education():
            return _course_completed(record, case)
    return st.just(record)


@st.composite
def _course_completed(draw: st.DrawFn, course: cl.Education, case: Case) -> cl.Education:
    known = course.__dict__.copy()
    for name, values in (("school", cl.School), ("trains_to", cl.Level), ("programme", cl.Programme)):
        if known[name] is None:
            known[name] = draw(st.sampled_from(list(values)))
    if known["degree"] is None and known["school"] not in DEGREE_OF:
        lowest = cl.Degree.ASSOCIATE if course.school is cl.School.UNIVERSITY else cl.Degree.SECONDARY
        known["degree"] = draw(st.sampled_from([degree for degree in cl.Degree if degree.rank >= lowest.rank]))
    enrolled, graduated = course.enrolled, course.graduated
    if enrolled is None:
        latest = case.on if graduated is None else min(case.on, graduated - ONE_DAY)
        known["enrolled"] = enrolled = latest - ONE_DAY * draw(st.integers(0, 1500))
    if graduated is None:
        known["graduated"] = enrolled + ONE_DAY * draw(st.integers(1, 3000))
    standard = CATALOG.standard(case.occupation)
    listed = course.major is not None and CATALOG.relevance(standard, course.major) is not None
    if not listed and not {*course.relevance} & {*NAMES[case.occupation]}:
        relevance = {case.occupation: draw(st.sampled_from(list(cl.Relevance)))}
        known["relevance"] = {**course.relevance, **relevance}
    return cl.Education.model_validate(known)


@given(cases())
def test_questions_are_asked_exactly_if_the_answer_is_open(case: Case) -> None:
    """An undetermined answer asks at least one question, once, and another answer none."""
    answer = case.check()
    assert bool(answer.questions) == (answer.verdict is cl.Verdict.UNDETERMINED)
    assert len(set(answer.questions)) == len(answer.questions)
    for result in answer.clauses:
        for finding in result.findings:
            assert bool(finding.questions) == (finding.verdict is cl.Verdict.UNDETERMINED)


@given(cases())
def test_certain_days_are_possible_days(case: Case) -> None:
    """Every day on which a requirement certainly holds is one on which it possibly does."""
    standard = CATALOG.standard(case.occupation)
    facts = RecordView(SolverCase(case.person, case.advisor.catalog, case.policy, standard, case.level, case.on))
    for clauses in standard.levels.values():
        for requirement in [found for clause in clauses for asked in clause.alternatives for found in asked]:
            days = evaluate(requirement, facts)
            assert days.certain & days.possible == days.certain


# --- days ---


@given(cases())
def test_the_first_day_is_the_first(case: Case) -> None:
    """The first day found is certain, and if it is later than the day asked, the day before it is not."""
    answer = case.check()
    assert (answer.eligible_from == case.on) == (answer.verdict is cl.Verdict.ELIGIBLE)
    firsts = [result.eligible_from for result in answer.clauses if result.eligible_from]
    assert answer.eligible_from == min(firsts, default=None)
    for result in answer.clauses:
        first = result.eligible_from
        if first is not None:
            assert first >= case.on
            assert stands(case, result, first)
            assert first == case.on or not stands(case, result, first - ONE_DAY)


def stands(case: Case, result: cl.AlternativeResult, day: dt.date) -> bool:
    """Whether the same alternative certainly holds on another day."""
    return result_of(case.check(on=day), result.clause, result.alternative).verdict is cl.Verdict.ELIGIBLE


@given(cases(), st.integers(1, 5000))
def test_what_holds_goes_on_holding(case: Case, later: int) -> None:
    """From its first day on an alternative holds every day, and a perhaps never becomes a no, but for students (D13)."""
    day = case.on + ONE_DAY * later
    for now, then in pairs(case.check(), case.check(on=day)):
        if not asks_for_a_student(now):
            reached = now.eligible_from is not None and now.eligible_from <= day
            assert (then.verdict is cl.Verdict.ELIGIBLE) == reached
            assert rank(then.verdict) >= rank(now.verdict)


@given(cases(), st.integers(0, 3000))
def test_records_from_after_the_day_asked_do_not_matter_on_it(case: Case, later: int) -> None:
    """A certificate, work or training from after the day asked does not exist yet on that day (D16)."""
    day = case.on + ONE_DAY * (later + 1)
    more = (
        cl.Certificate(occupation=case.occupation, level=cl.Level.SENIOR_TECHNICIAN, issued=day),
        cl.Work(occupation=case.occupation, start=day),
        cl.Training(occupation=case.occupation, level=cl.Level.ADVANCED, completed=day),
    )
    before, after = case.check(), case.check(case.person.plus(*more))
    assert (before.verdict, before.held) == (after.verdict, after.held)
    assert [result.verdict for result in before.clauses] == [result.verdict for result in after.clauses]


# --- what does not matter ---


@given(cases(), st.randoms(use_true_random=False))
def test_order_and_repetition_of_records_do_not_matter(case: Case, random: Any) -> None:
    """Records in another order, and some of them twice, come to the same."""
    changed: dict[str, Any] = {}
    for name in LISTS:
        found = getattr(case.person, name)
        if found is not None:
            again = [*found, *(record for record in found if random.random() < 0.5)]
            changed[name] = tuple(random.sample(again, len(again)))
    before, after = case.check(), case.check(case.person.model_copy(update=changed))
    assert verdicts(before) == verdicts(after)
    assert set(before.questions) == set(after.questions)
    assert before.fixes == after.fixes


@given(cases())
def test_an_occupation_goes_by_any_of_its_names(case: Case) -> None:
    """An occupation under another of its names, in records and in the question, comes to the same."""
    for name in NAMES[case.occupation]:
        person = renamed(case.person, case.occupation, name)
        answer = case.advisor.check(person, name, case.level, case.on)
        assert verdicts(answer) == verdicts(case.check())
        assert answer.occupation == case.occupation
        assert answer.fixes == case.check().fixes


def renamed(person: cl.Person, occupation: str, name: str) -> cl.Person:
    """The person with the occupation under this name in all records."""

    def change(record: Record) -> Record:
        if isinstance(record, cl.Education):
            relevance = {name if key in NAMES[occupation] else key: value for key, value in record.relevance.items()}
            return record.model_copy(update={"relevance": relevance})
        return record.model_copy(update={"occupation": name}) if record.occupation in NAMES[occupation] else record

    lists = [(key, getattr(person, key)) for key in LISTS]
    changed: dict[str, Any] = {key: found and tuple(map(change, found)) for key, found in lists}
    return person.model_copy(update=changed)
