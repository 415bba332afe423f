"""The texts in this folder -> compiled.json; kept apart so that reading it needs no parser (`make compiled`)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ..parsing.document import read_document
from .builtin import COMPILED

__all__ = ["compile_builtin", "write_builtin"]


def compile_builtin() -> str:
    """What belongs into compiled.json (`make compiled` puts it there): one standard a line."""
    texts = [file for file in files(__package__).iterdir() if file.name.endswith(".txt")]
    lines = [
        standard.model_dump_json()
        for file in sorted(texts, key=lambda file: file.name)
        for standard in read_document(file.read_text(encoding="utf-8"), file.name, strict=True)
    ]
    return '{"standards":[\n' + ",\n".join(lines) + "\n]}\n"


def write_builtin() -> None:
    """Put it there."""
    Path(str(files(__package__).joinpath(COMPILED))).write_text(compile_builtin(), encoding="utf-8")
