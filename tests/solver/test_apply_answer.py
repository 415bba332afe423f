"""Every topic can be answered; the error for an answer that does not fit explains what would."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

import certladder as cl
from certladder.model.person import Record
from certladder.solver.evaluate.question import Topic

HELD = cl.Certificate(occupation="电工", level=5, issued=None)
COURSE = cl.Education(enrolled="2020-09-01")
TITLE = cl.Title(level="中级")
PERMIT = cl.Permit(name="C1驾驶证")
JOB = cl.Work(occupation="电工", start="2020-01-01")
DAY = dt.date(2024, 6, 1)
ANSWERS: list[tuple[Topic, Record | None, object, object]] = [
    ("issued", HELD, "2024-06-01", {"issued": DAY}),
    ("issued", TITLE, DAY, {"granted": DAY}),
    ("graduated", COURSE, "2024-06-01", {"graduated": DAY}),
    ("enrolled", cl.Education(school="大学"), "2024-06-01", {"enrolled": DAY}),
    ("school", COURSE, "技校", {"school": cl.School.TECHNICAL}),
    ("degree", COURSE, "大专", {"degree": cl.Degree.ASSOCIATE}),
    ("programme", COURSE, "其他班", {"programme": cl.Programme.OTHER}),
    ("trains_to", COURSE, "高级", {"trains_to": cl.Level.ADVANCED}),
    ("trains_to", COURSE, False, {"trains_to": cl.Level.ELEMENTARY}),
    ("trains_to", COURSE, "否", {"trains_to": cl.Level.ELEMENTARY}),
    ("trains_to", COURSE, "都不是", {"trains_to": cl.Level.ELEMENTARY}),
    ("school", COURSE, "其他", {"school": cl.School.OTHER}),
    ("programme", COURSE, "没有", {"programme": cl.Programme.OTHER}),
    ("relevance", COURSE, "都不是", {"relevance": {"电工": cl.Relevance.UNRELATED}}),
    ("relevance", COURSE, "相关专业", {"relevance": {"电工": cl.Relevance.RELATED}}),
    ("corresponds", TITLE, "是", {"relevance": {"电工": True}}),
    ("permit", PERMIT, "no", {"serves": {"驾驶证": False}}),
]
LISTED: list[tuple[Topic, Record]] = [
    ("certificates", HELD),
    ("work", JOB),
    ("education", COURSE),
    ("training", cl.Training(occupation="电工", level=4, completed=DAY)),
    ("apprenticeships", cl.Apprenticeship(occupation="电工", completed=DAY)),
    ("titles", TITLE),
    ("permits", PERMIT),
]


def question(topic: Topic, record: Record | None = None) -> cl.Question:
    words = "驾驶证" if topic in ("permit", "unread") else None
    related = "焊工" if topic == "relation" else None
    return cl.Question(topic=topic, occupation="电工", record=record, words=words, related=related)


def answered(asked: cl.Question, value: object, person: cl.Person) -> cl.Person:
    return cl.Advisor().answer(asked, value, person)[1]


@pytest.mark.parametrize(("topic", "record", "value", "changed"), ANSWERS, ids=lambda part: str(part)[:20])
def test_a_record_is_completed(topic: Topic, record: Record, value: object, changed: dict[str, object]) -> None:
    other = cl.Certificate(occupation="车工", level=4, issued="2020-01-01")
    person = answered(question(topic, record), value, cl.Person().plus(other, record))
    assert person == cl.Person().plus(other, record.model_copy(update=changed))
    assert cl.Person.model_validate_json(person.model_dump_json()) == person


@pytest.mark.parametrize(("topic", "record"), LISTED)
def test_a_list_is_completed_record_by_record_or_at_once(topic: Topic, record: Record) -> None:
    asked, nobody = question(topic), cl.Person.model_validate({topic: None})
    one = answered(asked, record, nobody)
    assert (getattr(one, topic), one.unknown(topic)) == ((record,), True)  # type: ignore[arg-type]
    assert answered(asked, record.model_dump(), nobody) == one
    both = answered(asked, [record], one)
    assert (getattr(both, topic), both.unknown(topic)) == ((record, record), False)  # type: ignore[arg-type]
    done = answered(asked, (), one)
    assert (getattr(done, topic), done.unknown(topic)) == ((record,), False)  # type: ignore[arg-type]
    assert getattr(answered(asked, [], nobody), topic) == ()
    assert answered(asked, "没有", nobody) == answered(asked, "无", nobody) == answered(asked, [], nobody)
    assert answered(asked, "不清楚", nobody) is nobody


def test_a_birthday_and_unread_words() -> None:
    assert answered(question("born"), "2000-02-29", cl.Person()).born == dt.date(2000, 2, 29)
    assert answered(question("unread"), "是", cl.Person()).meets == {"驾驶证": True}
    assert answered(question("unread"), False, cl.Person(meets={"身高": True})).meets == {"驾驶证": False, "身高": True}


def test_a_relation_is_the_catalogs_to_know() -> None:
    asked, advisor = question("relation"), cl.Advisor()
    taught, person = advisor.answer(asked, "是", cl.Person())
    assert (taught.catalog.relations, person) == ({("电工", "焊工"): True}, cl.Person())
    assert advisor.answer(asked, "no", cl.Person())[0].catalog.relations == {("电工", "焊工"): False}
    assert advisor.answer(question("born"), "2000-01-01", cl.Person())[0] is advisor


def test_not_known_is_an_answer_to_every_question() -> None:
    person = cl.Person(certificates=None)
    asked = {topic: question(topic) for topic in get_args(Topic)}
    asked |= {topic: question(topic, record) for topic, record, *_ in ANSWERS}
    advisor = cl.Advisor()
    for each in asked.values():
        assert advisor.answer(each, None, person) == (advisor, person)


@pytest.mark.parametrize(
    ("topic", "record", "value", "expected"),
    [
        ("issued", HELD, "2021-02-30", "issued: “2021-02-30” is not a day of the calendar; expected an existing date"),
        ("graduated", COURSE, "2019-01-01", "graduated: 2019-01-01 is not after enrolled 2020-09-01"),
        ("school", COURSE, "西安电子科技大学", "is not a kind of school"),
        ("school", COURSE, "夜校", "“夜校” is not a kind of school"),
        ("trains_to", COURSE, "七级", "trains_to: “七级” is not a"),
        ("relevance", COURSE, "有关", "relevance.电工: “有关” is not a"),
        ("corresponds", TITLE, "也许", "“也许” is neither yes nor no; expected yes"),
        ("permit", PERMIT, 1, "“1” is neither yes nor no"),
        ("unread", None, "vielleicht", "“vielleicht” is neither yes nor no"),
        ("relation", None, "maybe", "“maybe” is neither yes nor no"),
        ("born", None, "去年", "“去年” is not a day; expected 2021-06-01"),
        ("certificates", None, "五级", "“五级”: expected a Certificate, a list of all of them"),
        ("certificates", None, {"occupation": "电工", "level": 9}, "level: “9” is not a"),
        (
            "certificates",
            None,
            [{"occupation": "电工"}],
            "certificates.0: level: a skill level certificate has a level",
        ),
        ("work", None, [HELD], "work.0"),
        ("issued", None, DAY, "The question names no record"),
        ("issued", HELD.model_copy(update={"level": cl.Level(4)}), DAY, "This person has no such record"),
    ],
    ids=lambda part: str(part)[:20],
)
def test_an_answer_that_does_not_fit(topic: Topic, record: Record | None, value: object, expected: str) -> None:
    person = cl.Person().plus(HELD, COURSE, TITLE, PERMIT)
    with pytest.raises(cl.AnswerError) as refused:
        cl.Advisor().answer(question(topic, record), value, person)
    assert expected in refused.value.explain("en")
    assert refused.value.explain("zh").startswith(str(question(topic, record)))
