"""A standard as far as it has been read: its levels, and in each the shared lines and the clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from ..requirements import MinimumAge, PermitRequirement, UnreadText
from ..standard import Clause, ParseProblem, Standard
from ..terms import Level
from .grammar.clause_parser import Misread, Reading, goes_on, read_clause, unread_as_whole
from .layout.headings import EVERY
from .layout.numbering import Label, inline_label, label_of
from .lines import Line
from .normalise import NamePattern

__all__ = ["Draft"]

_ENDS = re.compile("[。；.！]$")
_SHARED_ENDS = re.compile("：$|条件之一者?的?[：，。]?$")
_LONGEST_HEADING = 30
_LEVEL = re.compile("[一二三四五]级|[初中高]级|技师")
_CLAUSE = re.compile("^(?:经|参加|接受)|持有|获得|取得|具有|从事|证|学历|毕业|培训|学徒|年满|学生|职称|工作")
_GOES_ON = re.compile("或|并|且|和|及|，|、|；|（|的|后|以上(?:[。；，者（]|$)")
_SENIOR = re.compile("^(?!.*[一二三四五1-5]级).*高级(?!技师|工)[一-龥]{1,12}(?<!技)师")
"""高级…师 without a number: 三级 after 初级 and 中级, 一级 after 助理…师 and …师."""
_ONE_OF = re.compile("之一|其一|任一|任意|任何|一项")
_ASKS = re.compile(
    "须|应|必须|方可|不得|不予|还需|要求|条件|满[0-9一二三四五六七八九十]|周岁|持有|具有|具备|取得|从事|之一|以上"
)
"""Words with which a line that is no clause could still ask for something."""


@dataclass
class Body:
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
        starts = [0, *accumulate(len(line.text) + 1 for line in self.lines)]
        start, line = max(
            ((start, line) for start, line in zip(starts, self.lines, strict=False) if start <= offset),
            key=lambda pair: pair[0],
        )
        return line.number, line.column + offset - start + 1


@dataclass
class LevelDraft:
    """One level: lines before its list, its clauses, and lines that are neither (D23, D24)."""

    heading: Line
    every: bool = False
    asked: list[Body] = field(default_factory=list)
    """What the heading itself asks of all clauses."""
    shared: list[Body] = field(default_factory=list)
    style: str | None = None
    clauses: list[Body] = field(default_factory=list)
    strays: list[Body] = field(default_factory=list)
    pending: tuple[str, Line] | None = None
    """A number that stands alone on its line: the next line is its clause."""
    doubtful: bool = False
    """A heading that could not be read may have been passed, or a list begun anew: what follows may belong elsewhere."""
    doubts: list[Body] = field(default_factory=list)


class Draft:
    """One occupation's standard while its lines are read."""

    def __init__(self, name: str, line: Line, source: str) -> None:
        self.name = name
        self.line = line
        self.source = source
        self.fields: dict[str, object] = {"occupation": name}
        self.levels: dict[Level, LevelDraft] = {}
        self.preface: list[Body] = []
        """Lines before the first level, which hold for all levels."""
        self.early: list[Body] = []
        """Lines there that may belong to a level whose heading could not be read."""
        self.unplaced: list[ParseProblem] = []
        self._level: Level | None = None
        self._lost = False
        self.titles: dict[str, Level] = {}
        """The names that the occupation bears at a level, by the headings (高级茶艺师)."""

    def is_headed(self, name: str) -> bool:
        """Whether the draft has only been named so far, by this name."""
        return not self.levels and self.name == name

    def goes_by(self, name: str) -> bool:
        """Whether a name in a level's heading is this occupation's, or one that it bears at that level (高级茶艺师)."""
        own = [self.name, *self._listed("names")]
        return any(name == known or _stem(name) == _stem(known) for known in own)

    def _listed(self, key: str) -> list[str]:
        value = self.fields.get(key, ())
        return [str(name) for name in value] if isinstance(value, tuple | list) else []

    def name_edition(self, edition: str | None) -> None:
        """Take the edition that a heading names."""
        if edition is not None:
            self.fields.setdefault("edition", edition)

    def named(self, more: str = "") -> Line:
        """The occupation's name where it stands first, for a message."""
        return Line(self.name + more, self.line.number, 0)

    def open_level(
        self, level: Level, line: Line, name: str | None = None, asks: Line | None = None, *, every: bool = False
    ) -> None:
        """A level's heading, with the name that the occupation bears there and what it asks of all clauses, if anything."""
        self._lost = False
        if name:
            self.titles.setdefault(name, level)
        if level in self.levels:
            self.stray(line, f"each level once; {level.zh} stands above already")
        self._level = level
        draft = self.levels.setdefault(level, LevelDraft(line, every=every))
        draft.asked += [Body("", [asks])] if asks else []

    def lose_level(self, line: Line, expected: str) -> None:
        """A heading of a level that is none: what stands under it is left aside."""
        self.stray(line, expected)
        self._level, self._lost = None, True

    @property
    def described(self) -> bool:
        """Whether anything stands under a level's heading."""
        return any(draft.clauses or draft.shared for draft in self.levels.values())

    def stray(self, line: Line, expected: str) -> None:
        """Tell a line that has no place."""
        self.unplaced.append(
            ParseProblem(
                source=self.source, line=line.number, column=line.column + 1, words=line.text, expected=expected
            )
        )

    def content(self, line: Line) -> None:
        """Take a line that is no heading."""
        if self._lost:
            return
        if self._level is None:
            sure = not self.early and label_of(line.plain) is None and not _LEVEL.search(line.plain)
            (self.preface if sure else self.early).append(Body("", [line]))
            return
        draft = self.levels[self._level]
        label = label_of(line.plain)
        if draft.pending is not None and label is None:
            (number, _), draft.pending = draft.pending, None
            draft.clauses.append(Body(number, [line]))
            return
        open_ones = draft.shared if draft.style is None else draft.clauses
        if self.goes_on(line) or (
            not draft.doubtful and not label and open_ones and self._continues(open_ones[-1], line)
        ):
            open_ones[-1].lines.append(line)
            return
        due = label is not None and label.style == draft.style and label.number == str(len(draft.clauses) + 1)
        if (
            not due
            and len(line.plain) <= _LONGEST_HEADING
            and _LEVEL.search(line.plain)
            and not _CLAUSE.search(line.plain[label.end if label else 0 :])
        ):
            self.stray(line, "a heading that names one level")
            draft.doubtful = True
            return
        if draft.doubtful:
            draft.doubts.append(Body("", [line]))
            return
        while label is not None and draft.style in (None, label.style):
            following = self._labelled(draft, line, label)
            if following is None:
                return
            line, label = following, label_of(following.plain)
        self._unlabelled(draft, line)

    def ask_of_all(self, line: Line) -> None:
        """Take a line that holds for all levels."""
        self.preface.append(Body("", [line]))

    def doubt(self, line: Line) -> None:
        """Take a line that could be a clause but stands where none is due."""
        if self._level is None:
            self.early.append(Body("", [line]))
        else:
            self.levels[self._level].doubtful = True
            self.levels[self._level].doubts.append(Body("", [line]))

    def _labelled(self, draft: LevelDraft, line: Line, label: Label) -> Line | None:
        """Take the clause under a label; what follows it on the line, if that is the next clause."""
        draft.style = label.style
        rest = line.tail(label.end)
        number = label.number or str(len(draft.clauses) + 1)
        following = inline_label(rest, label.style, number)
        words = rest if following is None else rest.part(0, following)
        if not words.plain:
            self._expect_words(draft, number, line)
            return None
        if any(number == body.number for body in draft.clauses):
            self.stray(line, f"each clause number once in a level; （{number}） stands above already")
            if draft.strays or number != draft.clauses[-1].number:
                draft.doubtful = True
                draft.doubts.append(Body("", [line]))
                return None
            number = f"{number}.2"
        draft.clauses.append(Body(number, [words]))
        return None if following is None else rest.tail(following)

    def _expect_words(self, draft: LevelDraft, number: str, line: Line) -> None:
        """Keep the number of a clause whose words stand on the next line; at the end of a level there are none."""
        if draft.pending is not None:
            self.stray(draft.pending[1], "the words of the clause after its number")
        draft.pending = (number, line)

    def _unlabelled(self, draft: LevelDraft, line: Line) -> None:
        if draft.style is None:
            draft.shared.append(Body("", [line]))  # shared, or a list without numbers: the end of the level tells
        else:
            draft.strays.append(Body("", [line]))

    def goes_on(self, line: Line) -> bool:
        """Whether the line goes on with a sentence that stands open, whatever else it looks like."""
        if self._level is None or self._lost or self.levels[self._level].doubtful:
            return False
        draft = self.levels[self._level]
        label = label_of(line.plain)
        due = label is not None and label.style == draft.style and label.number == str(len(draft.clauses) + 1)
        if draft.pending is not None or due:
            return False
        open_ones = draft.shared if draft.style is None else draft.clauses
        return bool(open_ones) and self._reads_on(open_ones[-1], line)

    def _reads_on(self, body: Body, line: Line) -> bool:
        last = body.lines[-1].plain
        return not (_ENDS.search(last) or _SHARED_ENDS.search(last)) and goes_on(
            body.text, line.text, self._pattern(), self._level
        )

    def _continues(self, body: Body, line: Line) -> bool:
        """Whether the line goes on with the sentence before it."""
        if _GOES_ON.match(line.plain) or body.lines[-1].plain[-1] in "，、（后且并及或和" or self._reads_on(body, line):
            return True
        if _ENDS.search(body.lines[-1].plain) or _SHARED_ENDS.search(body.lines[-1].plain):
            return False
        return bool(read_clause(body.text, self._pattern(), self._level).misread)

    def _pattern(self) -> NamePattern:
        titles = self.titles if len(set(self.titles.values())) == len(self.titles) > 1 else {}
        return NamePattern([self.name, *self._listed("names")], titles)

    # the end: drafts become a standard

    def standard(self) -> Standard:
        """The standard, with all that could not be read."""
        pattern = self._pattern()
        names = self._listed("names")
        unread: list[ParseProblem] = []
        before = list(self._shared(self.preface, pattern, None, unread))
        before += self._shared(self.early, pattern, None, unread, sure=False)
        levels: dict[Level, tuple[Clause, ...]] = {}
        for level, draft in self.levels.items():
            if draft.pending is not None:
                self.stray(draft.pending[1], "the words of the clause after its number")
            bodies, shared_bodies = _bodies(draft, pattern)
            shared = [*before, *self._shared([*draft.asked, *shared_bodies], pattern, level, unread)]
            gates = not _ONE_OF.search(draft.heading.plain) and any(_is_gate(body, pattern) for body in bodies)
            if _SENIOR.search(draft.heading.plain) and not self.levels.keys() & {Level.ELEMENTARY, Level.INTERMEDIATE}:
                self.stray(draft.heading, "国家职业资格三级 or 一级, for 高级…师 could be either")
                shared.append(unread_as_whole(draft.heading.text))
            every = draft.every or any(EVERY.search(body.plain) for body in shared_bodies)
            if (every or gates) and len(bodies) > 1:
                self.stray(draft.heading, "…之一, or one condition: these could all have to be met")
                shared.append(unread_as_whole(draft.heading.text))
            strays = list(self._shared(draft.strays, pattern, level, unread, sure=False))
            clauses = []
            for body in bodies:
                reading = read_clause(body.text, pattern, level, beside=bool(shared))
                unread += [self._told(body, misread) for misread in reading.misread]
                names += [name for name in reading.names if name not in names]
                for other in reversed([*shared, *strays]):
                    reading = reading.under(other)
                identifier = f"{self.fields['occupation']}/{level.grade}/{body.number}"
                clauses.append(Clause(id=identifier, text=reading.text, alternatives=reading.alternatives))
            unread += [self._told(doubt, Misread(0, doubt.text, "a place in a list")) for doubt in draft.doubts]
            strays += [unread_as_whole(doubt.text) for doubt in draft.doubts]
            for number, stray in enumerate(strays, start=1):
                identifier = f"{self.fields['occupation']}/{level.grade}/?{number}"
                clauses.append(Clause(id=identifier, text=stray.text, alternatives=stray.alternatives))
            if clauses:
                levels[level] = tuple(clauses)
            else:
                self.stray(draft.heading, f"clauses under the heading of {level.zh}")
        unread = sorted([*self.unplaced, *unread], key=lambda problem: (problem.line, problem.column))
        return Standard.model_validate({**self.fields, "names": names, "levels": levels, "unread": unread})

    def _shared(
        self,
        bodies: list[Body],
        pattern: NamePattern,
        level: Level | None,
        unread: list[ParseProblem],
        *,
        sure: bool = True,
    ) -> Iterator[Reading]:
        """What lines beside a list ask of all its clauses; those that ask for nothing are told and left aside.

        Unless it is `sure` that a line stands for all clauses, it stays unread: it could also be one of them.
        """
        for body in bodies:
            reading = read_clause(body.text, pattern, level, shared=True) if sure else unread_as_whole(body.text)
            unread += [self._told(body, misread) for misread in reading.misread]
            if not reading.misread or _says_something(reading) or _ASKS.search(body.plain):
                yield reading

    def _told(self, body: Body, misread: Misread) -> ParseProblem:
        number, column = body.place(misread.offset)
        return ParseProblem(
            source=self.source, line=number, column=column, words=misread.words, expected=misread.expected
        )


