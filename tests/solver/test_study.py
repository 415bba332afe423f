"""Study programmes in plans, by hand: where they are begun, what they suspend, and what they open."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from certladder.model.periods import add_months
from certladder.solver.planning.search import most_days_of_months

ON = "2026-11-22"
ADVISOR = cl.Advisor()
NOBODY = cl.Person()
CHEMIST = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2020-01-01")],
    work=[cl.Work(occupation="化学检验员", start="2025-11-22")],
)
OWN = {"化学检验员": "own"}


def ways(
    person: cl.Person, occupation: str, level: int, *study: cl.StudyOption, **wishes: object
) -> list[tuple[str, int, int]]:
    """(day reached, trainings, programmes) of each plan."""
    plans = ADVISOR.plans(person, occupation, level, on=ON, study=study, **wishes)
    return [(plan.reached.isoformat(), plan.trainings, plan.programmes) for plan in plans]


def test_part_time_study_runs_beside_work() -> None:
    """三级 (4): 大专 and 2 years; (1): 3 years with training; (2): 5 years. All of them unbroken."""
    evening = cl.StudyOption(degree="大专", years=1.5, full_time=False, relevance="own")
    assert ways(CHEMIST, "化学检验员", 3, evening) == [("2028-05-22", 0, 1), ("2028-11-22", 1, 0), ("2030-11-22", 0, 0)]


def test_full_time_study_breaks_continuous_work_and_so_comes_after_it() -> None:
    """Begun at once, it would cost the year worked so far: it is begun on the day the two years are reached."""
    college = cl.StudyOption(degree="大专", years=1.5, relevance=OWN)
    plan = ADVISOR.plans(CHEMIST, "化学检验员", 3, on=ON, study=[college], max_trainings=0)[0]
    (study,) = (step for step in plan.steps if step.kind == "study")
    assert (study.start, study.date, study.suspends_work) == (dt.date(2027, 11, 22), dt.date(2029, 5, 22), True)
    assert plan.reached == dt.date(2029, 5, 22)
    worked = [(step.start, step.date) for step in plan.steps if step.kind == "work"]
    assert worked == [(dt.date(2026, 11, 22), dt.date(2027, 11, 21))]
    assert "脱产学习期间除外" in str(plan)


@pytest.mark.parametrize("course", [{"school": "高等职业学校"}, {"school": "大学"}, {"degree": "大专"}])
def test_a_degree_that_follows_from_the_school_admits(course: dict[str, str]) -> None:
    """D9: a bachelor's programme after 大专 is open to who finished a 高等职业学校, and may follow one that is offered."""
    finished = CHEMIST.plus(cl.Education.model_validate({**course, "graduated": "2020-06-30"}))
    bachelor = cl.StudyOption(degree="本科", needs="大专", years=2.5, full_time=False, relevance="own")
    before = cl.StudyOption.model_validate({**course, "years": 2, "full_time": False})
    assert ("2029-05-22", 0, 1) in ways(finished, "化学检验员", 3, bachelor)
    assert ("2029-05-22", 0, 1) not in ways(CHEMIST, "化学检验员", 3, bachelor)
    assert max(programmes for *_, programmes in ways(CHEMIST, "化学检验员", 2, before, bachelor)) == 2


def test_a_programme_that_only_leads_on_serves_what_needs_the_next_one() -> None:
    """Not the clause that the person's own diploma meets."""
    diploma = cl.Education(school="技工学校", trains_to=4, relevance=OWN, graduated="2029-07-01")
    evenings = {"years": 2.5, "full_time": False}
    associate = cl.StudyOption(degree="大专", relevance="unrelated", **evenings)  # type: ignore[arg-type]
    bachelor = cl.StudyOption(degree="本科", needs="大专", relevance="own", **evenings)  # type: ignore[arg-type]
    via = ["化学检验员/四级/4", "化学检验员/三级/2", "化学检验员/二级/4"]
    person = cl.Person(education=[diploma])
    plan = ADVISOR.plan(person, "化学检验员", 2, on=ON, study=[associate, bachelor], via=via)
    assert [step.clause and step.clause.id for step in plan.steps if step.kind == "study"] == [via[2], via[2]]


