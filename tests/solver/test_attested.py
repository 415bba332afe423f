"""Age, apprenticeship, titles, permits, work begun and student status: on which days they hold (D18 to D22)."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from certladder.model.requirements import Requirement
from certladder.solver.wording import gain_words, record_words, understood_words

ON = dt.date(2026, 11, 22)
OTHER = "评茶员"


def advisor(*asked: Requirement) -> cl.Advisor:
    clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=(asked,))
    return cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),)))


def check(
    asked: Requirement, *records: cl.Title | cl.Permit | cl.Education, on: dt.date | str = ON, **fields: object
) -> cl.Eligibility:
    person = cl.Person.model_validate(fields).plus(*records)
    return advisor(asked).check(person, "茶艺师", 2, on=on)


def test_age_is_reached_on_the_birthday() -> None:
    """D18; 29 February falls back to 28 February (D2)."""
    asked = cl.MinimumAge(years=16)
    assert check(asked, born="2010-11-22").verdict == "eligible"
    young = check(asked, born="2010-11-23")
    assert (young.verdict, young.eligible_from) == ("not_eligible", dt.date(2026, 11, 23))
    assert young.clauses[0].findings[0].missing == cl.Period(days=1)
    assert young.fixes[0].additions == ()
    assert check(asked, born="2012-02-29").eligible_from == dt.date(2028, 2, 29)
    assert check(cl.MinimumAge(years=18), born="2012-02-29").eligible_from == dt.date(2030, 2, 28)
    assert check(asked, born="2030-01-01", on="2026-01-01").clauses[0].findings[0].have == cl.Period()


def test_an_age_is_exceeded_a_year_after_the_birthday_at_the_latest() -> None:
    """D18: before the birthday certainly not, in the year behind it maybe: the person has to say; below an age, never."""
    asked, below = cl.MaximumAge(years=60), cl.MaximumAge(years=60, below=True)
    assert check(asked, born="1966-11-23").verdict == check(below, born="1966-11-23").verdict == "eligible"
    assert check(below, born="1966-11-22").verdict == "not_eligible"
    for born in ("1966-11-22", "1965-11-23"):
        old = check(asked, born=born)
        assert (old.verdict, old.eligible_from, old.possible_from, old.fixes) == ("undetermined", None, ON, ())
        (question,) = old.questions
        assert question.explain("en") == "Do you meet this condition: “不超过60周岁”?"
        for met, verdict in ((True, "eligible"), (False, "not_eligible")):
            person = advisor(asked).answer(question, met, cl.Person())[1]
            assert check(asked, born=born, meets=person.meets).verdict == verdict
    over = check(asked, born="1965-11-22", meets={"不超过60周岁": True})
    assert (over.verdict, over.possible_from, over.fixes, over.questions) == ("not_eligible", None, (), ())
    assert "61 years old" in over.explain("en")
    assert over.notes == ()
    assert [one.code for one in check(below, meets={"未满60周岁": True}).notes] == ["condition"]


def test_an_age_that_is_not_known_to_the_day_is_asked_for() -> None:
    asked = cl.MaximumAge(years=60)
    for born, topics in (
        (None, ["born"]),
        ("1966-12", []),
        ("1966-11", ["born", "unread"]),
        ("1965-11", ["unread", "born"]),
    ):
        answer = check(asked, born=born)
        assert sorted(question.topic for question in answer.questions) == sorted(topics), born
        assert answer.verdict == ("undetermined" if topics else "eligible")
    (born,) = check(asked).questions
    between = cl.DateRange(last=dt.date(1990, 1, 1))
    assert "36 years 10 months 21 days old" in check(asked, born=between).explain("en")
    assert "only from 1 January 2030" in check(asked, born="2030-01-01").explain("en")
    assert check(cl.MaximumAge(years=60, below=True), born="1966").questions == (born,)


def test_nothing_brings_back_an_age() -> None:
    """Neither waiting nor a record to gain is proposed where the age is exceeded by then."""
    works = cl.WorkYears(years=2, mode="累计")

    def fixes(born: str) -> tuple[cl.Fix, ...]:
        clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=((works, cl.MaximumAge(years=60)),))
        catalog = cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),))
        return cl.Advisor(catalog).check(cl.Person(born=born), "茶艺师", 2, on=ON).fixes

    assert [fix.eligible_from for fix in fixes("1968-11-23")] == [dt.date(2028, 11, 22)]
    assert fixes("1968-11-22") == fixes("1940-01-01") == ()


def test_no_plan_goes_beyond_an_age() -> None:
    """What would be earned after it has no path, and says why; in the year behind it a plan rests on the answer."""
    asked = advisor(cl.WorkYears(years=2, mode="累计"), cl.MaximumAge(years=60))

    def reasons(born: str) -> tuple[str, ...]:
        with pytest.raises(cl.NoPath) as missing:
            asked.plan(cl.Person(born=born), "茶艺师", 2, on=ON)
        return missing.value.reasons[0].reasons

    assert asked.plan(cl.Person(born="1968-11-23"), "茶艺师", 2, on=ON).reached == dt.date(2028, 11, 22)
    assert reasons("1968-11-22") == ("never_together", "never_together")
    assert reasons("1966-11-22") == ("not_known",)
    assert reasons("1940-01-01") == ("too_old",)
    plan = asked.plan(cl.Person(born="1968-11-22"), "茶艺师", 2, on=ON, assume_unknown=True)
    assert [question.words for question in plan.provided] == ["不超过60周岁"]
    interview = asked.interview(cl.Person(work=[cl.Work.for_years("茶艺师", 3, until=ON)]), "茶艺师", 2, on=ON)
    for answer in ("1966-03", True):
        assert interview.question is not None
        interview = interview.answer(answer)
    assert interview.eligibility.verdict == "eligible"


def test_a_birthday_that_is_not_known_is_asked_for() -> None:
    answer = check(cl.MinimumAge(years=16))
    assert (answer.verdict, answer.fixes) == ("undetermined", ())
    assert [question.topic for question in answer.questions] == ["born"]
    assert "出生日期" in str(answer)


def test_an_apprenticeship_holds_from_its_completion() -> None:
    """D19."""
    done = cl.Apprenticeship(occupation="茶艺师", completed="2026-11-23")
    answer = check(cl.ApprenticeshipRequirement(), done)
    assert (answer.verdict, answer.eligible_from) == ("not_eligible", dt.date(2026, 11, 23))
    assert check(cl.ApprenticeshipRequirement(), done, on="2026-11-23").verdict == "eligible"
    assert check(cl.ApprenticeshipRequirement(), cl.Apprenticeship(occupation="茶艺师")).verdict == "eligible"
    elsewhere = cl.Apprenticeship(occupation=OTHER, completed="2020-01-01")
    assert check(cl.ApprenticeshipRequirement(), elsewhere).verdict == "not_eligible"
    open_ = check(cl.ApprenticeshipRequirement(scope="own_or_related"), elsewhere)
    assert open_.verdict == "undetermined"
    assert str(open_.questions[0]) == "评茶员是否为茶艺师的相关职业？"
    assert check(cl.ApprenticeshipRequirement(), apprenticeships=None).questions[0].topic == "apprenticeships"


def test_a_title_serves_by_level_and_speciality() -> None:
    """D20: a higher title serves for a lower one; whether the speciality corresponds is the record's to say."""
    asked = cl.TitleRequirement(level="中级")
    fits = {"茶艺师": True}
    assert check(asked, cl.Title(level="高级", granted="2020-01-01", relevance=fits)).verdict == "eligible"
    assert check(asked, cl.Title(level="初级", granted="2020-01-01", relevance=fits)).verdict == "not_eligible"
    assert check(asked, cl.Title(level="中级", relevance={"茶艺师": False})).verdict == "not_eligible"
    assert check(asked, cl.Title(level="中级", relevance=fits)).verdict == "eligible"  # undated: held (D17)
    unsaid = check(asked, cl.Title(level="中级", granted="2020-01-01", relevance={OTHER: True}))
    assert unsaid.verdict == "undetermined"
    assert str(unsaid.questions[0]).endswith("其专业是否与茶艺师对应？")
    assert unsaid.questions[0].explain("en").endswith("Does its speciality correspond to 茶艺师?")
    assert check(cl.TitleRequirement(level="中级", matching=False), cl.Title(level="中级")).verdict == "eligible"
    assert check(asked, titles=None).questions[0].topic == "titles"


