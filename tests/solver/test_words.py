"""What people read: eligibilities, records, requirements and questions, in Chinese by default and in English."""

from __future__ import annotations

from typing import get_args

import pytest

import certladder as cl
from certladder.model.requirements import Requirement
from certladder.solver.wording import (
    gain_words,
    record_words,
    requirement_words,
    understood_words,
)

ON = "2026-11-22"
ADVISOR = cl.Advisor()
HALF_WAY = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)


def test_a_no_in_chinese() -> None:
    assert str(ADVISOR.check(HALF_WAY, "电工", 3, on=ON)).splitlines()[:7] == [
        "还不能申报电工 三级/高级工（2026年11月22日）。",
        "按目前情况继续工作，仍不能满足申报条件。",
        "电工五级/初级工技能等级证书（2023年6月1日）：等级低于所要求的，不计入。",
        "",
        "电工/三级/1：不符合",
        "  “取得本职业四级（中级工）职业资格证书（技能等级证书）后，累计从事本职业工作5年（含）以上。”",
        "  ✗ 取得本职业四级（中级工）职业资格证书（技能等级证书）后——现有的不符合：电工五级/初级工技能等级证书（2023年6月1日）",
    ]


def test_a_no_in_english_says_what_is_missing_and_until_when() -> None:
    lines = ADVISOR.check(HALF_WAY, "电工", 4, on=ON).explain(lang="en").splitlines()
    assert lines[:2] == [
        "No: not eligible for 电工 (Electrician) level 4 (intermediate) on 22 November 2026.",
        "If you keep working as now, you can apply from 1 June 2027 (clause 电工/四级/1).",
    ]
    assert lines[6] == (
        "  ✗ 4 years of work in this occupation since that certificate"
        " — you have 3 years 5 months 21 days; 6 months 10 days short"
    )
    assert lines[-7:-3] == [
        "What would help (any one of these):",
        "  1. go on as now: eligible from 1 June 2027 (clause 电工/四级/1)",
        "  2. get a diploma (technical school, 电工's own major): eligible from 22 November 2026 (clause 电工/四级/3);"
        " without that diploma yet, usually 3 years of full-time study first",
        "  3. get a diploma (secondary vocational school, 电工's own major, training to level 4 (intermediate)):"
        " eligible from 22 November 2026 (clause 电工/四级/3);"
        " without that diploma yet, usually 3 years of full-time study first",
    ]


def test_a_yes_cites_its_clause_and_tells_a_level_held_already() -> None:
    holder = HALF_WAY.plus(cl.Certificate(occupation="电工", level=4, issued="2025-01-01"))
    answer = ADVISOR.check(holder, "电工", 4, on="2027-06-01")
    assert str(answer).splitlines()[:2] == [
        "可以申报电工 四级/中级工（2027年6月1日），依据 电工/四级/1。",
        "您已持有该等级或更高等级的证书。",
    ]
    assert answer.explain("en").splitlines()[:2] == [
        "Yes: eligible for 电工 (Electrician) level 4 (intermediate) on 1 June 2027 (clause 电工/四级/1).",
        "You already hold this level or a higher one.",
    ]


def test_undetermined_asks_its_questions() -> None:
    cook = cl.Person(work=[cl.Work(occupation="厨师", start="2010-01-01")])
    answer = ADVISOR.check(cook, "铣工", 4, on=ON)
    assert str(answer).splitlines()[0] == "暂不能确定能否申报铣工 四级/中级工（2026年11月22日），请先补充以下情况。"
    assert "  - 厨师是否为铣工的相关职业？" in str(answer)
    english = answer.explain("en")
    assert english.startswith(
        "Undetermined: whether you are eligible for 铣工 (Milling machinist) level 4 (intermediate)"
    )
    assert "Waiting alone will not make you eligible for certain." in english
    assert "  - Does 厨师 count as a related occupation (相关职业) of 铣工?" in english


def test_what_is_not_known_is_marked() -> None:
    unknown = cl.Person(certificates=None, work=None, education=None, training=None)
    words = str(ADVISOR.check(unknown, "化学检验员", 1, on=ON))
    assert "? 取得本职业技师职业资格证书（职业技能等级证书）后——不清楚" in words
    assert "  - 您参加过哪些正规培训？" in words
    assert "— not known" in ADVISOR.check(unknown, "化学检验员", 1, on=ON).explain("en")


