"""The rules of a catalog, numbered: targets, alternatives, the requirements they need, and the work these count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, get_args

from ..model.catalog import Catalog
from ..model.dates import BEGINNING, FOREVER
from ..model.policy import Policy
from ..model.requirements import CertificateRequirement, Requirement
from ..model.standard import Standard
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


class Ruleset:
    """The rules in force on a day, of some occupations and levels, or of all: None; requirements have `numbers`.

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
        self.targets: list[tuple[Standard, Level]] = []
        self.alternatives: list[Alternative] = []
        self.numbers: dict[Asked, int] = {}
        wanted = list(Level) if levels is None else [Level.parse(level) for level in levels]
        for level in () if levels is None else wanted:
            if self.standards and not any(level in standard.levels for standard in self.standards):
                self.standards[0].clauses(level)
        for place, standard in enumerate(self.standards):
            for level in standard.levels:
                if level in wanted:
                    self._add(place, level)

    def _add(self, place: int, level: Level) -> None:
        standard, target = self.standards[place], len(self.targets)
        ends = self.catalog.last_day(standard, self.day)
        until = ends[0].toordinal() + 1 if ends else FOREVER
        labelled = [
            (clause.label(number), asked)
            for clause in standard.clauses(level)
            for number, asked in enumerate(clause.alternatives, 1)
        ]
        if len(labelled) > _MOST_ALTERNATIVES:
            raise WorkforceError("too_many_alternatives", clause=standard.clauses(level)[0].id, most=_MOST_ALTERNATIVES)
        for at, (label, asked) in enumerate(labelled):
            read, needs = as_read(asked, self.policy), list[int]()
            # Work after a record counts from that record's date: where the years are reached, the record is there, as
            # certainly as they are. To ask for it once more would take a third of the time.
            implied = {anchor for one in read for anchor in anchorings(one)}
            for one in dict.fromkeys(read):
                timed = isinstance(one, CertificateRequirement) and one.total_months > 0
                if one not in implied or timed or can_expire(one, self.policy):
                    needs.append(self._number(Asked(place, one)))
            self.alternatives.append(Alternative(target, 1 << at, label, tuple(needs), until))
        held = self._number(Asked(place, CertificateRequirement(level=level, kinds=_LEVELLED)))
        self.alternatives.append(Alternative(target, 0, "", (held,), BEGINNING))
        self.targets.append((standard, level))

    def _number(self, asked: Asked) -> int:
        for anchor in asked.anchors:
            self._number(anchor)
        return self.numbers.setdefault(asked, len(self.numbers))
