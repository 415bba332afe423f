"""`certladder workforce`: a folder in; counts, files and a page out; and what is wrong in a line."""

from __future__ import annotations

import csv
import gc
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import openpyxl.worksheet._writer as worksheet_writer
import pytest
from click.testing import CliRunner
from pyarrow import parquet

import certladder as cl
from certladder.cli import workforce as command
from certladder.cli.main import cli
from certladder.cli.terminal import staged
from certladder.model.wording import say

pytestmark = pytest.mark.slow

ON = ("--on", "2026-11-22")
CERTIFICATES = "工号,职业,等级,发证日期,备注\n01,电工,五级,2019-06-01,\n02,电工,四级,2020年1月31日,\n05,电工,六级,,\n"
WORK = "person,occupation,start,end\n01,电工,2015-07-01,\n02,电工,20180101,至今\n03,厨师,2010-01-01,\n04,电汽工,2019-13-01,\n05,电工,2024-03-01,\n"
ZH = """hr  2026-11-22  5 人

 职业  等级         ● 可申报  ? 待定  ✓ 已持有  ✗ 不符合
 ───────────────────────────────────────────────────────
 电工  四级/中级工         1       1         1         2
 电工  三级/高级工         1       0         0         4

? 待核实的情况见 -o 文件的“待核实事项”列；哪些职业相关，用 --related、--unrelated 说明。
读入 8 条记录，采用 6 条，剔除 2 条
未提供的数据表，按没有这类记录处理：学徒、学历、证照、职称、培训
  certificates.csv / 等级：技能等级不能是“…”；可选：五级/初级工（5）、四级/中级工（4）、三级/高级工（3）、二级/技师（2）、一级/高级技师（1） ×1
  work.csv / start：“…”不是日历上的日子；请写实际存在的日期，如 2021-06-01 ×1
未使用的文件和列：
  certificates.csv：未使用“备注”列
  说明.md：未读取，不是表格文件
本库未收录的职业：
  厨师
  电汽工（是否指：电工？）
"""
ABSENT = "未提供的数据表，按没有这类记录处理：学徒、证书、学历、证照、职称、培训"
EN = """hr  2026-11-22  5 people

 occupation          level  ● can apply  ? undetermined  ✓ hold it  ✗ not eligible  → by 2032-01-01
 ──────────────────────────────────────────────────────────────────────────────────────────────────
 电工 (Electrician)  4                1               1          1               2                1

? What is unknown is in the column unknown of the -o file; use --related and --unrelated to say which occupations are related.
→ Not eligible now but by 2032-01-01, without those who hold the level (column held of the -o file).
Records: 8 read, 6 used, 2 rejected
Not given, taken to be none: Apprenticeships, Education, Permits, Titles, Training
  certificates.csv / 等级: “…” is not a level; expected one of: 5 (五级/初级工), 4 (四级/中级工), 3 (三级/高级工), 2 (二级/技师), 1 (一级/高级技师) ×1
  work.csv / start: “…” is not a day of the calendar; expected an existing date such as 2021-06-01 ×1
Files and columns not used:
  certificates.csv: column “备注” is not used
  说明.md: not read; not a table
Occupations not in the catalog:
  厨师
  电汽工 (did you mean 电工?)
Written:
"""


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, ["workforce", *args])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.stderr if code else result.stdout


@pytest.fixture
def hr(tmp_path: Path) -> Path:
    folder = tmp_path / "hr"
    folder.mkdir()
    (folder / "certificates.csv").write_text(CERTIFICATES, encoding="utf-8")
    (folder / "work.csv").write_text(WORK, encoding="utf-8")
    (folder / "说明.md").write_text("x", encoding="utf-8")
    return folder


def test_the_summary_as_a_table(hr: Path) -> None:
    assert run(str(hr), *ON, "--occupation", "电工", "--level", "4", "--level", "高级工") == ZH


