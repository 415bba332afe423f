"""A survey in words: what is open now, undetermined, later and held, apart, with a headline."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

import certladder as cl

ON = "2026-11-22"
ADVISOR = cl.Advisor()


def survey(advisor: cl.Advisor = ADVISOR, *records: object, **lists: None) -> cl.Survey:
    return advisor.survey(cl.Person(**lists).plus(*records), on=ON)


MILLER = (
    cl.Certificate(occupation="铣工", level=5, issued="2020-09-01"),
    cl.Certificate(occupation="电工", level=3, issued="2025-09-01"),
    cl.Work(occupation="铣工", start="2016-03-01", end="2021-12-31"),
    cl.Work(occupation="电工", start="2022-01-01"),
)


def test_each_answer_is_in_one_group() -> None:
    found = survey(ADVISOR, *MILLER)
    groups = {
        name: {(one.occupation, int(one.level)) for one in answers}
        for name, answers in found.groups.items()
        if name not in ("out_of_reach", "maybe_later")
    }
    assert groups == {
        "open": set(),
        "undetermined": {("铣工", 4), ("车工", 4), ("钳工", 4), ("汽车修理工", 4)},
        "later": {("电工", 2)},
        "held": {("电工", 4), ("电工", 3)},
    }
    assert sum(map(len, found.groups.values())) == len(found) == 25


def test_it_is_a_list_and_goes_to_json_as_one() -> None:
    found = survey(ADVISOR, *MILLER)
    answers = TypeAdapter(list[cl.Eligibility])
    assert answers.validate_json(answers.dump_json(found)) == found


def test_in_words() -> None:
    lines = str(survey(ADVISOR, *MILLER)).splitlines()
    assert (
        lines[0]
        == "现在可以申报 0 项，待定 4 项，以后可以申报 1 项，以后可能 8 项，已持有 2 项，暂时达不到条件 10 项。"
    )
    assert "  ✗ 电工 二级/技师——2029年9月1日起（约 2 年 9 个月后）" in lines
    assert lines[lines.index("已持有（含低于所持证书的等级）：") + 1] == "  电工：四级/中级工、三级/高级工"
    english = survey(ADVISOR, *MILLER).explain("en").splitlines()
    assert english[0] == "Open to you now: 0, undetermined: 4, later: 1, perhaps later: 8, held: 2, not yet: 10."
    assert "  ✗ 电工 (Electrician) level 2 (technician) — from 1 September 2029 (in about 2 years 9 months)" in english


def test_a_newcomer_has_no_answer_line_by_line() -> None:
    lines = str(survey()).splitlines()
    assert lines[0] == "现在可以申报 0 项，暂时达不到条件 25 项。"
    assert len(lines) == 10


def test_a_later_day_that_is_only_possible_and_one_that_is_certain_anyway() -> None:
    turner = survey(ADVISOR, cl.Work(occupation="车工", start="2021-01-01"))
    assert "  ✗ 铣工 四级/中级工——最早2027年1月1日起（约 1 个月后）" in str(turner)
    repairer = cl.Work(occupation="维修电工", start="2010-01-01", end="2020-12-31")
    both = survey(ADVISOR, repairer, cl.Work(occupation="电工", start="2022-01-01"))
    line = (
        "  ? 电工 四级/中级工——维修电工是否就是电工（曾用名或所属工种）？最迟2028年1月1日起可以申报（约 1 年 1 个月后）"
    )
    assert line in str(both)


def test_contested_answers_are_summed_up_once() -> None:
    college = cl.Education(school="大学", degree="大专", graduated="2025-07-01", relevance={"电工": "own"})
    held = cl.Certificate(occupation="电工", level=4, issued="2023-07-01")
    found = survey(ADVISOR, held, college, cl.Work(occupation="电工", start="2022-07-01"))
    assert [*found.contested] == ["R1"]
    assert ("电工", 3) in {(one.occupation, one.level) for one in found.contested["R1"]}
    for number, answers in found.contested.items():
        assert all(number in answer.contested for answer in answers)
        assert sum(f"读法 {number}（" in line for line in str(found).splitlines()) == 1


def test_what_counts_nowhere_is_said_once() -> None:
    permit = cl.Permit(name="低压电工作业证", issued="2020-01-01")
    assert str(survey(ADVISOR, permit)).count("操作证") == 1


def test_another_language_is_refused() -> None:
    with pytest.raises(cl.UnknownTerm):
        survey().explain("fr")
