"""Words that could widen or change a clause and are not read: the clause is undetermined, never a wrong yes or no."""

from __future__ import annotations

import time

import pytest

import certladder as cl
from certladder.model.parsing.grammar.clause_parser import ParsedClause, all_of_them, narrows, read_clause
from certladder.model.parsing.grammar.phrases import MOST_ALTERNATIVES
from certladder.model.parsing.layout.numbering import label_of
from certladder.model.parsing.layout.sentences import continues
from certladder.model.parsing.names import NamePattern
from tests.helpers.requirement_words import line

NAMES = NamePattern(["茶艺师"])
WORK = "累计从事本职业工作4年以上"
FOURTH = "certificate 4 own qualification+skill_level"


def parsed(words: str, level: int = 3) -> ParsedClause:
    return read_clause(words, NAMES, cl.Level(level))


def read(words: str, level: int = 3) -> list[list[str]]:
    return [[line(asked) for asked in option] for option in parsed(words, level).alternatives]


def is_unread(words: str) -> bool:
    """Whether every alternative is unread as a whole: neither yes nor no for anybody."""
    return all(len(option) == 1 and option[0].startswith("unread") for option in read(words))


@pytest.mark.parametrize(
    "words",
    [
        *("具有大专学历的缩短2年", "大专毕业的2年以上", "提前2年申报", "具有大专学历只需2年", "劳动模范例外"),
        *("高级工班毕业折算2年", "竞赛前三名直接申报", "满足其中两项", "任选其一", "二选一", "具备两项即可"),
        *(
            "具有高级职称的破格申报",
            "取得博士学位者另行规定",
            "残疾人从优",
            "退役军人适当照顾",
            "乡村工匠按本地规定执行",
        ),
        *("持有除C1外驾驶证", "持有未满3年驾驶证", "持有3年以上机动车驾驶证", "取得竞赛一等奖者除外"),
        *(
            "身体健康者优先",
            "具有技师以上水平",
            "具有高级证书同等水平",
            "具有一项以上专利",
            "特殊工种减半",
        ),
        *(
            "具有下列条件",
            "具有上述能力",
            "有意者",
            "表现突出的当年申报",
            "持有C1或C2驾驶证以外的证书",
            "累计见习的算入",
        ),
        *("从事相关工作6年以上", "有行业协会推荐信", "连续三年考核优秀", "具有劳动模范称号，任选其一"),
    ],
)
def test_unread_words_that_do_not_read_like_a_further_condition_make_the_clause_unread(words: str) -> None:
    assert is_unread(f"{WORK}，{words}。"), read(f"{WORK}，{words}。")
    assert is_unread(f"{words}，{WORK}。"), read(f"{words}，{WORK}。")


@pytest.mark.parametrize(
    "words",
    [
        *("身体健康", "身心健康", "品行端正", "遵纪守法", "热爱本职业", "无犯罪记录", "无责任事故", "视力良好"),
        *("具有良好的语言表达能力", "取得全国技术能手称号", "持有居住证", "具备相应的专业知识", "经体检合格"),
        *("安全行车10万公里以上", "潜泳20米以上", "提供社保证明", "无色盲", "思想品德良好", "通过理论考试"),
    ],
)
def test_unread_words_that_read_like_a_further_condition_can_only_narrow(words: str) -> None:
    assert read(f"{WORK}，{words}。") == [["work 4 years cumulative own", f"unread {words}"]]


_CHANGING = """或 之一 除 以外 外 不得 非 否 可 免 减 缩 提前 放宽 折 抵 增加 延长 只 仅 即 视 等同 同等 相当 替代 代替 直接 优先 从优
    破格 照顾 例外 另行 按 参照 适当 其中 任选 选 两项 一条 上列 下列 以上 如下 上述 前款 年 月 岁 周 当天 当日 女 男 推荐 人员 者"""


@pytest.mark.parametrize("word", _CHANGING.split())
def test_each_word_that_could_change_the_rest_is_noticed(word: str) -> None:
    assert narrows("具有茶艺资格", work=True)
    assert not narrows(f"具有{word}资格", work=True)


def test_work_described_in_words_is_a_further_condition_of_which_nobody_knows_who_meets_it() -> None:
    for work in ("从事安全生产相关工作5年", "从事专业评茶工作不低于4年", "从事职业培训工作满3年"):
        assert read(f"取得本职业四级证书后，{work}。") == [[FOURTH, f"unread {work}"]]
        assert is_unread(f"累计从事本职业工作2年，{work}")


