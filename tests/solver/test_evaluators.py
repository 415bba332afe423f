"""Each type of requirement: an evaluator of its own, records for and against, and what is assumed of the unknown."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, get_args

import pytest

import certladder as cl
from certladder.model.day_set import ALL, NEVER, DaySet
from certladder.model.periods import BEGINNING
from certladder.model.person import Record
from certladder.model.requirements import Requirement
from certladder.solver.case import Case
from certladder.solver.evaluate.evaluate import (
    EVALUATORS,
    days_as_written,
    evaluate,
    evaluator_of,
    serves,
)
from certladder.solver.evaluate.evaluator import Anchor, RecordEvaluator
from certladder.solver.evaluate.record_view import RecordView

ON = dt.date(2026, 11, 22)
OWN, OTHER = "茶艺师", "评茶员"
STANDARD = cl.Standard(occupation=OWN, levels={})
FITS = {OWN: "own"}

FOR_AND_AGAINST: list[tuple[Requirement, Record, Record]] = [
    (
        cl.CertificateRequirement(level=4, kinds=["qualification"]),
        cl.Certificate(occupation=OWN, level=3, issued="2020-01-01"),
        cl.Certificate(occupation=OWN, level=5, issued="2020-01-01"),
    ),
    (
        cl.CertificateRequirement(level=None, kinds=["pre_technician"]),
        cl.Certificate(occupation=OWN, issued="2020-01-01", kind="pre_technician"),
        cl.Certificate(occupation=OWN, level=1, issued="2020-01-01"),
    ),
    (
        cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2),
        cl.Certificate(occupation=OWN, level=4, issued="2024-11-22"),
        cl.Certificate(occupation=OWN, level=4, issued="2024-11-23"),
    ),
    (  # 专科及以上普通高等学校: 以上 is said of the degree, so that no 技师学院 serves (D9)
        cl.DiplomaRequirement(schools=["高等职业学校", "大学"], degree="大专", or_higher=True),
        cl.Education(school="大学", graduated="2020-07-01"),
        cl.Education(school="技师学院", degree="大专", graduated="2020-07-01"),
    ),
    (
        cl.DiplomaRequirement(schools=["技工学校"], major="own"),
        cl.Education(school="技师学院", graduated="2020-07-01", relevance=FITS),
        cl.Education(school="中等职业学校", graduated="2020-07-01", relevance=FITS),
    ),
    (
        cl.DiplomaRequirement(degree="大专"),
        cl.Education(degree="本科", graduated="2020-07-01"),
        cl.Education(degree="中专", graduated="2020-07-01"),
    ),
    (
        cl.DiplomaRequirement(trains_to=4, major="own_or_related"),
        cl.Education(trains_to=3, graduated="2020-07-01", relevance={OWN: "related"}),
        cl.Education(trains_to=5, graduated="2020-07-01", relevance={OWN: "related"}),
    ),
    (
        cl.EnrolmentRequirement(programmes=["技师班"]),
        cl.Education(programme="技师班", enrolled="2025-09-01", graduated="2026-11-23"),
        cl.Education(programme="技师班", enrolled="2025-09-01", graduated="2026-11-22"),
    ),
    (
        cl.TrainingRequirement(level=4),
        cl.Training(occupation=OWN, level=4, completed=ON),
        cl.Training(occupation=OWN, level=3, completed=ON),
    ),
    (
        cl.ApprenticeshipRequirement(),
        cl.Apprenticeship(occupation=OWN, completed=ON),
        cl.Apprenticeship(occupation=OTHER, completed=ON),
    ),
    (
        cl.TitleRequirement(level="中级"),
        cl.Title(level="高级", granted=ON, relevance={OWN: True}),
        cl.Title(level="高级", granted=ON, relevance={OWN: False}),
    ),
    (
        cl.PermitRequirement(name="机动车驾驶证"),
        cl.Permit(name="机动车驾驶证书", issued=ON),
        cl.Permit(name="健康证", issued=ON),
    ),
    (
        cl.WorkYears(years=2, mode="累计"),
        cl.Work(occupation=OWN, start="2024-11-22"),
        cl.Work(occupation=OWN, start="2024-11-23"),
    ),
    (
        cl.WorkStarted(),
        cl.Work(occupation=OWN, start=ON),
        cl.Work(occupation=OTHER, start=ON),
    ),
]


def view_of(*records: Record, answered: tuple[cl.Question, ...] = (), policy: Any = None, **fields: Any) -> RecordView:
    person = cl.Person.model_validate(fields).plus(*records)
    catalog = cl.Catalog((STANDARD,))
    return RecordView(Case(person, catalog, policy or cl.Policy(), STANDARD, cl.Level.ADVANCED, ON), answered)


def verdict(asked: Requirement, view: RecordView, on: dt.date = ON) -> str:
    days = evaluate(asked, view)
    return "yes" if on in days.certain else "perhaps" if on in days.possible else "no"


def test_every_type_has_an_evaluator() -> None:
    types = {kind.model_fields["type"].default for kind in get_args(get_args(Requirement)[0])}
    assert types == set(EVALUATORS)


@pytest.mark.parametrize(("asked", "fits", "fails"), FOR_AND_AGAINST, ids=lambda part: str(part)[:30])
def test_for_and_against(asked: Requirement, fits: Record, fails: Record) -> None:
    assert verdict(asked, view_of(fits)) == "yes"
    assert verdict(asked, view_of(fails)) == "no"
    assert verdict(asked, view_of(fails, fits)) == "yes"
    assert verdict(asked, view_of()) == "no"


@pytest.mark.parametrize(("asked", "fits", "fails"), FOR_AND_AGAINST, ids=lambda part: str(part)[:30])
def test_a_list_that_could_hold_more(asked: Requirement, fits: Record, fails: Record) -> None:
    """D17: perhaps, and a yes where the question about the list is taken to be answered."""
    name = evaluator_of(asked).list_name
    assert name is not None
    more = cl.Question(topic=name, occupation=OWN)
    elsewhere = cl.Question(topic=name, occupation=OTHER)
    assert verdict(asked, view_of(fails, incomplete={name})) == "perhaps"
    assert verdict(asked, view_of(fails, incomplete={name}, answered=(elsewhere,))) == "perhaps"
    assert verdict(asked, view_of(fails, incomplete={name}, answered=(more,))) == "yes"
    assert verdict(asked, view_of(fails, answered=(more,))) == "no"


@pytest.mark.parametrize(("asked", "fits", "fails"), FOR_AND_AGAINST, ids=lambda part: str(part)[:30])
def test_the_record_that_would_meet_it_does(asked: Requirement, fits: Record, fails: Record) -> None:
    view = view_of()
    record = evaluator_of(asked).addition(asked, view, ON, until=ON.toordinal())
    assert record is not None
    if isinstance(asked, cl.WorkYears) or getattr(asked, "years", 0):
        assert evaluate(asked, view.plus(record)).certain.first() == dt.date(2028, 11, 22)
    else:
        assert verdict(asked, view.plus(record)) == "yes"
        assert verdict(asked, view.plus(record), ON - dt.timedelta(days=1)) == "no"
    assert evaluator_of(asked).addition(asked, view, ON) == (None if evaluator_of(asked).can_end else record)


def test_a_record_of_another_list_never_serves() -> None:
    for asked, *_ in FOR_AND_AGAINST:
        others = [one for _, one, _ in FOR_AND_AGAINST if type(one) is not type(_record_for(asked))]
        assert not any(serves(asked, one, view_of())[0] for one in others)


def _record_for(asked: Requirement) -> Record:
    return next(fits for other, fits, _ in FOR_AND_AGAINST if other == asked)


def test_age_and_words_need_no_record() -> None:
    age, words = cl.MinimumAge(years=16), cl.UnreadText(words="身体健康")
    assert verdict(age, view_of(born="2010-11-22")) == "yes"
    assert verdict(age, view_of(born="2010-11-23")) == "no"
    assert not any(
        evaluator_of(asked).serves(asked, one, view_of())[0] for asked in (age, words) for _, one, _ in FOR_AND_AGAINST
    )
    assert verdict(age, view_of()) == "perhaps"
    assert verdict(age, view_of(answered=(cl.Question(topic="born", occupation=OWN),))) == "yes"
    assert verdict(words, view_of(meets={"身体健康": True})) == "yes"
    assert verdict(words, view_of(meets={"身体健康": False})) == "no"
    assert verdict(words, view_of()) == "perhaps"
    assert verdict(words, view_of(answered=(cl.Question(topic="unread", occupation=OWN, words="身体健康"),))) == "yes"
    for asked in (age, words):
        assert evaluator_of(asked).addition(asked, view_of(), ON) is None
        assert not serves(asked, cl.Permit(name="身体健康"), view_of())[0]


UNKNOWN: list[tuple[Requirement, Record, list[Any]]] = [
    (
        cl.CertificateRequirement(level=4, kinds=["skill_level"], scope="own_or_related"),
        cl.Certificate(occupation=OTHER, level=4, issued="2020-01-01"),
        ["relation"],
    ),
    (
        cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2),
        cl.Certificate(occupation=OWN, level=4),
        ["issued"],
    ),
    (
        cl.DiplomaRequirement(schools=["技工学校"], programmes=["技师班"], degree="大专", major="own", trains_to=4),
        cl.Education(),
        ["school", "programme", "relevance", "degree", "trains_to", "graduated"],
    ),
    (cl.EnrolmentRequirement(schools=["技工学校"]), cl.Education(school="技工学校"), ["enrolled", "graduated"]),
    (cl.TitleRequirement(level="初级"), cl.Title(level="初级"), ["corresponds"]),
    (cl.PermitRequirement(name="机动车驾驶证"), cl.Permit(name="C1驾驶证"), ["permit"]),
    (
        cl.ApprenticeshipRequirement(scope="own_or_related"),
        cl.Apprenticeship(occupation=OTHER, completed=ON),
        ["relation"],
    ),
    (cl.WorkStarted(scope="own_or_related"), cl.Work(occupation=OTHER, start=ON), ["relation"]),
    (
        cl.WorkYears(years=1, mode="连续", scope="own_or_related"),
        cl.Work(occupation=OTHER, start="2020-01-01"),
        ["relation"],
    ),
]


@pytest.mark.parametrize(("asked", "record", "topics"), UNKNOWN, ids=lambda part: str(part)[:30])
def test_what_is_unknown_about_a_record(asked: Requirement, record: Record, topics: list[Any]) -> None:
    """Perhaps, as long as one question is open; a yes once all are taken to be answered."""
    words = getattr(asked, "name", None)
    questions = [
        cl.Question(topic=topic, occupation=OWN, related=OTHER)
        if topic == "relation"
        else cl.Question(topic=topic, occupation=OWN, record=record, words=words)
        for topic in topics
    ]
    assert verdict(asked, view_of(record)) == "perhaps"
    assert verdict(asked, view_of(record, answered=tuple(questions[1:]))) == "perhaps"
    assert verdict(asked, view_of(record, answered=tuple(questions))) == "yes"


def test_work_counts_from_the_date_of_its_anchor() -> None:
    """D5, D17: from issue, graduation or grant; from any day where that is not known."""
    certificate = cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2)
    diploma = cl.DiplomaRequirement(degree="大专", expected=True)
    title = cl.TitleRequirement(level="初级", matching=False)
    view = view_of(
        cl.Certificate(occupation=OWN, level=4, issued="2020-01-01"),
        cl.Education(degree="大专", graduated="2021-01-01"),
        cl.Title(level="初级", granted="2022-01-01"),
    )
    found = [anchor for asked in (certificate, diploma, title) for anchor in anchors(asked, view)]
    assert [(dt.date.fromordinal(anchor.day).year, anchor.unknown) for anchor in found] == [
        (2020, ()), (2021, ()), (2022, ())
    ]  # fmt: skip
    undated = view_of(
        cl.Certificate(occupation=OWN, level=4),
        cl.Education(degree="大专", enrolled="2018-09-01"),
        cl.Title(level="初级"),
        incomplete={"titles"},
    )
    found = [anchor for asked in (certificate, diploma, title) for anchor in anchors(asked, undated)]
    assert [(anchor.day, anchor.unknown) for anchor in found] == [
        (BEGINNING, ("issued",)),
        (dt.date(2018, 9, 1).toordinal(), ("graduated",)),
        (BEGINNING, ("issued",)),
        (BEGINNING, ("titles",)),
    ]


def anchors(after: Any, view: RecordView) -> list[Anchor]:
    evaluator = evaluator_of(after)
    assert isinstance(evaluator, RecordEvaluator)
    return evaluator.anchors(after, view)


def test_an_undated_anchor_that_is_taken_to_be_answered() -> None:
    held = cl.Certificate(occupation=OWN, level=4)
    asked = cl.WorkYears(years=4, mode="累计", after=cl.CertificateRequirement(level=4, kinds=["skill_level"]))
    work = cl.Work(occupation=OWN, start="2020-01-01")
    issued = cl.Question(topic="issued", occupation=OWN, record=held)
    assert verdict(asked, view_of(held, work)) == "perhaps"
    assert verdict(asked, view_of(held, work, answered=(issued,))) == "yes"


def test_study_whose_missing_date_is_taken_to_be_answered_takes_no_work_away() -> None:
    """D25."""
    course = cl.Education(school="大学", graduated="2026-07-01", full_time=True)
    work = cl.Work(occupation=OWN, start="2020-01-01")
    asked = cl.WorkYears(years=4, mode="累计")
    enrolled = cl.Question(topic="enrolled", occupation=OWN, record=course)
    assert verdict(asked, view_of(course, work)) == "perhaps"
    assert verdict(asked, view_of(course, work, answered=(enrolled,))) == "yes"


def test_a_degree_is_a_floor_or_exact_by_policy() -> None:
    """D9."""
    exact = cl.Policy(degree_is_floor=False)
    asked, floor = cl.DiplomaRequirement(degree="大专"), cl.DiplomaRequirement(degree="大专", or_higher=True)
    bachelor = cl.Education(degree="本科", graduated="2020-07-01")
    university = cl.Education(school="大学", graduated="2020-07-01")
    assert [verdict(one, view_of(bachelor)) for one in (asked, floor)] == ["yes", "yes"]
    assert [verdict(one, view_of(bachelor, policy=exact)) for one in (asked, floor)] == ["no", "yes"]
    assert [verdict(one, view_of(university)) for one in (asked, floor)] == ["yes", "yes"]
    assert [verdict(one, view_of(university, policy=exact)) for one in (asked, floor)] == ["perhaps", "yes"]
    assert verdict(cl.DiplomaRequirement(degree="高中"), view_of(university, policy=exact)) == "no"


def test_records_that_a_person_may_have() -> None:
    """Work that is just enough or a year short; another record had lately, or long since."""
    view = view_of()

    def starts(asked: Requirement) -> list[int]:
        days = [
            getattr(record, "start", None) or record.completed for record in evaluator_of(asked).likely(asked, view, ON)
        ]  # type: ignore[union-attr]
        return [ON.year - day.year for day in days if day.replace(year=ON.year) == ON]

    assert starts(cl.WorkYears(years=4, mode="累计")) == [4, 3]
    assert starts(cl.WorkStarted()) == [0]
    assert starts(cl.TrainingRequirement(level=4)) == [1, 10]
    (student,) = evaluator_of(STUDENT).likely(STUDENT, view, ON)
    assert verdict(STUDENT, view.plus(student)) == "yes"


STUDENT = cl.EnrolmentRequirement(schools=["技工学校"], major="own")


def test_a_view_with_more_records_leaves_the_other_as_it_was() -> None:
    view = view_of()
    asked = cl.WorkStarted()
    assert evaluate(asked, view).possible == NEVER
    more = view.plus(cl.Work(occupation=OWN, start="2020-01-01"))
    assert evaluate(asked, more).certain.first() == dt.date(2020, 1, 1)
    begun, later = DaySet.span(more.work[0].start.toordinal()), dt.date(2021, 1, 1)
    assert evaluate(asked, more.having(suspended=begun)).possible == NEVER
    assert evaluate(asked, more.having(suspended=DaySet.between(dt.date(2019, 1, 1), later))).certain.first() == later
    assert evaluate(asked, view).possible == NEVER
    assert view.plus() is view
    assert view.for_standard(STANDARD) is view
    assert evaluate(asked, view_of(work=None)).possible == ALL


def test_work_has_a_part_in_years_of_work() -> None:
    asked = cl.WorkYears(years=4, mode="累计")
    assert serves(asked, cl.Work(occupation=OWN, start="2026-01-01"), view_of()) == (True, ())
    assert not serves(asked, cl.Work(occupation=OTHER, start="2000-01-01"), view_of())[0]


def test_what_was_found_without_a_setting_is_kept_under_another_policy() -> None:
    """A switch turned is tried only where it was read to find the days."""
    spell = cl.Work(occupation=OWN, start="2010-01-01", end="2020-12-31")
    asked = (cl.WorkYears(years=4, mode="连续"),), (cl.WorkYears(years=4, mode="累计"),)
    view = view_of(spell)
    ours = [days_as_written(one, view) for one in asked]
    read = [view.watched(partial(days_as_written, one))[1] for one in asked]
    assert ["continuous_to_today" in settings for settings in read] == [True, False]
    other = view.with_policy(cl.Policy(continuous_to_today=True))
    assert days_as_written(asked[0], other) != ours[0]
    assert days_as_written(asked[1], other) is ours[1]
    assert other.for_standard(STANDARD.model_copy(update={"names": ("茶艺员",)})).policy.continuous_to_today


def test_a_certificate_of_a_month_is_held_for_years_from_some_day_of_that_month() -> None:
    asked = cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2)
    view = view_of(cl.Certificate(occupation=OWN, level=4, issued="2024-11"))
    days = dt.date(2026, 10, 31), dt.date(2026, 11, 1), dt.date(2026, 11, 29), dt.date(2026, 11, 30)
    assert [verdict(asked, view, day) for day in days] == ["no", "perhaps", "perhaps", "yes"]
