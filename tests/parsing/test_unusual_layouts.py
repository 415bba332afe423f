"""Documents laid out in ways that are hard to follow: nothing is lost, and nothing goes to a wrong level."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.parsing.layout.occupation_names import named_in_prose
from certladder.model.parsing.layout.sections import section_of
from tests.helpers.layouts import BOTH, MORE, WORK, places, rules, standard


def test_odds_and_ends() -> None:
    bare = f"五级\n（1）{WORK}\n（2）{MORE}；或"
    assert rules(cl.Catalog.from_text(bare, occupation="茶艺师", strict=True).standard("茶艺师")) == BOTH
    found = standard(f"欢迎光临\n茶艺师申报条件\n1.9.1 从业人员申报条件：五级\n（1）{WORK}\n（2）{MORE}")
    assert (rules(found), places(found)) == (BOTH, [(1, 1, "欢迎光临")])
    turns = f"茶艺师五级申报条件\n{WORK}\n评茶员五级申报条件\n{WORK}\n茶艺师四级申报条件\n{MORE}"
    assert list(standard(turns, strict=True).levels) == [cl.Level(5), cl.Level(4)]
    assert not standard(f"1.2 职业编码\n4-03-02-07\n茶艺师五级：\n{WORK}\n1.7 文化程度\n初中\n1.8 其他安排\n略").unread
    unnamed = f"1.2 职业编码\n4-03-02-07\n1.7 文化程度\n初中\n五级\n{WORK}"
    for text, code in ((unnamed, "occupation_first"), ("申报条件（零级）\n（1）略", "occupation_heading")):
        with pytest.raises(cl.StandardParseError) as caught:
            cl.Catalog.from_text(text)
        assert caught.value.problems[0].code == code
    early = standard(f"茶艺师申报条件\n申报人员须年满18周岁。\n五级\n（1）取得初级证书后，{WORK}。", strict=True)
    [[[age, _, work]]] = rules(early)
    assert (age, work) == ("age 18", "work 1 years cumulative own after certificate")
    unnumbered = standard(f"茶艺师申报条件\n五级\n须年满18周岁，且具备以下条件之一：\n{WORK}\n{MORE}", strict=True)
    assert rules(unnumbered) == [[["age 18", *BOTH[0][0]]], [["age 18", *BOTH[1][0]]]]
    beside = standard(f"一、评茶员\n二、茶艺师\n五级\n（1）{WORK}。\n关于首席技师申报的说明\n工作要求严格")
    assert [number for number, _, _ in places(beside)] == [1, 5, 6]


def test_what_follows_a_heading_that_cannot_be_read_is_put_in_no_level() -> None:
    """It may belong to another level: it makes no yes, and no no either."""
    for heading in ("三级、四级", "三级和四级部分（续前页）", "关于三级的说明"):
        for one, other in (("（1）", "（2）"), ("（1）", "（1）"), ("", "")):
            found = standard(f"茶艺师申报条件\n五级\n{one}{WORK}。\n{heading}\n{other}累计从事本职业工作满10年。")
            assert rules(found) == [BOTH[0], [[f"unread {other}累计从事本职业工作满10年。"]]]
            assert [number for number, _, _ in places(found)] == [4, 5]


def test_a_number_within_a_clause_may_stand_alone_on_its_line() -> None:
    clause = "（1）取得本职业五级证书，并具备以下条件之一："
    found = standard(f"茶艺师申报条件\n四级\n{clause}\n①\n{WORK}。\n②\n{MORE}。\n（2）{MORE}。", strict=True)
    held = "certificate 5 own qualification+skill_level"
    assert rules(found, 4) == [[[held, *BOTH[0][0]], [held, *BOTH[1][0]]], BOTH[1]]


@pytest.mark.parametrize("rest", ["①", "①\n②\n年满18周岁。", "①年满18周岁。\n②\n（2）本职业学徒期满。"])
def test_a_number_within_a_clause_without_words_leaves_the_clause_unread(rest: str) -> None:
    found = standard(f"茶艺师申报条件\n四级\n（1）取得本职业五级证书，并具备以下条件之一：\n{rest}")
    [[[asked]], *_] = rules(found, 4)
    assert asked.startswith("unread 取得本职业五级证书")
    assert found.unread[0].code == "list_in_clause"


def test_a_list_begun_anew_is_put_in_no_level() -> None:
    found = standard(
        f"茶艺师申报条件\n五级\n（1）{WORK}。\n（2）{MORE}。\n（1）累计从事本职业工作满10年。\n（2）年满16周岁。"
    )
    assert [option for clause in rules(found)[2:] for option in clause] == [
        ["unread （1）累计从事本职业工作满10年。"],
        ["unread （2）年满16周岁。"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"茶艺师\n五级/初级工\n1.{WORK} 2.{MORE}\n评茶员\n四级/中级工\n1.{WORK} 2.{MORE}",
        f"申报条件\n1. 茶艺师\n1.1 五级/初级工\n（1）{WORK}；（2）{MORE}\n报名材料：\n1.身份证复印件\n联系电话：010-12345678\n",
        f"职业名称：茶艺师\n等级：五级/初级工\n申报条件：符合下列条件之一：\n1、{WORK}；\n2、{MORE}；\n（以上条件满足其一即可）",
        f"| 茶艺师 |\n| --- | --- |\n| 五级/初级工 | （1）{WORK}；（2）{MORE} |\n",
        f"茶艺师\n申报条件\n——五级/初级工\n（1）{WORK}\n（2）{MORE}",
        f"【茶艺师】\n【五级】\n①{WORK}\n②{MORE}\n三、报名时间：2024年5月1日",
    ],
)
def test_as_agencies_paste_them(text: str) -> None:
    assert rules(standard(text, strict=True)) == BOTH


def test_a_line_that_begins_with_a_conjunction_goes_on() -> None:
    text = "茶艺师申报条件\n四级\n1.取得技工学校本专业毕业证书；\n或取得普通高中毕业证书。\n2.累计从事本职业工作4年\n以上。"
    assert rules(standard(text, strict=True), 4) == [
        [["diploma school technical_school major own"], ["diploma school general_high_school"]],
        [["work 4 years cumulative own"]],
    ]


def test_clauses_before_the_first_heading_that_can_be_read_are_not_shared_by_what_follows() -> None:
    """They may belong to another level, or be asked of all: neither a yes nor a wrong no."""
    first = "五级/四级（年满18周岁，具备以下条件之一者）："
    found = standard(f"茶艺师申报条件\n须年满16周岁。\n{first}\n（1）{WORK}。\n四级\n（1）{MORE}。")
    assert rules(found, 4) == [[["age 16", f"unread {first}", f"unread （1）{WORK}。", "apprenticeship own"]]]
    assert [number for number, _, _ in places(found)] == [3, 4]


def test_what_could_be_a_clause_in_a_section_of_another_sort_is_not_lost() -> None:
    text = (
        "茶艺师申报条件\n{}五级\n（1）{}。\n3.报名材料\n身份证复印件\n（2）累计从事本职业工作满10年。\n四级\n（1）{}。"
    )
    found = standard(text.format("", WORK, MORE))
    assert rules(found) == [BOTH[0], [["unread （2）累计从事本职业工作满10年。"]]]
    assert rules(found, 4) == [BOTH[1]]
    early = standard(text.format("联系电话：1234\n年满16周岁。\n", WORK, MORE))
    assert rules(early, 4) == [[["age 16", *BOTH[1][0]]]]


def test_an_age_or_a_permit_alone_is_not_enough_unless_the_heading_says_so() -> None:
    """Without numbers it stands for all that follows; in a list that does not say 之一, all could have to be met."""
    unnumbered = standard(f"茶艺师申报条件\n五级\n年满18周岁。\n{WORK}。\n{MORE}。", strict=True)
    assert rules(unnumbered) == [[["age 18", *BOTH[0][0]]], [["age 18", *BOTH[1][0]]]]
    numbered = f"茶艺师申报条件\n五级{{}}\n（1）持有健康证。\n（2）{WORK}。"
    assert rules(standard(numbered.format("")))[1] == [["unread 五级", *BOTH[0][0]]]
    assert rules(standard(numbered.format("（具备以下条件之一）"), strict=True)) == [[["permit 健康证"]], BOTH[0]]


def test_the_only_line_under_the_last_heading_is_its_clause() -> None:
    for first in ("会背诵唐诗。", "（1）会背诵唐诗。"):
        found = standard(f"茶艺师申报条件\n四级\n{first}\n三级\n会背诵宋词。")
        assert rules(found, 4) == [[["unread 会背诵唐诗"]]]
        assert rules(found, 3) == [[["unread 会背诵宋词"]]]
        assert found.clauses(cl.Level(3))[0].text == "会背诵宋词。"


@pytest.mark.parametrize(
    ("first", "only"),
    [
        ("（1）", "身体健康。"),
        ("（1）", "须会背诵宋词。"),
        ("", "申报者须会背诵宋词。"),
        ("", "各等级均须会背诵宋词。"),
    ],
)
def test_it_may_be_asked_of_all_where_it_says_so_or_its_list_may_be_lost(first: str, only: str) -> None:
    found = standard(f"茶艺师申报条件\n四级\n{first}{WORK}。\n三级\n{only}")
    assert rules(found, 4) == [[[f"unread {only}", *BOTH[0][0]]]]
    assert found.clauses(cl.Level(3))[0].text == only


def test_occupations_of_one_heading_ask_for_the_same() -> None:
    text = f"茶艺师、评茶员申报条件\n四级\n（1）{WORK}。\n三级\n（1）{MORE}。\n二级\n各等级均须会背诵宋词。"
    catalog = cl.Catalog.from_text(text)
    for level in (2, 3, 4):
        assert rules(catalog.standard("茶艺师"), level) == rules(catalog.standard("评茶员"), level)


@pytest.mark.parametrize(
    "broken",
    [
        "取得本职业\n四级（中级工）\n职业资格证书（技能等级证书）后，累计从事本职业\n工作4年以上",
        "取得本职业四级（中级工）职业资格证书\n（技能等级证\n书）后，累计从事\n本职业工作4年以\n上",
    ],
)
@pytest.mark.parametrize("label", ["（1）", ""])
def test_a_sentence_may_break_where_the_rest_looks_like_a_heading(broken: str, label: str) -> None:
    found = standard(f"茶艺师申报条件\n三级\n{label}{broken}\n二级\n（1）{WORK}", strict=True)
    asked = ["certificate 4 own qualification+skill_level", "work 4 years cumulative own after certificate"]
    assert rules(found, 3) == [[asked]]
    assert rules(found, 2) == [BOTH[0]]


def test_a_sentence_that_breaks_and_could_be_read_in_two_ways() -> None:
    found = standard("茶艺师申报条件\n三级\n（1）取得本职业四级证书后，从事本职业\n工作\n（2）技工院校技师班学生")
    assert rules(found, 3) == [
        [["unread 取得本职业四级证书后，从事本职业\n工作"]],
        [["student school technical_school programme technician"]],
    ]


def test_a_line_before_the_levels_that_asks_for_nothing_is_reported_and_left_aside() -> None:
    found = standard(f"茶艺师申报条件\n欢迎光临\n五级\n（1）{WORK}\n（2）{MORE}")
    assert (rules(found), places(found)) == (BOTH, [(2, 1, "欢迎光临")])


def test_a_level_that_a_heading_of_two_repeats_is_named() -> None:
    """`申报条件（三级）…四级、三级申报条件`."""
    clause = "\n（1）累计从事本职业工作4年以上。\n"
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(f"一、茶艺师申报条件\n申报条件（三级）{clause}四级、三级申报条件{clause}", strict=True)
    assert "level_once" in {problem.code for problem in caught.value.problems}


def test_a_number_is_no_name_of_an_occupation() -> None:
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text("1.1 职业名称\n123456\n申报条件（四级）\n（1）累计从事本职业工作4年以上。")
    assert [problem.words for problem in caught.value.problems] == ["123456", "申报条件（四级）"]


def test_what_only_begins_like_a_title_of_a_section_is_none() -> None:
    assert section_of("职业名称茶艺师") is None
    assert named_in_prose("高级技师认定通知") is None


def test_a_line_that_is_too_long_is_told_also_behind_a_bare_name() -> None:
    with pytest.raises(cl.CertladderError, match=r"5,?000"):
        cl.Catalog.from_text("茶艺师\n" + "四级" * 3_000)


def test_of_many_headings_on_a_line_the_rest_is_a_line() -> None:
    found = cl.Catalog.from_text(
        "茶艺师申报条件\n" + "四级\n" + "申报条件：" * 30 + "累计从事本职业工作4年以上。"
    ).standards[0]
    assert found.unread


def test_an_age_of_a_group_alone_is_no_way_in() -> None:
    found = standard(f"茶艺师申报条件\n四级\n毕业生：年满18周岁。\n三级\n（1）{WORK}。")
    assert rules(found, 4) == [[["unread 毕业生：\n年满18周岁"]]]


def test_a_number_that_goes_on_opens_no_group() -> None:
    found = standard(f"茶艺师申报条件\n四级\n（1）{WORK}。\n（2）在校学生：{MORE}。")
    assert rules(found, 4) == [BOTH[0], [["unread 在校学生：本职业学徒期满"]]]


def test_the_level_that_lines_above_a_list_name_with_the_occupation_is_its_level() -> None:
    notice, conditions = "关于{}（三级）的通知\n", f"符合以下条件之一：\n1.{WORK}。"
    found = standard(notice.format("茶艺师") + "职业：茶艺师\n" + conditions)
    assert rules(found, 3)[0][0][-1] == BOTH[0][0][0]
    with pytest.raises(cl.StandardParseError):  # of which of the two?
        cl.Catalog.from_text(notice.format("茶艺师") + notice.format("评茶员") + conditions)


def test_a_cell_that_is_empty_leaves_open_to_which_level_the_others_belong() -> None:
    table = f"茶艺师申报条件\n| | 五级 | 四级 |\n| 条件1 | {WORK} | {MORE} |\n| 条件2 | {MORE} |"
    advisor = cl.Advisor(cl.Catalog.from_text(table))
    worker = cl.Person(work=[cl.Work(occupation="茶艺师", start="2000-01-01")])
    for level in advisor.catalog.standard("茶艺师").levels:
        assert advisor.check(worker, "茶艺师", level, on="2026-11-22").verdict == "undetermined"