@pytest.mark.parametrize("end", ["，且", "，并", "，同时", "且", "，并且。", "，而且"])
def test_a_conjunction_at_the_end_asks_for_something_that_is_not_there(end: str) -> None:
    words = end.strip("，。")
    assert read(f"{WORK}{end}") == [["work 4 years cumulative own", f"unread {words}"]]
    assert [gap.words for gap in parsed(f"{WORK}{end}").gaps] == [words]


@pytest.mark.parametrize("end", ["，或", "，以及", "，和", "及"])
def test_another_conjunction_at_the_end_leaves_all_open(end: str) -> None:
    assert is_unread(f"{WORK}{end}")


@pytest.mark.parametrize("start", ["且", "并", "或", "并且"])
def test_a_clause_that_goes_on_from_elsewhere_is_unread(start: str) -> None:
    assert is_unread(f"{start}具有大专学历。")


@pytest.mark.parametrize(
    "words",
    [
        "同时取得技工学校和中等职业学校毕业证书",
        "同时取得技工学校、中等职业学校毕业证书",
        "取得本职业四级证书，同时取得技工学校和中等职业学校毕业证书",
        "同时取得本职业四级职业资格证书、技能等级证书后，累计从事本职业工作2年",
        "申报者须同时取得本职业四级职业资格证书、技能等级证书",
        "均须取得技工学校及中等职业学校毕业证书",
        "同时具有大专或本科学历",
    ],
)
def test_both_of_two_things_are_not_either(words: str) -> None:
    assert is_unread(words), read(words)


def test_both_before_one_thing_is_and() -> None:
    assert read("取得本职业四级证书，同时具有大专及以上学历") == [[FOURTH, "diploma degree associate or_higher"]]
    assert read("申报者均须年满18周岁") == [["age 18"]]


def test_full_time_study_is_asked_for_by_words_that_are_not_read() -> None:
    assert read("取得全日制大专毕业证书") == [["unread 全日制", "diploma degree associate"]]
    assert read("具有全日制本科及以上学历") == [["unread 全日制", "diploma degree bachelor or_higher"]]
    assert read("取得技工学校全日制毕业证书") == [["unread 全日制", "diploma school technical_school"]]


def test_work_after_one_of_two_certificates_could_count_from_either() -> None:
    words = "取得本职业五级证书后，取得本职业四级证书，累计从事本职业工作2年以上"
    assert is_unread(words)
    assert not is_unread("取得本职业五级证书，取得本职业四级证书后，累计从事本职业工作2年以上")


@pytest.mark.parametrize(
    ("time", "months"),
    {"半年": 6, "1年半": 18, "6个月": 6, "18个月": 18, "两年半": 30, "1年零6个月": 18, "24个月": 24}.items(),
)
def test_half_years_and_months_are_time(time: str, months: int) -> None:
    [[asked]] = read_clause(f"累计从事本职业工作{time}以上", NAMES).alternatives
    assert isinstance(asked, cl.WorkYears)
    assert asked.total_months == months


@pytest.mark.parametrize("time", ["2.5年", "0年", "1-2年", "06个月", "半半年", "6个月（含3个月）"])
def test_what_is_no_time(time: str) -> None:
    assert is_unread(f"累计从事本职业工作{time}以上")


def test_one_thing_behind_a_bare_or_is_a_way_of_its_own() -> None:
    """累计从事……1年以上，或退役义务兵; but what stands behind 获奖者 could be asked of both."""
    assert len(read(f"{WORK}，或退役义务兵")) == 2
    for words in ("或获奖的大专毕业生", "或具有专利并取得大专学历", "或具有专利，身体健康"):
        assert is_unread(f"{WORK}，{words}")


@pytest.mark.parametrize("words", ["累计从事本职业工作01年", "年满6周岁，从事本职业工作", "年满160周岁"])
def test_a_number_that_has_lost_a_digit_or_gained_one_is_not_read(words: str) -> None:
    assert is_unread(words)


def test_two_numbers_of_years_in_one_sentence_are_not_both_asked_for() -> None:
    """大专学历 with 2 years or 中专学历 with 4, more likely than all of it."""
    words = "取得大专学历，累计从事本职业工作2年以上，取得中专学历，累计从事本职业工作4年以上"
    assert is_unread(words)
    assert "asked_twice" in [gap.expected.code for gap in parsed(words).gaps]


