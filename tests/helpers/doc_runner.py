"""Pages of documentation whose code is run: each block in the order of the page, in one folder, with one namespace.

- `python` runs; an untitled `text`, `json` or `html` block after it is what it prints, to the letter;
- a block with a title (```toml title="me.toml") is a file of that name;
- in `console` every `$ certladder ...` runs, and prints what stands below it; what is typed at a prompt stands there too;
  `$ echo $?` prints the exit code before it.

A line of dots stands for any lines that are left out.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from click.testing import CliRunner

from certladder.cli.main import cli

INSTALLING = (
    "git clone <where the code is> certladder",
    "cd certladder",
    "python3 -m venv .venv",
    ".venv/bin/pip install .",
    ". .venv/bin/activate",
    "make demo",
    "make test",
    "make docs",
    ".venv/bin/pip install '.[examples]'",
)
"""The commands that need the network, or minutes: they are not run here."""

_BLOCK = re.compile(r"^```(\w*)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_TYPED = re.compile(r"[)）\]]: (.+)$", re.MULTILINE)
_DOTS = re.compile(r"^\.\.\.\n", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block, its title if it has one, and where it stands."""

    language: str
    title: str
    code: str
    where: str


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(found[1], found[2] or "", found[3], f"{page.name}:{text.count(chr(10), 0, found.start()) + 1}")
        for found in _BLOCK.finditer(text)
    ]


def run(page: Path) -> None:
    """Run a page's blocks in the folder that is current, in the page's language; what they print is compared."""
    lang = "zh" if page.name.endswith(".zh-CN.md") else "en"
    with mock.patch.dict(os.environ, CERTLADDER_LANG=lang):
        _run(page)


def _run(page: Path) -> None:
    namespace: dict[str, Any] = {}
    printed = ""
    for block in blocks(page):
        if block.title:
            Path(block.title).parent.mkdir(exist_ok=True)
            Path(block.title).write_text(block.code, encoding="utf-8")
        elif block.language == "python":
            assert printed == "", f"{block.where}: what is printed before it is not shown"
            printed = _printed(block, namespace)
        elif block.language in ("text", "json", "html"):
            _compare(block.code, printed, block.where)
            printed = ""
        elif block.language == "console":
            _console(block)
        else:
            assert block.language == "", f"{block.where}: {block.language} is not run"
    assert printed == "", f"{page.name}: what the last code prints is not shown"


def _printed(block: Block, namespace: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block.code, block.where, "exec"), namespace)  # noqa: S102
    return out.getvalue()


def _console(block: Block) -> None:
    code = 0
    for command, expected in _COMMAND.findall(block.code):
        words = shlex.split(command, comments=True)
        if words[0] == "certladder":
            typed = "".join(f"{answer}\n" for answer in _TYPED.findall(expected)) if words[1] == "ask" else ""
            result = CliRunner().invoke(cli, words[1:], input=typed)
            code = result.exit_code
            _compare(expected, result.output, f"{block.where}: {command}")
        elif command == "echo $?":
            _compare(expected, f"{code}\n", f"{block.where}: the exit code")
        else:
            assert shlex.join(words) in map(_plain, INSTALLING), f"{block.where}: {command} is not run"


def _plain(command: str) -> str:
    return shlex.join(shlex.split(command))


def _compare(expected: str, printed: str, where: str) -> None:
    """The pieces between lines of dots follow each other, from the first line to the last."""
    first, *others = _DOTS.split(expected)
    at = len(first) if printed.startswith(first) else -1
    for piece in others[:-1]:
        found = printed.find(piece, at)
        at = found + len(piece) if 0 <= at <= found else -1
    same = at >= 0 and (printed[at:].endswith(others[-1]) if others else at == len(printed))
    assert same, f"{where} prints\n{printed}\nbut it is shown as\n{expected}"
