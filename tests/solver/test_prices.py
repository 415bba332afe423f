"""Costs as one more thing in which plans are compared: fees, trainings, programmes, subsidies, and their limit."""

from __future__ import annotations

import pytest

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()
NOBODY = cl.Person()
FEES = {5: 200, 4: 250, 3: 300, 2: 400, 1: 500}
COURSE = cl.StudyOption(school="技工学校", years=3, relevance="own")


def costs(occupation: str, level: int, **wishes: object) -> list[tuple[int, int, int, int, float | None]]:
    plans = ADVISOR.plans(NOBODY, occupation, level, ON, undocumented="obtainable", **wishes)
    return [(plan.days, plan.certificates, plan.trainings, plan.programmes, plan.cost) for plan in plans]


def prices(**given: object) -> cl.Prices:
    return cl.Prices(**{"source": "某市 2026 年收费标准", **given})


def test_without_prices_there_is_no_cost() -> None:
    assert {cost for *_, cost in costs("电工", 3)} == {None}


def test_certificates_trainings_and_programmes_add_up() -> None:
    given = prices(certificate=FEES, training={4: 1000.5}, programme={"技工学校": 9000})
    found = costs("化学检验员", 4, prices=given, study=[COURSE])
    assert (1096, 2, 1, 0, 200 + 250 + 1000.5) in found
    assert (1096, 1, 0, 1, 250 + 9000) in costs(
        "化学检验员", 4, prices=given, study=[COURSE.model_copy(update={"trains_to": 4})]
    )


def test_a_dear_training_is_left_out_by_a_limit() -> None:
    given = prices(training={4: 1000})
    free = costs("化学检验员", 4, prices=given)
    assert {cost for *_, cost in free} == {0, 1000}
    assert costs("化学检验员", 4, prices=given, max_cost=999.99) == [plan for plan in free if plan[-1] == 0]
    with pytest.raises(cl.NoPath) as caught:
        costs("化学检验员", 4, prices=prices(certificate={4: 1}), max_cost=0)
    assert caught.value.wishes == ("max_cost",)
    assert "费用不超过 0.00 元" in str(caught.value)


def test_the_cheapest_comes_first_where_that_counts_most() -> None:
    given = prices(certificate=FEES, training={4: 1000, 3: 1500, 2: 2000, 1: 3000})
    found = [cost for *_, cost in costs("化学检验员", 1, prices=given, optimise="cost")]
    assert found == sorted(found)
    assert len(set(found)) > 1


def test_a_slower_and_cheaper_way_is_on_the_front_only_with_prices() -> None:
    """四级: six years of work are dearer than nothing, but not if 五级 costs more."""
    assert costs("电工", 4) == [(1461, 2, 0, 0, None), (2192, 1, 0, 0, None)]
    dear = prices(certificate={4: 10_000}, subsidy={5: 500})
    assert costs("电工", 4, prices=dear) == [(1461, 2, 0, 0, 9500), (2192, 1, 0, 0, 10_000)]


def test_what_pays_is_not_earned_for_that_alone() -> None:
    """A subsidy above the fee makes the cost less, or a gain; but no certificate is earned that nothing needs."""
    found = costs("电工", 4, prices=prices(certificate=FEES, subsidy=dict.fromkeys(FEES, 1500)))
    assert found == [(1461, 2, 0, 0, -2550), (2192, 1, 0, 0, -1250)]


def test_a_programmes_own_price_comes_first() -> None:
    own = COURSE.model_copy(update={"price": 100})
    by_class = COURSE.model_copy(update={"programme": "intermediate_worker"})
    given = prices(programme={"intermediate_worker": 300, "技工学校": 200})
    assert [given.of_programme(option) for option in (own, by_class, COURSE)] == [100, 300, 200]
    assert given.of_programme(cl.StudyOption(degree="大专", years=3)) == 0
    assert (730 + 1, 1, 0, 1, 100) in costs("电工", 4, study=[own])


def test_prices_without_a_source() -> None:
    plan = ADVISOR.plan(NOBODY, "电工", 4, ON, prices=cl.Prices(certificate={4: 300}))
    assert plan.cost == 300
    assert "没有注明价格来源" in str(plan)


def test_a_plan_says_what_it_costs_and_by_which_prices() -> None:
    plan = ADVISOR.plan(NOBODY, "电工", 4, ON, prices=prices(certificate={4: 1250.5}))
    assert "费用共 1,250.50 元" in plan.headline()
    assert "1,250.50 yuan in costs" in plan.headline("en")
    assert "某市 2026 年收费标准" in str(plan)
    assert cl.Plan.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize("wish", [{"max_cost": 1}, {"optimise": "cost"}])
def test_costs_need_prices(wish: dict[str, object]) -> None:
    with pytest.raises(cl.WishesError, match="prices"):
        costs("电工", 4, **wish)


@pytest.mark.parametrize("wrong", [{"certificate": {4: -1}}, {"training": {9: 1}}, {"programme": {"夜校": 1}}])
def test_prices_say_what_is_wrong(wrong: dict[str, object]) -> None:
    with pytest.raises(cl.InvalidFields):
        prices(**wrong)
