"""Lists of related occupations and majors, in notes and headers: what is not surely a name leaves the list open."""

from __future__ import annotations

import pytest

import certladder as cl

TEXT = "一、茶艺师申报条件\n申报条件（四级）\n（1）累计从事本职业或相关职业工作4年以上。"

OCCUPATIONS = {
    "矿井开掘工、工程凿岩工和爆破工": (("矿井开掘工", "工程凿岩工", "爆破工"), False),
    "评茶员和茶叶加工工，下同。": (("评茶员", "茶叶加工工"), False),
    "评茶员、茶叶加工工.": (("评茶员", "茶叶加工工"), False),
    "评茶员及茶叶加工工（下同）": (("评茶员", "茶叶加工工"), False),
    "评茶员以及茶叶加工工": (("评茶员", "茶叶加工工"), False),
    "评茶员或茶叶加工工": (("评茶员", "茶叶加工工"), False),
    "评茶员与茶叶加工工": (("评茶员", "茶叶加工工"), False),
    "评茶员/茶叶加工工": (("评茶员", "茶叶加工工"), False),
    "包括评茶员、茶叶加工工": (("评茶员", "茶叶加工工"), False),
    "评茶员①、茶叶加工工[2]，下同": (("评茶员", "茶叶加工工"), False),
    "化学检验员（工）、焊工": (("化学检验员（工）", "焊工"), False),
    "中式烹调师，中式面点师；西式烹调师": (("中式烹调师", "中式面点师", "西式烹调师"), False),
    "农产品经纪人、秘书": (("农产品经纪人", "秘书"), False),
    "建（构）筑物消防员": (("建（构）筑物消防员",), False),
    "无": ((), False),
    "评茶员等": (("评茶员",), True),
    "评茶员等。": (("评茶员",), True),
    "评茶员等相近职业": (("评茶员",), True),
    "评茶员、茶叶加工工等（由省级人社部门确定）": (("评茶员", "茶叶加工工"), True),
    "评茶员或相近职业": (("评茶员",), True),
    "评茶员、其他茶类职业": (("评茶员",), True),
    "见附件": ((), True),
    "见附件。": ((), True),
    "详见附录A": ((), True),
    "略": ((), True),
    "暂无": ((), True),
    "不限": ((), True),
    "待定": ((), True),
    "所有职业": ((), True),
    "任何职业": ((), True),
    "由省级人社部门确定": ((), True),
    "茶叶行业各职业": ((), True),
    "茶类职业": ((), True),
    "与本职业工作内容相近的职业": ((), True),
    "除焊工外的所有职业": ((), True),
    "相关行业从业人员": ((), True),
    "美容和美发": (("美容和美发",), True),
    "社会工作、法律": (("社会工作", "法律"), True),
}

MAJORS = {
    "茶学、食品科学与工程": (("茶学", "食品科学与工程"), False),
    "机械设计制造及其自动化": (("机械设计制造及其自动化",), False),
    "物流管理、电子商务和市场营销": (("物流管理", "电子商务", "市场营销"), False),
    "物流管理专业、电子商务专业，下同": (("物流管理", "电子商务"), False),
    "高等教育学、外国语言": (("高等教育学", "外国语言"), False),
    "宝石及材料工艺学": (("宝石及材料工艺学",), True),
    "茶学类": ((), True),
    "任何专业": ((), True),
    "不限专业": ((), True),
    "详见专业目录": ((), True),
    "茶学、茶文化等相近专业": (("茶学", "茶文化"), True),
    "除茶学外的所有专业": ((), True),
    "其他专业": ((), True),
    "无": ((), False),
}


def of_note(key: str, words: str) -> cl.Standard:
    return cl.Catalog.from_text(f"{TEXT}\n注：{key}：{words}", strict=True).standards[0]


def of_header(key: str, words: str) -> cl.Standard:
    return cl.Catalog.from_text(f"职业：茶艺师\n{key}：{words}\n{TEXT}", strict=True).standards[0]


@pytest.mark.parametrize("of", [of_note, of_header])
@pytest.mark.parametrize(("words", "expected"), OCCUPATIONS.items())
def test_related_occupations(of: object, words: str, expected: tuple[tuple[str, ...], bool]) -> None:
    standard = of("相关职业", words)  # type: ignore[operator]
    assert (standard.related, standard.related_open) == expected


@pytest.mark.parametrize("of", [of_note, of_header])
@pytest.mark.parametrize(("words", "expected"), MAJORS.items())
def test_related_majors(of: object, words: str, expected: tuple[tuple[str, ...], bool]) -> None:
    standard = of("相关专业", words)  # type: ignore[operator]
    assert (standard.related_majors, standard.majors_open) == expected


def test_nobody_is_refused_by_a_list_that_names_no_occupations() -> None:
    catalog = cl.Catalog.from_text(f"{TEXT}\n注：相关职业：见附件。")
    person = cl.Person(work=[cl.Work(occupation="评茶员", start="2010-01-01")])
    assert cl.Advisor(catalog).check(person, "茶艺师", 4, on="2026-01-01").verdict == "undetermined"


def test_a_note_that_asks_for_something_is_no_list() -> None:
    standard = cl.Catalog.from_text(f"{TEXT}\n注：相关职业：评茶员，申报者须年满18周岁。").standards[0]
    assert standard.related is None
    assert standard.unread


def test_an_own_and_a_related_list_are_open_together() -> None:
    standard = of_note("本专业", "茶艺；相关专业：任何专业")
    assert (standard.majors, standard.related_majors, standard.majors_open) == (("茶艺",), (), True)
    standard = of_note("相关职业指", "评茶员和茶叶加工工")
    assert standard.related == ("评茶员", "茶叶加工工")


@pytest.mark.parametrize(
    "text",
    [
        "职业：茶艺师\n相关职业：评茶员\n相关职业：调饮师\n四级\n（1）累计从事本职业或相关职业工作5年以上。",
        "注：相关职业：评茶员，下同。\n职业：茶艺师\n相关职业：调饮师\n四级\n（1）累计从事本职业或相关职业工作5年以上。",
        "职业：茶艺师\n四级\n（1）累计从事本职业或相关职业工作5年以上。\n注：相关职业：评茶员，下同。\n注：相关职业：调饮师，下同。",
    ],
)
def test_lists_in_several_lines_add_up(text: str) -> None:
    standard = cl.Catalog.from_text(text).standards[0]
    assert (standard.related, standard.related_open) == (("评茶员", "调饮师"), False)


@pytest.mark.parametrize("key", ["施行日期", "生效日期", "执行日期", "施行时间"])
def test_days_in_force_by_other_words(key: str) -> None:
    catalog = cl.Catalog.from_text(
        f"职业：茶艺师\n{key}：2020-01-01\n失效日期：2030年1月1日\n四级\n（1）累计从事本职业工作5年以上。"
    )
    assert [str(day) for day in (catalog.standards[0].valid_from, catalog.standards[0].valid_until)] == [
        "2020-01-01",
        "2030-01-01",
    ]
