"""The lint: each kind of finding from a text that has it; and what it says of dominance holds for any person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import certladder as cl
from certladder.model.person import Record
from certladder.model.requirements import Requirement
from certladder.solver.lint.implication import implies_all
from tests.helpers.requirement_strategies import alternatives, options, weaker
from tests.helpers.strategies import EXAMPLES, ON, ONE_DAY, days, persons

BOTH = "职业资格证书（技能等级证书）"
DECLARED = {("茶艺师", "焊工"): True, ("茶艺师", "镗工"): False}


def lint(*lines: str) -> list[cl.LintFinding]:
    return list(cl.Catalog.from_text("茶艺师申报条件\n" + "\n".join(lines)).lint())


def kinds(findings: list[cl.LintFinding]) -> list[str]:
    return [f"{finding.severity} {finding.kind}" for finding in findings]


def test_a_clause_that_is_never_the_best() -> None:
    [finding] = lint(
        "申报条件（四级）", "（1）累计从事本职业或相关职业工作6年。", "（2）连续从事本职业工作7年，身体健康好。"
    )[:1]
    assert (finding.kind, finding.severity) == (cl.LintKind.DOMINATED, cl.Severity.WARNING)
    assert finding.clauses == ("茶艺师/四级/2", "茶艺师/四级/1")
    assert (
        finding.explain()
        == "警告：茶艺师：凡符合茶艺师/四级/2的人，必定同时或更早符合茶艺师/四级/1，这一条不会派上用场"
    )
    assert finding.explain("en") == (
        "warning: 茶艺师: 茶艺师/四级/2 is never needed: anyone who meets it meets 茶艺师/四级/1 no later"
    )


def test_a_clause_whose_alternatives_are_dominated_by_different_clauses() -> None:
    [finding] = lint(
        "申报条件（四级）",
        "（1）累计从事本职业工作6年。",
        "（2）学徒期满。",
        "（3）累计从事本职业工作7年；或学徒期满，年满20周岁。",
    )
    assert finding.clauses == ("茶艺师/四级/3", "茶艺师/四级/1", "茶艺师/四级/2")
    assert finding.alternative is None


def test_an_alternative_that_is_never_the_best() -> None:
    inner, outer = lint(
        "申报条件（四级）",
        "（1）累计从事本职业工作6年；或累计从事本职业工作7年。",
        "（2）累计从事本职业工作8年；或年满31周岁。",
    )
    assert (inner.severity, inner.clauses, inner.alternative, inner.other) == ("info", ("茶艺师/四级/1",), 2, 1)
    assert "凡符合茶艺师/四级/1 的第 2 种情形的人，必定同时或更早符合茶艺师/四级/1 的第 1 种情形" in inner.explain()
    assert (outer.severity, outer.clauses) == ("warning", ("茶艺师/四级/2", "茶艺师/四级/1"))
    assert outer.explain("en").endswith("anyone who meets it meets alternative 1 of 茶艺师/四级/1 no later")


def test_two_clauses_alike() -> None:
    [whole] = lint("申报条件（四级）", "（1）累计从事本职业工作6年。", "（2）从事本职业工作6年以上。")
    assert (whole.kind, whole.severity, whole.alternative) == (cl.LintKind.ALIKE, "warning", None)
    assert whole.explain() == "警告：茶艺师：茶艺师/四级/1与茶艺师/四级/2要求相同"
    part, _, same = lint(
        "申报条件（四级）",
        "（1）年满60周岁；或累计从事本职业工作6年。",
        "（2）累计从事本职业工作6年；或累计从事本职业工作6年。",
    )
    assert (part.alternative, part.other, same.clauses) == (2, 1, ("茶艺师/四级/2",))
    assert part.explain("en") == (
        "warning: 茶艺师: alternative 2 of 茶艺师/四级/1 asks for the same as alternative 1 of 茶艺师/四级/2"
    )
    assert same.severity == "info"


def test_levels_that_are_not_described() -> None:
    [finding] = lint("申报条件（四级）", f"（1）取得本职业五级{BOTH}。", f"（2）取得本职业五级{BOTH}，年满30周岁。")[:1]
    assert (finding.kind, finding.severity, finding.level) == (cl.LintKind.UNDESCRIBED, "warning", 5)
    assert (
        finding.explain() == "警告：茶艺师：茶艺师/四级/1、茶艺师/四级/2要求五级/初级工证书，但目录未收录该等级的条件"
    )


def test_a_level_that_cannot_be_reached() -> None:
    findings = lint(
        *("申报条件（四级）", f"（1）取得本职业三级{BOTH}。"),
        *("申报条件（三级）", f"（1）取得本职业四级{BOTH}。"),
        *("申报条件（二级）", f"（1）取得本职业或相关职业三级{BOTH}。", "（2）取得本职业预备技师证书。"),
        *("申报条件（一级）", f"（1）取得本职业四级{BOTH}。"),
    )
    assert kinds(findings) == []  # who comes by a related occupation to 二级 has all that 三级 and 四级 ask for
    findings = lint(
        *("申报条件（四级）", f"（1）取得本职业三级{BOTH}。"),
        *("申报条件（三级）", f"（1）取得本职业四级{BOTH}。"),
        *("申报条件（二级）", f"（1）取得本职业二级{BOTH}。"),
    )
    assert kinds(findings) == ["error unreachable"] * 3
    assert findings[2].explain() == "错误：茶艺师：按目录所载条件，无法达到二级/技师：茶艺师/二级/1"
    assert (
        findings[0]
        .explain("en")
        .endswith(f"{cl.Level(4).en} cannot be reached by the conditions in the catalog: 茶艺师/四级/1")
    )


def test_a_relation_declared_one_way_only() -> None:
    texts = [f"职业：{name}\n\n申报条件（四级）\n（1）年满60周岁。" for name in ("茶艺师", "评茶员")]
    catalog = cl.Catalog.from_text("\n".join(texts)).relate("茶艺师", "评茶员").relate("茶艺师", "焊工")
    [finding] = catalog.lint()
    assert (finding.kind, finding.severity, finding.related) == (cl.LintKind.ONE_WAY, "info", "评茶员")
    assert finding.explain() == "提示：茶艺师：已声明评茶员为其相关职业，但没有反向声明"
    assert finding.explain("en") == "info: 茶艺师: 评茶员 is declared related to it, but not the other way round"
    assert catalog.relate("评茶员", "茶艺师").lint() == ()
    [denied] = catalog.relate("评茶员", "茶艺师", accepted=False).lint()
    assert denied.severity == "warning"


def test_unread_words() -> None:
    findings = lint(
        "版本：2018年版",
        "申报条件（四级）",
        "（1）年满60周岁，身体健康好。",
        "申报条件（特级技师）",
        "（1）由单位聘任。",
    )
    named = [(finding.clauses, finding.words) for finding in findings if finding.kind is cl.LintKind.UNREAD]
    assert named[0] == (("茶艺师/四级/1",), "身体健康好")
    assert [clauses for clauses, _ in named[1:]] == [()] * (len(named) - 1) != []
    assert findings[0].explain() == "警告：茶艺师 2018年版：茶艺师/四级/1有未能识别的文字：“身体健康好”"
    assert "unread words outside the clauses" in findings[-1].explain("en")


def test_findings_go_to_json_and_back() -> None:
    for finding in cl.Catalog.builtin().lint():
        assert cl.LintFinding.model_validate_json(finding.model_dump_json()) == finding


def test_the_built_in_standards() -> None:
    """What the README says of them."""
    findings = cl.Catalog.builtin().lint()
    undescribed = {(one.occupation, int(one.level or 0)) for one in findings if one.kind is cl.LintKind.UNDESCRIBED}
    trades = ("电工", "化学检验员", "汽车修理工", "铣工", "车工", "钳工")
    assert undescribed == {*((trade, 5) for trade in trades), ("客户服务管理员", 3)}
    assert len(findings) == len(undescribed)


# --- what dominance means ---


def attested(alternative: tuple[Requirement, ...], day: dt.date | None) -> list[Record]:
    """Records that meet what `persons` has none for."""
    found: list[Record] = []
    for asked in alternative:
        match asked:
            case cl.TitleRequirement():
                found.append(cl.Title(level=asked.level, granted=day, relevance={"茶艺师": True}))
            case cl.ApprenticeshipRequirement():
                found.append(cl.Apprenticeship(occupation="茶艺师", completed=day))
            case cl.PermitRequirement():
                found.append(cl.Permit(name=asked.name, issued=day))
    return found


@st.composite
def rivals(draw: st.DrawFn) -> tuple[cl.Catalog, tuple[Requirement, ...]]:
    """A catalog with a level of a few clauses, some of them weaker forms of others, and one of their alternatives."""
    first, strong = draw(options(unread=True)), draw(alternatives(unread=True))
    more = (*strong, cl.PermitRequirement(name="导游证"))
    second = (draw(weaker(strong)), *draw(options(unread=True))[1:])
    clauses = [
        cl.Clause(id=f"茶艺师/三级/{number}", text="", alternatives=options)
        for number, options in enumerate(((*first, more), second, (more,), (strong,)), start=1)
    ]
    standard = cl.Standard(occupation="茶艺师", levels={cl.Level(3): tuple(draw(st.permutations(clauses)))})
    return cl.Catalog((standard,), DECLARED), strong


@pytest.mark.slow
@settings(max_examples=max(EXAMPLES // 3, 40))
@given(rivals(), st.data())
def test_what_is_dominated_never_holds_alone(
    found: tuple[cl.Catalog, tuple[Requirement, ...]], data: st.DataObject
) -> None:
    """For any person, what it is compared with holds as surely, as possibly, and no later."""
    catalog, strong = found
    dominated = [one for one in catalog.lint() if one.kind is cl.LintKind.DOMINATED]
    assume(dominated)
    person = data.draw(persons("茶艺师", strong)).plus(*attested(strong, data.draw(st.one_of(days(), st.none()))))
    if data.draw(st.booleans()):
        person = person.model_copy(update={"born": ON - ONE_DAY * 366 * data.draw(st.integers(1, 60))})
    results = cl.Advisor(catalog).check(person, "茶艺师", 3, ON).clauses
    for finding in dominated:
        weak, *others = finding.clauses
        found_weak = of(results, [weak], finding.alternative)
        found_others = of(results, others or [weak], finding.other)
        assert best(found_others)[0] >= best(found_weak)[0]
        assert best(found_others)[1] <= best(found_weak)[1]


def of(
    results: Sequence[cl.AlternativeResult], clauses: list[str], alternative: int | None
) -> list[cl.AlternativeResult]:
    """The results for these clauses' alternatives, or for one alternative."""
    return [one for one in results if one.clause.id in clauses and alternative in (None, one.alternative)]


def best(results: list[cl.AlternativeResult]) -> tuple[int, dt.date]:
    """The best verdict of all, and the first day of all."""
    order = [cl.Verdict.NOT_ELIGIBLE, cl.Verdict.UNDETERMINED, cl.Verdict.ELIGIBLE]
    return max(order.index(one.verdict) for one in results), min(one.eligible_from or dt.date.max for one in results)


@given(alternatives(unread=True), st.data())
def test_a_weaker_form_is_implied(strong: tuple[Requirement, ...], data: st.DataObject) -> None:
    assert implies_all(strong, strong)
    assert implies_all(strong, data.draw(weaker(strong)))
