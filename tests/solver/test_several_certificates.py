"""Alternatives that ask for several levelled certificates at once: used where all are held, else left out, and said."""

from __future__ import annotations

from typing import Any

import pytest

import certladder as cl

ON = "2026-11-22"
FIVE = "申报条件（五级）\n累计从事本职业工作1年（含）以上。\n"
SEVERAL = "取得本职业五级职业资格证书，并取得本职业或相关职业四级职业资格证书。"
HELD_FIVE = cl.Certificate(occupation="茶艺师", level=5, issued="2020-01-01")
HELD_FOUR = cl.Certificate(occupation="评茶员", level=4, issued="2020-01-01")


def advisor(three: str, five: str = FIVE) -> cl.Advisor:
    """茶艺师 三级 by these words; its 五级, and 评茶员 四级, after a year of work each."""
    text = f"一、茶艺师申报条件\n{five}申报条件（三级）\n{three}\n"
    text += "二、评茶员申报条件\n申报条件（四级）\n累计从事本职业或相关职业工作1年（含）以上。"
    catalog = cl.Catalog.from_text(text, strict=True)
    return cl.Advisor(catalog.relate("茶艺师", "评茶员").relate("评茶员", "茶艺师"))


def no_path(rules: cl.Advisor, *held: cl.Certificate, **wishes: Any) -> cl.NoPath:
    with pytest.raises(cl.NoPath) as caught:
        rules.plan(cl.Person(certificates=held), "茶艺师", 3, on=ON, **wishes)
    return caught.value


def test_it_counts_where_all_are_held() -> None:
    plan = advisor(SEVERAL).plan(cl.Person(certificates=[HELD_FIVE, HELD_FOUR]), "茶艺师", 3, on=ON)
    assert (plan.days, [str(step.clause) for step in plan.steps], plan.left_out) == (0, ["茶艺师/三级/1"], ())


def test_it_counts_where_all_will_be_held_and_says_that_there_may_be_more() -> None:
    """评茶员 四级 is to be issued in 2029, and is earned sooner."""
    person = cl.Person(certificates=[HELD_FIVE, cl.Certificate(occupation="评茶员", level=4, issued="2029-01-01")])
    plan = advisor(SEVERAL).plan(person, "茶艺师", 3, on=ON)
    assert (plan.reached.isoformat(), plan.left_out) in (
        ("2029-01-01", ("茶艺师/三级/1",)),
        ("2027-11-22", ("茶艺师/三级/1",)),
    )
    assert "茶艺师/三级/1" in str(plan).splitlines()[-1]
    assert "only if you hold them all: 茶艺师/三级/1" in plan.explain("en")


def test_work_that_counts_from_a_certificate_without_a_date() -> None:
    words = f"{SEVERAL[:-1]}后，累计从事本职业工作2年（含）以上。"
    undated = HELD_FOUR.model_copy(update={"issued": None})
    person = cl.Person(certificates=[HELD_FIVE, undated])
    plan = advisor(f"（1）{words}\n（2）累计从事本职业工作9年（含）以上。").plan(person, "茶艺师", 3, on=ON)
    assert plan.left_out == ("茶艺师/三级/1",)


@pytest.mark.parametrize("held", [[], [HELD_FIVE], [HELD_FOUR]])
def test_it_is_the_reason_where_there_is_no_other_way(held: list[cl.Certificate]) -> None:
    error = no_path(advisor(SEVERAL), *held)
    (blocked,) = [reason for reason in error.reasons if reason.clause.id == "茶艺师/三级/1"]
    assert set(blocked.reasons) == {"several_certificates"}
    assert len(blocked.requirements) == 2 - len(held)
    assert error.left_out == ("茶艺师/三级/1",)
    assert "只在本人已全部持有时才予考虑：茶艺师/三级/1" in error.explain("zh")


def test_one_of_them_that_cannot_be_earned_is_the_reason() -> None:
    (blocked, *_) = no_path(advisor(SEVERAL, five="")).reasons
    assert blocked.reasons == ("not_described", "several_certificates")


def test_a_plan_by_another_clause_says_that_it_was_left_out() -> None:
    rules = advisor(f"（1）{SEVERAL}\n（2）取得本职业五级职业资格证书后，累计从事本职业工作9年（含）以上。")
    plan = rules.plan(cl.Person(), "茶艺师", 3, on=ON)
    assert [str(step.clause) for step in plan.steps if step.kind == "certificate"] == ["茶艺师/五级/1", "茶艺师/三级/2"]
    assert plan.left_out == ("茶艺师/三级/1",)
    assert cl.Plan.model_validate_json(plan.model_dump_json()) == plan
    assert rules.plan(cl.Person(), "茶艺师", 5, on=ON).left_out == ()


def test_wishes_that_rule_the_other_ways_out() -> None:
    rules = advisor(f"（1）{SEVERAL}\n（2）取得本职业五级职业资格证书后，累计从事本职业工作9年（含）以上。")
    error = no_path(rules, deadline="2030-01-01")
    assert (error.wishes, error.left_out) == (("deadline",), ("茶艺师/三级/1",))
    assert no_path(rules, avoid=["茶艺师/三级/1", "茶艺师/三级/2"]).left_out == ()