def test_work_counts_after_a_title() -> None:
    """D5, D17."""
    title = cl.TitleRequirement(level="初级")
    asked = cl.WorkYears(years=1, mode="累计", after=title)
    work = cl.Work(occupation="茶艺师", start="2020-01-01")
    dated = cl.Title(level="初级", granted="2025-11-23", relevance={"茶艺师": True})
    assert check(asked, work, dated).eligible_from == dt.date(2026, 11, 23)
    undated = cl.Title(level="初级", relevance={"茶艺师": True})
    answer = check(asked, work, undated)
    assert (answer.verdict, answer.questions[0].topic) == ("undetermined", "issued")


def test_two_anchors_in_one_alternative() -> None:
    """Work counted after the title, and after the certificate, each from its own day."""
    title = cl.TitleRequirement(level="初级")
    held = cl.CertificateRequirement(level=3, kinds=["skill_level"])
    asked = (
        title,
        cl.WorkYears(years=5, mode="累计", after=title),
        held,
        cl.WorkYears(years=1, mode="累计", after=held),
    )
    person = cl.Person(
        certificates=[cl.Certificate(occupation="茶艺师", level=3, issued="2026-03-01")],
        titles=[cl.Title(level="初级", granted="2021-01-15", relevance={"茶艺师": True})],
        work=[cl.Work(occupation="茶艺师", start="2019-01-01")],
    )
    assert advisor(*asked).check(person, "茶艺师", 2, on=ON).eligible_from == dt.date(2027, 3, 1)
    plan = advisor(*asked).plan(person, "茶艺师", 2, on=ON)
    assert plan.reached == dt.date(2027, 3, 1)


