"""Whatever is typed, the command line answers with a readable line and an exit code from 3 on, in either language."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from certladder.cli import answers as answer_commands
from certladder.cli.main import cli
from certladder.model.policy import Policy
from certladder.model.wording import say

NOBODY = ("--nothing",)
CHECK = ("check", "电工", "4")
CASES = [
    (
        ("check", "电工"),
        "缺少参数 等级：等级，如 四级、中级工 或 4（用法：certladder check --help）",
        "missing argument LEVEL: level, e.g. 4, 四级 or 中级工 (see certladder check --help)",
    ),
    (
        ("check", "4", "电工", *NOBODY),
        "职业在前，等级在后：请把 4 电工 写成 电工 4",
        "the occupation comes first, then the level: write 电工 4, not 4 电工",
    ),
    (("show", "四级", "电工"), "请把 四级 电工 写成 电工 四级", "write 电工 四级, not 四级 电工"),
    (("compile", "none"), "none:1:1: 没有这个文件；请检查路径", "none:1:1: no such file; check the path"),
    (
        ("compile", "none", "--occupation", "电工"),
        "none:1:1: 没有这个文件；请检查路径",
        "none:1:1: no such file; check the path",
    ),
    (
        ("compile", ".", "--occupation", "电工"),
        ".:1:1: 这里须是一个文件，而不是文件夹",
        ".:1:1: this is a folder; expected a file",
    ),
    (
        ("diff", "none", "builtin"),
        "none：无法读取：没有这个文件或文件夹",
        "none: cannot be read: no such file or folder",
    ),
    (("chek",), "没有命令“chek”；是否指：check", "no such command: chek; did you mean check"),
    (
        ("xyzzy",),
        "没有命令“xyzzy”；可用的命令：show、check、",
        "no such command: xyzzy; the commands are show, check, ",
    ),
    (
        ("电工", "四级"),
        "没有命令“电工”；可用的命令：show、check、",
        "no such command: 电工; the commands are show, check, ",
    ),
    ((*CHECK, "--hold", "五级"), "没有选项 --hold；是否指：--holds", "no such option: --hold; did you mean --holds"),
    ((*CHECK, "--xyzzy"), "没有选项 --xyzzy（", "no such option: --xyzzy ("),
    ((*CHECK, "--on"), "选项 --on 缺少参数值", "--on needs a value"),
    ((*CHECK, "--json=1"), "选项 --json 不带参数值", "--json takes no value"),
    (
        (*CHECK, "5", "6"),
        "多余的参数：5 6（用法：certladder check --help）",
        "too many arguments: 5 6 (see certladder check --help)",
    ),
    (("check", "电", "4", *NOBODY), "没有职业“电”；是否指：电工？", "did you mean 电工?"),
    (("check", "茶", "4", *NOBODY), "没有职业“茶”；已有：", "known are: "),
    (("check", "电工", "九级", *NOBODY), "技能等级不能是“九级”；可选：五级/初级工（5）", "“九级” is not"),
    (("check", "电工", "5", *NOBODY), "本库未收录电工 五级/初级工的申报条件，已收录：", "电工"),
    (CHECK, "没有说明是谁的情况；请用 --person", "no person is given: use --person FILE"),
    (("survey", "--holds", "五级"), "--holds 五级：没有说明是哪个职业", "--holds 五级: of which occupation?"),
    (
        (*CHECK, "--holds", "五级@2021-02-30"),
        "--holds 五级@2021-02-30：“2021-02-30”不是日历上的",
        "--holds 五级@2021-02-30: “2021-02-30” is not a day of the calendar",
    ),
    (
        (*CHECK, "--holds", "五级@2021年13月"),
        "--holds 五级@2021年13月：“2021年13月”不是日历上的日子",
        "--holds 五级@2021年13月: “2021年13月” is not a day of the calendar",
    ),
    ((*CHECK, "--holds", "九级@2021-06-01"), "--holds 九级@2021-06-01：", "--holds 九级@2021-06-01: "),
    (
        (*CHECK, "--holds", "钳工五级@2020-01-01"),
        "--holds 钳工五级@2020-01-01：请写成 钳工:五级",
        "expected a form such as 钳工:五级",
    ),
    (
        (*CHECK, "--holds", "电工证@2019-01-01"),
        "“电工证”不是等级；如是操作证，请改用 --permit",
        "“电工证” is not a level; for an operating permit use --permit",
    ),
    (
        (*CHECK, "--works-since", "钳工:"),
        "--works-since 钳工:：没有写日期",
        "--works-since 钳工:: no date is given",
    ),
    (
        (*CHECK, "--worked", "2021-06-01"),
        "--worked 2021-06-01：请写成 2015-03-01..2018-06-30",
        "expected a form such as 2015-03-01..2018-06-30",
    ),
    (
        (*CHECK, "--worked", "2021-06-01..2020-01-01"),
        "--worked 2021-06-01..2020-01-01：2020-01-01 早于开始日期",
        "--worked 2021-06-01..2020-01-01: ",
    ),
    (
        (*CHECK, "--trained", "四级"),
        "请写成 四级@2024-05-30",
        "expected a form such as 四级@2024-05-30",
    ),
    (
        (*CHECK, "--graduated", "夜校@2020-07-01"),
        "“夜校”不是学校、学历、班别或专业；可选：中等职业学校、",
        "“夜校” is not a school, degree, programme or major; expected one of secondary vocational school, ",
    ),
    (
        (*CHECK, "--graduated", "大专肄业,本专业@2020"),
        "学历不能是“大专肄业”：肄业、结业没有毕业证书",
        "“大专肄业” is no degree: study without a diploma (肄业, 结业) does not count",
    ),
    (
        (*CHECK, "--graduated", "技工学校,大学,本专业@2020-07-01"),
        "技工学校,大学,本专业：前后说法不一；请只保留一个",
        "技工学校,大学,本专业: the options contradict each other; keep one of them",
    ),
    (
        (*CHECK, "--graduated", "大专 本专业@2020-07-01"),
        "“大专 本专业”不是学校、学历、班别或专业",
        "“大专 本专业” is not a school, degree, programme or major",
    ),
    (
        (*CHECK, "--graduated", "技工学校,非本专业@2020-07-01"),
        "“非本专业”不是学校、学历、班别或专业",
        "“非本专业” is not a school, degree, programme or major",
    ),
    (
        ("survey", "--graduated", "大专,本专业"),
        "没有说明是对哪个职业而言；请加上 --occupation 电工",
        "the major is of which occupation?",
    ),
    (
        (*CHECK, "--born", "昨天"),
        "--born 昨天：“昨天”不是日期；请写成 2021-06-01、2021年6月1日",
        "--born 昨天: “昨天” is not a day; expected 2021-06-01, ",
    ),
    (
        (*CHECK, *NOBODY, "--on", "2026-11"),
        "--on 2026-11：“2026-11”没有写明哪一天；请写成如 2021-06-01",
        "--on 2026-11: “2026-11” lacks the day; expected a date such as 2021-06-01",
    ),
    (
        (*CHECK, *NOBODY, "--on", "2026-13-01"),
        "--on 2026-13-01：“2026-13-01”不是日历上的日子",
        "--on 2026-13-01: “2026-13-01” is",
    ),
    (
        (*CHECK, *NOBODY, "--related", "铣工"),
        "--related 铣工：请写成 铣工:车工",
        "--related 铣工: expected a form such as 铣工:车工",
    ),
    (
        (*CHECK, *NOBODY, "--not-same", "电工"),
        "--not-same 电工：请写成 电工:维修电工",
        "--not-same 电工: expected a form such as 电工:维修电工",
    ),
    (
        (*CHECK, *NOBODY, "--same", "电工:车工"),
        "“车工”在本库中是车工，不能声明为电工的别名",
        "“车工” is 车工 in the catalog",
    ),
    (
        (*CHECK, "--holds", "低压电工作业证@2019-05-01"),
        "“低压电工作业证”是操作证，不是技能等级证书；请改用 --permit",
        "“低压电工作业证” is an operating permit, not a skill certificate; use --permit",
    ),
    (
        (*CHECK, "--graduated", ",，+@2020"),
        "--graduated ,，+@2020：请写成 大专@2020-07-01",
        "expected a form such as 大专",
    ),
    (("new", "焊工", "-o", ""), "--output ：不能为空", "--output : must not be empty"),
    ((*CHECK, "--works-since", "5:2015-01-01"), "“5”不是职业名称；请写职业，如 电工", "“5” is not an occupation"),
    ((*CHECK, *NOBODY, "--related", "铣:车工"), "没有职业“铣”", "“铣”"),
    (
        (*CHECK, *NOBODY, "--policy", "days"),
        "--policy days：请写成 间断天数=30",
        "--policy days: expected a form such as continuity",
    ),
    (
        (*CHECK, *NOBODY, "--policy", "gap=1"),
        "--policy gap=1：须为 间断天数、证书等同、",
        "--policy gap=1: expected one of continuity_gap_days, ",
    ),
    (
        (*CHECK, *NOBODY, "--policy", "年限算法=周"),
        "--policy 年限算法=周：须为 按日、按月、按年 之一",
        "--policy 年限算法=周: expected one of day, month, calendar_year",
    ),
    (
        (*CHECK, "--holds", "五级,2021-06-01"),
        "--holds 五级,2021-06-01：请写成 五级@2021-06-01",
        "expected a form such as 五级@2021-06-01",
    ),
    ((*CHECK, "--holds", "五级（2021年6月）"), "请写成 五级@2021-06-01", "expected a form such as 五级@2021-06-01"),
    (
        (*CHECK, "--graduated", "技工学校 2020-07"),
        "请写成 大专@2020-07-01",
        "expected a form such as 大专@2020-07-01",
    ),
    ((*CHECK, "--permit", "--nothing"), "选项 --permit 缺少参数值", "--permit needs a value"),
    ((*CHECK, "--works-since", "7"), "--works-since 7：请写成 7年", "--works-since 7: expected a form such as 7年"),
    (
        ("report", "电工", "4", *NOBODY, "-o", "a.pdf"),
        "--output a.pdf：文件名应以 .html、.htm 结尾",
        "--output a.pdf: expected a name ending in .html, .htm",
    ),
    (
        (*CHECK, *NOBODY, "--policy", "training_months=x"),
        "--policy training_months=x：“x”不是整数",
        "--policy training_months=x: “x” is not a",
    ),
    (
        (*CHECK, *NOBODY, "--unknown", "all"),
        "--unknown all：须为 证书、工作、学历、培训、学徒、职称、证照 之一",
        "--unknown all: expected one of certificates, ",
    ),
    (
        (*CHECK, "--person", "none.json"),
        "none.json：无法读取：没有这个文件或文件夹",
        "none.json: cannot be read: no such file or folder",
    ),
    ((*CHECK, *NOBODY, "--standards", "none"), "none：无法读取：没有这个文件", "none: cannot be read: no such file"),
    (
        ("plan", "电工", "4", *NOBODY, "--optimise", "money"),
        "--optimise money：须为 时间、证书、培训、学历、费用 之一",
        "--optimise money: expected one of time, certificates, trainings, programmes, cost",
    ),
    (("plan", "电工", "4", *NOBODY, "--via", "电工/四级/9"), "电工/四级/9", "电工/四级/9"),
    (
        ("plan", "电工", "4", *NOBODY, "--max-trainings", "-1"),
        "--max-trainings -1：“-1”不应小于 0",
        "--max-trainings -1: “-1” should be at least 0",
    ),
    (
        ("plan", "电工", "4", *NOBODY, "--max-cost", "很少"),
        "--max-cost 很少：“很少”不是数字",
        "--max-cost 很少: “很少” is not a number",
    ),
    (
        ("plan", "电工", "4", *NOBODY, "--study-file", "none.json"),
        "none.json：无法读取：没有这个文件或文件夹",
        "none.json: cannot be read: no such file or folder",
    ),
    (
        ("workforce", "none.csv", "--level", "九级"),
        "--level 九级：技能等级不能是“九级”",
        "--level 九级: “九级” is not a level",
    ),
    (
        ("workforce", "none.csv", "--verdict", "合格"),
        "--verdict 合格：结论不能是“合格”",
        "--verdict 合格: “合格” is not a verdict",
    ),
    (
        ("ask", "电工", "4", *NOBODY),
        "ask 没有选项 --nothing；有这个选项的命令：check、survey、plan、targets、report",
        "ask has no option --nothing; the commands that have it are check, survey, plan, targets, report",
    ),
    (
        ("ask", "电工", "4", "--person", "me.toml"),
        "--person me.toml：回答存为 JSON 文件；请写成 me.json",
        "--person me.toml: answers are saved as JSON; expected me.json",
    ),
    (
        ("schema", "tables"),
        "种类 tables：须为 person、cases、study、prices 之一",
        "KIND tables: expected one of person, cases, study, prices",
    ),
    (("graph", "电"), "没有职业“电”", "“电”"),
    (
        ("report", "电工", "4", *NOBODY, "-o", "none/a.html"),
        "--output none/a.html：没有文件夹 none",
        "--output none/a.html: there is no folder none",
    ),
    ((*CHECK, *NOBODY, "--on", "2026-01-01", "--on=2027-01-01"), "--on 写了两次", "--on is given twice"),
    (
        (*CHECK, *NOBODY, "--policy", "counting=day", "--policy", "counting=month"),
        "--policy 写了两次",
        "--policy is given twice",
    ),
    (
        (*CHECK, *NOBODY, "--same", "电工:维修电工", "--not-same", "电工:维修电工"),
        "电工:维修电工：前后说法不一",
        "电工:维修电工: the options contradict each other",
    ),
    (
        (*CHECK, *NOBODY, "--same", "电工:维修电工", "--same", "钳工:维修电工"),
        "钳工:维修电工：前后说法不一",
        "钳工:维修电工: the options contradict each other",
    ),
    (
        (*CHECK, *NOBODY, "--related", "铣工:车工", "--unrelated", "铣工:车工"),
        "铣工:车工：前后说法不一",
        "铣工:车工: the options contradict each other",
    ),
    (
        ("graph", "电工", "--format", "svg", "--json"),
        "--format svg --json：前后说法不一",
        "--format svg --json: the options contradict each other",
    ),
    (
        ("compile", "none", "--lines", "--json"),
        "--lines --json：前后说法不一",
        "--lines --json: the options contradict each other",
    ),
    (
        ("graph", "铣工", "--format", "svg", "--related", "铣工:车工"),
        "--related 与 --format svg 同用不起作用",
        "--related has no effect beside --format svg; leave one of them out",
    ),
    (
        ("survey", *NOBODY, "--permit", "健康证"),
        "--nothing 与 --permit 同用不起作用",
        "--nothing has no effect beside --permit",
    ),
    (
        (*CHECK, "--occupation", "钳工", "--holds", "车工:四级", "--permit", "健康证"),
        "--occupation 钳工：没有用到：它只用于没有写明职业的 --holds",
        "--occupation 钳工: has no effect: it is for --holds, --works-since and the like that name no occupation",
    ),
    (
        ("ask", "电工", "4", "--unknown", "work", "--works-since", "2020-01-01"),
        "--unknown 工作：这类记录本来就按不清楚处理；请去掉",
        "--unknown work: has no effect: records of this kind are not known anyway",
    ),
    (("ask", "电工", "4", "--occupation", "钳工"), "--occupation 钳工：没有用到", "--occupation 钳工: has no effect"),
    (
        ("report", "电工", "4", *NOBODY, "--force"),
        "没有 --output 时，--force 不起作用；请加上，或去掉 --force",
        "--force has no effect without --output; add that, or leave --force out",
    ),
    (
        ("diff", "builtin", "builtin", "--on", "2026-11-22"),
        "没有 --person / --workforce 时，--on 不起作用",
        "--on has no effect without --person / --workforce",
    ),
    (("report", "电工", "4", *NOBODY, "-o", "a.html", "--output", "b.html"), "--output 写了两次", "--output is given"),
    (("report", "电工", "4", *NOBODY, "-o", "."), "--output .：是文件夹；请写文件名", "--output .: this is a folder"),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("args", "chinese", "english"), CASES, ids=lambda part: " ".join(part) if isinstance(part, tuple) else ""
)
def test_errors_are_one_line(args: tuple[str, ...], chinese: str, english: str, lang: str) -> None:
    result = CliRunner().invoke(cli, args, env={"CERTLADDER_LANG": lang})
    assert (result.exit_code, result.stdout) == (3, "")
    assert (chinese if lang == "zh" else english) in result.stderr
    lines = result.stderr.splitlines()
    assert all(line.startswith("certladder: ") for line in lines) or args[0] == "compile"
    assert len(lines) == 1 or "--standards" in args


def test_a_report_is_not_written_over_what_it_is_of(tmp_path: Path) -> None:
    file = tmp_path / "me.html"
    file.write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(cli, ["report", "电工", "4", "--person", str(file), "-o", str(file), "--force"])
    assert (result.exit_code, file.read_text(encoding="utf-8")) == (3, "{}")
    assert "这个文件正要读入" in result.stderr


def test_a_language_of_the_environment_that_is_none_is_refused() -> None:
    """As one of --lang is, which goes before it."""
    for lang in ("fr", "chinese"):
        result = CliRunner().invoke(cli, ["show", "电工"], env={"CERTLADDER_LANG": lang})
        assert (result.exit_code, result.stdout) == (3, "")
        assert f"CERTLADDER_LANG {lang}：须为 zh、en 之一（用法：certladder show --help）" in result.stderr
        for args in (["show", "--lang", "zh"], ["--lang", "en", "show"], ["--help"], ["show", "--help"]):
            assert CliRunner().invoke(cli, args, env={"CERTLADDER_LANG": lang}).exit_code == 0
    for lang in ("", "zh", "zh_CN.UTF-8", "EN", "en-GB"):
        assert CliRunner().invoke(cli, ["show", "电工"], env={"CERTLADDER_LANG": lang}).exit_code == 0


def test_lang_decides_the_language_of_errors() -> None:
    """Also where another mistake keeps the option itself from being read."""
    for args in (["check", "电工", "--lang", "en"], ["check", "电工", "--lang=en", "--xyzzy"]):
        assert "(see certladder check --help)" in CliRunner().invoke(cli, args).stderr
    output = CliRunner().invoke(cli, [*CHECK, *NOBODY, "--lang", "fr"]).stderr
    assert output == "certladder: --lang fr：须为 zh、en 之一（用法：certladder check --help）\n"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "me.json",
            '{"work": [{"occupation": "", "start": "x"}], "foo": 1}',
            ["me.json", "work.0.occup", "work.0.start", "foo"],
        ),
        ("me.toml", "work = [", ["TOML"]),
        ("me.toml", 'certificates = "五级"', ["me.toml", "certificates"]),
    ],
)
def test_a_bad_person_file_has_a_line_for_each_error(
    tmp_path: Path, name: str, content: str, expected: list[str]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    result = CliRunner().invoke(cli, [*CHECK, "--person", str(tmp_path / name)])
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert len(lines) == len(expected)
    assert all(words in line for words, line in zip(expected, lines, strict=True))


def test_bad_study_files(tmp_path: Path) -> None:
    file = tmp_path / "study.json"
    plan = ["plan", "电工", "4", "--nothing", "--study-file", str(file)]
    file.write_text("{", encoding="utf-8")
    assert f"{file}：不是 JSON：第 1 行第 2 列有误" in CliRunner().invoke(cli, plan).stderr
    file.write_text('[{"school": "夜校", "years": 3}]', encoding="utf-8")
    result = CliRunner().invoke(cli, plan)
    assert (result.exit_code, "study.0.school: " in result.stderr.replace("：", ": ")) == (3, True)


@pytest.mark.parametrize(("option", "content"), [("--prices", "null"), ("--prices", "{}"), ("--study-file", "[]")])
def test_a_file_without_content_is_no_wish(option: str, content: str, tmp_path: Path) -> None:
    file = tmp_path / "wish.json"
    file.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(cli, ["plan", "电工", "4", "--nothing", option, str(file)])
    assert (result.exit_code, result.stderr) == (3, f"certladder: {file}：不能为空\n")


def test_bad_price_files(tmp_path: Path) -> None:
    file = tmp_path / "prices.json"
    file.write_text('{"certificate": {"六级": 300}, "fee": 1}', encoding="utf-8")
    result = CliRunner().invoke(cli, ["plan", "电工", "4", "--nothing", "--prices", str(file)])
    assert result.exit_code == 3
    assert all(words in result.stderr for words in ("prices.certificate", "prices.fee"))


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let `certladder check` fail."""

    def broken(**_: object) -> None:
        raise error

    monkeypatch.setattr(answer_commands.check, "callback", broken)