def test_who_becomes_eligible_in_english_and_the_files_written(hr: Path) -> None:
    soon, bad, page = hr.parent / "soon.csv", hr.parent / "bad.xlsx", hr.parent / "page.html"
    told = run(
        *(str(hr), *ON, "--occupation", "电工", "--level", "4", "--lang", "en", "--until", "2032-01-01"),
        *("-o", str(soon), "--rejected", str(bad), "--html", str(page)),
    )
    assert told == f"{EN}  {soon}: 1 row\n  {bad}: 2 rows\n  {page}\n"
    with soon.open(encoding="utf-8-sig") as file:
        assert [(row["person"], row["eligible_from"]) for row in csv.DictReader(file)] == [("05", "2030-03-01")]
    sheet = openpyxl.load_workbook(bad)["rejected rows"]
    assert [row[0] for row in sheet.values] == ["source", "certificates.csv", "work.csv"]
    workforce = cl.Workforce(hr)
    answers = workforce.check("2026-11-22", ["电工"], [4])
    assert page.read_text(encoding="utf-8") == cl.workforce_report(workforce, answers, lang="en")


def test_answers_that_another_reading_would_change(tmp_path: Path) -> None:
    """R26: work on the days of full-time study."""
    source, file = tmp_path / "花名册.csv", tmp_path / "contested.csv"
    head = "工号,出生日期,工种,上岗日期,技能等级,学历,学习形式,入学时间,毕业时间\n"
    source.write_text(f"{head}1,1995-01-01,电工,2018-01-01,无,本科,全日制,2018-09-01,2022-07-01\n", encoding="utf-8")
    idle = tmp_path / "idle.xlsx"
    told = run(str(source), *ON, "--occupation", "电工", "--level", "4", "--lang", "zh", "--contested", str(file),
               "--without-effect", str(idle))  # fmt: skip
    assert f"  {file}：1 行\n" in told
    assert "※ 取决于读法" in told
    assert list(openpyxl.load_workbook(idle)["没有起作用的"].values)[1:] == [
        ("1", "电工", "四级/中级工", "这里的申报条件没有年龄要求，出生日期没有用到。")
    ]
    counted = json.loads(run(str(source), *ON, "--occupation", "电工", "--contested", str(file), "--force", "--json"))
    assert [row["contested"] for row in counted["summary"]] == [1, 0, 0, 0]
    with file.open(encoding="utf-8-sig") as opened:
        [row] = csv.DictReader(opened)
    assert [row[name] for name in ("读法", "人员编号", "结论", "另一读法的结论")] == ["R26", "1", "不符合", "可申报"]


def test_declarations_and_settings_that_change_nothing_are_said(hr: Path) -> None:
    """Of the occupations asked about in the answer, of others beside it."""
    asked = (str(hr), *ON, "--occupation", "电工", "--occupation", "化学检验员", "--level", "4", "--lang", "zh")
    given = (
        "--same",
        "电工:强电工",
        "--related",
        "化学检验员:电工",
        "--policy",
        "发证月数=3",
        "--related",
        "铣工:车工",
    )
    told = [
        "已声明强电工是否就是电工：记录中没有这些名称，没有用到。",
        "已声明电工是否为化学检验员的相关职业：这里只认本职业，没有用到。",
        "口径 发证月数 对本结论没有影响。",
    ]
    shown = CliRunner().invoke(cli, ["workforce", *asked, *given])
    assert "没有起作用的声明和口径：\n" + "".join(f"  {line}\n" for line in told) in shown.stdout
    assert shown.stderr == "声明 铣工:车工 说的不是电工、化学检验员，在这里没有用到。\n"
    assert json.loads(run(*asked, *given[:-2], "--json"))["without_effect"] == told
    assert "没有起作用" not in run(*asked)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), {"eligible", "undetermined"}),
        (("--verdict", "符合"), {"eligible"}),
        (("--verdict", "eligible", "--verdict", "not_eligible"), {"eligible", "not_eligible"}),
    ],
)
def test_the_answers_of_some_verdicts(verdicts: tuple[str, ...], expected: set[str], hr: Path) -> None:
    file = hr.parent / "answers.parquet"
    told = run(str(hr), *ON, "-o", str(file), *verdicts)
    rows = parquet.read_table(file).to_pylist()
    assert {row["verdict"] for row in rows} == expected
    assert f"  {file}：{len(rows)} 行\n" in told


