"""The phrase families of the three generations of wording, each with its variants, as a person reads them.

The sentences are phrased for these tests after the official templates; they are of no particular standard.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.parsing.grammar.clause_parser import read_clause
from certladder.model.parsing.names import NamePattern
from certladder.model.parsing.normalise import normalise
from tests.helpers.filler import is_filler, left_over
from tests.helpers.requirement_words import line

NAMES = NamePattern(["茶艺师"])
EITHER = "qualification+skill_level"
FOURTH, FIFTH = f"certificate 4 own {EITHER}", f"certificate 5 own {EITHER}"


def read(words: str) -> list[list[str]]:
    """The alternatives of a clause for 三级, in the words of the tables."""
    reading = read_clause(words, NAMES, cl.Level(3))
    return [[line(requirement) for requirement in option] for option in reading.alternatives]


BEFORE_2018 = {
    "经本职业初级正规培训达规定标准学时数，并取得结业证书": [["training 5"]],
    "经本职业技师正规培训达规定标准学时数，并取得毕(结)业证书": [["training 2"]],
    "经本职业初级职业资格正规培训达规定标准学时，并取得毕（结）业证书": [["training 5"]],
    "参加本职业四级/中级工正规培训达标准学时，取得结业证书": [["training 4"]],
    "经本职业正规培训达到规定标准学时数，并取得结业证": [["training 3"]],
    "在本职业连续见习工作2年以上": [["work 2 years continuous own trainee"]],
    "经在本职业连续见习两年以上": [["work 2 years continuous own trainee"]],
    "本职业学徒期满": [["apprenticeship own"]],
    "从事本职业学徒期已满": [["apprenticeship own"]],
    "连续从事本职业工作七年以上": [["work 7 years continuous own"]],
    "从事本职业连续工作15年以上者": [["work 15 years continuous own"]],
    "取得本职业初级职业资格证书后，连续从事本职业工作3年以上，经本职业中级正规培训达规定标准学时数，并取得结业证书": [
        ["certificate 5 own qualification", "work 3 years continuous own after certificate", "training 4"]
    ],
    "取得经人力资源和社会保障行政部门审核认定的、以中级技能为培养目标的中等以上职业学校本职业（专业）毕业证书": [
        ["diploma school secondary_vocational_school or_higher major own trains_to 4"]
    ],
    "取得高级技工学校或经劳动保障行政部门审核认定的，以高级技能为培养目标的高等职业学校本职业(专业)毕业证书": [
        ["diploma school senior_technical_school major own"],
        ["diploma school higher_vocational_college major own trains_to 3"],
    ],
    "取得本职业中级职业资格证书的大专以上本专业或相关专业毕业生，连续从事本职业工作2年以上": [
        [
            "certificate 4 own qualification",
            "diploma degree associate or_higher major own_or_related",
            "work 2 years continuous own",
        ]
    ],
    "高级技工学校本职业（专业）毕业生，取得本职业高级职业资格证书后，连续从事本职业工作2年以上": [
        [
            "diploma school senior_technical_school major own",
            "certificate 3 own qualification",
            "work 2 years continuous own after certificate",
        ]
    ],
    "大学本科毕业后，连续从事本职业工作5年以上": [
        ["diploma degree bachelor or_higher", "work 5 years continuous own after diploma"]
    ],
    "具有本专业或相关专业大学专科及以上学历": [["diploma degree associate or_higher major own_or_related"]],
    "具有硕士学位，连续从事本职业工作2年以上": [["diploma degree master or_higher", "work 2 years continuous own"]],
    "取得博士学位": [["diploma degree doctor"]],
    "具有高中及以上文化程度": [["diploma degree high_school or_higher"]],
    "初中毕业": [["diploma degree junior_high or_higher"]],
    "取得中等专业学校本专业（职业）毕业证书": [["diploma school secondary_vocational_school major own"]],
    "具有2年以上本职业工作经验": [["work 2 years cumulative own"]],
    "连续从事本职业工作2年以上或累计从事本职业工作4年以上": [
        ["work 2 years continuous own"],
        ["work 4 years cumulative own"],
    ],
    "取得本职业中级证书后，连续从事本职业工作2年或累计从事本职业工作4年，经本职业高级正规培训": [
        [FOURTH, "work 2 years continuous own after certificate", "training 3"],
        [FOURTH, "work 4 years cumulative own after certificate", "training 3"],
    ],
}

OF_2018 = {
    "累计从事本职业或相关职业工作1年（含）以上": [["work 1 years cumulative own_or_related"]],
    "累计从事本职业工作１年(含1年)以上": [["work 1 years cumulative own"]],
    "本职业或相关职业学徒期满": [["apprenticeship own_or_related"]],
    "取得本职业或相关职业五级/初级工职业资格证书（技能等级证书）后，累计从事本职业或相关职业工作4年（含）以上": [
        [
            f"certificate 5 own_or_related {EITHER}",
            "work 4 years cumulative own_or_related after certificate",
        ]
    ],
    "取得本职业（或相关职业）中级工（四级）职业技能等级证书（职业资格证书）之后累计从事本职业工作满三年": [
        [f"certificate 4 own_or_related {EITHER}", "work 3 years cumulative own after certificate"]
    ],
    "取得技工学校本专业或相关专业毕业证书（含尚未取得毕业证书的在校应届毕业生），或取得经评估论证、以中级技能为培养目标的中等及以上职业学校本专业或相关专业毕业证书（含尚未取得毕业证书的在校应届毕业生）": [
        ["diploma school technical_school major own_or_related expected"],
        ["diploma school secondary_vocational_school or_higher major own_or_related trains_to 4 expected"],
    ],
    "取得本职业三级证书的高级技工学校、技师学院毕业生，累计从事本职业工作3年（含）以上，或取得本职业预备技师证书的技师学院毕业生，累计从事本职业工作2年（含）以上": [
        [
            f"certificate 3 own {EITHER}",
            "diploma school senior_technical_school+technician_college",
            "work 3 years cumulative own",
        ],
        ["certificate - own pre_technician", "diploma school technician_college", "work 2 years cumulative own"],
    ],
}

OF_2023 = {
    "年满16周岁，拟从事本职业或相关职业工作": [["age 16"]],
    "累计从事本职业工作5（含）年以上者，可申报三级/高级工": [["work 5 years cumulative own"]],
    "累计从事本职业工作满5年（含5年以上），均可报考三级": [["work 5 years cumulative own"]],
    "取得普通高等学校专科及以上本专业毕业证书": [
        ["diploma school higher_vocational_college+university degree associate or_higher major own"]
    ],
    "具有大专（高职）及以上学历": [["diploma degree associate or_higher"]],
    "年满十六周岁，从事本职业或相关职业工作": [["age 16", "working own_or_related"]],
    "18周岁以上，拟从事或正在从事本职业工作": [["age 18"]],
    "累计从事本职业或相关职业工作满5年": [["work 5 years cumulative own_or_related"]],
    "取得本职业五级/初级工职业资格（职业技能等级）证书后，累计从事本职业工作满3年": [
        [FIFTH, "work 3 years cumulative own after certificate"]
    ],
    "取得本专业或相关专业的技工院校或中等及以上职业院校、专科及以上普通高等学校毕业证书（含在读应届毕业生）": [
        ["diploma school technical_school major own_or_related expected"],
        ["diploma school secondary_vocational_school or_higher major own_or_related expected"],
        [
            "diploma school higher_vocational_college+university degree associate or_higher major own_or_related expected"
        ],
    ],
    "取得符合专业对应关系的初级职称（专业技术人员职业资格）后，累计从事本职业工作满5年，并在取得本职业三级/高级工职业资格（职业技能等级）证书后，从事本职业工作满1年": [
        [
            "title junior matching",
            "work 5 years cumulative own after title",
            f"certificate 3 own {EITHER}",
            "work 1 years cumulative own after certificate",
        ]
    ],
    "取得中级及以上专业技术职务任职资格，并从事本职业工作1年以上": [
        ["title intermediate", "work 1 years cumulative own"]
    ],
    "助理工程师以上职称": [["title junior"]],
    "具有相应专业高级工程师职称": [["title senior matching"]],
    "取得工程师职称后，累计从事本职业工作满1年": [["title intermediate", "work 1 years cumulative own after title"]],
    "取得大学专科及以上学历本专业或相关专业毕业证书": [["diploma degree associate or_higher major own_or_related"]],
    "持有有效期内的健康合格证明": [["permit 健康合格证明"]],
    "在本职业岗位上连续工作5年以上": [["work 5 years continuous own"]],
    "取得本专业或相关专业的技工院校高级工班及以上毕业证书（含在读应届毕业生）": [
        [
            "diploma school technical_school programme senior_worker+pre_technician+technician"
            " major own_or_related expected"
        ]
    ],
    "取得本职业四级/中级工职业资格（职业技能等级）证书，并取得高等职业学校、专科及以上普通高等学校本专业或相关专业毕业证书（含在读应届毕业生）": [
        [FOURTH, "diploma school higher_vocational_college major own_or_related expected"],
        [
            FOURTH,
            "diploma school higher_vocational_college+university degree associate or_higher major own_or_related expected",
        ],
    ],
    "取得经评估论证的高等职业学校、专科及以上普通高等学校本专业或相关专业的毕业证书（含在读应届毕业生）": [
        ["diploma school higher_vocational_college major own_or_related trains_to 3 expected"],
        [
            "diploma school higher_vocational_college+university degree associate or_higher major own_or_related trains_to 3 expected"
        ],
    ],
    "取得本职业三级/高级工职业资格（职业技能等级）证书满2年的技师学院预备技师班、技师班学生": [
        [
            f"certificate 3 own {EITHER} held 2 years",
            "student school technician_college programme pre_technician+technician",
        ]
    ],
    "中等职业学校本专业在校学生": [["student school secondary_vocational_school major own"]],
    "取得普通高中毕业证书": [["diploma school general_high_school"]],
    "持有机动车驾驶证，累计从事本职业工作2年以上": [["permit 机动车驾驶证", "work 2 years cumulative own"]],
    "持有有效的特种作业操作证（茶艺师）": [["permit 特种作业操作证（茶艺师）"]],
    "取得C1及以上机动车驾驶证": [["permit C1及以上机动车驾驶证"]],
}


@pytest.mark.parametrize(
    ("words", "expected"), [pair for family in (BEFORE_2018, OF_2018, OF_2023) for pair in family.items()]
)
def test_a_phrase_means_what_a_person_reads(words: str, expected: list[list[str]]) -> None:
    assert read(f"{words}。") == expected


@pytest.mark.parametrize(
    "words",
    [
        "取得茶艺师四级/中级工职业资格证书后,累计从事茶艺师工作5年（含5年）以上;",
        "取的本职业四级／中级工职业资格证书后，，累计从事本职业工作5年底以上。。",
        "<b>取得本职业①四级/中级工职业资格证书</b>后累计从事&nbsp;本职业②工作５年以上",
        "取 得 本 职 业 四 级 / 中 级 工 职 业 资 格 证 书 后 ， 累 计 从 事 本 职 业 工 作 五 年 以 上 。",
        "取得本职业【四级/中级工】职业资格征书以后，累计\n从事本职业\u200b工作已满5年者，可以申报。",
        "凡取得本职业国家职业资格四级（中级工）职业资格证书后，累计从事本职业（工种）工作不少于5年的人员",
        "已取得本职业的中级职业资格证书后，从事本职业工作累计满五周年",
    ],
    ids=lambda words: ascii(words[:6]),
)
def test_noise_changes_nothing(words: str) -> None:
    words = words.replace("【四级/中级工】", "四级/中级工")
    assert read(words) == [["certificate 4 own qualification", "work 5 years cumulative own after certificate"]]


# --- what could be read in two ways, or not at all, stays unread ---


@pytest.mark.parametrize(
    "words",
    [
        "取得本职业四级证书，或取得中级职称后，累计从事本职业工作2年以上",
        "取得本职业四级证书后，累计从事本职业工作5年以上，或学徒期满",
        "取得高级工班本专业、技师学院毕业证书",
        "取得本科以上（含大专）毕业证书",
        "取得本职业三级证书的高级技工学校毕业生或大专以上毕业生",
        "取得本职业四级证书后，从事本职业工作",
        "拟从事本职业工作",
        "取得大专本专业、高级技工学校毕业证书",
        "取得技师学院、技工学校技师班毕业证书",
        "取得技工学校本专业相关专业毕业证书",
        "取得本职业四级证书，技师学院毕业生",
        "取得结业证书",
        "经相关职业正规培训，年满18周岁并取得结业证书",
        "经本职业或相关职业四级正规培训",
        "大专以上在校学生",
        "累计从事本职业工作5年以上者，可申报二级/技师",
        "累计从事本职业工作5年以上者，可申报三级（技师）",
        "从事本职业工作5年（含6年）以上",
        "年满一二周岁",
        "累计从事本职业工作6年以上。取得本职业四级证书",
        "取得高级技工学校毕业证书可视为具备条件",
    ],
)
def test_what_could_be_read_in_two_ways_stays_unread(words: str) -> None:
    for option in read(words):
        assert any(asked.startswith("unread") for asked in option), option


def test_a_bare_or_between_single_phrases_that_ask_for_several_things_stays_unread() -> None:
    """毕业生 behind it could go with the certificate before it."""
    words = "取得本职业四级证书的技师学院毕业生或取得本职业五级证书的高级技工学校毕业生"
    assert read(words) == [[f"unread {words}"]]


def test_a_training_and_an_approval_are_for_the_level_of_the_clause() -> None:
    for words, code in (("经正规培训", "training_of_own"), ("取得经评估论证的高等职业学校毕业证书", "approved_level")):
        assert any(isinstance(asked, cl.UnreadText) for asked in read_clause(words, NAMES).alternatives[0])
        assert [gap.expected.code for gap in read_clause(words, NAMES).gaps] == [code]
        assert not read_clause(words, NAMES, cl.Level(4)).gaps


@pytest.mark.parametrize("words", [*BEFORE_2018, *OF_2018, *OF_2023])
def test_every_character_belongs_to_a_requirement_or_is_known_to_ask_for_nothing(words: str) -> None:
    for text in (words, f"凡{words}者，可申报。", f"{words}，身体健康；或者热爱本职业。"):
        reading = read_clause(text, NAMES, cl.Level(3))
        clause = cl.Clause(id="茶艺师/三级/1", text=text, alternatives=reading.alternatives)
        for left in left_over(clause):
            assert is_filler(NAMES.as_own(normalise(left))[0].text), left


_PIECES = [
    *(piece for family in (BEFORE_2018, OF_2018, OF_2023) for words in family for piece in words.split("，")),
    *("身体健康", "热爱茶艺", "者", "可申报", "除外", "（含）", "本职业", "茶艺师", "3年以上", "取得", "的", "毕业生"),
]
_JOINTS = ["，", "，", "，并", "；或", "；", "或", "、", "。", " ", "\n", ""]


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_JOINTS)), min_size=1, max_size=6))
def test_whatever_the_words_each_of_them_is_accounted_for(pieces: list[tuple[str, str]]) -> None:
    """It belongs to a requirement, to unread words, or to words that are known to ask for nothing."""
    text = "".join(f"{piece}{joint}" for piece, joint in pieces).strip() or "略"
    reading = read_clause(text, NAMES, cl.Level(3))
    clause = cl.Clause(id="茶艺师/三级/1", text=text, alternatives=reading.alternatives)
    assert all(clause.alternatives)
    for left in left_over(clause):
        assert is_filler(NAMES.as_own(normalise(left))[0].text), left
    unread = {asked for option in clause.alternatives for asked in option if isinstance(asked, cl.UnreadText)}
    assert bool(unread) == bool(reading.gaps)
    assert all(clause.words(asked) == asked.words for asked in unread)