def test_later_records_are_mentioned() -> None:
    graduate = cl.Person(
        education=[cl.Education(school="高级技工学校", graduated="2028-07-01", relevance={"电工": "own"})]
    )
    answer = ADVISOR.check(graduate, "电工", 4, on=ON)
    assert "2027年7月1日起才符合" in str(answer)
    assert "only from 1 July 2027" in answer.explain("en")


def test_the_edition_is_named() -> None:
    text = "职业：磨工\n版本：2018年版\n\n申报条件（四级）\n累计从事本职业工作6年（含）以上。"
    answer = cl.Advisor(cl.Catalog.from_text(text)).check(cl.Person(), "磨工", 4, on=ON)
    assert "依据文本：来源未注明（2018年版）" in str(answer)
    assert "Source: title not known (2018年版)" in answer.explain("en")
    assert answer.explain("en").startswith("No: not eligible for 磨工 level 4")


def test_another_language_is_refused_by_all_that_says_itself() -> None:
    answer = ADVISOR.check(HALF_WAY, "电工", 4, on=ON)
    undated = HALF_WAY.plus(cl.Certificate(occupation="电工", level=5, issued="2022"))
    (question,) = ADVISOR.check(undated, "电工", 4, on=ON).questions
    catalog = ADVISOR.catalog
    diff = catalog.diff(cl.Catalog.from_text("职业：电工\n申报条件（四级）\n累计从事本职业工作5年。"))
    parts = [answer.receipt, answer.source, answer.clauses[0], answer.fixes[0], diff, diff.changes[0]]
    for says in (answer, question, *parts, catalog.lint()[0], ADVISOR.test([])):
        with pytest.raises(cl.UnknownTerm, match="“fr”"):
            says.explain("fr")


FACTS = [
    (
        cl.Certificate(occupation="电工", level=3, issued="2020-01-02"),
        "电工三级/高级工技能等级证书（2020年1月2日）",
        "电工 level 3 (advanced) skill level certificate (2 January 2020)",
        "取得电工三级/高级工技能等级证书",
        "earn the 电工 level 3 (advanced) skill level certificate",
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
        "从事电工工作（2020年1月2日至今）",
        "work as 电工 (2 January 2020 to now)",
        "从2020年1月2日起从事电工工作",
        "work as 电工 from 2 January 2020",
    ),
    (
        cl.Work(occupation="电工", start="2020-01-02", end="2021-01-01"),
        "从事电工工作（2020年1月2日至2021年1月1日）",
        "work as 电工 (2 January 2020 to 1 January 2021)",
        "从2020年1月2日起从事电工工作",
        "work as 电工 from 2 January 2020",
    ),
    (
        cl.Training(occupation="电工", level=4, completed="2020-01-02"),
        "电工四级/中级工正规培训（2020年1月2日结业）",
        "电工 level 4 (intermediate) training (completed 2 January 2020)",
        "完成电工四级/中级工正规培训",
        "complete the formal training for 电工 level 4 (intermediate)",
    ),
    (
        cl.Education(school="技师学院", programme="技师班", enrolled="2024-09-01", graduated="2027-07-01"),
        "技师学院，技师班，2024年9月1日入学，2027年7月1日毕业",
        "technician college, technician programme, enrolled 1 September 2024, graduation 1 July 2027",
        "就读技师学院，技师班",
        "study: technician college, technician programme",
    ),
    (
        cl.Education(degree="大专", major="机电", relevance={"电工": "related"}, trains_to=3),
        "大专，机电专业（电工相关专业），以三级/高级工技能为培养目标，毕业日期不详",
        "associate degree, major 机电 (a major related to 电工), training to level 3 (advanced), graduation date not known",
        "取得以三级/高级工技能为培养目标的大专机电专业（电工相关专业）毕业证书",
        "get a diploma (associate degree, major 机电 (a major related to 电工), training to level 3 (advanced))",
    ),
]


@pytest.mark.parametrize(("record", "zh", "en", "gain_zh", "gain_en"), FACTS, ids=lambda value: "")
def test_records_in_words(record: cl.Work, zh: str, en: str, gain_zh: str, gain_en: str) -> None:
    assert [record_words(record, "zh"), record_words(record, "en")] == [zh, en]
    assert [gain_words(record, "zh"), gain_words(record, "en")] == [gain_zh, gain_en]


