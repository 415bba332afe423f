"""Whatever is typed, the command line answers with a readable line and an exit code from 3 on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from certladder.cli import check as check_command
from certladder.cli.main import cli

NOBODY = ("--nothing",)
CASES = [
    (("check", "电工"), "Missing argument 'LEVEL'. (certladder check --help)", 3),
    (("chek",), "No such command 'chek'", 3),
    (("check", "电", "4", *NOBODY), "没有职业“电”；是否指：电工？ / unknown occupation '电'; did you mean 电工?", 3),
    (("check", "茶", "4", *NOBODY), "没有职业“茶”；已有：", 3),
    (("check", "电", "4", *NOBODY), "unknown occupation '电'; did you mean 电工?", 3),
    (("check", "电工", "九级", *NOBODY), "'九级' is not a Level; expected one of: 5", 3),
    (("check", "电工", "5", *NOBODY), "the catalog does not hold the conditions of 电工 五级/初级工", 3),
    (("check", "电工", "4"), "say who it is about", 3),
    (("survey", "--holds", "五级"), "--holds 五级: 属于哪个职业？", 3),
    (("check", "电工", "4", "--holds", "五级@2021-02-30"), "--holds: '2021-02-30' 不是日期 / is not a day", 3),
    (("check", "电工", "4", "--holds", "五级@2021年6月"), "请写明哪一天 / the day is missing", 3),
    (("check", "电工", "4", "--holds", "九级@2021-06-01"), "--holds 九级@2021-06-01: '九级' is not a Level", 3),
    (
        ("check", "电工", "4", "--worked", "2021-06-01"),
        "--worked: '2021-06-01': 请写作 / write 2015-03-01..2018-06-30",
        3,
    ),
    (("check", "电工", "4", "--worked", "2021-06-01..2020-01-01"), "is before start 2021-06-01", 3),
    (("check", "电工", "4", "--trained", "四级"), "the day of completion is missing: 四级@2024-05-30", 3),
    (("check", "电工", "4", "--graduated", "夜校@2020-07-01"), "'夜校' 不是学校、学历、班别或专业", 3),
    (("survey", "--graduated", "大专,本专业"), "对哪个职业？/ for which occupation?", 3),
    (("check", "电工", "4", "--born", "昨天"), "'昨天' 不是日期", 3),
    (("check", "电工", "4", *NOBODY, "--on", "2026-13-01"), "'2026-13-01' 不是日期", 3),
    (("check", "电工", "4", *NOBODY, "--related", "铣工"), "'铣工': 请写作 / write --related 铣工:车工", 3),
    (("check", "电工", "4", *NOBODY, "--related", "铣:车工"), "unknown occupation '铣'", 3),
    (("check", "电工", "4", *NOBODY, "--policy", "days"), "'days': 请写作 / write --policy continuity_gap_days=30", 3),
    (
        ("check", "电工", "4", *NOBODY, "--policy", "gap=1"),
        "--policy: gap: Extra inputs are not permitted; known are",
        3,
    ),
    (("check", "电工", "4", *NOBODY, "--lang", "fr"), "'fr' is not one of 'zh', 'en'", 3),
    (("check", "电工", "4", *NOBODY, "--unknown", "all"), "'all' is not one of 'certificates'", 3),
    (("check", "电工", "4", "--person", "none.json"), "none.json: cannot be read: No such file", 3),
    (("plan", "电工", "4", *NOBODY, "--optimise", "money"), "optimise.0: Input should be 'time'", 3),
    (("plan", "电工", "4", *NOBODY, "--via", "电工/四级/9"), "no clause in force has the id '电工/四级/9'", 3),
    (("plan", "电工", "4", *NOBODY, "--max-trainings", "-1"), "-1 is not in the range", 3),
    (("plan", "电工", "4", *NOBODY, "--study-file", "none.json"), "--study-file none.json: cannot be read", 3),
    (("ask", "电工", "4", *NOBODY), "--nothing: 访谈会逐项询问", 3),
    (("ask", "电工", "4", "--person", "me.toml"), "an interview is saved as JSON: me.json", 3),
    (("completion", "tcsh"), "'tcsh' is not one of 'bash'", 3),
    (("graph", "电"), "unknown occupation '电'", 3),
]


@pytest.mark.parametrize(
    ("args", "expected", "code"), CASES, ids=lambda part: " ".join(part) if isinstance(part, tuple) else ""
)
def test_what_is_wrong_is_said_in_a_line(args: tuple[str, ...], expected: str, code: int) -> None:
    result = CliRunner().invoke(cli, args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert expected in result.stderr
    lines = result.stderr.splitlines()
    assert all(line.startswith("certladder: ") for line in lines)
    assert len(lines) == 1 or "--optimise" in args


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "me.json",
            '{"work": [{"occupation": "", "start": "x"}], "foo": 1}',
            ["not a person", "work.0.occup", "work.0.start", "foo"],
        ),
        ("me.toml", "work = [", ["not TOML: Invalid value"]),
        ("me.toml", 'certificates = "五级"', ["not a person", "certificates: Input should be a valid tuple"]),
    ],
)
def test_a_bad_person_file_has_a_line_for_each_error(
    tmp_path: Path, name: str, content: str, expected: list[str]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", "电工", "4", "--person", str(tmp_path / name)])
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert len(lines) == len(expected)
    assert all(words in line for words, line in zip(expected, lines, strict=True))


def test_bad_study_files(tmp_path: Path) -> None:
    file = tmp_path / "study.json"
    plan = ["plan", "电工", "4", "--nothing", "--study-file", str(file)]
    file.write_text("{", encoding="utf-8")
    assert "not JSON in UTF-8" in CliRunner().invoke(cli, plan).stderr
    file.write_text('[{"school": "夜校", "years": 3}]', encoding="utf-8")
    result = CliRunner().invoke(cli, plan)
    assert (result.exit_code, "study.0.school: '夜校' is not a School" in result.stderr) == (3, True)


def test_a_mistake_of_its_own_is_a_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(options: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(check_command.check, "callback", lambda **_: broken(None))
    result = CliRunner().invoke(cli, ["check", "电工", "4"])
    assert result.exit_code == 70
    assert (
        result.stderr
        == "certladder: a mistake in certladder itself, please report it: ZeroDivisionError: division by zero\n"
    )
    monkeypatch.setenv("CERTLADDER_DEBUG", "1")
    assert isinstance(CliRunner().invoke(cli, ["check", "电工", "4"]).exception, ZeroDivisionError)


def test_no_command_is_a_question_for_help() -> None:
    result = CliRunner().invoke(cli, [])
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "Usage: certladder [OPTIONS] COMMAND [ARGS]...")


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command.check, "callback", stopped)
    assert CliRunner().invoke(cli, ["check", "电工", "4"]).exit_code == 130
    monkeypatch.setattr(check_command.check, "callback", lambda **_: None)
    assert cli.main(["check", "电工", "4"], standalone_mode=False) is None


def test_a_click_error_without_a_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    def closed(**_: object) -> None:
        raise click.FileError("me.json", "closed")

    monkeypatch.setattr(check_command.check, "callback", closed)
    result = CliRunner().invoke(cli, ["check", "电工", "4"])
    assert (result.exit_code, "me.json" in result.stderr) == (3, True)
