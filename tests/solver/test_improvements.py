"""What would bring a plan forward: every improvement is tried by planning again, and saves what it says."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given, settings

import certladder as cl
from certladder.solver.planning import improvements as module
from certladder.solver.planning import planner
from tests.helpers.strategies import Case, cases

ON = "2026-11-22"
ADVISOR = cl.Advisor()
INSPECTOR = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="化学检验员", start="2019-07-01")],
    education=[cl.Education(school="高等职业学校", graduated="2019-06-30", major="化工")],
)
COURSES = {(option.school, option.degree, option.full_time): option for option in cl.usual_programmes()}
EVENING_COLLEGE = COURSES[None, cl.Degree.ASSOCIATE, False]


def improvements(
    person: cl.Person, occupation: str, level: int, advisor: cl.Advisor = ADVISOR, **wishes: Any
) -> list[cl.Improvement]:
    return advisor.improvements(person, occupation, level, on=ON, **wishes)


def kinds(found: list[cl.Improvement], kind: str) -> list[cl.Improvement]:
    return [improvement for improvement in found if improvement.kind == kind]


def test_the_improvements_of_an_inspector() -> None:
    """By hand: 四级 now, 三级 after 3 years and a training (5 without), 二级 after 6 (5), 一级 after 5 (3)."""
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1)
    assert (plan.days, plan.trainings) == (5114, 1)
    found = improvements(INSPECTOR, "化学检验员", 1, max_trainings=1)
    assert [(one.days, one.reached.isoformat()) for one in kinds(found, "training")] == [(731, "2038-11-22")]
    diplomas = [one.record for one in kinds(found, "record") if one.days == 4018]
    assert [(one.school, one.degree) for one in diplomas if isinstance(one, cl.Education)] == [
        (None, cl.Degree.ASSOCIATE),
        (None, cl.Degree.BACHELOR),
        (cl.School.HIGHER_VOCATIONAL, None),
    ]
    assert (EVENING_COLLEGE, 3106) in [(one.study, one.days) for one in kinds(found, "study")]
    efforts = [(one.kind, None if one.study is None else one.study.full_time) for one in found]
    assert [*dict.fromkeys(efforts)] == [
        ("answer", None),
        ("training", None),
        ("study", False),
        ("record", None),
        ("study", True),
    ]  # the diplomas of part-time study stand before full-time study, the others after it


def test_improvements_of_a_given_plan() -> None:
    """Each is sooner than the plan asked about, which need not be the best one."""
    best, *_, last = ADVISOR.plans(INSPECTOR, "化学检验员", 1, on=ON)
    of_last = improvements(INSPECTOR, "化学检验员", 1, plan=last)
    assert last.trainings == 0
    assert kinds(of_last, "training")[0].reached < last.reached
    assert not kinds(improvements(INSPECTOR, "化学检验员", 1, plan=best), "training")
    with pytest.raises(cl.UnknownClause, match="化学检验员/二级/9"):
        improvements(INSPECTOR, "化学检验员", 1, plan=best, avoid="化学检验员/二级/9")


def test_a_plan_of_another_question_is_refused() -> None:
    """Another target, person, day, catalog, policy or wish; be it from JSON."""
    asked: tuple[cl.Person, str, int, str] = (INSPECTOR, "化学检验员", 1, ON)
    others = {
        "level": (ADVISOR, (INSPECTOR, "化学检验员", 2, ON), {}),
        "occupation": (ADVISOR, (INSPECTOR, "电工", 1, ON), {}),
        "day": (ADVISOR, (INSPECTOR, "化学检验员", 1, "2026-11-23"), {}),
        "person": (ADVISOR, (cl.Person(), "化学检验员", 1, ON), {}),
        "catalog": (cl.Advisor(cl.Catalog.builtin(supplements=True)), (cl.Person(), "化学检验员", 1, ON), {}),
        "policy": (cl.Advisor(policy=cl.Policy(lead_time_months=2)), asked, {}),
        "wishes": (ADVISOR, asked, {"no_full_time": True, "study": cl.usual_programmes()}),
    }
    for advisor, case, wishes in others.values():
        plan = cl.Plan.model_validate_json(advisor.plan(*case, **wishes).model_dump_json())
        assert plan in advisor.plans(*case, **wishes)
        for use in (ADVISOR.improvements, ADVISOR.report):
            with pytest.raises(cl.ReceiptMismatch) as caught:
                use(*asked, plan=plan)
            assert f"（{plan.occupation} {plan.level.words('zh')}，自" in caught.value.explain("zh")
            assert "plan again" in caught.value.explain("en")
    plan = ADVISOR.plan(*asked)
    for use in (ADVISOR.improvements, ADVISOR.report):  # and where there is no way
        with pytest.raises(cl.NoPath):
            use(*asked, plan=plan, max_certificates=0)
    with pytest.raises(cl.ReceiptMismatch, match="图中没有这个职业"):
        ADVISOR.ladder_svg(INSPECTOR, "电工", ON, plan=plan)


def test_what_is_offered_already_is_no_improvement() -> None:
    offered = [option for option in cl.usual_programmes() if option.degree == "associate"]
    found = improvements(INSPECTOR, "化学检验员", 1, max_trainings=1, study=offered)
    assert not {improvement.study for improvement in found} & set(offered)


def test_programmes_are_tried_whatever_their_number_is_limited_to() -> None:
    """Who wants no programme is shown what one would save."""
    found = improvements(INSPECTOR, "化学检验员", 1, max_trainings=1, max_programmes=0, max_certificates=4)
    assert (EVENING_COLLEGE, 3106) in [(one.study, one.days) for one in kinds(found, "study")]


def test_a_programme_may_bring_a_certificate_more() -> None:
    """By the certificate held 9 years; by the pre-technician programme 4 and 2, with its certificate and 二级."""
    text = (
        "磨工申报条件\n申报条件（二级）\n"
        "（1）取得本职业三级（高级工）职业资格证书后，累计从事本职业工作9年（含）以上。\n"
        "（2）取得本职业预备技师证书的技师学院毕业生，累计从事本职业工作2年（含）以上。"
    )
    holder = cl.Person(certificates=[cl.Certificate(occupation="磨工", level=3, issued=ON)])
    (college,) = kinds(improvements(holder, "磨工", 2, cl.Advisor(cl.Catalog.from_text(text))), "study")
    assert college.study is not None
    assert (college.study.programme, college.reached.isoformat()) == (cl.Programme.PRE_TECHNICIAN, "2032-11-22")


def test_a_certificate_that_can_be_earned_is_no_improvement() -> None:
    """五级 is described here, so the plan brings it; elsewhere it is not, and having had it would help."""
    text = (
        "磨工申报条件\n申报条件（五级）\n累计从事本职业工作1年（含）以上。\n"
        "申报条件（四级）\n取得本职业五级（初级工）职业资格证书后，累计从事本职业工作3年（含）以上。"
    )
    assert improvements(cl.Person(), "磨工", 4, cl.Advisor(cl.Catalog.from_text(text))) == []
    five = cl.Certificate(occupation="电工", level=5, issued=ON)
    assert five in [improvement.record for improvement in improvements(cl.Person(), "电工", 4)]


def test_the_question_most_worth_settling() -> None:
    question = kinds(improvements(INSPECTOR, "化学检验员", 1, max_trainings=1), "answer")[0]
    assert question.question == cl.Question(
        topic="relevance", occupation="化学检验员", record=(INSPECTOR.education or ())[0]
    )
    assert question.days == 4018
    again = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1, answered=[question.question])
    assert (again.reached, again.provided) == (question.reached, (question.question,))
    found = improvements(INSPECTOR, "化学检验员", 1, max_trainings=1, answered=[question.question])
    assert not kinds(found, "answer")


def test_assumed_answers_leave_no_question() -> None:
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1, assume_unknown=True)
    assert plan.provided
    assert not kinds(improvements(INSPECTOR, "化学检验员", 1, max_trainings=1, assume_unknown=True), "answer")


def test_a_question_that_saves_time() -> None:
    unknown = cl.Person(certificates=None)
    assert kinds(improvements(unknown, "电工", 4), "answer")[0] == cl.Improvement(
        kind="answer",
        days=731,
        reached="2030-11-22",
        question=cl.Question(topic="certificates", occupation="电工"),
    )


def test_a_related_certificate_is_an_improvement_where_the_relation_is_declared() -> None:
    """Neither 五级 is documented: the miller's own, and that of a turner, would both do."""
    declared = cl.Advisor(cl.Catalog.builtin().relate("铣工", "车工"))
    assert max(one.days for one in kinds(improvements(cl.Person(), "铣工", 4), "record")) == 2192
    records = [one.record for one in improvements(cl.Person(), "铣工", 4, declared) if one.days == 731]
    certificates = [(record.occupation, record.level) for record in records if isinstance(record, cl.Certificate)]
    assert certificates == [("铣工", 5), ("车工", 5)]


