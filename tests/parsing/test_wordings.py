"""Further wordings that the public uses for the same conditions, as a person reads them, and what of them stays unread.

The sentences are phrased for these tests after the official templates; they are of no particular standard.
"""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.parsing.grammar.clause_parser import read_clause
from certladder.model.parsing.layout.headings import heading_of
from certladder.model.parsing.names import NamePattern
from certladder.model.parsing.normalise import normalise
from tests.helpers.filler import is_filler, left_over
from tests.helpers.requirement_words import line

NAMES = NamePattern(["茶艺师"])
EITHER = "qualification+skill_level"
AFTER = "after certificate"


def read(words: str) -> list[list[str]]:
    """The alternatives of a clause for 三级, in the words of the tables."""
    reading = read_clause(words, NAMES, cl.Level(3))
    return [[line(requirement) for requirement in option] for option in reading.alternatives]


READ = {
    "累计从事本职业工作2年（含），以上": [["work 2 years cumulative own"]],
    "取得本职业四级/中级工技能职业资格证书（技能等级证书）后，累计从事本职业工作4年": [
        [f"certificate 4 own {EITHER}", f"work 4 years cumulative own {AFTER}"]
    ],
    "取得本职业初级职业证书资格": [["certificate 5 own qualification"]],
    "取得本职业技师职业证书后，连续从事本职业工作5年": [
        ["certificate 2 own qualification", f"work 5 years continuous own {AFTER}"]
    ],
    "取得茶艺师（五级/初级工）职业技能等级证书后，累计从事本职业工作满3年": [
        ["certificate 5 own skill_level", f"work 3 years cumulative own {AFTER}"]
    ],
    "持茶艺师职业资格证书（四级）满2年": [["certificate 4 own qualification held 2 years"]],
    "取得本职业中级（国家职业资格四级）证书": [["certificate 4 own qualification"]],
    "具有初级及以上职称，并在取得职称后从事本职业工作满1年": [
        ["title junior", "work 1 years cumulative own after title"]
    ],
    "取得本职业四级证书，年满20周岁，并在取得证书后累计从事本职业工作满3年": [
        [f"certificate 4 own {EITHER}", "age 20", f"work 3 years cumulative own {AFTER}"]
    ],
    "取得助理级职称后，累计从事本职业工作年满3年": [["title junior", "work 3 years cumulative own after title"]],
    "取得本专业中级专业技术职称资格": [["title intermediate matching"]],
    "取得初级专业技术资格后，从事本职业工作满1年": [["title junior", "work 1 years cumulative own after title"]],
    "取得本专业大专以上毕（结）业证书": [["diploma degree associate or_higher major own"]],
    "大专以上本专业毕业生从事本职业工作1年以上": [
        ["diploma degree associate or_higher major own", "work 1 years cumulative own"]
    ],
    "中专毕业从事本职业工作满10年": [["diploma degree secondary", "work 10 years cumulative own"]],
    "具有学士学位（含同等学历）": [["diploma degree bachelor or_higher"]],
    "具有高中毕业（或同等学力）证书": [["diploma degree high_school or_higher"], ["unread 同等学力"]],
    "初中毕业及以上学历": [["diploma degree junior_high or_higher"]],
    "高中或中专毕业": [["diploma degree high_school or_higher"], ["diploma degree secondary"]],
    "大专学历从事本职业工作3年以上，或本科学历从事本职业工作2年以上": [
        ["diploma degree associate", "work 3 years cumulative own"],
        ["diploma degree bachelor or_higher", "work 2 years cumulative own"],
    ],
    "取得普通高等学校毕业证书": [["diploma school higher_vocational_college+university"]],
    "高等院校本专业或相关专业在校生": [["student school higher_vocational_college+university major own_or_related"]],
    "取得以四级茶艺师技能为培养目标的中等以上职业学校本职业（专业）毕业证书": [
        ["diploma school secondary_vocational_school or_higher major own trains_to 4"]
    ],
    "有2年以上本职业工作经历": [["work 2 years cumulative own"]],
    "具有累计3年以上本职业或相关职业工作经历": [["work 3 years cumulative own_or_related"]],
    "从事相关职业工作2年或2年以上": [["work 2 years cumulative own_or_related"]],
    "取得相关职业四级证书后，累计从事本职业工作3年，或累计从事相关职业工作4年": [
        [f"certificate 4 own_or_related {EITHER}", f"work 3 years cumulative own {AFTER}"],
        [f"certificate 4 own_or_related {EITHER}", f"work 4 years cumulative own_or_related {AFTER}"],
    ],
    "持有保安员证": [["permit 保安员证"]],
    "取得特种设备安全管理和作业人员证": [["permit 特种设备安全管理和作业人员证"]],
    "持有效期内的健康证": [["permit 健康证"]],
    "经本职业三级正规培训达规定标准学时数取得结业证书": [["training 3"]],
    "累积从事本职工作4年以上": [["work 4 years cumulative own"]],
    "累计从事职业或相关职业工作4年以上": [["work 4 years cumulative own_or_related"]],
}

