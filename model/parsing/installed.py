"""Standards that installed packages bring: their entry points `certladder.standards` name packages that hold texts."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from importlib.resources import files

from ..errors import UnknownTerm
from ..standard import Standard
from .document import read_document

__all__ = ["ENTRY_POINTS", "installed_names", "read_installed"]

ENTRY_POINTS = "certladder.standards"


def installed_names() -> tuple[str, ...]:
    """The names of the entry points."""
    return tuple(sorted(entry_points(group=ENTRY_POINTS).names))


def read_installed(names: Sequence[str] = ()) -> list[Standard]:
    """The standards in the `*.txt` files of the packages that these entry points name, or all of them.

    Raises:
        UnknownTerm: no package is installed that has an entry point of that name.
        StandardParseError: a text cannot be read.
    """
    known = installed_names()
    if unknown := [name for name in names if name not in known]:
        raise UnknownTerm("standards_not_installed", given=tuple(unknown), known=known)
    return [
        standard
        for name in names or known
        for point in entry_points(group=ENTRY_POINTS, name=name)
        for text in sorted(files(point.value).iterdir(), key=lambda file: file.name)
        if text.name.endswith(".txt")
        for standard in read_document(text.read_text("utf-8-sig"), f"{name}/{text.name}")
    ]