def test_a_step_names_what_sets_its_date() -> None:
    evening = cl.StudyOption(degree="大专", years=1.5, full_time=False, relevance="own")
    studied, trained, worked = ADVISOR.plans(CHEMIST, "化学检验员", 3, on=ON, study=[evening])
    critical = [plan.steps[-1].critical.type for plan in (studied, trained, worked)]
    assert critical == ["diploma", "work", "work"]
    assert "决定日期的是：大专本专业或相关专业毕业生" in str(studied)
    assert "what sets the date: 3 years" in trained.explain("en")
    assert "决定日期的是" not in str(worked)
    slow = cl.Advisor(policy=cl.Policy(training_months=40))
    assert slow.plans(CHEMIST, "化学检验员", 3, on=ON)[0].steps[-1].critical == cl.TrainingRequirement(level=3)
    ready = cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])
    assert ADVISOR.plan(ready, "电工", 4, on=ON).steps[-1].critical is None


def test_expected_graduates_apply_in_their_last_year() -> None:
    """D10: the certificate comes a year before graduation, and the studies go on."""
    school = cl.StudyOption(school="技工学校", years=3, relevance={"电工": "related"})
    plan = ADVISOR.plan(NOBODY, "电工", 4, on=ON, study=[school])
    assert (plan.years, plan.programmes, plan.steps[0].date) == (2.0, 1, dt.date(2029, 11, 22))
    assert (plan.steps[0].kind, plan.steps[0].clause.id, plan.steps[0].alternative) == ("study", "电工/四级/3", 1)


def test_the_pre_technician_certificate_comes_with_its_programme() -> None:
    college = cl.StudyOption(school="技师学院", programme="预备技师班", years=4)
    plan = ADVISOR.plan(NOBODY, "电工", 2, on=ON, study=[college])
    assert (plan.years, plan.certificates, plan.programmes) == (6.0, 2, 1)
    (early,) = (step for step in plan.steps if step.kind == "certificate" and step.clause is None)
    assert early.record == cl.Certificate(occupation="电工", kind="pre_technician", issued=early.date)
    assert "随学业一并取得" in str(plan)
    assert "which comes with the programme" in plan.explain("en")


def test_a_student_counts_as_one_only_while_studying() -> None:
    """D13, 客户服务管理员 二级 (8): two years a holder, and still a student."""
    long = cl.StudyOption(school="技师学院", programme="技师班", years=3)
    short = cl.StudyOption(school="技师学院", programme="技师班", years=1.5)
    wishes = {"undocumented": "obtainable", "max_trainings": 0}
    assert ways(NOBODY, "客户服务管理员", 2, long, **wishes)[0] == ("2028-11-22", 0, 1)
    assert ways(NOBODY, "客户服务管理员", 2, short, **wishes)[0] == ("2031-11-22", 0, 0)


def test_on_one_day_what_a_certificate_rests_on_comes_first() -> None:
    """Enrolled and applied for on the day asked: the student status is what opens the certificate (D13)."""
    holder = cl.Person(certificates=[cl.Certificate(occupation="客户服务管理员", level=3, issued="2022-11-22")])
    college = cl.StudyOption(school="技师学院", programme="技师班", years=3)
    plan = ADVISOR.plan(holder, "客户服务管理员", 2, on=ON, study=[college])
    assert [(step.kind, step.start.isoformat()) for step in plan.steps] == [("study", ON), ("certificate", ON)]


def test_a_programme_that_needs_a_degree_follows_one_that_gives_it() -> None:
    """客户服务管理员 二级 (4): 大学本科, then 5 unbroken years after graduation."""
    own = {"客户服务管理师": "own"}
    associate = cl.StudyOption(degree="大专", years=2.5, full_time=False)
    bachelor = cl.StudyOption(degree="本科", years=2.5, full_time=False, relevance=own, needs="大专")
    assert ways(NOBODY, "客户服务管理员", 2, bachelor) == [("2039-11-22", 0, 0)]
    assert ways(NOBODY, "客户服务管理员", 2, bachelor, associate) == [("2036-11-22", 0, 2), ("2039-11-22", 0, 0)]
    graduate = cl.Person(education=[cl.Education(degree="大专", graduated="2020-07-01")])
    assert ways(graduate, "客户服务管理员", 2, bachelor)[0] == ("2034-05-22", 0, 1)
    undated = cl.Person(education=[cl.Education(degree="大专"), cl.Education(degree="中专", graduated="2020-07-01")])
    assert ways(undated, "客户服务管理员", 2, bachelor) == [("2039-11-22", 0, 0)]


