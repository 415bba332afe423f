"""Plans through the ladder of a related occupation: hand-made cases. The laws are in test_related_fronts."""

from __future__ import annotations

import pytest

import certladder as cl

ON = "2026-11-22"
BUILTIN = cl.Catalog.builtin()
INSPECTOR = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=3, issued="2026-11-22")],
    work=[cl.Work(occupation="化学检验员", start="2020-01-01")],
)


def earned(plan: cl.Plan) -> list[tuple[str, int | None]]:
    facts = [step.record for step in plan.steps if step.kind == "certificate"]
    return [(record.occupation, record.level) for record in facts if isinstance(record, cl.Certificate)]


def test_another_occupations_ladder_is_shorter() -> None:
    """化学检验员 二级 takes 6 years without training, 钳工 二级 by related work 4; 一级 admits a related 二级."""
    catalog = BUILTIN.relate("化学检验员", "钳工").relate("钳工", "化学检验员")
    plan = cl.Advisor(catalog).plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=0)
    assert earned(plan) == [("钳工", 2), ("化学检验员", 1)]
    assert plan.years == 9
    assert "取得相关职业钳工二级/技师证书，依据 钳工/二级/1" in str(plan)
    assert "earn the 钳工 (related occupation) level 2 (technician) certificate" in plan.explain("en")
    own = cl.Advisor().plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=0)
    assert (own.years, earned(own)) == (11, [("化学检验员", 2), ("化学检验员", 1)])


@pytest.mark.parametrize("declared", [("化学检验员", "钳工"), ("钳工", "化学检验员")])
def test_both_directions_are_needed_there(declared: tuple[str, str]) -> None:
    """The 钳工 certificate must serve the inspector, and the inspector's certificate and work the 钳工's clause."""
    plan = cl.Advisor(BUILTIN.relate(*declared)).plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=0)
    assert plan.years == 11


def test_a_relation_that_nobody_declared_leads_nowhere() -> None:
    plan = cl.Advisor().plan(INSPECTOR, "化学检验员", 1, on=ON, max_trainings=0, assume_unknown=True)
    assert earned(plan) == [("化学检验员", 2), ("化学检验员", 1)]


def test_where_nothing_is_gained_the_own_ladder_is_kept() -> None:
    catalog = BUILTIN.relate("铣工", "车工").relate("车工", "铣工")
    assert earned(cl.Advisor(catalog).plan(cl.Person(), "铣工", 1, on=ON)) == [
        ("铣工", level) for level in (4, 3, 2, 1)
    ]


def test_undocumented_levels_of_another_occupation_are_not_obtained() -> None:
    """Nobody obtains 客户服务管理员 一级 at once to become a 车工."""
    catalog = BUILTIN.relate("车工", "客户服务管理员")
    own = cl.Advisor().plans(cl.Person(), "车工", 1, on=ON, undocumented="obtainable")
    plans = cl.Advisor(catalog).plans(cl.Person(), "车工", 1, on=ON, undocumented="obtainable")
    assert [plan.days for plan in plans] == [plan.days for plan in own]


def test_only_these_clauses() -> None:
    catalog = BUILTIN.relate("化学检验员", "钳工").relate("钳工", "化学检验员")
    advisor = cl.Advisor(catalog)
    only = ["化学检验员/二级/2", "化学检验员/一级/2"]
    assert earned(advisor.plan(INSPECTOR, "化学检验员", 1, on=ON, only=only))[0] == ("化学检验员", 2)
    with pytest.raises(cl.NoPath) as caught:
        advisor.plan(INSPECTOR, "化学检验员", 1, on=ON, only=only[:1], deadline="2099-01-01")
    assert caught.value.wishes == ("only",)
    assert "只依据 " in str(caught.value)
    with pytest.raises(cl.UnknownClause, match="化学检验员/二级/9"):
        advisor.plan(INSPECTOR, "化学检验员", 1, on=ON, only="化学检验员/二级/9")


def test_what_stands_in_the_way_is_told_once() -> None:
    """Two alternatives of 二级 ask for the same 三级: the first tells what blocks it, the second only names it."""
    catalog = cl.Catalog.from_text(
        "职业：装配工\n申报条件（三级）\n取得本职业四级（中级工）职业资格证书，持有健康证明。\n"
        "申报条件（二级）\n（1）取得本职业三级（高级工）职业资格证书后，累计从事本职业工作4年（含）以上。\n"
        "（2）取得本职业或相关职业三级（高级工）职业资格证书2年以上。"
    )
    catalog = (catalog | BUILTIN).relate("装配工", "电工")
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor(catalog).plan(cl.Person(), "装配工", 2, on=ON)
    tree = caught.value.tree
    assert tree is not None
    first, second = tree.alternatives
    assert first.reasons == ("not_reachable",)  # not the work as well, which would do once the certificate is earned
    assert [(behind.occupation, behind.level, len(behind.alternatives)) for behind in first.prerequisites] == [
        ("装配工", 3, 1)
    ]
    assert [(behind.occupation, len(behind.alternatives)) for behind in second.prerequisites] == [
        ("装配工", 0),
        ("电工", 4),
    ]
    assert caught.value.reasons[:3] == (first, second, first.prerequisites[0].alternatives[0])
    assert cl.UnreachableCertificate.model_validate_json(tree.model_dump_json()) == tree


