"""One occupation's part of a document while its lines are read: which lines belong to which level and clause."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ...standard import ParseProblem
from ...terms import Level
from ..lines import Expected, Line, expected
from ..names import NamePattern
from ..vocabulary import LEVEL
from .declarations import KNOWN_LEVEL, merged
from .headings import Heading
from .non_conditions import asks_for_nothing, demands
from .numbering import BULLET, Label, before_next, label_of
from .occupation_names import other_names, stem
from .outline import (
    CLAUSE_WORDS,
    LEAD,
    OPENS_LIST,
    SAYS_ALL,
    ClauseLines,
    LevelLayout,
    is_all_of,
    is_one_of,
    is_prose,
    leaves_open,
    may_ask_all,
    without_lead,
)
from .sentences import is_not_enough, is_way_in, may_continue, reads_on

_SEEMS_HEADING = re.compile(f"{LEVEL}|助理[一-龥]{{2,12}}师")
_LONGEST_HEADING = 30
_IN_BRACKETS = re.compile("（([^（）]+)）[：。]?")
_ASKS_EVERYBODY = re.compile(  # 以上人员均须年满18周岁
    "(?:以上|上述|各个?|所有|全部|[两二三四五2-5]个|等级|级别|职业|工种|申报|报考|报名|参评|的|、)*(?:人员|者|考生)(?:均|都|必)*[须应需]"
)
_CLOSES_LIST = re.compile("[（*]*(?:以上|上述)")  # behind a list: 以上条件满足一条即可
_GRADES = ("初级", "中级", "高级")
_ANYBODY = re.compile("社会|从业人员|其[他它]人员")  # a group that is open to whoever meets its conditions


@dataclass(eq=False)
class OccupationLayout:
    """One occupation's lines, by level and clause, with the lines that have no place."""

    name: str
    line: Line
    source: str
    also: tuple[str, ...] = ()  # occupations of the same heading: all lines are theirs too
    fields: dict[str, Any] = field(default_factory=dict)
    levels: dict[Level, LevelLayout] = field(default_factory=dict)
    preface: list[ClauseLines] = field(default_factory=list)  # lines before the first level, which hold for all levels
    early: list[ClauseLines] = field(default_factory=list)  # those that may belong to a level whose heading is unread
    behind: list[ClauseLines] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    problems: list[ParseProblem] = field(default_factory=list)
    titles: dict[str, Level] = field(default_factory=dict)  # names that the text gives it at a level each (助理…师)
    mixed_rows: bool = False  # a table's row holds two levels, of which one may be what is asked: 四级 | 满3年 | 五级
    names_levels_behind: bool = False  # its clauses name their level: ……者，可申报四级
    unnumbered: int = 0
    own_titles: dict[str, Level | None] = field(default_factory=dict)  # those in its headings; None: of several levels
    fields_of: dict[Level, list[ClauseLines]] = field(default_factory=dict)  # 初级： / 年龄：年满16周岁 / 学历：不限
    _level: Level | None = None
    _row: int = 0
    _group: LevelLayout | None = None  # the group of applicants whose levels follow: 一、社会人员 / 五级：……
    _skipped: bool = False  # the lines stand under a heading of a level that is none

    def __post_init__(self) -> None:
        self.fields["occupation"] = self.name

    @property
    def names(self) -> list[str]:
        return list(self.fields.get("names", ()))

    def add_fields(self, fields: dict[str, Any]) -> None:
        """Take what a line says; 曾用名 and 工种 add to the same names."""
        self.fields = merged(self.fields, fields)

    @property
    def pattern(self) -> NamePattern:
        titles = self.titles | {title: level for title, level in self.own_titles.items() if level is not None}
        one_each = len(set(titles.values())) == len(titles) > 1
        return _pattern((self.name, *self.names), tuple(titles.items()) if one_each else ())

    @property
    def described(self) -> bool:
        return any(level.clauses or level.shared or level.groups for level in self.levels.values())

    def is_called(self, name: str) -> bool:
        """Whether a name in a level's heading is this occupation's, or one that it has at that level (高级茶艺师)."""
        return any(name == known or stem(name) == stem(known) for known in [self.name, *self.names, *self.titles])

    def is_title(self, line: Line) -> bool:
        """Whether a line is the name that the occupation has at a level, right under its heading: 三级 / 高级茶艺师."""
        level = self.current
        return bool(level and level.empty and self.name[:-1] not in level.heading.plain and self.is_called(line.plain))

    @property
    def named(self) -> Line:
        """The occupation's name where it stands first, for a message."""
        return Line(self.name, self.line.number, 0)

    def problem(self, line: Line, what: Expected) -> None:
        self.problems.append(line.problem(self.source, what))

    def open_level(self, level: Level, line: Line, heading: Heading, theme: str | None = None) -> None:
        """Open a level; `theme`: the title above its heading, if words follow on its line: 学历要求 / 四级：高中."""
        self._skipped = False
        if heading.name:
            before_name = line.plain.partition(heading.name)[0]
            title = (
                before_name[-2:] + heading.name if before_name.endswith(_GRADES) else heading.name
            )  # 高级物流师（一级）
            self.own_titles[title] = level if self.own_titles.get(title, level) is level else None
        numbers = [label_of(plain) for plain in [*(sentence.plain for sentence in self.early), line.plain]]
        if not self.levels and all(after and before and after.follows(before) for before, after in pairwise(numbers)):
            # 2.年满16周岁；3.五级：
            self.preface += [ClauseLines([without_lead(one.lines[0]), *one.lines[1:]]) for one in self.early]
            self.early = []
        before = self.current
        if line.cell and before and self._row == line.number and level is not self._level:
            self.mixed_rows |= level in self.levels or before.empty
        self._row = line.number
        if before and before.empty and self._level and self.levels[self._level].groups:
            self._group = self.levels[self._level].groups.pop()  # 二、院校学生 / 四级：……
        self._take_title(level)
        known = self.levels.get(level)
        again = known and not (known.empty or self._group or self.names_levels_behind)
        if known and again and (not any(known.themes) or theme in known.themes):
            self.problem(line, expected("level_once", level=level.zh))
        if (shared := self.levels.get(level)) and shared.empty:  # 五级、四级申报条件 was a title: their headings follow
            self.levels = {one: lines for one, lines in self.levels.items() if lines is not shared or one is level}
        self._level = level
        opened = self.levels.setdefault(level, LevelLayout(line))
        opened.says.append(line.plain[: heading.end])
        opened.themes += [] if theme is None else [theme]
        self.add_fields(named := other_names(heading.remark, self.name, alone=True))  # 四级，瓦工就是砌筑工，具备……之一
        opened.remark = opened.remark or ("" if named or SAYS_ALL.fullmatch(heading.remark) else heading.remark)
        for other in heading.levels:
            if other in self.levels:
                self.problem(line, expected("level_once", level=other.zh))
            self.levels.setdefault(other, opened)
        if self._group is not None:
            opened.add_group(LevelLayout(self._group.heading, [*self._group.says, line.plain], self._group.remark))
        opened.asked += [ClauseLines([line.part(*heading.asks)])] if heading.asks else []

    def _take_title(self, level: Level) -> None:
        """Take the first heading for a page's title, if its level opens again: what stands between is no list, but above all."""
        lines = next(iter(self.levels.values()), None)
        if lines is None or lines is not self.levels.get(level) or lines.style or lines.groups or any(lines.themes):
            return
        is_list = lines.uncertain or any(is_way_in(one.text, self.pattern, level) for one in lines.shared)
        if not is_list and all(one.lines[0].number > lines.heading.number for one in lines.shared):
            several = all(other is lines for other in self.levels.values()) and len(self.levels) > 1
            (self.preface if several else self.early).extend(lines.shared)
            lines.shared, lines.opened_after = [], 0

    def close_list(self, level: Level, line: Line, above: list[Line]) -> bool:
        """A heading behind its list: 具备以上条件之一者，可申报四级; whether the list or its conditions stand right above it."""
        if level is self._level and self.levels[level].clauses and not any(map(is_all_of, self.levels[level].says)):
            self.levels[level].says.append(line.plain)
            return True
        lists: list[list[Line] | list[ClauseLines]] = [self.early, self.preface]
        for lines in lists if self.levels else [above, *lists]:
            firsts = [one if isinstance(one, Line) else one.lines[0] for one in lines]
            ways = [ClauseLines([without_lead(one)]) for one in firsts]
            start = next((at for at in range(len(ways), 0, -1) if not is_way_in(ways[at - 1].text, self.pattern)), 0)
            if self._level is None and start < len(ways) and level not in self.levels:
                del lines[start:]
                self.levels[level] = LevelLayout(line, [line.plain], shared=ways[start:])
                return True
        return False

    def opens_unknown_level(self, line: Line, level: LevelLayout) -> None:
        """Take a heading of which it is not known which level it opens: what follows may belong elsewhere."""
        self.problem(line, expected("heading_of_one_level"))
        level.uncertain = True

    def open_list(self, heading: Heading, line: Line) -> bool:
        """A line that opens a list and names no level; False if it stands behind one and may change what it means."""
        words, level = line.plain[: heading.end], self.current
        if level is None:
            self.says.append(words)
            return True
        if level.style is not None:
            closes = SAYS_ALL.fullmatch(words)  # 以上两条须同时满足。
            level.closing = line if closes else level.closing
            enough = is_one_of(words) and _CLOSES_LIST.match(words)
            if enough and not any(map(is_all_of, level.says)):
                level.says.append(words)
            # another list that follows may be asked besides: 并符合下列条件之一：
            return bool(closes or enough) or not (is_all_of(words) or is_one_of(words) or leaves_open(words))
        next_title = label_of(line.plain) and not leaves_open(words) and not is_one_of(words)  # （二）技能岗位申报条件
        if not _CLOSES_LIST.match(line.plain) and not next_title:
            level.opened_after = len(level.shared)
        level.says.append(words)
        return True

    @property
    def current(self) -> LevelLayout | None:
        if self._level is None:
            return None
        level = self.levels[self._level]
        return level.groups[-1] if level.groups else level

    def open_group(self, line: Line, who: str) -> bool:
        """A line under a level for whom the conditions below it are; whether it is one, and no clause."""
        level = self.current
        if level is not None and (level.uncertain or level.next_is(label_of(line.plain))):
            return False
        group = LevelLayout(line, [line.plain], "" if _ANYBODY.search(who) else who)
        if self._level is None:
            self._group = group
        else:
            self.levels[self._level].add_group(group)
        return True

    def skip_level(self, line: Line) -> None:
        self.problem(line, KNOWN_LEVEL)
        self._level, self._skipped = None, True

    def add_for_all(self, line: Line, *, clear: bool, under: Line | None = None) -> None:
        """Take a line of a section: asked of all levels, or, if that is not `clear`, of any of them or a clause."""
        clear = clear and under is None  # the title without which it would be misread (不得申报的情形)
        lines = [under, line] if under else [without_lead(line) if clear else line]
        label, level = label_of(line.plain), self.current
        if not clear and level and level.clauses and label and label.number == "1":
            level.restarted = level.restarted or bool(CLAUSE_WORDS.search(line.plain))
        among = self.behind if self._level else self.preface if clear else self.early
        among.append(ClauseLines(lines, level=self._level, clear=clear))

    def ask_before(self, line: Line) -> None:
        (self.preface if is_prose(line) else self.early).insert(0, _above_levels(line))

    def take_field(self, words: Line) -> bool:
        """Whether a titled line under a level without a list is what it asks for: 工作要求：从事本职业工作5年以上."""
        level = self.current
        if level is None or self._level is None or level.style or level.uncertain or label_of(words.plain):
            return False
        asked = replace(words, aspect=True)  # of several, or beside another sentence, all must be met
        if is_way_in(words.text, self.pattern, self._level):
            level.shared.append(ClauseLines([asked]))
        elif level.empty or (level.shared and level.shared[-1].lines[-1].aspect):
            self.add_line(asked)
            self.fields_of[self._level] = list(level.shared)
        else:
            return False
        return True

    def goes_on(self, line: Line) -> bool:
        """Whether the line's number goes on with the open list."""
        return self.current is not None and self.current.next_is(label_of(line.plain))

    def continues(self, line: Line) -> bool:
        """Whether the line continues a sentence that stands open, whatever else it looks like."""
        level = self.current
        if level is None or self._skipped or level.uncertain or level.next_is(label_of(line.plain)):
            return False
        return level.open_sentence is not None and reads_on(level.open_sentence, line, self.pattern, self._level)

    def add_line(self, line: Line) -> None:
        if self._skipped:
            return
        level, label = self.current, label_of(line.plain)
        if level is None:
            (self.preface if not self.early and is_prose(line) else self.early).append(_above_levels(line))
            return
        sentence, free = level.open_sentence, not (level.uncertain or label or line.aspect)
        reading = self.pattern, self._level
        if sentence and (self.continues(line) or (free and may_continue(sentence, line, *reading))):
            words, following = before_next(line, level.style, sentence.number)
            sentence.lines.append(words)
            if following and (label := label_of(following.plain)):
                self._add_clauses(level, following, label)  # 5年以 / 上。2.取得五级证书后，累计从
        elif not level.next_is(label) and _seems_heading(line.plain, label):
            self.opens_unknown_level(line, level)
        elif level.uncertain:
            level.ambiguous.append(ClauseLines([line]))
            if label is None and may_ask_all(line.plain):
                self.behind.append(ClauseLines([without_lead(line)], level=self._level))
        else:
            self._add_clauses(level, line, label)

    def _add_clauses(self, level: LevelLayout, line: Line, label: Label | None) -> None:
        """Take the clauses on a line, of which there may be several."""
        if label is not None and label.style == level.style == BULLET and self._opens_rest(level, line):
            return
        list_of_notes = self.names_levels_behind or level.shared or (label and label.style == level.style == BULLET)
        note = label is not None and list_of_notes and asks_for_nothing(line.plain)
        while label and level.style in (None, label.style) and not note:
            if not (following := self._add_clause(level, line, label)):
                return
            line, label = following, label_of(following.plain)
        sentence = level.open_sentence
        opens_part = sentence and not sentence.parts and sentence.lines[-1].plain.endswith("：")
        intends = level.empty and "从事" in line.plain  # 五级：拟从事本职业工作的人员。
        if level.style is not None and label and sentence and (sentence.part_style == label.style or opens_part):
            sentence.part_style = label.style
            sentence.parts.append(len(sentence.lines))
            sentence.lines += [line.tail(label.end)] if label.end < len(line.plain) else []
        elif (
            level.style is not None
            or (asks_for_nothing(line.plain) and not (OPENS_LIST.search(line.plain) or intends))
            or (level.shared and (LEAD.match(line.plain) or _ASKS_EVERYBODY.match(line.plain)))
        ):
            behind = label is not None and label.style.startswith("chinese") and label.style != level.style
            stripped = without_lead(line) if behind or label is None else line
            self.behind.append(ClauseLines([stripped], level=self._level, of_all=behind))
        else:  # shared, or a list without numbers, which level_sentences.py decides
            line = line.part(*bracketed.span(1)) if (bracketed := _IN_BRACKETS.fullmatch(line.plain)) else line
            one_of = any(map(is_one_of, [*level.says, *self.says]))  # 从事本职业工作1年以上；本职业学徒期满
            level.shared += [ClauseLines([piece]) for piece in (line.pieces("；(?!或|并|且)") if one_of else [line])]

    def _opens_rest(self, level: LevelLayout, line: Line) -> bool:
        """Whether a point opens the list of which one is enough, behind what is asked of all: 其他条件（满足其一即可）："""
        opens = line.plain[-1] == "：" and is_one_of(line.plain) and asks_for_nothing(line.plain)
        if not opens or any(map(is_one_of, level.says)):
            return False
        if not all(is_not_enough(one.text, self.pattern) for one in level.clauses):
            level.remark, *_ = without_lead(line).plain.split("（")  # is it one more way, or asked beside these?
            return False
        level.shared += level.clauses
        level.opened_after, level.clauses, level.style = len(level.shared), [], None
        level.says.append(line.plain)
        self.behind.append(ClauseLines([line], level=self._level))
        return True

    def _add_clause(self, level: LevelLayout, line: Line, label: Label) -> Line | None:
        """Take the clause under a label; returns what follows it on the line, if that is the next clause."""
        level.style = label.style
        number = label.number or str(len(level.clauses) + 1)
        words, following = before_next(line.tail(label.end), label.style, number)
        if not words.plain:
            self.problem(line, expected("words_after_number"))
            level.lost.append(line)
            return None
        last = level.clauses[-1].number if level.clauses else ""
        backwards = number.isdigit() and last.isdigit() and int(number) < int(last)
        if backwards or any(number == clause.number for clause in level.clauses):
            self.problem(line, expected("number_once", number=number))
            behind = any(beside.level == self._level for beside in self.behind)
            if backwards or behind or number == "1" or number != last:
                level.uncertain = level.restarted = True
                level.ambiguous.append(ClauseLines([line]))
                return None
            number = f"{number}.2"
        elif number.isdigit() and last.isdigit() and int(number) > int(last) + 1:
            self.problem(line, expected("number_between", number=str(int(last) + 1)))
            level.lost.append(line.part(0, label.end))
        level.clauses.append(ClauseLines([words], number))
        return following


def _above_levels(line: Line) -> ClauseLines:
    """A line above the levels, without the word that opens a note: 注意：报名人员须年满16周岁."""
    return ClauseLines([without_lead(line) if LEAD.match(line.plain) else line])


def _seems_heading(plain: str, label: Label | None) -> bool:
    """Whether a short line that names a level and asks for nothing is a heading that could not be read."""
    if len(plain) > _LONGEST_HEADING or not _SEEMS_HEADING.search(plain):
        return False
    told = asks_for_nothing(plain) and ("：" in plain[:-1] or plain[-1] == "。")
    demanded = demands(plain) and plain[-1] != "："
    return not (told or demanded or CLAUSE_WORDS.search(plain[label.end if label else 0 :]))


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...], titles: tuple[tuple[str, Level], ...]) -> NamePattern:
    return NamePattern(names, dict(titles))
