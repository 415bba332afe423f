"""The rules of a catalog, numbered: targets, alternatives, the requirements they need, and the work these count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from ..model.catalog import Catalog
from ..model.dates import BEGINNING, FOREVER
from ..model.policy import Policy
from ..model.requirements import CertificateRequirement, Requirement, WorkStarted, WorkYears
from ..model.standard import Clause
from ..model.terms import CertificateKind, Level
from ..solver.evaluate.as_read import anchorings, as_read
from ..solver.evaluate.question import Topic
from .columns import WorkforceError

__all__ = ["BITS", "POSSIBLE", "Asked", "Ruleset", "can_expire"]

BITS: dict[Topic, int] = {topic: 1 << place for place, topic in enumerate(get_args(Topic))}
"""What may be unknown, as bits of one number."""

POSSIBLE = 1 << 62
"""Beside those: what is only possible, whatever else is unknown of it."""
_MOST_ALTERNATIVES = 60
"""The alternatives of one level are bits of one number too."""
_LEVELLED = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)


class Asked(NamedTuple):
    """A requirement as one standard asks for it, by its place; or the record after which work counts (D5)."""

    standard: int
    requirement: Requirement
    is_anchor: bool = False

    @property
    def anchors(self) -> list[Asked]:
        """The records after all of which it counts work."""
        return [Asked(self.standard, each, True) for each in anchorings(self.requirement)]


class Alternative(NamedTuple):
    """An alternative of a target: its bit, its label, such as 电工/四级/3#2, and the requirements it needs.

    `until` is the day after the last one on which the edition is in force (D15). That somebody holds the level already, or
    a higher one, is an alternative without a bit, which is never in force.
    """

    target: int
    bit: int
    label: str
    needs: tuple[int, ...]
    until: int


def can_expire(requirement: Requirement, policy: Policy) -> bool:
    """Whether a record may meet the requirement for some years only: a 预备技师证书."""
    kinds = requirement.kinds if isinstance(requirement, CertificateRequirement) else ()
    return policy.pre_technician_years is not None and CertificateKind.PRE_TECHNICIAN in kinds


def _deciding(alternative: Sequence[Requirement], policy: Policy) -> Iterator[Requirement]:
    """The requirements without those that another one implies, those of records first: fewer persons meet them.

    Work after a record is counted from that record's date. So where the years are reached by a day, the record is there
    on that day, certainly if they are certainly reached; and what is unknown of it is unknown of the years as well.
    """
    implied = {anchor for asked in alternative for anchor in anchorings(asked)}
    for requirement in sorted(dict.fromkeys(alternative), key=lambda one: isinstance(one, WorkYears | WorkStarted)):
        timed = isinstance(requirement, CertificateRequirement) and requirement.total_months > 0
        if requirement not in implied or timed or can_expire(requirement, policy):
            yield requirement


class Ruleset:
    """The rules in force on a day, of some occupations and levels, or of all: None.

    `targets` are levels of the `standards`, which are known by their places; `numbers` are those of the requirements.

    Raises:
        UnknownOccupation, NoEditionInForce, UnknownTerm: as for `Advisor.check`.
        UndescribedLevel: none of the occupations has one of the levels.
    """

    def __init__(
        self,
        catalog: Catalog,
        policy: Policy,
        day: dt.date,
        occupations: Iterable[str] | None,
        levels: Iterable[object] | None,
    ) -> None:
        self.catalog, self.policy, self.day = catalog, policy, day
        named = catalog.in_force(day) if occupations is None else [catalog.standard(name, day) for name in occupations]
        self.standards = list(dict.fromkeys(named))
        self.targets: list[tuple[int, Level]] = []
        self.alternatives: list[Alternative] = []
        self.numbers: dict[Asked, int] = {}
        wanted = list(Level) if levels is None else [Level.parse(level) for level in levels]
        for level in () if levels is None else wanted:
            if self.standards and not any(level in standard.levels for standard in self.standards):
                self.standards[0].clauses(level)
        for place, standard in enumerate(self.standards):
            ends = catalog.last_day(standard, day)
            until = ends[0].toordinal() + 1 if ends else FOREVER
            for level in standard.levels:
                if level in wanted:
                    self._add(place, level, standard.clauses(level), until)

    def _add(self, standard: int, level: Level, clauses: tuple[Clause, ...], until: int) -> None:
        asked = [(clause, number) for clause in clauses for number in range(len(clause.alternatives))]
        if len(asked) > _MOST_ALTERNATIVES:
            raise WorkforceError("too_many_alternatives", clause=clauses[0].id, most=_MOST_ALTERNATIVES)
        target = len(self.targets)
        for place, (clause, number) in enumerate(asked):
            needed = _deciding(as_read(clause.alternatives[number], self.policy), self.policy)
            needs = tuple(self._number(Asked(standard, requirement)) for requirement in needed)
            self.alternatives.append(Alternative(target, 1 << place, clause.label(number + 1), needs, until))
        held = CertificateRequirement(level=level, kinds=_LEVELLED)
        self.alternatives.append(Alternative(target, 0, "", (self._number(Asked(standard, held)),), BEGINNING))
        self.targets.append((standard, level))

    def _number(self, asked: Asked) -> int:
        for anchor in asked.anchors:
            self._number(anchor)
        return self.numbers.setdefault(asked, len(self.numbers))

    def labels(self, target: int, bits: int) -> list[str]:
        """The alternatives of a target that bits stand for."""
        return [own.label for own in self.alternatives if own.target == target and own.bit & bits]