def _bodies(draft: LevelDraft, pattern: NamePattern) -> tuple[list[Body], list[Body]]:
    """The clauses of a level and what is shared by them; without numbers, each sentence is a clause."""
    if draft.style is not None:
        return draft.clauses, draft.shared
    first, rest = draft.shared[:1], draft.shared[1:]
    if first and (_SHARED_ENDS.search(first[0].plain) or (rest and _is_gate(first[0], pattern))):
        return [Body(str(number), body.lines) for number, body in enumerate(rest, start=1)], first
    return [Body(str(number), body.lines) for number, body in enumerate(draft.shared, start=1)], []


def _is_gate(body: Body, pattern: NamePattern) -> bool:
    """Whether a line asks for an age or a permit alone, which no standard takes to be enough."""
    asked = [asked for option in read_clause(body.text, pattern).alternatives for asked in option]
    return "从事" not in body.plain and all(isinstance(one, MinimumAge | PermitRequirement) for one in asked)


def _says_something(reading: Reading) -> bool:
    return any(not isinstance(asked, UnreadText) for option in reading.alternatives for asked in option)


def _stem(name: str) -> str:
    return re.sub("^(?:高级|助理|中级|初级)|[员师工]$|（[员师工]）$", "", re.sub("（[员师工]）$", "", name))
