"""The rules of a catalog, numbered: targets, alternatives, and the requirements they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar, get_args

from ..model.catalog import Catalog
from ..model.dates import FOREVER
from ..model.policy import Policy
from ..model.requirements import BaseRequirement, CertificateRequirement, Requirement, WorkStarted, WorkYears
from ..model.standard import Clause
from ..model.terms import CertificateKind, CountingMode, Level, Scope
from ..solver.evaluate.as_read import anchorings, as_read
from ..solver.evaluate.question import Topic
from .columns import WorkforceError

__all__ = ["BITS", "Ruleset", "can_expire"]

BITS: dict[Topic, int] = {topic: 1 << place for place, topic in enumerate(get_args(Topic))}
"""What may be unknown, as bits of one number."""

_Asked = TypeVar("_Asked", bound=BaseRequirement)

_MOST_ALTERNATIVES = 60
"""The alternatives of one level are bits of one number too."""


WorkKey = tuple[int, Scope, CountingMode]
"""Whose work counts for a standard, by its place, and how it adds up."""
Target = tuple[int, Level]
"""A level of a standard, by its place."""


class Alternative(NamedTuple):
    """The `place`-th alternative of a target: its label, such as 电工/四级/3#2, and the requirements it needs.

    Requirements of records come first in `needs`: fewer persons meet them. `until` is the day after the last one on which
    the edition is in force (D15).
    """

    target: int
    place: int
    label: str
    needs: tuple[int, ...]
    until: int


def can_expire(requirement: Requirement, policy: Policy) -> bool:
    """Whether a record may meet the requirement for some years only: a 预备技师证书."""
    kinds = requirement.kinds if isinstance(requirement, CertificateRequirement) else ()
    return policy.pre_technician_years is not None and CertificateKind.PRE_TECHNICIAN in kinds


def _deciding(alternative: Sequence[Requirement], policy: Policy) -> Iterator[Requirement]:
    """The requirements without those that another one implies.

    Work after a record is counted from that record's date. So where the years are reached by a day, the record is there
    on that day, certainly if they are certainly reached; and what is unknown of it is unknown of the years as well.
    """
    implied = {anchor for asked in alternative if isinstance(asked, WorkYears) for anchor in anchorings(asked)}
    for requirement in dict.fromkeys(alternative):
        timed = isinstance(requirement, CertificateRequirement) and requirement.total_months > 0
        if requirement not in implied or timed or can_expire(requirement, policy):
            yield requirement


@dataclass
class Ruleset:
    """The rules in force on a day; a requirement's number is its place in `requirements`, as one standard asks for it.

    `occupations` and `levels`: of which; None: of all.

    Raises:
        UnknownOccupation, NoEditionInForce, UnknownTerm: as for `Advisor.check`.
        UndescribedLevel: none of the occupations has one of the levels.
    """

    catalog: Catalog
    policy: Policy
    day: dt.date
    occupations: Iterable[str] | None
    levels: Iterable[object] | None
    targets: list[Target] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)
    requirements: dict[tuple[int, Requirement], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.occupations is None:
            self.standards = list(self.catalog.in_force(self.day))
        else:
            self.standards = list(dict.fromkeys(self.catalog.standard(name, self.day) for name in self.occupations))
        wanted = list(Level) if self.levels is None else [Level.parse(level) for level in self.levels]
        for level in () if self.levels is None else wanted:
            if self.standards and not any(level in standard.levels for standard in self.standards):
                self.standards[0].clauses(level)
        for number, standard in enumerate(self.standards):
            ends = self.catalog.last_day(standard, self.day)
            until = ends[0].toordinal() + 1 if ends else FOREVER
            for level in standard.levels:
                if level in wanted:
                    self._add(number, level, standard.clauses(level), until)

    def _add(self, standard: int, level: Level, clauses: tuple[Clause, ...], until: int) -> None:
        target = len(self.targets)
        self.targets.append((standard, level))
        asked = [
            (clause.label(number), alternative)
            for clause in clauses
            for number, alternative in enumerate(clause.alternatives, 1)
        ]
        if len(asked) > _MOST_ALTERNATIVES:
            raise WorkforceError("too_many_alternatives", clause=clauses[0].id, most=_MOST_ALTERNATIVES)
        for place, (label, alternative) in enumerate(asked):
            needed = _deciding(as_read(alternative, self.policy), self.policy)
            needs = sorted(needed, key=lambda one: isinstance(one, WorkYears | WorkStarted))
            numbers = tuple(self._number(standard, requirement) for requirement in needs)
            self.alternatives.append(Alternative(target, place, label, numbers, until))

    def _number(self, standard: int, requirement: Requirement) -> int:
        for anchor in anchorings(requirement) if isinstance(requirement, WorkYears) else ():
            self._number(standard, anchor)
        return self.requirements.setdefault((standard, requirement), len(self.requirements))

    @cached_property
    def work_keys(self) -> dict[WorkKey, int]:
        """The work that requirements count, numbered."""
        asked = (pair for pair in self.requirements if isinstance(pair[1], WorkYears | WorkStarted))
        return {key: number for number, key in enumerate(dict.fromkeys(_work_key(*pair) for pair in asked))}  # type: ignore[arg-type]

    def key_of(self, standard: int, requirement: WorkYears | WorkStarted) -> int:
        """The number of the work that a requirement counts."""
        return self.work_keys[_work_key(standard, requirement)]

    def of_type(self, kind: type[_Asked]) -> Iterator[tuple[int, _Asked, int]]:
        """The requirements of a type, each with its standard and its number."""
        for (standard, requirement), number in self.requirements.items():
            if isinstance(requirement, kind):
                yield standard, requirement, number

    def labels(self, target: int, bits: int) -> list[str]:
        """The alternatives of a target that bits stand for."""
        return [own.label for own in self.alternatives if own.target == target and bits >> own.place & 1]


def _work_key(standard: int, asked: WorkYears | WorkStarted) -> WorkKey:
    return standard, asked.scope, asked.mode if isinstance(asked, WorkYears) else CountingMode.CUMULATIVE
