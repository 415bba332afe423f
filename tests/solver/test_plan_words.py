"""Plans, and why there is none, in Chinese by default and in English."""

from __future__ import annotations

import pytest

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()
HALF_WAY = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)


PLAN = """\
电工 (Electrician) level 4 (intermediate) by 2027-06-01: 0.5 years (191 days), 1 certificate.
  1. 2026-11-22 to 2027-05-31  work as 电工
  2. 2027-06-01  earn the level 4 (intermediate) certificate, by 电工/四级/1
     “取得本职业五级（初级工）职业资格证书（技能等级证书）后，累计从事本职业工作4年（含）以上。”

Taken for granted:
  - from 2026-11-22 on, work as 电工 without a break"""


def test_a_plan_in_english() -> None:
    assert ADVISOR.plan(HALF_WAY, "电工", 4, on=ON).explain(lang="en") == PLAN


def test_a_plan_with_everything_in_both_languages() -> None:
    """An undocumented level, a training, months of lead time and training, and an open question."""
    advisor = cl.Advisor(policy=cl.Policy(lead_time_months=2, training_months=3))
    person = cl.Person(education=[cl.Education(degree="本科", graduated="2020-07-01", major="管理")])
    wishes = {"undocumented": "obtainable", "assume_unknown": True}
    plan = advisor.plan(person, "客户服务管理员", 2, on=ON, **wishes)
    assert str(plan).splitlines() == [
        "最早 2030-01-22 取得客户服务管理员 二级/技师：需 3.2 年（1157 天），2个证书、1次培训。",
        "  1. 2026-11-22  取得三级/高级工证书，目录中没有该等级的条件",
        "  2. 2026-11-22 至 2030-01-21  从事客户服务管理员工作",
        "  3. 最迟 2029-11-22 结业  参加二级/技师正规培训",
        "  4. 2030-01-22  取得二级/技师证书，依据 客户服务管理员/二级/6",
        "     “具有本专业或相关专业大学本科学历证书，取得三级客户服务管理师职业资格证书 后，连续从事本职业工作3年以上，"
        "经二级客户服务管理师正规培训达规定标准学时数，并 取得结业证书。”",
        "     决定日期的是：连续从事本职业工作3年以上",
        "",
        "前提：",
        "  - 从 2026-11-22 起一直从事客户服务管理员，不中断",
        "  - 目录中没有客户服务管理员三级/高级工的条件，假定随时可以取得该证书",
        "  - 从符合条件到取得证书需 2 个月",
        "  - 每次培训历时 3 个月，与工作同时进行",
        "",
        "以下问题须得到肯定的答复：",
        "  - 大学本科，管理专业，2020年7月1日毕业：所学专业是客户服务管理员的本专业、相关专业，还是都不是？",
    ]
    english = plan.explain("en")
    assert "earn the level 3 (advanced) certificate, whose conditions the catalog does not hold" in english
    assert "completed by 2029-11-22  take the formal training for level 2 (technician)" in english
    assert "the catalog does not hold the conditions of 客户服务管理员 level 3 (advanced)" in english
    assert "2 months from eligibility to the certificate" in english
    assert "a training takes 3 months, beside work" in english
    assert "Provided that these are answered with yes:" in english


def test_a_plan_for_what_is_held() -> None:
    plan = ADVISOR.plan(HALF_WAY, "电工", 5, on=ON)
    assert str(plan) == "您已持有电工 五级/初级工或更高等级的证书，不必再考。"
    assert plan.explain("en") == "电工 (Electrician) level 5 (elementary), or a higher level, is held already."