SECONDARY = "diploma school secondary_vocational_school or_higher major own"
GENERAL = "diploma school higher_vocational_college+university"
FIFTH, FOURTH = f"certificate 5 own {EITHER}", f"certificate 4 own {EITHER}"

READ |= {
    # schools
    "取得中等以上职业学校本职业毕业证书": [[SECONDARY]],
    "取得中等及以上职业学校茶艺师毕业证书": [[SECONDARY]],
    "取得中等以上职业学校本职业（或相关专业）毕业证书": [[f"{SECONDARY}_or_related"]],
    "取得职业院校本专业毕业证书": [[SECONDARY]],
    "取得职业技术学院本专业毕业证书": [["diploma school higher_vocational_college major own"]],
    "取得以高级（三级）技能为培养目标的中等以上职业学校本专业毕业证书": [[f"{SECONDARY} trains_to 3"]],
    "取得经评估论证、以三级/高级工技能为培养目标的高等职业学校本专业毕业证书": [
        ["diploma school higher_vocational_college major own trains_to 3"]
    ],
    "取得专科及以上普通高等学校毕业证书": [[f"{GENERAL} degree associate or_higher"]],
    "取得普通高等学校本科毕业证书": [[f"{GENERAL} degree bachelor or_higher"]],
    "取得高级技工学校本专业毕业证书（含毕业班学生）": [["diploma school senior_technical_school major own expected"]],
    "取得高级技工学校本专业毕业证书（含毕业学年在校学生）": [
        ["diploma school senior_technical_school major own expected"]
    ],
    # trainings
    "经本职业三级正规培训，达到规定标准学时数，并取得结业证书": [["training 3"]],
    "经本职业高级正规培训达规定标准学时数，并取得合格证书": [["training 3"]],
    "经本职业高级正规培训达规定标准学时数，成绩合格": [["training 3"]],
    "经本等级正规培训达规定标准学时数，并取得结业证书": [["training 3"]],
    "完成中级培训结业": [["training 4"]],
    "经高级茶艺师正规培训达规定标准学时数": [["training 3"]],
    # certificates
    "取得本职业初级职业资格后，连续从事本职业工作3年以上": [
        ["certificate 5 own qualification", f"work 3 years continuous own {AFTER}"]
    ],
    "取得四级后，累计从事本职业工作4年": [[FOURTH, f"work 4 years cumulative own {AFTER}"]],
    "取得本职业四级《职业资格证书》后，累计从事本职业工作4年": [
        ["certificate 4 own qualification", f"work 4 years cumulative own {AFTER}"]
    ],
    "取得本职业职业资格（职业技能等级）初级证书后，累计从事本职业工作4年": [
        [FIFTH, f"work 4 years cumulative own {AFTER}"]
    ],
    "已经取得本职业四级证书": [[FOURTH]],
    "取得本职业中级技术等级证书": [["certificate 4 own qualification"]],
    "持有本职业四级工人技术等级证书满2年": [["certificate 4 own qualification held 2 years"]],
    "大专以上本专业或相关专业毕业生取得本职业四级职业资格证书后，连续从事本职业工作2年": [
        [
            "diploma degree associate or_higher major own_or_related",
            "certificate 4 own qualification",
            f"work 2 years continuous own {AFTER}",
        ]
    ],
    # work
    "累计从事本职业工作不低于5年": [["work 5 years cumulative own"]],
    "从事本职业工作至少满5年": [["work 5 years cumulative own"]],
    "累计从事本职业工作两年及以上": [["work 2 years cumulative own"]],
    "取得本职业四级证书后，工作2年以上": [[FOURTH, f"work 2 years cumulative own {AFTER}"]],
    "取得本职业四级证书后，连续工作满2年": [[FOURTH, f"work 2 years continuous own {AFTER}"]],
    "累计从事本职业工作24个月以上": [["work 2 years cumulative own"]],
}

