"""Laws that every answer of `Advisor.plans` keeps, on random questions.

A plan is checked by living through it: its facts are added to the person step by step, and `Advisor.check` says what
holds on which day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.day_set import DaySet
from certladder.model.periods import add_months
from tests.helpers.plan_laws import LIMITS, PROGRAMMES, Wishes, beats, cost, keeps_to, lenient, questions, strict
from tests.helpers.strategies import ON, ONE_DAY, Case

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

# --- questions that chance seldom asks, or that a law once did not hold for ---


HELD_ELSEWHERE = Case(
    cl.Person(
        certificates=(cl.Certificate(occupation="焊工", level=cl.Level.INTERMEDIATE, issued=dt.date(2015, 1, 1)),),
        work=(cl.Work(occupation="焊工", start=dt.date(2015, 1, 1), end=dt.date(2019, 12, 31)),),
    ),
    "铣工",
    cl.Level.ADVANCED,
    relations=((("铣工", "焊工"), True),),
)
"""Who may apply for level 3 at once with a related certificate, and for level 4 by years of work in a year."""

HELD_ALREADY = Case(
    cl.Person(certificates=(cl.Certificate(occupation="电工", level=cl.Level.INTERMEDIATE),)),
    "电工",
    cl.Level.INTERMEDIATE,
)
"""Who holds the level, so that no deadline is missed."""


ENROLS_TODAY = Case(
    cl.Person(
        certificates=(
            cl.Certificate(occupation="客户服务管理员", level=cl.Level.ADVANCED, issued=dt.date(2022, 11, 22)),
        )
    ),
    "客户服务管理员",
    cl.Level.TECHNICIAN,
)
"""Who may apply as a student (D13) on the day on which the programme begins: first the one, then the other."""


# --- living through a plan ---


def certificate_steps(plan: cl.Plan) -> list[tuple[cl.Step, list[cl.Step]]]:
    """The steps that earn a certificate by a clause, each with the steps before it."""
    return [
        (step, list(plan.steps[:number]))
        for number, step in enumerate(plan.steps)
        if step.kind == "certificate" and step.clause is not None
    ]


def standing(case: Case, step: cl.Step, person: cl.Person, day: dt.date) -> cl.AlternativeResult:
    """How the alternative that a step rests on stands for a person on a day."""
    assert isinstance(step.record, cl.Certificate)
    assert step.record.level is not None
    answer = case.advisor.check(person, case.occupation, step.record.level, day)
    return next(r for r in answer.clauses if r.clause == step.clause and r.alternative == step.alternative)


def after(case: Case, steps: Sequence[cl.Step], *, trained_at_once: bool = False) -> cl.Person:
    """The person after these steps: with their facts, and without work while studying full-time.

    With `trained_at_once` every training is completed as soon as it could be, not only when it was needed.
    """
    ready = dt.date.fromordinal(add_months(case.on.toordinal(), case.policy.training_months))
    facts = [step.record for step in steps]
    if trained_at_once:
        facts = [
            record.model_copy(update={"completed": ready}) if isinstance(record, cl.Training) else record
            for record in facts
        ]
    work = case.person.work
    for step in steps:
        if step.suspends_work and work is not None:
            work = tuple(left for spell in work for left in suspended(spell, step))
    return case.person.model_copy(update={"work": work}).plus(*facts)


def suspended(spell: cl.Work, study: cl.Step) -> list[cl.Work]:
    """What is left of a spell of work beside full-time study: what comes before it, and what comes after."""
    last = spell.end or dt.date.max
    if last < study.start or spell.start >= study.date:
        return [spell]
    before = [spell.model_copy(update={"end": study.start - ONE_DAY})] if spell.start < study.start else []
    return before + ([spell.model_copy(update={"start": study.date})] if last >= study.date else [])


@given(questions, lenient)
@example(ENROLS_TODAY, {"study": PROGRAMMES[2:3]})
def test_each_certificate_is_earned_on_the_first_day_its_clause_holds(case: Case, wishes: Wishes) -> None:
    """With the steps before it done as dated, a certificate's clause holds on the day of its step, and not a day sooner.

    Not sooner even if the training had been taken at once. With `assume_unknown` it possibly holds, and not sooner.
    """
    assumed = wishes.get("assume_unknown", False)
    for plan in case.plans(**wishes):
        for step, before in certificate_steps(plan):
            verdict = standing(case, step, after(case, before), step.start).verdict
            assert verdict is cl.Verdict.ELIGIBLE or (assumed and verdict is cl.Verdict.UNDETERMINED)
            if step.start > case.on:
                person = after(case, before, trained_at_once=True)
                result = standing(case, step, person, step.start - ONE_DAY)
                assert not_yet(result.verdict, assumed)
                critical = [finding for finding in result.findings if finding.requirement == step.critical]
                assert not critical or not_yet(critical[0].verdict, assumed)


def not_yet(verdict: cl.Verdict, assumed: bool) -> bool:
    """Whether what does not hold for certain, or as far as is assumed not even possibly, does not hold."""
    return verdict is cl.Verdict.NOT_ELIGIBLE or (not assumed and verdict is cl.Verdict.UNDETERMINED)


@given(questions, lenient)
def test_at_the_end_the_person_has_what_was_planned(case: Case, wishes: Wishes) -> None:
    """With all facts of a plan the person holds the level on the day it is reached, and without them did not."""
    for plan in case.plans(**wishes):
        assert case.check().held == (not plan.steps)
        if plan.steps:
            earned = [
                record for record in plan.records if isinstance(record, cl.Certificate) and record.level is case.level
            ]
            assert [certificate.issued for certificate in earned] == [plan.reached]
            assert case.check(case.person.plus(*plan.records), plan.reached).held


@given(questions, lenient, st.data())
def test_steps_fit_together(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """Certificates come in order, the lowest first; every day is worked or studied; what is counted is there.

    Nothing comes after the target but the end of a programme, and the certificate that it ends with.
    """
    assert_steps_fit(case.plans(**wishes, **data.draw(strict(case))))


def test_a_certificate_wished_for_is_earned_before_the_one_above_it() -> None:
    """Also where the certificate that a wish names is not needed, it comes first, and the target last."""
    (plan,) = HELD_ELSEWHERE.plans(via="铣工/四级/2")
    assert_steps_fit([plan])
    first, target = (step for step in plan.steps if step.kind == "certificate")
    assert (first.clause and first.clause.id, target.date) == ("铣工/四级/2", plan.reached)
    assert HELD_ELSEWHERE.plans()[0].days == 0 < plan.days


def assert_steps_fit(plans: Sequence[cl.Plan]) -> None:
    """The steps of each plan fit together."""
    for plan in plans:
        kinds = [step.kind for step in plan.steps]
        counts = [kinds.count("certificate"), kinds.count("train"), kinds.count("study")]
        assert [plan.certificates, plan.trainings, plan.programmes] == counts
        assert [step.start for step in plan.steps] == sorted(step.start for step in plan.steps)
        assert all(plan.on <= step.start <= step.date for step in plan.steps)
        studied = [step.date for step in plan.steps if step.kind == "study"]
        assert all(step.date <= plan.reached or step.date in studied for step in plan.steps)
        earned = [step for step in plan.steps if isinstance(step.record, cl.Certificate) and step.record.level]
        levels = [step.record.level or 0 for step in earned if isinstance(step.record, cl.Certificate)]
        assert levels == sorted({*levels}, reverse=True)
        assert all(one.date <= other.start for one, other in pairwise(earned))
        assert plan.reached == (earned[-1].date if earned else plan.on)
        work = DaySet.union(span(step, 1) for step in plan.steps if step.kind == "work")
        away = DaySet.union(span(step) for step in plan.steps if step.suspends_work)
        whole = DaySet.between(plan.on, plan.reached)
        assert not work & away
        assert (work | away) & whole == work | (away & whole) == whole


def span(step: cl.Step, beyond: int = 0) -> tuple[int, int]:
    """The days of a step up to its date, by ordinal."""
    return step.start.toordinal(), step.date.toordinal() + beyond


@given(questions, lenient)
def test_steps_say_what_they_rest_on(case: Case, wishes: Wishes) -> None:
    """Every step names the clause of its certificate and dates its record; without a clause it is an assumption."""
    for plan in case.plans(**wishes):
        undocumented = {assumed.level for assumed in plan.assumptions if assumed.kind == "undocumented"}
        for step in plan.steps:
            match step.record:
                case cl.Certificate(level=level, issued=issued):
                    lead = case.policy.lead_time_months if step.clause else 0
                    assert issued == step.date
                    assert step.date.toordinal() == add_months(step.start.toordinal(), lead)
                    assert (step.clause is None) == (level is None or level in undocumented)
                case cl.Work(start=start, end=end):
                    assert (start, end) == (step.start, step.date)
                case cl.Training(completed=completed):
                    assert completed == step.date
                case cl.Education(enrolled=enrolled, graduated=graduated):
                    assert (enrolled, graduated) == (step.start, step.date)
            assert (step.clause is None) == (step.alternative is None)
            alternatives = step.clause.alternatives if step.clause else ()
            assert step.critical is None or step.critical in alternatives[(step.alternative or 0) - 1]


@pytest.mark.slow
@given(questions, lenient)
def test_years_are_whole_exactly_on_anniversaries(case: Case, wishes: Wishes) -> None:
    """The whole part of a plan's years are the years complete by D2, and nothing is left over on an anniversary."""
    for plan in case.plans(**wishes):
        period = cl.Period.between(plan.on, plan.reached)
        assert int(plan.years) == period.years
        assert plan.years.is_integer() == (period == cl.Period(years=period.years))
        assert plan.days == (plan.reached - plan.on).days


