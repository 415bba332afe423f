"""What `plan` and `plans` do with wishes, levels held, undocumented levels and dead ends."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl

ON = "2026-11-22"
DAY = dt.date(2026, 11, 22)
ADVISOR = cl.Advisor()
NOBODY = cl.Person()


def costs(plans: list[cl.Plan]) -> list[tuple[int, int, int]]:
    return [(round(plan.years), plan.certificates, plan.trainings) for plan in plans]


def front(**wishes: object) -> list[tuple[int, int, int]]:
    """(years, certificates, trainings) of the ways to 化学检验员 一级 from nothing."""
    return costs(ADVISOR.plans(NOBODY, "化学检验员", 1, on=ON, **wishes))


def reasons(**wishes: object) -> cl.NoPath:
    with pytest.raises(cl.NoPath) as caught:
        front(**wishes)
    return caught.value


def test_the_front_from_nothing() -> None:
    """By hand: 四级 5 years; 三级 3 with training or 5; 二级 5 or 6; 一级 3 or 5."""
    assert front() == [(16, 4, 3), (17, 4, 2), (19, 4, 1), (21, 4, 0)]


def test_level_five_helps_where_it_can_be_had() -> None:
    """With 五级 at once, 四级 takes 3 years with training or 4 without."""
    assert front(undocumented="obtainable") == [
        (14, 5, 4),
        (15, 5, 3),
        (16, 4, 3),
        (16, 5, 2),
        (17, 4, 2),
        (18, 5, 1),
        (19, 4, 1),
        (20, 5, 0),
        (21, 4, 0),
    ]


def test_optimise_says_what_counts_most() -> None:
    assert front(optimise=("trainings", "time"))[0] == (21, 4, 0)
    assert front(optimise="training") == front()[::-1]
    assert front(optimise=["certificates", "time"], undocumented="obtainable")[0] == (16, 4, 3)
    with pytest.raises(cl.WishesError, match="optimise"):
        front(optimise=5)


def test_wishes_restrict_and_combine() -> None:
    assert front(max_trainings=1) == [(19, 4, 1), (21, 4, 0)]
    assert front(deadline="2043-11-22") == [(16, 4, 3), (17, 4, 2)]
    assert front(deadline="2043-11-22", max_trainings=2) == [(17, 4, 2)]
    assert front(max_programmes=0) == front()
    assert front(via="化学检验员/二级/1") == [(16, 4, 3), (18, 4, 2), (20, 4, 1)]
    assert front(avoid=["化学检验员/二级/1"]) == [(17, 4, 2), (19, 4, 1), (21, 4, 0)]


def test_wishes_that_conflict_are_named_and_no_others() -> None:
    assert reasons(deadline="2041-01-01").wishes == ("deadline",)
    assert reasons(deadline="2043-11-22", max_trainings=1, max_certificates=9).wishes == ("deadline", "max_trainings")
    few = reasons(max_certificates=3)
    assert few.wishes == ("max_certificates",)
    assert few.best == ADVISOR.plan(NOBODY, "化学检验员", 1, on=ON)
    assert reasons(via="化学检验员/三级/4", avoid="化学检验员/一级/1").wishes == ("via",)


def test_a_level_held_takes_no_steps() -> None:
    holder = cl.Person(certificates=[cl.Certificate(occupation="化学检验工", level=2)])
    for level in (2, 3, 5):
        (plan,) = ADVISOR.plans(holder, "化学检验员", level, on=ON)
        assert (plan.days, plan.years, plan.steps, plan.reached, plan.records) == (0, 0.0, (), DAY, ())
        assert plan.assumptions == ()


def test_a_level_that_is_not_described_cannot_be_reached_unless_wished() -> None:
    with pytest.raises(cl.NoPath) as caught:
        ADVISOR.plan(NOBODY, "电工", 5, on=ON)
    assert (caught.value.described, caught.value.reasons) == ((4, 3, 2, 1), ())
    plan = ADVISOR.plan(NOBODY, "电工", 5, on=ON, undocumented="obtainable")
    assert (plan.days, plan.certificates, plan.steps[0].clause) == (0, 1, None)
    assert [assumption.kind for assumption in plan.assumptions] == ["undocumented"]


def test_a_clause_that_opens_nothing_is_no_path() -> None:
    """A pre-technician certificate cannot be earned by work: the clause that asks for it is out of reach."""
    text = "磨工申报条件\n申报条件（二级）\n取得本职业预备技师证书的技师学院毕业生，累计从事本职业工作2年以上。"
    person = cl.Person(education=[cl.Education(school="技师学院", graduated="2020-07-01")])
    advisor = cl.Advisor(cl.Catalog.from_text(text))
    with pytest.raises(cl.NoPath) as caught:
        advisor.plan(person, "磨工", 2, on=ON)
    (blocked,) = caught.value.reasons
    assert blocked.reasons == ("no_record",)
    holder = person.plus(cl.Certificate(occupation="磨工", kind="pre_technician", issued="2020-07-01"))
    assert advisor.plan(holder, "磨工", 2, on=ON).years == 2.0


def test_conditions_that_never_hold_together_are_no_path() -> None:
    """A student who graduates before the certificate has been held for two years (D12, D13)."""
    text = "磨工申报条件\n申报条件（二级）\n技工院校预备技师班、技师班学生，取得高级工（三级）职业资格证书2年以上。"
    student = cl.Person(
        education=[cl.Education(school="技师学院", programme="技师班", enrolled="2025-09-01", graduated="2028-07-01")],
        certificates=[cl.Certificate(occupation="磨工", level=3, issued="2026-09-01")],
    )
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(cl.Catalog.from_text(text)).plan(student, "磨工", 2, on=ON)
    assert [blocked.reasons for blocked in caught.value.reasons] == [("never_together", "never_together")]


def test_lead_and_training_times_move_the_dates() -> None:
    """A certificate is issued a while after its clause holds; years after it count from the issue date."""
    advisor = cl.Advisor(policy=cl.Policy(lead_time_months=3, training_months=6))
    worker = cl.Person(
        certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2020-01-01")],
        work=[cl.Work(occupation="化学检验员", start="2022-11-22")],
    )
    plan = advisor.plans(worker, "化学检验员", 3, on=ON)[0]
    training, certificate = (step for step in plan.steps if step.kind != "work")
    assert (training.start, training.date) == (DAY, dt.date(2027, 5, 22))
    assert (certificate.start, certificate.date, plan.reached) == (
        training.date,
        dt.date(2027, 8, 22),
        certificate.date,
    )
    assert {assumption.kind for assumption in plan.assumptions} == {"works_on", "lead_time", "training_time"}


def test_what_would_be_issued_after_the_calendar_ends_is_out_of_reach() -> None:
    advisor = cl.Advisor(policy=cl.Policy(lead_time_months=3))
    worker = cl.Person(work=[cl.Work(occupation="电工", start="9990-01-01")])
    assert advisor.plan(worker, "电工", 4, on="9999-09-30").days == 92 - 1
    with pytest.raises(cl.NoPath):
        advisor.plan(worker, "电工", 4, on="9999-10-01")


def test_a_training_to_come_costs_nothing_but_its_wait() -> None:
    """The course that is booked for 2028, or another one now: both ways are on the front."""
    worker = cl.Person(
        certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2020-01-01")],
        work=[cl.Work(occupation="化学检验员", start="2023-11-22")],
        training=[cl.Training(occupation="化学检验员", level=3, completed="2028-01-10")],
    )
    found = ADVISOR.plans(worker, "化学检验员", 3, on=ON)
    assert [(plan.reached.isoformat(), plan.trainings) for plan in found] == [("2026-11-22", 1), ("2028-01-10", 0)]


def test_unknowns_count_only_if_wished_and_are_then_listed() -> None:
    cook = cl.Person(work=[cl.Work(occupation="厨师", start="2020-11-22")])
    assert ADVISOR.plan(cook, "铣工", 4, on=ON).years == 6.0
    plan = ADVISOR.plan(cook, "铣工", 4, on=ON, assume_unknown=True)
    assert plan.days == 0
    assert [(question.topic, question.related) for question in plan.provided] == [("relation", "厨师")]
    assert ADVISOR.plan(cook, "铣工", 4, on=ON).provided == ()


def test_years_are_whole_on_anniversaries() -> None:
    leap = ADVISOR.plan(NOBODY, "电工", 4, on="2024-02-29")
    assert (leap.reached, leap.years) == (dt.date(2030, 2, 28), 6.0)
    part = cl.Person(work=[cl.Work(occupation="电工", start="2021-05-01")])
    assert ADVISOR.plan(part, "电工", 4, on=ON).years == pytest.approx(160 / 365)


def test_a_plan_from_work_still_going_on() -> None:
    """A running spell in the occupation goes on, without a break: continuous work is not broken by the plan."""
    worker = cl.Person(work=[cl.Work.for_years("化学检验员", 4, until=ON)])
    assert ADVISOR.plan(worker, "化学检验员", 4, on=ON).years == 1.0
    stopped = cl.Person(work=[cl.Work(occupation="化学检验员", start="2022-11-22", end="2026-11-20")])
    assert ADVISOR.plan(stopped, "化学检验员", 4, on=ON).years == 5.0


@pytest.mark.parametrize(
    ("on", "start", "done"),
    [("2026-05-22", "2026-08-22", "2026-11-22"), ("2026-10-22", "2026-10-22", "2027-01-22")],
)
def test_a_training_is_over_in_time_and_begins_as_late_as_it_can(on: str, start: str, done: str) -> None:
    """三级 (1): three years after 四级, and a training of three months."""
    chemist = cl.Person(
        certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2023-11-22")],
        work=[cl.Work(occupation="化学检验员", start="2020-01-01")],
    )
    advisor = cl.Advisor(policy=cl.Policy(training_months=3))
    plan = advisor.plan(chemist, "化学检验员", 3, on=on, optimise=("time",))
    (training,) = (step for step in plan.steps if step.kind == "train")
    assert (training.start.isoformat(), training.date.isoformat(), plan.reached.isoformat()) == (start, done, done)


def test_a_certificate_that_is_not_known_and_not_described_is_named_as_unknown() -> None:
    person = cl.Person(certificates=None, work=[cl.Work(occupation="客户服务管理员", start="2026-01-01")])
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plan(person, "客户服务管理员", 2, on="2026-11-22", only=["客户服务管理员/二级/2"])
    assert {reason for blocked in caught.value.reasons for reason in blocked.reasons} >= {"not_known"}


def test_an_assumption_says_itself() -> None:
    plan = cl.Advisor().plan(cl.Person(), "电工", 4, on="2026-11-22")
    assert [str(assumption) for assumption in plan.assumptions] == [one.explain() for one in plan.assumptions]


def test_work_that_counts_only_after_a_certificate_still_to_be_earned() -> None:
    """汽车修理工/二级/2, read so (R12): 3 years after the 三级 that the diploma gives at once; not the 4 of 二级/1."""
    school = cl.Education(
        school="senior_technical_school", relevance={"汽车修理工": "related"}, trains_to=3, graduated="2025-04-10"
    )
    advisor = cl.Advisor(policy=cl.Policy(count_after_all=True))
    plan = advisor.plan(cl.Person(education=[school]), "汽车修理工", 2, on=ON)
    assert plan.reached == dt.date(2029, 11, 22)