READ |= {
    "取得茶艺师职业资格证书五级后，工作3年": [
        ["certificate 5 own qualification", f"work 3 years cumulative own {AFTER}"]
    ],
    "取得职业技能等级五级证书": [["certificate 5 own skill_level"]],
    "获取本职业初级工证满2年": [[f"{FIFTH} held 2 years"]],
    "取得本职业五级（职业资格、职业技能等级）证书": [[FIFTH]],
    "取得本职业五级技能证书": [[FIFTH]],
    "具有满4年的本职业工作经历": [["work 4 years cumulative own"]],
    "累计从事本职业或其相关职业工作满4年时间": [["work 4 years cumulative own_or_related"]],
    "本职业工龄4年或以上": [["work 4 years cumulative own"]],
    "在本职业工作岗位工作满4年": [["work 4 years cumulative own"]],
    "取得中等职业及以上学校本专业毕业证书": [[SECONDARY]],
    "取得中等职业（含）以上学校本专业毕业证书": [[SECONDARY]],
    "取得中等（含）以上职业学校本专业毕业证书": [[SECONDARY]],
    "取得高职高专院校本专业毕业证书": [["diploma school higher_vocational_college major own"]],
    "具有高中及以上（含中专、职高）学历": [["diploma degree high_school or_higher"]],
    "具有高中/中专及以上学历": [["diploma degree high_school or_higher"], ["diploma degree secondary or_higher"]],
    "具有大专（含）及以上学历（相关专业）": [["diploma degree associate or_higher major own_or_related"]],
    "取得经评估论证并以中级技能为培养目标的中等职业学校毕业证书": [
        ["diploma school secondary_vocational_school trains_to 4"]
    ],
    "取得与本职业相关的中级职称": [["title intermediate matching"]],
    "取得助理工程师后，工作1年": [["unread 取得助理工程师后，工作1年"]],
    "取得助理工程师资格后，从事本职业工作1年": [["title junior", "work 1 years cumulative own after title"]],
    "取得本职业三级正规培训结业证书": [["training 3"]],
    "经本职业三级正规培训，并取得毕业（结业）证书": [["training 3"]],
    "取得其他专业的高等职业学校、技师学院毕业证书": [
        ["diploma school higher_vocational_college+technician_college major unrelated"]
    ],
    "具有高等职业学校、技师学院其它专业毕业证书": [
        ["diploma school higher_vocational_college+technician_college major unrelated"]
    ],
    "具有非本专业或相关专业本科学历": [["diploma degree bachelor or_higher major unrelated"]],
    "高等院校其他专业在校生": [["student school higher_vocational_college+university major unrelated"]],
    "年龄：不小于16周岁": [["age 16"]],
    "年满16周岁，但不超过60周岁（含）": [["age 16", "age up to 60"]],
    "年龄须在60周岁（含）以下": [["age up to 60"]],
    "年满18岁、不到六十岁": [["age 18", "age below 60"]],
    "年满18周岁、未达到60周岁": [["age 18", "age below 60"]],
    "年龄不大于60周岁": [["age up to 60"]],
    "18周岁至60周岁": [["age 18", "age up to 60"]],
    "年满18周岁（含18周岁）": [["age 18"]],
}

