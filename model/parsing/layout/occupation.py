"""One occupation's part of a document while its lines are read: which lines belong to which level and clause."""

from __future__ import annotations

import re

from ...standard import ParseProblem
from ...terms import Level
from ..expected import Expected, expected
from ..grammar.sentence_bounds import continues, is_complete, is_shared_condition
from ..lines import Line
from ..names import NamePattern
from ..problems import problem_at
from ..vocabulary import LEVEL
from .numbering import Label, inline_label, label_of
from .outline import ClauseLines, LevelLayout

__all__ = ["OccupationLayout"]

_ENDS = re.compile("[。；.！]$")
_OPENS_LIST = re.compile("：$|条件之一者?的?[：，。]?$")
_LEVEL = re.compile(LEVEL)
_LONGEST_HEADING = 30
_CLAUSE = re.compile("^(?:经|参加|接受)|持有|获得|取得|具有|从事|证|学历|毕业|培训|学徒|年满|学生|职称|工作")
"""Words of clauses, which no heading has."""
_BEGINS_LATER = re.compile("或|并|且|和|及|，|、|；|（|的|后|以上(?:[。；，者（]|$)")
"""Words that no sentence begins with."""
_STANDS_OPEN = "，、（后且并及或和"
"""Words that no sentence ends with."""


