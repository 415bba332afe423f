"""A pasted text -> lines: HTML breaks are breaks too, and each line knows where it stands, and what it was taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from ..spelling import without_halves
from ..standard import ParseProblem
from .normalise import Normal, normalise

LONGEST_LINE = 5_000

_BREAK = re.compile(
    r"\\[rn]|<\s*(?:br|hr)\s*/?\s*>|</?\s*(?:p|div|li|ul|ol|tr|t[dh]|table|tbody|thead|h[1-6]|d[ldt]|section)\b[^<>]*>|(?<=\s)\|(?=\s)"
    # 批次：2026-11 职业：评茶员 等级：四级, fields to the end of the line; not GZB 职业编码：4-04-05-01
    r"|(?<=[^A-Z]\s)(?=(?:申报|报考)?(?:职业|工种|职业编码|编码|等级|级别|考点|批次)[：:])"
    r"(?=(?:[一-龥]{2,6}[：:]\s*\S{1,20}(?:\s+|$)){1,20}$)"
    # "四级": ["累计……", "取得……"]
    r"|(?<=[\"'])[\s\]}]*,[\s\[{]*(?=[\"'])|(?<=:)\s*[\[{]+(?=\s*[\"']|\s*$)",
    re.IGNORECASE,
)
_IN_A_TABLE = re.compile(rf"{_BREAK.pattern}|\|", re.IGNORECASE)
_TABLE = re.compile(r"^[^\S\n]*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)+(?:\|\s*)?$", re.MULTILINE)
"""What stands below the head of a table in Markdown: |---|---|."""
_TOGETHER = re.compile(
    r"(?:(?<=[。；;？?！!])|(?<=[一-龥]{2}\.))\s+(?=\S)|(?:(?<=\S[一-龥）),，”*])(?<![（(][0-9][)）])|(?<=[^\s：:]{8}[：:]))\s+"
    r"(?!以上)(?=[一-龥（(【“①-⑳⑴-⒇]\S|[—–-]+[一-龥]|[0-9]{1,2}[、.](?![0-9])|[0-9](?:\.[0-9]{1,2}){1,2}\s?[一-龥])"
)
"""Where, in a page that was copied as one line, a line begins."""
_ALL_IN_ONE = re.compile(f"{_TOGETHER.pattern}|{_BREAK.pattern}", re.IGNORECASE)
_SURELY = re.compile(r"(?:[。；;？?！!：:]|[一-龥]{2}\.)\s+\S|\s(?:[（(][一二三四五六七八九十0-9]{1,2}[）)]|[—–-]{2})")
_LONG, _MANY = 60, 2  # characters of such a line, and how many of its lines surely end or begin
_CELL = re.compile(r"<\s*t[dh]|</\s*t[dh]|\|", re.IGNORECASE)
_ROW = re.compile(r"</?\s*tr", re.IGNORECASE)
_RULE = re.compile(r"[-—─━:|=_*·。，；、.,;{}\[\]\s]+")
"""A line drawn, or the mark that a sentence broke before."""
_KEPT = "[a-z_]*(?:occupation|profession|job|level|grade|name|title|zymc|gzmc|djmc|old|not|excl|except|former)"
"""Keys of JSON that say what their words are, or turn what they mean."""
_BEGIN = re.compile(
    r"(?:\s|\*\*|[#>|▍▎▌┃]|[\[［]编辑(?:本段)?[\]］]|(?:(?:[0-9一二三四五六七八九十]{1,2}[.、]\s*)?(?:问|答|答复(?:内容)?|回复|客户|客服|学员|网友|[QA])[0-9]{0,2}|楼主|[0-9]{1,2}楼)[：:]|[【\[](?:问|答)[】\]]"
    r"|(?:您好|你好|大家好|老师)[，,！!：:]|[0-9]{1,3}\s+(?=[（(][0-9]{1,2}[)）])"
    r"|[\[{]+\s*(?=[\"'])|[\"']?(?!" + _KEPT + r")[a-z_]+[\"']?\s*:\s*(?=[\"'][^\"']*[一-龥]))*",
    re.IGNORECASE,
)
"""What marks up the beginning of a line, in Markdown, tables drawn with bars, questions with answers, and JSON."""
_TITLE = re.compile(
    r"[一二三四五六七八九十]{1,2}、[一-龥]{0,8}(?:条件|要求|材料|时间|地点|方式|流程|对象|标准|内容)\s+(?=[一-龥（(①][^\s：:]{3})"
)
"""A title with its words behind a blank: 三、申报条件 各等级申报人员均须年满16周岁。"""
_END = re.compile(r"(?<=[\"'])[\]},;\s]+$|(?<==)\s*[\[{]\s*$|(?<!\s)\s+(?:编辑\s*)?播报\s*$")
"""What marks up the end of a line, in JSON and in encyclopedias (申报条件 编辑 播报)."""
_ENDS = "|◆◇★☆●■□▲▼◀※"
_LAST = 100  # characters of a line: a pattern that ends in $ begins anew at each of the others

LineKind = Literal[
    "occupation", "level", "opening", "header", "section", "note", "shared", "clause", "nothing", "unread"
]


class Expected(NamedTuple):
    """What should stand where something else does: a code of the section [parsing] of the wording, with its arguments."""

    code: str
    arguments: dict[str, Any]


def expected(code: str, **arguments: Any) -> Expected:
    return Expected(code, arguments)


class Attribution(NamedTuple):
    """A line, or a part of it, at its place (from 1): its kind, and what it is about (a level, a clause, a section)."""

    line: int
    column: int
    words: str
    kind: LineKind
    about: str

    def by_line(self) -> Iterator[Attribution]:
        """That of each line, where several were joined."""
        for below, words in enumerate(self.words.split("\n")):
            column = 1 + len(words) - len(words.lstrip()) if below else self.column
            yield self._replace(line=self.line + below, column=column, words=words.lstrip() if below else words)


@dataclass(frozen=True)
class Line:
    """Words of the text as they stand there, at a line and a column (from 0)."""

    text: str
    number: int
    column: int
    cell: bool = False  # it stands behind another of its row
    aspect: bool = False  # it stands under a title such as 学历 or 年龄, so that of a row all are asked

    @cached_property
    def normal(self) -> Normal:
        return normalise(self.text)

    @property
    def plain(self) -> str:
        return self.normal.text

    def tail(self, start: int) -> Line:
        """The part from `start` of the normalised text on."""
        return self.part(start, len(self.plain))

    def part(self, start: int, end: int) -> Line:
        """The part [start, end) of the normalised text."""
        if start >= end:
            return Line("", self.number, self.column + len(self.text))
        first, last = self.normal.span(start, end)
        before = self.text[:first].rpartition("\n")[2]
        breaks = self.text.count("\n", 0, first)
        column = len(before) if breaks else self.column + first
        return Line(self.text[first:last], self.number + breaks, column)

    def pieces(self, marks: str) -> list[Line]:
        """The parts of the normalised text, each up to a mark; the line itself, if there is no other."""
        ends = [found.end() for found in re.finditer(f"(?:{marks})(?!$)", self.plain)]
        return [self.part(*place) for place in pairwise([0, *ends, len(self.plain)])] if ends else [self]

    def joined(self, line: Line) -> Line:
        """With a line below it, or behind it on the same one, as one; each word keeps its place."""
        breaks, last = self.text.count("\n"), self.text.rpartition("\n")[2]
        below = line.number - self.number - breaks
        behind = line.column - (0 if breaks else self.column) - len(last)
        space = "\n" * below + " " * (line.column if below else behind)
        return replace(self, text=f"{self.text}{space}{line.text}", cell=line.cell)

    def taken_for(self, kind: LineKind, about: str = "") -> Attribution:
        return Attribution(self.number, self.column + 1, self.text, kind, about)

    def problem(self, source: str, what: Expected, at: int = 0) -> ParseProblem:
        """A problem with the line, or with what stands in it from `at` on."""
        column, words = self.column + at + 1, self.text[at:]
        return ParseProblem(source=source, line=self.number, column=column, words=words, **what._asdict())


def _without_end(words: str) -> str:
    """Without what marks up the end, however much of it there is: it is looked for in the last characters only."""
    last, marked = words[-_LAST:], ""
    while last != marked:
        marked, last = last, _END.sub("", last.rstrip().rstrip(_ENDS).removesuffix("**"))
        if not last and len(words) > _LAST:
            words = words[:-_LAST]
            last, marked = words[-_LAST:], ""
    return words[:-_LAST] + last


def lines_of(text: str) -> Iterator[Line]:
    """The lines that say something."""
    text = without_halves(text.removeprefix("\ufeff"), instead="\ufffd")  # not read, and can be written
    ends_cell = _IN_A_TABLE if _TABLE.search(text) else _BREAK
    for number, whole in enumerate(text.splitlines(), start=1):
        if len(whole) > 100 * LONGEST_LINE:
            yield Line(whole, number, 0)
            continue
        at, cell, first = 0, False, True
        together = len(whole) > _LONG and len(_SURELY.findall(whole)) >= _MANY
        for match in [*(_ALL_IN_ONE if together else ends_cell).finditer(whole), None]:
            piece = whole[at : match.start() if match else len(whole)]
            words = _without_end(_BEGIN.sub("", piece, count=1))
            if words and not _RULE.fullmatch(words):
                begins, title = at + piece.index(words), _TITLE.match(words)
                for start, end in pairwise([0, *([title.end()] if title else []), len(words)]):
                    line = Line(words[start:end], number, begins + start, cell and not first)
                    if line.plain:
                        yield line
                        first = False
            if match:
                at, cell = match.end(), bool(_CELL.match(match[0]))
                first = first or bool(_ROW.match(match[0]))
