"""Every line of every page is one thing; what asks for something is in a clause, in a shared condition, or unread."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from time import process_time

import pytest

import certladder as cl
from certladder.model.parsing.document import read_document
from certladder.model.parsing.layout.non_conditions import asks_for_nothing, demands
from certladder.model.parsing.lines import lines_of
from tests.helpers.length import by_length

LINES = """茶艺师申报条件|一、评茶员|职业：茶艺师|工种：无|来源：|来源：市人社局|相关职业：评茶员|五级/初级工|四级（具备以下条件之一者）
申报条件（三级）|四级/中级工（限退役军人）|——助理茶艺师（具备以下条件之一者）|同时具备以下条件：|具备以下条件之一者：|（以上条件须同时具备）
（1）累计从事本职业工作6年以上。|（2）具有大专及以上学历。|①本职业学徒期满。|1.1 累计从事本职业工作4年|累计从事本职业工作1年以上，且|（1）|❷|三四、
年龄要求：年满18周岁。|其他要求|身体健康。|年满16周岁|1.6 品行要求|附录|报名材料：|身份证复印件|2.1 职业道德|1.9 鉴定方式|笔试|须无犯罪记录。
仅限退役军人。|注：（2）仅适用于退役军人。|以上各等级申报者均须年满18周岁。|欢迎光临|2024年5月1日|特级技师|关于三级的说明|五级\t累计从事本职业工作1年以上。
（2）取得本职业五级证书，并具备以下条件之一：|三级、四级|五级：（1）本职业学徒期满。（2）具有高中学历。四级：（1）本职业学徒期满。|取得技工学校|本专业毕业证书""".replace(
    "\n", "|"
).split("|")
PAGES = by_length(short=150, long=600, proof=10_000)
CHILD = cl.Person(
    born="2014-01-01", work=[cl.Work(occupation=name, start="2000-01-01") for name in ("茶艺师", "评茶员")]
)


def page(seed: int) -> str:
    random = Random(seed)
    return "\n".join(["茶艺师申报条件", *random.choices(LINES, k=random.randint(2, 14))])


@pytest.mark.parametrize("part", range(5))
def test_every_line_is_one_thing(part: int) -> None:
    for seed in range(part, PAGES, 5):
        text = page(seed)
        try:
            standards, found = read_document(text)
        except cl.StandardParseError:
            continue  # it says why
        for line in lines_of(text):
            kinds = {one.kind for one in found if one.line == line.number}
            assert kinds, (text, line)
            if demands(line.plain) and not asks_for_nothing(line.plain):
                sections = {one.about for one in found if one.line == line.number} & {"chapter", "papers", "notice"}
                told = sections and not demands(line.plain, narrow=True)  # of papers, teachers, examinations
                assert kinds - {"nothing"} or told, (text, line)
        if any(line in text for line in ("以上各等级申报者均须年满18周岁。", "年龄要求：年满18周岁。")):
            advisor = cl.Advisor(cl.Catalog(tuple(standards)))
            levels = advisor.catalog.standard("茶艺师").levels if "茶艺师" in advisor.catalog.occupations else ()
            for level in levels if "评茶员" not in text else ():
                assert advisor.check(CHILD, "茶艺师", level, on="2026-11-22").verdict != "eligible", (text, level)


@pytest.mark.slow
@pytest.mark.parametrize(
    "lines",
    [
        "四级：" * 700,
        "（1）（" * 300,
        "身体健康的人员\n" * 1000,
        "年龄要求：年满18周岁。\n" * 1000,
        "四级\n（1）甲。\n" * 300,
        " " * 40_000 + "x",
        "".join(f"甲{chr(0x4E00 + number)}工申报条件\n四级\n（1）年满18周岁\n" for number in range(100)),
    ],
    ids=lambda lines: lines[:6],
)
def test_repetition_is_no_hang(lines: str) -> None:
    start = process_time()
    with suppress(cl.StandardParseError):
        cl.Catalog.from_text(f"茶艺师申报条件\n四级\n{lines}")
    assert process_time() - start < 30  # milliseconds on a machine of its own
