"""What a degree says of the school, and a school of the degree (D9); work in full-time study (D25)."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()


@pytest.mark.parametrize("degree", ["初中", "高中", "本科", "硕士", "博士"])
def test_a_school_that_the_degree_settles_is_not_asked(degree: str) -> None:
    """U9: a 初中 diploma is no 技工学校's: a plain no."""
    person = cl.Person(education=[cl.Education(degree=degree, graduated="2020-07-15")])
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert (answer.verdict, answer.questions) == ("not_eligible", ())


@pytest.mark.parametrize("degree", ["中专", "大专", None])
def test_a_school_that_the_degree_leaves_open_is_asked(degree: str | None) -> None:
    person = cl.Person(education=[cl.Education(degree=degree, graduated="2020-07-15")])
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert answer.verdict == "undetermined"
    assert "school" in {question.topic for question in answer.questions}


def test_only_technical_schools_have_their_classes() -> None:
    """D13: a student of a 高中 or 普通高中 is in no 技师班; one of whom only the class is known may be."""
    asked = cl.EnrolmentRequirement(programmes=["技师班"])
    clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=((asked,),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),)))
    for fields, verdict in (
        ({"degree": "高中"}, "not_eligible"),
        ({"school": "普通高中"}, "not_eligible"),
        ({"school": "技师学院"}, "undetermined"),
        ({}, "undetermined"),
        ({"programme": "技师班"}, "eligible"),
    ):
        study = cl.Education.model_validate({"enrolled": "2025-09-01", "graduated": "2028-07-01", **fields})
        assert advisor.check(cl.Person(education=[study]), "茶艺师", 2, on=ON).verdict == verdict


# --- full-time study (D25) ---


def worker(**study: object) -> cl.Person:
    """电工 since 2018, studying from 2018 to 2021."""
    course = cl.Education.model_validate(
        {"degree": "高中", "enrolled": "2018-09-01", "graduated": "2021-07-01", **study}
    )
    return cl.Person(education=[course], work=[cl.Work(occupation="电工", start="2018-09-01")])


def first_day(person: cl.Person, **policy: bool) -> dt.date | None:
    return cl.Advisor(policy=cl.Policy(**policy)).check(person, "电工", 4, on="2024-08-31").eligible_from  # type: ignore[arg-type]


def test_work_in_full_time_study_does_not_count() -> None:
    """U20."""
    six_years, after_study = dt.date(2024, 9, 1), dt.date(2027, 7, 1)
    assert first_day(worker(full_time=True)) == after_study
    assert first_day(worker(full_time=True), work_in_full_time_study=True) == six_years
    assert [first_day(worker(full_time=said)) for said in (False, None)] == [six_years, six_years]
    assert first_day(worker(), study_is_full_time=True) == after_study
    assert first_day(worker(full_time=False), study_is_full_time=True) == six_years
    assert first_day(worker(enrolled=None), study_is_full_time=True) == six_years


@pytest.mark.parametrize("field", ["enrolled", "graduated"])
def test_a_day_of_full_time_study_that_is_not_known_is_asked(field: str) -> None:
    person = worker(full_time=True, **{field: None})
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert answer.verdict == "undetermined"
    (question,) = answer.questions
    assert (question.topic, question.record) == (field, person.education[0])  # type: ignore[index]
    work = answer.clauses[1].findings[0]
    assert work.records == (*person.work, *person.education)  # type: ignore[misc]
    day = "2018-09-01" if field == "enrolled" else "2021-07-01"
    advisor, answered = ADVISOR.answer(question, day, person)
    assert advisor.check(answered, "电工", 4, on=ON).eligible_from == dt.date(2027, 7, 1)
    plan = ADVISOR.plan(person, "电工", 4, on=ON, assume_unknown=True)
    assert isinstance(plan, cl.Plan)
    assert plan.reached == dt.date(2026, 11, 22)


def test_gaps_are_bridged_after_study_is_left_out() -> None:
    study = cl.Education(full_time=True, enrolled="2022-03-01", graduated="2022-03-31")
    person = cl.Person(education=[study], work=[cl.Work(occupation="化学检验员", start="2021-01-01")])
    for gap, reached in ((29, dt.date(2027, 3, 31)), (30, dt.date(2026, 1, 1))):
        advisor = cl.Advisor(policy=cl.Policy(continuity_gap_days=gap))
        assert advisor.check(person, "化学检验员", 4, on="2025-01-01").eligible_from == reached


def working(*records: cl.Work | cl.Education, on: str, **fields: object) -> cl.Eligibility:
    clause = cl.Clause(id="茶艺师/五级/1", text="略", alternatives=((cl.WorkStarted(),),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),)))
    return advisor.check(cl.Person.model_validate(fields).plus(*records), "茶艺师", 5, on=on)


def test_work_begins_after_full_time_study() -> None:
    """D22."""
    work = cl.Work(occupation="茶艺师", start="2020-01-01")
    study = cl.Education(full_time=True, enrolled="2019-09-01", graduated="2022-07-01")
    assert working(work, study, on="2022-06-30").eligible_from == dt.date(2022, 7, 1)
    assert working(work, study, on="2022-07-01").clauses[0].findings[0].records == (work,)
    undated = study.model_copy(update={"enrolled": None})
    answer = working(work, undated, on="2021-01-01")
    assert (answer.verdict, [one.topic for one in answer.questions]) == ("undetermined", ["enrolled"])
    more = working(work, undated, on="2021-01-01", incomplete={"work"})
    assert {one.topic for one in more.questions} == {"enrolled", "work"}


def test_a_plan_suspends_work_in_full_time_study_and_so_does_a_check_of_it() -> None:
    (option,) = [one for one in cl.usual_programmes() if one.school and one.school.value == "technician_college"]
    assert option.attended(dt.date(2026, 1, 1).toordinal(), "电工").full_time is True


def test_a_major_that_is_said_to_be_two_things_is_asked() -> None:
    said = {"汽车修理工": "本专业", "汽车维修工": "无关专业"}
    for relevance in (said, dict(reversed(said.items()))):
        course = cl.Education(school="技工学校", trains_to=4, graduated="2020-07-01", relevance=relevance)
        assert (
            cl.Advisor().check(cl.Person(education=[course]), "汽车修理工", 4, "2026-11-22").verdict == "undetermined"
        )
