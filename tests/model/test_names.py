"""Names are compared without what cannot be seen, in one spelling, wherever they come from (faults F1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.names import spellings
from certladder.model.spelling import clean_name

INVISIBLE = ["\u200b", "\ufeff", "\u00ad", "\u202c", "\x00", "\u2060", "\u200e", "\ufe0f", "\u3164", "\x1b"]


@pytest.mark.parametrize("mark", INVISIBLE)
@pytest.mark.parametrize("form", ["电工{}", "{}电工", "电{}工"])
def test_what_cannot_be_seen_is_no_part_of_a_name(mark: str, form: str) -> None:
    me = cl.Person(
        certificates=(cl.Certificate(occupation=form.format(mark), level=5, issued="2015-06-01"),),
        work=(cl.Work(occupation=form.format(mark), start="2015-06-01"),),
    )
    assert [spell.occupation for spell in me.work or ()] == ["电工"]
    assert cl.Advisor().check(me, form.format(mark), 4, on="2026-11-22").verdict.value == "eligible"


def test_majors_permits_and_relevance_lose_it_too() -> None:
    studied = cl.Education(major="机电\u200b一体化", relevance={"电\ufeff工": "own"})
    assert (studied.major, list(studied.relevance)) == ("机电一体化", ["电工"])
    assert cl.Permit(name="机动车\u00ad驾驶证").name == "机动车驾驶证"
    assert cl.Title(level="初级", relevance={"电工\x00": True}).relevance == {"电工": True}


def test_a_name_of_nothing_else_is_empty() -> None:
    with pytest.raises(ValueError, match="occupation"):
        cl.Work(occupation="\u200b\u200b ", start="2015-06-01")
    with pytest.raises(ValueError, match="name"):
        cl.Permit.model_validate({"name": 5})


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("ＴＩＧ焊工", "TIG焊工"),
        ("⼯程", "工程"),  # U+2F2F, a radical that looks like 工
        ("化学检验员(工)", "化学检验员（工）"),
        ("Tea master (senior)", "Tea master (senior)"),
        ("  茶\t艺 师\n", "茶 艺 师"),
        ("电工]0;owned\x07", "电工]0;owned"),
    ],
)
def test_one_spelling(written: str, clean: str) -> None:
    assert clean_name(written) == clean


@given(st.text(alphabet="电工 （）()[]【】·／/-_－—\t\n\x07\u3000\u2f2fＡａ1１①éé\ufeff\u200b"))
def test_a_clean_name_stays_as_it_is(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)


@pytest.mark.parametrize("name", ["化学检验员（工）", "化学检验员(工)", "化学检验工（员）", " 化学 检验员（工） "])
def test_an_ending_in_brackets_is_another_name(name: str) -> None:
    """As 二、化学检验员（工）申报条件 spells it in its clauses."""
    catalog = cl.Catalog.builtin()
    assert catalog.name(name) == "化学检验员"
    me = cl.Person(work=(cl.Work(occupation=name, start="2010-01-01"),))
    assert cl.Advisor().check(me, "化学检验员", 4, on="2026-11-22").verdict.value == "eligible"


def test_a_catalog_finds_its_own_spelling() -> None:
    text = "职业：Ｔｅａ\u200b master\n申报条件（四级）\n（1）累计从事本职业工作4年以上。"
    catalog = cl.Catalog.from_text(text)
    assert catalog.name("Tea  master") == catalog.occupations[0]
    assert catalog.name("茶艺师（师）") == "茶艺师（师）"
    assert list(spellings("茶艺师（员）")) == ["茶艺师（员）", "茶艺师", "茶艺员"]


@pytest.mark.parametrize(
    "given", ["5", "技师", "四级", "高级工", "四级/中级工", "2021-06-01", "？", "预备技师", " 5\u200b "]
)
def test_what_is_no_occupation_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="occupation"):
        cl.Work(occupation=given, start="2015-06-01")
    with pytest.raises(ValueError, match="relevance"):
        cl.Education.model_validate({"relevance": {given: "own"}})
    assert cl.Permit(name=given).name


@pytest.mark.parametrize("given", ["電工", "Electrician", "electrician", "ELECTRICIAN ", "電 工"])
def test_another_script_or_language_is_the_same_name(given: str) -> None:
    person = cl.Person(
        certificates=[cl.Certificate(occupation=given, level="五級", issued="2016-01-01")],
        work=[cl.Work(occupation=given, start="2016-01-01")],
    )
    answer = cl.Advisor().check(person, given, "中級工", on="2026-11-22")
    assert (answer.occupation, answer.verdict, answer.notes) == ("电工", "eligible", ())
    assert {clause.verdict for clause in answer.clauses if clause.clause.id in ("电工/四级/1", "电工/四级/2")} == {
        "eligible"
    }


@pytest.mark.parametrize("given", ["Senior electrician", "electricians", "維修電工"])
def test_what_resembles_a_name_in_another_script_or_language_is_asked(given: str) -> None:
    person = cl.Person(work=[cl.Work(occupation=given, start="2016-01-01")])
    answer = cl.Advisor().check(person, "电工", 4, on="2026-11-22")
    assert answer.verdict == "undetermined"
    assert [question.topic for question in answer.questions][:1] == ["same"]
