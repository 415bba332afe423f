"""What the layout makes of an occupation's lines: clauses and shared lines, level by level."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from ..lines import Line

__all__ = ["ClauseLines", "LevelLayout"]


@dataclass
class ClauseLines:
    """A clause's lines, under its number."""

    number: str
    lines: list[Line]

    @property
    def text(self) -> str:
        """The words as they stand in the text, line by line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def plain(self) -> str:
        """The words in uniform typography."""
        return "".join(line.plain for line in self.lines)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column (from 1) of an offset in the text."""
        starts = accumulate((len(line.text) + 1 for line in self.lines), initial=0)
        start, line = [(start, line) for start, line in zip(starts, self.lines, strict=False) if start <= offset][-1]
        return line.number, line.column + offset - start + 1


@dataclass
class LevelLayout:
    """One level: lines before its list, its clauses, and lines that are neither (D23, D24)."""

    heading: Line
    every: bool = False
    """The heading does not say that one of the conditions is enough."""
    asked: list[ClauseLines] = field(default_factory=list)
    """What the heading itself asks of all clauses."""
    shared: list[ClauseLines] = field(default_factory=list)
    """Lines before the list."""
    style: str | None = None
    """The style of the list's numbers, once there is one."""
    clauses: list[ClauseLines] = field(default_factory=list)
    unplaced: list[ClauseLines] = field(default_factory=list)
    """Lines behind the list."""
    pending: tuple[str, Line] | None = None
    """A number that stands alone on its line: the next line is its clause."""
    uncertain: bool = False
    """A heading that could not be read may have been passed, or a list begun anew: what follows may belong elsewhere."""
    ambiguous: list[ClauseLines] = field(default_factory=list)
    """Lines from there on."""

    @property
    def open_sentence(self) -> ClauseLines | None:
        """The last sentence, which the next line may continue."""
        sentences = self.shared if self.style is None else self.clauses
        return sentences[-1] if sentences else None

    def next_is(self, style: str, number: str) -> bool:
        """Whether a label is the next one of the list."""
        return style == self.style and number == str(len(self.clauses) + 1)
