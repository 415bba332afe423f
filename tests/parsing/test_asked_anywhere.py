"""Whatever is asked, and wherever on a page it stands: nobody who does not meet it gets a yes."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest

import certladder as cl
from tests.helpers.length import by_length

ASKED = [
    "年满18周岁",
    "须年满18周岁",
    "仅限女性",
    "限本市户籍",
    "须持健康证",
    "身体健康",
    "在职职工",
    "具有高中及以上学历",
    "须经单位推荐",
    "在校学生除外",
    "仅面向退役军人",
    "须参加培训",
    "无犯罪记录",
    "本单位员工",
    "须取得五级证书",
    "女性",
    "18至55周岁",
    "需缴纳社保满1年",
]
CLAUSE = "累计从事本职业工作5年以上"
TITLE = "茶艺师申报条件\n"
LIST = "四级（具备以下条件之一者）\n"
PAGE = f"{TITLE}{LIST}（1）{CLAUSE}。\n"
PLACES = [
    place.replace("PAGE", PAGE).replace("LIST", LIST).replace("TITLE", TITLE).replace("CLAUSE", CLAUSE)
    for place in (
        "茶艺师（{0}）申报条件\n四级\n（1）CLAUSE。",
        "茶艺师申报条件（{0}）\n四级\n（1）CLAUSE。",
        "茶艺师申报条件：{0}\n四级\n（1）CLAUSE。",
        "茶艺师申报条件，{0}\n四级\n（1）CLAUSE。",
        "职业：茶艺师\n申报条件（{0}）\n四级\n（1）CLAUSE。",
        "职业：茶艺师\n申报条件（{0}）：\n四级\n（1）CLAUSE。",
        "职业：茶艺师\n1.9.1 申报条件（{0}）\n四级\n（1）CLAUSE。",
        "TITLE四级（{0}）\n（1）CLAUSE。",
        "TITLE四级/中级工（{0}）（具备以下条件之一者）\n（1）CLAUSE。",
        "TITLE四级申报条件（{0}）\n（1）CLAUSE。",
        "TITLE四级：{0}\n（1）CLAUSE。",
        "TITLE四级，{0}，具备以下条件之一：\n（1）CLAUSE。",
        "TITLE{0}，具备以下条件之一者，可申报四级：\n（1）CLAUSE。",
        "TITLE{0}且具备以下条件之一者，可申报四级：\n（1）CLAUSE。",
        "TITLE具备以下条件之一者，可申报四级（{0}）：\n（1）CLAUSE。",
        "TITLE四级——{0}\n（1）CLAUSE。",
        "TITLE四级\n{0}，具备以下条件之一：\n（1）CLAUSE。",
        "TITLE四级\n具备以下条件之一（{0}）：\n（1）CLAUSE。",
        "TITLELIST（1）CLAUSE。{0}。",
        "TITLELIST（1）CLAUSE（{0}）。",
        "TITLELIST（1）CLAUSE。（{0}）",
        "TITLELIST（1）CLAUSE，{0}。",
        "TITLELIST（1）CLAUSE；{0}。",
        "TITLELIST（1）{0}，CLAUSE。",
        "PAGE{0}。",
        "PAGE注：{0}。",
        "PAGE（{0}）",
        "PAGE备注：{0}",
        "PAGE*{0}",
        "PAGE温馨提示：{0}。",
        "PAGE注意：{0}。",
        "PAGE二、{0}",
        "PAGE报名须知：{0}。",
        "PAGE考试时间：5月1日，{0}。",
        "PAGE考试时间：5月1日。{0}。",
        "PAGE收费标准：200元，{0}。",
        "PAGE咨询电话：12345，{0}",
        "PAGE来源：{0}",
        "PAGE附件：{0}",
        "PAGE考核方式：笔试。{0}。",
        "PAGE报名材料：身份证，{0}。",
        "PAGE1.9.2 鉴定方式\n{0}。",
        "TITLE四级\tCLAUSE\t{0}",
        "TITLE四级\t{0}\tCLAUSE",
        "职业\t等级\t条件\t备注\n茶艺师\t四级\tCLAUSE\t{0}\n",
        "# 茶艺师\n| 等级 | 条件 | 备注 |\n|---|---|---|\n| 四级 | CLAUSE | {0} |",
        "报名对象：{0}\nPAGE",
        "申报对象\n{0}\nPAGE",
        "适用对象：{0}\nPAGE",
        "招生对象：{0}\nPAGE",
        "{0}。\nPAGE",
        "关于认定的通知\n{0}，方可报名。\nPAGE",
        "报名通知（{0}）\nPAGE",
        "PAGE欢迎报名。{0}。",
        "PAGE{0}。欢迎报名。",
        "PAGE报名时间：5月，{0}",
        "PAGE报名{0}",
        "PAGE问：有什么要求？\n答：{0}。",
        "PAGEQ1：有什么要求？\nA1：{0}。",
        "PAGE欢迎{0}报名。",
        "TITLECLAUSE者，{0}，可申报四级。",
        "TITLECLAUSE者，可申报四级（{0}）。",
        "TITLE四级（{0}，具备以下条件之一者）\n（1）CLAUSE。",
        "TITLE四级、三级申报条件（{0}）\n（1）CLAUSE。",
        "TITLE【四级】【{0}】\n（1）CLAUSE。",
        "PAGE{0}……………3",
        "PAGE首页>{0}",
        "PAGE2026-03-01 10:22 来源：{0}",
        "PAGE姓名：{0}",
        "PAGE各位学员：{0}",
    )
]
STEP = by_length(short=7, long=3, proof=1)
NOBODY = cl.Person(
    born="2011-06-01",
    work=[cl.Work(occupation="茶艺师", start="2000-01-01")],
    education=[],
    training=[],
    certificates=[],
    permits=[],
)


@pytest.mark.parametrize("first", range(7))
def test_nothing_that_is_asked_vanishes(first: int) -> None:
    for place, asked in [*product(PLACES, ASKED)][first :: 7 * STEP]:
        text = place.format(asked)
        with suppress(cl.StandardParseError):
            advisor = cl.Advisor(cl.Catalog.from_text(text))
            for occupation in advisor.catalog.occupations:
                for level in advisor.catalog.standard(occupation).levels:
                    verdict = advisor.check(NOBODY, occupation, level, on="2026-11-22").verdict
                    assert verdict != "eligible", (text, level)
