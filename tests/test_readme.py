"""The READMEs' code runs in order, and prints what stands below it."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from certladder.cli.main import cli

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"```(python|text)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_tour_is_true(name: str) -> None:
    blocks = _BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert len(blocks) >= 8
    namespace: dict[str, object] = {}
    for (language, code), (follows, expected) in zip(blocks[::2], blocks[1::2], strict=True):
        assert (language, follows) == ("python", "text")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, name, "exec"), namespace)  # noqa: S102
        assert printed.getvalue() == expected


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_commands_print_what_stands_below_them(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to a line of dots, which stands for the rest."""
    monkeypatch.chdir(tmp_path)
    shown = re.findall(
        r"^\$ certladder (.*)\n((?:(?!\$ |```).*\n)*)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(shown) == 2
    for command, expected in shown:
        printed = CliRunner().invoke(cli, shlex.split(command), input="q\n")
        assert printed.exit_code < 3
        assert printed.stdout.startswith(expected.removesuffix("...\n"))


def test_both_readmes_hold_the_same_tour() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    bare = re.compile(r" +#.*")
    assert [bare.sub("", code) for _, code in _BLOCK.findall(english)] == [
        bare.sub("", code) for _, code in _BLOCK.findall(chinese)
    ]
