"""An occupation's lines -> its standard: what each clause asks for, and all that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..requirements import DiplomaRequirement, MinimumAge, PermitRequirement, UnreadText
from ..standard import Clause, ParseProblem, Standard
from ..terms import Degree, Level
from .attribution import Attribution, LineKind
from .expected import Expected, expected
from .grammar.clause_parser import read_clause
from .grammar.parsed_clause import ParsedClause, ParseGap, as_unparsed
from .layout.headings import EVERY
from .layout.non_conditions import asks_for_nothing
from .layout.numbering import BULLET, label_of
from .layout.occupation import OccupationLayout, is_one_of
from .layout.outline import BesideLists, ClauseLines, LevelLayout
from .lines import Line
from .problems import problem_at

__all__ = ["StandardBuilder"]

_SENIOR = re.compile("^(?!.*[一二三四五1-5]级).*高级(?!技师|工)[一-龥]{1,12}(?<!技)师")
"""高级…师 without a number: 三级 after 初级 and 中级, 一级 after 助理…师 and …师."""
_STANDING = re.compile(
    "健康|体检|视力|色[盲弱]|残疾|疾病|品行|品德|道德|拥护|遵[纪守]|守法|政治|违法|犯罪|处分|热爱|爱岗|户籍|户口|社保|居住|年龄|申报[者人]"
)
"""Words of what is asked of everybody: health, conduct, standing. It is not enough by itself."""
_GOES_ON = re.compile("(?:且|并|并且|同时|以及|而且|还[须应需]|及)[，；]?$")
_BEGINS_WITH = re.compile("且|并(?!取得经)|同时|以及|而且|还[须应需]")
"""Words that join a clause to its neighbour, so that a list is no list of alternatives."""
_TITLED = re.compile("(?:[^，。；：]{2,8}(?:要求|条件)|年龄|学历|身体)：")
_ABOUT_LIST = re.compile(
    "(?:以上|上述|前述)[^，。]{0,8}(?:条件|各[项条]|[两二三]项)|仅|限|注：|本(?:条|级|等级)|第（?[0-9一二三四五]"
)
"""A sentence that says something of the list: （4）以上条件须同时具备, （3）仅适用于退役军人."""
_WIDENS = re.compile(
    "直接(?:申报|报考)|破格|免[试考于]|也可|亦可|放宽|视同|不受|特殊|例外|可(?:以)?(?:提前|越级)|缩短|折算"
)
"""Words with which a line beside a list could be one more way in."""
_MOST_BESIDE = 40
"""Lines beside a list that each clause of it is read under one by one; more of them are unread together."""
_OF_ALL = re.compile("各|所有|均|申报|报考|考生")


def _is_standing(plain: str) -> bool:
    return bool(_STANDING.search(plain)) and not re.search("从事|取得|证书|毕业|学徒|培训", plain)


class StandardBuilder:
    """Builds the standard of one occupation; `lines` says what its lines were taken for."""

    def __init__(self, layout: OccupationLayout) -> None:
        self.lines: list[Attribution] = []
        self._layout = layout
        self._pattern = layout.pattern
        self._names = layout.names
        self._problems: list[ParseProblem] = list(layout.problems)
        self._gaps: dict[tuple[int, int, str], ParseProblem] = {}

    def standard(self) -> Standard:
        """The standard, with all that could not be read."""
        layout = self._layout
        common = [*self._conditions(layout.preface, None), *self._unsettled(layout.early)]
        read = {level: self._clauses(level, lines, common) for level, lines in layout.levels.items()}
        levels = {level: clauses for level, clauses in read.items() if clauses}
        unread = sorted({**self._gaps}.values(), key=lambda problem: (problem.line, problem.column))
        unread = sorted([*self._problems, *unread], key=lambda problem: (problem.line, problem.column))
        return Standard.model_validate({**layout.fields, "names": self._names, "levels": levels, "unread": unread})

    def _clauses(self, level: Level, lines: LevelLayout, common: list[ParsedClause]) -> tuple[Clause, ...]:
        """The clauses of a level, each under what is shared; behind them what may be a clause."""
        if lines.pending is not None:
            self._problem(lines.pending[1], expected("words_after_number"))
        sentences, before, beside = self._layout.clauses_and_shared(lines)
        beside = [*beside, *(sentence for sentence in sentences if _ABOUT_LIST.match(sentence.plain))]
        beside += [sentence for sentence in before if _WIDENS.search(sentence.plain)]
        sentences = [sentence for sentence in sentences if sentence not in beside]
        before = [sentence for sentence in before if sentence not in beside]
        shared = [*common, *self._conditions([*lines.asked, *before], level)]
        for what in self._heading_problems(lines, sentences, before):
            self._problem(lines.heading, what)
            shared.append(as_unparsed(lines.heading.text))
        loose = list(self._unsettled(beside))
        loose += self._unsettled(
            line for line in self._layout.preface + self._layout.early if _WIDENS.search(line.plain)
        )
        elsewhere: list[ParsedClause] = []
        ambiguous = list(lines.ambiguous)
        for line in self._layout.behind:
            if self._is_clause_of_list(line.sentence):
                ambiguous += [line.sentence] if line.level is level else []
            else:
                self._behind(line, level, shared, loose, elsewhere)
        beside_all = [*shared, *elsewhere, *loose]
        if len(beside_all) > _MOST_BESIDE:
            beside_all = [as_unparsed("\n".join(one.text for one in beside_all))]
        clauses = []
        for sentence in sentences:
            parsed = self._read(sentence, level, beside=bool(shared))
            self._attribute(sentence, "clause", f"{level.grade}/{sentence.number}")
            clauses.append(self._clause(level, sentence.number, parsed.under(beside_all)))
        for sentence in ambiguous:
            self._add_gaps(sentence, (ParseGap(0, sentence.text, expected("place_in_list")),))
            self._attribute(sentence, "unread", level.zh)
            loose.append(as_unparsed(sentence.text))
        clauses += [self._clause(level, f"?{number}", parsed) for number, parsed in enumerate(loose, start=1)]
        if not clauses:
            self._problem(lines.heading, expected("clauses_under_level", level=level.zh))
        return tuple(clauses)

    def _clause(self, level: Level, number: str, parsed: ParsedClause) -> Clause:
        identifier = f"{self._layout.fields['occupation']}/{level.grade}/{number}"
        return Clause(id=identifier, text=parsed.text, alternatives=parsed.alternatives)

    def _read(self, sentence: ClauseLines, level: Level, *, beside: bool) -> ParsedClause:
        """What a clause asks for; of a list within it, one of its conditions, if it says so."""
        if not sentence.parts:
            parsed = read_clause(sentence.text, self._pattern, level, beside=beside)
            self._add_gaps(sentence, parsed.gaps)
            self._names += [name for name in parsed.names if name not in self._names]
            return parsed
        pieces = [
            ClauseLines("", sentence.lines[start:end])
            for start, end in zip([0, *sentence.parts], [*sentence.parts, len(sentence.lines)], strict=True)
        ]
        head, *parts = [read_clause(piece.text, self._pattern, level, shared=True) for piece in pieces]
        head = ParsedClause(head.text, ((),)) if asks_for_nothing(pieces[0].plain) else head
        whole = as_unparsed(sentence.text, expected("list_in_clause"))
        if not is_one_of(pieces[0].plain) or head.gaps or any(part.gaps for part in parts):
            self._add_gaps(sentence, whole.gaps)
            return whole
        offsets = [sentence.starts[at] for at in sentence.parts]
        options = [
            before + option
            for part, offset in zip(parts, offsets, strict=True)
            for before in head.alternatives
            for option in part.moved(offset).alternatives
        ]
        return ParsedClause(sentence.text, tuple(options), head.names)

    def _heading_problems(
        self, lines: LevelLayout, sentences: list[ClauseLines], before: list[ClauseLines]
    ) -> Iterator[Expected]:
        """What a heading leaves unclear; then the clauses under it are undetermined."""
        if _SENIOR.search(lines.heading.plain) and not self._layout.levels.keys() & {
            Level.ELEMENTARY,
            Level.INTERMEDIATE,
        }:
            yield expected("senior_level")
        if lines.remark:
            yield expected("heading_remark", remark=lines.remark)
        one_of = lines.one_of or any(is_one_of(sentence.plain) for sentence in before)
        every = (
            lines.every
            or (self._layout.every and not one_of)
            or any(EVERY.search(sentence.plain) for sentence in before)
            or any(_GOES_ON.search(sentence.plain) for sentence in sentences)
            or any(_BEGINS_WITH.match(sentence.plain) for sentence in sentences[1:])
        )
        gates = not one_of and any(map(self._is_not_enough, sentences))
        if (every or gates) and len(sentences) > 1:
            yield expected("one_or_all")

    def _is_not_enough(self, sentence: ClauseLines) -> bool:
        """Whether a clause asks only for what no standard takes to be enough: an age, a permit, schooling, conduct."""
        if _TITLED.match(sentence.plain):
            return True
        asked = [one for option in read_clause(sentence.text, self._pattern).alternatives for one in option]
        if any(isinstance(one, UnreadText) for one in asked):
            return all(isinstance(one, UnreadText) for one in asked) and _is_standing(sentence.plain)
        return (
            all(
                isinstance(one, MinimumAge | PermitRequirement)
                or (
                    isinstance(one, DiplomaRequirement)
                    and one.degree not in (Degree.MASTER, Degree.DOCTOR)
                    and not (one.schools or one.programmes or one.major or one.trains_to)
                )
                for one in asked
            )
            and "从事" not in sentence.plain
        )

    def _is_clause_of_list(self, sentence: ClauseLines) -> bool:
        """Whether a numbered line behind a title goes on with the list above it."""
        label = label_of(sentence.lines[0].plain)
        if label is None or label.style == BULLET:
            return False
        body = ClauseLines("", [sentence.lines[0].tail(label.end)])
        return not read_clause(body.text, self._pattern).gaps and not self._is_not_enough(body)

    def _behind(
        self,
        beside: BesideLists,
        level: Level,
        shared: list[ParsedClause],
        loose: list[ParsedClause],
        elsewhere: list[ParsedClause],
    ) -> None:
        """What a line behind a list means for a level: a condition of all its clauses, or unread; here it may be a clause."""
        sentence, here = beside.sentence, beside.level is level
        if asks_for_nothing(sentence.plain):
            self._unsettled_gap(sentence, "nothing")
            return
        parsed = read_clause(sentence.text, self._pattern, None, shared=True)
        complete = not parsed.gaps
        asks_of_all = beside.clear or _OF_ALL.search(sentence.plain)
        gate = complete and self._is_not_enough(sentence)
        alone = len(self._layout.levels) == 1 or list(self._layout.levels)[-1] is beside.level
        if gate and (here or (asks_of_all and alone)):
            self._attribute(sentence, "shared")
            shared.append(parsed)
        elif here and not (gate or beside.clear):
            loose += self._unsettled([sentence])
        elif here or asks_of_all or not (complete and not gate):
            self._unsettled_gap(sentence, "unread")
            elsewhere.append(as_unparsed(sentence.text))

    def _conditions(self, sentences: Iterable[ClauseLines], level: Level | None) -> Iterator[ParsedClause]:
        """What lines beside a list ask of all its clauses; those known to ask for nothing are reported and left aside."""
        for sentence in sentences:
            parsed = read_clause(sentence.text, self._pattern, level, shared=True)
            self._add_gaps(sentence, parsed.gaps)
            nothing = bool(parsed.gaps) and asks_for_nothing(sentence.plain)
            self._attribute(sentence, "nothing" if nothing else "unread" if parsed.gaps else "shared")
            if not nothing:
                yield parsed

    def _unsettled(self, sentences: Iterable[ClauseLines]) -> Iterator[ParsedClause]:
        """Lines that could be conditions of all clauses or one clause of their own: they stay unread."""
        for sentence in sentences:
            nothing = asks_for_nothing(sentence.plain)
            self._unsettled_gap(sentence, "nothing" if nothing else "unread")
            if not nothing:
                yield as_unparsed(sentence.text)

    def _unsettled_gap(self, sentence: ClauseLines, kind: LineKind) -> None:
        self._add_gaps(sentence, as_unparsed(sentence.text).gaps)
        self._attribute(sentence, kind)

    def _problem(self, line: Line, what: Expected) -> None:
        self._problems.append(problem_at(self._layout.source, line, what))

    def _add_gaps(self, sentence: ClauseLines, gaps: Iterable[ParseGap]) -> None:
        for gap in gaps:
            number, column = sentence.place(gap.offset)
            problem = problem_at(self._layout.source, Line(gap.words, number, column - 1), gap.expected)
            self._gaps.setdefault((number, column, gap.words), problem)

    def _attribute(self, sentence: ClauseLines, kind: LineKind, about: str = "") -> None:
        for line in sentence.lines:
            found = Attribution(line.number, line.column + 1, line.text, kind, about)
            if found not in self.lines:
                self.lines.append(found)
