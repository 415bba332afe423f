"""The rules of a catalog as rows: targets, alternatives, requirements, and on one day what each asks of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.requirement import Aged, CertificateHeld, Graduated, Requirement, Studying, Unread, Worked, Working
from ..model.standard import Clause, Standard
from ..model.terms import Level, Mode, Scope
from ..solver.facts import Facts
from ..solver.holds import LIST_OF
from ..solver.question import Topic
from .columns import WorkforceError
from .reach import latest_graduation, latest_start, years_by

__all__ = ["BITS", "Alternative", "Asked", "RuleBook", "Target", "WorkKey"]

BITS: dict[Topic, int] = {topic: 1 << place for place, topic in enumerate(get_args(Topic))}
"""What may be unknown, as bits of one number."""

_MOST_ALTERNATIVES = 60
"""The alternatives of one level are bits of one number too."""


@dataclass(frozen=True)
class Asked:
    """A requirement as one standard asks for it."""

    standard: Standard
    requirement: Requirement


@dataclass(frozen=True)
class WorkKey:
    """Whose work counts: a standard's, in a scope."""

    standard: Standard
    scope: Scope


@dataclass(frozen=True)
class Target:
    """A level of an occupation."""

    standard: Standard
    level: Level


@dataclass(frozen=True)
class Alternative:
    """One alternative (1-based) of one clause of a target, which is the `place`-th of the target's."""

    target: int
    clause: Clause
    number: int
    place: int

    @property
    def label(self) -> str:
        """The clause's id, and the alternative's number where there is more than one: 电工/四级/3#2."""
        return self.clause.id if len(self.clause.alternatives) == 1 else f"{self.clause.id}#{self.number}"


def _deciding(alternative: Sequence[Requirement]) -> Iterator[Requirement]:
    """The requirements without those that another one brings with it.

    Work after a record is counted from that record's date. So where the years are reached by a day, the record is there
    on that day, certainly if they are certainly reached; and what is unknown of it is unknown of the years as well.
    """
    brought = {asked.after for asked in alternative if isinstance(asked, Worked)}
    for requirement in dict.fromkeys(alternative):
        timed = isinstance(requirement, CertificateHeld) and requirement.years > 0
        if requirement not in brought or timed:
            yield requirement


