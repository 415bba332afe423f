"""How plans, improvements and the reasons why there is no way are said, in Chinese and in English."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from certladder.model.wording import messages
from certladder.solver.planning.plan import Improvement
from certladder.solver.wording import rounded

ON = "2026-11-22"
ADVISOR = cl.Advisor()
HALF_WAY = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)

PLAN = """\
最快2027年6月1日取得电工 四级/中级工证书（约 {time}），途中取得 1 本证书。
  1. 2026-11-22 至 2027-05-31  从事电工工作
  2. 2027-06-01  取得四级/中级工证书，依据 电工/四级/1
     “取得本职业五级（初级工）职业资格证书（技能等级证书）后，累计从事本职业工作4年（含）以上。”

前提：
  - 从2026年11月22日起一直从事电工工作，不中断
  - 符合条件的当天即取得证书；申报、考核、发证实际另需时间（可在口径中设定“发证月数”）"""

PLAN_IN_ENGLISH = """\
电工 (Electrician) {level} by 1 June 2027: about 6 months, with 1 certificate.
  1. 2026-11-22 to 2027-05-31  work as 电工
  2. 2027-06-01  earn the {level} certificate, under 电工/四级/1
     “取得本职业五级（初级工）职业资格证书（技能等级证书）后，累计从事本职业工作4年（含）以上。”

