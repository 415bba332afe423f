"""A standard: one occupation's rules in one edition, as clauses that keep their official text."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from pydantic import Field, computed_field

from .base import Explained, FrozenDict, FrozenMapping, FrozenModel, Shown
from .dates import Day
from .errors import CertladderError, UndescribedLevel, truncate
from .requirements import Requirement
from .terms import Level
from .wording import Message, say

WordingGeneration = Literal["2018", "2023"]
"""A generation of official wording."""

_SHOWN = 20


class Clause(FrozenModel):
    """One condition of one level: its `id` ("电工/三级/2"), its `text` verbatim, and what the text asks for.

    Each of `alternatives` is enough; each is a tuple of requirements that must all hold on one day.
    """

    id: str
    text: str
    alternatives: tuple[tuple[Requirement, ...], ...] = Field(repr=False)

    def words(self, requirement: Requirement) -> str:
        """The official words that `requirement` was read from."""
        start, end = requirement.span
        return self.text[start:end]

    def label(self, alternative: int) -> str:
        """The id of an alternative, counted from 1, where the clause has several: 电工/三级/2#1; else the clause's."""
        return f"{self.id}#{alternative}" if len(self.alternatives) > 1 else self.id

    def __str__(self) -> str:
        return self.id


class ParseProblem(Explained, extra="ignore"):  # JSON holds `expected` too, which follows from the code
    """A place in a text that could not be read: its words, where they stand (from 1), and what was expected.

    `code` and `arguments` say what was expected as data (section [parsing] of model/wording).
    """

    source: str
    line: int
    column: int
    words: str
    code: str
    arguments: FrozenMapping[str, int | str | tuple[str, ...]] = Field(default_factory=FrozenDict)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def expected(self) -> str:
        """The advice in Chinese."""
        return self.advice()

    def advice(self, lang: str = "zh") -> str:
        """What the words look like, and what to write instead, in Chinese or English ("en")."""
        return say(f"parsing.{self.code}", lang, **self.arguments)

    def explain(self, lang: str = "zh") -> str:
        """The place, the words and the advice on a line."""
        words, advice = truncate(self.words), self.advice(lang)
        return say(
            "parsing.problem", lang, source=self.source, line=self.line, column=self.column, words=words, advice=advice
        )


class NotExpressible(CertladderError, ValueError):
    """A clause that asks for what the official wording has no words for; the message says for what."""


class StandardParseError(CertladderError, ValueError):
    """A standards text with errors: `problems` lists every one, with file, line, column, words and expectation."""

    def __init__(self, problems: tuple[ParseProblem, ...]) -> None:
        more = len(problems) - _SHOWN
        shown = [*problems[:_SHOWN], *([Message("parsing.more", count=more)] if more > 0 else [])]
        super().__init__("problems", count=len(problems), shown=shown)
        self.problems = problems


class TextSource(FrozenModel):
    """Where a text is from, which edition it is of, and how far to `trust` it (A to D) if it is not the official one."""

    source: str | None = None
    edition: str | None = None
    trust: str | None = None


class Standard(Shown, FrozenModel):
    """One occupation's conditions in one edition (D15): `levels` maps each level described to its clauses.

    `names` are the occupation's other names, `possible_names` those that may be (曾用名, 工种): whether they are is asked
    (D6). `english` is its English name, `code` its number in the classification (职业编码). `related` are the related
    occupations and `majors`/`related_majors` the majors the edition lists, `training_hours` the hours of a formal
    training. A list that is None says nothing; with `..._open` the list is not closed (等), so that what it leaves out
    is unknown; else what a list leaves out is not related.

    `trust` is how far to trust the `source` (A to D), if it is not the official text itself. Where catalogs were
    joined (`|`), `other_sources` maps a level's number, or a field, to the text that it is from if that is not `source`;
    `replaced` are the levels that both described, and differently. `supplements` are the levels that a supplement
    describes (`Catalog.builtin(supplements=True)`).
    """

    occupation: str
    names: tuple[str, ...] = ()
    possible_names: tuple[str, ...] = ()
    english: str | None = None
    edition: str | None = None
    code: str | None = None
    source: str | None = None
    trust: str | None = None
    other_sources: FrozenMapping[str, TextSource] = Field(default_factory=FrozenDict)
    replaced: tuple[Level, ...] = ()
    supplements: tuple[Level, ...] = ()
    valid_from: Day | None = None
    valid_until: Day | None = None
    related: tuple[str, ...] | None = None
    related_open: bool = False
    majors: tuple[str, ...] | None = None
    related_majors: tuple[str, ...] | None = None
    majors_open: bool = False
    training_hours: FrozenMapping[Level, int] = Field(default_factory=FrozenDict)
    levels: FrozenMapping[Level, tuple[Clause, ...]] = Field(repr=False)
    unread: tuple[ParseProblem, ...] = ()

    def __hash__(self) -> int:
        return hash((self.occupation, self.edition, self.valid_from))

    def __str__(self) -> str:
        clauses = [f"{clause.id}  {clause.text}" for level in self.levels.values() for clause in level]
        return "\n\n".join([" ".join(filter(None, (self.occupation, self.edition))), "\n".join(clauses)])

    def clauses(self, level: Level) -> tuple[Clause, ...]:
        """The clauses of `level`.

        Raises:
            UndescribedLevel: the edition does not describe that level; the message says which it does.
        """
        if level not in self.levels:
            described = tuple(self.levels)
            code = "level_in_supplement" if level in self.supplements else "level_not_described"
            raise UndescribedLevel(code, occupation=self.occupation, level=level, described=described)
        return self.levels[level]

    def source_of(self, part: Level | str) -> TextSource:
        """The text that a level's clauses, or a field, are from."""
        return self.other_sources.get(part if isinstance(part, str) else str(int(part)), self.text_source)

    @property
    def text_source(self) -> TextSource:
        """The text that the standard is from, but for its `other_sources`."""
        return TextSource.unvalidated(source=self.source, edition=self.edition, trust=self.trust)

    def is_same_edition(self, other: Standard) -> bool:
        """Whether both are of one edition: the same day, and the same name unless one of them has none."""
        named = {self.edition, other.edition} - {None}
        return (self.occupation, self.valid_from) == (other.occupation, other.valid_from) and len(named) < 2

    def in_force(self, day: dt.date) -> bool:
        """Whether the edition is in force on `day`: from `valid_from` through `valid_until`."""
        return (self.valid_from or dt.date.min) <= day <= (self.valid_until or dt.date.max)


