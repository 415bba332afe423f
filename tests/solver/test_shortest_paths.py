"""The front as a shortest path: how its work grows, what it never does, and which of equal routes it takes."""

from __future__ import annotations

from typing import Any

import pytest

import certladder as cl
from certladder.solver.planning import search
from certladder.solver.planning.study import chains
from tests.helpers.random_questions import random_question
from tests.helpers.related_occupations import mutually_related
from tests.reference.queries import front_of_plans

ON = "2026-11-22"
BEGINNER = ((6209, 5, 0, 0), (6940, 4, 0, 0))
STUDENT = ((3653, 3, 0, 1), *BEGINNER)


def dated(monkeypatch: pytest.MonkeyPatch, number: int, *study: cl.StudyOption) -> tuple[int, tuple[object, ...]]:
    """How many certificates are dated for the front of a beginner among so many related occupations; its costs."""
    count = 0
    earn = search.earn

    def counting(*step: Any) -> object:
        nonlocal count
        count += 1
        return earn(*step)

    advisor = cl.Advisor(mutually_related(number))
    with monkeypatch.context() as patch:
        patch.setattr(search, "earn", counting)
        plans = advisor.plans(cl.Person(), "铣工", 1, ON, undocumented="obtainable", study=study)
    return count, tuple((plan.days, plan.certificates, plan.trainings, plan.programmes) for plan in plans)


def test_the_work_grows_with_the_certificates_not_with_the_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {number: dated(monkeypatch, number) for number in (1, 2, 4, 8, 16)}
    assert {front for _, front in counts.values()} == {BEGINNER}
    assert all(count <= 9 * number for number, (count, _) in counts.items())


