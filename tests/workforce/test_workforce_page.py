"""The page of a workforce: its counts are the summary's, in a picture and in a table, and what tables say stays words."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import certladder as cl
from tests.helpers.random_persons import random_person
from tests.helpers.workforce_tables import as_tables
from tests.report.test_report import EVIL, EVIL_NAME, Page, check_form

pytestmark = pytest.mark.slow

ON = "2026-11-22"
GROUPS = ("eligible_not_held", "undetermined_not_held", "held", "not_eligible_not_held")
WORK = {
    "person": ["a", "b", "", "c"],
    "occupation": ["电工", "电汽工", "电工", "电工"],
    "start": ["2015-01-01"] * 3 + ["x"],
}


def reported(source: Any, catalog: cl.Catalog | None = None, **options: Any) -> Page:
    workforce = cl.Workforce(source, catalog)
    return Page(cl.workforce_report(workforce, workforce.check(ON), **options))


def people(number: int = 40) -> dict[str, pa.Table]:
    rng = random.Random(11)
    return as_tables({f"人{place}": random_person(rng) for place in range(number)})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_of_the_page(lang: str) -> None:
    told = reported({"work": pa.table(WORK)}, lang=lang)
    check_form(told)
    assert told.sections == ["scope", "chart", "counts", "unlisted", "rejected", "receipt"]
    assert dict(told.tags)["html"] == {"lang": "zh-CN" if lang == "zh" else "en"}
    assert told.count("figure") == 7
    clean = reported({"work": pa.table(WORK).slice(0, 1)}, lang=lang)
    check_form(clean)
    assert clean.sections == ["scope", "chart", "counts", "receipt"]


def test_the_counts_are_the_summarys() -> None:
    workforce = cl.Workforce(people())
    answers = workforce.check(ON)
    html = cl.workforce_report(workforce, answers)
    table = re.search(r'<section id="counts".*?</section>', html, re.DOTALL)
    assert table
    cells = re.findall(r"<(?:th role=\"rowheader\"|td)[^>]*>(.*?)</t[hd]>", table[0])
    rows = [tuple(cells[start : start + 5]) for start in range(0, len(cells), 5)]
    summary = answers.summary().to_pylist()
    assert rows == [
        (f"{row['occupation']} {cl.Level(row['level']).zh}", *(str(row[name]) for name in GROUPS)) for row in summary
    ]
    pictured = re.findall(r"● (\d+)　\? (\d+)　✓ (\d+)　✗ (\d+)<", html)
    assert [tuple(map(int, numbers)) for numbers in pictured] == [
        tuple(row[name] for name in GROUPS) for row in summary
    ]
    assert "40 人" in html


def test_what_was_read_and_what_was_not() -> None:
    told = reported({"work": pa.table(WORK | {"部门": ["A"] * 4})})
    assert re.search(r"工作经历\s+4\s+2\s+2\s", told.text)
    assert "work：未使用“部门”列" in told.text
    assert "电汽工（是否指：电工？）" in told.text
    assert "缺少人员编号" in told.text
    assert "“…”不是日期；请写成 2021-06-01、" in told.text
    assert "电工 《职业技能等级培训申报条件》一、电工申报条件；" in told.text
    english = reported({"work": pa.table(WORK | {"部门": ["A"] * 4})}, lang="en")
    assert "work: column “部门” is not used" in english.text
    assert "电汽工 (did you mean 电工?)" in english.text
    assert "the person's id is missing" in english.text
    assert "电工 (Electrician) level 4 (intermediate)" in english.text


def test_it_tells_of_nobody_by_id() -> None:
    assert "人1" not in reported(people(3)).text


def test_long_lists_are_cut(tmp_path: Path) -> None:
    trades = [f"x{number:02}" for number in range(50)]
    work = {"person": trades, "occupation": trades, "start": ["2015-01-01"] * 50}
    told = reported({"work": pa.table(work | {f"column {name}": trades for name in trades})}, lang="en")
    assert told.text.count("20 more are not listed.") == 2
    assert "x29\n" in told.text
    assert "x30" not in told.text
    rows = "".join(f"1,电工,2019-01-01{',x' * more}\n" for more in range(40))
    (tmp_path / "work.csv").write_text(f"person,occupation,start\n{rows}", encoding="utf-8")
    assert "另有 9 项未列出。" in reported(tmp_path).text


def test_what_tables_say_stays_words() -> None:
    harmless = {
        (tag, frozenset(attributes)) for tag, attributes in reported({"work": pa.table(WORK | {"x": ["1"] * 4})}).tags
    }
    catalog = cl.Catalog.from_text("靶工申报条件\n申报条件（四级）\n（1）累计从事本职业工作6年。").standards[0]
    evil = cl.Standard.model_validate_json(catalog.model_dump_json().replace("靶工", EVIL_NAME))
    for name in ("<script>", EVIL, EVIL_NAME):
        work = pa.table({**WORK, "occupation": [name] * 4, "start": [name] * 3 + ["2015-01-01"], name: ["1"] * 4})
        told = reported({"work": work}, cl.Catalog((evil,)))
        assert name in told.text
        assert EVIL_NAME in told.text
        assert {(tag, frozenset(attributes)) for tag, attributes in told.tags} <= harmless


def test_a_bar_is_everybody() -> None:
    work = {"person": ["a", "b", "c"], "occupation": ["电工"] * 3, "start": ["2015-01-01", "2024-01-01", "2024-01-01"]}
    workforce = cl.Workforce({"work": pa.table(work)})
    html = cl.workforce_report(workforce, workforce.check(ON, ["电工"], [4]), lang="en")
    parts = re.findall(r'<span class="(\w+)" style="flex-grow: (\d+)"></span>', html)
    assert parts == list(zip(GROUPS, ("1", "0", "0", "2"), strict=True))
    words = "level 4 (intermediate): can apply 1, undetermined 0, hold it 0, not eligible 2"
    assert f'role="img" aria-label="{words}"' in html


def test_another_language_is_refused() -> None:
    with pytest.raises(cl.UnknownTerm, match="fr"):
        reported({"work": pa.table(WORK)}, lang="fr")
