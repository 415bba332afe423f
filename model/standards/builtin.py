"""The built-in standards: the official texts, and beside them what was read of them, so that starting needs no parser."""

from __future__ import annotations

from importlib.resources import files

from ..base import FrozenModel
from ..standard import Standard

__all__ = ["COMPILED", "builtin_standards"]

COMPILED = "compiled.json"


class _Compiled(FrozenModel):
    standards: tuple[Standard, ...]
    supplements: tuple[Standard, ...]


def builtin_standards(*, supplements: bool = False) -> tuple[Standard, ...]:
    """The standards of the texts in this folder; with `supplements`, those of its folder of that name after them.

    A test fails while compiled.json is older than a text or the parser.

    >>> len(builtin_standards())
    7
    """
    compiled = _Compiled.model_validate_json(files(__package__).joinpath(COMPILED).read_bytes())
    return compiled.standards + (compiled.supplements if supplements else ())