_LISTS = ("related", "majors", "related_majors")


def join(standards: Iterable[Standard]) -> tuple[Standard, ...]:
    """The standards, those of one edition of an occupation made one; where both describe a level, the later one's."""
    editions: dict[tuple[str, dt.date | None], list[Standard]] = {}  # a catalog may hold thousands
    for standard in standards:
        alike = editions.setdefault((standard.occupation, standard.valid_from), [])
        place = next((at for at, one in enumerate(alike) if one.is_same_edition(standard)), None)
        if place is None:
            alike.append(standard)
        elif alike[place] != standard:
            alike[place] = _joined(alike[place], standard)
    return tuple(one for alike in editions.values() for one in alike)


def _joined(old: Standard, new: Standard) -> Standard:
    taken = {**dict.fromkeys(_parts(old), old), **dict.fromkeys(_parts(new), new)}
    main = old if any(text is old for text in taken.values()) else new
    lists = {name: taken[name] for name in _LISTS if name in taken}
    levels = {**old.levels, **new.levels}
    replaced = {level for level in old.levels.keys() & new.levels if old.levels[level] != new.levels[level]}
    sources = {part: text.source_of(part) for part, text in taken.items()}
    changes = {
        **{name: getattr(new, name) or getattr(old, name) for name in ("english", "code", "valid_until")},
        **{name: getattr(text, name) for name, text in lists.items()},
        "training_hours": {**old.training_hours, **new.training_hours},
        "related_open": "related" in taken and taken["related"].related_open,
        "majors_open": any(text.majors_open for name, text in lists.items() if name != "related"),
        "names": tuple(dict.fromkeys((*old.names, *new.names))),
        "possible_names": tuple(dict.fromkeys((*old.possible_names, *new.possible_names))),
        "levels": {level: levels[level] for level in sorted(levels, reverse=True)},
        "other_sources": {part: source for part, source in sources.items() if source != main.text_source},
        "replaced": tuple(sorted({*old.replaced, *new.replaced, *replaced}, reverse=True)),
        "supplements": tuple(sorted({*old.supplements, *new.supplements} - levels.keys(), reverse=True)),
        "unread": (*_still_unread(old, new), *new.unread),
    }
    return main.model_copy(update=changes)


def _parts(standard: Standard) -> list[str]:
    """The levels and the lists that a standard states."""
    lists = [name for name in _LISTS if getattr(standard, name) is not None]
    hours = ["training_hours"] if standard.training_hours else []
    return [*(str(int(level)) for level in standard.levels), *lists, *hours]


def _still_unread(old: Standard, new: Standard) -> Iterator[ParseProblem]:
    """What was not read of the old text, but for clauses that the new text replaces."""
    for problem in old.unread:
        where = {level for level, clauses in old.levels.items() for one in clauses if problem.words in one.text}
        if not where or not where <= new.levels.keys():
            yield problem


@lru_cache(maxsize=1 << 12)
def text_hash(standard: Standard) -> str:
    """The SHA-256 of all that a standard says: its names, edition and lists, and the clauses' ids and words."""
    head = standard.model_dump_json(exclude={"levels", "unread"})
    clauses = [clause for level in standard.levels.values() for clause in level]
    text = head + "".join(f"\n{clause.id}\t{clause.text}" for clause in clauses)
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1 << 6)
def texts_hash(standards: tuple[Standard, ...]) -> str:
    """The SHA-256 of several standards; their order does not matter."""
    return hashlib.sha256("\n".join(sorted(map(text_hash, standards))).encode()).hexdigest()
