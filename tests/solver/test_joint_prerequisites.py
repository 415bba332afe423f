"""Alternatives that ask for several certificates at once, worked out by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import certladder as cl
from tests.reference.plan_checker import validate

ON = "2026-11-22"
RELATED_FIRST = "取得本职业或相关职业四级职业资格证书，并取得本职业五级职业资格证书。"
OWN_FIRST = "取得本职业五级职业资格证书，并取得本职业或相关职业四级职业资格证书。"
A_YEAR, SIX_YEARS = "累计从事本职业工作1年（含）以上。", "累计从事本职业工作6年（含）以上。"

TASTER = cl.Person(certificates=[cl.Certificate(occupation="评茶员", level=4, issued="2020-01-01")])
BEGINNER = cl.Person(certificates=[cl.Certificate(occupation="茶艺师", level=5, issued="2020-01-01")])


def catalog(three: str, *, five: str | None = A_YEAR, four: str | None = SIX_YEARS) -> cl.Catalog:
    """茶艺师 by these conditions, and 评茶员: 五级 after two years, 四级 three years later. Each is related to the other."""
    levels = {"五级": five, "四级": four, "三级": three}
    own = [f"申报条件（{level}）\n{words}" for level, words in levels.items() if words]
    others = ["申报条件（五级）", "累计从事本职业或相关职业工作2年（含）以上。", "申报条件（四级）"]
    others += ["取得本职业五级职业资格证书后，累计从事本职业或相关职业工作3年（含）以上。"]
    text = "\n".join(["一、茶艺师申报条件", *own, "二、评茶员申报条件", *others])
    return cl.Catalog.from_text(text, strict=True).relate("茶艺师", "评茶员").relate("评茶员", "茶艺师")


def front(rules: cl.Catalog, person: cl.Person | None = None, **wishes: Any) -> list[tuple[int, list[str]]]:
    """The years of each plan, and what is earned in it, in order: 茶5 for 茶艺师五级. Every plan is sound."""
    person = person or cl.Person()
    plans = cl.Advisor(rules).plans(person, "茶艺师", 3, on=ON, **wishes)
    assumed = {"undocumented": wishes.get("undocumented", "unreachable")}
    assert [validate(plan, person, rules, **assumed) for plan in plans] == [()] * len(plans)
    assert all("三级" in plan.explain() and cl.draw_timeline(plan, "zh").startswith("<svg") for plan in plans)
    return [(round(plan.years), earned(plan)) for plan in plans]


def earned(plan: cl.Plan) -> list[str]:
    facts = [step.record for step in plan.steps if isinstance(step.record, cl.Certificate)]
    return [f"{record.occupation[0]}{record.level or '预'}" for record in facts]


def no_path(rules: cl.Catalog, person: cl.Person | None = None, **wishes: Any) -> cl.NoPath:
    with pytest.raises(cl.NoPath) as caught:
        front(rules, person, **wishes)
    return caught.value


# --- which plans there are ---


@pytest.mark.parametrize("words", [RELATED_FIRST, OWN_FIRST])
def test_the_order_of_the_words_does_not_matter(words: str) -> None:
    assert front(catalog(words), TASTER) == [(1, ["茶5", "茶3"])]
    assert front(catalog(words), BEGINNER) == [(5, ["评5", "评4", "茶3"]), (6, ["茶4", "茶3"])]
    assert front(catalog(words)) == [(5, ["茶5", "评5", "评4", "茶3"]), (6, ["茶4", "茶3"])]


@pytest.mark.parametrize("words", [RELATED_FIRST, OWN_FIRST])
def test_a_level_that_is_not_described_is_not_needed(words: str) -> None:
    """Once there was no way here: 本职业四级 would serve for both, but nobody can earn it."""
    rules = catalog(words, four=None)
    assert front(rules) == [(5, ["茶5", "评5", "评4", "茶3"])]
    assert front(rules, BEGINNER) == [(5, ["评5", "评4", "茶3"])]
    assert front(rules, TASTER) == [(1, ["茶5", "茶3"])]


def test_three_at_once_and_years_after_one_of_them() -> None:
    """The years count from the certificate named, not from the one before."""
    words = "取得本职业五级职业资格证书，取得本职业或相关职业四级职业资格证书，并取得本职业或相关职业五级职业资格证书"
    assert front(catalog(f"{words}。")) == [(5, ["茶5", "评5", "评4", "茶3"]), (6, ["茶4", "茶3"])]
    after = catalog(f"{words}后，累计从事本职业工作3年（含）以上。", five="累计从事本职业工作4年（含）以上。")
    assert front(after) == [(5, ["评5", "茶5", "评4", "茶3"]), (6, ["评5", "茶4", "茶3"]), (9, ["茶4", "茶3"])]


def test_one_that_serves_for_two_may_come_after_another_that_serves_for_one() -> None:
    """With 茶4 alone the four years begin when it is earned; 评5 before it lets them begin earlier."""
    words = "取得本职业四级职业资格证书，并取得本职业或相关职业五级职业资格证书后，累计从事本职业工作8年（含）以上。"
    assert front(catalog(words, five=None)) == [(10, ["评5", "茶4", "茶3"]), (14, ["茶4", "茶3"])]


def test_a_pre_technician_certificate_named_first() -> None:
    words = "取得本职业预备技师证书，并取得本职业四级职业资格证书。"
    pre = cl.Certificate(occupation="茶艺师", issued="2020-01-01", kind="pre_technician")
    assert front(catalog(words), cl.Person(certificates=[pre])) == [(6, ["茶4", "茶3"])]
    college = cl.StudyOption(school="technician_college", programme="pre_technician", relevance="own", years=2)
    assert front(catalog(words), study=[college]) == [(8, ["茶预", "茶4", "茶3"])]


def test_one_certificate_is_earned_after_another() -> None:
    """Both could be applied for on the day asked, but the second is when the first has been issued."""
    rules = catalog(OWN_FIRST, four=None)
    person = cl.Person(
        certificates=[cl.Certificate(occupation="评茶员", level=5, issued="2020-01-01")],
        work=[cl.Work(occupation="茶艺师", start="2020-01-01")],
    )
    plan = cl.Advisor(rules, cl.Policy(lead_time_months=2)).plan(person, "茶艺师", 3, on=ON)
    assert plan.reached == dt.date(2027, 5, 22)


def test_what_is_not_documented_is_there_before_all_else() -> None:
    rules = catalog(OWN_FIRST, five=None, four=None)
    assert front(rules, undocumented="obtainable") == [(0, ["茶4", "茶3"])]
    assert front(catalog(OWN_FIRST, five=None), undocumented="obtainable") == [
        (5, ["茶5", "评5", "评4", "茶3"]),
        (6, ["茶4", "茶3"]),
    ]


def test_wishes() -> None:
    rules = catalog(OWN_FIRST)
    assert front(rules, max_certificates=2) == [(6, ["茶4", "茶3"])]
    assert front(rules, via="评茶员/四级/1") == [(5, ["茶5", "评5", "评4", "茶3"])]
    assert front(rules, via=["茶艺师/五级/1", "茶艺师/四级/1"]) == [(6, ["茶5", "茶4", "茶3"])]
    assert front(rules, avoid="茶艺师/四级/1") == [(5, ["茶5", "评5", "评4", "茶3"])]
    both = ["评茶员/四级/1", "茶艺师/四级/1"]
    assert front(rules, via=both) == [(6, ["评5", "评4", "茶4", "茶3"])]
    assert no_path(rules, via=[*both, "茶艺师/五级/1"]).wishes == ("via",)
    assert no_path(rules, only=["茶艺师/五级/1", "茶艺师/三级/1"]).wishes == ("only",)
    assert no_path(catalog(OWN_FIRST, four=None), max_certificates=3).wishes == ("max_certificates",)


# --- why there is none ---


def test_only_the_certificate_that_cannot_be_had_is_named() -> None:
    error = no_path(catalog(OWN_FIRST, five=None, four=None))
    assert [blocked.because for blocked in error.reasons] == [("not_described",)]
    assert [asked.level for blocked in error.reasons for asked in blocked.requirements] == [5]


def test_both_that_cannot_be_had_are_told_down_to_the_leaves() -> None:
    never = "取得本职业预备技师证书。"
    error = no_path(catalog(OWN_FIRST, five=never, four=never).relate("茶艺师", "评茶员", accepted=False))
    told = [(str(blocked.clause), blocked.because) for blocked in error.reasons]
    assert told == [
        ("茶艺师/三级/1", ("not_reachable", "not_reachable")),
        ("茶艺师/五级/1", ("no_record",)),
        ("茶艺师/四级/1", ("no_record",)),
    ]


def test_work_after_the_one_that_is_held_on_an_unknown_day() -> None:
    """茶5 can be earned, but the years after 评4 are not known to have begun."""
    words = "取得本职业五级职业资格证书，并取得本职业或相关职业四级职业资格证书后，累计从事本职业工作2年（含）以上。"
    undated = cl.Person(certificates=[cl.Certificate(occupation="评茶员", level=4)])
    error = no_path(catalog(words, four=None), undated)
    assert [blocked.because for blocked in error.reasons] == [("not_known",)]
    assert [asked.type for blocked in error.reasons for asked in blocked.requirements] == ["work"]


# --- the validator ---


def spoilt(rules: cl.Catalog, plan: cl.Plan) -> set[str]:
    return {fault.kind for fault in validate(plan, cl.Person(), rules)}


def test_the_validator_misses_a_certificate_of_either_chain() -> None:
    rules = catalog(OWN_FIRST)
    plan = cl.Advisor(rules).plan(cl.Person(), "茶艺师", 3, on=ON)
    for index, step in enumerate(plan.steps[:-1]):
        if step.kind == "certificate":
            left = (*plan.steps[:index], *plan.steps[index + 1 :])
            assert "unmet" in spoilt(rules, plan.model_copy(update={"steps": left, "certificates": 3}))


def test_the_validator_sees_what_is_there_for_nothing_of_its_own() -> None:
    """茶5 and 评5 are each for one of two requirements; where one is asked for, the other is useless."""
    late = "累计从事本职业工作4年（含）以上。"
    both = catalog("取得本职业或相关职业五级职业资格证书，并取得本职业五级职业资格证书。", five=late)
    plan = cl.Advisor(both).plan(cl.Person(), "茶艺师", 3, on=ON, via="评茶员/五级/1")
    assert earned(plan) == ["评5", "茶5", "茶3"]
    assert spoilt(both, plan) == set()
    one = catalog("取得本职业或相关职业五级职业资格证书。", five=late)
    last = plan.steps[-1].model_copy(update={"clause": one.standard("茶艺师").levels[cl.Level(3)][0]})
    assert "useless" in spoilt(one, plan.model_copy(update={"steps": (*plan.steps[:-1], last)}))


# --- pictures ---


def test_pictures_name_what_else_is_asked_for() -> None:
    graph = catalog(OWN_FIRST)
    assert "本职业或相关职业四级证书" in graph.ladder_mermaid("茶艺师")
    assert "level 4 certificate (or of a related occupation)" in graph.ladder_mermaid("茶艺师", lang="en")
    first = catalog(RELATED_FIRST)
    assert "本职业五级证书" in first.ladder_mermaid("茶艺师")
    assert "level 5 certificate" in first.ladder_mermaid("茶艺师", lang="en")
    pre = catalog("取得本职业四级职业资格证书，并取得本职业预备技师证书。")
    assert "预备技师证书" in pre.ladder_mermaid("茶艺师")
    assert "pre-technician certificate" in pre.ladder_mermaid("茶艺师", lang="en")
