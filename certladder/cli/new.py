"""`certladder new`: a folder with a text and cases of an occupation, to start from."""

from __future__ import annotations

from pathlib import Path

import click

from ..cases.skeleton import skeleton
from ..model.errors import SystemReason
from ..model.wording import say
from .errors import FileError
from .help import command, option
from .io import echo_text, require_new, write_file
from .options import lang_option

__all__ = ["new"]


@command("new")
@click.argument("target", metavar="OCCUPATION")
@option("-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="folder")
@option("--force", is_flag=True)
@lang_option
def new(target: str, output: Path | None, force: bool, lang: str) -> None:
    """A folder with a standards text and cases of an occupation."""
    files = {(output or Path(target)) / name: text for name, text in skeleton(target, lang).items()}
    for file in files:
        require_new("--output", file, force)
    for file, text in files.items():
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError("cli.cannot_write", file=file, reason=SystemReason(error)) from error
        write_file(text, file)
    folder, occupation = next(iter(files)).parent, next(iter(files)).stem
    echo_text(say("skeleton.next", lang, files=tuple(map(str, files)), folder=folder, occupation=occupation))
