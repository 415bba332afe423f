"""The command line: each command in both languages, as text and as JSON, with its exit codes."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import certladder as cl
from certladder.cli.main import cli
from certladder.cli.values import read_record
from certladder.model.parsing.files import LARGEST

DAY = "2026-11-22"
ME = ("--holds", "五级@2021-06-01", "--works-since", "2019-07-01")
TEA = "茶艺师申报条件\n申报条件（四级）\n（1）累计从事本职业工作6年（含）以上，会背诵唐诗。\n（2）会背诵宋词。\n"


def run(*args: str, code: int = 0, text: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(cli, args, input=text)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    file = tmp_path / "茶艺师.txt"
    file.write_text(TEA, encoding="utf-8")
    return file


def test_a_name_is_the_same_or_not() -> None:
    worker = ("check", "电工", "4", "--works-since", "维修电工:2010-01-01", "--on", DAY)
    assert "维修电工是否就是电工" in run(*worker, code=2).stdout
    run(*worker, "--same", "电工:维修电工")
    run(*worker, "--not-same", "电工：维修电工", code=1)
    assert "“电工”就是电工本身的名称，不必声明" in run(*worker, "--same", "电工:电工", code=3).stderr


def test_what_is_declared_of_other_occupations_is_said() -> None:
    """But not of those that are related to the target, which may count for it under a name that is declared."""
    worker = ("--works-since", "2010-01-01", "--on", DAY)
    said = "声明 铣工:车工 说的不是电工，在这里没有用到。\n"
    for command in ("check", "plan", "report"):
        assert run(command, "电工", "4", *worker, "--related", "铣工:车工").stderr == said
        assert run(command, "电工", "4", *worker, "--related", "电工:车工").stderr == ""
    assert said in run("ask", "电工", "4", *worker, "--related", "铣工:车工", "--json").stderr
    lathe = ("--works-since", "普车工:2010-01-01", "--related", "铣工:车工", "--same", "车工:普车工", "--on", DAY)
    assert run("check", "铣工", "4", *lathe).stderr == ""
    for command in (("graph", "电工"), ("lint", "电工")):
        assert run(*command, "--related", "铣工:车工").stderr == said
        assert run(*command, "--related", "电工:车工").stderr == ""


def test_what_is_added_of_other_occupations_is_said(tmp_path: Path) -> None:
    """But not of those that are related to the target, by a declaration or by the text of the target itself."""
    worker = ("--works-since", "2010-01-01", "--on", DAY)
    said = "--supplements 中没有铣工的条件。\n"
    for command in (("check", "铣工", "4", *worker), ("show", "铣工"), ("graph", "铣工"), ("lint", "铣工")):
        assert run(*command, "--supplements").stderr == said
    assert run("plan", "铣工", "4", *worker, "--related", "铣工:电工", "--supplements").stderr == ""
    text = tmp_path / "镗工.txt"
    text.write_text("职业：镗工\n相关职业：铣工、电工\n申报条件（四级）\n累计从事本职业工作4年。", encoding="utf-8")
    assert run("show", "铣工", "4", "--standards", str(text)).stderr == f"--standards {text} 中没有铣工的条件。\n"
    further = ("--standards", str(text), "--supplements", "--related", "电工:车工")
    assert run("check", "镗工", "4", *worker, *further).stderr == ""


def test_wishes_that_change_nothing_are_said() -> None:
    planned = run(
        "plan", "电工", "4", "--nothing", "--avoid", "钳工/四级/1", "--max-trainings", "2", "--on", DAY
    ).stdout
    avoided, limited = "不依据的条文中的 钳工/四级/1 在这里不起作用。", "以下要求在这里不起作用：培训的次数上限。"
    assert planned.endswith(f"{limited}\n{avoided}\n")
    page = run("report", "电工", "4", "--nothing", "--max-trainings", "2", "--on", DAY).stdout
    assert limited in page


def test_names_that_do_not_count_are_said() -> None:
    note = "“厨师”在本库中没有收录，按其他职业计。"
    cook = ("--works-since", "厨师:2010-01-01", "--on", DAY)
    assert note in run("check", "电工", "4", *cook, code=1).stdout
    assert run("plan", "电工", "4", *cook).stdout.endswith(f"\n\n{note}\n")
    assert note in run("plan", "电工", "4", *cook, "--max-certificates", "0", code=2).stdout
    run("plan", "电工", "5", *cook, code=4)
    worker = ("--works-since", "维修电工:2010-01-01", "--on", DAY)
    assert run("plan", "电工", "4", *worker).stdout.endswith("\n\n“维修电工”是否就是电工尚未核实，暂未计入。\n")
    permit = ("--permit", "低压电工作业证", "--on", DAY)
    assert "“低压电工作业证”是操作证" in run("survey", *permit, code=1).stdout
    assert "“厨师”" not in run("survey", *cook, code=2).stdout  # some levels ask whether it is related


def test_check_says_yes_no_and_undetermined() -> None:
    assert run("check", "电工", "4", *ME, "--on", DAY).stdout.startswith("可以申报电工 四级/中级工（2026年11月22日）")
    english = run("check", "电工", "四级", *ME, "--on", "2022年6月1日", "--lang", "en", code=1)
    assert english.stdout.startswith("No: not eligible for 电工 (Electrician) level 4")
    unsure = run("check", "铣工", "4", "--works-since", "厨师:2010/1/1", "--on", "2026.11.22", code=2)
    assert "厨师是否为铣工的相关职业？" in unsure.stdout
    related = ("--related", "铣工:厨师", "--on", DAY)
    run("check", "铣工", "4", "--works-since", "厨师:2010-01-01", *related)
    run("check", "铣工", "4", "--works-since", "厨师:2010-01-01", "--unrelated", "铣工：厨师", code=1)


def test_check_as_json_is_the_librarys_answer() -> None:
    me = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
        work=[cl.Work(occupation="电工", start="2019-07-01")],
    )
    output = run("check", "电工", "3", *ME, "--on", DAY, "--json", code=1).stdout
    assert cl.Eligibility.model_validate_json(output) == cl.Advisor().check(me, "电工", 3, on=DAY)


def test_today_is_the_day_unless_another_is_asked_for() -> None:
    answer = run("check", "电工", "4", *ME, "--json").stdout
    assert answer == run("check", "电工", "4", *ME, "--on", "今天", "--json").stdout


def test_every_sort_of_record_can_be_given() -> None:
    output = run(
        *("check", "化学检验员", "4", "--json", "--on", DAY, "--born", "1990.5.1", "--unknown", "training"),
        *("--holds", "五级@2021-06-01", "--holds", "化学检验工:四级", "--holds", "预备技师@2020-01-01"),
        *("--worked", "2015-03-01..2018-06-30", "--trained", "中级@2024-05-30"),
        *("--graduated", "大专，相关专业@2020年7月1日", "--graduated", "技师学院,预备技师班"),
        *("--apprenticed", "2014-06-30", "--apprenticed", "钳工:", "--title", "助理工程师@2023-12-01"),
        *("--permit", "机动车驾驶证@2019-05-01", "--permit", "健康证", "--works-since", "2019-07-01"),
    )
    answer = cl.Eligibility.model_validate_json(output.stdout)
    assert answer.clauses[0].verdict == "eligible"
    assert [record.level for record in answer.clauses[0].findings[1].records if isinstance(record, cl.Training)] == []


def test_full_time_study_and_its_days_can_be_given() -> None:
    """D25: work on the days of full-time study does not count; a day that is not known is asked."""
    work = ("--works-since", "2018-09-01", "--on", DAY)
    dated = run("check", "电工", "4", "--graduated", "高中,全日制@2018-09-01..2021-07-01", *work, code=1)
    assert "2027年7月1日起可以申报" in dated.stdout
    run("check", "电工", "4", "--graduated", "高中,非全日制@2018-09-01..2021-07-01", *work)
    asked = run("check", "电工", "4", "--graduated", "高中,full-time@2021-07-01", *work, code=2)
    assert "高中，全日制，2021年7月1日毕业" in asked.stdout
    counted = run(
        "check", "电工", "4", "--works-since", "2020-12-31", "--on", DAY, "--policy", "counting=calendar_year"
    )
    assert "可以申报" in counted.stdout


def test_dates_known_to_the_month_or_year_can_be_given() -> None:
    """D1, U13: every option that states a record takes them as far as they are known."""
    month = run("check", "电工", "4", "--works-since", "2020.11", "--on", DAY, code=2)
    assert "从事电工工作（2020年11月至今）：开始工作的日期是2020年11月的哪一天？" in month.stdout
    run("check", "电工", "4", "--worked", "2015-06..2021年", "--works-since", "2021", "--on", DAY)
    run("check", "电工", "3", "--holds", "四级@2021年11月", "--works-since", "2015", "--on", DAY, code=2)
    run("survey", "--born", "1990", "--graduated", "大专,本专业@2017", "--occupation", "电工", "--on", DAY, code=2)


def test_work_can_be_given_as_rosters_write_it() -> None:
    spans = ("2019-07至今", "2019.07—至今", "2019.7-至今", "2019..至今", "2014年—2021年", "2014.01～2021.01")
    for span in (*spans, "2014-2021", "2014.01-2021.01", "2014-01-01-2021-01-01", "20140101-20210101"):
        run("check", "电工", "4", "--worked", span, "--on", DAY)


def test_work_can_be_given_as_years() -> None:
    """U14: so many years until today."""
    for length in ("7年", "6 years", "72个月", "6年"):
        run("check", "电工", "4", "--works-since", f"电工:{length}")
    assert "1 个月" in run("check", "电工", "4", "--works-since", "5年11个月", code=1).stdout
    run("check", "电工", "4", "--works-since", "7.3年", code=3)


def test_a_person_file_and_records_add_up(tmp_path: Path) -> None:
    toml = tmp_path / "me.toml"
    toml.write_text(
        'incomplete = ["training"]\nborn = 1990-05-01\n'
        '[[certificates]]\noccupation = "电工"\nlevel = "五级"\nissued = 2021-06-01\n',
        encoding="utf-8",
    )
    run("check", "电工", "4", "--person", str(toml), "--on", DAY, code=1)
    run("check", "电工", "4", "--person", str(toml), "--works-since", "2019-07-01", "--on", DAY)
    saved = tmp_path / "me.json"
    saved.write_text(cl.Person.load(toml).model_dump_json(), encoding="utf-8")
    assert cl.Person.load(saved) == cl.Person.load(toml)
    run("check", "电工", "4", "--person", str(saved), "--works-since", "2019-07-01", "--on", DAY)


@pytest.mark.parametrize(
    ("option", "words", "record"),
    [
        ("works_since", "2021年6月至今", cl.Work(occupation="电工", start="2021-06")),
        ("worked", "2015到2018", cl.Work(occupation="电工", start="2015", end="2018")),
        ("worked", "钳工:2018-07-至今", cl.Work(occupation="钳工", start="2018-07")),
        (
            "graduated",
            "大专,电气自动化专业@2020-07",
            cl.Education(degree="大专", major="电气自动化", graduated="2020-07"),
        ),
        ("graduated", "函授大专@2020", cl.Education(degree="大专", full_time=False, graduated="2020")),
        ("graduated", "技校@2017~2020", cl.Education(school="技工学校", enrolled="2017", graduated="2020")),
        ("holds", "预备技师@2020", cl.Certificate(occupation="电工", kind="pre_technician", issued="2020")),
        ("permit", "驾驶证", cl.Permit(name="驾驶证")),
    ],
)
def test_records_are_read_as_people_write_them(option: str, words: str, record: object) -> None:
    assert read_record(option, words, "电工") == record


def test_lists_and_aims_are_named_in_either_language() -> None:
    education = ("check", "电工", "4", "--on", DAY, "--json", "--unknown")
    assert run(*education, "学历", code=2).stdout == run(*education, "education", code=2).stdout
    aims = ("plan", "电工", "4", "--nothing", "--on", DAY, "--json", "--optimise")
    assert run(*aims, "证书，时间").stdout == run(*aims, "cert,time").stdout
    line = run(*aims, "费用", code=3).stderr.splitlines()[1]
    assert "--prices" in line


def test_survey_puts_what_is_open_first() -> None:
    facts = ("--occupation", "铣工", "--holds", "四级@2020-09-01", "--works-since", "2016-03-01", "--on", DAY)
    lines = run("survey", *facts).stdout.splitlines()
    assert lines[0].startswith("现在可以申报 1 项，待定 6 项，已持有 1 项")
    assert lines[2:4] == ["现在可申报：", "  ✓ 铣工 三级/高级工——依据 铣工/三级/1"]
    assert "Milling machinist" in run("survey", *facts, "--lang", "en").stdout
    answers = json.loads(run("survey", *facts, "--json").stdout)
    assert len([cl.Eligibility.model_validate(answer) for answer in answers]) == 25
    run("survey", "--nothing", "--on", DAY, code=1)
    run("survey", "--unknown", "education", "--on", DAY, code=2)


def test_plan_tells_the_way_or_why_there_is_none() -> None:
    assert "最早 2036-11-22" not in run("plan", "电工", "4", "--nothing", "--on", DAY).stdout
    assert "2032-11-22" in run("plan", "电工", "4", "--nothing", "--on", DAY, "--lang", "en").stdout
    assert "暂无法规划" in run("plan", "客户服务管理员", "1", "--nothing", "--on", DAY, code=4).stdout
    no = json.loads(run("plan", "电工", "4", "--nothing", "--max-certificates", "0", "--json", code=2).stdout)
    assert (no["no_path"]["kind"], no["no_path"]["wishes"]) == ("wishes", ["max_certificates"])
    assert cl.Plan.model_validate(no["no_path"]["best"]).certificates == 1
    run("plan", "化学检验员", "3", "--nothing", "--avoid", "化学检验员/四级/3", "--max-trainings", "0", code=2)
    assert cl.UnreachableCertificate.model_validate(no["no_path"]["tree"]).occupation == "电工"


def test_plan_takes_wishes(tmp_path: Path) -> None:
    study = tmp_path / "study.json"
    study.write_text('{"school": "技工学校", "years": 3, "relevance": "本专业"}', encoding="utf-8")
    target = ("plan", "电工", "3", "--nothing", "--on", DAY, "--json")
    best = cl.Plan.model_validate_json(run(*target).stdout)
    assert best == cl.Advisor().plan(cl.Person(), "电工", 3, on=DAY)
    front = json.loads(run(*target, "--study", "--all", "--max-programmes", "1", "--max-trainings", "0").stdout)
    assert len([cl.Plan.model_validate(plan) for plan in front]) > 1
    attended = cl.Plan.model_validate_json(run(*target, "--study-file", str(study), "--deadline", "2036-01-01").stdout)
    assert attended.programmes == 1
    run(*target, "--study-file", str(study), "--deadline", "2036-01-01", "--no-full-time", code=2)
    run(*target, "--only", "电工/四级/2", "--only", "电工/三级/1", "--avoid", "电工/四级/1", "--via", "电工/四级/2")
    sorted_by = run(
        "plan", "化学检验员", "1", "--nothing", "--optimise", "trainings，time", "--on", DAY, "--json"
    ).stdout
    assert cl.Plan.model_validate_json(sorted_by).trainings == 0
    held = ("plan", "客户服务管理员", "2", "--works-since", "2020-01-01", "--on", DAY, "--json")
    assert cl.Plan.model_validate_json(run(*held, "--obtainable", "--assume-unknown").stdout).certificates == 2
    slow = cl.Plan.model_validate_json(run(*target, "--policy", "lead_time_months=6").stdout)
    assert slow.reached > best.reached


def test_compile_shows_clause_requirement_and_words(tea: Path) -> None:
    output = run("compile", str(tea), code=1)
    assert "茶艺师/四级/1  “累计从事本职业工作6年（含）以上，会背诵唐诗。”" in output.stdout
    assert "  ? 未能读懂：“累计从事本职业工作6年（含）以上，会背诵唐诗”  ←" in output.stdout
    errors = output.stderr.splitlines()
    assert errors[0].startswith(f"{tea}:3:21: 不像一项申报条件；请写成")
    assert errors[1:3] == [
        "  （1）累计从事本职业工作6年（含）以上，会背诵唐诗。",
        " " * 40 + "^" * 10,
    ]
    assert "  ? text that could not be read: “" in run("compile", str(tea), "--lang", "en", code=1).stdout
    assert ": does not look like a condition; write " in run("compile", str(tea.parent), "--lang", "en", code=1).stderr


def test_compile_tells_alternatives_and_all_fields() -> None:
    folder = Path(cl.__file__).parent / "model" / "standards"
    output = run("compile", str(folder)).stdout
    assert "  第2种情形" in output
    assert "取得该证书后累计从事本职业工作满" in output
    assert "含应届毕业生" in output
    assert "本专业或相关专业" in output
    assert "  Alternative 2" in run("compile", str(folder), "--lang", "en").stdout
    assert "电工 2009" not in output


def test_compile_as_json(tea: Path) -> None:
    output = json.loads(run("compile", str(tea), "--json", code=1).stdout)
    (standard,) = map(cl.Standard.model_validate, output["standards"])
    assert [cl.ParseProblem.model_validate(problem) for problem in output["problems"]] == list(standard.unread)


def test_compile_reads_standard_input() -> None:
    header = "职业：茶艺师\n版本：2009年版\n申报条件（四级）\n累计从事本职业工作6年以上。\n"
    assert run("compile", "-", text="\ufeff" + header).stdout.startswith("茶艺师 2009年版\n")
    broken = run("compile", "-", text="\t噪声\n", code=3)
    assert (broken.stdout, broken.stderr.splitlines()[1:]) == ("", ["   噪声", "   ^^^^"])
    assert json.loads(run("compile", "-", "--json", text="噪声", code=3).stdout)["problems"][0]["words"] == "噪声"
    chinese = run("compile", "-", text=header.encode("gb18030"), code=3).stderr
    assert chinese.startswith("-:1:1: 不是 UTF-8 文本，像是 GB18030；请另存为 UTF-8\n")
    assert "-：无法读取：文件过大" in run("compile", "-", text=b"\n" * (LARGEST + 1), code=3).stderr


def test_compile_shows_what_each_line_was_taken_for(tmp_path: Path) -> None:
    page = "申报条件（四级）\n年龄要求：年满18周岁。\n（1）累计从事本职业工作4年以上。\n"
    file = tmp_path / "tea.txt"
    file.write_text(page, encoding="utf-8")
    told = run("compile", str(file), "--lines", "--occupation", "茶艺师").stdout
    assert told.splitlines()[:4] == [
        "1:1  等级标题  四级/中级工  “申报条件（四级）”",
        "2:1  小节标题  requirement  “年龄要求：”",
        "2:6  共同条件    “年满18周岁。”",
        "3:4  条款  四级/1  “累计从事本职业工作4年以上。”",
    ]
    file.write_text(f"茶艺师申报条件\n{page}", encoding="utf-8")
    assert "3:6  shared condition" in run("compile", str(tmp_path), "--lines", "--lang", "en").stdout


@pytest.mark.parametrize("options", [[], ["--lines"]])
def test_compile_shows_what_a_terminal_would_obey(options: list[str]) -> None:
    text = "职业：茶艺师\n版本：旧\x1b[2J版\n申报条件（四级）\n（1）累计从事本职业工作6年\x1b[31m以上，会背\u202e诵唐诗。\n"
    shown = run("compile", "-", *options, text=text.encode(), code=1)
    assert "\\u001b[31m" in shown.stdout
    assert "\\u202e" in shown.stderr
    assert not {"\x1b", "\u202e"} & set(shown.output)


def test_compile_marks_no_words_that_it_cannot_show(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(TEA + "（3）" + "会背诵元曲，" * 60 + "\n", encoding="utf-8")
    assert "\n  会背诵元曲" in run("compile", str(long), code=1).stderr
    (tmp_path / "gb.txt").write_bytes("噪声".encode("gb18030"))
    assert "请另存为 UTF-8" in run("compile", str(tmp_path / "gb.txt"), code=3).stderr
    assert "没有这个文件" in run("compile", str(tmp_path / "none.txt"), code=3).stderr


def test_graph_in_every_form() -> None:
    assert run("graph", "电工").stdout.splitlines()[0] == "电工 五级/初级工 → 电工 四级/中级工  电工/四级/1"
    assert "no certificate → 电工 level 4 (intermediate)  电工/四级/2" in run("graph", "--lang", "en").stdout
    assert "电工 预备技师 → 电工 二级/技师  电工/二级/2.2" in run("graph").stdout
    catalog = cl.Catalog.builtin()
    assert run("graph", "铣工", "--format", "svg").stdout == catalog.ladder_svg("铣工") + "\n"
    assert (
        run("graph", "电工", "--format", "svg", "--lang", "en").stdout == catalog.ladder_svg("电工", lang="en") + "\n"
    )
    edges = json.loads(run("graph", "电工", "--format", "json").stdout)
    assert json.loads(run("graph", "电工", "--json").stdout) == edges
    assert {"from": ["电工", 5], "to": ["电工", 4], "by": "电工/四级/1", "kind": "asks"} in edges
    assert {"from": None, "to": ["电工", 4], "by": "电工/四级/2", "kind": "asks"} in edges


def test_a_report_is_the_librarys_page(tmp_path: Path) -> None:
    page = cl.Advisor().report(cl.Person(), "电工", 3, DAY, lang="en", max_trainings=1)
    args = ("report", "电工", "3", "--nothing", "--max-trainings", "1", "--on", DAY, "--lang", "en")
    assert run(*args).stdout == page + "\n"
    file = tmp_path / "report.html"
    assert run(*args, "-o", str(file)).output == ""
    assert file.read_text(encoding="utf-8") == page
    assert "none/report.html" in run(*args, "-o", str(tmp_path / "none" / "report.html"), code=3).stderr
    assert "最多取得 0 本证书" in run("report", "电工", "3", "--nothing", "--max-certificates", "0").stdout


def test_standards_of_ones_own(tea: Path) -> None:
    own = ("--standards", str(tea), "--on", DAY)
    run("check", "茶艺师", "4", "--works-since", "2010-01-01", *own, code=2)
    assert "茶艺师" in run("graph", "茶艺师", *own).stdout


@pytest.mark.slow
def test_a_terminal_that_cannot_show_chinese_gets_escapes() -> None:
    output = subprocess.run(
        [sys.executable, "-m", "certladder", "check", "电工", "4", "--nothing"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert output.returncode == 1
    assert output.stdout.startswith(rb"\u8fd8\u4e0d\u80fd")


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["certladder", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("certladder", run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out) == (0, f"certladder {cl.__version__}\n")


def test_lint_tells_what_is_likely_a_mistake(tmp_path: Path) -> None:
    assert "警告：电工：电工/四级/1要求五级/初级工证书，但目录未收录该等级的条件" in run("lint").stdout
    assert run("lint", "客户服务管理师", "--lang", "en").stdout.startswith(
        "warning: 客户服务管理员: a certificate of level 3 (advanced) is required"
    )
    assert "电工" not in run("lint", "客户服务管理员").stdout
    file = tmp_path / "环.txt"
    file.write_text("镗工申报条件\n申报条件（四级）\n取得本职业四级（中级工）职业资格证书。\n", encoding="utf-8")
    found = json.loads(run("lint", "镗工", "--standards", str(file), "--json", code=1).stdout)
    assert "unreachable" in {cl.LintFinding.model_validate(finding).kind for finding in found}
    run("lint", "厨师", code=3)
    file.write_text("镗工申报条件\n申报条件（四级）\n累计从事本职业工作6年。\n", encoding="utf-8")
    assert run("lint", "镗工", "--standards", str(file)).output == ""


@pytest.mark.slow
def test_targets_are_a_table_soonest_first() -> None:
    miller = ("--occupation", "铣工", "--holds", "四级@2020-09-01", "--works-since", "2016-03-01", "--on", DAY)
    lines = run("targets", *miller, "--deadline", "2035-01-01").stdout.splitlines()
    assert len(lines) == 4 + 25
    assert lines[3].split() == ["已持有", "铣工", "四级/中级工"]
    assert lines[4].split() == [DAY, "0", "天", "铣工", "三级/高级工", "铣工/三级/1"]
    assert lines[-2].split()[-1] == "晚于期限"
    english = run("targets", *miller, "--max-certificates", "0", "--lang", "en").stdout
    assert re.search(r"no path +电工 +level 4 \(intermediate\) +No plan for 电工", english)
    found = json.loads(run("targets", *miller, "--deadline", "2026-11-23", "--json").stdout)
    assert [cl.Plan.model_validate(one).level for one in found[:2]] == [4, 3]
    assert found[2]["no_path"]["wishes"] == ["deadline"]
    run("targets", "--nothing", "--max-certificates", "0", code=1)
    maintainer = run("targets", "--works-since", "维修电工:2010-01-01", "--on", DAY).stdout
    assert "“维修电工”是否就是电工尚未核实" in maintainer
    cook = run("targets", "--works-since", "厨师:2010-01-01", "--unknown", "training", "--on", DAY).stdout
    unlisted = "没有提供，方案不计：您参加过哪些正规培训？补充后可能更早。"
    assert cook.endswith(f"“厨师”在本库中没有收录，按其他职业计。\n{unlisted}\n")


def test_prices_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "prices.json"
    given = {"certificate": {"三级": 300}, "training": {"3": 2000}, "subsidy": {"三级": 1500}, "source": "某市 2026 年"}
    file.write_text(json.dumps(given), encoding="utf-8")
    person = ("--occupation", "化学检验员", "--holds", "四级@2023-03-01", "--works-since", "2023-03-01", "--on", DAY)
    target = ("plan", "化学检验员", "3", *person, "--prices", str(file))
    trained = run(*target).stdout
    assert "费用共 800 元" in trained
    assert "价格来源：某市 2026 年" in trained
    assert "净得 1,200 元" in run(*target, "--max-cost", "-100").stdout
    assert [plan["cost"] for plan in json.loads(run(*target, "--all", "--json").stdout)] == [800, -1200]
    assert "费用不超过 -1,201.00 元" in run(*target, "--max-cost", "-1201", code=2).stdout
    lines = run("targets", *person, "--prices", str(file)).stdout.splitlines()
    assert "费用（元）" in lines[1]
    assert next(line.split()[3:] for line in lines if "化学检验员/三级/1" in line)[:2] == ["800", "化学检验员"]
    run("plan", "化学检验员", "4", "--nothing", "--max-cost", "1", code=3)


def test_diff_of_two_texts(tmp_path: Path, tea: Path) -> None:
    new, me = tmp_path / "新.txt", tmp_path / "me.json"
    tea.write_text(TEA.replace("，会背诵唐诗", ""), encoding="utf-8")
    new.write_text(tea.read_text(encoding="utf-8").replace("6年", "5年"), encoding="utf-8")
    worker = {"work": [{"occupation": "茶艺师", "start": "2021-11-22"}], "meets": {"会背诵宋词": False}}
    me.write_text(json.dumps(worker), encoding="utf-8")
    text = run("diff", str(tea), str(new), "--person", str(me), "--on", DAY, code=1).stdout
    assert "± 茶艺师/四级/1：要求有变" in text
    assert text.endswith(f"\n{me}\n  茶艺师 四级/中级工：不符合（2027年11月22日起） → 符合\n")
    found = json.loads(run("diff", str(tea), str(new), "--person", str(me), "--on", DAY, "--json", code=1).stdout)
    assert [one["kind"] for one in found["changes"]] == ["changed"]
    assert [one["level"] for one in found["persons"][str(me)]] == [4]
    same = run("diff", "builtin", "builtin", "--person", str(me), "--lang", "en").stdout
    assert same == f"No difference.\n\n{me}\n  No answer changes.\n"


def test_supplements_are_an_option() -> None:
    worker = ("check", "电工", "5", "--works-since", "2020-01-01", "--on", DAY)
    answer = run(*worker, "--supplements").stdout
    assert "（可信度 B）。" in answer
    assert "某省职业技能等级认定报名应用" in answer
    assert "--supplements" in run(*worker, code=3).stderr
    beginner = ("--nothing", "--supplements", "--on", DAY)
    assert "以下等级的条件来自补充收录，不是官方发布的原文：电工 五级/初级工" in run("survey", *beginner, code=1).stdout
    assert re.search("电工 +四级/中级工 +电工/五级/1、电工/四级/1（含补充收录）", run("targets", *beginner).stdout)
    assert run("show", "--supplements").stdout.splitlines()[0] == "电工：五级、四级、三级、二级、一级"


def test_a_certificate_of_another_occupation() -> None:
    fitter = (
        "--holds",
        "钳工:五级@2020-01-01",
        "--works-since",
        "钳工:2020-01-01",
        "--related",
        "铣工:钳工",
        "--on",
        DAY,
    )
    answer = cl.Eligibility.model_validate_json(run("check", "铣工", "4", *fitter, "--json").stdout)
    assert answer.clauses[0].findings[0].records[0].occupation == "钳工"  # type: ignore[union-attr]


def test_years_of_work_end_on_the_day_asked() -> None:
    """Not today: who has worked for six years on that day may apply on it (D3), and a day earlier may not."""
    for years, code in (("6年", 0), ("5年11个月", 1)):
        run("check", "电工", "4", "--works-since", years, "--on", "2024-03-01", code=code)
    run("check", "电工", "4", "--worked", "6年至今", "--on", "2024-03-01")