def test_a_permit_serves_by_its_name() -> None:
    """D21: of the very name certainly, of its kind possibly, another one not."""
    asked = cl.PermitRequirement(name="机动车驾驶证")
    assert check(asked, cl.Permit(name="机动车 驾驶证", issued="2020-01-01")).verdict == "eligible"
    assert check(asked, cl.Permit(name="机动车驾驶证", issued="2026-11-23")).verdict == "not_eligible"
    other = check(asked, cl.Permit(name="C1驾驶证"))
    assert other.verdict == "undetermined"
    assert str(other.questions[0]) == "C1驾驶证（日期不详）：是否符合“机动车驾驶证”的要求？"
    assert "Does it serve where “机动车驾驶证” is asked for?" in other.questions[0].explain("en")
    assert check(asked, cl.Permit(name="健康证")).verdict == "not_eligible"
    assert check(asked, permits=None).questions[0].topic == "permits"


def test_the_question_about_a_permit_can_be_taken_as_answered() -> None:
    """It carries the words that name the permit, so that the answer is about them."""
    asked, me = cl.PermitRequirement(name="机动车驾驶证"), cl.Person(permits=[cl.Permit(name="C1驾驶证")])
    (question,) = advisor(asked).check(me, "茶艺师", 2, on=ON).questions
    assert (question.topic, question.words) == ("permit", "机动车驾驶证")
    assert advisor(asked).plan(me, "茶艺师", 2, on=ON, answered=question).reached == ON
    with pytest.raises(cl.NoPath):
        advisor(asked).plan(me, "茶艺师", 2, on=ON, answered=question.model_copy(update={"words": "健康证"}))


