"""What a clerk gets: answers in words, sorted, with what was rejected and counts; names carried along; columns explained."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from click.testing import CliRunner

import certladder as cl
from certladder.cli.main import cli
from certladder.workforce.in_words import _topics, in_words
from certladder.workforce.ruleset import BITS
from certladder.workforce.workbooks import _LARGEST

ON = "2026-11-22"
ROSTER = """工号,姓名,工种,入职日期,学历,技能等级,发证日期
02,=王二,电工,2018-01-01,高中,,
01,王一,电工,2010-01-01,高中,四级,2018-01-01
03,王三,维修电工,2010-01-01,高中,,
04,王四,电工,2024-01-01,高中,,
05,王五,钳工,2022-01-01,高中,,
06,王六,电工,2010-02-30,高中,,
合计,6,,,,,
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "花名册.csv"
    file.write_text(ROSTER, encoding="gb18030")
    return file


def told(file: Path, title: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(file)[title].values)


def test_answers_in_chinese(roster: Path, tmp_path: Path) -> None:
    file = tmp_path / "结论.xlsx"
    answers = cl.Workforce(roster, keep=["姓名"]).check(ON, ["电工"], [4])
    answers.write(file, cl.Verdict, lang="zh")
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["结论", "剔除的行", "汇总"]
    for sheet in book:
        assert (sheet.freeze_panes, sheet["A1"].font.b) == ("A2", True)
        assert sheet.auto_filter.ref == sheet.dimensions
    head, *rows = told(file, "结论")
    assert head[:5] == ("人员编号", "姓名", "职业", "等级", "结论")
    assert [row[:2] + row[4:8] + row[-1:] for row in rows] == [
        ("01", "王一", "可申报", "是", dt.datetime(2026, 11, 22), dt.datetime(2026, 11, 22), "符合 电工/四级/1、电工/四级/2"),
        ("02", "=王二", "可申报", "否", dt.datetime(2026, 11, 22), dt.datetime(2026, 11, 22), "符合 电工/四级/2"),
        ("03", "王三", "待定", "否", None, dt.datetime(2026, 11, 22),
         "待核实：职业名称是否为曾用名或所属工种；属实则符合 电工/四级/2"),
        ("04", "王四", "不符合", "否", dt.datetime(2030, 1, 1), dt.datetime(2030, 1, 1), "现有工作继续，2030-01-01 起符合"),
        ("05", "王五", "不符合", "否", None, None, "仅凭现有记录和工作，不会符合"),
        ("06", "王六", "待定", "否", None, dt.datetime(2026, 11, 22),
         "待核实：结束日期、开始日期；属实则符合 电工/四级/2"),
    ]  # fmt: skip
    assert told(file, "剔除的行")[1:] == [
        ("花名册.csv", 7, "06", "入职日期", "“2010-02-30”不是日历上的日子；请写实际存在的日期，如 2021-06-01"),
        ("花名册.csv", 8, None, "工号", "“合计”：表尾、合计或说明，不是人员记录"),
    ]
    assert told(file, "汇总") == [
        (
            "职业",
            "等级",
            "可申报",
            "待定",
            "不符合",
            "已持有",
            "可申报（未持有）",
            "待定（未持有）",
            "不符合（未持有）",
        ),
        ("电工", "四级/中级工", 2, 2, 2, 1, 1, 2, 2),
    ]


def test_answers_in_english_and_for_programs(roster: Path, tmp_path: Path) -> None:
    workforce = cl.Workforce(roster)
    answers = workforce.check(ON, ["电工", "钳工"])
    answers.write(tmp_path / "a.csv", ["eligible"], lang="en")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig") as file:
        first = next(csv.DictReader(file))
    assert (first["person"], first["level"], first["verdict"]) == ("01", "level 4 (intermediate)", "can apply")
    assert first["why"] == "by 电工/四级/1, 电工/四级/2"
    rows = answers.to_arrow().to_pylist()
    assert rows == sorted(rows, key=lambda row: (row["person"], row["occupation"] == "钳工", -row["level"]))
    assert list(rows[0]) == [
        "person", "occupation", "level", "verdict", "held", "eligible_from", "possible_from", "alternatives",
        "undetermined", "unknown",
    ]  # fmt: skip
    with pytest.raises(cl.UnknownTerm):
        answers.write(tmp_path / "a.csv", lang="fr")


def test_why_in_every_case() -> None:
    """Certain later; possible later; undetermined now and certain later."""
    tables = {
        "work": pa.table(
            {
                "person": ["a", "b", "c"],
                "occupation": ["电工", "维修电工", "电工"],
                "start": ["2024-01-01"] * 2 + ["2021-06-01"],
            }
        ),
        "persons": pa.table({"person": ["c"], "certificates": ["不详"]}),
    }
    answers = cl.Workforce(tables).check(ON, ["电工"], [4]).to_arrow()
    assert in_words(answers, "zh")["说明"].to_pylist() == [
        "现有工作继续，2030-01-01 起符合",
        "现有工作继续，最早可能 2030-01-01 起符合，须待情况核实",
        "待核实：证书是否齐全；属实则符合 电工/四级/1；否则现有工作继续到 2027-06-01 起符合",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_topic_has_words(lang: str) -> None:
    assert len(_topics(tuple(BITS), lang)) > 100


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, ["workforce", *args, "--on", ON, "--occupation", "电工", "--lang", "zh"])
    assert result.exit_code == code, result.output
    return result.stderr if code else result.stdout


