"""`certladder compile`: how a standards text was understood, and which of its words were not."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .fail import ERROR, NO, YES
from .marks import marked
from .options import FILE, json_option, lang_option
from .output import echo_json
from .understood import understood

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..model.standard import Clause, ParseProblem, Standard

__all__ = ["compile_"]


@click.command(
    "compile",
    short_help="标准原文怎样读懂的 / how a text was understood",
    epilog="""\b
示例 / examples:
  certladder compile 茶艺师.txt
  certladder compile standards/ --lang en
  certladder compile - --json < 茶艺师.txt
\b
退出码 / exit codes: 0 全部读懂 all is understood, 1 有未能读懂的 some words are not, 3+ 版式错误 the layout is broken
""",
)
@click.argument("path", type=FILE)
@lang_option
@json_option
@click.pass_context
def compile_(ctx: click.Context, /, path: Path, lang: str, as_json: bool) -> None:
    """标准原文是怎样读懂的：条款、要求、所依据的词句 / how a standards text was understood: clause, requirement, words.

    PATH 是文件、文件夹（其中的 *.txt），或 - 表示标准输入。
    PATH is a file, a folder (its *.txt files), or - for standard input.
    """
    from ..catalog import Catalog
    from ..model.standard import StandardParseError

    text = _typed() if str(path) == "-" else None
    try:
        catalog = Catalog.load(path) if text is None else Catalog.from_text(text, source="-")
    except StandardParseError as error:
        _report(error.problems, Catalog(), text, lang, as_json)
        ctx.exit(ERROR)
    unread = [problem for standard in catalog.standards for problem in standard.unread]
    _report(unread, catalog, text, lang, as_json)
    ctx.exit(NO if unread else YES)


def _typed() -> str:
    """Standard input as UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"-: 不是 UTF-8 文本 / not UTF-8 text (byte {error.start + 1})") from error


def _report(problems: Iterable[ParseProblem], catalog: Catalog, text: str | None, lang: str, as_json: bool) -> None:
    """What was understood on stdout, what was not on stderr, all of it."""
    if as_json:
        echo_json({"standards": catalog.standards, "problems": list(problems)})
        return
    for standard in catalog.standards:
        click.echo("\n".join(_standard(standard, lang)))
    for problem in problems:
        click.echo("\n".join(marked(problem, text, lang)), err=True)


def _standard(standard: Standard, lang: str) -> Iterator[str]:
    edition = f" {standard.edition}" if standard.edition else ""
    yield f"{standard.occupation}{edition}"
    for clauses in standard.levels.values():
        for clause in clauses:
            yield from _clause(clause, lang)


def _clause(clause: Clause, lang: str) -> Iterator[str]:
    yield f"\n{clause.id}  “{clause.text}”"
    for number, alternative in enumerate(clause.alternatives, start=1):
        if len(clause.alternatives) > 1:
            yield f"  第{number}种情形" if lang == "zh" else f"  alternative {number}"
        for requirement in alternative:
            mark = "?" if requirement.type == "unread" else "-"
            yield f"  {mark} {understood(requirement, lang)}  ←  “{clause.words(requirement)}”"
