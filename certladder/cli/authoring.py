"""`certladder compile`, `new`, `test` and `schema`: for the experts who write rules and cases."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from ..cases import read_cases
from ..cases.skeleton import skeleton
from ..catalog import Catalog
from ..model.errors import SystemReason
from ..model.parsing.document import parse_document
from ..model.parsing.files import text_of_file
from ..model.standard import Clause, ParseProblem, StandardParseError
from ..model.wording import say, worded
from ..schemas import SCHEMAS, json_schema
from ..solver.wording import understood_words
from .errors import Exit, FileError
from .help import Choice, command, option
from .io import echo_json, echo_result, echo_text, require_new, write_file
from .options import advisor_options, json_option, lang_option, read_standards, take_advisor
from .param_types import FILE

__all__ = ["compile_", "new", "schema", "test"]

_LONGEST = 200
"""Columns of a line that is still shown whole."""


@command("new")
@click.argument("target", metavar="OCCUPATION")
@option("-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="folder")
@option("--force", is_flag=True)
@lang_option
def new(target: str, output: Path | None, force: bool, lang: str) -> None:
    """A folder with a standards text and cases of an occupation."""
    folder = output or Path(target)
    files = {folder / name: text for name, text in skeleton(target, lang).items()}
    for file in files:
        require_new("--output", file, force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError("cli.cannot_write", file=folder, reason=SystemReason(error)) from error
    for file, text in files.items():
        write_file(text, file)
    occupation = next(iter(files)).stem
    echo_text(say("skeleton.next", lang, files=tuple(map(str, files)), folder=folder, occupation=occupation))


@command("test")
@click.argument("cases", nargs=-1, required=True, type=FILE)
@option("--complete", is_flag=True)
@advisor_options
@lang_option
@json_option
def test(cases: tuple[Path, ...], complete: bool, lang: str, as_json: bool, **options: Any) -> int:
    """Which cases the rules answer otherwise than expected, and why; which clauses they cover."""
    report = take_advisor(options).test(read_cases(*cases))
    echo_result(report, lang, as_json)
    return Exit.NO if report.failures or (complete and report.uncovered) else Exit.YES


@command("schema")
@click.argument("kind", type=Choice(tuple(SCHEMAS)), default="person")
@lang_option
def schema(kind: str, lang: str) -> None:
    """The JSON Schema of a person file, of cases, or of study programmes."""
    echo_json(json_schema(kind, lang))


@command("compile")
@click.argument("path", type=FILE)
@option("--occupation", metavar="OCCUPATION", help="page_occupation")
@option("--lines", "with_lines", is_flag=True, help="lines")
@lang_option
@json_option
def compile_(path: Path, occupation: str | None, with_lines: bool, lang: str, as_json: bool) -> int:
    """How a standards text was parsed: clause, requirement, words. PATH is a file, a folder, or - (standard input)."""
    text = _standard_input() if str(path) == "-" else None
    try:
        if text is None and occupation is None:
            catalog = read_standards(path)
        else:
            page = text_of_file(path) if text is None else text
            catalog = Catalog.from_text(page, source=str(path), occupation=occupation)
    except StandardParseError as error:
        _report(error.problems, Catalog(), text, lang, as_json)
        return Exit.ERROR
    if with_lines:
        for page in [text] if text is not None else map(text_of_file, sorted(path.glob("*.txt")) or [path]):
            for line in parse_document(page, occupation=occupation).lines:
                kind = say(f"cli.line.{line.kind}", lang)
                click.echo(worded(f"{line.line}:{line.column}  {kind}  {line.about}  “{line.words}”", lang))
    unread = [problem for standard in catalog.standards for problem in standard.unread]
    _report(unread, catalog, text, lang, as_json)
    return Exit.NO if unread else Exit.YES


def _standard_input() -> str:
    """Standard input as UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError("cli.not_utf8", file="-", byte=error.start + 1) from error


def _report(problems: Iterable[ParseProblem], catalog: Catalog, text: str | None, lang: str, as_json: bool) -> None:
    """What was parsed on stdout, what was not on stderr, all of it; `worded` shows what a terminal would obey."""
    if as_json:
        echo_json({"standards": catalog.standards, "problems": list(problems)})
        return
    for standard in catalog.standards:
        click.echo(worded(" ".join(filter(None, (standard.occupation, standard.edition))), lang))
        for clause in (clause for clauses in standard.levels.values() for clause in clauses):
            click.echo(worded("\n".join(_clause(clause, lang)), lang))
    for problem in problems:
        click.echo(worded("\n".join(_excerpt(problem, text, lang)), lang), err=True)


def _clause(clause: Clause, lang: str) -> Iterator[str]:
    yield f"\n{clause.id}  “{clause.text}”"
    for number, alternative in enumerate(clause.alternatives, start=1):
        if len(clause.alternatives) > 1:
            yield f"  {say('cli.compile.alternative', lang, number=number)}"
        for requirement in alternative:
            mark = "?" if requirement.type == "unread" else "-"
            yield f"  {mark} {understood_words(requirement, lang)}  ←  “{clause.words(requirement)}”"


def _excerpt(problem: ParseProblem, text: str | None, lang: str) -> list[str]:
    """A problem as lines: file, line, column and what to write instead; the line of text; its words marked."""
    from rich.cells import cell_len

    lines = [f"{problem.source}:{problem.line}:{problem.column}: {problem.advice(lang)}"]
    source = _lines(problem.source, text)
    if problem.line > len(source):
        return lines
    line = source[problem.line - 1].replace("\t", " ").rstrip()
    words = problem.words.splitlines()[0].rstrip() if problem.words else ""
    if cell_len(line) > _LONGEST or not line[problem.column - 1 :].startswith(words.replace("\t", " ")):
        return [*lines, f"  {problem.words[:_LONGEST]}"]
    indent = " " * cell_len(line[: problem.column - 1])
    return [*lines, f"  {line}", f"  {indent}{'^' * max(1, cell_len(words))}"]


def _lines(source: str, text: str | None) -> list[str]:
    if text is not None:
        return text.splitlines()
    try:
        return text_of_file(Path(source)).splitlines()
    except StandardParseError:
        return []