REQUIREMENTS = [
    (
        cl.CertificateRequirement(level=3, kinds=["qualification"], years=2),
        "level 3 (advanced) vocational qualification certificate in this occupation, held for 2 years",
    ),
    (
        cl.CertificateRequirement(level=None, scope="own_or_related", kinds=["pre_technician"]),
        "pre-technician certificate in this or a related occupation",
    ),
    (cl.WorkYears(years=1, mode="连续"), "1 year of continuous work in this occupation"),
    (
        cl.WorkYears(years=5, mode="累计", after=cl.DiplomaRequirement(degree="bachelor")),
        "5 years of work in this occupation since that diploma",
    ),
    (cl.TrainingRequirement(level=2), "formal training for level 2 (technician), completed"),
    (
        cl.DiplomaRequirement(schools=["高级技工学校", "技师学院"], expected=True),
        "diploma: senior technical school or technician college, final-year students included",
    ),
    (
        cl.DiplomaRequirement(degree="大专", or_higher=True, major="own"),
        "diploma: associate degree or higher, the occupation's own major",
    ),
    (
        cl.DiplomaRequirement(schools=["高等职业学校", "大学"], degree="大专", or_higher=True),
        "diploma: associate degree or higher, higher vocational college or university",
    ),
    (
        cl.EnrolmentRequirement(schools=["技工学校"], programmes=["预备技师班", "技师班"]),
        "student: technical school of any tier, pre-technician programme or technician programme",
    ),
    (cl.WorkStarted(scope="own_or_related"), "work in this or a related occupation, however short"),
    (cl.ApprenticeshipRequirement(), "completed apprenticeship in this occupation"),
    (cl.MinimumAge(years=16), "age of 16 years or more"),
    (cl.MaximumAge(years=60), "age of 60 years at most"),
    (cl.MaximumAge(years=60, below=True), "age below 60 years"),
    (cl.PermitRequirement(name="机动车驾驶证"), "permit: 机动车驾驶证"),
    (cl.TitleRequirement(level="中级"), "intermediate title or higher, in a corresponding speciality"),
    (cl.UnreadText(words="身体健康"), "text that could not be read: “身体健康”"),
]


@pytest.mark.parametrize(("requirement", "words"), REQUIREMENTS, ids=lambda value: "")
def test_requirements_in_english(requirement: cl.TrainingRequirement, words: str) -> None:
    assert understood_words(requirement, "en") == words


def test_every_type_of_requirement_has_words() -> None:
    types = {kind.model_fields["type"].default for kind in get_args(get_args(Requirement)[0])}
    assert types == {requirement.type for requirement, _ in REQUIREMENTS}


def test_a_requirement_in_chinese_is_in_the_words_of_the_clause() -> None:
    clause = ADVISOR.catalog.standard("电工").levels[cl.Level(4)][1]
    [requirement] = clause.alternatives[0]
    assert requirement_words(clause, requirement, "zh") == "累计从事本职业工作6年（含）以上"
    assert requirement_words(clause, requirement, "en") == "6 years of work in this occupation"
    assert understood_words(requirement, "zh") == "累计从事本职业工作满 6 年"


QUESTIONS = [
    (cl.Question(topic="relation", occupation="铣工", related="厨师"), "厨师是否为铣工的相关职业？"),
    (cl.Question(topic="unread", occupation="铣工", words="身体健康"), "您是否符合：“身体健康”？"),
    (
        cl.Question(topic="relevance", occupation="铣工", record=cl.Education(major="烹饪", graduated="2020-07-01")),
        "烹饪专业，2020年7月1日毕业：所学专业是铣工的本专业、相关专业，还是都不是？",
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


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (cl.Person(), "counted from the issue of that certificate: you have none yet"),
        (cl.Person(certificates=[cl.Certificate(occupation="电工", level=5, issued="2025-11-22")]), "4 years short"),
    ],
)
def test_years_after_something_that_is_not_there_are_counted_from_it(person: cl.Person, words: str) -> None:
    finding = ADVISOR.check(person, "电工", 4, on="2026-11-22").clauses[0].findings[1]
    assert finding.state("en") == words