def test_a_permit_says_what_else_it_serves_as() -> None:
    """D21: what the record says of other names counts, whatever the names look like."""
    asked = cl.PermitRequirement(name="机动车驾驶证")
    assert check(asked, cl.Permit(name="C1驾驶证", serves={"机动车驾驶证书": True})).verdict == "eligible"
    assert check(asked, cl.Permit(name="C1驾驶证", serves={"机动车驾驶证": False})).verdict == "not_eligible"
    assert len({cl.Permit(name="C1驾驶证", serves={"驾照": True}), cl.Permit(name="C1驾驶证")}) == 2


def test_what_nobody_could_read_is_the_persons_to_say() -> None:
    """D14: unknown until the person says whether they meet the words."""
    asked = cl.UnreadText(words="身体健康")
    assert check(asked).verdict == "undetermined"
    yes = check(asked, meets={"身体健康": True})
    assert (yes.verdict, yes.questions, yes.clauses[0].findings[0].missing) == ("eligible", (), None)
    assert "本人申明符合" in str(yes)
    assert "by your own statement" in yes.explain("en")
    no = check(asked, meets={"身体健康": False})
    assert (no.verdict, no.eligible_from, no.fixes) == ("not_eligible", None, ())
    with pytest.raises(cl.NoPath) as caught:
        advisor(asked).plan(cl.Person(meets={"身体健康": False}), "茶艺师", 2, on=ON)
    assert caught.value.reasons[0].reasons == ("no_record",)
    assert advisor(asked).plan(cl.Person(meets={"身体健康": True}), "茶艺师", 2, on=ON).reached == ON


def test_what_is_missing_beside_words_that_are_met_can_be_mended() -> None:
    person = cl.Person(meets={"身体健康": True})
    answer = advisor(cl.UnreadText(words="身体健康"), cl.PermitRequirement(name="驾驶证")).check(
        person, "茶艺师", 2, on=ON
    )
    assert answer.fixes[0].additions == (cl.Permit(name="驾驶证", issued=ON),)


def test_another_kind_of_school_serves_no_words_and_settles_no_degree() -> None:
    """D9: a school of a kind that no text names."""
    own = {"电工": "own"}
    other = cl.Education(school="其他学校", graduated="2020-01-01", relevance=own)
    assert check(cl.DiplomaRequirement(schools=["技工学校"]), cl.Education(school="其他学校")).verdict == "not_eligible"
    assert check(cl.DiplomaRequirement(degree="大专", or_higher=True), other).verdict == "undetermined"
    assert (
        check(cl.EnrolmentRequirement(programmes=["技师班"]), cl.Education(programme="其他班")).verdict
        == "not_eligible"
    )
    assert "未经认定" in record_words(cl.Education(school="大学", trains_to=5), "zh")
    assert "not approved" in record_words(cl.Education(school="大学", trains_to=5), "en")


def test_work_that_has_begun() -> None:
    """D22."""
    asked = cl.WorkStarted(scope="own_or_related")
    begun = cl.Work(occupation="茶艺师", start=ON, end=ON)
    assert check(asked, begun).verdict == "eligible"
    assert check(asked, begun, on="2026-11-21").eligible_from == ON
    related = check(asked, cl.Work(occupation=OTHER, start="2020-01-01"))
    assert (related.verdict, related.questions[0].related) == ("undetermined", OTHER)
    assert check(asked, work=None).questions[0].topic == "work"
    nobody = check(asked)
    assert nobody.verdict == "not_eligible"
    assert nobody.fixes[0].additions == (cl.Work(occupation="茶艺师", start=ON),)
    assert nobody.fixes[0].eligible_from == ON


