"""What the layout makes of an occupation's lines: clauses and shared lines, level by level."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from ...terms import Level
from ..lines import Line
from .numbering import Label

UNKNOWN_THEME = "?"  # in place of a title above levels of which it is not known what it is about


@dataclass
class ClauseLines:
    """A clause's lines, under its number; or a line beside lists, with the level that it stands under."""

    lines: list[Line]
    number: str = ""
    parts: list[int] = field(default_factory=list)  # the lines (from 0) that begin conditions of a list within it
    part_style: str | None = None
    level: Level | None = field(default=None, compare=False)
    clear: bool = field(default=False, compare=False)  # whether it clearly asks
    of_all: bool = field(default=False, compare=False)  # whether it clearly asks of all levels

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def plain(self) -> str:
        return "".join(line.plain for line in self.lines)

    @property
    def starts(self) -> list[int]:
        """The offsets in the text at which the lines begin."""
        return list(accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column (from 1) of an offset in the text."""
        start, line = [(at, line) for at, line in zip(self.starts, self.lines, strict=True) if at <= offset][-1]
        return line.number, line.column + offset - start + 1


@dataclass
class LevelLayout:
    """One level: lines before its list, its clauses, and lines that are neither (D23, D24)."""

    heading: Line
    says: list[str] = field(default_factory=list)  # the heading, and lines beside the list: how many must be met
    remark: str = ""  # words of the heading that may ask for something
    asked: list[ClauseLines] = field(default_factory=list)  # what the heading itself asks of all clauses
    shared: list[ClauseLines] = field(default_factory=list)  # lines before the list
    opened_after: int = 0  # so many of them stand before a line that opens the list (具备以下条件之一者：)
    closing: Line | None = None  # a line behind the list that says that all of it must be met
    style: str | None = None  # of the list's numbers, once there is one
    clauses: list[ClauseLines] = field(default_factory=list)
    uncertain: bool = False  # behind a heading unread, or a list begun anew: what follows may belong elsewhere
    restarted: bool = False  # the list began anew or ran backwards: a heading may be lost, or stand elsewhere
    ambiguous: list[ClauseLines] = field(default_factory=list)  # lines from there on
    lost: list[Line] = field(default_factory=list)  # numbers whose conditions are lost
    groups: list[LevelLayout] = field(default_factory=list)  # lists for applicants of one kind (社会人员：)
    themes: list[str] = field(default_factory=list)  # the title above each of its headings that holds words: 年龄要求

    def add_group(self, group: LevelLayout) -> None:
        """Take a list for applicants of one kind, of whom all is asked that the level's heading asks: 四级（暂停受理）."""
        group.says += self.says
        group.remark = "，".join(filter(None, (self.remark, group.remark)))
        self.groups.append(group)

    @property
    def by_themes(self) -> bool:
        """Whether it has one condition under each of several titles of conditions, so that all must be met."""
        known = set(self.themes) - {"", UNKNOWN_THEME}
        return not self.clauses and len(known) == len(self.themes) == len(self.shared) > 1

    @property
    def under_titles(self) -> bool:
        """Whether it stands under several titles, which may hold conditions of all or ways of some."""
        return self.style is None and len(self.themes) > 1 and any(self.themes)

    @property
    def empty(self) -> bool:
        return not (self.clauses or self.shared or self.uncertain or self.groups)

    @property
    def open_sentence(self) -> ClauseLines | None:
        """The last sentence, which the next line may continue."""
        sentences = self.shared if self.style is None else self.clauses
        return sentences[-1] if sentences else None

    def next_is(self, label: Label | None) -> bool:
        """Whether a number goes on with the list."""
        number = label.number.rpartition(".")[2] if label and label.style == self.style else ""
        return number == str(len(self.clauses) + 1)


def numbered(sentences: list[ClauseLines]) -> list[ClauseLines]:
    return [ClauseLines(sentence.lines, str(number)) for number, sentence in enumerate(sentences, start=1)]
