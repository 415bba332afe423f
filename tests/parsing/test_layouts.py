"""Documents as ministries, agencies and HR departments publish and paste them: what each line is taken for."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.parsing.layout.headings import occupations_of
from certladder.model.parsing.names import NamePattern
from certladder.model.parsing.normalise import normalise
from tests.helpers.filler import is_filler, left_over
from tests.helpers.layouts import BOTH, MORE, WORK, places, rules, standard

HEADINGS = [
    "申报条件（五级）",
    "五级/初级工",
    "五级/初级工：",
    "五级（初级工）申报条件：",
    "初级工（五级）",
    "初级（国家职业资格五级）",
    "——初级（具备以下条件之一者）",
    "- 初级（具备以下条件之一者）",
    "——具备以下条件之一者，可申报五级/初级工：",
    "具备下列条件之一的，可申报五级",
    "符合以下条件之一者，可以申报五级/初级工职业技能等级",
    "申报五级：",
    "申报五级/初级工应具备以下条件之一：",
    "1. 申报初级工（具备以下条件之一者）",
    "（一）五级/初级工申报条件",
    "（1）初级应具备下列条件之一：",
    "1.8.1.1 五级/初级工",
    "茶艺师（五级/初级工）",
    "茶艺师五级/初级工申报条件",
    "国家职业资格五级（初级工）报考条件",
    "【五级/初级工】",
    "5级/初级工",
    "五级/初级技能",
    "五级 申报条件(具备以下条件之一者)",
    "<h3>五级／初级工</h3>",
    "五级/初级工报名条件",
    "■ 职业技能等级认定五级/初级工申报条件",
    "**五级/初级工**",
    "## 五级/初级工（满足以下任一条件）",
    "| 五级/初级工 |",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_in_every_order(heading: str) -> None:
    found = standard(f"茶艺师申报条件\n{heading}\n（1）{WORK}。\n（2）{MORE}。\n", strict=True)
    assert found.occupation == "茶艺师"
    assert rules(found) == BOTH
    assert [clause.text for clause in found.clauses(cl.Level(5))] == [f"{WORK}。", f"{MORE}。"]


@pytest.mark.parametrize(
    "title",
    [
        "茶艺师申报条件",
        "一、茶艺师",
        "（十九）茶艺师",
        "《茶艺师》",
        "职业：茶艺师",
        "工种:茶艺师",
        "职业名称：茶艺师",
        "1.1 职业名称\n茶艺师①",
        "1.1 职业名称 茶艺师",
        "茶艺师（4-03-02-07）",
        "茶艺师国家职业技能标准（2018年版）",
        "茶艺师国家职业标准\n（2018年版）",
        "茶艺师职业技能等级认定申报条件",
        "茶艺师报名条件：",
        "茶艺师（评茶员）申报条件",
        "职业技能等级培训申报条件\n一、茶艺师申报条件",
    ],
)
def test_titles_of_every_sort(title: str) -> None:
    found = standard(f"{title}\n五级/初级工\n1、{WORK}；\n2、{MORE}。", strict=True)
    assert rules(found) == BOTH
    assert found.edition == ("2018年版" if "2018" in title else None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（1）", "（2）"),
        ("(1)", "(2)"),
        ("（ １ ）", "（ ２ ）"),
        ("1.", "2."),
        ("1．", "2．"),
        ("1、", "2、"),
        ("1）", "2）"),
        ("①", "②"),
        ("⑴", "⑵"),
        ("⒈", "⒉"),
        ("㈠", "㈡"),
        ("（一）", "（二）"),
        ("一、", "二、"),
        ("条件一：", "条件二："),
        ("第1条 ", "第2条 "),
        ("• ", "• "),
        ("- ", "- "),
        ("", ""),
    ],
)
@pytest.mark.parametrize("end", ["。", "；", ""])
def test_labels_in_every_style(first: str, second: str, end: str) -> None:
    found = standard(f"茶艺师申报条件\n五级/初级工\n{first}{WORK}{end}\n{second}{MORE}{end}\n", strict=True)
    assert rules(found) == BOTH
    assert [clause.id for clause in found.clauses(cl.Level(5))] == ["茶艺师/五级/1", "茶艺师/五级/2"]


def test_labels_that_name_the_level() -> None:
    found = standard(f"茶艺师申报条件\n五级\n（5-1）{WORK}\n（5—2）{MORE}", strict=True)
    assert [clause.id for clause in found.clauses(cl.Level(5))] == ["茶艺师/五级/5-1", "茶艺师/五级/5-2"]


@pytest.mark.parametrize(
    "text",
    [
        f"茶艺师申报条件\n五级：（1）{WORK}。（2）{MORE}。\n四级：①{WORK}；②{MORE}",
        f"茶艺师申报条件五级/初级工：1、{WORK}。2、{MORE}。四级/中级工：1、{WORK}；2、{MORE}。",
        f"茶艺师申报条件(1)初级应具备下列条件之一:①{WORK}。②{MORE}。(2)中级应具备下列条件之一:①{WORK};②{MORE}。",
        f"<p>茶艺师申报条件</p><p>五级</p><p>(1){WORK}</p><p>(2){MORE}</p><p>四级</p>（1）{WORK}<br/>（2）{MORE}",
    ],
)
def test_many_conditions_in_one_line(text: str) -> None:
    found = standard(text, strict=True)
    assert rules(found) == rules(found, 4) == BOTH


def test_a_sentence_may_run_over_lines() -> None:
    text = "茶艺师申报条件\n四级\n（1）取得本职业五级/初级工职业资\n格证书后，\n累计从事本职业工作4年\n以上。\n（2）本职业\n学徒期满"
    found = standard(text, strict=True)
    assert rules(found, 4) == [
        [["certificate 5 own qualification", "work 4 years cumulative own after certificate"]],
        [["apprenticeship own"]],
    ]
    first = found.clauses(cl.Level(4))[0]
    assert first.text == "取得本职业五级/初级工职业资\n格证书后，\n累计从事本职业工作4年\n以上。"
    unnumbered = standard(f"茶艺师申报条件\n五级\n累计从事本职业\n工作1年（含）以上。\n{MORE}", strict=True)
    assert rules(unnumbered) == BOTH


def test_an_unread_place_in_a_later_line_is_placed_where_it_stands() -> None:
    found = standard("茶艺师申报条件\n五级\n（1）年满16周岁，\n  身体健康，\n热爱茶艺。")
    assert places(found) == [(4, 3, "身体健康"), (5, 1, "热爱茶艺")]


# --- conditions shared by a level ---


@pytest.mark.parametrize(
    "shared",
    [
        "申报者须年满18周岁，持有机动车驾驶证，并具备以下条件之一：",
        "须年满18周岁，持有机动车驾驶证。",
        "年满18周岁且持有机动车驾驶证，同时符合下列条件之一者：",
    ],
)
def test_a_line_before_the_list_holds_for_all_of_it(shared: str) -> None:
    found = standard(f"茶艺师申报条件\n五级/初级工\n{shared}\n（1）{WORK}。\n（2）{MORE}。", strict=True)
    asked = ["age 18", "permit 机动车驾驶证"]
    assert rules(found) == [[[*asked, *BOTH[0][0]]], [[*asked, *BOTH[1][0]]]]
    clause = found.clauses(cl.Level(5))[1]
    assert clause.text == f"{shared}\n{MORE}。"
    assert clause.words(clause.alternatives[0][2]) == MORE


@pytest.mark.parametrize("shared", ["年龄在18-60周岁之间，具备以下条件之一者：", "年龄要求：18周岁以上、60周岁以下。"])
def test_an_age_from_above_is_asked_of_all_clauses(shared: str) -> None:
    found = standard(f"茶艺师申报条件\n五级\n{shared}\n（1）{WORK}。\n（2）{MORE}。", strict=True)
    assert rules(found) == [[["age 18", "age up to 60", *BOTH[0][0]]], [["age 18", "age up to 60", *BOTH[1][0]]]]


def test_a_line_before_all_levels_holds_for_all_of_them() -> None:
    found = standard(f"茶艺师申报条件\n基本文化程度：高中毕业\n五级\n（1）{WORK}\n四级\n（1）{MORE}", strict=True)
    assert rules(found, 4) == [[["diploma degree high_school or_higher", *BOTH[1][0]]]]


def test_shared_words_that_cannot_be_read_make_the_level_undetermined() -> None:
    found = standard(f"茶艺师申报条件\n五级\n须无犯罪记录，并具备以下条件之一：\n（1）{WORK}。")
    [[[unread, _]]] = rules(found)
    assert unread.startswith("unread 须无犯罪记录") or unread == "unread 无犯罪记录"
    veteran = cl.Person(work=[cl.Work(occupation="茶艺师", start="2000-01-01")])
    advisor = cl.Advisor(cl.Catalog((found,)))
    assert advisor.check(veteran, "茶艺师", 5, on="2026-11-22").verdict == "undetermined"
    assert advisor.check(cl.Person(), "茶艺师", 5, on="2026-11-22").verdict == "not_eligible"


def test_conditions_that_must_all_be_met_are_not_read_as_any_of_them() -> None:
    text = "茶艺师申报条件\n同时具备以下条件者，可申报五级/初级工：\n（1）年满16周岁。\n（2）{}。\n"
    assert rules(standard(text.format(WORK), strict=True)) == [[["age 16", *BOTH[0][0]]]]
    assert rules(standard(text.format(f"{WORK}，热爱茶艺"))) == [[["age 16", *BOTH[0][0], "unread 热爱茶艺"]]]
    for asked in rules(standard(text.format(f"{WORK}，热爱茶艺者可免"))):
        assert asked[0][0].startswith("unread")
    single = (
        "茶艺师申报条件\n具备以下条件者，可申报一级/高级技师：\n（1）取得本职业二级证书后，累计从事本职业工作4年以上。"
    )
    assert len(rules(standard(single, strict=True), 1)) == 1


def test_a_line_behind_the_list_that_could_ask_for_something_makes_the_level_undetermined() -> None:
    text = f"茶艺师申报条件\n五级\n（1）{WORK}。\n{MORE}。\n四级\n（1）{WORK}。\n欢迎来电咨询。"
    found = standard(text)
    assert places(found) == [(4, 1, f"{MORE}。"), (7, 1, "欢迎来电咨询。")]
    assert rules(found, 4) == [BOTH[0]]
    behind = standard(f"茶艺师申报条件\n五级\n（1）{WORK}。\n以上均须公示。")
    assert rules(behind) == [[["unread 以上均须公示。", "work 1 years cumulative own"]]]


# --- notes, sections, several occupations ---


@pytest.mark.parametrize(
    ("note", "related", "related_open", "related_majors"),
    [
        ("注：相关职业：评茶员、茶叶加工工，下同；相关专业：茶学、园艺，下同。", ("评茶员", "茶叶加工工"), False, ("茶学", "园艺")),
        ("①相关职业：评茶员、茶叶加工工等，下同。\n② 相关专业：茶学、园艺。", ("评茶员", "茶叶加工工"), True, ("茶学", "园艺")),
        ("备注：相关职业是指评茶员、茶叶加工工等职业；相关专业包括茶学、园艺", ("评茶员", "茶叶加工工"), True, ("茶学", "园艺")),
        ("相关职业：无。\n本专业或相关专业：茶学、园艺，下同", (), False, ("茶学", "园艺")),
    ],
)  # fmt: skip
def test_notes_fill_relations_and_majors(
    note: str, related: tuple[str, ...], related_open: bool, related_majors: tuple[str, ...]
) -> None:
    found = standard(f"茶艺师申报条件\n五级\n（1）{WORK}。\n（2）{MORE}。\n{note}", strict=True)
    assert (found.related, found.related_open, found.related_majors) == (related, related_open, related_majors)
    assert rules(found) == BOTH


@pytest.mark.parametrize(
    "note", ["相关职业：应由当地认定。", "相关职业：", "本职业及相关职业：茶艺师、评茶员。", "注：须本人申报。"]
)
def test_what_is_no_list_of_names_is_no_note(note: str) -> None:
    found = standard(f"茶艺师申报条件\n五级\n（1）{WORK}。\n{note}")
    assert found.related is None
    assert found.unread


WHOLE = f"""茶艺师国家职业技能标准
（2018年版）
1 职业概况
1.1 职业名称
茶艺师
1.2 职业编码
4-03-02-07
1.3 职业定义
从事茶水冲泡工作的人员。
1.4 职业技能等级
本职业共设五个等级，分别为：五级/初级工、四级/中级工。
1.7 普通受教育程度
初中毕业（或相当文化程度）。
1.8 职业技能鉴定要求
1.8.1 申报条件
——具备以下条件之一者，可申报五级/初级工：
（1）{WORK}。
（2）{MORE}。
1.8.2 鉴定方式
分为理论知识考试、技能考核。
2 基本要求
3 工作要求
3.1 五级/初级工
接待准备
"""


def test_of_a_whole_standard_the_conditions_are_read() -> None:
    found = standard(WHOLE)
    assert (found.edition, found.code, list(found.levels)) == ("2018年版", "4-03-02-07", [cl.Level(5)])
    assert rules(found)[1] == [
        ["apprenticeship own"],
    ]
    assert not places(found)


def test_several_occupations_in_one_text() -> None:
    text = f"申报条件汇总\n一、茶艺师\n五级\n（1）{WORK}\n二、评茶员\n五级\n（1）{MORE}\n三、茶叶加工工（五级/初级工）：{WORK}"
    catalog = cl.Catalog.from_text(text)
    assert catalog.occupations == ("茶艺师", "评茶员", "茶叶加工工")
    assert rules(catalog.standard("评茶员")) == [BOTH[1]]


def test_titles_that_an_occupation_bears_at_one_level() -> None:
    text = """电子商务师申报条件
