"""The built-in standards: the official texts, and beside them what was read of them, so that starting needs no compiler."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from ..standard import Standard
from ..text.compiled import Compiled, key_of
from ..value import Value

__all__ = ["compile_shipped", "shipped_standards"]

COMPILED = "compiled.json"


class _Shipped(Value):
    texts: tuple[Compiled, ...]


def shipped_standards() -> tuple[Standard, ...]:
    """The standards of the texts in this folder, compiled anew where a text or the compiler has changed.

    >>> len(shipped_standards())
    7
    """
    kept = {compiled.key: compiled.standards for compiled in _kept()}
    found: list[Standard] = []
    for name, text in _texts():
        key = key_of(text, name)
        found += kept[key] if key in kept else _compile(name, text)
    return tuple(found)


def compile_shipped() -> str:
    """What belongs into compiled.json (`make compiled` puts it there)."""
    texts = [Compiled(key=key_of(text, name), standards=_compile(name, text)) for name, text in _texts()]
    return '{"texts":[\n' + ",\n".join(compiled.model_dump_json() for compiled in texts) + "\n]}\n"


def write_shipped() -> None:
    """Put it there."""
    Path(str(files(__package__).joinpath(COMPILED))).write_text(compile_shipped(), encoding="utf-8")


def _texts() -> list[tuple[str, str]]:
    texts = [file for file in files(__package__).iterdir() if file.name.endswith(".txt")]
    return [(file.name, file.read_text(encoding="utf-8")) for file in sorted(texts, key=lambda file: file.name)]


def _kept() -> tuple[Compiled, ...]:
    try:
        return _Shipped.model_validate_json(files(__package__).joinpath(COMPILED).read_bytes()).texts
    except (OSError, ValidationError):
        return ()


def _compile(name: str, text: str) -> tuple[Standard, ...]:
    from ..text.document import read_document

    return tuple(read_document(text, name, strict=True))
