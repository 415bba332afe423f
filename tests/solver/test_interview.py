"""Interviews: they end, ask nothing twice and nothing that is known, decide what the full person decides, and are short."""

from __future__ import annotations

from collections.abc import Callable
from statistics import mean

import pytest

import certladder as cl
from tests.helpers.random_persons import ON
from tests.helpers.simulated_interviews import asked_in_order, interviews, truth

PERSONS = 120


def is_known(question: cl.Question, interview: cl.Interview) -> bool:
    """Whether the person or the catalog answers the question already."""
    person, catalog = interview.person, interview.catalog
    if question.topic == "relation":
        return catalog.related(catalog.standard(question.occupation, ON), question.related or "") is not None
    if question.record is None:
        return not person.unknown(question.topic)  # type: ignore[arg-type]
    if question.topic == "relevance":
        return question.occupation in getattr(question.record, "relevance", {})
    return getattr(question.record, question.topic) is not None


@pytest.mark.slow
@pytest.mark.no_cover
def test_an_interview_decides_what_the_full_person_decides() -> None:
    """It ends with the verdict of the fully known person; it asks only what is not known, and each thing once."""
    asked_of: list[int] = []
    in_full: list[int] = []
    until_decided: list[int] = []
    for interview, full, catalog in interviews(PERSONS):
        begun, asked = interview, []
        while (question := interview.question) is not None:
            assert not is_known(question, interview)
            asked.append(question)
            interview = interview.answer(truth(question, interview.person, full, catalog))
        assert len(set(asked)) == len(asked)
        decided = cl.Advisor(catalog).check(full, begun.standard.occupation, begun.level, on=ON)
        assert interview.eligibility.verdict is decided.verdict is not cl.Verdict.UNDETERMINED
        asked_of.append(len(asked))
        everything, enough = asked_in_order(begun, full, catalog)
        in_full.append(everything)
        until_decided.append(enough)
    assert len(asked_of) > 50
    print(f"questions: {mean(asked_of):.2f}; in order {mean(until_decided):.2f}; everything {mean(in_full):.2f}")
    assert mean(asked_of) < 0.5 * mean(in_full)
    assert mean(asked_of) < 0.8 * mean(until_decided)


@pytest.mark.slow
@pytest.mark.no_cover
def test_choosing_beats_the_order_of_the_text() -> None:
    """Of the questions that matter, the one that decides most comes first: that saves questions, the other way costs some."""
    chosen, in_text, reversed_ = [], [], []
    for interview, full, catalog in interviews(60, lost=0.9, listless=0.3):
        chosen.append(length(interview, full, catalog, lambda known: known.question))
        in_text.append(length(interview, full, catalog, lambda known: known.eligibility.questions[0]))
        reversed_.append(length(interview, full, catalog, lambda known: known.eligibility.questions[-1]))
    assert mean(chosen) < 0.95 * mean(in_text)
    assert mean(chosen) < 0.95 * mean(reversed_)


def length(
    interview: cl.Interview,
    full: cl.Person,
    catalog: cl.Catalog,
    choose: Callable[[cl.Interview], cl.Question | None],
) -> int:
    """How many questions it takes if they are chosen like that."""
    count = 0
    while interview.question is not None:
        question = choose(interview)
        assert question is not None
        interview = interview.answer(truth(question, interview.person, full, catalog), question)
        count += 1
    return count


@pytest.mark.slow
def test_who_knows_nothing_is_asked_each_thing_once() -> None:
    """ "Not known" is an answer: an interview of nothing else ends too, undetermined."""
    for interview, *_ in interviews(40):
        asked = []
        while (question := interview.question) is not None:
            asked.append(question)
            interview = interview.answer(None)
        assert interview.eligibility.verdict is cl.Verdict.UNDETERMINED
        assert set(asked) == set(interview.eligibility.questions)
        assert len(set(asked)) == len(asked)
        with pytest.raises(cl.AnswerError) as refused:
            interview.answer(True)
        assert refused.value.explain("en").startswith("the interview is over")


