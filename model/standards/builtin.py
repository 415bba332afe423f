"""The built-in standards: the official texts, and beside them what was read of them, so that starting needs no parser."""

from __future__ import annotations

from importlib.resources import files

from ..base import FrozenModel
from ..standard import Standard

__all__ = ["COMPILED", "builtin_standards"]

COMPILED = "compiled.json"


class _Compiled(FrozenModel):
    standards: tuple[Standard, ...]


def builtin_standards() -> tuple[Standard, ...]:
    """The standards of the texts in this folder; a test fails while compiled.json is older than a text or the parser.

    >>> len(builtin_standards())
    7
    """
    return _Compiled.model_validate_json(files(__package__).joinpath(COMPILED).read_bytes()).standards