@dataclass
class RuleBook:
    """The rules of some targets. Every distinct requirement of a standard has one number, its place in `asked`."""

    catalog: Catalog
    policy: Policy
    targets: list[Target]
    alternatives: list[Alternative] = field(default_factory=list)
    needs: list[list[int]] = field(default_factory=list)
    """For each alternative the numbers of the requirements it needs, those of records first: fewer persons meet them."""
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
        targets = [Target(s, level) for s in standards for level in s.levels if wanted is None or level in wanted]
        book = cls(catalog, policy, targets)
        for number, target in enumerate(targets):
            book._add(number, target)
        return book

    def _add(self, number: int, target: Target) -> None:
        clauses = target.standard.clauses(target.level)
        pairs = [(clause, index) for clause in clauses for index in range(len(clause.alternatives))]
        if len(pairs) > _MOST_ALTERNATIVES:
            raise WorkforceError(
                f"{target.standard.occupation} {target.level.zh} has more than {_MOST_ALTERNATIVES} alternatives"
            )
        for place, (clause, index) in enumerate(pairs):
            needed = sorted(
                _deciding(clause.alternatives[index]), key=lambda asked: isinstance(asked, Worked | Working)
            )
            self.needs.append([self._number(target.standard, requirement) for requirement in needed])
            self.alternatives.append(Alternative(number, clause, index + 1, place))

    def _number(self, standard: Standard, requirement: Requirement) -> int:
        number = self.asked.setdefault(Asked(standard, requirement), len(self.asked))
        if isinstance(requirement, Worked | Working):
            self.work_keys.setdefault(WorkKey(standard, requirement.scope), len(self.work_keys))
        if isinstance(requirement, Worked) and requirement.after is not None:
            self.asked.setdefault(Asked(standard, requirement.after), len(self.asked))
        return number

    @cached_property
    def facts(self) -> dict[Standard, Facts]:
        """What the solver is asked with: no person's records, only the catalog, the standard and the policy."""
        return {asked.standard: Facts(self.catalog, asked.standard, self.policy) for asked in self.asked}

    @cached_property
    def needed(self) -> frozenset[int]:
        """The requirements that alternatives need; the others only anchor work."""
        return frozenset(number for needed in self.needs for number in needed)

    def of_type(self, *kinds: type) -> Iterator[tuple[int, Asked]]:
        """The requirements of some types that alternatives need, with their numbers."""
        for asked, number in self.asked.items():
            if isinstance(asked.requirement, kinds) and number in self.needed:
                yield number, asked

    def key(self, asked: Asked) -> int:
        """The number of the work that a requirement of work counts."""
        assert isinstance(asked.requirement, Worked | Working)  # noqa: S101
        return self.work_keys[WorkKey(asked.standard, asked.requirement.scope)]

    # --- rows for one day ---

    def documents(self, day: int) -> Iterator[dict[str, object]]:
        """For each requirement of a record: its date must not be later than `cutoff`.

        `undated`: what is unknown where the record has no date. `student`: holds until that date instead.
        `expected`: holds before that date, but not before enrolment.
        """
        for number, asked in self.of_type(object):
            requirement = asked.requirement
            if isinstance(requirement, Worked | Working | Aged | Unread):
                continue
            cutoff, undated = day, 0
            if isinstance(requirement, CertificateHeld) and requirement.years:
                cutoff, undated = latest_start(day, requirement.years), BITS["issued"]
            if isinstance(requirement, Graduated | Studying):
                undated = BITS["graduated"]
            expected = isinstance(requirement, Graduated) and requirement.expected
            if expected:
                cutoff = latest_graduation(day, self.policy.final_year_months)
            student = isinstance(requirement, Studying)
            yield {
                "asked": number,
                "on": day,
                "cutoff": cutoff,
                "undated": undated,
                "student": student,
                "expected": expected,
            }

    def lists(self) -> Iterator[dict[str, object]]:
        """For each requirement of a record, and each that anchors work: the list it looks at."""
        for asked, number in self.asked.items():
            if not isinstance(asked.requirement, Worked | Working | Aged | Unread):
                name = LIST_OF[asked.requirement.type]
                yield {"asked": number, "list": name, "topics": BITS[name], "needed": number in self.needed}

    def anchors(self) -> Iterator[dict[str, object]]:
        """For each requirement that anchors work: what is unknown where its record has no date."""
        after = {
            Asked(asked.standard, asked.requirement.after)
            for _, asked in self.of_type(Worked)
            if isinstance(asked.requirement, Worked) and asked.requirement.after is not None
        }
        for asked, number in self.asked.items():
            if asked in after:
                undated = BITS["graduated" if isinstance(asked.requirement, Graduated) else "issued"]
                yield {"anchor": number, "undated": undated}

    def work(self, day: int, mode: Mode, earliest: int) -> Iterator[dict[str, object]]:
        """For each requirement of years of work: what it counts, after what, and what reaches it by the day."""
        for number, asked in self.of_type(Worked):
            worked = asked.requirement
            if not isinstance(worked, Worked) or worked.mode is not mode:
                continue
            anchor = -1 if worked.after is None else self.asked[Asked(asked.standard, worked.after)]
            row: dict[str, object] = {
                "asked": number,
                "key": self.key(asked),
                "anchor": anchor,
                "on": day,
                "cutoff": latest_start(day, worked.years),
            }
            if mode is Mode.CONTINUOUS:
                yield row | {"years": worked.years}
            else:
                pairs = years_by(day, worked.years, earliest)
                for until, days in pairs:
                    yield row | {"until": until, "days": days, "fewest": pairs[-1][1], "most": pairs[0][1]}

    def working(self, day: int) -> Iterator[dict[str, object]]:
        """For each requirement of work begun: what counts."""
        for number, asked in self.of_type(Working):
            yield {"asked": number, "key": self.key(asked), "on": day}

    def ages(self, day: int) -> Iterator[dict[str, object]]:
        """For each requirement of age: the latest birthday."""
        for number, asked in self.of_type(Aged):
            assert isinstance(asked.requirement, Aged)  # noqa: S101
            yield {"asked": number, "on": day, "cutoff": latest_start(day, asked.requirement.years)}

    def unread(self) -> Iterator[dict[str, object]]:
        """The requirements that nobody could read."""
        for number, _ in self.of_type(Unread):
            yield {"asked": number}
