"""What would bring a plan forward: every lever is tried by planning again, and saves what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import certladder as cl
from certladder.solver.planning import improvements as levers
from tests.helpers.strategies import Case, cases

ON = "2026-11-22"
ADVISOR = cl.Advisor()
INSPECTOR = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="化学检验员", start="2019-07-01")],
    education=[cl.Education(school="高等职业学校", graduated="2019-06-30", major="化工")],
)


def saved(plan: cl.Plan, kind: str) -> list[tuple[str, int]]:
    """The levers of a kind: what is changed, and the days saved."""
    found = [lever for lever in plan.levers if lever.kind == kind]
    return [(str(lever).partition("：提前")[0], lever.days) for lever in found]


def test_the_levers_of_an_inspector() -> None:
    """By hand: 四级 now, 三级 after 3 years and a training (5 without), 二级 after 6 (5), 一级 after 5 (3)."""
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1)
    assert (plan.days, plan.trainings) == (5114, 1)
    assert saved(plan, "training") == [("多参加一次正规培训", 731)]
    assert saved(plan, "record")[:2] == [
        ("现在取得毕业证书（高等职业学校，对化学检验员为本专业，以高级工技能为培养目标）", 4018),
        ("现在取得毕业证书（大专，对化学检验员为本专业）", 4018),
    ]
    assert ("就读大专（在职，2.5 年）", 3106) in saved(plan, "study")
    assert [lever.days for lever in plan.levers] == sorted((lever.days for lever in plan.levers), reverse=True)


def test_what_is_offered_already_is_no_lever() -> None:
    offered = [option for option in cl.usual_programmes() if option.degree == "associate"]
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1, study=offered)
    assert plan.programmes == 1
    assert not {lever.study for lever in plan.levers} & set(offered)


def test_the_question_most_worth_settling() -> None:
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1)
    assert plan.question is not None
    assert plan.question.question == cl.Question(
        topic="relevance", occupation="化学检验员", record=(INSPECTOR.education or ())[0]
    )
    assert plan.question.days == 4018
    assert str(plan).endswith(f"最值得弄清的问题：\n  - {plan.question}")
    assert plan.explain("en").endswith(f"The question most worth settling:\n  - {plan.question.explain('en')}")


def test_an_answer_is_provided_for() -> None:
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1)
    assert plan.question is not None
    question = plan.question.question
    again = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1, answered=[question])
    assert (again.reached, again.provided) == (plan.question.reached, (question,))
    assert again.question is None


def test_who_takes_open_questions_to_be_answered_has_none_to_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no plan is made to find that out."""
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1, assume_unknown=True)
    assert plan.provided
    assert not saved(plan, "answer")
    monkeypatch.delattr(levers, "plans")
    assert plan.question is None


def test_a_related_certificate_is_a_lever_where_the_relation_is_declared() -> None:
    """Neither 五级 is documented: the miller's own, and that of a turner, would both do."""
    nobody = cl.Person()
    declared = cl.Advisor(cl.Catalog.builtin().relate("铣工", "车工"))
    assert saved(ADVISOR.plan(nobody, "铣工", 4, on=ON), "record")[0] == (
        "现在取得毕业证书（技工学校，对铣工为本专业）",
        2192,
    )
    facts = [lever.record for lever in declared.plan(nobody, "铣工", 4, on=ON).levers if lever.days == 731]
    certificates = [(record.occupation, record.level) for record in facts if isinstance(record, cl.Certificate)]
    assert certificates == [("铣工", 5), ("车工", 5)]


def test_what_would_close_the_way_wished_for_is_no_lever() -> None:
    """Who held 磨工 四级 today would be sooner, but could not earn it by the clause wished for."""
    texts = (
        "职业：镗工\n申报条件（三级）\n取得本职业或相关职业四级（中级工）职业资格证书后，累计从事本职业工作2年以上。",
        "职业：磨工\n申报条件（四级）\n累计从事本职业或相关职业工作6年以上。",
    )
    catalog = cl.Catalog.from_text(texts[0]) | cl.Catalog.from_text(texts[1])
    advisor = cl.Advisor(catalog.relate("镗工", "磨工").relate("磨工", "镗工"))
    held = cl.Certificate(occupation="磨工", level=4, issued=ON)
    free = advisor.plan(cl.Person(), "镗工", 3, on=ON)
    assert [(lever.record, lever.days) for lever in free.levers if lever.record == held] == [(held, 2191)]
    wished = advisor.plan(cl.Person(), "镗工", 3, on=ON, via="磨工/四级/1")
    assert (wished.reached, wished.steps) == (free.reached, free.steps)
    assert held not in [lever.record for lever in wished.levers]


def test_a_plan_read_from_data_has_to_be_made_again() -> None:
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON)
    read = cl.Plan.model_validate_json(plan.model_dump_json())
    assert read == plan
    assert not read.is_made
    assert "问题" not in str(read)
    for ask in (lambda: read.levers, lambda: read.question):
        with pytest.raises(cl.PlanAgain, match="read from data"):
            ask()


def test_words_of_levers() -> None:
    plan = ADVISOR.plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=1)
    words = {lever.explain("en") for lever in plan.levers}
    assert "take one more formal training: 731 days sooner (2038-11-22)" in words
    assert "study: associate degree (part-time, 2.5 years): 3106 days sooner (2032-05-22)" in words
    assert "gain a diploma (associate degree, own major of 化学检验员) now: 4018 days sooner (2029-11-22)" in words
    assert any(text.startswith("settle, if it turns out well: higher vocational college, major 化工") for text in words)


def test_a_question_that_opens_the_way_is_no_lever() -> None:
    """Levers save days of a plan; where there is no plan, the error says why."""
    unknown = cl.Person(certificates=None)
    assert ADVISOR.plan(unknown, "电工", 4, on=ON).question == cl.Improvement(
        kind="answer",
        days=731,
        reached="2030-11-22",
        question=cl.Question(topic="certificates", occupation="电工"),
    )


@settings(max_examples=25)
@given(cases())
def test_planning_again_saves_what_a_lever_says(case: Case) -> None:
    """With the record, the programme or the answer of a lever, there is a plan of that day and none sooner in reach."""
    for plan in case.plans()[:2]:
        for lever in plan.levers:
            again: dict[str, object] = {}
            person = case.person
            if lever.record is not None:
                person = person.plus(lever.record)
            if lever.study is not None:
                again = {"study": [lever.study]}
            if lever.question is not None:
                again = {"answered": [lever.question]}
            assert lever.days == (plan.reached - lever.reached).days > 0
            assert lever.reached in {other.reached for other in case.plans(person, **again)}
