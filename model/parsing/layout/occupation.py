"""One occupation's part of a document while its lines are read: which lines belong to which level and clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy

from ...standard import ParseProblem
from ...terms import Level
from ..expected import Expected, expected
from ..grammar.clause_parser import read_clause
from ..grammar.sentence_bounds import continues, is_complete, is_shared_condition
from ..lines import Line
from ..names import NamePattern
from ..problems import problem_at
from ..vocabulary import LEVEL
from .headings import Heading, stem
from .non_conditions import asks_for_nothing
from .numbering import BULLET, Label, inline_label, label_of
from .outline import BesideLists, ClauseLines, LevelLayout

__all__ = ["KNOWN_LEVEL", "OccupationLayout", "is_one_of"]

KNOWN_LEVEL = expected("known_level", levels=tuple(level.zh for level in sorted(Level, reverse=True)))

_ENDS = re.compile("[。；.！]$")
_OPENS_LIST = re.compile("：$|条件之一者?的?[：，。]?$")
_LEVEL = re.compile(LEVEL)
_SEEMS_HEADING = re.compile(f"{LEVEL}|助理[一-龥]{{2,12}}师")
_LONGEST_HEADING = 30
_CLAUSE = re.compile("^(?:经|参加|接受)|持有|获得|取得|具有|从事|证|学历|毕业|培训|学徒|年满|学生|职称|工作")
"""Words of clauses, which no heading has."""
_BEGINS_LATER = re.compile("或|并|且|和|及|，|、|；|（|的|后|以上(?:[。；，者（]|$)")
"""Words that no sentence begins with."""
_BEGINS_ANEW = re.compile(
    "[^，。；：]{2,10}(?:要求|条件|须知|规定|情况)(?:：|$)|年满|申报|考生|以上|注|限|仅|其[他它]|备注|说明"
)
"""Words with which something else begins, though the sentence before could not be read to its end."""
_REMARK = re.compile(
    "（(?:须|需|应|以上|上述|注|说明|其中|本|限|仅|须|[^（）]*(?:同时|缺一|[两二]项))[^（）]*）[。；]?$"
)
"""A line in brackets that says something of the list (（以上条件须同时具备）), and is no part of a sentence."""
_STANDS_OPEN = "，、（后且并及或和"
"""Words that no sentence ends with."""
_MOST_LINES = 12
"""Of one sentence."""
_ONE_OF = re.compile("之一|其一|任[一意何](?!.?[两二三四2-9])|[一1][项个条](?:条件|即可|者|的)?")
_OF_ALL_OCCUPATIONS = re.compile("各|所有|均|上述|以上|申报|报考|考生")


class OccupationLayout:
    """One occupation's lines, by level and clause, with the lines that have no place."""

    def __init__(self, name: str, line: Line, source: str, also: tuple[str, ...] = ()) -> None:
        self.name = name
        self.also = also
        """Occupations that stand in the same heading: all lines are theirs too."""
        self.line = line
        self.source = source
        self.fields: dict[str, object] = {"occupation": name}
        self.levels: dict[Level, LevelLayout] = {}
        self.preface: list[ClauseLines] = []
        """Lines before the first level, which hold for all levels."""
        self.early: list[ClauseLines] = []
        """Lines there that may belong to a level under an unreadable heading."""
        self.behind: list[BesideLists] = []
        """Lines behind a list: asked of that level, or of all."""
        self.every = False
        """A line before the first level says that all of the conditions must be met, or does not say that one is enough."""
        self.problems: list[ParseProblem] = []
        self.titles: dict[str, Level] = {}
        """The names that the text gives the occupation at a level each (助理…师)."""
        self._titles: dict[str, Level] = {}
        """Those in its headings (高级茶艺师)."""
        self._level: Level | None = None
        self._read_on: tuple[tuple[str, str, Level | None], bool] | None = None
        """Whether a line continued a sentence, when last asked."""
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
        titles = self.titles | self._titles
        return NamePattern([self.name, *self.names], titles if len(set(titles.values())) == len(titles) > 1 else {})

    @property
    def described(self) -> bool:
        """Whether anything stands under a level's heading."""
        return any(level.clauses or level.shared for level in self.levels.values())

    def is_only_named(self, name: str) -> bool:
        """Whether nothing but this name has been read so far."""
        return not self.levels and self.name == name

    def is_called(self, name: str) -> bool:
        """Whether a name in a level's heading is this occupation's, or one that it has at that level (高级茶艺师)."""
        return any(name == known or stem(name) == stem(known) for known in [self.name, *self.names, *self.titles])

    def name_edition(self, edition: str | None) -> None:
        """Take the edition that a heading names."""
        if edition is not None:
            self.fields.setdefault("edition", edition)

    def name_titles(self, titles: dict[str, Level]) -> None:
        """Take the names that a line gives the occupation at a level each, if one of them is its own."""
        if any(stem(title) == stem(self.name) for title in titles):
            self.titles = titles

    @property
    def named(self) -> Line:
        """The occupation's name where it stands first, for a message."""
        return Line(self.name, self.line.number, 0)

    def problem(self, line: Line, what: Expected) -> None:
        """Report a line that has no place."""
        self.problems.append(problem_at(self.source, line, what))

    def of_each_name(self) -> Iterator[OccupationLayout]:
        """This occupation, and the others of its heading with the same lines."""
        yield self
        for name in self.also:
            other = copy(self)
            other.name, other.fields = name, {**self.fields, "occupation": name}
            yield other

    # levels

    def open_level(self, level: Level, line: Line, heading: Heading) -> None:
        """A level's heading, which may name the occupation and ask something of all clauses."""
        self._skipped = False
        if heading.name:
            self._titles.setdefault(heading.name, level)
        if level in self.levels and not self.levels[level].empty:
            self.problem(line, expected("level_once", level=level.zh))
        self._level = level
        opened = self.levels.setdefault(level, LevelLayout(line))
        if len(line.plain) > len(opened.heading.plain) and opened.empty:
            opened.heading = line
        opened.every = opened.every or heading.every
        opened.one_of = opened.one_of or is_one_of(line.plain[: heading.end])
        opened.remark = opened.remark or heading.remark
        opened.asked += [ClauseLines("", [line.part(*heading.asks)])] if heading.asks else []

    def opens_unknown_level(self, line: Line, name: str) -> bool:
        """Whether a heading by this occupation's name opens a level that it does not say: ——景观设计师（具备以下条件之一者）."""
        level = self._current
        if level is None or not self.is_called(name) or re.search("(?:申报|报考|报名)条件|标准|版", line.plain):
            return False
        self.problem(line, expected("heading_of_one_level"))
        level.uncertain = True
        return True

    def open_list(self, heading: Heading, line: Line) -> bool:
        """A line that opens a list and names no level; False if it stands behind one and may change what it means."""
        one_of = is_one_of(line.plain[: heading.end])
        level = self._current
        if level is None:
            self.every = self.every or heading.every
            return True
        if level.style is not None:
            return not heading.every
        level.every = level.every or heading.every
        level.one_of = level.one_of or one_of
        return True

    @property
    def _current(self) -> LevelLayout | None:
        """The level that stands open."""
        return None if self._level is None else self.levels[self._level]

    def skip_level(self, line: Line) -> None:
        """A heading of a level that is none: what stands under it is left aside."""
        self.problem(line, KNOWN_LEVEL)
        self._level, self._skipped = None, True

    # lines

    def add_for_all(self, line: Line, *, clear: bool) -> None:
        """Take a line of a section: asked of all levels, or, if that is not `clear`, of any of them or a clause."""
        if self._level is None:
            (self.preface if clear else self.early).append(ClauseLines("", [line]))
        else:
            self.behind.append(BesideLists(ClauseLines("", [line]), self._level, clear))

    def ask_before(self, line: Line) -> None:
        """Take a line from above the occupation's heading."""
        (self.preface if _is_prose(line) else self.early).insert(0, ClauseLines("", [line]))

    def stray_lines(self) -> Iterator[tuple[Line, bool]]:
        """The lines under an occupation without levels, and whether they may be asked of the occupations below."""
        for sentence in [*self.preface, *self.early]:
            for line in sentence.lines:
                if not asks_for_nothing(line.plain):
                    yield line, label_of(line.plain) is None

    def of_all_occupations(self) -> Iterator[BesideLists]:
        """The lines behind the last list of a document that may be asked of the occupations above too."""
        asked = (one for one in self.behind if one.clear or _OF_ALL_OCCUPATIONS.search(one.sentence.plain))
        yield from (BesideLists(beside.sentence, None) for beside in asked)

    @property
    def awaits_list(self) -> bool:
        """Whether a level stands open whose list has not begun."""
        return self._current is not None and self._current.style is None

    def begins_list(self, line: Line) -> bool:
        """Whether the line is the first of the open level's list."""
        label = label_of(line.plain)
        return self.awaits_list and label is not None and label.number.rpartition(".")[2] == "1"

    def goes_on(self, line: Line, end: int | None = None) -> bool:
        """Whether the line's number goes on with the open list; with `end`, with words behind a title that ends there."""
        label, level = label_of(line.plain), self._current
        if label is None or level is None or label.style == BULLET:
            return False
        if end is not None:
            return end < len(line.plain) and (level.style is None or level.next_is(label.style, label.number))
        return level.next_is(label.style, label.number)

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
        if len(sentence.lines) >= _MOST_LINES or _has_ended(sentence):
            return False
        asked = (sentence.text, line.text, self._level)
        if self._read_on is None or self._read_on[0] != asked:
            self._read_on = asked, continues(sentence.text, line.text, self.pattern, self._level)
        return self._read_on[1]

    def _may_continue(self, sentence: ClauseLines, line: Line) -> bool:
        """Whether a line that is nothing else continues the sentence before it."""
        if len(sentence.lines) >= _MOST_LINES or _REMARK.match(line.plain):
            return False
        if _BEGINS_LATER.match(line.plain) or sentence.lines[-1].plain[-1] in _STANDS_OPEN:
            return True
        if _has_ended(sentence):
            return False
        return self._reads_on(sentence, line) or (
            not _BEGINS_ANEW.match(line.plain)
            and len(line.plain) > 1
            and not is_complete(sentence.text, self.pattern, self._level)
        )

    def add_line(self, line: Line) -> None:
        """Take a line that is no heading."""
        if self._skipped:
            return
        label = label_of(line.plain)
        if self._level is None:
            (self.preface if not self.early and _is_prose(line) else self.early).append(ClauseLines("", [line]))
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
            and _SEEMS_HEADING.search(line.plain) is not None
            and not _CLAUSE.search(line.plain[label.end if label else 0 :])
        )

    def _add_clauses(self, level: LevelLayout, line: Line, label: Label | None) -> None:
        """Take the clauses on a line, of which there may be several."""
        while label is not None and level.style in (None, label.style):
            following = self._add_clause(level, line, label)
            if following is None:
                return
            line, label = following, label_of(following.plain)
        sentence = level.open_sentence
        if level.style is not None and label and sentence and _opens_part(sentence, label):
            sentence.part_style = label.style
            sentence.parts.append(len(sentence.lines))
            sentence.lines.append(line.tail(label.end))
        elif level.style is not None:
            self.behind.append(BesideLists(ClauseLines("", [line]), self._level))
        else:  # shared, or a list without numbers, which `clauses_and_shared` decides
            level.shared.append(ClauseLines("", [line]))

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
            if self._behind_list() or number != level.clauses[-1].number:
                level.uncertain = True
                level.ambiguous.append(ClauseLines("", [line]))
                return None
            number = f"{number}.2"
        level.clauses.append(ClauseLines(number, [words]))
        return None if following is None else rest.tail(following)

    def _behind_list(self) -> bool:
        return any(beside.level == self._level for beside in self.behind)

    # the end

    def clauses_and_shared(self, level: LevelLayout) -> tuple[list[ClauseLines], list[ClauseLines], list[ClauseLines]]:
        """The clauses of a level, what is shared by them, and what is neither; without numbers, each sentence is a clause."""
        if level.style is None:
            return *self._unnumbered(level), []
        last = level.shared[-1] if level.shared else None
        if last is not None and not _OPENS_LIST.search(last.plain) and any(map(self._is_clause, level.shared)):
            # 累计从事本职业工作1年以上 / （1）工作年限须提供证明: a list without numbers, and notes
            return _numbered(level.shared), [], level.clauses
        return level.clauses, level.shared, []

    def _is_clause(self, sentence: ClauseLines) -> bool:
        """Whether a sentence is read as more than an age or a permit."""
        parsed = read_clause(sentence.text, self.pattern, self._level)
        return not parsed.gaps and not is_shared_condition(sentence.text, self.pattern)

    def _unnumbered(self, level: LevelLayout) -> tuple[list[ClauseLines], list[ClauseLines]]:
        first, rest = level.shared[:1], level.shared[1:]
        if first and (
            _OPENS_LIST.search(first[0].plain) or (rest and is_shared_condition(first[0].text, self.pattern))
        ):
            return _numbered(rest), first
        return _numbered(level.shared), []


def _numbered(sentences: list[ClauseLines]) -> list[ClauseLines]:
    return [ClauseLines(str(number), sentence.lines) for number, sentence in enumerate(sentences, start=1)]


def is_one_of(plain: str) -> bool:
    """Whether a heading says that one of the conditions under it is enough."""
    return bool(_ONE_OF.search(plain))


def _is_prose(line: Line) -> bool:
    """Whether a line before the levels is no part of a list."""
    return label_of(line.plain) is None and not _LEVEL.search(line.plain)


def _opens_part(sentence: ClauseLines, label: Label) -> bool:
    """Whether a label begins or goes on with a list within the clause."""
    return sentence.part_style == label.style or (not sentence.parts and sentence.lines[-1].plain.endswith("："))


def _has_ended(sentence: ClauseLines) -> bool:
    last = sentence.lines[-1].plain
    return bool(_ENDS.search(last) or _OPENS_LIST.search(last))
