"""What each piece of the layout says of the smallest wordings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import certladder as cl
from certladder.model.parsing.layout.declarations import declared, listed_occupations, note_of
from certladder.model.parsing.layout.headings import heading_of, inline_headings, level_behind, levels_behind
from certladder.model.parsing.layout.headings import names_no_level as no_level
from certladder.model.parsing.layout.non_conditions import asks_for_nothing, demands, is_furniture, is_idle_remark
from certladder.model.parsing.layout.numbering import Label, label_of
from certladder.model.parsing.layout.occupation_names import (
    bare_names,
    edition_of,
    is_name,
    named_in_prose,
    occupations_of,
    titles_of,
)
from certladder.model.parsing.layout.outline import is_all_of
from certladder.model.parsing.layout.sections import section_of

FOUR = cl.Level.INTERMEDIATE
EXAMPLES: list[tuple[Callable[[str], Any], dict[str, Any]]] = [
    (label_of, {"（3）累计从事": Label("brackets", "3", 3), "②累计": Label("circle", "2", 1)}),
    (label_of, {"（3-1）累计": Label("dashed", "3-1", 5), "一）、累计": Label("chinese", "1", 3), "累计": None}),
    (inline_headings, {"（1）初级应具备下列条件之一：①甲。②乙。（2）中级应具备下列条件之一：①丙。": [21]}),
    (inline_headings, {"三级（具备以下条件之一者）1、甲。四级（具备以下条件之一者）1、乙。": [17]}),
    (inline_headings, {"条件如下：（一）初级（五级）1.甲。（二）中级（四级）1.乙。": [5, 18]}),
    (level_behind, {"累计从事本职业工作5年以上者，可申报四级/中级工。": (FOUR, 13)}),
    (levels_behind, {"累计从事本职业工作满1年以上，可申报五级；累计从事本职业工作满5年以上，可申报四级。": [21]}),
    (no_level, {"特级技师": True, "申报条件（零级）": True, "申报条件（四级）": False}),
    (is_all_of, {"（以上条件须同时具备）": True, "同时具备以下条件之一": False, "同时具备以下两项": False}),
    (is_all_of, {"年满18周岁，同时具备以下条件：": False}),  # of the list, or of the age and one of the list?
    (listed_occupations, {"茶艺师、评茶员": ("茶艺师", "评茶员"), "茶艺师等": ()}),
    (asks_for_nothing, {"来源：市人社局": True, "来源：须为在职职工": False, "热爱茶艺": False}),
    # demands without a word such as 须, about an examination or a course
    (asks_for_nothing, dict.fromkeys(("双手十指健全!", "手术协助二十例", "注册资金五十万", "通过安全教育考试"), False)),
    (
        asks_for_nothing,
        dict.fromkeys(("上年度考核优秀", "完成线上课程", "课时达到八十", "加入行业协会", "缴清会费"), False),
    ),
    (is_furniture, {"—12—": True, "第3页共9页": True, "（3）": False}),
    (demands, {"须年满18周岁": True, "室内、常温": False, "须携带身份证": False}),
    (is_idle_remark, {"（试行）": True, "（缺一不可）": False}),
    (bare_names, {"锻造工、铸造工": ("锻造工", "铸造工"), "锻造工、高级技师": ()}),
    (is_name, {"茶艺师": True, "二、采购主管": True, "高级技师": False, "本职业学徒期满": False}),
    (occupations_of, {"一、茶艺师、评茶员申报条件": ("茶艺师", "评茶员")}),
    (named_in_prose, {"关于开展2026年第二批家政服务员职业技能等级认定的通知": "家政服务员", "欢迎报名": None}),
    (edition_of, {"茶艺师国家职业技能标准（2018年版）": "2018年版", "茶艺师申报条件": None}),
]


@pytest.mark.parametrize(
    ("said", "words", "right"), [(said, words, right) for said, rows in EXAMPLES for words, right in rows.items()]
)
def test_a_piece_says_what_is_right(said: Callable[[str], Any], words: str, right: Any) -> None:
    assert said(words) == right


def test_headings_name_a_level_or_an_occupation() -> None:
    for words, level, name in [
        ("——中级（国家职业资格四级）（具备以下条件之一者）", FOUR, None),
        ("茶艺师三级/高级工申报条件：", cl.Level.ADVANCED, "茶艺师"),
        ("电工高级工（三级）报考指南", cl.Level.ADVANCED, "电工"),
        ("育婴师中级（国家职业资格四级）（符合下列条件之一者）", FOUR, "育婴师"),
    ]:
        found = heading_of(words)
        assert found is not None
        assert (found.level, found.name) == (level, name)


def test_sections_are_known_by_their_titles() -> None:
    for words, kind in [
        ("1.9.1申报条件", "conditions"),
        ("1.3职业定义", "chapter"),
        ("基本文化程度：初中", "education"),
    ]:
        found = section_of(words)
        assert found is not None
        assert found.kind == kind
    assert section_of("游泳教练员申报条件") is None


def test_notes_declare_names() -> None:
    fields = note_of("注：相关职业：评茶员、茶叶加工工，下同；相关专业：茶学等，下同。")
    assert fields == {
        "related": ("评茶员", "茶叶加工工"),
        "related_majors": ("茶学",),
        "majors_open": True,
    }
    assert declared("相关职业", "矿井开掘工、工程凿岩工和爆破工，下同。") == {
        "related": ("矿井开掘工", "工程凿岩工", "爆破工")
    }
    assert declared("相关职业", "评茶员等相近职业") == {"related": ("评茶员",), "related_open": True}
    assert declared("本专业", "见附件") == {"majors": (), "majors_open": True}


def test_titles_at_a_level_each() -> None:
    titles = titles_of("分别为：助理景观设计师（国家职业资格三级）、景观设计师（国家职业资格二级）")
    assert titles["助理景观设计师"] is cl.Level.ADVANCED