# --- the front ---


@given(questions, lenient, st.data())
def test_no_plan_beats_another(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """Of the plans none beats another, no two cost the same, and the best comes first by what is to count."""
    objectives = data.draw(st.permutations(["time", "certificates", "trainings", "programmes"]))
    order = objectives[: data.draw(st.integers(1, 4))]
    found = case.plans(**wishes, **data.draw(strict(case)), optimise=order)
    costs = [cost(plan) for plan in found]
    assert not any(beats(one, other) for one in costs for other in costs)
    assert len(set(costs)) == len(costs)
    values = [dict(zip(("time", "certificates", "trainings", "programmes"), each, strict=True)) for each in costs]
    ranks = [[value[name] for name in order] for value in values]
    assert ranks == sorted(ranks)


@given(questions, lenient, st.data())
def test_limits_leave_the_plans_that_keep_to_them(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """The plans within limits are those plans without limits that keep to them: a limit hides no other plan."""
    free = case.plans(**wishes)
    limited = data.draw(st.fixed_dictionaries({}, optional=LIMITS))
    about_a_plan = data.draw(st.booleans())
    if free and about_a_plan:
        limited["deadline"] = data.draw(st.sampled_from(free)).reached + ONE_DAY * data.draw(st.integers(-1, 1))
    kept = case.plans(**wishes, **limited)  # what they say of the limits apart
    assert [plan.model_copy(update={"notes": ()}) for plan in kept] == [
        plan.model_copy(update={"notes": ()}) for plan in free if keeps_to(plan, limited)
    ]


def test_what_is_held_was_in_time_for_every_deadline() -> None:
    """A level held already takes no steps, whatever the limits."""
    (plan,) = HELD_ALREADY.plans(deadline=ON - ONE_DAY, max_certificates=0, via="电工/四级/1")
    assert (plan.steps, plan.reached) == ((), ON)


@given(questions, lenient, st.data())
def test_plans_keep_to_the_wishes(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """Every plan keeps to the limits, uses the clauses to be used, and none that is to be avoided."""
    wished = data.draw(strict(case))
    for plan in case.plans(**wishes, **wished):
        used = {step.clause.id for step in plan.steps if step.clause}
        assert keeps_to(plan, wished)
        assert not plan.steps or used >= set(wished.get("via", ()))
        assert not used & set(wished.get("avoid", ()))


@given(questions, lenient, st.data())
def test_wishes_never_make_a_plan_better(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """No plan under wishes beats a plan without them."""
    free = [cost(plan) for plan in case.plans(**wishes)]
    for plan in case.plans(**wishes, **data.draw(strict(case))):
        assert cost(plan) in free or any(beats(other, cost(plan)) for other in free)


@given(questions)
def test_leniency_never_makes_a_plan_worse(case: Case) -> None:
    """What may be taken for granted, or assumed, brings plans at least as good as each plan without it."""
    for plan in case.plans():
        for lenience in ({"undocumented": "obtainable"}, {"assume_unknown": True}, {"study": PROGRAMMES[2:5]}):
            costs = [cost(other) for other in case.plans(**lenience)]
            assert cost(plan) in costs or any(beats(other, cost(plan)) for other in costs)
