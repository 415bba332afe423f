"""Titles of sections open no occupation and take nothing away: an age under one is asked for, wherever it stands."""

from __future__ import annotations

import re

import pytest

import certladder as cl
from tests.helpers.layouts import WORK
from tests.helpers.length import by_length

TITLES = re.findall(
    r"\S+",
    """
    年龄 学历 身体 健康 身体健康 品行 思想品德 政治 道德 职业道德 视力 户籍 社保 居住 工龄 年限 工作 工作年限 业绩 成绩
    其他 其它 基本 附加 共同 一般 具体 有关 相关 特殊 必备 限制 资格 破格 免试 优先 推荐 直接认定 特别 补充 通用 总体
    考试 考核 鉴定 认定 评价 评审 报名 申报 培训 专业 技能 知识 能力 材料 照片 证件 证书 纪律 诚信 承诺 违规 费用 时间 流程
    退役军人 残疾人员 在职职工 在校学生 毕业生 学徒 学徒工 农民工 高校教师 培训教师 考评员 监考人员 申报人员 从业人员 报考人员
    企业职工 新员工 学员 高技能人才 港澳台居民 外籍人员 破格申报人员 免试人员 竞赛获奖选手 工程技术人员
    社会人员 院校学生 换证 补考 晋级 转换 心理 体能 外语 计算机 安全 保密 回避 监督 疫情防控 现场 单位 个人
    """,
)
FORMS = ("{0}要求：{1}", "{0}条件\n{1}", "三、{0}要求\n{1}", "{0}\n{1}", "（二）{0}：{1}", "1.6 {0}要求\n{1}")
AGE = "年满18周岁。"
PLACES = (
    "茶艺师申报条件\n{0}\n四级\n（1）{1}。\n三级\n（1）{1}。",
    "茶艺师申报条件\n四级\n{0}\n（1）{1}。\n三级\n{0}\n（1）{1}。",
    "茶艺师申报条件\n四级（具备以下条件之一者）\n（1）{1}。\n{0}\n三级（具备以下条件之一者）\n（1）{1}。",
    "茶艺师申报条件\n四级（具备以下条件之一者）\n（1）{1}。\n三级\n1、{1}。\n{0}",
)
PLACES_EACH = by_length(short=1, long=4, proof=4)
CHILD = cl.Person(born="2011-06-01", work=[cl.Work(occupation="茶艺师", start="2006-01-01")])


@pytest.mark.parametrize("title", TITLES)
def test_nobody_of_fifteen_is_eligible(title: str) -> None:
    assert len(TITLES) >= 100
    first = TITLES.index(title)
    for number in range(first, first + PLACES_EACH):
        text = PLACES[number % len(PLACES)].format(FORMS[number % len(FORMS)].format(title, AGE), WORK)
        catalog = cl.Catalog.from_text(text)
        assert catalog.occupations == ("茶艺师",), text
        advisor = cl.Advisor(catalog)
        for level in catalog.standard("茶艺师").levels:
            assert advisor.check(CHILD, "茶艺师", level, on="2026-11-22").verdict != "eligible", (text, level)
        assert set(catalog.standard("茶艺师").levels) == {cl.Level(4), cl.Level(3)}, text


@pytest.mark.parametrize("title", ["报名时间", "收费标准", "考试内容", "报名流程"])
@pytest.mark.parametrize(
    "demand",
    [
        "欠学费的同学，准考证先压在财务处。",
        "外地朋友先别报。",
        "非物业从业者，请绕行。",
        "有案底的人，这条路走不通。",
        "周一至周五，上过六十节课的学员由学校统一报考。",
        "手抖的师傅，微雕考场不接待。",
    ],
)
def test_a_line_of_a_notice_that_names_somebody_asks_for_something(title: str, demand: str) -> None:
    worker = cl.Person(born="1980-01-01", work=[cl.Work(occupation="茶艺师", start="2006-01-01")])
    for form in ("三、{0}\n{1}", "{0}：{1}"):
        text = PLACES[2].format(form.format(title, demand), WORK)
        advisor = cl.Advisor(cl.Catalog.from_text(text))
        assert advisor.check(worker, "茶艺师", 4, on="2026-11-22").verdict == "undetermined", text