def test_a_programme_waits_for_the_persons_own_graduation() -> None:
    """The last year of a bachelor's studies, then a master's, then 2 years (客户服务管理员 二级 (7))."""
    student = cl.Person(education=[cl.Education(degree="本科", enrolled="2023-09-01", graduated="2027-07-01")])
    master = cl.StudyOption(degree="硕士", years=3, needs="本科")
    assert ways(student, "客户服务管理员", 2, master) == [("2032-07-01", 0, 1), ("2039-11-22", 0, 0)]


def test_study_wishes() -> None:
    study = cl.usual_programmes()
    assert ways(NOBODY, "电工", 1, *study)[0] == ("2036-11-22", 0, 1)
    assert ways(NOBODY, "电工", 1, *study, max_programmes=0) == [("2045-11-22", 0, 0)]
    assert {programmes for *_, programmes in ways(NOBODY, "电工", 1, *study, no_full_time=True)} <= {0, 1}
    with pytest.raises(cl.NoPath) as caught:
        ways(NOBODY, "电工", 1, *study, no_full_time=True, deadline="2037-01-01")
    assert caught.value.wishes == ("deadline", "no_full_time")


def test_a_major_that_is_not_known_helps_only_if_wished() -> None:
    school = cl.StudyOption(school="技工学校", years=3)
    assert ways(NOBODY, "电工", 4, school) == [("2032-11-22", 0, 0)]
    plan = ADVISOR.plan(NOBODY, "电工", 4, on=ON, study=[school], assume_unknown=True)
    assert plan.years == 2.0
    assert [question.topic for question in plan.provided] == ["relevance"]


def test_study_options_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="school、degree：至少填写一项"):
        cl.StudyOption(years=3)
    with pytest.raises(ValueError, match=r"multiple of 0\.5"):
        cl.StudyOption(degree="大专", years=1.2)
    with pytest.raises(cl.WishesError, match=r"study\.0\.years：“0”应大于 0"):
        ways(NOBODY, "电工", 4, {"degree": "大专", "years": 0})


def test_study_beyond_the_calendar_leads_nowhere() -> None:
    school = cl.StudyOption(school="技工学校", years=3, relevance={"电工": "own"})
    with pytest.raises(cl.NoPath):
        ADVISOR.plan(NOBODY, "电工", 4, on="9998-01-01", study=[school])


def test_the_certificate_that_ends_a_programme_counts() -> None:
    """二级 (2): the pre-technician programme's certificate, and the one of 二级 itself."""
    programmes = [option for option in cl.usual_programmes() if option.programme == "pre_technician"]
    plan = ADVISOR.plan(NOBODY, "电工", 2, on=ON, study=programmes, max_certificates=2)
    assert (plan.certificates, plan.programmes) == (2, 1)
    with pytest.raises(cl.NoPath) as caught:
        ADVISOR.plan(NOBODY, "电工", 2, on=ON, study=programmes, max_certificates=1)
    assert caught.value.wishes == ("max_certificates",)


def test_full_time_study_costs_no_work_where_gaps_are_bridged() -> None:
    """D4: two years with a gap of the programme's length are unbroken; the deadline is met to the day."""
    advisor = cl.Advisor(policy=cl.Policy(continuity_gap_days=1000))
    college = cl.StudyOption(degree="大专", years=1.5, relevance=OWN)
    wishes = {"study": [college], "max_trainings": 0, "deadline": "2028-05-22"}
    assert advisor.plan(CHEMIST, "化学检验员", 3, on=ON, **wishes).reached == dt.date(2028, 5, 22)
    with pytest.raises(cl.NoPath):
        ADVISOR.plan(CHEMIST, "化学检验员", 3, on=ON, **wishes)


def test_the_last_month_before_graduation_may_have_31_days() -> None:
    """D10 with a final year of one month: the deadline is met to the day."""
    advisor = cl.Advisor(policy=cl.Policy(final_year_months=1))
    school = cl.StudyOption(school="技工学校", years=3, relevance={"电工": "own"})
    plan = advisor.plan(NOBODY, "电工", 4, on="2025-02-01", study=[school], deadline="2028-01-01")
    assert plan.reached == dt.date(2028, 1, 1)


def test_months_never_have_more_days_than_their_bound() -> None:
    for months in (0, 1, 2, 7, 12, 13, 48, 120):
        days = range(dt.date(2023, 1, 1).toordinal(), dt.date(2027, 1, 1).toordinal())
        assert max(add_months(day, months) - day for day in days) <= most_days_of_months(months)