def test_the_counts_as_json(hr: Path) -> None:
    told = json.loads(
        run(str(hr), *ON, "--occupation", "电工", "--json", "--until", "2031-01-01", "--unrelated", "铣工:厨师")
    )
    catalog = cl.Catalog.builtin().relate("铣工", "厨师", accepted=False)
    workforce = cl.Workforce(hr, catalog)
    assert [
        {name: row[name] for name in row if name != "becoming_eligible"} for row in told["summary"]
    ] == workforce.summary("2026-11-22", ["电工"]).to_pylist()
    soon = workforce.becoming_eligible("2031-01-01", "2026-11-22", ["电工"]).to_pylist()
    assert sum(row["becoming_eligible"] for row in told["summary"]) == sum(not row["held"] for row in soon) > 0
    assert (told["on"], told["until"], told["persons"]) == ("2026-11-22", "2031-01-01", 5)
    assert (told["rows_in"]["work"], told["rows_used"]["work"]) == (5, 4)
    assert told["rejected"] == workforce.rejected_by_reason().to_pylist()
    assert told["notes"] == list(workforce.notes("zh"))
    assert told["unknown_occupations"] == {"厨师": [], "电汽工": ["电工"]}
    assert json.loads(run(str(hr), "--occupation", "电工", "--json"))["until"] is None


def test_nothing_to_remark(hr: Path) -> None:
    (hr / "certificates.csv").unlink()
    (hr / "说明.md").unlink()
    (hr / "work.csv").write_text("person,occupation,start\n01,电工,2015-07-01\n", encoding="utf-8")
    lines = run(str(hr), *ON, "--occupation", "电工").splitlines()
    assert lines[-3:] == ["", "读入 1 条记录，采用 1 条，剔除 0 条", ABSENT]


@pytest.mark.parametrize(("lang", "more"), [("zh", "  另有 2 项"), ("en", "  and 2 more")])
def test_long_lists_are_cut(lang: str, more: str, hr: Path) -> None:
    rows = "".join(f"01,职业{number},2015-07-01\n" for number in range(10))
    (hr / "work.csv").write_text(f"person,occupation,start\n{rows}", encoding="utf-8")
    assert run(str(hr), *ON, "--lang", lang).splitlines()[-1] == more


