"""A standard: one occupation's rules in one edition, as clauses that keep their official text."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import FrozenModel
from .dates import Day
from .errors import CertladderError, UndescribedLevel, truncate
from .requirements import Requirement, Span
from .terms import Level

__all__ = ["Clause", "NotExpressible", "ParseProblem", "Standard", "StandardParseError", "WordingGeneration"]

WordingGeneration = Literal["2018", "2023"]
"""A generation of official wording."""

_SHOWN = 20


class Clause(FrozenModel):
    """One condition of one level: its `id` ("电工/三级/2"), its `text` verbatim, and what the text asks for.

    Each of `alternatives` is enough; each is a tuple of requirements that must all hold on one day.
    """

    id: str
    text: str
    alternatives: tuple[tuple[Requirement, ...], ...]

    def words(self, requirement: Requirement) -> str:
        """The official words that `requirement` was read from."""
        start, end = requirement.span
        return self.text[start:end]

    @property
    def filler(self) -> tuple[Span, ...]:
        """The spans of words that belong to no requirement: punctuation, connectives, set phrases that ask for nothing.

        What could not be read is no filler: it is an `UnreadText` requirement.
        """
        read = {at for option in self.alternatives for asked in option for at in range(*asked.span)}
        left = [at for at, char in enumerate(self.text) if at not in read and not char.isspace()]
        starts = [at for at in left if at - 1 not in left]
        ends = [at + 1 for at in left if at + 1 not in left]
        return tuple(zip(starts, ends, strict=True))

    def canonical_text(self, generation: WordingGeneration = "2023") -> str:
        """What the clause asks for in the official wording of a generation: read, it gives the same requirements.

        What was unread keeps its words.

        Raises:
            NotExpressible: the wording has no words for something, or would be read as something else.

        >>> from certladder import Catalog
        >>> Catalog.builtin().standard("电工").levels[4][0].canonical_text()
        '取得本职业五级/初级工职业资格（职业技能等级）证书后，累计从事本职业工作满4年。'
        """
        from .parsing.formatter import canonical_text

        return canonical_text(self, generation)

    def __str__(self) -> str:
        return self.id


class ParseProblem(FrozenModel):
    """A place in a text that could not be read: its words, where they stand (from 1), and what was expected."""

    source: str
    line: int
    column: int
    words: str
    expected: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}: {truncate(self.words)!r}: expected {self.expected}"


class NotExpressible(CertladderError, ValueError):
    """A clause that asks for what the official wording has no words for; the message says for what."""


class StandardParseError(CertladderError, ValueError):
    """A standards text with errors: `problems` lists every one, with file, line, column, words and expectation."""

    def __init__(self, problems: tuple[ParseProblem, ...]) -> None:
        super().__init__("problems", problems=problems)
        self.problems = problems

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.problems[:_SHOWN]]
        more = len(self.problems) - len(shown)
        return "\n".join([f"{len(self.problems)} problems:", *shown, *([f"... and {more} more"] if more else [])])


class Standard(FrozenModel):
    """One occupation's conditions in one edition (D15): `levels` maps each level described to its clauses.

    `names` are the occupation's other names, `english` its English one, `code` its number in the classification
    (职业编码). `related` are the related occupations and
    `majors`/`related_majors` the majors the edition lists. A list that is None says nothing; with `..._open` the
    list is not closed (等), so that what it leaves out is unknown; else what a list leaves out is not related.
    """

    occupation: str
    names: tuple[str, ...] = ()
    english: str | None = None
    edition: str | None = None
    code: str | None = None
    source: str | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    related: tuple[str, ...] | None = None
    related_open: bool = False
    majors: tuple[str, ...] | None = None
    related_majors: tuple[str, ...] | None = None
    majors_open: bool = False
    levels: dict[Level, tuple[Clause, ...]]
    unread: tuple[ParseProblem, ...] = ()

    def __hash__(self) -> int:
        return hash((self.occupation, self.edition, self.valid_from))

    def clauses(self, level: Level) -> tuple[Clause, ...]:
        """The clauses of `level`.

        Raises:
            UndescribedLevel: the edition does not describe that level; the message says which it does.
        """
        if level not in self.levels:
            described = tuple(self.levels)
            raise UndescribedLevel("level_not_described", occupation=self.occupation, level=level, described=described)
        return self.levels[level]

    def named_edition(self) -> str | None:
        """The edition by its name and the day it came into force, as far as they are known (D15).

        >>> Standard(occupation="电工", edition="2018年版", valid_from="2018-12-26", levels={}).named_edition()
        '2018年版（2018-12-26 起施行）'
        """
        since = f"{self.valid_from} 起施行" if self.valid_from else None
        if self.edition and since:
            return f"{self.edition}（{since}）"
        return self.edition or since

    def in_force(self, day: dt.date) -> bool:
        """Whether the edition is in force on `day`: from `valid_from` through `valid_until`."""
        return (self.valid_from or dt.date.min) <= day <= (self.valid_until or dt.date.max)