@pytest.mark.parametrize(
    ("error", "lang", "code", "expected"),
    [
        (ZeroDivisionError("x / 0"), "zh", 70, "certladder 内部错误，请向开发者反馈：ZeroDivisionError: x / 0"),
        (
            ZeroDivisionError("x / 0"),
            "en",
            70,
            "internal error in certladder; please report it: ZeroDivisionError: x / 0",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), "zh", 3, "磁盘空间不足"),
        (OSError(errno.ENOSPC, "No space left on device", "a.csv"), "en", 3, "a.csv: no space left on the disk"),
        (OSError(errno.EIO, "Input/output error"), "zh", 3, "Input/output error"),
        (OSError("closed"), "zh", 3, "closed"),
        (click.UsageError("no"), "en", 3, "no (see certladder check --help)"),
    ],
)
def test_errors_while_a_command_runs(
    error: Exception, lang: str, code: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, error)
    result = CliRunner().invoke(cli, CHECK, env={"CERTLADDER_LANG": lang})
    assert (result.exit_code, result.stderr) == (code, f"certladder: {expected}\n")


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert CliRunner().invoke(cli, CHECK).exit_code == 130
    monkeypatch.setattr(answer_commands.check, "callback", lambda **_: None)
    assert cli.main([*CHECK], standalone_mode=False) is None


