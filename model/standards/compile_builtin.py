"""The texts in this folder -> compiled.json; kept apart so that reading it needs no parser (`make compiled`)."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..parsing.document import read_document
from .builtin import COMPILED

__all__ = ["compile_builtin", "write_builtin"]


def compile_builtin() -> str:
    """What belongs into compiled.json: one standard a line."""
    folder = files(__package__)
    official, supplements = _compiled(folder, strict=True), _compiled(folder.joinpath("supplements"), strict=False)
    return f'{{"standards":[\n{official}\n],"supplements":[\n{supplements}\n]}}\n'


def _compiled(folder: Traversable, *, strict: bool) -> str:
    texts = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    standards = (
        one for file in texts for one in read_document(file.read_text("utf-8"), file.name, strict=strict).standards
    )
    return ",\n".join(standard.model_dump_json() for standard in standards)


def write_builtin() -> None:
    Path(str(files(__package__).joinpath(COMPILED))).write_text(compile_builtin(), encoding="utf-8")
