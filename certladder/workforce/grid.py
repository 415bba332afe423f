"""A sheet or a text file as rows of words, and the table in it: below a header, above what ends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .cell_parsers import Problem
from .columns import WorkforceError
from .headers import find_header, means, names_persons, shown
from .tidy import Row, tidy

if TYPE_CHECKING:
    import pyarrow as pa

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
    rows: list[Row] = field(default_factory=list)
    unread: list[tuple[int, Problem]] = field(default_factory=list)
    ragged: bool = True
    """Whether a row with fewer cells than the header is a mistake; in a sheet it is not."""

    def table(self) -> tuple[pa.Table, list[int]]:
        """The table below the header, and the numbers of its rows; a row of another length is put to `unread`.

        Raises:
            WorkforceError: two columns that matter have one name.
        """
        import pyarrow as pa

        names, below = find_header([cells for _, cells in self.rows])
        for at, name in enumerate(names):
            if name in names[:at] and (means(name) or names_persons(name)):
                raise WorkforceError("same_name", where=self.where, given=shown(name))
        rows: list[Row] = []
        for number, cells in self.rows[below:]:
            if any(cells[len(names) :]) or (self.ragged and len(cells) < len(names)):
                self.unread.append((number, Problem.of("", "cells", found=len(cells), expected=len(names))))
            elif cells[: len(names)] != names:  # a header is repeated on each printed page
                rows.append((number, [*cells[: len(names)], *[""] * (len(names) - len(cells))]))
        names, rows = tidy(names, rows, self.title)
        places = {name: names.index(name) for name in dict.fromkeys(filter(None, names))}
        columns = [pa.array([row[at] for _, row in rows], pa.string()) for at in places.values()]
        return pa.table(columns, names=list(places)), [number for number, _ in rows]