@pytest.mark.parametrize("nothing", [None, "不详", "?", "2021"])
def test_an_answer_that_says_nothing_new_is_not_asked_for_again(nothing: str | None) -> None:
    held, work = (
        cl.Certificate(occupation="电工", level=5, issued="2021"),
        cl.Work(occupation="电工", start="2020-07-01"),
    )
    interview = cl.Advisor().interview(cl.Person(certificates=[held], work=[work]), "电工", 4, "2025-06-01")
    assert interview.question is not None
    done = interview.answer(nothing)
    assert (done.question, done.person, done.eligibility.verdict) == (None, interview.person, "undetermined")


def test_a_declined_question_is_not_asked_again_when_its_record_changes() -> None:
    course = cl.Education(relevance={"电工": "own"})
    interview = cl.Advisor().interview(cl.Person(education=[course]), "电工", 4, on=ON)
    graduated = cl.Question(topic="graduated", occupation="电工", record=course)
    assert graduated in interview.eligibility.questions
    born = cl.Question(topic="born", occupation="电工")
    interview = interview.answer(None, graduated).answer(None, born)
    asked = []
    while (question := interview.question) is not None:
        asked.append(question.topic)
        interview = interview.answer({"school": "中等职业学校", "trains_to": 4}[question.topic])
    assert sorted(asked) == ["school", "trains_to"]
    (settled,) = interview.person.education or ()
    assert settled == cl.Education(school="中职", trains_to=4, relevance={"电工": "own"})
    assert interview.declined == (graduated.model_copy(update={"record": settled}), born)


def test_age_work_started_and_unread_words_are_asked_for() -> None:
    asked = (
        cl.MinimumAge(years=18),
        cl.WorkStarted(),
        cl.UnreadText(words="身体健康"),
        cl.PermitRequirement(name="驾驶证"),
    )
    clause = cl.Clause(id="茶艺师/五级/1", text="略", alternatives=(asked,))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={5: (clause,)}),)))
    interview = advisor.interview(cl.Person(work=None, permits=None), "茶艺师", 5, on=ON)
    answers = {
        "born": "2000-01-01",
        "work": [cl.Work(occupation="茶艺师", start="2026-11-01")],
        "unread": True,
        "permits": [cl.Permit(name="C1驾驶证")],
        "permit": True,
    }
    while (question := interview.question) is not None:
        interview = interview.answer(answers.pop(question.topic))
    assert (answers, interview.eligibility.verdict) == ({}, "eligible")


def test_an_undated_certificate_declined_in_one_occupation_is_not_asked_for_in_another() -> None:
    held = cl.Certificate(occupation="电工", level=5, issued=None)
    one, other = (cl.Question(topic="issued", occupation=name, record=held) for name in ("电工", "车工"))
    assert one.subject == other.subject
    me = cl.Person(certificates=[held], work=[cl.Work(occupation="电工", start="2021-07-01")])
    assert cl.Advisor().question(me, "电工", 4, ON) == one
    assert cl.Advisor().question(me, "电工", 4, ON, declined=[other]) is None
    about = [cl.Question(topic="relation", occupation=name, related="焊工") for name in ("电工", "车工")]
    assert about[0].subject != about[1].subject


def test_an_interview_about_what_is_not_there_is_refused_at_once() -> None:
    with pytest.raises(cl.UndescribedLevel):
        cl.Advisor().interview(cl.Person(), "电工", 5)
    with pytest.raises(cl.UnknownOccupation):
        cl.Advisor().question(cl.Person(), "电", 4)


def test_what_decides_at_once_is_asked_first() -> None:
    """Six years of work are enough for 电工 四级; which certificates there are does not matter then."""
    me = cl.Person(certificates=None, work=None)
    interview = cl.Advisor().interview(me, "电工", 4, on=ON)
    assert interview.question is not None
    assert interview.question.topic == "work"
    done = interview.answer([cl.Work(occupation="电工", start="2019-01-01")])
    assert (done.question, done.eligibility.verdict) == (None, "eligible")