def test_what_would_close_the_way_wished_for_is_no_improvement() -> None:
    """Who held 磨工 四级 today would be sooner, but could not earn it by the clause wished for."""
    texts = (
        "职业：镗工\n申报条件（三级）\n取得本职业或相关职业四级（中级工）职业资格证书后，累计从事本职业工作2年以上。",
        "职业：磨工\n申报条件（四级）\n累计从事本职业或相关职业工作6年以上。",
    )
    catalog = cl.Catalog.from_text(texts[0]) | cl.Catalog.from_text(texts[1])
    advisor = cl.Advisor(catalog.relate("镗工", "磨工").relate("磨工", "镗工"))
    held = cl.Certificate(occupation="磨工", level=4, issued=ON)
    free = improvements(cl.Person(), "镗工", 3, advisor)
    assert [(one.record, one.days) for one in free if one.record == held] == [(held, 2191)]
    wished = improvements(cl.Person(), "镗工", 3, advisor, via="磨工/四级/1")
    assert held not in [improvement.record for improvement in wished]


def test_plans_are_pure_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan from JSON or a pickle is equal to the one that was made and says the same; nothing is planned for that."""
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON)
    assert set(plan.__dict__) == set(cl.Plan.model_fields)
    monkeypatch.delattr(planner, "best_first")
    monkeypatch.delattr(module, "best_first")
    copies = cl.Plan.model_validate_json(plan.model_dump_json()), pickle.loads(pickle.dumps(plan))  # noqa: S301
    for copy in copies:
        assert copy == plan
        assert (str(copy), repr(copy), copy.explain("en")) == (str(plan), repr(plan), plan.explain("en"))


@pytest.mark.slow
@settings(max_examples=25)
@given(cases())
def test_planning_again_saves_what_an_improvement_says(case: Case) -> None:
    """With the record, the programme or the answer there is a plan of that day, and none sooner within its effort."""
    for plan in case.plans()[:2]:
        for found in case.advisor.improvements(case.person, case.occupation, case.level, case.on, plan=plan):
            again: dict[str, object] = {}
            person = case.person
            if found.record is not None:
                person = person.plus(found.record)
            if found.study is not None:
                again = {"study": [found.study]}
            if found.question is not None:
                again = {"answered": [found.question]}
            assert found.days == (plan.reached - found.reached).days > 0
            assert found.reached in {other.reached for other in case.plans(person, **again)}
