"""The rules of a catalog, numbered: shapes of standards, targets, alternatives and the requirements they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.requirements import CertificateRequirement, Requirement, WorkStarted, WorkYears
from ..model.standard import Clause, Standard
from ..model.terms import Level, Scope
from ..solver.evaluate.question import Topic
from .columns import WorkforceError

__all__ = ["BITS", "Asked", "RuleBook", "Target", "WorkKey"]

BITS: dict[Topic, int] = {topic: 1 << place for place, topic in enumerate(get_args(Topic))}
"""What may be unknown, as bits of one number."""

_MOST_ALTERNATIVES = 60
"""The alternatives of one level are bits of one number too."""


@dataclass(frozen=True)
class Asked:
    """A requirement as standards of one shape ask for it."""

    shape: int
    requirement: Requirement


@dataclass(frozen=True)
class WorkKey:
    """Whose work counts for the standards of a shape: their own, or related occupations' too."""

    shape: int
    scope: Scope


@dataclass(frozen=True)
class Target:
    """A level of a standard (the `look`-th), and the number of its model: that level of any standard of its shape."""

    standard: Standard
    level: Level
    look: int
    model: int


@dataclass(frozen=True)
class Alternative:
    """The `place`-th alternative of a model: one (`index`) of a clause's (`clause`), with the requirements it needs.

    Requirements of records come first in `needs`: fewer persons meet them.
    """

    model: int
    place: int
    clause: int
    index: int
    needs: tuple[int, ...]


def _deciding(alternative: Sequence[Requirement]) -> Iterator[Requirement]:
    """The requirements without those that another one brings with it.

    Work after a record is counted from that record's date. So where the years are reached by a day, the record is there
    on that day, certainly if they are certainly reached; and what is unknown of it is unknown of the years as well.
    """
    brought = {asked.after for asked in alternative if isinstance(asked, WorkYears)}
    for requirement in dict.fromkeys(alternative):
        timed = isinstance(requirement, CertificateRequirement) and requirement.years > 0
        if requirement not in brought or timed:
            yield requirement


def _counts_work(requirement: Requirement) -> bool:
    return isinstance(requirement, WorkYears | WorkStarted)


@dataclass
class RuleBook:
    """The rules of some targets.

    Standards that ask for the same are of one *shape*, and have one set of rules: they differ in which records serve.
    Every distinct requirement of a shape has one number, its place in `asked`.
    """

    catalog: Catalog
    policy: Policy
    standards: list[Standard]
    targets: list[Target] = field(default_factory=list)
    shapes: list[list[int]] = field(default_factory=list)
    """The standards of each shape, by their places in `standards`."""
    models: list[tuple[int, Level]] = field(default_factory=list)
    """The levels of each shape."""
    alternatives: list[Alternative] = field(default_factory=list)
    asked: dict[Asked, int] = field(default_factory=dict)
    work_keys: dict[WorkKey, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        catalog: Catalog,
        policy: Policy,
        day: dt.date,
        occupations: Iterable[str] | None,
        levels: Iterable[object] | None,
    ) -> RuleBook:
        """The rules in force on a day, of these occupations and levels; None: of all.

        Raises:
            UnknownOccupation, NoEditionInForce, UnknownTerm: as for `Advisor.check`.
            UndescribedLevel: none of the occupations has one of the levels.
        """
        if occupations is None:
            standards = list(catalog.in_force(day))
        else:
            standards = list(dict.fromkeys(catalog.standard(occupation, day) for occupation in occupations))
        wanted = None if levels is None else [Level.parse(level) for level in levels]
        for level in wanted or ():
            if standards and not any(level in standard.levels for standard in standards):
                standards[0].clauses(level)
        book = cls(catalog, policy, standards)
        shapes: dict[object, int] = {}
        for look, standard in enumerate(standards):
            asked = {level: standard.clauses(level) for level in standard.levels if wanted is None or level in wanted}
            said = tuple((level, tuple(clause.alternatives for clause in of)) for level, of in asked.items())
            if said not in shapes:
                shapes[said] = len(shapes)
                book._add(asked)
            shape = shapes[said]
            book.shapes[shape].append(look)
            book.targets += [
                Target(standard, level, look, model) for model, (its, level) in enumerate(book.models) if its == shape
            ]
        return book

    def _add(self, asked: dict[Level, tuple[Clause, ...]]) -> None:
        """A new shape."""
        shape = len(self.shapes)
        self.shapes.append([])
        for level, clauses in asked.items():
            model = len(self.models)
            self.models.append((shape, level))
            pairs = [
                (place, index) for place, clause in enumerate(clauses) for index in range(len(clause.alternatives))
            ]
            if len(pairs) > _MOST_ALTERNATIVES:
                raise WorkforceError(f"{clauses[0].id} and what follows: more than {_MOST_ALTERNATIVES} alternatives")
            for place, (clause, index) in enumerate(pairs):
                needed = sorted(_deciding(clauses[clause].alternatives[index]), key=_counts_work)
                needs = tuple(self._number(shape, requirement) for requirement in needed)
                self.alternatives.append(Alternative(model, place, clause, index, needs))

    def _number(self, shape: int, requirement: Requirement) -> int:
        number = self.asked.setdefault(Asked(shape, requirement), len(self.asked))
        if isinstance(requirement, WorkYears | WorkStarted):
            self.work_keys.setdefault(WorkKey(shape, requirement.scope), len(self.work_keys))
        if isinstance(requirement, WorkYears) and requirement.after is not None:
            self.asked.setdefault(Asked(shape, requirement.after), len(self.asked))
        return number

    def labels(self, target: Target, bits: int) -> list[str]:
        """The alternatives that bits stand for: a clause's id, and #n for the n-th of several alternatives (电工/四级/3#2)."""
        clauses = target.standard.clauses(target.level)
        return [
            clauses[own.clause].id + (f"#{own.index + 1}" if len(clauses[own.clause].alternatives) > 1 else "")
            for own in self._of_model[target.model]
            if bits >> own.place & 1
        ]

    @cached_property
    def _of_model(self) -> list[list[Alternative]]:
        found: list[list[Alternative]] = [[] for _ in self.models]
        for alternative in self.alternatives:
            found[alternative.model].append(alternative)
        return found

    @cached_property
    def asked_by(self) -> list[list[tuple[int, Requirement]]]:
        """The requirements of each shape, with their numbers."""
        found: list[list[tuple[int, Requirement]]] = [[] for _ in self.shapes]
        for asked, number in self.asked.items():
            found[asked.shape].append((number, asked.requirement))
        return found

    @cached_property
    def needed(self) -> frozenset[int]:
        """The requirements that alternatives need; the others only anchor work."""
        return frozenset(number for alternative in self.alternatives for number in alternative.needs)

    def of_type(self, *kinds: type) -> Iterator[tuple[int, Asked]]:
        """The requirements of some types that alternatives need, with their numbers."""
        for asked, number in self.asked.items():
            if isinstance(asked.requirement, kinds) and number in self.needed:
                yield number, asked

    def key(self, asked: Asked) -> int:
        """The number of the work that a requirement of work counts."""
        assert isinstance(asked.requirement, WorkYears | WorkStarted)  # noqa: S101
        return self.work_keys[WorkKey(asked.shape, asked.requirement.scope)]