def test_a_class_without_an_end_leaves_no_work_to_plan_with() -> None:
    """D25: no day of work is certain after it began; the search must not go through every order of programmes to see that."""
    year, occupations = "2026", ("电工", "客户服务管理员", "化学检验员")
    held = [cl.Certificate(occupation=name, level=level, issued=year) for name in occupations for level in (5, 4, 3)]
    person = cl.Person(
        certificates=[*held, cl.Certificate(occupation="电工", issued=year, kind="pre_technician")],
        work=[cl.Work(occupation=name, start=year) for name in occupations],
        education=[
            cl.Education(
                school="技师学院", programme="技师班", enrolled=year, relevance={"电工": "own"}, full_time=True
            ),
            cl.Education(degree="大专", graduated=year, relevance={"客户服务管理员": "own"}),
        ],
    )
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plans(person, "电工", 1, "2026-01-01", study=cl.usual_programmes())
    assert caught.value.kind == "no_way"


def test_work_that_is_over_never_follows_a_certificate_to_come() -> None:
    """The same where another occupation is related: the years it gave are all before the class without an end."""
    catalog = cl.Catalog.builtin().relate("铣工", "汽车修理工").relate("汽车修理工", "铣工")
    student = cl.Person(
        work=[cl.Work(occupation="汽车修理工", start="2020-06-18")],
        education=[
            cl.Education(
                school="高级技工学校",
                programme="高级工班",
                enrolled="2025-09",
                relevance={"铣工": "own"},
                full_time=True,
            )
        ],
    )
    wishes = {"study": cl.usual_programmes(), "undocumented": "obtainable"}
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(catalog).plans(student, "铣工", 1, ON, **wishes)
    assert [reason.reasons for reason in caught.value.reasons] == [("no_record",)]


def test_work_after_a_certificate_without_a_date_never_counts() -> None:
    """D17: held, but only study opens the levels above it."""
    undated = cl.Person(certificates=[cl.Certificate(occupation="化学检验员", level=4)])
    assert ways(undated, "化学检验员", 3, *cl.usual_programmes()) == [("2029-05-22", 0, 1)]


def test_a_certificate_that_may_serve_counts_where_programmes_are_offered_too() -> None:
    """Whether 车工 is related to 钳工 is not known."""
    catalog = cl.Catalog.builtin().relate("钳工", "铣工").relate("铣工", "车工").relate("车工", "铣工")
    wishes = {"study": cl.usual_programmes()[:2], "on": ON}
    certain, assumed = (
        cl.Advisor(catalog).plans(NOBODY, "钳工", 2, assume_unknown=is_assumed, **wishes)
        for is_assumed in (False, True)
    )
    assert certain[0].reached == assumed[0].reached == dt.date(2032, 11, 22)


@pytest.mark.parametrize(
    ("counting", "cutoff", "studied", "worked"),
    [
        ("month", "day", "2032-10-01", "2041-08-01"),
        ("calendar_year", "year_end", "2032-01-01", "2041-01-01"),
        ("day", "year_end", "2032-01-01", "2041-01-01"),
    ],
)
def test_study_where_years_are_counted_otherwise(counting: str, cutoff: str, studied: str, worked: str) -> None:
    """D26: what is bounded by years must not be bounded too high."""
    policy = cl.Policy.model_validate({"counting": counting, "cutoff": cutoff})
    found = cl.Advisor(policy=policy).plans(NOBODY, "电工", 2, ON, study=cl.usual_programmes()[:3])
    assert [(plan.reached.isoformat(), plan.programmes) for plan in found] == [(studied, 1), (worked, 0)]


def test_one_certificate_may_need_two_programmes() -> None:
    """The pre-technician class, four years, and 大专, two and a half, one after the other."""
    text = "职业：茶艺师\n申报条件（二级）\n（1）取得本职业预备技师证书，并具有大专及以上本专业或相关专业毕业证书。\n"
    study = [one for one in cl.usual_programmes() if one.programme == "pre_technician" or not one.full_time]
    (plan,) = cl.Advisor(cl.Catalog.from_text(text)).plans(NOBODY, "茶艺师", 2, ON, study=study)
    assert (plan.reached.isoformat(), plan.certificates, plan.programmes) == ("2033-05-22", 2, 2)
