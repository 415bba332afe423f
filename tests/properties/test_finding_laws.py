"""Laws of what an answer cites, misses and advises, of the survey, and of the way to JSON and back, on random questions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import certladder as cl
from certladder.solver.case import Case as SolverCase
from certladder.solver.evaluate.evaluate import EVALUATORS
from certladder.solver.evaluate.record_view import RecordView
from tests.helpers.laws import (
    BRIDGED,
    GRADUATES_TOMORROW,
    STOPPED_LATELY,
    STOPPED_YESTERDAY,
    TO_THE_DAY,
    UNDATED,
    UNSURE_FIRST,
    only,
    pairs,
    rank,
    result_of,
)
from tests.helpers.sample_standard import BUILTIN
from tests.helpers.strategies import CATALOG, EXAMPLES, LISTS, ON, Case, cases, courses, days, persons, targets

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

# --- the facts a finding cites ---


@given(cases(vague=True))
@example(TO_THE_DAY)
@example(UNSURE_FIRST)
def test_a_yes_rests_on_the_facts_it_cites(case: Case) -> None:
    """With only the facts that a yes cites it stands, and with any one of them taken away it falls."""
    for result in case.check().clauses:
        for number, finding in enumerate(result.findings):
            if finding.verdict is cl.Verdict.ELIGIBLE:
                assert finding.records
                assert verdict_with(case, result, number, finding.records) is cl.Verdict.ELIGIBLE
                for record in finding.records:
                    rest = [other for other in finding.records if other is not record]
                    assert verdict_with(case, result, number, rest) is not cl.Verdict.ELIGIBLE


@given(cases(known=True, vague=True))
def test_a_perhaps_rests_on_the_facts_it_cites(case: Case) -> None:
    """With only the facts that a perhaps cites it stands, and with any one of them taken away it is a no.

    For lists that are known: from one that is not, anything could come, and a perhaps needs no record.
    """
    for result in case.check().clauses:
        for number, finding in enumerate(result.findings):
            if finding.verdict is cl.Verdict.UNDETERMINED:
                assert finding.records or isinstance(finding.requirement, cl.UnreadText)
                assert verdict_with(case, result, number, finding.records) is cl.Verdict.UNDETERMINED
                for record in finding.records:
                    rest = [other for other in finding.records if other is not record]
                    assert verdict_with(case, result, number, rest) is cl.Verdict.NOT_ELIGIBLE


def verdict_with(case: Case, result: cl.AlternativeResult, number: int, facts: Any) -> cl.Verdict:
    """The verdict of one requirement for a person with these facts alone."""
    return result_of(case.check(only(*facts)), result.clause, result.alternative).findings[number].verdict


@given(cases(vague=True))
def test_facts_cited_are_the_persons(case: Case) -> None:
    """Every record that a finding cites, has or asks about is a record of the person."""
    own = {record for name in LISTS for record in getattr(case.person, name) or ()}
    for result in case.check().clauses:
        for finding in result.findings:
            assert own >= {*finding.records}
            assert own >= {question.record for question in finding.questions if question.record}
            assert isinstance(finding.have, cl.Period) or own >= {*finding.have}


# --- what is needed, what is there, what is missing ---


@given(cases(vague=True))
@example(BRIDGED)
def test_something_is_missing_exactly_unless_it_holds(case: Case) -> None:
    """Nothing is missing exactly where a requirement certainly holds.

    Except that no time is missing where work from the day asked on would bridge a gap and so reach the years that day.
    """
    person = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
    for result, then in pairs(case.check(), case.check(person)):
        for finding, working in zip(result.findings, then.findings, strict=True):
            if finding.verdict is cl.Verdict.ELIGIBLE:
                assert not finding.missing
            elif not finding.missing:
                assert case.policy.continuity_gap_days
                assert working.holds_from == case.on


@given(cases(vague=True))
def test_an_alternative_holds_where_all_it_asks_for_does(case: Case) -> None:
    """An alternative stands as its weakest requirement does, and a level as its strongest alternative, on the day asked."""
    answer = case.check()
    for result in answer.clauses:
        assert result.verdict is min((finding.verdict for finding in result.findings), key=rank)
    assert answer.verdict is max((result.verdict for result in answer.clauses), key=rank)


@given(cases(vague=True))
@example(STOPPED_YESTERDAY)
@example(STOPPED_LATELY)
def test_what_is_missing_is_how_long_it_takes(case: Case) -> None:
    """Who works on without a break from the day asked lacks exactly the time until the years are reached.

    Where the certificate or diploma is certainly there after which the work counts.
    """
    person = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
    facts = RecordView(
        SolverCase(
            case.person, case.advisor.catalog, case.policy, CATALOG.standard(case.occupation), case.level, case.on
        )
    )
    for result, then in pairs(case.check(), case.check(person)):
        for finding, working in zip(result.findings, then.findings, strict=True):
            if isinstance(finding.requirement, cl.WorkYears) and finding.missing:
                found = EVALUATORS["work"].anchors(finding.requirement, facts)  # type: ignore[attr-defined]
                if all(any(not one.unknown and one.day <= case.on.toordinal() for one in each) for each in found):
                    assert working.holds_from is not None
                    assert finding.missing == cl.Period.between(case.on, working.holds_from)


@given(cases(vague=True))
def test_time_is_needed_as_asked(case: Case) -> None:
    """Of years of work, or of holding a certificate, as many are needed as the words say, and fewer had if they lack."""
    for result in case.check().clauses:
        for finding in result.findings:
            asked = finding.requirement
            if isinstance(asked, cl.WorkYears) or (isinstance(asked, cl.CertificateRequirement) and asked.years):
                assert finding.need == cl.Period(years=asked.years)
                assert isinstance(finding.have, cl.Period)
                assert min(finding.have.years, finding.have.months, finding.have.days) >= 0
                assert not finding.missing or finding.have.years < asked.years
            else:
                assert finding.need == asked


# --- fixes ---


@given(cases(vague=True))
@example(GRADUATES_TOMORROW)
def test_a_fix_does_what_it_says_and_nothing_less_does(case: Case) -> None:
    """With all gains the alternative holds on the day said and on none before it; leaving one out, not on that day."""
    for fix in case.check().fixes:
        fixed = result_of(case.check(case.person.plus(*fix.additions)), fix.clause, fix.alternative)
        assert fixed.eligible_from == fix.eligible_from
        for gain in fix.additions:
            less = case.person.plus(*(other for other in fix.additions if other is not gain))
            then = result_of(case.check(less, fix.eligible_from), fix.clause, fix.alternative)
            assert then.verdict is not cl.Verdict.ELIGIBLE


@given(cases(vague=True))
def test_fixes_are_the_smallest_and_the_most_practical_first(case: Case) -> None:
    """No fix asks for all that another asks for, unless it is sooner; waiting comes first, study last."""
    fixes = case.check().fixes
    study = [any(isinstance(gain, cl.Education) for gain in fix.additions) for fix in fixes]
    assert study == sorted(study)
    assert all(fix.additions for fix in fixes[1:])
    for fix in fixes:
        for other in fixes:
            if fix is not other and {*fix.additions} <= {*other.additions}:
                assert other.eligible_from < fix.eligible_from


@given(cases(vague=True))
@example(UNDATED)
def test_there_is_a_fix_unless_there_is_nothing_to_mend(case: Case) -> None:
    """There are fixes exactly unless the answer is a yes, or every alternative holds unread words."""
    answer = case.check()
    readable = any(
        not any(isinstance(finding.requirement, cl.UnreadText) for finding in result.findings)
        for result in answer.clauses
    )
    assert bool(answer.fixes) == (answer.verdict is not cl.Verdict.ELIGIBLE and readable)


@given(cases(vague=True))
def test_no_fix_is_later_than_waiting(case: Case) -> None:
    """The soonest fix is not later than the day that comes by itself."""
    answer = case.check()
    if answer.fixes and answer.eligible_from:
        assert min(fix.eligible_from for fix in answer.fixes) <= answer.eligible_from


# --- survey ---


@st.composite
def surveyed(draw: st.DrawFn) -> tuple[cl.Person, dt.date]:
    """A person with something to do with one of the occupations, and a day."""
    occupation, _, alternative = draw(targets().filter(lambda target: target[0] in BUILTIN.occupations))
    return draw(persons(occupation, alternative)), draw(st.one_of(st.just(ON), days()))


@settings(max_examples=EXAMPLES // 4)
@given(surveyed())
def test_a_survey_is_every_answer_in_order(asked: tuple[cl.Person, dt.date]) -> None:
    """A survey holds the answer to every level once: a yes first, then the soonest, then perhaps before no."""
    person, on = asked
    advisor = cl.Advisor()
    answers = advisor.survey(person, on)
    described = {(name, level) for name in BUILTIN.occupations for level in BUILTIN.standard(name).levels}
    assert len(answers) == len(described) == 25
    assert {(answer.occupation, answer.level) for answer in answers} == described
    for answer in answers:
        assert answer == advisor.check(person, answer.occupation, answer.level, on)
    order = [
        (
            answer.verdict is not cl.Verdict.ELIGIBLE,
            answer.eligible_from or dt.date.max,
            answer.verdict is cl.Verdict.NOT_ELIGIBLE,
        )
        for answer in answers
    ]
    assert order == sorted(order)


# --- to JSON and back ---


@given(cases(vague=True))
def test_persons_and_answers_go_to_json_and_back(case: Case) -> None:
    """A person and an answer are equal to what comes back from their JSON."""
    answer = case.check()
    assert cl.Person.model_validate_json(case.person.model_dump_json()) == case.person
    assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer


@given(cases(vague=True), courses("电工"))
def test_equal_records_hash_alike(case: Case, course: cl.Education) -> None:
    """Records, persons and answers hash, and equal ones alike."""
    assert hash(course) == hash(cl.Education.model_validate_json(course.model_dump_json()))
    assert hash(case.person) == hash(cl.Person.model_validate_json(case.person.model_dump_json()))
    answer = case.check()
    assert hash(answer) == hash(cl.Eligibility.model_validate_json(answer.model_dump_json()))