——助理电子商务师（国家职业资格三级）（具备以下条件之一者）
（1）经助理电子商务师正规培训达规定标准学时数，并取得结业证书。
——电子商务师（国家职业资格二级）（具备以下条件之一者）
（1）取得助理电子商务师职业资格证书后，连续从事电子商务师工作5年以上。
——高级电子商务师（国家职业资格一级）（具备以下条件之一者）
（1）取得电子商务师职业资格证书后，连续从事本职业工作3年以上。
"""
    found = standard(text, "电子商务师", strict=True)
    assert rules(found, 3) == [[["training 3"]]]
    assert rules(found, 2) == [[["certificate 3 own qualification", "work 5 years continuous own after certificate"]]]
    assert rules(found, 1)[0][0][0] == "certificate 2 own qualification"


def test_numbers_twice_and_levels_twice_are_reported_and_kept() -> None:
    text = f"茶艺师申报条件\n五级\n（1）{WORK}。\n（2）{MORE}。\n（2）{MORE}。\n（3）\n五级\n（4）{MORE}。\n特级技师\n（1）略。\n四级\n"
    found = standard(text)
    assert [clause.id for clause in found.clauses(cl.Level(5))] == [
        f"茶艺师/五级/{n}" for n in ("1", "2", "2.2", "4", "?1")
    ]
    assert [number for number, _, _ in places(found)] == [5, 6, 7, 9, 11]
    assert list(found.levels) == [cl.Level(5)]


# --- honesty ---

TEXTS = [
    WHOLE,
    f"茶艺师申报条件\n五级\n须无犯罪记录，并具备以下条件之一：\n（1）{WORK}，热爱茶艺者，可申报。\n（2）{MORE}；或免试。",
]


@pytest.mark.parametrize(
    "found", [*cl.Catalog.builtin().standards, *map(standard, TEXTS)], ids=lambda found: found.occupation
)
def test_every_character_of_a_clause_is_accounted_for(found: cl.Standard) -> None:
    """It belongs to a requirement, which may be an unread one, or to words that are known to ask for nothing."""
    pattern = NamePattern([found.occupation, *found.names])
    for clause in (clause for clauses in found.levels.values() for clause in clauses):
        for left in left_over(clause):
            normal, _ = pattern.as_own(normalise(left))
            assert is_filler(normal.text), (clause.id, left)


def test_a_line_of_more_than_sixty_characters_names_no_occupations() -> None:
    names = [f"茶艺{sign}工" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯"]
    assert occupations_of("、".join(names[:11]) + "申报条件") == tuple(names[:11])
    assert occupations_of("、".join(names) + "申报条件") == ()
