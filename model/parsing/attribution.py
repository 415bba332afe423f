"""What each line of a document was taken for."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["Attribution", "LineKind"]

LineKind = Literal[
    "occupation", "level", "opening", "header", "section", "note", "shared", "clause", "nothing", "unread"
]


class Attribution(NamedTuple):
    """A line, or a part of it, at its place (from 1): its kind, and what it is about (a level, a clause, a section)."""

    line: int
    column: int
    words: str
    kind: LineKind
    about: str