def test_an_or_before_a_last_condition_that_the_first_holds_is_read_the_same_either_way() -> None:
    schooling = "取得中等职业学校本专业毕业证书且累计从事本职业工作"
    assert read(f"{WORK}，或{schooling}满3年") == [
        ["work 4 years cumulative own"],
        ["diploma school secondary_vocational_school major own", "work 3 years cumulative own"],
    ]
    assert is_unread(f"{WORK}，或{schooling}满5年")


@pytest.mark.parametrize(
    "permit",
    ["免驾驶证", "相应车型机动车驾驶证", "其他驾驶证", "未满3年驾驶证", "一项操作证", "以外驾驶证", "无驾驶证"],
)
def test_a_permit_by_words_that_name_none_is_not_read(permit: str) -> None:
    assert [asked for [asked, *_] in read(f"持有{permit}，{WORK}")] in (
        [f"unread 持有{permit}"],
        [f"unread 持有{permit}，{WORK}"],
    )


def test_majors_in_brackets_are_asked_for_by_words_that_are_not_read() -> None:
    assert read("取得相关专业（医疗、护理）中专毕业证书") == [
        ["unread （医疗、护理）", "diploma degree secondary major own_or_related"]
    ]
    assert is_unread("取得相关专业（不限）中专毕业证书")


# --- bounded work ---


TWO_EACH = [
    "取得高中或中专毕业证书",
    "取得本科或博士学位",
    "取得初中或大专毕业证书",
    "取得硕士或学士学位",
    "取得专科或中专学历",
]


def test_a_clause_of_very_many_alternatives_is_unread_and_says_so() -> None:
    for words in (
        "取得大专或本科毕业证书，" * 20,
        "取得大专、本科、中专、硕士、博士毕业证书，" * 8,
        "；或".join(["，并".join(TWO_EACH)] * 3),
        "，".join(["取得大专或本科毕业证书", "热爱本职业"] * 9),
    ):
        start = time.process_time()
        found = parsed(words)
        assert time.process_time() - start < 1
        assert is_unread(words)
        assert "fewer_alternatives" in [gap.expected.code for gap in found.gaps]


def test_conditions_shared_by_many_alternatives_are_bounded_too() -> None:
    many = parsed("；或".join(["，并".join(TWO_EACH[:2])] * 5))
    assert 1 < len(many.alternatives) <= MOST_ALTERNATIVES
    both = all_of_them([many, many])
    assert both.text == f"{many.text}\n{many.text}"
    assert [[line(asked) for asked in option] for option in both.alternatives] == [[f"unread {both.text}"]]


@pytest.mark.parametrize(
    "piece",
    [
        "取得本职业，",
        "身体健康的人员",
        "从事",
        "（",
        "，，",
        "累计从事本职业工作1年，",
        "取得大专、",
        "C1驾驶证",
        "1年",
        pytest.param("取得四级证书，" * 60 + "会泡茶，" * 140, id="unread phrases behind many that are read"),
    ],
)
def test_a_thousand_characters_are_read_at_once(piece: str) -> None:
    parsed("取得本职业四级证书")  # the grammar is made
    start = time.process_time()
    parsed((piece * 1000)[:1000])
    assert time.process_time() - start < 1


def test_a_sentence_longer_than_any_clause_goes_on_no_further() -> None:
    tea = "取得本职业，" * 166
    assert not continues(tea, "取得四级证书", NAMES)


# --- labels ---


@pytest.mark.parametrize("label", ["（一二）", "三四、", "第一二条", "条件一二：", "（十十）", "（十二三）"])
def test_numerals_that_are_no_number_are_no_label(label: str) -> None:
    assert label_of(f"{label}累计从事本职业工作6年以上") is None


@pytest.mark.parametrize(
    ("label", "number"), [("❶", "1"), ("❿", "10"), ("㈩", "10"), ("⒛", "20"), ("⑳", "20"), ("⑴", "1")]
)
def test_every_circled_number_is_a_label(label: str, number: str) -> None:
    found = label_of(f"{label}累计从事本职业工作6年以上")
    assert found is not None
    assert (found.number, found.end) == (number, 1)