Assumes:
  - from 22 November 2026 on, work as 电工 without a break
  - each certificate is there on the day of eligibility; applying, the exam and the issue take time (set lead_time_months)"""


def test_a_plan_in_both_languages() -> None:
    plan = ADVISOR.plan(HALF_WAY, "电工", 4, on=ON)
    assert str(plan) == PLAN.format(time=cl.Period(months=6).words("zh"))
    assert plan.explain(lang="en") == PLAN_IN_ENGLISH.format(level=cl.Level(4).en)


def test_time_in_years_and_months() -> None:
    day = dt.date(2026, 11, 22)
    assert rounded(day, dt.date(2032, 11, 22), "en") == "6 years"
    assert rounded(day, dt.date(2032, 11, 23), "en") == "about 6 years"
    assert rounded(day, dt.date(2032, 5, 22), "en") == "5 years 6 months"
    assert rounded(day, dt.date(2026, 12, 1), "en") == "9 days"


def test_a_plan_with_every_assumption() -> None:
    """An undocumented level, a training, months of lead time and training, and an open question."""
    advisor = cl.Advisor(policy=cl.Policy(lead_time_months=2, training_months=3))
    person = cl.Person(education=[cl.Education(degree="本科", graduated="2020-07-01", major="管理")])
    wishes = {"undocumented": "obtainable", "assume_unknown": True}
    plan = advisor.plan(person, "客户服务管理员", 2, on=ON, **wishes)
    lines = str(plan).splitlines()
    assert "途中取得 2 本证书、参加 1 次培训。" in lines[0]
    assert lines[1:5] == [
        "  1. 2026-11-22  取得三级/高级工证书，本库未收录该等级的申报条件",
        "  2. 2026-11-22 至 2030-01-21  从事客户服务管理员工作",
        "  3. 最迟 2029-11-22 结业  参加二级/技师正规培训",
        "  4. 2029-11-22 申报，2030-01-22  取得二级/技师证书，依据 客户服务管理员/二级/6",
    ]
    assert "     决定日期的是：连续从事本职业工作3年以上" in lines
    assert "  - 本库未收录客户服务管理员 三级/高级工的申报条件，假定随时可以取得该证书" in lines
    assert "以上方案以下列各项属实为前提：" in lines
    english = plan.explain("en").splitlines()
    assert english[1].endswith("certificate, whose conditions the catalog does not hold")
    assert english[3].startswith("  3. completed by 2029-11-22  take the formal training for level 2")
    assert "  - 2 months from eligibility to the certificate" in english
    assert "  - a training course takes 3 months, alongside work" in english
    assert "Provided that the answer to each of these is yes:" in english


def test_a_level_held() -> None:
    plan = ADVISOR.plan(HALF_WAY, "电工", 5, on=ON)
    assert str(plan) == "您已持有电工 五级/初级工或更高等级的证书，无需再申报。"
    assert plan.explain("en").startswith("You already hold 电工 (Electrician) level 5")


def test_a_certificate_for_which_the_person_is_ready() -> None:
    ready = cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])
    plan = ADVISOR.plan(ready, "电工", 4, on=ON)
    assert plan.headline() == "2026年11月22日即可取得电工 四级/中级工证书，途中取得 1 本证书。"
    assert plan.headline("en").endswith("at once, on 22 November 2026, with 1 certificate.")


def test_certificates_on_one_day_are_said() -> None:
    """U2: a plan is right by the letter, and says what is hardly possible."""
    graduate = cl.Person(
        work=[cl.Work(occupation="化学检验员", start="2018-01-01")],
        education=[cl.Education(degree="大专", graduated="2017-07-01", relevance={"化学检验员": "own"})],
    )
    plan = ADVISOR.plan(graduate, "化学检验员", 2, on=ON)
    said = [(one.kind, one.months, one.since, one.count) for one in plan.assumptions]
    assert said == [("lead_time", 0, None, None), ("same_day", None, dt.date(2026, 11, 22), 3)]
    assert "2026年11月22日同一天先后取得 3 本证书" in str(plan)
    assert "3 certificates one after the other on one day, 22 November 2026" in plan.explain("en")
    slower = cl.Advisor(policy=cl.Policy(lead_time_months=3)).plan(graduate, "化学检验员", 2, on=ON)
    said = [(one.kind, one.months) for one in slower.assumptions if one.kind in ("lead_time", "same_day")]
    assert said == [("lead_time", 3)]


def test_a_plan_says_which_steps_rest_on_a_reading() -> None:
    """R1: 三级 two years after the certificate, or after the diploma that came later."""
    graduate = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=4, issued="2026-07-01")],
        work=[cl.Work(occupation="电工", start="2022-07-01")],
        education=[cl.Education(degree="大专", school="大学", graduated="2026-09-01", relevance={"电工": "own"})],
    )
    plan = ADVISOR.plan(graduate, "电工", 2, on=ON)
    assert [step.contested for step in plan.steps if step.kind == "certificate"] == [("R1",), ()]
    other = cl.Advisor(policy=cl.Policy(count_from_later=True)).plan(graduate, "电工", 2, on=ON)
    assert [step.date.isoformat() for step in plan.steps + other.steps if step.kind == "certificate"] == [
        "2028-07-01",
        "2032-07-01",
        "2028-09-01",
        "2032-09-01",
    ]
    heading = "以下步骤取决于读法："
    assert str(plan).split(heading)[1].splitlines()[1].startswith("  - 第 2 步，读法 R1（")
    assert "Steps that rest on a reading:\n  - step 2, reading R1 (" in plan.explain("en")
    assert heading not in str(ADVISOR.plan(HALF_WAY, "电工", 4, on=ON))


def test_steps_rest_on_readings_of_what_is_taken_to_be_so() -> None:
    """The same where whether the major counts is assumed, and where a course is taken."""
    graduate = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=4, issued="2026-07-01")],
        work=[cl.Work(occupation="电工", start="2022-07-01")],
        education=[cl.Education(degree="大专", school="大学", graduated="2026-09-01")],
    )
    plan = ADVISOR.plan(graduate, "电工", 3, on=ON, assume_unknown=True)
    assert [step.contested for step in plan.steps if step.kind == "certificate"] == [("R1",)]
    text = "磨工申报条件\n申报条件（四级）\n（1）取得大专毕业证书，累计从事本职业工作5年以上，经本职业四级正规培训达规定标准学时数，并取得结业证书。"
    advisor = cl.Advisor(cl.Catalog.from_text(text))
    worker = cl.Person(
        work=[cl.Work(occupation="磨工", start="2024-07-01")],
        education=[cl.Education(degree="大专", school="大学", graduated="2025-09-01")],
    )
    plan = advisor.plan(worker, "磨工", 4, on=ON)
    assert [(step.contested, step.date.isoformat()) for step in plan.steps if step.kind == "certificate"] == [
        (("R12",), "2029-07-01")
    ]
    page = advisor.report(worker, "磨工", 4, on=ON, lang="en")
    assert "Steps that rest on a reading" in page


def test_study_in_both_languages() -> None:
    college = cl.StudyOption(school="技师学院", programme="预备技师班", years=4)
    plan = ADVISOR.plan(cl.Person(), "电工", 2, on=ON, study=[college])
    assert "途中取得 2 本证书、完成 1 项学业。" in str(plan)
    assert "（脱产）" in str(plan)
    assert "取得预备技师证书，随学业一并取得" in str(plan)
    english = plan.explain("en")
    assert "with 2 certificates, 1 study programme." in english
    assert "(full-time)" in english
    assert "earn the pre-technician certificate, which comes with the programme" in english
    assert "without a break, except during full-time study" in english
    assert "a programme of 4 years, entered and finished on time" in english
    evening = cl.StudyOption(school="技工学校", years=3, full_time=False, relevance={"电工": "own"})
    plan = ADVISOR.plan(cl.Person(), "电工", 4, on=ON, study=[evening])
    assert "（在职）" in str(plan)
    assert "(part-time)" in plan.explain("en")


def test_improvements_in_both_languages() -> None:
    day, days = "2032-11-22", 2191
    related = cl.Question(topic="relation", occupation="铣工", related="车工")
    asked = Improvement(kind="answer", days=days, reached=day, question=related)
    assert str(asked).startswith("建议先核实：车工是否为铣工的相关职业？如是，可提前")
    assert asked.explain("en") == ("If 车工 counts as a related occupation of 铣工: 6 years sooner (22 November 2032)")
    born = Improvement(kind="answer", days=20, reached=day, question=cl.Question(topic="born", occupation="铣工"))
    assert "如结果有利" in str(born)
    assert born.explain("en").startswith("If the answer is in your favour (")
    course = cl.StudyOption(degree="大专", years=2.5, full_time=False)
    assert (
        Improvement(kind="study", days=days, reached=day, study=course)
        .change("en")
        .endswith("(part-time, 2 years 6 months)")
    )
    college = cl.StudyOption(degree="大专", years=3)
    assert (
        Improvement(kind="study", days=days, reached=day, study=college).change("en").endswith("(full-time, 3 years)")
    )
    assert Improvement(kind="training", days=days, reached=day).change() == "多参加一次正规培训"
    diploma = cl.Education(school="技师学院", relevance={"铣工": "own"})
    had = Improvement(kind="record", days=days, reached=day, record=diploma)
    assert had.change() == "若现在即可取得技师学院铣工本专业毕业证书（通常须先全日制学习 4 年）"
    evening = Improvement(kind="record", days=days, reached=day, record=cl.Education(degree="大专"))
    assert evening.change("en").endswith("now (usually 2 years 6 months of part-time study first)")
    held = Improvement(kind="record", days=days, reached=day, record=cl.Certificate(occupation="铣工", level=5))
    assert held.change().startswith("如现在取得铣工")


def no_path(occupation: str, level: int, **wishes: object) -> cl.NoPath:
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plan(HALF_WAY, occupation, level, on=ON, **wishes)
    return caught.value


def test_no_path_because_of_wishes() -> None:
    error = no_path("电工", 1, deadline="2030-01-01", max_trainings=3)
    assert (error.kind, error.wishes, error.values) == ("wishes", ("deadline",), {"deadline": dt.date(2030, 1, 1)})
    assert error.best == ADVISOR.plan(HALF_WAY, "电工", 1, on=ON, max_trainings=3)
    assert error.explain("zh").splitlines() == [
        "按您的要求（最迟2030年1月1日取得）没有取得电工 一级/高级技师证书的可行方案。",
        f"不受此限时：{error.best.headline()}",
        "以下要求在这里不起作用：培训的次数上限。",
    ]
    assert "keeps to this wish: earned by 1 January 2030.\nWithout such limits: 电工 (Electrician)" in error.explain(
        "en"
    )
    both = no_path("化学检验员", 1, deadline="2043-11-22", max_trainings=1)
    assert both.wishes == ("deadline", "max_trainings")
    assert "可行方案：最迟2043年11月22日取得、最多参加 1 次培训；去掉其中任何一项即有方案。" in both.explain("zh")
    avoided = no_path("电工", 4, avoid=["电工/四级/2", "电工/四级/1"])
    assert "（不依据 电工/四级/1、电工/四级/2）" in avoided.explain("zh")
    assert "at most 0 certificates" in no_path("电工", 4, max_certificates=0).explain("en")


def test_no_path_to_a_level_that_is_not_described() -> None:
    error = no_path("客户服务管理员", 1)
    assert error.kind == "not_described"
    assert error.explain("zh").splitlines() == [
        "本库未收录客户服务管理员 一级/高级技师的申报条件，暂无法规划。",
        "已收录的等级：二级/技师。",
    ]
    assert "Levels it holds: level 2 (technician)." in error.explain("en")


def test_no_path_because_of_the_rules() -> None:
    text = "磨工申报条件\n申报条件（三级）\n（1）取得本职业四级职业资格证书，身体健康。\n（2）取得大学本科本专业或相关专业毕业证书。\n"
    text += "申报条件（二级）\n（1）取得本职业三级职业资格证书。"
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(cl.Catalog.from_text(text)).plan(HALF_WAY, "磨工", 2, on=ON)
    assert caught.value.kind == "no_way"
    assert caught.value.explain("zh").splitlines() == [
        "没有途径取得磨工 二级/技师证书。",
        "  磨工/二级/1",
        "    ✗ 取得本职业三级职业资格证书——该证书本身无法取得，见下",
        "  磨工/三级/1",
        "    ✗ 取得本职业四级职业资格证书——本库未收录该等级的申报条件",
        "    ✗ 身体健康——该条件未能读懂",
        "  磨工/三级/2",
        "    ✗ 取得大学本科本专业或相关专业毕业证书——没有确定符合的记录，工作、学习和培训也不能补足",
        "“电工”在本库中没有收录，按其他职业计。",
    ]
    assert "that certificate itself cannot be earned, see below" in caught.value.explain("en")
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(cl.Catalog.from_text(text)).plan(HALF_WAY, "磨工", 3, on=ON, avoid="磨工/三级/1")
    assert caught.value.explain("zh").splitlines()[1:3] == ["  磨工/三级/1", "    ✗ 按您的要求排除"]
    assert caught.value.explain("en").splitlines()[2] == "    ✗ ruled out by your wishes"


def test_no_path_tells_alternatives_apart_and_avoided_clauses() -> None:
    graduate_only = {"avoid": ["电工/四级/1", "电工/四级/2"]}
    with pytest.raises(cl.NoPath) as caught:
        ADVISOR.plan(cl.Person(), "电工", 4, on=ON, **graduate_only)
    assert caught.value.wishes == ("avoid",)
    reasons = {(blocked.clause.id, blocked.alternative): blocked.reasons for blocked in caught.value.reasons}
    assert reasons == {
        ("电工/四级/1", 1): ("avoided",),
        ("电工/四级/2", 1): ("avoided",),
        ("电工/四级/3", 1): ("no_record",),
        ("电工/四级/3", 2): ("no_record",),
    }
    assert [blocked.label() for blocked in caught.value.reasons[2:]] == [
        "电工/四级/3（第1种情形）",
        "电工/四级/3（第2种情形）",
    ]


def test_errors_of_wishes_in_both_languages() -> None:
    with pytest.raises(cl.WishesError) as wrong:
        ADVISOR.plan(HALF_WAY, "电工", 4, on=ON, max_certificates=-1, colour="red")
    for lang in ("zh", "en"):
        assert "max_certificates" in wrong.value.explain(lang)
        assert "colour" in wrong.value.explain(lang)
        assert "deadline" in wrong.value.explain(lang)  # one of those that there are
    with pytest.raises(cl.UnknownClause) as unknown:
        ADVISOR.plan(HALF_WAY, "电工", 4, on=ON, via="电工/四级/9")
    assert unknown.value.explain("en").startswith("no clause in force has the id 电工/四级/9; did you mean 电工/四级/")
    assert "没有条款“电工/四级/9”" in unknown.value.explain("zh")


def test_another_language_is_refused() -> None:
    plan = ADVISOR.plan(HALF_WAY, "电工", 4, on=ON)
    improvement = Improvement(kind="training", days=1, reached=ON)
    for says in (plan, *plan.assumptions, improvement, no_path("客户服务管理员", 1)):
        with pytest.raises(cl.UnknownTerm):
            says.explain("fr")


def test_a_study_option_needs_a_school_or_a_degree() -> None:
    with pytest.raises(cl.WishesError) as wrong:
        ADVISOR.plan(HALF_WAY, "电工", 4, on=ON, study=[{"years": 3}])
    assert "study.0: school or degree: expected at least one of the two" in wrong.value.explain("en")
    assert "study.0：school、degree：至少填写一项" in wrong.value.explain("zh")


def test_every_message_is_there_in_both_languages() -> None:
    for section in ("plan.", "no_path.", "improvement."):
        zh, en = ({code for code in messages(lang) if code.startswith(section)} for lang in ("zh", "en"))
        assert zh == en


def test_a_plan_under_every_reading_goes_to_json_and_back() -> None:
    person = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=4, issued="2020-01-01")],
        education=[cl.Education(degree="大专", graduated="2024-07-01", relevance={"电工": "本专业"})],
        work=[cl.Work(occupation="电工", start="2026-01-01")],
    )
    plan = cl.Advisor(policy=cl.Policy(count_from_later=True)).plan(person, "电工", 3, "2026-11-22")
    assert plan.steps[-1].critical
    assert cl.Plan.model_validate_json(plan.model_dump_json()) == plan