def test_a_reader_that_stops_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, BrokenPipeError())
    result = CliRunner().invoke(cli, CHECK)
    assert (result.exit_code, result.output) == (141, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a pipe that is closed early")
def test_a_closed_pipe_is_no_mistake() -> None:
    script = f"{sys.executable} -m certladder check 电工 1 --nothing; echo code $? >&2"
    output = subprocess.run(
        ["bash", "-c", f"({script}) | true"],  # noqa: S607
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert output.stderr == "code 141\n"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk")
def test_a_full_disk_is_no_mistake() -> None:
    report = CliRunner().invoke(cli, ["report", "电工", "4", *NOBODY, "-o", "/dev/full"])
    assert (report.exit_code, report.stderr) == (3, "certladder: /dev/full：无法写入：磁盘空间不足\n")
    with Path("/dev/full").open("w") as full:
        output = subprocess.run(
            [sys.executable, "-m", "certladder", *CHECK, *NOBODY],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip
        unseen = subprocess.run([sys.executable, "-m", "certladder", "check"], stderr=full, check=False)
    assert (output.returncode, output.stderr) == (3, "certladder: 磁盘空间不足\n")
    assert unseen.returncode == 3


def test_a_closed_output_is_no_mistake(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as ended:
        cli.main(["survey", *NOBODY, "--lang", "en"])
    assert (ended.value.code, "standard output is closed" in capsys.readouterr().err) == (3, True)


def test_a_closed_input_is_no_mistake(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as ended:
        cli.main(["compile", "-", "--lang", "en"])
    assert (ended.value.code, capsys.readouterr().err) == (3, "certladder: -: cannot be read: is closed\n")


@pytest.mark.skipif(os.name != "posix", reason="a link that leads to itself")
def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    """It is no file to read; written to, it is replaced."""
    loop = tmp_path / "loop.html"
    loop.symlink_to(loop)
    for option in ("--person", "--prices"):
        args = ["report", "电工", "4", option, str(loop), "-o", str(tmp_path / "page.html")]
        result = CliRunner().invoke(cli, [*args, *([] if option == "--person" else NOBODY)])
        assert (result.exit_code, "链接指向自己" in result.stderr) == (3, True)
    assert CliRunner().invoke(cli, ["report", "电工", "4", *NOBODY, "-o", str(loop)]).exit_code == 0
    assert loop.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_an_interview_without_input_ends_as_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["ask", "电工", "4"], standalone_mode=False) == 2


def test_a_report_may_go_to_a_device() -> None:
    assert CliRunner().invoke(cli, ["report", "电工", "4", *NOBODY, "-o", os.devnull]).exit_code == 0


def test_a_report_overwrites_only_if_it_may(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    args = ["report", "电工", "4", *NOBODY, "-o", str(page)]
    refused = CliRunner().invoke(cli, args)
    assert (refused.exit_code, page.read_text(encoding="utf-8")) == (3, "mine")
    assert "加 --force 覆盖" in refused.stderr
    assert CliRunner().invoke(cli, [*args, "--force"]).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", fail)
    result = CliRunner().invoke(cli, ["report", "电工", "4", *NOBODY, "--force", "-o", str(page)])
    assert (result.exit_code, page.read_text(encoding="utf-8"), [*tmp_path.iterdir()]) == (3, "old", [page])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_a_file_without_end_is_refused_by_its_size() -> None:
    for command in ("compile /dev/zero", "lint --standards /dev/zero", "plan 电工 4 --nothing --study-file /dev/zero"):
        refused = CliRunner().invoke(cli, command.split())
        assert (refused.exit_code, "文件过大" in refused.stderr) == (3, True)


def test_no_path_is_not_the_folder_one_is_in() -> None:
    result = CliRunner().invoke(cli, ["compile", ""])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "不能为空" in result.stderr


def test_hyphens_as_people_type_them() -> None:
    """Input methods make one long dash of two hyphens; many type one, or full-width ones."""
    wanted = CliRunner().invoke(cli, [*CHECK, *NOBODY, "--on", "2026-11-22"])
    for typed in (["—on", "2026-11-22"], ["－－on=2026-11-22"], ["-on", "2026-11-22"], ["––on", "2026-11-22"]):
        found = CliRunner().invoke(cli, [*CHECK, "—nothing", *typed])
        assert (found.exit_code, found.stdout) == (wanted.exit_code, wanted.stdout)


def test_full_width_digits_are_digits() -> None:
    plan = ("plan", "电工", "1", *NOBODY)
    for half, full in (
        ("--max-trainings 0", "--max-trainings ０"),
        ("--policy 发证月数=12", "--policy 发证月数＝１２"),
    ):
        one, other = (CliRunner().invoke(cli, [*plan, *words.split()]) for words in (half, full))
        assert (one.exit_code, one.stdout) == (other.exit_code, other.stdout)
    assert CliRunner().invoke(cli, [*plan, "--max-trainings", "一"]).exit_code == 3


def test_a_policy_in_chinese() -> None:
    codes = ["--policy", "counting=month", "--policy", "degree_is_floor=false", "--policy", "continuity_gap_days=30"]
    words = ["--policy", "年限算法=按月", "--policy", "学历就高=否", "--policy", "间断天数＝30"]
    one, other = (CliRunner().invoke(cli, [*CHECK, "--works-since", "2020-12-31", *asked]) for asked in (codes, words))
    assert one.stdout == other.stdout != ""


def test_settings_have_names_of_their_own() -> None:
    names = [say(f"cli.policy.{name}", "zh") for name in Policy.model_fields]
    assert len(set(names)) == len(names)