def test_study_in_both_languages() -> None:
    college = cl.StudyOption(school="技师学院", programme="预备技师班", years=4)
    plan = ADVISOR.plan(cl.Person(), "电工", 2, on=ON, study=[college])
    assert (
        str(plan).splitlines()[0] == "最早 2032-11-22 取得电工 二级/技师：需 6.0 年（2192 天），2个证书、1次学历教育。"
    )
    assert "就读技师学院，预备技师班，2026年11月22日入学，2030年11月22日毕业（脱产）" in str(plan)
    assert "取得预备技师证书，随学业一并取得" in str(plan)
    assert "  - 学制按 48 个月计算，并能按时入学、毕业" in str(plan)
    english = plan.explain("en")
    assert "2 certificates, 1 study programme." in english
    assert "study: technician college, pre-technician programme" in english
    assert "(full-time)" in english
    assert "earn the pre-technician certificate, which comes with the programme" in english
    assert "without a break, except during full-time study" in english
    assert "a programme of 48 months, entered and finished in time" in english
    evening = cl.StudyOption(school="技工学校", years=3, full_time=False, relevance={"电工": "own"})
    assert "（在职）" in str(ADVISOR.plan(cl.Person(), "电工", 4, on=ON, study=[evening]))
    assert "(part-time)" in ADVISOR.plan(cl.Person(), "电工", 4, on=ON, study=[evening]).explain("en")


def no_path(occupation: str, level: int, **wishes: object) -> cl.NoPath:
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plan(HALF_WAY, occupation, level, on=ON, **wishes)
    return caught.value


def test_no_path_because_of_wishes() -> None:
    error = no_path("电工", 1, deadline="2030-01-01", max_trainings=3)
    assert str(error).splitlines() == [
        "没有途径取得电工 一级/高级技师。",
        "这些要求合在一起排除了所有途径：期限；去掉其中任何一项就有途径。",
    ]
    assert "Together these wishes rule out every way: deadline; without" in error.explain("en")


def test_no_path_to_a_level_that_is_not_described() -> None:
    error = no_path("客户服务管理员", 1)
    assert "目录中没有该等级的条件，只有：二级/技师。" in str(error)
    assert "The catalog does not hold its conditions; it describes 二级/技师." in error.explain("en")


def test_no_path_because_of_the_rules() -> None:
    text = "磨工申报条件\n申报条件（三级）\n（1）取得本职业四级职业资格证书，身体健康。\n（2）取得大学本科本专业或相关专业毕业证书。\n"
    text += "申报条件（二级）\n（1）取得本职业三级职业资格证书。"
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(cl.Catalog.from_text(text)).plan(HALF_WAY, "磨工", 2, on=ON)
    assert str(caught.value).splitlines() == [
        "没有途径取得磨工 二级/技师。",
        "  磨工/二级/1",
        "    ✗ 取得本职业三级职业资格证书——该证书本身无法取得，见下",
        "  磨工/三级/1",
        "    ✗ 取得本职业四级职业资格证书——目录中没有该等级的条件",
        "    ✗ 身体健康——未能读懂",
        "  磨工/三级/2",
        "    ✗ 取得大学本科本专业或相关专业毕业证书——没有确定符合的记录，工作和培训也不能补足",
    ]
    assert "that certificate itself cannot be earned, see below" in caught.value.explain("en")
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(cl.Catalog.from_text(text)).plan(HALF_WAY, "磨工", 3, on=ON, avoid="磨工/三级/1")
    assert str(caught.value).splitlines()[1] == "  磨工/三级/1：按您的要求排除"
    assert caught.value.explain("en").splitlines()[1] == "  磨工/三级/1: ruled out by the wishes"


def test_no_path_tells_alternatives_apart_and_avoided_clauses() -> None:
    graduate_only = {"avoid": ["电工/四级/1", "电工/四级/2"]}
    with pytest.raises(cl.NoPath) as caught:
        ADVISOR.plan(cl.Person(), "电工", 4, on=ON, **graduate_only)
    assert caught.value.wishes == ("avoid",)
    reasons = {(blocked.clause.id, blocked.alternative): blocked.because for blocked in caught.value.reasons}
    assert reasons == {
        ("电工/四级/1", 1): ("avoided",),
        ("电工/四级/2", 1): ("avoided",),
        ("电工/四级/3", 1): ("no_record",),
        ("电工/四级/3", 2): ("no_record",),
    }
