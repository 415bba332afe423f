"""What the layout makes of an occupation's lines: clauses and shared lines, level by level."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

from ...terms import Level
from ..lines import Line
from ..vocabulary import LEVEL
from .non_conditions import EXACTLY_ONE
from .numbering import Label, label_of
from .patterns import LINES, pattern

UNKNOWN_THEME = "?"  # in place of a title above levels of which it is not known what it is about
_LEVEL = re.compile(LEVEL)
_ONE_OF, _SOME, _ALL_OF = pattern("one_of"), pattern("some_of"), pattern("all_of")
SAYS_ALL = pattern("says_all")  # all conditions of a list must be met: 同时具备以下条件, 缺一不可
OPENS_LIST = re.compile("：$|条件之一者?的?[：，。]?$")
_OPEN = re.compile(f"(?!{EXACTLY_ONE})(?:{LINES.expanded('{below_these}')}|具备的条件)")
CLAUSE_WORDS = re.compile("^(?:经|参加|接受)|持有|获得|取得|具有|从事|证|学历|毕业|培训|学徒|年满|学生|职称|工作")
OF_ALL = re.compile(
    "各|所有|全体|均|上述|(?<![年月岁）及中专科里米m时])以上|申报|报[考名]|参评|考生|学员|无论|不论"
)  # words of what may be asked of everybody
LEAD = re.compile("(?:注意?|备注|提示|(?:补充|特别)?说明|其中|特别提示|温馨提示|附注)[0-9]?：|其中，")


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


def is_one_of(plain: str) -> bool:
    """Whether a heading says that one of the conditions under it is enough."""
    return bool(_ONE_OF.search(plain))


def is_all_of(plain: str) -> bool:
    return bool(_ALL_OF.search(plain)) and not is_one_of(plain) and not _SOME.search(plain)


def leaves_open(plain: str) -> bool:
    """Whether a heading does not say that one of the conditions under it is enough: 具备以下条件者."""
    return bool(_OPEN.search(plain))


def without_lead(line: Line) -> Line:
    """The line without its number, or the word that opens a note."""
    label = label_of(line.plain)
    start = label.end if label is not None else 0
    lead = LEAD.match(line.plain, start)
    start = lead.end() if lead else start
    return line.tail(start) if start < len(line.plain) else line


def is_prose(line: Line) -> bool:
    """Whether a line before the levels is no part of a list."""
    return label_of(line.plain) is None and not _LEVEL.search(line.plain)


def may_ask_all(plain: str) -> bool:
    """Whether what a line asks may be meant for all levels, though it stands under one that is in doubt."""
    return bool(OF_ALL.search(plain)) or not CLAUSE_WORDS.search(plain)