class OccupationLayout:
    """One occupation's lines, by level and clause, with the lines that have no place."""

    def __init__(self, name: str, line: Line, source: str) -> None:
        self.name = name
        self.line = line
        self.source = source
        self.fields: dict[str, object] = {"occupation": name}
        self.levels: dict[Level, LevelLayout] = {}
        self.preface: list[ClauseLines] = []
        """Lines before the first level, which hold for all levels."""
        self.early: list[ClauseLines] = []
        """Lines there that may belong to a level under an unreadable heading."""
        self.problems: list[ParseProblem] = []
        self._titles: dict[str, Level] = {}
        """The names that the occupation has at a level, by the headings (高级茶艺师)."""
        self._level: Level | None = None
        self._skipped = False
        """Whether the lines stand under a heading of a level that is none."""

    @property
    def names(self) -> list[str]:
        """The other names that the header lists."""
        value = self.fields.get("names", ())
        return [str(name) for name in value] if isinstance(value, tuple) else []

    def add_fields(self, fields: dict[str, object]) -> None:
        """Take what a header line says; 曾用名 and 工种 add to the same names."""
        if isinstance(more := fields.get("possible_names"), tuple):
            known = self.fields.get("possible_names", ())
            fields = {"possible_names": tuple(dict.fromkeys((*(known if isinstance(known, tuple) else ()), *more)))}
        self.fields |= fields

    @property
    def pattern(self) -> NamePattern:
        """The names by which clauses call the occupation."""
        titles = self._titles if len(set(self._titles.values())) == len(self._titles) > 1 else {}
        return NamePattern([self.name, *self.names], titles)

    @property
    def described(self) -> bool:
        """Whether anything stands under a level's heading."""
        return any(level.clauses or level.shared for level in self.levels.values())

    def is_only_named(self, name: str) -> bool:
        """Whether nothing but this name has been read so far."""
        return not self.levels and self.name == name

    def is_called(self, name: str) -> bool:
        """Whether a name in a level's heading is this occupation's, or one that it has at that level (高级茶艺师)."""
        return any(name == known or _stem(name) == _stem(known) for known in [self.name, *self.names])

    def name_edition(self, edition: str | None) -> None:
        """Take the edition that a heading names."""
        if edition is not None:
            self.fields.setdefault("edition", edition)

    @property
    def named(self) -> Line:
        """The occupation's name where it stands first, for a message."""
        return Line(self.name, self.line.number, 0)

    def problem(self, line: Line, what: Expected) -> None:
        """Report a line that has no place."""
        self.problems.append(problem_at(self.source, line, what))

    # levels

    def open_level(
        self, level: Level, line: Line, name: str | None = None, asks: Line | None = None, *, every: bool = False
    ) -> None:
        """A level's heading, with the occupation's name there and what it asks of all clauses, if anything."""
        self._skipped = False
        if name:
            self._titles.setdefault(name, level)
        if level in self.levels:
            self.problem(line, expected("level_once", level=level.zh))
        self._level = level
        opened = self.levels.setdefault(level, LevelLayout(line, every=every))
        opened.asked += [ClauseLines("", [asks])] if asks else []

    def skip_level(self, line: Line) -> None:
        """A heading of a level that is none: what stands under it is left aside."""
        self.problem(line, expected("known_level", levels=tuple(level.zh for level in sorted(Level, reverse=True))))
        self._level, self._skipped = None, True

    # lines

    def add_common_condition(self, line: Line) -> None:
        """Take a line that holds for all levels."""
        self.preface.append(ClauseLines("", [line]))

    def add_ambiguous(self, line: Line) -> None:
        """Take a line that could be a clause but stands where none is due."""
        if self._level is None:
            self.early.append(ClauseLines("", [line]))
        else:
            self.levels[self._level].uncertain = True
            self.levels[self._level].ambiguous.append(ClauseLines("", [line]))

    def continues(self, line: Line) -> bool:
        """Whether the line continues a sentence that stands open, whatever else it looks like."""
        if self._level is None or self._skipped or self.levels[self._level].uncertain:
            return False
        level = self.levels[self._level]
        label = label_of(line.plain)
        if level.pending is not None or (label is not None and level.next_is(label.style, label.number)):
            return False
        return level.open_sentence is not None and self._reads_on(level.open_sentence, line)

    def _reads_on(self, sentence: ClauseLines, line: Line) -> bool:
        return not _has_ended(sentence) and continues(sentence.text, line.text, self.pattern, self._level)

    def _may_continue(self, sentence: ClauseLines, line: Line) -> bool:
        """Whether a line that is nothing else continues the sentence before it."""
        if _BEGINS_LATER.match(line.plain) or sentence.lines[-1].plain[-1] in _STANDS_OPEN:
            return True
        if _has_ended(sentence):
            return False
        return self._reads_on(sentence, line) or not is_complete(sentence.text, self.pattern, self._level)

    def add_line(self, line: Line) -> None:
        """Take a line that is no heading."""
        if self._skipped:
            return
        label = label_of(line.plain)
        if self._level is None:
            certain = not self.early and label is None and not _LEVEL.search(line.plain)
            (self.preface if certain else self.early).append(ClauseLines("", [line]))
            return
        level = self.levels[self._level]
        sentence = level.open_sentence
        if level.pending is not None and label is None:
            (number, _), level.pending = level.pending, None
            level.clauses.append(ClauseLines(number, [line]))
        elif sentence is not None and (
            self.continues(line) or (not level.uncertain and not label and self._may_continue(sentence, line))
        ):
            sentence.lines.append(line)
        elif self._seems_heading(level, line, label):
            self.problem(line, expected("heading_of_one_level"))
            level.uncertain = True
        elif level.uncertain:
            level.ambiguous.append(ClauseLines("", [line]))
        else:
            self._add_clauses(level, line, label)

    def _seems_heading(self, level: LevelLayout, line: Line, label: Label | None) -> bool:
        """Whether a short line that names a level and asks for nothing is a heading that could not be read."""
        return (
            not (label is not None and level.next_is(label.style, label.number))
            and len(line.plain) <= _LONGEST_HEADING
            and _LEVEL.search(line.plain) is not None
            and not _CLAUSE.search(line.plain[label.end if label else 0 :])
        )

    def _add_clauses(self, level: LevelLayout, line: Line, label: Label | None) -> None:
        """Take the clauses on a line, of which there may be several."""
        while label is not None and level.style in (None, label.style):
            following = self._add_clause(level, line, label)
            if following is None:
                return
            line, label = following, label_of(following.plain)
        # without a number: shared, or a list without numbers, which `clauses_and_shared` decides; or behind the list
        (level.shared if level.style is None else level.unplaced).append(ClauseLines("", [line]))

    def _add_clause(self, level: LevelLayout, line: Line, label: Label) -> Line | None:
        """Take the clause under a label; returns what follows it on the line, if that is the next clause."""
        level.style = label.style
        rest = line.tail(label.end)
        number = label.number or str(len(level.clauses) + 1)
        following = inline_label(rest, label.style, number)
        words = rest if following is None else rest.part(0, following)
        if not words.plain:
            if level.pending is not None:
                self.problem(level.pending[1], expected("words_after_number"))
            level.pending = (number, line)
            return None
        if any(number == clause.number for clause in level.clauses):
            self.problem(line, expected("number_once", number=number))
            if level.unplaced or number != level.clauses[-1].number:
                level.uncertain = True
                level.ambiguous.append(ClauseLines("", [line]))
                return None
            number = f"{number}.2"
        level.clauses.append(ClauseLines(number, [words]))
        return None if following is None else rest.tail(following)

    # the end

    def clauses_and_shared(self, level: LevelLayout) -> tuple[list[ClauseLines], list[ClauseLines]]:
        """The clauses of a level and what is shared by them; without numbers, each sentence is a clause."""
        if level.style is not None:
            return level.clauses, level.shared
        first, rest = level.shared[:1], level.shared[1:]
        if first and (
            _OPENS_LIST.search(first[0].plain) or (rest and is_shared_condition(first[0].text, self.pattern))
        ):
            return _numbered(rest), first
        return _numbered(level.shared), []


def _numbered(sentences: list[ClauseLines]) -> list[ClauseLines]:
    return [ClauseLines(str(number), sentence.lines) for number, sentence in enumerate(sentences, start=1)]


def _has_ended(sentence: ClauseLines) -> bool:
    last = sentence.lines[-1].plain
    return bool(_ENDS.search(last) or _OPENS_LIST.search(last))


def _stem(name: str) -> str:
    """The name without its ending and without the word of a level before it: 高级茶艺师 and 茶艺员 are 茶艺."""
    return re.sub("^(?:高级|助理|中级|初级)|[员师工]$|（[员师工]）$", "", re.sub("（[员师工]）$", "", name))
