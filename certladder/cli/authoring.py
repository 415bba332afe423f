"""`certladder new`, `test` and `schema`: for the experts who write rules and cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..cases import read_cases
from ..cases.skeleton import skeleton
from ..model.errors import SystemReason
from ..model.wording import say
from ..schemas import SCHEMAS, json_schema
from .errors import NO, YES, FileError
from .help import command, option
from .io import echo_json, echo_result, echo_text, require_new, write_file
from .options import advisor_options, json_option, lang_option, take_advisor
from .param_types import FILE, Choice

__all__ = ["new", "schema", "test"]


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
    return NO if report.failures or (complete and report.uncovered) else YES


@command("schema")
@click.argument("kind", type=Choice(tuple(SCHEMAS)), default="person")
@lang_option
def schema(kind: str, lang: str) -> None:
    """The JSON Schema of a person file, of cases, or of study programmes."""
    echo_json(json_schema(kind, lang))
