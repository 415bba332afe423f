"""A sheet or a text file as rows of words, and the table in it: below a header, above what ends it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .cell_parsers import Problem
from .headers import find_header

__all__ = ["Grid", "unwrapped"]


def unwrapped(words: str) -> str:
    """A cell's words; ="0012" and '0012 are how programs keep a spreadsheet from taking words for a number.

    >>> unwrapped(' ="0012" '), unwrapped("'0012")
    ('0012', '0012')
    """
    words = words.strip().removeprefix("'")
    return words[2:-1] if words.startswith('="') and words.endswith('"') else words


@dataclass
class Grid:
    """Rows of words with their numbers, of a sheet or file `where` that is called `title`, and those that are unread."""

    where: str
    title: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    unread: list[tuple[int, Problem]] = field(default_factory=list)
    ragged: bool = True
    """Whether a row with fewer cells than the header is a mistake; in a sheet it is not."""

    def below_header(self) -> tuple[list[str], list[tuple[int, list[str]]]]:
        """The names of the columns, and the rows below; a row of another length is put to `unread`."""
        names, below = find_header([cells for _, cells in self.rows])
        rows: list[tuple[int, list[str]]] = []
        for number, cells in self.rows[below:]:
            if any(cells[len(names) :]) or (self.ragged and len(cells) < len(names)):
                self.unread.append((number, Problem.of("", "cells", found=len(cells), expected=len(names))))
            elif cells[: len(names)] != names:  # a header is repeated on each printed page
                rows.append((number, [*cells[: len(names)], *[""] * (len(names) - len(cells))]))
        return names, rows
