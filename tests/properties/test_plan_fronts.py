"""Laws of plans as wholes: more records, dead ends, and the way to data and back."""

from __future__ import annotations

import pickle
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import certladder as cl
from certladder.model.periods import add_months
from tests.helpers.plan_laws import Wishes, cost, lenient, questions, strict
from tests.helpers.strategies import CATALOG, EXAMPLES, NAMES, Case, one_more

# --- the person ---


@given(questions)
def test_the_best_plan_is_not_later_than_waiting(case: Case) -> None:
    """A person who will be eligible by waiting has a plan that is no later, but for the time to the certificate."""
    waiting = case.check().eligible_from
    if waiting is not None:
        best = case.plans()[0]
        assert best.reached.toordinal() <= add_months(waiting.toordinal(), case.policy.lead_time_months)


@given(questions, lenient, st.data())
def test_another_record_never_makes_the_best_plan_later(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """With another record the soonest plan is as soon or sooner, whatever else it costs.

    Except for a certificate of the occupation without a date: it is held and not earned again, but work after it
    never certainly counts (D17).
    """
    fewer, more, record = data.draw(one_more(case))
    assume(not (isinstance(record, cl.Certificate) and record.issued is None and is_own(record, case)))
    before, after = case.plans(fewer, **wishes), case.plans(more, **wishes)
    if before:
        assert after
        assert after[0].reached <= before[0].reached


def is_own(certificate: cl.Certificate, case: Case) -> bool:
    """Whether a certificate is of the occupation asked about."""
    return certificate.occupation in NAMES[case.occupation]


@given(questions, lenient, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(case: Case, wishes: Wishes, random: Any) -> None:
    """With the records in another order the plans are the same."""
    changed = {}
    for name in ("certificates", "work", "education", "training"):
        found = getattr(case.person, name)
        changed[name] = found and tuple(random.sample(found, len(found)))
    other = case.plans(case.person.model_copy(update=changed), **wishes)
    assert [(cost(plan), plan.steps) for plan in other] == [(cost(plan), plan.steps) for plan in case.plans(**wishes)]


# --- no way ---


def no_path(case: Case, wishes: Wishes) -> cl.NoPath | None:
    """The error if there is no way."""
    try:
        case.advisor.plans(case.person, case.occupation, case.level, case.on, **wishes)
    except cl.NoPath as error:
        return error
    return None


@given(questions, lenient, st.data())
def test_the_wishes_named_are_what_closes_the_way(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """Only the wishes that an error names leave no way, and with any one of them dropped there is a way, or with all.

    Where it names none, there is no way without wishes either.
    """
    wished = data.draw(strict(case))
    error = no_path(case, wishes | wished)
    if error is not None:
        named = {name: wished[name] for name in error.wishes}
        assert no_path(case, wishes | named)
        assert (
            not no_path(case, wishes | {name: value for name, value in wished.items() if name not in named})
            or not named
        )
        for dropped in named if error.is_one_conflict else ():
            assert not no_path(case, wishes | {name: value for name, value in named.items() if name != dropped})


@given(questions, lenient)
@example(Case(cl.Person(), "茶艺师", cl.Level.TECHNICIAN), {})  # by chance there is nearly always a way
def test_no_way_has_its_reasons(case: Case, wishes: Wishes) -> None:
    """Where there is no way, every alternative of the target has its reasons, requirement by requirement."""
    error = no_path(case, wishes)
    if error is not None:
        assert error.wishes == ()
        clauses = CATALOG.standard(case.occupation).clauses(case.level)
        alternatives = {(clause, number) for clause in clauses for number in range(1, len(clause.alternatives) + 1)}
        blocked = [(reason.clause, reason.alternative) for reason in error.reasons]
        assert alternatives <= set(blocked)
        assert len(set(blocked)) == len(blocked)
        for reason in error.reasons:
            assert reason.reasons
            assert len(reason.reasons) == len(reason.requirements)
            assert set(reason.requirements) <= set(reason.clause.alternatives[reason.alternative - 1])


# --- to JSON and back ---


@settings(max_examples=EXAMPLES // 3)
@given(questions, lenient)
def test_plans_go_to_json_and_back_and_into_pickles(case: Case, wishes: Wishes) -> None:
    """A plan is equal to what comes back from its JSON and from its pickle, and says the same."""
    for plan in case.plans(**wishes):
        read = cl.Plan.model_validate_json(plan.model_dump_json())
        pickled = pickle.loads(pickle.dumps(plan))  # noqa: S301
        for other in (read, pickled):
            assert other == plan
            assert hash(other) == hash(plan)
            assert (str(other), other.explain("en")) == (str(plan), plan.explain("en"))


@given(questions, lenient, st.data())
def test_errors_go_into_pickles_and_back(case: Case, wishes: Wishes, data: st.DataObject) -> None:
    """The error of a dead end comes back from its pickle with all it carries, and says the same."""
    error = no_path(case, wishes | data.draw(strict(case)))
    if error is not None:
        pickled = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert type(pickled) is cl.NoPath
        assert vars(pickled) == vars(error)
        assert (str(pickled), pickled.explain("en")) == (str(error), error.explain("en"))