PARTLY = {
    "具有社会工作专业本科学历；或具有其他专业硕士学历": [
        ["unread 社会工作专业", "diploma degree bachelor or_higher"],
        ["unread 其他专业", "diploma degree master or_higher"],
    ],
    "具有相关专业（医疗、护理）大专学历；或具有其他专业本科学历": [
        ["unread （医疗、护理）", "diploma degree associate major own_or_related"],
        ["unread 其他专业", "diploma degree bachelor or_higher"],
    ],
    "具有本专业本科其他专业学历": [["unread 具有本专业本科其他专业学历"]],
    "具有其他相关专业大专学历": [["unread 其他相关专业", "diploma degree associate"]],
    "具有其他专业高级职称": [["unread 其他专业", "title senior"]],
    "具有医药卫生专业大学专科以上学历证书": [["unread 医药卫生专业", "diploma degree associate or_higher"]],
    "年满16周岁，身体健康，拟从事本职业工作": [["age 16", "unread 身体健康"]],
    "取得相应职业资格证书后，从事本职业工作3年以上": [["unread 取得相应职业资格证书后，从事本职业工作3年以上"]],
    "应届毕业生": [["unread 应届毕业生"]],
    "取得证书后从事本职业工作3年": [["unread 取得证书后从事本职业工作3年"]],
    "年满16周岁至法定退休年龄": [["age 16", "unread 至法定退休年龄"]],
    "年满18周岁、未超过法定退休年龄": [["age 18", "unread 未超过法定退休年龄"]],
    "不超过6周岁": [["unread 不超过6周岁"]],
    "具有大专（含中专）以上学历": [["unread 具有大专（含中专）以上学历"]],
    "取得四级证书，取得五级证书，取得证书后，年满18周岁": [
        ["unread 取得四级证书，取得五级证书，取得证书后，年满18周岁"]
    ],
    "取得四级证书，取得证书后，年满18周岁": [["unread 取得四级证书，取得证书后，年满18周岁"]],
    "须，并且，且": [["unread ，并且", "unread 且"]],
    "取得四级证书，并在取得证书后": [["certificate 4 own qualification+skill_level", "unread 在取得证书后"]],
    "身体健康，拟从事本职业工作": [["unread 身体健康"]],
    "从事本职业相关工作5年": [
        ["work 5 years cumulative own"],
        ["work 5 years cumulative own_or_related", "unread 从事本职业相关工作5年"],
    ],
    "累计工作2年以上": [["unread 累计工作2年以上"]],
    "取得本职业或相关职业四级证书后，工作2年": [["unread 取得本职业或相关职业四级证书后，工作2年"]],
    "取得中级后，累计从事本职业工作2年": [["unread 取得中级后，累计从事本职业工作2年"]],
    "取得本专业毕业学年学生": [["unread 取得本专业毕业学年学生"]],
    "经助理茶艺师正规培训": [["unread 经助理茶艺师正规培训"]],
    "经相关职业三级正规培训，达到规定标准学时数": [["unread 经相关职业三级正规培训，达到规定标准学时数"]],
    "以高级（四级）技能为培养目标的高等职业学校毕业生": [["unread 以高级（四级）技能为培养目标的高等职业学校毕业生"]],
    "医药专业大专在校学生": [["unread 医药专业大专在校学生", "student"]],
    "取得医药专业大专本专业毕业证书": [["unread 取得医药专业大专本专业毕业证书"]],
}


@pytest.mark.parametrize(("words", "expected"), [*READ.items(), *PARTLY.items()])
def test_a_wording_means_what_a_person_reads_and_none_of_its_words_is_dropped(
    words: str, expected: list[list[str]]
) -> None:
    assert read(f"{words}。") == expected
    clause = cl.Clause(id="茶艺师/三级/1", text=words, alternatives=read_clause(words, NAMES, cl.Level(3)).alternatives)
    for left in left_over(clause):
        assert is_filler(NAMES.as_own(normalise(left))[0].text), left


@pytest.mark.parametrize(
    "name",
    [
        "应急救援员",
        "供应链管理师",
        "企业培训师",
        "可编程序控制系统设计师",
        "职业指导员",
        "建（构）筑物消防员",
        "列车司机",
    ],
)
def test_names_that_contain_words_of_headings(name: str) -> None:
    for heading in (f"{name}申报条件", f"一、{name}", f"{name}国家职业技能标准（2019年版）", f"{name}（2019年版）"):
        found = heading_of(heading)
        assert found is not None
        assert found.name == name


def test_a_training_by_the_name_of_a_senior_is_for_the_level_of_the_clause() -> None:
    """高级茶艺师 is 三级 beside 中级茶艺师, and 一级 beside 助理…师; for any other level it is not known which."""
    words = "经本职业高级茶艺师正规培训达规定标准学时数，并取得结业证书"
    for level in (1, 3):
        [[asked]] = read_clause(words, NAMES, cl.Level(level)).alternatives
        assert asked == cl.TrainingRequirement(level=level)
    for level in (2, 4):
        assert read_clause(words, NAMES, cl.Level(level)).gaps


WORK = "累计从事本职业工作1年（含）以上"


def rules(text: str, level: int, occupation: str = "茶艺师", *, strict: bool = True) -> list[list[list[str]]]:
    standard = cl.Catalog.from_text(text, strict=strict).standard(occupation)
    return [
        [[line(requirement) for requirement in option] for option in clause.alternatives]
        for clause in standard.clauses(cl.Level(level))
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "年满18周岁，持有健康证，并具备以下条件之一者，可申报五级/初级工：",
        "申报五级/初级工，年满18周岁，持有健康证，并具备以下条件之一：",
        "——初级（年满18周岁，持有健康证，并具备以下条件之一者）",
        "五级/初级工\n年满18周岁，持有健康证，同时具备以下条件：",
    ],
)
def test_a_heading_may_ask_something_of_all_its_clauses(heading: str) -> None:
    assert rules(f"茶艺师申报条件\n{heading}\n（1）{WORK}。", 5) == [
        [["age 18", "permit 健康证", "work 1 years cumulative own"]]
    ]
    both = rules(f"茶艺师申报条件\n{heading}\n（1）{WORK}。\n（2）拟从事本职业工作。", 5, strict=False)
    every = ["unread 五级/初级工"] if "\n" in heading else []
    assert both[1] == [["age 18", "permit 健康证", *every]]


