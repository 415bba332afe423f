"""An occupation's lines -> its standard: what each clause asks for, and all that could not be read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise, product

from ..standard import Clause, ParseProblem, Standard
from ..terms import Level
from .grammar.clause_parser import ParsedClause, ParseGap, all_of_them, as_unparsed, names_field, only_adds, read_clause
from .layout.level_sentences import clauses_and_shared, settle
from .layout.non_conditions import asks_for_nothing
from .layout.numbering import BULLET, SPOKEN, label_of
from .layout.occupation import OccupationLayout
from .layout.outline import OF_ALL, UNKNOWN_THEME, ClauseLines, LevelLayout, is_all_of, is_one_of, leaves_open
from .layout.sentences import is_not_enough, is_way_in
from .lines import Attribution, Expected, Line, LineKind, expected
from .pattern_tables import PatternTables
from .vocabulary import LEVEL, levels_in
from .vocabulary import number as number_of

LISTS = PatternTables(__package__, "lists.toml", {"level": LEVEL})
_ABOUT_LIST, _BEGINS_WITH, _GOES_ON = map(LISTS.pattern, ("about_list", "begins_with", "goes_on"))
_HOW_MANY, _NARROWS = map(LISTS.pattern, ("how_many", "narrows"))
_OF_LEVELS, _ONLY_WIDENS, _SAYS_ALL_ONLY = map(LISTS.pattern, ("of_levels", "only_widens", "says_all_only"))
_OF_THOSE_ABOVE = LISTS.pattern("of_those_above")
_SENIOR, _WIDENS = map(LISTS.pattern, ("senior", "widens"))
_AIMS_AT = re.compile(".*(?:申报|报考|认定|晋升|参加|为)|^.*")
"""What stands before the level that a line is about: 取得五级证书后，可直接申报四级."""
_STUDENTS = re.compile("^[^社企职，]*(?:学生|毕业生)$")
_BESIDES = re.compile("并|且|还|同时|此外|另")
_PERSONS = re.compile("者(?:（[^（）]*）)?[。；]?$")
_SHOWN_ALONE = 20  # so many unread lines are conditions each of its own; more are one


def _few(unread: list[ParsedClause]) -> list[ParsedClause]:
    return unread if len(unread) <= _SHOWN_ALONE else [as_unparsed("\n".join(one.text for one in unread))]


@dataclass
class _Beside:
    """What the lines beside a level's list mean for it: asked of all its clauses; unread and maybe so; maybe a clause."""

    shared: list[ParsedClause]
    asked: list[ParsedClause] = field(default_factory=list)
    ways: list[ParsedClause] = field(default_factory=list)