def test_a_certificate_without_a_date_is_the_reason() -> None:
    """It is held, so nobody earns it again; but work after it never certainly counts (D17)."""
    me = cl.Person(certificates=[cl.Certificate(occupation="电工", level=2, issued=None)])
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plan(me, "电工", 1, on=ON)
    (blocked,) = caught.value.reasons
    assert [(asked.type, reason) for asked, reason in zip(blocked.requirements, blocked.reasons, strict=True)] == [
        ("work", "not_known")
    ]


def test_rules_of_two_occupations_may_share_what_they_ask_for() -> None:
    """One 本职业五级 in two catalogs' clauses asks for another certificate in each."""
    own = cl.CertificateRequirement(level=5, kinds=["skill_level"])
    related = cl.CertificateRequirement(level=4, scope="own_or_related", kinds=["skill_level"])

    def standard(name: str) -> cl.Standard:
        asked = {4: own, 3: related}
        clauses = {n: cl.Clause(id=f"{name}/{n}", text="", alternatives=((one,),)) for n, one in asked.items()}
        return cl.Standard(occupation=name, levels={cl.Level(n): (clause,) for n, clause in clauses.items()})

    catalog = cl.Catalog((standard("茶艺师"), standard("评茶员"))).relate("茶艺师", "评茶员")
    taster = cl.Person(certificates=[cl.Certificate(occupation="评茶员", level=5, issued="2020-01-01")])
    plan = cl.Advisor(catalog).plan(taster, "茶艺师", 3, on="2026-11-22")
    assert [str(step.clause) for step in plan.steps] == ["评茶员/4", "茶艺师/3"]


def three_occupations(*pairs: tuple[str, str]) -> cl.Catalog:
    """镗工 三级 by a related 四级, 磨工 四级 by a related 五级 or after nine years, 钳工 五级 after one."""
    text = (
        "一、镗工申报条件\n申报条件（三级）\n取得本职业或相关职业四级（中级工）职业资格证书。\n"
        "二、磨工申报条件\n申报条件（四级）\n（1）取得本职业或相关职业五级（初级工）职业资格证书。\n"
        "（2）累计从事本职业或相关职业工作9年（含）以上。\n"
        "三、钳工申报条件\n申报条件（五级）\n累计从事本职业或相关职业工作1年（含）以上。\n"
        "申报条件（四级）\n取得本职业五级（初级工）职业资格证书后，累计从事本职业或相关职业工作20年（含）以上。"
    )
    catalog = cl.Catalog.from_text(text, strict=True)
    for pair in pairs:
        catalog = catalog.relate(*pair)
    return catalog


def test_each_certificate_on_the_way_needs_its_own_relation() -> None:
    """Both are related to 镗工; that a 钳工 certificate serves a 磨工 is nowhere said."""
    both = [("镗工", "磨工"), ("镗工", "钳工"), ("磨工", "镗工"), ("钳工", "镗工")]
    apart = cl.Advisor(three_occupations(*both)).plan(cl.Person(), "镗工", 3, on=ON)
    assert (earned(apart), apart.years) == ([("磨工", 4), ("镗工", 3)], 9)
    told = cl.Advisor(three_occupations(*both, ("磨工", "钳工"))).plan(cl.Person(), "镗工", 3, on=ON)
    assert (earned(told), told.years) == ([("钳工", 5), ("磨工", 4), ("镗工", 3)], 1)


def test_a_certificate_that_may_serve_is_not_on_the_way() -> None:
    """Who holds 磨工 五级 and wishes to earn 钳工 五级 has no use for it but for 钳工 四级."""
    both = [("镗工", "磨工"), ("镗工", "钳工"), ("磨工", "镗工"), ("钳工", "镗工")]
    me = cl.Person(certificates=[cl.Certificate(occupation="磨工", level=5, issued="2020-01-01")])
    plan = cl.Advisor(three_occupations(*both)).plan(me, "镗工", 3, on=ON, via="钳工/五级/1")
    assert earned(plan) == [("钳工", 5), ("钳工", 4), ("镗工", 3)]


def test_work_counts_from_the_own_certificate_even_where_another_is_earned() -> None:
    """Who wishes to earn 磨工 四级 on the way still has the years since the own 四级."""
    text = (
        "一、镗工申报条件\n申报条件（三级）\n取得本职业或相关职业四级（中级工）职业资格证书后，累计从事本职业工作4年以上。\n"
        "二、磨工申报条件\n申报条件（四级）\n累计从事本职业或相关职业工作1年以上。"
    )
    catalog = cl.Catalog.from_text(text, strict=True).relate("镗工", "磨工").relate("磨工", "镗工")
    me = cl.Person(
        certificates=[cl.Certificate(occupation="镗工", level=4, issued="2015-01-01")],
        work=[cl.Work(occupation="镗工", start="2015-01-01")],
    )
    plan = cl.Advisor(catalog).plan(me, "镗工", 3, on=ON, via="磨工/四级/1", deadline=ON)
    assert (earned(plan), plan.days) == ([("磨工", 4), ("镗工", 3)], 0)