def test_so_it_does_with_programmes(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {number: dated(monkeypatch, number, *cl.usual_programmes()) for number in (1, 2, 4)}
    assert {front for _, front in counts.values()} == {STUDENT}
    assert all(count <= 250 * number for number, (count, _) in counts.items())


@pytest.mark.parametrize("seed", [179, 381])
def test_the_target_is_not_earned_on_the_way_to_itself(seed: int) -> None:
    """By a clause wished for of another occupation, to which only the target's certificate leads."""
    assert front_of_plans(random_question(seed, "related")) == set()


def test_of_equal_routes_the_first_programme_offered_is_begun_first() -> None:
    courses = [cl.StudyOption(school="技工学校", years=3, relevance="own", major=major) for major in ("甲", "乙")]
    for offered in (courses, courses[::-1]):
        plan = cl.Advisor().plan(cl.Person(), "电工", 4, ON, study=offered)
        (study,) = (step for step in plan.steps if step.kind == "study")
        assert isinstance(study.record, cl.Education)
        assert (study.record.major, study.start.isoformat()) == (offered[0].major, ON)


def test_a_programme_offered_twice_is_attended_once() -> None:
    course = cl.StudyOption(school="技工学校", years=3, relevance="own")
    again = course.model_copy()
    plans = cl.Advisor().plans(cl.Person(), "电工", 3, ON, study=[course, again], undocumented="obtainable")
    assert max(plan.programmes for plan in plans) == 1


def test_programmes_follow_one_another_where_one_leads_to_the_next() -> None:
    associate, bachelor, master = (
        cl.StudyOption(degree=degree, years=2, needs=needs)
        for degree, needs in (("大专", None), ("本科", "大专"), ("硕士", "本科"))
    )
    rows = [chain.programmes for chain in chains((master, associate, bachelor))]
    assert (associate, bachelor, master) in rows
    assert (associate, master) not in rows
    assert chains(()) == ()


def test_a_clause_wished_for_is_used_on_the_way() -> None:
    """Also one of another occupation; where it cannot lead on, there is no way, and the wish is why."""
    catalog = mutually_related(2)
    advisor, wishes = cl.Advisor(catalog), {"undocumented": "obtainable", "max_certificates": 4}
    for clause in ("车工/三级/1", "铣工/四级/2"):
        plans = advisor.plans(cl.Person(), "铣工", 1, ON, via=clause, **wishes)
        assert all(clause in {step.clause.id for step in plan.steps if step.clause} for plan in plans)
        assert plans[0].days >= BEGINNER[0][0]
    with pytest.raises(cl.NoPath) as caught:
        advisor.plan(cl.Person(), "铣工", 3, ON, via=["车工/一级/1", "铣工/四级/3"], **wishes)
    assert caught.value.wishes == ("via",)


def test_certificates_of_another_kind_lead_nowhere_where_kinds_differ() -> None:
    """D8: 化学检验员 names 职业资格证书 alone, and what is earned today is a 技能等级证书."""
    strict = cl.Advisor(policy=cl.Policy(equivalent_certificates=False))
    assert cl.Advisor().plans(cl.Person(), "化学检验员", 3, ON)
    with pytest.raises(cl.NoPath):
        strict.plan(cl.Person(), "化学检验员", 3, ON)


def test_what_is_held_needs_no_improvement() -> None:
    holder = cl.Person(certificates=[cl.Certificate(occupation="电工", level=3, issued="2020-01-01")])
    assert cl.Advisor().improvements(holder, "电工", 4, ON) == []


def test_what_may_serve_counts_from_the_first_certificate_that_may() -> None:
    """With open questions answered with yes, also a certificate before the latest may be what work counts from."""
    builtin = cl.Catalog.builtin()
    chain = builtin.relate("钳工", "铣工").relate("铣工", "车工").relate("车工", "铣工")
    plans = {
        assumed: cl.Advisor(chain).plan(cl.Person(), "钳工", 2, ON, undocumented="obtainable", assume_unknown=assumed)
        for assumed in (False, True)
    }
    assert plans[True].reached <= plans[False].reached


def test_a_level_does_not_lead_to_itself() -> None:
    """A clause that asks for the level it opens helps only who holds it."""
    text = "职业：茶艺师\n申报条件（三级）\n（1）取得本职业三级职业资格证书后，累计从事本职业工作1年以上。\n（2）累计从事本职业工作9年以上。\n"
    plans = cl.Advisor(cl.Catalog.from_text(text)).plans(cl.Person(), "茶艺师", 3, ON)
    assert [
        [step.clause.id for step in plan.steps if step.kind == "certificate" and step.clause] for plan in plans
    ] == [["茶艺师/三级/2"]]


@pytest.mark.slow
@pytest.mark.parametrize("most", [1, None])
def test_a_clause_that_leads_nowhere_is_found_out_though_many_programmes_are_offered(most: int | None) -> None:
    """No more programmes are begun than there are certificates ahead that need one."""
    wishes: dict[str, Any] = {"study": cl.usual_programmes(), "undocumented": "obtainable", "max_programmes": most}
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plan(cl.Person(), "化学检验员", 1, ON, via="化学检验员/三级/3", **wishes)
    assert caught.value.wishes == ("via",)


@pytest.mark.slow
def test_too_many_routes_are_refused_not_searched_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what would limit them; a plan stands without the improvements that cannot be compared."""
    advisor, wishes = cl.Advisor(mutually_related(4)), {"undocumented": "obtainable"}
    plan = advisor.plan(cl.Person(), "铣工", 1, ON, **wishes)
    every = advisor.improvements(cl.Person(), "铣工", 1, ON, plan=plan, **wishes)
    monkeypatch.setattr(search, "_MOST_LABELS", 40)
    with pytest.raises(cl.WishesError) as caught:
        advisor.plan(cl.Person(), "铣工", 1, ON, study=cl.usual_programmes(), **wishes)
    assert "请限定证书和学历教育的数量，或减少可选的学历教育" in caught.value.explain("zh")
    assert "limit the number of certificates and study programmes" in caught.value.explain("en")
    some = advisor.improvements(cl.Person(), "铣工", 1, ON, plan=plan, **wishes)
    assert (len(some), len(every), set(map(str, some)) <= set(map(str, every))) == (5, 10, True)
