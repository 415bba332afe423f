"""Work and certificates under names that the catalog does not know: possible, never certain, never a silent no (D6, U1)."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()


def worker(name: str, *, level: int | None = None, since: str = "2012-01-01") -> cl.Person:
    held = [cl.Certificate(occupation=name, level=level, issued="2015-06-01")] if level else []
    return cl.Person(certificates=tuple(held), work=(cl.Work(occupation=name, start=since),))


def asked(answer: cl.Eligibility) -> list[str]:
    return [question.explain() for question in answer.questions]


@pytest.mark.parametrize("name", ["维修电工", "物业电工", "电汽工", "电气维修"])
def test_work_under_a_name_that_may_be_the_occupation_is_possible(name: str) -> None:
    answer = ADVISOR.check(worker(name, level=4), "电工", 3, on=ON)
    assert (answer.verdict.value, asked(answer)) == ("undetermined", [f"{name}是否就是电工（曾用名或所属工种）？"])
    assert answer.eligible_from is None
    assert answer.possible_from == dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "occupations"),
    [
        ("客服", ("客户服务管理员",)),
        ("客服经理", ("客户服务管理员",)),
        ("客户服务员", ("客户服务管理员",)),
        ("化验", ("化学检验员",)),
        ("汽修厂技工", ("汽车修理工",)),
        ("客", ()),
        ("客房服务员", ()),
        ("汽车美容", ()),
        ("化工操作工", ()),
        ("Cook", ()),
        ("Custodian", ()),
        ("electronics technician", ()),
    ],
)
def test_names_as_people_call_them_for_short(name: str, occupations: tuple[str, ...]) -> None:
    assert ADVISOR.catalog.may_be(name) == occupations


def test_the_answer_decides_it() -> None:
    me = worker("维修电工", level=4)
    [question] = ADVISOR.check(me, "电工", 3, on=ON).questions
    yes, _ = ADVISOR.answer(question, "是", me)
    no, _ = ADVISOR.answer(question, "否", me)
    assert yes.check(me, "电工", 3, on=ON).verdict.value == "eligible"
    assert no.check(me, "电工", 3, on=ON).verdict.value == "not_eligible"
    assert (yes.catalog.aliases, no.catalog.aliases) == (
        {("电工", "维修电工"): True},
        {("电工", "维修电工"): False},
    )


def test_where_related_work_counts_it_is_asked_one_thing_at_a_time() -> None:
    me = worker("数控铣工", since="2015-01-01")
    answer = ADVISOR.check(me, "铣工", 4, on=ON)
    assert asked(answer) == ["数控铣工是否就是铣工（曾用名或所属工种）？"]
    other, _ = ADVISOR.answer(answer.questions[0], False, me)
    then = other.check(me, "铣工", 4, on=ON)
    assert (then.verdict.value, asked(then)) == ("undetermined", ["数控铣工是否为铣工的相关职业？"])
    both = cl.Advisor(cl.Catalog.builtin().relate("铣工", "数控铣工"))
    assert both.check(me, "铣工", 4, on=ON).verdict.value == "eligible"
    neither = cl.Advisor(cl.Catalog.builtin().relate("铣工", "数控铣工", accepted=False))
    assert asked(neither.check(me, "铣工", 4, on=ON)) == asked(answer)


def test_another_occupation_of_the_catalog_is_that_occupation() -> None:
    answer = ADVISOR.check(worker("钳工", level=4), "电工", 3, on=ON)
    assert (answer.verdict.value, answer.questions) == ("not_eligible", ())


def test_training_and_apprenticeship_ask_it_too() -> None:
    text = "一、茶艺师申报条件\n申报条件（四级）\n（1）经本职业四级正规培训达规定标准学时数，并取得结业证书。\n"
    text += "申报条件（五级）\n（1）本职业学徒期满。"
    advisor = cl.Advisor(cl.Catalog.from_text(text))
    trained = cl.Person(
        training=(cl.Training(occupation="茶艺员", level=4, completed="2020-01-01"),),
        apprenticeships=(cl.Apprenticeship(occupation="高级茶艺师", completed="2020-01-01"),),
    )
    assert asked(advisor.check(trained, "茶艺师", 4, on=ON)) == ["茶艺员是否就是茶艺师（曾用名或所属工种）？"]
    assert asked(advisor.check(trained, "茶艺师", 5, on=ON)) == ["高级茶艺师是否就是茶艺师（曾用名或所属工种）？"]


def test_a_major_of_a_name_that_may_be_the_occupation_is_open() -> None:
    text = "职业：茶艺师\n本专业：茶艺\n相关专业：无\n申报条件（四级）\n（1）取得技工学校本专业毕业证书。"
    advisor = cl.Advisor(cl.Catalog.from_text(text))

    def verdict(relevance: dict[str, str]) -> str:
        fields = {"school": "技工学校", "major": "园艺", "graduated": "2020-07-01", "relevance": relevance}
        person = cl.Person(education=(cl.Education.model_validate(fields),))
        return advisor.check(person, "茶艺师", 4, on=ON).verdict.value

    assert verdict({"茶艺员": "own"}) == "undetermined"
    assert verdict({"厨师": "own"}) == "not_eligible"
    assert verdict({"茶艺师": "own"}) == "eligible"


def test_a_related_occupation_by_another_name() -> None:
    """The list is closed, but what is on it may go by another name."""
    text = "职业：茶艺师\n相关职业：评茶员\n申报条件（四级）\n（1）累计从事本职业或相关职业工作4年以上。"
    advisor = cl.Advisor(cl.Catalog.from_text(text))
    assert asked(advisor.check(worker("高级评茶员"), "茶艺师", 4, on=ON)) == ["高级评茶员是否为茶艺师的相关职业？"]
    assert advisor.check(worker("厨师"), "茶艺师", 4, on=ON).verdict.value == "not_eligible"


def test_an_interview_asks_it_and_keeps_the_answer() -> None:
    me = worker("维修电工", level=4)
    interview = ADVISOR.interview(me, "电工", 3, on=ON)
    assert interview.question is not None
    assert interview.question.topic == "same"
    done = interview.answer(True)
    assert (done.question, done.eligibility.verdict.value) == (None, "eligible")


def test_plans_rest_on_it_only_if_they_are_told_to() -> None:
    me = worker("维修电工", level=4)
    careful = ADVISOR.plan(me, "电工", 3, on=ON)
    bold = ADVISOR.plan(me, "电工", 3, on=ON, assume_unknown=True)
    assert careful.reached > bold.reached == dt.date(2026, 11, 22)
    assert [question.explain() for question in bold.provided] == ["维修电工是否就是电工（曾用名或所属工种）？"]
    sooner = next(one for one in ADVISOR.improvements(me, "电工", 3, on=ON) if one.kind == "answer")
    assert sooner.change() == "建议先核实：维修电工是否就是电工（曾用名或所属工种）？如是"
    assert sooner.change("en") == "If 维修电工 is the same occupation as 电工"
    assert sooner.question is not None
    assert ADVISOR.plan(me, "电工", 3, on=ON, answered=sooner.question).reached == bold.reached


def test_a_survey_asks_it_too() -> None:
    found = {
        (one.occupation, one.level.value): one.verdict.value for one in ADVISOR.survey(worker("维修电工", level=4), ON)
    }
    assert found["电工", 3] == "undetermined"


def notes(answer: cl.Eligibility) -> list[str]:
    return [note.explain() for note in answer.notes]


def test_what_does_not_count_is_said() -> None:
    answer = ADVISOR.check(worker("厨师", level=4), "电工", 3, on=ON)
    assert notes(answer) == ["“厨师”在本库中没有收录，按其他职业计。"]
    assert "“厨师”在本库中没有收录，按其他职业计。" in str(answer)
    assert answer.notes[0].explain("en") == "“厨师” is not in the catalog: it counts as another occupation."
    assert (str(answer.notes[0]), answer.notes[0].code) == (notes(answer)[0], "other_occupation")
    assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer


def test_a_name_that_resembles_another_occupation_is_named() -> None:
    answer = ADVISOR.check(worker("维修电工", level=4), "化学检验员", 3, on=ON)
    assert notes(answer) == ["“维修电工”在本库中没有收录（是否指：电工？），按其他职业计。"]


def test_what_counts_or_is_asked_has_no_note() -> None:
    assert ADVISOR.check(worker("维修电工", level=4), "电工", 3, on=ON).notes == ()
    related = cl.Advisor(cl.Catalog.builtin().relate("铣工", "厨师"))
    assert related.check(worker("厨师"), "铣工", 4, on=ON).notes == ()
    assert ADVISOR.check(worker("厨师"), "铣工", 4, on=ON).notes == ()  # it is asked whether it is related
    assert notes(ADVISOR.check(worker("厨师", since="2026-01-01"), "铣工", 4, on=ON)) == [
        "“厨师”在本库中没有收录，按其他职业计。"
    ]


def test_a_name_that_could_not_change_the_answer_is_said_too() -> None:
    answer = ADVISOR.check(worker("维修电工", since="2026-01-01"), "电工", 4, on=ON)
    assert (answer.verdict.value, notes(answer)) == (
        "not_eligible",
        ["“维修电工”是否就是电工尚未核实，暂未计入。"],
    )


def test_names_of_trainings_majors_and_titles_are_looked_at() -> None:
    me = cl.Person(
        training=(cl.Training(occupation="厨师", level=4, completed="2020-01-01"),),
        education=(cl.Education.model_validate({"relevance": {"焊工": "own"}, "graduated": "2020-07-01"}),),
        titles=(cl.Title.model_validate({"level": "初级", "relevance": {"会计": True}}),),
    )
    assert [note.name for note in ADVISOR.check(me, "电工", 4, on=ON).notes] == ["焊工", "厨师", "会计"]


def test_an_operating_permit_is_no_certificate() -> None:
    """D8: 低压电工作业证 shows no skill level, whatever list it is put into."""
    me = cl.Person(
        certificates=(cl.Certificate(occupation="低压电工作业证", level=4, issued="2015-06-01"),),
        work=(cl.Work(occupation="电工", start="2015-06-01"),),
        permits=(cl.Permit(name="特种作业操作证"), cl.Permit(name="机动车驾驶证")),
    )
    answer = ADVISOR.check(me, "电工", 3, on=ON)
    assert (answer.verdict.value, notes(answer)) == (
        "not_eligible",
        [
            "“低压电工作业证”是操作证，不是技能等级证书，不计入。",
            "“特种作业操作证”是操作证，不是技能等级证书，不计入。",
            "机动车驾驶证（日期不详）：不是这里的申报条件所要求的，没有用到。",
        ],
    )
    assert answer.notes[0].explain("en").startswith("“低压电工作业证” is an operating permit")


def test_an_operating_permit_that_is_asked_for_counts() -> None:
    text = "一、茶艺师申报条件\n申报条件（四级）\n（1）持有特种作业操作证，累计从事本职业工作4年以上。"
    me = cl.Person(
        work=(cl.Work(occupation="茶艺师", start="2015-06-01"),), permits=(cl.Permit(name="特种作业操作证"),)
    )
    answer = cl.Advisor(cl.Catalog.from_text(text)).check(me, "茶艺师", 4, on=ON)
    assert (answer.verdict.value, answer.notes) == ("eligible", ())


def test_a_report_says_it_too() -> None:
    assert "“厨师”在本库中没有收录，按其他职业计。" in ADVISOR.report(worker("厨师"), "电工", 4, on=ON)
    named = cl.Advisor(cl.Catalog.builtin().alias("电工", "维修电工").alias("电工", "厨师", same=False))
    assert "电工 = 维修电工；电工 ≠ 厨师" in named.report(worker("厨师"), "电工", 4, on=ON)


def test_a_real_history_under_the_former_name() -> None:
    """维修电工 四级 (职业资格) of 2015, the same work from 2010 on, under the new name since 2020."""
    me = cl.Person(
        certificates=(cl.Certificate(occupation="维修电工", level=4, issued="2015-06-01", kind="qualification"),),
        work=(
            cl.Work(occupation="维修电工", start="2010-03-01", end="2019-12-31"),
            cl.Work(occupation="电工", start="2020-01-01"),
        ),
    )
    answer = ADVISOR.check(me, "电工", 3, on=ON)
    assert (answer.verdict.value, asked(answer)) == ("undetermined", ["维修电工是否就是电工（曾用名或所属工种）？"])
    known = cl.Advisor(cl.Catalog.builtin().alias("电工", "维修电工"))
    assert known.check(me, "电工", 3, on=ON).verdict.value == "eligible"