LONG = "x" * 300
BAD: list[tuple[tuple[str, ...], str]] = [
    (("none",), "none：没有这个文件或文件夹"),
    (("empty",), "empty：没有找到人员数据表；应有下列一种或几种：certificates"),
    (("column",), "work.csv：没有名为 “ocupation” 的列；是否指 “occupation”？"),
    (("hr", "--occupation", "电"), "没有职业“电”；是否指：电工？"),
    (("hr", "--level", "九级"), "技能等级不能是“九级”；可选：五级/初级工（5）"),
    (("hr", "--occupation", "电工", "--level", "5"), "本库未收录电工 五级/初级工的申报条件"),
    (("hr", "-o", "a.doc"), "--output a.doc：文件名应以 .parquet、.csv、.xlsx 结尾"),
    (("hr", "-o", "nowhere/a.csv"), "--output nowhere/a.csv：没有文件夹 nowhere"),
    (("hr", "--rejected", "a.txt"), "--rejected a.txt：文件名应以 .parquet、.csv、.xlsx 结尾"),
    (("hr", "--html", "hr"), "--html hr：是文件夹；请写文件名"),
    (("hr", "-o", "hr/work.csv"), "--output hr/work.csv：这个文件正要读入"),
    (("hr", "--rejected", "hr/../hr/certificates.csv"), "这个文件正要读入"),
    (("hr", "-o", "a.csv", "--rejected", "./a.csv"), "--rejected a.csv：这个文件正要读入"),
    (("hr", "-o", f"{LONG}.csv"), f"{LONG}.csv"),
    (("hr", "--html", f"{LONG}.html"), "文件名太长"),
    (("hr", "-o", "a.csv", "--verdict", "maybe"), "结论不能是“maybe”；可选：符合（eligible）"),
    (("hr", "--verdict", "符合"), "没有 --output 时，--verdict 不起作用"),
    (("hr", "-o", "a.csv", "--until", "2032-01-01", "--verdict", "符合"), "--verdict 与 --until 同用不起作用"),
    (("hr", "--keep", "备注"), "没有 --output 时，--keep 不起作用"),
    (("hr", "--mapping", "blank.txt"), "blank.txt：不能为空"),
    (("hr", "--force"), "没有 --output / --rejected / --contested / --without-effect / --html 时，--force 不起作用"),
    (("hr", "--until", "2026-11-22"), "--until 2026-11-22：须晚于查询日期 2026-11-22"),
    (("hr", "--memory", "4"), "内存 “4” 写法不对；应如 4GB、500MB"),
    (("hr", "--memory", "1MB"), "内存或临时磁盘空间不足：Out of Memory"),
    (("locked.duckdb",), "locked.duckdb：无法打开："),
]


@pytest.mark.parametrize(("args", "expected"), BAD, ids=lambda part: " ".join(part) if isinstance(part, tuple) else "")
def test_what_is_wrong_is_said_in_a_line(
    args: tuple[str, ...], expected: str, hr: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hr.parent)
    Path("empty").mkdir()
    Path("column").mkdir()
    Path("blank.txt").write_text("\n", encoding="utf-8")
    Path("column/work.csv").write_text(WORK.replace("occupation", "ocupation"), encoding="utf-8")
    Path("locked.duckdb").write_bytes(b"xxxxxxxxDUCKgarbage")
    [line] = run(*args, *ON, code=3).splitlines()
    assert line.startswith(f"certladder: {expected}") or expected in line


@pytest.mark.parametrize("full", ["temporary", "output"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk")
def test_a_full_disk_under_a_workbook_is_said_once(full: str, hr: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of openpyxl is left half written, which Python would close later and speak about."""
    if full == "temporary":
        monkeypatch.setattr(worksheet_writer, "create_temporary_file", lambda suffix="": "/dev/full")
    else:
        written = Path.write_bytes
        monkeypatch.setattr(Path, "write_bytes", lambda _, content: written(Path("/dev/full"), content))
    monkeypatch.chdir(hr.parent)
    unraised: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraised.append)
    [line] = run(str(hr), "-o", "soon.xlsx", code=3).splitlines()
    gc.collect()
    assert (line, unraised) == ("certladder: soon.xlsx：无法写入：磁盘空间不足", [])


def test_without_the_extra(hr: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "未安装 duckdb；请运行 pip install 'certladder[workforce]'" in run(str(hr), code=3)


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_stages_in_order(lang: str, hr: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    @contextmanager
    def recorded(words: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
        yield lambda stage, done, of: told.append(words[stage])

    monkeypatch.setattr(command, "staged", recorded)
    run(str(hr), *ON, "--lang", lang, "--until", "2027-01-01", "-o", str(hr.parent / "soon.csv"))
    stages = ("reading", "checking", "answers", "becoming_eligible", "summary", "writing")
    seen = list(dict.fromkeys(told))
    assert seen == list(dict.fromkeys(say(f"workforce.stage.{stage}", lang) for stage in stages))


def test_a_stage_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for screen in (Screen(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", screen)
        with staged({"reading": "读取", "writing": "写出"}) as begin:
            begin("reading", 200_000, 1_000_000)
            begin("writing", 0, 0)
        assert ("写出 …" in screen.getvalue()) is screen.isatty()
