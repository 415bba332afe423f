"""Dates known to the month or year in answers, questions, interviews and plans (D1). That they are exact: tests/properties."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import certladder as cl

ON = dt.date(2026, 11, 22)
ADVISOR = cl.Advisor()
FIVE = cl.Certificate(occupation="电工", level=5, issued="2015-01-01")


def electrician(**fields: Any) -> cl.Person:
    return cl.Person.model_validate(
        {"certificates": [FIVE], "work": [{"occupation": "电工", "start": "2015-01-01"}]} | fields
    )


def spell(start: str, end: str | None = None) -> cl.Work:
    return cl.Work(occupation="电工", start=start, end=end)


HELD = {"certificates": [cl.Certificate(occupation="电工", level=4, issued="2021-11")]}
"""三级 (1) asks for five years after 四级."""

QUESTIONS = [
    # what is known, on which day, and which dates decide
    (HELD, "2026-10-31", "not_eligible", []),
    (HELD, "2026-11-01", "undetermined", [("issued", "2021-11")]),
    (HELD, "2026-11-30", "eligible", []),
    ({**HELD, "work": [spell("2021")]}, "2026-11-29", "undetermined", [("issued", "2021-11"), ("start", "2021")]),
    ({**HELD, "work": [spell("2021-11", "2024-03"), spell("2024-03")]}, "2026-11-01", "undetermined",
     [("issued", "2021-11"), ("start", "2021-11"), ("start", "2024-03")]),
    ({**HELD, "work": [spell("2020-11", "2024-03"), spell("2024-05")]}, "2027-01-10", "undetermined",
     [("end", "2024-03"), ("start", "2024-05")]),
    ({**HELD, "work": [spell("2020-11", "2024-03"), spell("2024-05")]}, "2027-02-15", "undetermined", [("start", "2024-05")]),
    ({**HELD, "work": [spell("2020-11", "2024-03"), spell("2024-05")]}, "2027-02-27", "undetermined", [("start", "2024-05")]),
]  # fmt: skip


@pytest.mark.parametrize(("known", "on", "verdict", "asked"), QUESTIONS)
def test_the_day_is_asked_where_it_decides(
    known: dict[str, Any], on: str, verdict: str, asked: list[tuple[str, str]]
) -> None:
    answer = ADVISOR.check(electrician(**known), "电工", 3, on=on)
    assert answer.verdict == verdict
    assert [(question.topic, str(question.partial_date)) for question in answer.questions] == asked
    interview = ADVISOR.interview(electrician(**known), "电工", 3, on=on)
    while interview.question is not None:  # the best day of each is a yes
        date = interview.question.partial_date
        assert date is not None
        interview = interview.answer(date.last if interview.question.topic == "end" else date.first)
    assert interview.eligibility.verdict == ("not_eligible" if verdict == "not_eligible" else "eligible")


def test_the_question_names_the_month() -> None:
    (question,) = ADVISOR.check(electrician(**HELD), "电工", 3, on="2026-11-01").questions
    assert str(question) == "电工四级/中级工技能等级证书（2021年11月）：发证日期是2021年11月的哪一天？"
    assert question.explain("en").endswith("(November 2021): On which day of November 2021 was it issued?")
    assert cl.Question.model_validate_json(question.model_dump_json()) == question


def test_an_answer_replaces_the_date_and_lies_in_it() -> None:
    person = electrician(certificates=[{**HELD["certificates"][0].__dict__, "issued": "2021"}])
    interview = ADVISOR.interview(person, "电工", 3, on="2026-10-01")
    narrowed = interview.answer("2021-09")
    assert narrowed.person.certificates[0].issued == cl.PartialDate(2021, 9)  # type: ignore[index]
    assert narrowed.eligibility.verdict == "eligible"
    for outside in ("2020-12-31", "2022", "2022-01-01"):
        with pytest.raises(cl.AnswerError) as refused:
            interview.answer(outside)
        assert "2021年" in refused.value.explain("zh")
        assert "is not in 2021" in refused.value.explain("en")
    assert interview.answer(None).question is None


def test_the_day_of_birth_of_a_year() -> None:
    clause = cl.Clause(id="茶艺师/五级/1", text="略", alternatives=((cl.MinimumAge(years=16),),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),)))
    answer = advisor.check(cl.Person(born="2010"), "茶艺师", 5, on=ON)
    assert (answer.verdict, answer.possible_from, answer.eligible_from) == ("undetermined", ON, dt.date(2026, 12, 31))
    young = advisor.check(cl.Person(born="2010"), "茶艺师", 5, on="2025-12-31")
    assert young.possible_from == dt.date(2026, 1, 1)
    assert [one.topic for one in young.clauses[0].findings[0].conditions] == ["born"]
    interview = advisor.interview(cl.Person(born="2010"), "茶艺师", 5, on=ON)
    assert interview.question is not None
    assert interview.answer("2010-11-22").eligibility.verdict == "eligible"
    with pytest.raises(cl.AnswerError):
        interview.answer("2011-01-01")
    best = advisor.plan(cl.Person(born="2010"), "茶艺师", 5, on=ON, assume_unknown=True)
    assert (best.reached, [question.topic for question in best.provided]) == (ON, ["born"])


def test_what_is_held_is_held_for_sure() -> None:
    """D16: a certificate of this month may not be there yet."""
    person = cl.Person(certificates=[cl.Certificate(occupation="电工", level=4, issued="2026-11")])
    assert not ADVISOR.check(person, "电工", 4, on=ON).held
    assert ADVISOR.check(person, "电工", 4, on="2026-11-30").held
    new = electrician(certificates=[cl.Certificate(occupation="电工", level=5, issued="2026-11")])
    (work,) = [
        one for one in ADVISOR.check(new, "电工", 4, on=ON).clauses[0].findings if one.requirement.type == "work"
    ]
    assert (work.have, work.missing) == (cl.Period(), cl.Period(years=4, days=8))


def test_a_title_known_to_the_month() -> None:
    title = cl.Title(level="中级", granted="2026-11", relevance={"茶艺师": True})
    clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=((cl.TitleRequirement(level="中级"),),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),)))
    interview = advisor.interview(cl.Person(titles=[title]), "茶艺师", 2, on=ON)
    assert interview.question == cl.Question(topic="issued", occupation="茶艺师", record=title)
    assert interview.answer("2026-11-20").eligibility.verdict == "eligible"
    assert interview.answer("2026-11-23").eligibility.verdict == "not_eligible"


STUDENT = {"school": "技师学院", "degree": "大专", "full_time": True, "relevance": {"电工": "own"}}


@pytest.mark.parametrize(
    ("study", "topics"),
    [
        ({"enrolled": "2017-09", "graduated": "2020-07-01"}, ["enrolled"]),
        ({"enrolled": "2017-09-01", "graduated": "2020-07"}, ["graduated"]),
        ({"enrolled": "2017-09", "graduated": "2020-07"}, ["graduated"]),
        ({"enrolled": "2017-09", "graduated": "2020-07", "full_time": False}, []),
    ],
)
def test_days_of_full_time_study(study: dict[str, str], topics: list[str]) -> None:
    """D25: work counts up to the first day it may begin, and from the last it may end."""
    person = electrician(education=[STUDENT | study], certificates=[{**FIVE.__dict__, "level": 4}])
    answer = ADVISOR.check(person, "电工", 3, on="2020-01-01")
    (work,) = [one for one in answer.clauses[0].findings if one.requirement.type == "work"]
    assert (
        cl.Advisor(policy=cl.Policy(work_in_full_time_study=True)).check(person, "电工", 3, on="2020-01-01").verdict
        == "eligible"
    )
    on = work.holds_from - dt.timedelta(1) if topics and work.holds_from else dt.date(2020, 1, 1)
    (work,) = [
        one for one in ADVISOR.check(person, "电工", 3, on=on).clauses[0].findings if one.requirement.type == "work"
    ]
    assert [question.topic for question in work.questions] == topics


def test_work_that_has_begun() -> None:
    """D22: from the last day that it may have begun on."""
    asked = cl.WorkStarted()
    clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=((asked,),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),)))
    person = cl.Person(work=[cl.Work(occupation="茶艺师", start="2026-11")])
    answer = advisor.check(person, "茶艺师", 2, on=ON)
    assert (answer.verdict, answer.eligible_from) == ("undetermined", dt.date(2026, 11, 30))
    assert [question.topic for question in answer.questions] == ["start"]
    study = cl.Education(degree="大专", full_time=True, enrolled="2026-09-01", graduated="2026-11")
    both = advisor.check(person.plus(study), "茶艺师", 2, on=ON)
    assert [question.topic for question in both.questions] == ["start", "graduated"]


# --- plans ---


def test_a_plan_counts_on_the_last_day_and_says_so() -> None:
    person = electrician(**HELD)
    plan = ADVISOR.plan(person, "电工", 3, on=ON)
    assert plan.reached == dt.date(2026, 11, 30)
    assert "latest_dates" in [one.kind for one in plan.assumptions]
    assert "按最不利的一天计算" in str(plan)
    best = ADVISOR.plan(person, "电工", 3, on=ON, assume_unknown=True)
    assert (best.reached, [question.topic for question in best.provided]) == (ON, ["issued"])
    assert "latest_dates" not in [one.kind for one in best.assumptions]
    (sooner,) = [one for one in ADVISOR.improvements(person, "电工", 3, on=ON) if one.kind == "answer"]
    assert (sooner.question, sooner.reached) == (best.provided[0], ON)
    assert not [one for one in ADVISOR.plan(electrician(), "电工", 4, on=ON).assumptions if one.kind == "latest_dates"]


@pytest.mark.parametrize("field", ["start", "end", "enrolled", "graduated"])
def test_a_date_that_is_taken_to_be_the_best(field: str) -> None:
    """Each of the dates of work and full-time study, answered by itself, is as good as on its best day."""
    dates = {"start": "2015-01", "end": "2019-06", "enrolled": "2016-09", "graduated": "2017-07"}
    best = {"start": "2015-01-01", "end": "2019-06-30", "enrolled": "2016-09-30", "graduated": "2017-07-01"}

    def of(days: dict[str, str]) -> cl.Person:
        work = [spell(days["start"], days["end"]), spell("2023-01-01")]
        study = STUDENT | {"enrolled": days["enrolled"], "graduated": days["graduated"], "school": None}
        return electrician(work=work, education=[study], certificates=[{**FIVE.__dict__, "level": 4}])

    person = of(dates)
    record = (person.work if field in ("start", "end") else person.education)[0]  # type: ignore[index]
    question = cl.Question(topic=field, occupation="电工", record=record)  # type: ignore[arg-type]
    only = {"only": {"电工/三级/1"}, "on": "2020-01-01"}
    plans = [
        ADVISOR.plan(of(dates), "电工", 3, **only),
        ADVISOR.plan(of(dates | {field: best[field]}), "电工", 3, **only),
    ]
    assert ADVISOR.plan(person, "电工", 3, answered=question, **only).reached == plans[1].reached < plans[0].reached


def test_a_plan_suspends_work_in_full_time_study() -> None:
    """Work of which only the month is known, with a programme begun in that month."""
    person = cl.Person(work=[spell("2026-11")], education=[cl.Education(degree="高中", graduated="2020")])
    study = cl.usual_programmes()
    plans = ADVISOR.plans(person, "电工", 3, on=ON, study=study)
    worst = person.model_copy(update={"work": (spell("2026-11-30"),)})
    exact = ADVISOR.plans(worst, "电工", 3, on=ON, study=study)
    assert [(one.days, one.certificates, one.programmes) for one in plans] == [
        (one.days, one.certificates, one.programmes) for one in exact
    ]


def test_r14_and_a_graduation_of_this_month() -> None:
    """A reading about final-year students can matter as long as graduation may be to come."""
    person = cl.Person(education=[{"school": "技工学校", "graduated": "2026-11", "relevance": {"电工": "own"}}])
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer
    assert answer.verdict == "eligible"
