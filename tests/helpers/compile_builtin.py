"""The built-in texts -> compiled.json beside them, so that starting needs no parser (`make compiled`)."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from certladder.model.parsing.document import read_document
from certladder.model.standards import COMPILED

STANDARDS = files("certladder.model.standards")
COMPILED_FILE = Path(str(STANDARDS.joinpath(COMPILED)))


def compile_builtin() -> str:
    """What belongs into compiled.json: one standard a line."""
    official, supplements = _compiled(STANDARDS, strict=True), _compiled(STANDARDS / "supplements", strict=False)
    return f'{{"standards":[\n{official}\n],"supplements":[\n{supplements}\n]}}\n'


def _compiled(folder: Traversable, *, strict: bool) -> str:
    texts = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    standards = (
        one for file in texts for one in read_document(file.read_text("utf-8"), file.name, strict=strict).standards
    )
    return ",\n".join(standard.model_dump_json() for standard in standards)


if __name__ == "__main__":
    COMPILED_FILE.write_text(compile_builtin(), encoding="utf-8")
