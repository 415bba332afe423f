"""What people read: eligibilities, plans and reasons, in Chinese by default and in English."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.solver.wording import gain_words, record_words, understood_words

ON = "2026-11-22"
ADVISOR = cl.Advisor()
HALF_WAY = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)


def test_a_no_in_chinese() -> None:
    assert str(ADVISOR.check(HALF_WAY, "电工", 3, on=ON)).splitlines()[:6] == [
        "还不能申报电工 三级/高级工（2026-11-22）。",
        "仅靠现有情况持续下去，不会确定符合。",
        "",
        "电工/三级/1：不符合",
        "  “取得本职业四级（中级工）职业资格证书（技能等级证书）后，累计从事本职业工作5年（含）以上。”",
        "  ✗ 取得本职业四级（中级工）职业资格证书（技能等级证书）后——没有",
    ]


def test_a_no_in_english_says_what_is_missing_and_until_when() -> None:
    lines = ADVISOR.check(HALF_WAY, "电工", 4, on=ON).explain(lang="en").splitlines()
    assert lines[:2] == [
        "No: not eligible for 电工 (Electrician) level 4 (intermediate worker) on 2026-11-22.",
        "As things stand and go on: eligible from 2027-06-01, by 电工/四级/1.",
    ]
    assert lines[6] == (
        "  ✗ 4 years of work in all in this occupation after that certificate"
        " — has 3 years 5 months 21 days, lacks 6 months 10 days"
    )
    assert lines[-4:] == [
        "What would help (any one of these):",
        "  1. gain a diploma (technical school, own major of 电工): eligible from 2026-11-22 by 电工/四级/3",
        "  2. gain a diploma (secondary vocational school, own major of 电工, trains to level 4 (intermediate worker)):"
        " eligible from 2026-11-22 by 电工/四级/3",
        "  3. go on as now: eligible from 2027-06-01 by 电工/四级/1",
    ]


def test_a_yes_cites_its_clause_and_tells_a_level_held_already() -> None:
    holder = HALF_WAY.plus(cl.Certificate(occupation="电工", level=4, issued="2025-01-01"))
    answer = ADVISOR.check(holder, "电工", 4, on="2027-06-01")
    assert str(answer).splitlines()[:2] == [
        "可以申报电工 四级/中级工（2027-06-01），依据 电工/四级/1。",
        "您已持有该等级或更高等级的证书。",
    ]
    assert answer.explain("en").splitlines()[:2] == [
        "Yes: eligible for 电工 (Electrician) level 4 (intermediate worker) on 2027-06-01, by 电工/四级/1.",
        "This level, or a higher one, is held already.",
    ]


def test_undetermined_asks_its_questions() -> None:
    cook = cl.Person(work=[cl.Work(occupation="厨师", start="2010-01-01")])
    answer = ADVISOR.check(cook, "铣工", 4, on=ON)
    assert str(answer).splitlines()[0] == "能否申报铣工 四级/中级工（2026-11-22）尚不能确定：有些事实不清楚。"
    assert "  - 厨师是否属于铣工的相关职业？" in str(answer)
    english = answer.explain("en")
    assert english.startswith("Undetermined: whether 铣工 (Milling machinist) level 4 (intermediate worker) is open")
    assert "As things stand, waiting alone will not make it a sure yes." in english
    assert "  - Does 厨师 count as a related occupation (相关职业) of 铣工?" in english


def test_what_is_not_known_is_said_so() -> None:
    unknown = cl.Person(certificates=None, work=None, education=None, training=None)
    words = str(ADVISOR.check(unknown, "化学检验员", 1, on=ON))
    assert "? 取得本职业技师职业资格证书（职业技能等级证书）后——不清楚" in words
    assert "  - 您参加过哪些正规培训？" in words
    assert "— not known" in ADVISOR.check(unknown, "化学检验员", 1, on=ON).explain("en")


def test_what_comes_later_is_said_so() -> None:
    graduate = cl.Person(
        education=[cl.Education(school="高级技工学校", graduated="2028-07-01", relevance={"电工": "own"})]
    )
    answer = ADVISOR.check(graduate, "电工", 4, on=ON)
    assert "2027-07-01 起才有" in str(answer)
    assert "only from 2027-07-01" in answer.explain("en")


def test_the_edition_is_named() -> None:
    text = "职业：磨工\n版本：2018年版\n\n申报条件（四级）\n累计从事本职业工作6年（含）以上。"
    answer = cl.Advisor(cl.Catalog.from_text(text)).check(cl.Person(), "磨工", 4, on=ON)
    assert "依据版本：2018年版" in str(answer)
    assert "Edition: 2018年版" in answer.explain("en")
    assert answer.explain("en").startswith("No: not eligible for 磨工 level 4")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="“fr”"):
        ADVISOR.check(HALF_WAY, "电工", 4, on=ON).explain(lang="fr")


FACTS = [
    (
        cl.Certificate(occupation="电工", level=3, issued="2020-01-02"),
        "电工三级/高级工技能等级证书（2020-01-02）",
        "电工 level 3 (senior worker) skill level certificate (2020-01-02)",
        "取得电工三级/高级工技能等级证书",
        "earn the 电工 level 3 (senior worker) skill level certificate",
    ),
    (
        cl.Certificate(occupation="电工", kind="预备技师证书"),
        "电工预备技师证书（日期不详）",
        "电工 pre-technician certificate (date not known)",
        "取得电工预备技师证书",
        "earn the 电工 pre-technician certificate",
    ),
    (
        cl.Work(occupation="电工", start="2020-01-02"),
        "从事电工（2020-01-02 至今）",
        "work as 电工 (2020-01-02 to now)",
        "从 2020-01-02 起从事电工",
        "work as 电工 from 2020-01-02",
    ),
    (
        cl.Work(occupation="电工", start="2020-01-02", end="2021-01-01"),
        "从事电工（2020-01-02 至 2021-01-01）",
        "work as 电工 (2020-01-02 to 2021-01-01)",
        "从 2020-01-02 起从事电工",
        "work as 电工 from 2020-01-02",
    ),
    (
        cl.Training(occupation="电工", level=4, completed="2020-01-02"),
        "电工四级/中级工正规培训（2020-01-02 结业）",
        "电工 level 4 (intermediate worker) training (completed 2020-01-02)",
        "完成电工四级/中级工正规培训",
        "complete the formal training for 电工 level 4 (intermediate worker)",
    ),
    (
        cl.Education(school="技师学院", programme="技师班", enrolled="2024-09-01", graduated="2027-07-01"),
        "技师学院，技师班，2024-09-01 入学，毕业：2027-07-01",
        "technician college, technician programme, enrolled 2024-09-01, graduation: 2027-07-01",
        "就读技师学院，技师班，2024-09-01 入学，毕业：2027-07-01",
        "study: technician college, technician programme, enrolled 2024-09-01, graduation: 2027-07-01",
    ),
    (
        cl.Education(degree="大专", major="机电", relevance={"电工": "related"}, trains_to=3),
        "大专，机电专业，对电工为相关专业，以高级工技能为培养目标，毕业：日期不详",
        "associate degree, major 机电, related major for 电工, trains to level 3 (senior worker), graduation: date not known",
        "取得毕业证书（大专，机电专业，对电工为相关专业，以高级工技能为培养目标）",
        "gain a diploma (associate degree, major 机电, related major for 电工, trains to level 3 (senior worker))",
    ),
]


@pytest.mark.parametrize(("record", "zh", "en", "gain_zh", "gain_en"), FACTS, ids=lambda value: "")
def test_records_in_words(record: cl.Work, zh: str, en: str, gain_zh: str, gain_en: str) -> None:
    assert [record_words(record, "zh"), record_words(record, "en")] == [zh, en]
    assert [gain_words(record, "zh"), gain_words(record, "en")] == [gain_zh, gain_en]


REQUIREMENTS = [
    (
        cl.CertificateRequirement(level=3, kinds=["qualification"], years=2),
        "a level 3 (senior worker) vocational qualification certificate in this occupation, held for 2 years",
    ),
    (
        cl.CertificateRequirement(level=None, scope="own_or_related", kinds=["pre_technician"]),
        "a pre-technician certificate in this or a related occupation",
    ),
    (cl.WorkYears(years=1, mode="连续"), "1 year of work without a break in this occupation"),
    (
        cl.WorkYears(years=5, mode="累计", after=cl.DiplomaRequirement(degree="bachelor")),
        "5 years of work in all in this occupation after that diploma",
    ),
    (cl.TrainingRequirement(level=2), "completed formal training for level 2 (technician)"),
    (
        cl.DiplomaRequirement(schools=["高级技工学校", "技师学院"], expected=True),
        "a diploma: senior technical school or technician college, final-year students included",
    ),
    (
        cl.DiplomaRequirement(degree="大专", or_higher=True, major="own"),
        "a diploma: associate degree or higher, the occupation's own major",
    ),
    (
        cl.EnrolmentRequirement(schools=["技工学校"], programmes=["预备技师班", "技师班"]),
        "being a student of a pre-technician programme or technician programme at a technical school of any tier",
    ),
    (cl.UnreadText(words="身体健康"), "something that could not be read: 身体健康"),
]


@pytest.mark.parametrize(("requirement", "words"), REQUIREMENTS, ids=lambda value: "")
def test_requirements_in_english(requirement: cl.TrainingRequirement, words: str) -> None:
    assert understood_words(requirement, "en") == words


QUESTIONS = [
    (cl.Question(topic="relation", occupation="铣工", related="厨师"), "厨师是否属于铣工的相关职业？"),
    (cl.Question(topic="unread", occupation="铣工", words="身体健康"), "您是否符合：“身体健康”？"),
    (
        cl.Question(topic="relevance", occupation="铣工", record=cl.Education(major="烹饪", graduated="2020-07-01")),
        "烹饪专业，毕业：2020-07-01：所学专业对铣工是本专业、相关专业还是无关专业？",
    ),
    (
        cl.Question(topic="issued", occupation="铣工", record=cl.Certificate(occupation="铣工", level=4)),
        "铣工四级/中级工技能等级证书（日期不详）：发证日期是哪一天？",
    ),
    (cl.Question(topic="work", occupation="铣工"), "您做过哪些工作，各从何时到何时？"),
]


@pytest.mark.parametrize(("question", "words"), QUESTIONS, ids=lambda value: "")
def test_questions_in_words(question: cl.Question, words: str) -> None:
    assert str(question) == words


def test_every_topic_can_be_asked_in_both_languages() -> None:
    topics = cl.Question.model_fields["topic"].annotation.__args__  # type: ignore[union-attr]
    record = cl.Education(school="大学")
    for topic in topics:
        question = cl.Question(topic=topic, occupation="电工", record=record, related="钳工", words="略")
        assert question.explain("zh").endswith("？")
        assert question.explain("en").endswith("?")


PLAN = """\
电工 (Electrician) level 4 (intermediate worker) by 2027-06-01: 0.5 years (191 days), 1 certificate.
  1. 2026-11-22 to 2027-05-31  work as 电工
  2. 2027-06-01  earn the level 4 (intermediate worker) certificate, by 电工/四级/1
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
        "  - 大学本科，管理专业，毕业：2020-07-01：所学专业对客户服务管理员是本专业、相关专业还是无关专业？",
    ]
    english = plan.explain("en")
    assert "earn the level 3 (senior worker) certificate, whose conditions the catalog does not hold" in english
    assert "completed by 2029-11-22  take the formal training for level 2 (technician)" in english
    assert "the catalog does not hold the conditions of 客户服务管理员 level 3 (senior worker)" in english
    assert "2 months from eligibility to the certificate" in english
    assert "a training takes 3 months, beside work" in english
    assert "Provided that these are answered with yes:" in english


def test_a_plan_for_what_is_held() -> None:
    plan = ADVISOR.plan(HALF_WAY, "电工", 5, on=ON)
    assert str(plan) == "您已持有电工 五级/初级工或更高等级的证书，不必再考。"
    assert plan.explain("en") == "电工 (Electrician) level 5 (junior worker), or a higher level, is held already."


def test_study_in_both_languages() -> None:
    college = cl.StudyOption(school="技师学院", programme="预备技师班", years=4)
    plan = ADVISOR.plan(cl.Person(), "电工", 2, on=ON, study=[college])
    assert (
        str(plan).splitlines()[0] == "最早 2032-11-22 取得电工 二级/技师：需 6.0 年（2192 天），2个证书、1次学历教育。"
    )
    assert "就读技师学院，预备技师班，2026-11-22 入学，毕业：2030-11-22（脱产）" in str(plan)
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