TURNER = cl.Person(work=[cl.Work(occupation="车工", start="2021-01-01")])
AMOUNTS: list[tuple[str, cl.Person, str, tuple[str, int], int, str, str]] = [
    (
        "not enough yet even if related",
        TURNER, ON, ("铣工", 4), 2,
        "确定 0 天，还差 6 年；若车工算铣工的相关职业，则 5 年 10 个月 21 天，2027年1月1日起符合",
        "0 days certain; 6 years short; if 车工 counts as related to 铣工: 5 years 10 months 21 days, enough from 1 January 2027",
    ),
    (
        "enough if related",
        TURNER, "2027-01-01", ("铣工", 4), 2,
        "确定 0 天；若车工算铣工的相关职业，则 6 年，已经符合",
        "0 days certain; if 车工 counts as related to 铣工: 6 years, which is enough",
    ),
    (
        "enough for certain later, sooner if it is the same",
        cl.Person(work=[cl.Work(occupation="维修电工", start="2022-01-01", end="2023-12-31"),
                        cl.Work(occupation="电工", start="2024-01-01")]), ON, ("电工", 4), 2,
        "确定 2 年 10 个月 21 天，还差 3 年 1 个月 10 天；若维修电工就是电工，则 4 年 10 个月 21 天，2028年1月1日起符合",
        "2 years 10 months 21 days certain; 3 years 1 month 10 days short; if 维修电工 is 电工: 4 years 10 months 21 days, enough from 1 January 2028",
    ),
    (
        "a list that is not known has no bound",
        cl.Person(work=None).plus(cl.Work(occupation="电工", start="2024-01-01")), ON, ("电工", 4), 2,
        "可确认 2 年 10 个月 21 天，其余待核实",
        "2 years 10 months 21 days certain; the rest is not known",
    ),
    (
        "whether there is the certificate is not known, and the work would not do",
        cl.Person(certificates=None, work=[cl.Work(occupation="电工", start="2025-01-01", end="2025-12-31")]), ON, ("电工", 4), 1,
        "还差 4 年", "4 years short",
    ),
    ("nothing is known", cl.Person(work=None), ON, ("电工", 4), 2, "不清楚", "not known"),
    (
        "a diploma to come, of a major that may not count",
        cl.Person(education=[cl.Education(school="技工学校", graduated="2029-07-01")]), ON, ("电工", 4), 3,
        "未提供；若“技工学校，2029年7月1日毕业：所学专业是电工的本专业、相关专业，还是都不是？”的答案有利，2028年7月1日起符合",
        "none on record; if the answer is in your favour (“technical school, graduation 1 July 2029: Is the major 电工's own major,"
        " a related one, or neither?”): from 1 July 2028",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("person", "on", "target", "clause", "zh", "en"), [case[1:] for case in AMOUNTS], ids=[case[0] for case in AMOUNTS]
)
def test_certain_and_possible_amounts(
    person: cl.Person, on: str, target: tuple[str, int], clause: int, zh: str, en: str
) -> None:
    result = next(one for one in ADVISOR.check(person, *target, on=on).clauses if one.clause.id.endswith(f"/{clause}"))
    assert (result.findings[-1].state("zh"), result.findings[-1].state("en")) == (zh, en)
    assert result.findings[-1].possible_from == result.possible_from


def test_a_no_says_from_when_it_may_be_a_yes() -> None:
    answer = ADVISOR.check(TURNER, "铣工", 4, on=ON)
    assert answer.prospects("zh") == [
        "按目前情况继续工作，仍不能确定满足申报条件。",
        "若车工算铣工的相关职业，最早2027年1月1日起可以申报（依据 铣工/四级/2）。",
    ]
    assert answer.questions == ()


def test_a_no_for_good_is_told_from_one_that_may_change() -> None:
    """Where the edition ends, what follows is not known (D15)."""
    never, not_certain = "按目前情况继续工作，仍不能满足申报条件。", "按目前情况继续工作，仍不能确定满足申报条件。"
    assert ADVISOR.check(cl.Person(), "电工", 4, on=ON).prospects("zh") == [never]
    text = "职业：电工\n版本：试行\n废止日期：2027-12-31\n申报条件（四级）\n累计从事本职业工作6年。"
    worker = cl.Person(work=[cl.Work(occupation="电工", start="2024-01-01")])
    answer = cl.Advisor(cl.Catalog.from_text(text)).check(worker, "电工", 4, on=ON)
    assert (answer.prospects("zh"), [note.code for note in answer.notes]) == ([not_certain], ["edition_ends"])


def test_who_may_apply_is_not_told_when_they_may() -> None:
    worker = cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])
    yes = ADVISOR.check(worker, "电工", 4, on="2026-11-22")
    assert yes.prospects("en") == []
    assert len(ADVISOR.check(cl.Person(), "电工", 4, on="2026-11-22").prospects("en")) == 1
