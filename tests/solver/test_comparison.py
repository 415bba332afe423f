"""What differs between two catalogs: added, removed and changed occupations, levels and clauses; and for whom."""

from __future__ import annotations

import itertools

import pytest

import certladder as cl

BUILTIN = cl.Catalog.builtin()
OLD = """职业：茶艺师
版本：2002年版
别名：茶道师
相关职业：评茶员等
申报条件（四级）
（1）取得本职业五级（初级工）职业资格证书（技能等级证书）后，累计从事本职业工作4年（含）以上。
（2）累计从事本职业工作6年（含）以上。
（3）学徒期满。
申报条件（三级）
（1）取得本职业四级（中级工）职业资格证书后，累计从事本职业工作5年（含）以上。
"""
NEW = """职业：茶艺师
版本：2018年版
相关职业：评茶员
申报条件（五级）
（1）累计从事本职业工作1年（含）以上。
申报条件（四级）
（1）取得技工学校本专业毕业证书。
（2）取得本职业五级/初级工职业资格（职业技能等级）证书后，累计从事本职业工作满4年。
（3）累计从事本职业工作5年（含）以上。
"""
SHOWN = """茶艺师
  ± 别名：茶道师 → （无）
  ± 版本：2002年版 → 2018年版
  ± 相关职业：评茶员等 → 评茶员
  + 五级/初级工：新增
  + 茶艺师/五级/1：新增
      “累计从事本职业工作1年（含）以上。”
  + 茶艺师/四级/1：新增
      “取得技工学校本专业毕业证书。”
  ± 茶艺师/四级/1 → 茶艺师/四级/2：措辞有变，要求不变
      旧：“取得本职业五级（初级工）职业资格证书（技能等级证书）后，累计从事本职业工作4年（含）以上。”
      新：“取得本职业五级/初级工职业资格（职业技能等级）证书后，累计从事本职业工作满4年。”
  ± 茶艺师/四级/2 → 茶艺师/四级/3：要求有变
      旧：“累计从事本职业工作6年（含）以上。”
      新：“累计从事本职业工作5年（含）以上。”
      - 累计从事本职业工作满 6 年
      + 累计从事本职业工作满 5 年
  - 茶艺师/四级/3：删除
      “学徒期满。”
  - 三级/高级工：删除
  - 茶艺师/三级/1：删除
      “取得本职业四级（中级工）职业资格证书后，累计从事本职业工作5年（含）以上。”"""


def read(text: str) -> cl.Catalog:
    return cl.Catalog.from_text(text)


def test_two_editions_clause_by_clause() -> None:
    found = read(OLD).diff(read(NEW))
    shown = str(found)
    assert shown.splitlines() == SHOWN.splitlines()
    english = found.explain("en")
    assert "± 茶艺师/四级/2 → 茶艺师/四级/3: asks for something else" in english
    assert english.count("\n") == shown.count("\n")
    assert cl.CatalogDiff.model_validate_json(found.model_dump_json()) == found


def test_nothing_differs_from_itself() -> None:
    for catalog in (BUILTIN, read(OLD), cl.Catalog()):
        assert not catalog.diff(catalog)
    assert (str(cl.CatalogDiff()), cl.CatalogDiff().explain("en")) == ("没有差异。", "No difference.")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("培训学时：四级300、三级240", "培训学时：四级400", "培训学时：四级 300、三级 240 → 四级 400"),
        ("培训学时：四级300", "", "培训学时：四级 300 → （无）"),
        ("相关职业：无", "", "相关职业：（无） → 未注明"),  # no work of another occupation counts; or it is asked
        ("本专业：茶艺", "本专业：无", "本专业：茶艺 → （无）"),
        ("", "职业编码：4-03-02-07", "职业编码：未注明 → 4-03-02-07"),
    ],
)
def test_what_the_text_states_besides(old: str, new: str, shown: str) -> None:
    before, after = (read("职业：茶艺师\n" + header + "\n申报条件（四级）\n学徒期满。") for header in (old, new))
    assert str(before.diff(after)).splitlines() == ["茶艺师", f"  ± {shown}"]
    assert len(before.diff(after).explain("en").splitlines()) == 2


def test_occupations_added_and_removed() -> None:
    more = BUILTIN | read(NEW)
    kinds = [(one.kind, one.level, one.new and one.new.id) for one in BUILTIN.diff(more).changes]
    assert kinds[0] == ("added", None, None)
    assert [one for _, _, one in kinds[1:]] == [f"茶艺师/{place}" for place in ("五级/1", "四级/1", "四级/2", "四级/3")]
    back = more.diff(BUILTIN)
    assert {one.kind for one in back.changes} == {"removed"}
    assert str(back).splitlines()[:2] == ["茶艺师", "  - 茶艺师：删除"]


def test_a_clause_that_only_moved() -> None:
    lines = OLD.splitlines()
    lines[5], lines[6] = (
        line.replace(*exchange) for line, exchange in zip(lines[6:4:-1], (("2", "1"), ("1", "2")), strict=True)
    )
    changes = read(OLD).diff(read("\n".join(lines))).changes
    assert [(one.kind, one.old and one.old.id) for one in changes] == [
        ("renumbered", "茶艺师/四级/2"),
        ("renumbered", "茶艺师/四级/1"),
    ]
    assert "茶艺师/四级/2 → 茶艺师/四级/1：只有编号不同" in changes[0].explain()


def test_editions_are_compared_with_their_like() -> None:
    dated = [
        read(OLD.replace("2002年版", f"{year}年版\n施行日期：{year}-01-01").replace("6年", f"{years}年"))
        for year, years in ((2002, 6), (2010, 5), (2018, 4))
    ]
    first, second, third = dated
    assert [one.kind for one in (first | second).diff(second | first).changes] == []
    asked = [one for one in (first | second).diff(first | third).changes if one.kind == "changed"]
    assert [(one.old.text[9:11], one.new.text[9:11]) for one in asked if one.old and one.new] == [("5年", "4年")]
    assert {one.kind for one in first.diff(first | second).changes} == {"added"}


@pytest.mark.parametrize(("years", "lang"), list(itertools.product((0, 5, 6), ("zh", "en"))))
def test_whose_answers_change(years: int, lang: str) -> None:
    worker = cl.Person(work=[cl.Work.for_years("茶艺师", years, until="2026-11-22")], born="1990-01-01")
    answers = cl.Advisor(read(OLD)).affected(worker, read(NEW), on="2026-11-22")
    said = {(one.level, one.old and one.old.verdict.value, one.new and one.new.verdict.value) for one in answers}
    assert said == {(5, None, "eligible" if years else "not_eligible"), (3, "not_eligible", None)} | (
        {(4, "not_eligible", "eligible" if years else "not_eligible")} if years < 6 else set()
    )
    assert all(one.explain(lang) for one in answers)


def test_nobody_is_affected_by_other_words() -> None:
    assert cl.Advisor().affected(cl.Person(), BUILTIN) == ()
