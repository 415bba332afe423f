"""Help: every command, in one language at a time, as light as it was."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import product

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from certladder.cli.main import COMMANDS, cli
from certladder.model.wording import messages

CHINESE = re.compile("[一-鿿]")
LIGHT = {"pydantic", "lark", "networkx", "rich", "ibis", "duckdb", "pyarrow"}


def help_of(*args: str, lang: str = "zh") -> str:
    result = CliRunner().invoke(cli, [*args, "--help"], env={"CERTLADDER_LANG": lang})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_list_of_commands_in_either_language() -> None:
    chinese, english = help_of(), help_of(lang="en")
    assert chinese.startswith("用法：certladder [选项] 命令 [参数]...\n\n  职业技能等级证书")
    assert english.startswith("Usage: certladder [OPTIONS] COMMAND [ARGS]...\n\n  Advice on China's")
    for text, lang in ((chinese, "zh"), (english, "en")):
        shown = re.findall(r"^  ([a-z]+)  +(\S.*)$", text, re.MULTILINE)
        assert shown[: len(COMMANDS)] == [(name, messages(lang)[f"cli.{name}.short"]) for name in COMMANDS]


def test_no_command_shows_the_help() -> None:
    result = CliRunner().invoke(cli, [])
    assert (result.exit_code, result.stdout.rstrip()) == (0, help_of().rstrip())


@pytest.mark.parametrize(("command", "lang"), list(product(COMMANDS, ("zh", "en"))))
def test_help_is_in_one_language_with_examples(command: str, lang: str) -> None:
    text = help_of(command, lang=lang)
    usage, options, examples = (messages(lang)[f"cli.heading.{part}"] for part in ("usage", "options", "examples"))
    assert text.startswith(f"{usage}certladder {command} {messages(lang)['cli.metavar.options']}")
    assert f"\n{options}\n" in text
    assert f"\n  certladder {command}" in text.partition(f"\n{examples}\n")[2]
    assert "Show this message" not in text
    assert max(map(cell_len, text.splitlines())) <= 110


def test_options_are_explained_in_the_language() -> None:
    assert re.search(r"--born 日期 +出生日期$", help_of("check"), re.MULTILINE)
    assert re.search(r"--born DATE +date of birth$", help_of("check", lang="en"), re.MULTILINE)
    prose = help_of("check", lang="en").partition("Options:")[0].splitlines()
    assert [line for line in prose if CHINESE.search(line)] == [
        "  OCCUPATION  name of the occupation, e.g. 电工",
        "  LEVEL       level, e.g. 4, 四级 or 中级工",
    ]


def test_lang_decides_the_language_of_the_help_in_any_place() -> None:
    for args in (
        ["check", "--lang", "en", "--help"],
        ["check", "--help", "--lang=en"],
        ["--lang", "en", "check", "-h"],
    ):
        assert CliRunner().invoke(cli, args).stdout == help_of("check", lang="en")
    assert CliRunner().invoke(cli, ["--help", "--lang", "en"]).stdout == help_of(lang="en")
    assert CliRunner().invoke(cli, ["--lang", "en", "graph", "电工"]).stdout.startswith("电工 level 5")
    assert "--lang fr：须为 zh、en 之一" in CliRunner().invoke(cli, ["--lang", "fr", "graph"]).stderr


def test_the_examples_in_the_help_are_options_that_exist() -> None:
    """Every example of check, survey and plan that needs no file runs."""
    for command in ("check", "survey", "plan"):
        shown = [line.split()[1:] for line in help_of(command).splitlines() if line.startswith("  certladder ")]
        assert shown
        for args in shown:
            if "--person" not in args:
                assert CliRunner().invoke(cli, args).exit_code in (0, 1, 2), args


def test_starting_is_light() -> None:
    """Help and completion of commands need neither pydantic nor lark, networkx, rich or what a workforce needs."""
    script = (
        "import sys; from certladder.cli.main import cli; cli.main(['--help'], standalone_mode=False);"
        f"print({LIGHT} & set(sys.modules), [name for name in sys.modules if name.startswith('certladder.solver.')])"
    )
    output = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert output.stdout.splitlines()[-1] == "set() []"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    asked = {"_CERTLADDER_COMPLETE": f"{shell}_source"}
    assert "certladder_completion" in CliRunner().invoke(cli, [], env=asked, prog_name="certladder").stdout


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("certladder che", "check"),
        ("certladder --v", "--version"),
        ("certladder check --wor", "--worked"),
        ("certladder check 电", "电工"),
        ("certladder check 电工 四", "四级"),
    ],
)
def test_what_is_typed_is_completed(typed: str, expected: str) -> None:
    env = {"_CERTLADDER_COMPLETE": "bash_complete", "COMP_CWORD": str(len(typed.split()) - 1), "COMP_WORDS": typed}
    assert f",{expected}\n" in CliRunner().invoke(cli, [], prog_name="certladder", env=env).stdout


def test_nothing_completes_an_unknown_command() -> None:
    env = {"_CERTLADDER_COMPLETE": "bash_complete", "COMP_CWORD": "2", "COMP_WORDS": "certladder xyzzy 电"}
    assert "电工" not in CliRunner().invoke(cli, [], prog_name="certladder", env=env).output