def test_students_of_any_programme_and_school() -> None:
    """D13: what is not named is not asked for."""
    student = cl.Education(
        school="中等职业学校", enrolled="2025-09-01", graduated="2028-07-01", relevance={"茶艺师": "own"}
    )
    assert check(cl.EnrolmentRequirement(), student).verdict == "eligible"
    assert (
        check(cl.EnrolmentRequirement(schools=["中等职业学校"], or_higher=True, major="own"), student).verdict
        == "eligible"
    )
    assert check(cl.EnrolmentRequirement(schools=["技师学院"]), student).verdict == "not_eligible"
    answer = check(cl.EnrolmentRequirement(schools=["高等职业学校"], major="own"))
    assert answer.fixes[0].additions[0].school is cl.School.HIGHER_VOCATIONAL
    assert check(cl.EnrolmentRequirement()).fixes[0].additions[0].school is cl.School.TECHNICIAN_COLLEGE


def test_other_majors() -> None:
    """D9: an unrelated one certainly serves; whether 其他专业 excludes an own or a related one is a question, once."""
    asked = cl.DiplomaRequirement(degree="大专", or_higher=True, major="其他专业")

    def of(relevance: str | None, **fields: object) -> cl.Eligibility:
        known = {"茶艺师": relevance} if relevance else {}
        return check(asked, cl.Education(degree="大专", graduated="2020-07-01", relevance=known), **fields)

    assert of("unrelated").verdict == "eligible"
    assert [one.topic for one in of(None).questions] == ["relevance"]
    for relevance in ("own", "related"):
        (question,) = of(relevance).questions
        assert (question.explain("en"), question.record) == ("Do you meet this condition: “其他专业”?", None)
        for met, verdict in ((True, "eligible"), (False, "not_eligible")):
            person = advisor(asked).answer(question, met, cl.Person())[1]
            assert of(relevance, meets=person.meets).verdict == verdict
    assert [one.code for one in of("unrelated", meets={"其他专业": False, "其他": True}).notes] == ["condition"]
    (fix,) = check(asked, education=[]).fixes
    assert fix.additions[0].relevance == {"茶艺师": "unrelated"}
    assert check(asked, *fix.additions).verdict == "eligible"


def test_students_of_other_majors() -> None:
    asked = cl.EnrolmentRequirement(major="其他专业")
    study = cl.Education(
        school="大学", enrolled="2025-09-01", graduated="2028-07-01", relevance={"茶艺师": "unrelated"}
    )
    assert check(asked, study).verdict == "eligible"
    assert check(asked, study.model_copy(update={"relevance": {"茶艺师": "own"}})).verdict == "undetermined"


def test_schooling_below_the_diploma() -> None:
    """D9: 高中 and 中专 are of one rank; a degree follows from the school."""
    high = cl.DiplomaRequirement(degree="高中", or_higher=True)
    assert check(high, cl.Education(school="普通高中", graduated="2020-07-01")).verdict == "eligible"
    assert check(high, cl.Education(school="技工学校", graduated="2020-07-01")).verdict == "eligible"
    assert check(high, cl.Education(degree="初中", graduated="2020-07-01")).verdict == "not_eligible"
    assert check(high, cl.Education(school="大学", graduated="2020-07-01")).verdict == "eligible"
    named = cl.DiplomaRequirement(degree="高中")
    assert check(named, cl.Education(school="大学", graduated="2020-07-01")).verdict == "eligible"
    assert check(named, cl.Education(degree="初中", graduated="2020-07-01")).verdict == "not_eligible"


def test_graduates_of_a_programme() -> None:
    asked = cl.DiplomaRequirement(programmes=["高级工班", "技师班"])
    assert check(asked, cl.Education(programme="技师班", graduated="2020-07-01")).verdict == "eligible"
    assert check(asked, cl.Education(programme="中级工班", graduated="2020-07-01")).verdict == "not_eligible"
    unsaid = check(asked, cl.Education(school="技师学院", graduated="2020-07-01"))
    assert [question.topic for question in unsaid.questions] == ["programme"]
    assert unsaid.fixes[0].additions[0].programme is cl.Programme.SENIOR_WORKER


