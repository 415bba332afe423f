"""`certladder show`: what there is in the catalog, and what it asks for."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

import certladder as cl
from certladder.cli.main import cli
from certladder.cli.terminal import echo_table, echo_text
from tests.cli.test_cli import TEA, run

HEADER = "职业：茶艺师\n别名：茶道师\n版本：2018年版\n职业编码：4-03-02-07\n施行日期：2018-12-26\n相关职业：评茶员\n"


def test_the_list_of_occupations() -> None:
    lines = run("show").stdout.splitlines()
    assert lines[0] == "电工：四级、三级、二级、一级"
    assert lines[-1] == "共 7 份标准（含各版本）、25 个等级、67 条。"
    english = run("show", "--lang", "en").stdout.splitlines()
    assert english[0] == "电工 (Electrician): level 4, level 3, level 2, level 1"
    assert english[-1] == "7 standards (all editions), 25 levels, 67 clauses."


def test_the_list_of_a_day_holds_what_is_in_force(tmp_path: Path) -> None:
    (tmp_path / "茶艺师.txt").write_text(HEADER + TEA.partition("\n")[2], encoding="utf-8")
    args = ("show", "--standards", str(tmp_path))
    assert "茶艺师 2018年版：四级" in run(*args).stdout
    assert "茶艺师" not in run(*args, "--on", "2010-01-01").stdout
    lines = run(*args, "--on", "2020-01-01").stdout.splitlines()
    assert lines[-2:] == ["茶艺师 2018年版：四级", "2020年1月1日现行有效：8 个职业、26 个等级、69 条。"]
    assert [len(json.loads(run(*args, "--on", f"{year}-01-01", "--json").stdout)) for year in (2010, 2020)] == [7, 8]
    english = run(*args, "--on", "2020-01-01", "--lang", "en").stdout
    assert english.endswith("In force on 1 January 2020: 8 standards, 26 levels, 69 clauses.\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_clause_is_shown_verbatim_with_its_id(lang: str) -> None:
    catalog = cl.Catalog.builtin()
    for standard in catalog.standards:
        text = run("show", standard.occupation, "--lang", lang).stdout
        clauses = [clause for clauses in standard.levels.values() for clause in clauses]
        assert [clause for clause in clauses if f"{clause.id}  " not in text or clause.text not in text] == []
        assert str(standard.source) in text


def test_one_level_at_a_glance() -> None:
    text = run("show", "化学检验员", "四级").stdout
    assert text.startswith(
        "化学检验员\n  别名：化学检验工\n  可能的别名（曾用名、工种，须核实）：化验员、化验工、化学分析工\n"
    )
    assert "\n四级/中级工（具备下列条件之一）\n  化学检验员/四级/1  本职业五级证书＋连续工作3年＋四级培训\n" in text
    assert "三级" not in text
    assert "\n一级/高级技师\n" in run("show", "电工", "1").stdout


def test_as_data_it_is_the_standard() -> None:
    every = [cl.Standard.model_validate(one) for one in json.loads(run("show", "--json").stdout)]
    assert tuple(every) == cl.Catalog.builtin().standards
    [one] = json.loads(run("show", "电工", "3", "--json").stdout)
    assert list(one["levels"]) == ["3"]
    [whole] = json.loads(run("show", "电工", "--json").stdout)
    assert cl.Standard.model_validate(whole) == cl.Catalog.builtin().standard("电工")


@pytest.mark.parametrize(
    ("header", "zh", "en"),
    [
        (
            "相关职业：评茶员、茶叶加工工等",
            "相关职业：评茶员、茶叶加工工等",
            "Related occupations: 评茶员, 茶叶加工工 and others",
        ),
        ("相关职业：无", "相关职业：（无）", "Related occupations: (none)"),
        ("培训学时：四级300、三级240", "培训学时：四级 300、三级 240", "Hours of training: level 4: 300, level 3: 240"),
    ],
)
def test_whether_a_list_is_closed_is_shown(header: str, zh: str, en: str) -> None:
    catalog = cl.Catalog.from_text(TEA.replace("\n", f"\n{header}\n", 1))
    for lang, line in (("zh", zh), ("en", en)):
        assert f"  {line}" in catalog.explain("茶艺师", lang=lang).splitlines()


def test_where_the_conditions_are_from(tmp_path: Path) -> None:
    file = tmp_path / "茶艺师.txt"
    file.write_text(HEADER + TEA.partition("\n")[2], encoding="utf-8")
    text = run("show", "茶道师", "--standards", str(file), "--on", "2020-01-01").stdout
    assert text.startswith(
        "茶艺师\n  别名：茶道师\n  版本：2018年版\n  职业编码：4-03-02-07\n  施行日期：2018年12月26日\n"
    )
    assert "会背诵宋词" in text.splitlines()[-1]  # what was not read
    assert "茶艺师 2018年版：四级\n" in run("show", "--standards", str(file)).stdout


def test_what_is_not_there() -> None:
    assert "没有职业“维修电工”；是否指：电工" in run("show", "维修电工", code=3).stderr
    assert "已收录：四级/中级工" in run("show", "电工", "5", code=3).stderr
    with pytest.raises(cl.UnknownTerm):
        cl.Catalog.builtin().explain("电工", "九级")


def test_a_terminal_breaks_lines_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """U28: neither a word, nor a clause's id, nor a date is broken."""
    line = "  ✗ 4 years' work since that certificate (化学检验员/四级/3) — 2027年6月1日起可以申报，“依据”。"
    with CliRunner().isolation() as (out, *_):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        for width in range(24, 100):
            monkeypatch.setenv("COLUMNS", str(width))
            echo_text(line)
            pieces = out.getvalue().decode().splitlines()
            assert "".join(pieces).replace(" ", "") == line.replace(" ", "")
            assert sum("化学检验员/四级/3" in piece for piece in pieces) == 1
            assert all(piece.startswith("    ") for piece in pieces[1:])
            assert not any(piece.lstrip()[0] in "，。”" for piece in pieces)
            out.seek(0)
            out.truncate()
        monkeypatch.setenv("COLUMNS", "20")
        echo_text("one two three four five\n\nsix")
        assert out.getvalue().decode() == "one two three four\n  five\n\nsix\n"
    assert CliRunner().invoke(cli, ["show"]).stdout.count("\n") == 8


def test_days_in_a_table_are_not_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    with CliRunner().isolation() as (out, *_):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", "40")
        echo_table(("取得日期", "依据"), [("2026-11-22", "电工/四级/1、电工/三级/1、电工/二级/1")])
        lines = out.getvalue().decode().splitlines()
    assert [line.split()[0] for line in lines if "2026" in line] == ["2026-11-22"]
    assert max(map(cell_len, lines)) <= 40


def test_errors_are_broken_between_words_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert cli.main(["check", "电工", "4", "--lang", "en"], standalone_mode=False) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= 40