def test_a_number_may_stand_alone_on_its_line() -> None:
    assert rules(f"茶艺师申报条件\n五级\n（1）\n{WORK}\n。\n（2）\n学徒期满", 5) == [
        [["work 1 years cumulative own"]],
        [["apprenticeship own"]],
    ]
    lost = rules(f"茶艺师申报条件\n五级\n（1）\n（2）\n{WORK}", 5, strict=False)
    assert lost == [[["work 1 years cumulative own"]], [["unread （1）"]]]


def test_a_line_that_may_be_whole_does_not_go_on() -> None:
    text = (
        f"茶艺师申报条件\n五级\n经本职业初级正规培训达规定标准学时数，并取得结业证书\n在本职业连续工作2年\n四级\n{WORK}"
    )
    assert rules(text, 5) == [[["training 5"]], [["work 2 years continuous own"]]]


def test_any_name_behind_a_number_before_a_levels_heading_is_an_occupation() -> None:
    text = f"一、茶艺师\n五级\n（1）{WORK}。\n二、采购主管\n四级\n（1）{WORK}。"
    assert cl.Catalog.from_text(text, strict=True).occupations == ("茶艺师", "采购主管")


def test_a_senior_without_a_number_could_be_of_two_levels() -> None:
    """高级茶艺师 is 三级 beside 初级茶艺师, and 一级 beside 助理…师."""
    senior = f"高级物流师（具备以下条件之一者）\n（1）{WORK}。"
    [[alternative]] = rules(f"物流师申报条件\n{senior}", 3, "物流师", strict=False)
    assert alternative == ["unread 高级物流师（具备以下条件之一者）", "work 1 years cumulative own"]
    beside = f"物流师申报条件\n中级物流师（具备以下条件之一者）\n（1）{WORK}。\n{senior}"
    assert rules(beside, 3, "物流师") == [[["work 1 years cumulative own"]]]


@pytest.mark.parametrize("order", ["123", "132", "312", "321"])
def test_a_title_is_of_its_own_level_in_whatever_order_they_stand(order: str) -> None:
    """物流师 is of 二级 also where 高级物流师 stands before it."""
    titles = {
        "1": "高级物流师（国家职业资格一级）",
        "2": "物流师（国家职业资格二级）",
        "3": "助理物流师（国家职业资格三级）",
    }
    clauses = {"1": "取得物流师职业资格证书。", "2": "经物流师正规培训并取得结业证书。", "3": f"{WORK}。"}
    text = "\n".join(f"{titles[level]}，具备以下条件之一者：\n1、{clauses[level]}" for level in order)
    assert rules(text, 1, "物流师") == [[["certificate 2 own qualification"]]]
    assert rules(text, 2, "物流师") == [[["training 2"]]]


def test_a_title_of_two_levels_is_of_neither() -> None:
    text = "物流师（国家职业资格一级）\n1、取得物流师证书。\n物流师（国家职业资格二级）\n1、经助理物流师正规培训并取得结业证书。"
    assert rules(text, 2, "物流师", strict=False) == [[["unread 经助理物流师正规培训并取得结业证书"]]]


def test_technicians_of_an_occupation_are_its_levels() -> None:
    text = f"茶艺师申报条件\n茶艺技师（具备以下条件之一者）\n（1）{WORK}。\n高级茶艺技师\n（1）{WORK}。"
    assert rules(text, 2) == rules(text, 1) == [[["work 1 years cumulative own"]]]


def test_a_line_that_ends_with_a_conjunction_goes_on() -> None:
    text = f"茶艺师申报条件\n五级\n{WORK}，且\n身体健康\n四级\n{WORK}"
    assert rules(text, 5, strict=False) == [[["work 1 years cumulative own", "unread 身体健康"]]]


def test_a_line_of_more_than_sixty_characters_is_no_heading() -> None:
    assert heading_of("职业技能等级认定" * 7 + "四级") is not None
    assert heading_of("职业技能等级认定" * 8 + "四级") is None