@pytest.mark.parametrize(
    "asked",
    [
        cl.ApprenticeshipRequirement(),
        cl.TitleRequirement(level="中级"),
        cl.PermitRequirement(name="健康证"),
        cl.DiplomaRequirement(programmes=["高级工班"]),
    ],
    ids=lambda asked: asked.type,
)
def test_what_is_missing_can_be_gained(asked: Requirement) -> None:
    answer = check(asked)
    [fix] = answer.fixes
    assert check(asked, *fix.additions).eligible_from == fix.eligible_from == ON
    assert answer.clauses[0].findings[0].missing == asked
    with pytest.raises(cl.NoPath):
        advisor(asked).plan(cl.Person(), "茶艺师", 2, on=ON)


RECORDS = [
    (cl.Apprenticeship(occupation="钳工", completed="2020-01-02"), "钳工学徒期满（2020年1月2日）", "apprenticeship as 钳工 (2 January 2020)", "完成钳工学徒期", "complete an apprenticeship as 钳工"),
    (cl.Title(level="中级", relevance={"电工": True, "钳工": False}), "中级职称，对应电工，不对应钳工（日期不详）", "intermediate title, matching 电工, not matching 钳工 (date not known)", "取得中级职称，对应电工，不对应钳工", "obtain: intermediate title, matching 电工, not matching 钳工"),
    (cl.Permit(name="健康证", issued="2020-01-02"), "健康证（2020年1月2日）", "健康证 (2 January 2020)", "取得健康证", "obtain: 健康证"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "zh", "en", "gain_zh", "gain_en"), RECORDS, ids=lambda value: "")
def test_records_in_words(record: cl.Permit, zh: str, en: str, gain_zh: str, gain_en: str) -> None:
    assert [record_words(record, "zh"), record_words(record, "en")] == [zh, en]
    assert [gain_words(record, "zh"), gain_words(record, "en")] == [gain_zh, gain_en]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (cl.MinimumAge(years=16), "age of 16 years or more"),
        (cl.ApprenticeshipRequirement(), "completed apprenticeship in this occupation"),
        (cl.TitleRequirement(level="初级"), "junior title or higher, in a corresponding speciality"),
        (cl.TitleRequirement(level="中级", matching=False), "intermediate title or higher"),
        (cl.PermitRequirement(name="驾驶证"), "permit: 驾驶证"),
        (cl.WorkStarted(), "work in this occupation, however short"),
        (cl.WorkYears(years=2, mode="连续", trainee=True), "2 years of continuous trainee work in this occupation"),
        (cl.WorkYears(years=2, mode="累计", after=cl.TitleRequirement(level="初级")), "2 years of work in this occupation since that title"),
        (cl.EnrolmentRequirement(), "student: any school"),
        (cl.EnrolmentRequirement(schools=["中等职业学校"], or_higher=True, major="own"), "student: secondary vocational school or higher, the occupation's own major"),
        (cl.DiplomaRequirement(programmes=["高级工班"]), "diploma: advanced-level programme"),
        (cl.DiplomaRequirement(), "diploma: any school"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_requirements_in_english(asked: Requirement, words: str) -> None:
    assert understood_words(asked, "en") == words


def test_a_person_with_everything_goes_to_json_and_back() -> None:
    person = cl.Person(born="1990-01-02").plus(*(record for record, *_ in RECORDS))
    assert cl.Person.model_validate_json(person.model_dump_json()) == person
    assert len({person, cl.Person.model_validate_json(person.model_dump_json())}) == 1
    answer = check(cl.TitleRequirement(level="高级"), *(record for record, *_ in RECORDS))
    assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer
    for fix in answer.fixes:
        assert isinstance(fix.additions[0], cl.Title)
