"""An occupation's lines -> its standard: what each clause asks for, and all that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..requirements import UnreadText
from ..standard import Clause, ParseProblem, Standard
from ..terms import Level
from .expected import Expected, expected
from .grammar.clause_parser import read_clause
from .grammar.parsed_clause import ParsedClause, ParseGap, as_unparsed
from .grammar.sentence_bounds import is_shared_condition
from .layout.headings import EVERY
from .layout.occupation import OccupationLayout
from .layout.outline import ClauseLines, LevelLayout
from .lines import Line
from .problems import problem_at

__all__ = ["StandardBuilder"]

_SENIOR = re.compile("^(?!.*[一二三四五1-5]级).*高级(?!技师|工)[一-龥]{1,12}(?<!技)师")
"""高级…师 without a number: 三级 after 初级 and 中级, 一级 after 助理…师 and …师."""
_ONE_OF = re.compile("之一|其一|任一|任意|任何|一项")
_ASKS = re.compile(
    "须|应|必须|方可|不得|不予|还需|要求|条件|满[0-9一二三四五六七八九十]|周岁|持有|具有|具备|取得|从事|之一|以上"
)
"""Words with which a line that is no clause could still ask for something."""


class StandardBuilder:
    """Builds the standard of one occupation."""

    def __init__(self, layout: OccupationLayout) -> None:
        self._layout = layout
        self._pattern = layout.pattern
        self._names = layout.names
        self._problems: list[ParseProblem] = list(layout.problems)
        self._gaps: list[ParseProblem] = []

    def standard(self) -> Standard:
        """The standard, with all that could not be read."""
        layout = self._layout
        common = [*self._conditions(layout.preface, None), *self._unsettled(layout.early)]
        read = {level: self._clauses(level, lines, common) for level, lines in layout.levels.items()}
        levels = {level: clauses for level, clauses in read.items() if clauses}
        unread = sorted([*self._problems, *self._gaps], key=lambda problem: (problem.line, problem.column))
        return Standard.model_validate({**layout.fields, "names": self._names, "levels": levels, "unread": unread})

    def _clauses(self, level: Level, lines: LevelLayout, common: list[ParsedClause]) -> tuple[Clause, ...]:
        """The clauses of a level, each under what is shared; behind them what may be a clause."""
        if lines.pending is not None:
            self._problem(lines.pending[1], expected("words_after_number"))
        sentences, before = self._layout.clauses_and_shared(lines)
        shared = [*common, *self._conditions([*lines.asked, *before], level)]
        for what in self._heading_problems(lines, sentences, before):
            self._problem(lines.heading, what)
            shared.append(as_unparsed(lines.heading.text))
        unplaced = list(self._unsettled(lines.unplaced))
        clauses = []
        for sentence in sentences:
            parsed = read_clause(sentence.text, self._pattern, level, beside=bool(shared))
            self._add_gaps(sentence, parsed.gaps)
            self._names += [name for name in parsed.names if name not in self._names]
            for other in reversed([*shared, *unplaced]):
                parsed = parsed.under(other)
            clauses.append(self._clause(level, sentence.number, parsed))
        for sentence in lines.ambiguous:
            self._add_gaps(sentence, (ParseGap(0, sentence.text, expected("place_in_list")),))
            unplaced.append(as_unparsed(sentence.text))
        clauses += [self._clause(level, f"?{number}", parsed) for number, parsed in enumerate(unplaced, start=1)]
        if not clauses:
            self._problem(lines.heading, expected("clauses_under_level", level=level.zh))
        return tuple(clauses)

    def _clause(self, level: Level, number: str, parsed: ParsedClause) -> Clause:
        identifier = f"{self._layout.fields['occupation']}/{level.grade}/{number}"
        return Clause(id=identifier, text=parsed.text, alternatives=parsed.alternatives)

    def _heading_problems(
        self, lines: LevelLayout, sentences: list[ClauseLines], before: list[ClauseLines]
    ) -> Iterator[Expected]:
        """What a heading leaves unclear; then the clauses under it are undetermined."""
        if _SENIOR.search(lines.heading.plain) and not self._layout.levels.keys() & {
            Level.ELEMENTARY,
            Level.INTERMEDIATE,
        }:
            yield expected("senior_level")
        every = lines.every or any(EVERY.search(sentence.plain) for sentence in before)
        gates = not _ONE_OF.search(lines.heading.plain) and any(
            is_shared_condition(sentence.text, self._pattern) for sentence in sentences
        )
        if (every or gates) and len(sentences) > 1:
            yield expected("one_or_all")

    def _conditions(self, sentences: Iterable[ClauseLines], level: Level | None) -> Iterator[ParsedClause]:
        """What lines beside a list ask of all its clauses; those that ask for nothing are reported and left aside."""
        for sentence in sentences:
            parsed = read_clause(sentence.text, self._pattern, level, shared=True)
            self._add_gaps(sentence, parsed.gaps)
            if not parsed.gaps or _says_something(parsed) or _ASKS.search(sentence.plain):
                yield parsed

    def _unsettled(self, sentences: Iterable[ClauseLines]) -> Iterator[ParsedClause]:
        """Lines that could be conditions of all clauses or one clause of their own: they stay unread."""
        for sentence in sentences:
            parsed = as_unparsed(sentence.text)
            self._add_gaps(sentence, parsed.gaps)
            if _ASKS.search(sentence.plain):
                yield parsed

    def _problem(self, line: Line, what: Expected) -> None:
        self._problems.append(problem_at(self._layout.source, line, what))

    def _add_gaps(self, sentence: ClauseLines, gaps: Iterable[ParseGap]) -> None:
        for gap in gaps:
            number, column = sentence.place(gap.offset)
            self._gaps.append(problem_at(self._layout.source, Line(gap.words, number, column - 1), gap.expected))


def _says_something(parsed: ParsedClause) -> bool:
    return any(not isinstance(asked, UnreadText) for option in parsed.alternatives for asked in option)