def test_columns_that_are_explained(roster: Path, tmp_path: Path) -> None:
    roster.write_text(ROSTER.replace("入职日期", "干这行起").replace("工号", "牌号"), encoding="utf-8")
    saved = tmp_path / "列名.txt"
    saved.write_text("# 本厂的列名\n牌号=工号\n\n干这行起=工作经历.开始日期\n发证日期=不用\n", encoding="utf-8-sig")
    soon = tmp_path / "soon.csv"
    run(
        str(roster),
        "--mapping",
        str(saved),
        "--map",
        "姓名=不用",
        "--until",
        "2031-01-01",
        "-o",
        str(soon),
        "--keep",
        "姓名",
    )
    assert soon.read_text(encoding="utf-8-sig").splitlines()[:2] == [
        '"人员编号","姓名","职业","等级","可申报日期","已持有","符合的条文"',
        '"04","王四","电工","四级/中级工",2030-01-01,"否","电工/四级/2"',
    ]
    assert "--output" in run(str(roster), "--mapping", str(saved), "-o", str(soon), code=3)
    run(str(roster), "--mapping", str(saved), "-o", str(soon), "--force")
    assert "没有名为“岗龄”的列" in run(str(roster), "--map", "岗龄=开始日期", code=3)
    assert "“工种”列的含义“什么”无法识别" in run(str(roster), "--map", "工种=什么", code=3)
    assert "--map 工种：" in run(str(roster), "--map", "工种", code=3)
    assert "nowhere" in run(str(roster), "--mapping", "nowhere", code=3)
    saved.write_bytes(b"\xff\xff=1")
    assert "UTF-8" in run(str(roster), "--mapping", str(saved), code=3)


def test_columns_that_are_kept() -> None:
    """Of several rows all they say; a column that no table has is refused."""
    work = {"工号": ["1", "1", "2"], "职业": ["电工"] * 3, "开始日期": ["2015-01-01", "2016-01-01", "2017-01-01"]}
    tables = {
        "work": pa.table(work | {"车间": ["二车间", "一车间", None]}),
        "persons": pa.table({"工号": ["1", "2"], "姓名": ["甲", "乙"], "车间": ["二车间", ""]}),
    }
    answers = cl.Workforce(tables, keep=["姓名", "车间"]).check(ON, ["电工"], [4]).to_arrow()
    assert [(row["姓名"], row["车间"]) for row in answers.to_pylist()] == [("甲", "一车间、二车间"), ("乙", None)]
    with pytest.raises(cl.WorkforceError, match="没有名为“职务”的列"):
        cl.Workforce(tables, keep=["职务"])


def test_nothing_is_half_written(roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = cl.Workforce(roster).check(ON, ["电工"])
    for suffix in (".xlsx", ".csv", ".parquet"):
        file = tmp_path / f"a{suffix}"
        file.write_text("as it was", encoding="utf-8")
        file.chmod(0o600)
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(OSError(28, "No space left")))
            with pytest.raises(cl.WorkforceError, match="磁盘空间不足"):
                answers.write(file, lang="zh")
        assert file.read_text(encoding="utf-8") == "as it was"
        answers.write(file, lang="zh")
        assert (file.read_bytes() != b"as it was", file.stat().st_mode & 0o777) == (True, 0o600)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".csv", ".parquet", ".xlsx"]


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert _LARGEST > 1 << 29
    monkeypatch.setattr("certladder.workforce.workbooks._LARGEST", 100)
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path / "a.xlsx")
    assert caught.value.code == "too_large"


def test_a_cell_in_the_last_corner_of_a_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.cell(1 << 20, 1 << 14, "x")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path / "a.xlsx")
    assert (caught.value.code, caught.value.arguments["columns"]) == ("too_many_cells", 1 << 14)


def test_a_text_file_that_is_too_large_and_a_table_with_too_many_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["person", "occupation", "start"]
    (tmp_path / "work.csv").write_text(",".join([*names, *[""] * 600]) + "\n1,电工,2015-01-01" + "," * 600, "utf-8")
    assert cl.Workforce(tmp_path / "work.csv").rows_used["work"] == 1
    (tmp_path / "work.csv").write_text(",".join([*names, *map(str, range(500))]) + "\n", encoding="utf-8")
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path / "work.csv")
    assert (caught.value.code, caught.value.arguments["most"]) == ("too_many_columns", 500)
    monkeypatch.setattr("certladder.workforce.text_files._LARGEST", 1 << 10)
    with pytest.raises(cl.WorkforceError, match=r"work\.csv：内容超过") as caught:
        cl.Workforce(tmp_path)
    assert caught.value.code == "too_large"