class StandardBuilder:
    """Builds the standard of one occupation; `lines` says what its lines were taken for."""

    def __init__(self, layout: OccupationLayout) -> None:
        self.lines: dict[Attribution, None] = {}
        self._layout = layout
        self._pattern = layout.pattern
        self._names = layout.names
        self._doubtful = settle(layout)
        self._gaps: dict[tuple[int, int, str], ParseProblem] = {}

    def standard(self) -> Standard:
        layout = self._layout
        preface = [  # by sentence: 为提升技能水平，现组织认定。申报人员须年满18周岁。
            ClauseLines(lines)
            for told in layout.preface
            for lines in ([told.lines] if told.lines[1:] else [[piece] for piece in told.lines[0].pieces("。")])
        ]
        gates = [one for one in preface if not (_ONLY_WIDENS.match(one.plain) or self._is_of_levels(one))]
        for one in [one for one in gates[1:] if _OF_THOSE_ABOVE.fullmatch(one.plain)]:
            self._attribute(one, "nothing")
            gates.remove(one)
        early = [one for one in layout.early if not self._is_of_levels(one)]
        common = [*self._beside(gates), *self._beside(early, unsettled=True)]
        read = {level: self._level(level, lines, common) for level, lines in layout.levels.items()}
        levels = {level: clauses for level, clauses in read.items() if clauses}
        unread = sorted([*layout.problems, *self._gaps.values()], key=lambda problem: (problem.line, problem.column))
        return Standard.model_validate({**layout.fields, "names": self._names, "levels": levels, "unread": unread})

    def _is_of_levels(self, sentence: ClauseLines) -> bool:
        """Take a line above the levels that asks for more of some of them only: 三级仅面向企业职工."""
        line, *more = sentence.lines
        pieces = line.pieces("[，；。]")
        told = [piece for piece in pieces if self._of_levels(piece.plain)]
        if more or not told or not all(piece in told or asks_for_nothing(piece.plain) for piece in pieces):
            return False
        self._layout.behind += [ClauseLines([piece]) for piece in told]
        return True

    def _of_levels(self, plain: str) -> re.Match[str] | None:
        """What a line asks of some levels, unless it names another occupation: 申报评茶员三级的，还须……."""
        told = _OF_LEVELS.match(plain)
        return told if told and (told["whose"] is None or self._layout.is_called(told["whose"])) else None

    def _level(self, level: Level, lines: LevelLayout, common: list[ParsedClause]) -> tuple[Clause, ...]:
        """The clauses of a level: those of its list, or of its lists for groups of applicants."""
        has_list = not lines.groups or lines.clauses or (lines.shared and lines.remark)
        listed = self._clauses(level, lines, common) if has_list else ()
        if lines.groups:
            common = [*common, *self._beside([*lines.asked, *lines.shared], level, unsettled=bool(listed))]
        groups = enumerate(lines.groups, start=1)
        return (*listed, *chain(*(self._clauses(level, group, common, f"{at}-") for at, group in groups)))

    def _clauses(
        self, level: Level, lines: LevelLayout, common: list[ParsedClause], group: str = ""
    ) -> tuple[Clause, ...]:
        """The clauses of a list, each under what is shared; behind them what may be a clause."""
        layout = self._layout
        listed, before, neither = clauses_and_shared(layout, level, lines)
        sentences = [sentence for sentence in listed if not _ABOUT_LIST.match(sentence.plain)]
        about = [sentence for sentence in listed if _ABOUT_LIST.match(sentence.plain)]
        if any(map(is_one_of, lines.says)):
            self._take_those_between(level, sentences)
        wider = [line for line in (*before, *layout.preface, *layout.early) if _WIDENS.search(line.plain)]
        before = [sentence for sentence in before if not _WIDENS.search(sentence.plain)]
        all_of = self._is_all_of(level, lines, sentences)
        found = _Beside([*common, *self._beside([*lines.asked, *before], level)])
        for what in self._heading_problems(level, lines, sentences, before, all_of=all_of):
            layout.problem(lines.heading, what)
            found.shared.append(as_unparsed(lines.heading.text))
        found.shared += self._gate_of(lines)
        if self._doubtful:
            found.ways.append(as_unparsed(lines.heading.text))
        for sentence in (*neither, *about, *wider):
            self._either(sentence, found)
        misplaced = list(lines.ambiguous)
        for line in layout.behind:
            if line in lines.shared and self._parsed(line, level).gaps:
                continue  # it is unread here already
            if not self._goes_on(line):
                self._behind(line, level, found)
            elif line.level is level:
                misplaced.append(line)
        fields = any(names_field(sentence.plain) for sentence in sentences)
        read = [
            self._parsed(sentence, level, beside=bool(found.shared), fields=fields, another=number > 0)
            for number, sentence in enumerate(sentences)
        ]
        numbers = [sentence.number for sentence in sentences]
        for sentence, parsed in zip(sentences, read, strict=True):
            self._tell(sentence, parsed.gaps)
            self._names += [name for name in parsed.names if name not in self._names]
            self._attribute(sentence, "clause", f"{level.grade}/{group}{sentence.number}")
        if all_of:
            asked = [one for one, sentence in zip(read, sentences, strict=True) if not asks_for_nothing(sentence.plain)]
            read, numbers = [all_of_them(asked or read)], numbers[:1]  # （4）有无相关工作经验均可
        gates = [*found.shared, *_few(found.asked)]
        read = [all_of_them([*gates, parsed]) for parsed in read]
        read += [*_few(found.ways), *(as_unparsed(line.text) for line in lines.lost)]
        for sentence in misplaced:
            read.append(as_unparsed(sentence.text, expected("place_in_list")))
            self._tell(sentence, read[-1].gaps)
            self._attribute(sentence, "unread", level.zh)
        numbers += [f"?{number}" for number in range(1, 1 + len(read) - len(numbers))]
        if not read:
            layout.problem(lines.heading, expected("clauses_under_level", level=level.zh))
        identifier = f"{layout.name}/{level.grade}/{group}"
        return tuple(
            Clause(id=f"{identifier}{number}", text=parsed.text, alternatives=parsed.alternatives)
            for number, parsed in zip(numbers, read, strict=True)
        )

    def _take_those_between(self, level: Level, listed: list[ClauseLines]) -> None:
        """Take the conditions without a number between the clauses of a list, of which one is enough, as such."""
        for sentence in [one for one in self._layout.behind if one.level is level and not label_of(one.plain)]:
            place = sum(clause.lines[0].number < sentence.lines[0].number for clause in listed)
            ended = 0 < place < len(listed) and listed[place - 1].plain[-1] in "。；"
            if ended and is_way_in(sentence.text, self._pattern, level):
                number, _, part = listed[place - 1].number.partition(".")
                listed.insert(place, ClauseLines(sentence.lines, f"{number}.{int(part or 1) + 1}"))
                self._layout.behind = [one for one in self._layout.behind if one is not sentence]

    def _is_all_of(self, level: Level, lines: LevelLayout, sentences: list[ClauseLines]) -> bool:
        """Whether all clauses of a level, as many as its heading says, must be met, and all of them are read."""
        many = _HOW_MANY.search("，".join(lines.says))
        says_all = any(map(is_all_of, [*lines.says, *self._layout.says])) and not any(map(is_one_of, lines.says))
        cells = [line for sentence in sentences for line in sentence.lines]  # 学历, 年龄: of one row all are asked
        of_aspects = any(line.aspect for line in cells) and len({line.number for line in cells}) == 1
        known = set(lines.themes) - {"", UNKNOWN_THEME}  # one condition under each of several titles of conditions
        by_themes = not lines.clauses and len(known) == len(lines.themes) == len(lines.shared) > 1
        return (
            len(sentences) > 1
            and not (lines.ambiguous or lines.lost or any(sentence.plain.startswith("或") for sentence in sentences))
            and (says_all or by_themes or of_aspects or self._are_gates(lines, sentences))
            and (many is None or number_of(many[1]) == len(sentences))
            and all(
                of_aspects
                or not self._parsed(sentence, level).gaps
                or (says_all and only_adds(sentence.plain))
                or is_not_enough(sentence.text, self._pattern)
                or asks_for_nothing(sentence.plain)
                for sentence in sentences
            )
        )

    def _are_gates(self, lines: LevelLayout, sentences: list[ClauseLines]) -> bool:
        """Whether the clauses ask for an age, schooling, health and so on, each for another: none of them is enough."""
        types = [read_clause(sentence.text, self._pattern).alternatives[0][0].type for sentence in sentences]
        asked = [one for one in types if one != "unread"]
        one_of = any(map(is_one_of, [*lines.says, *self._layout.says]))
        once = len(set(asked)) == len(asked) and not one_of
        return once and all(is_not_enough(sentence.text, self._pattern) for sentence in sentences)

    def _parsed(
        self, sentence: ClauseLines, level: Level, *, beside: bool = True, fields: bool = False, another: bool = False
    ) -> ParsedClause:
        """What a clause asks for; of a list within it, one of its conditions, if it says so."""
        if not sentence.parts:
            return read_clause(sentence.text, self._pattern, level, beside=beside, fields=fields, another=another)
        places = pairwise([0, *sentence.parts, len(sentence.lines)])
        pieces = [ClauseLines(sentence.lines[start:end]) for start, end in places]
        head, *parts = [read_clause(piece.text, self._pattern, level, shared=True, fields=fields) for piece in pieces]
        opens = asks_for_nothing(pieces[0].plain) or _SAYS_ALL_ONLY.fullmatch(pieces[0].plain)
        head = ParsedClause(head.text, ((),)) if opens else head
        one_of, all_of = is_one_of(pieces[0].plain), is_all_of(pieces[0].plain)
        if not (one_of or all_of) or head.gaps or any(part.gaps for part in parts):
            return as_unparsed(sentence.text, expected("list_in_clause"))
        moved = [part.moved(sentence.starts[at]) for part, at in zip(parts, sentence.parts, strict=True)]
        lists = product(*moved) if all_of else ((option,) for alternatives in moved for option in alternatives)
        options = [(*before, *chain(*options)) for options in lists for before in head.alternatives]
        return ParsedClause(sentence.text, tuple(options), head.names)

    def _gate_of(self, lines: LevelLayout) -> list[ParsedClause]:
        """What a heading's remark asks of all clauses, if it can be read: 五级（须年满16周岁）."""
        parsed = read_clause(lines.remark, self._pattern, shared=True)
        return [parsed] if not parsed.gaps and is_not_enough(lines.remark, self._pattern) else []

    def _heading_problems(
        self, level: Level, lines: LevelLayout, sentences: list[ClauseLines], before: list[ClauseLines], *, all_of: bool
    ) -> Iterator[Expected]:
        """What a heading leaves unclear; then the clauses under it are undetermined."""
        below = {Level.ELEMENTARY, Level.INTERMEDIATE} & self._layout.levels.keys()
        if not below and _SENIOR.search(lines.heading.plain):
            yield expected("senior_level")
        if self._doubtful:
            yield expected("heading_of_one_level")
        read = chain(*(read_clause(sentence.text, self._pattern).alternatives for sentence in sentences))
        at_school = (any(one.type in ("diploma", "student") for one in option) for option in read)
        of_students = _STUDENTS.search(lines.remark) and all(at_school)
        if lines.remark and not (of_students or self._gate_of(lines)):
            yield expected("heading_remark", remark=lines.remark)
        if all_of and not self._doubtful:
            return
        said = [*lines.says, *(sentence.plain for sentence in before)]
        # each says who may apply, so that one is enough: 初中毕业且从事本职业工作两年以上者。
        of_persons = len(sentences) > 1 and all(_PERSONS.search(sentence.plain) for sentence in sentences)
        firsts = pairwise(sentence.lines[0] for sentence in sentences)
        one_of = any(map(is_one_of, [*said, *self._layout.says]))
        every = (
            any(map(is_all_of, [*lines.says, *self._layout.says]))
            or (any(map(leaves_open, said)) and not of_persons)
            or (any(map(leaves_open, self._layout.says)) and not one_of)
            # 学历要求 above one heading, 工作要求 above another: conditions of all, or ways of some
            or (lines.style is None and len(lines.themes) > 1 and any(lines.themes))
            or any(_GOES_ON.search(sentence.plain) for sentence in sentences)
            or (lines.style is None and any(one.cell and one.number == before.number for before, one in firsts))
            or (lines.style == SPOKEN and not one_of)
            or any(_BEGINS_WITH.match(sentence.plain) for sentence in sentences[1:])
        )
        gates = not one_of and any(is_not_enough(sentence.text, self._pattern) for sentence in sentences)
        several = len(sentences) > 1 or lines in self._layout.levels[level].groups
        lacks_others = gates and any(map(is_all_of, lines.says))  # 须同时满足： / 1.年满18周岁；, and no more
        if lacks_others or ((every or gates) and several):
            yield expected("one_or_all")

    def _goes_on(self, sentence: ClauseLines) -> bool:
        """Whether a numbered line behind a title goes on with the list above it."""
        label = label_of(sentence.lines[0].plain)
        if label is None or label.style == BULLET:
            return False
        return is_way_in(sentence.lines[0].tail(label.end).text, self._pattern)

    def _behind(self, sentence: ClauseLines, level: Level, found: _Beside) -> None:
        """What a line behind a list means for a level."""
        here = sentence.level is level
        if asks_for_nothing(sentence.plain):
            if here and self._opens_list_besides(sentence.plain, self._layout.levels[level].says):
                found.asked.append(as_unparsed(sentence.text))
                self._tell(sentence, found.asked[-1].gaps)
                self._attribute(sentence, "unread")
                return
            self._beside([sentence], unsettled=True)
            return
        if (told := self._of_levels(sentence.plain)) is not None:
            if level in levels_in(told["levels"] or told["closed"]):
                asked = ClauseLines([sentence.lines[0].tail(told.end()), *sentence.lines[1:]])
                found.shared.append(read_clause(asked.text, self._pattern, level, shared=True))
                self._tell(asked, found.shared[-1].gaps)
            self._attribute(sentence, "shared")
            return
        parsed = read_clause(sentence.text, self._pattern, None, shared=True)
        gate = is_not_enough(sentence.text, self._pattern) and not (parsed.gaps and _WIDENS.search(sentence.plain))
        asks_of_all = sentence.clear or sentence.of_all or OF_ALL.search(sentence.plain)
        only_widens, named = _ONLY_WIDENS.match(sentence.plain), levels_in(_AIMS_AT.sub("", sentence.plain))
        widens = only_widens or _WIDENS.search(sentence.plain)
        alone = len(self._layout.levels) == 1 or list(self._layout.levels)[-1] is sentence.level
        if gate and (here or sentence.of_all or (asks_of_all and alone)):
            found.shared += self._beside([sentence])
        elif only_widens and named and level not in named:
            self._attribute(sentence, "unread")
        elif (widens and (level in named or here or sentence.of_all or (alone and not named))) or (
            here and not (gate or sentence.clear or sentence.of_all or _NARROWS.match(sentence.plain))
        ):
            self._either(sentence, found)
        elif here or asks_of_all or parsed.gaps or gate:
            found.asked += self._beside([sentence], unsettled=True)

    def _opens_list_besides(self, plain: str, says: list[str]) -> bool:
        """Whether a line opens another list, which may be asked besides the one above: 并符合下列条件之一：."""
        opens = plain.endswith("：") and is_one_of(plain) and plain not in says
        return opens and (_BESIDES.match(plain) is not None or not any(map(is_one_of, says)))

    def _either(self, sentence: ClauseLines, found: _Beside) -> None:
        """A line that may be a clause of its own and, unless it can only widen, may be asked of all clauses."""
        unread = self._beside([sentence], unsettled=True)
        found.ways += unread
        found.asked += [] if _ONLY_WIDENS.match(sentence.plain) else unread

    def _beside(
        self, sentences: Iterable[ClauseLines], level: Level | None = None, *, unsettled: bool = False
    ) -> list[ParsedClause]:
        """What lines beside a list ask of its clauses, if anything; `unsettled` ones may be clauses, and stay unread."""
        asked = []
        for sentence in sentences:
            read = None if unsettled else read_clause(sentence.text, self._pattern, level, shared=True)
            parsed = read or as_unparsed(sentence.text)
            self._tell(sentence, parsed.gaps)
            nothing = bool(parsed.gaps) and asks_for_nothing(sentence.plain)
            self._attribute(sentence, "nothing" if nothing else "unread" if parsed.gaps else "shared")
            asked += [] if nothing else [parsed]
        return asked

    def _tell(self, sentence: ClauseLines, gaps: Iterable[ParseGap]) -> None:
        for gap in gaps:
            number, column = sentence.place(gap.offset)
            problem = Line(gap.words, number, column - 1).problem(self._layout.source, gap.expected)
            self._gaps.setdefault((number, column, gap.words), problem)

    def _attribute(self, sentence: ClauseLines, kind: LineKind, about: str = "") -> None:
        for line in sentence.lines:
            self.lines.setdefault(line.taken_for(kind, about))
