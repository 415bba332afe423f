"""A rule set as tables in an engine: what each kind of record does for each requirement, and what alternatives need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.person import Certificate, Work
from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ..model.terms import CountingMode
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind
from .engine import Engine, rows
from .ruleset import BITS, Ruleset, bits_of
from .serving import counts, holds, list_of, serves

__all__ = ["RuleTables"]

Row = tuple[object, ...]
_OTHER_TYPES = (WorkYears, WorkStarted, MinimumAge, UnreadText)
"""The types of requirements that no single record meets."""


@dataclass
class RuleTables:
    """Names of tables.

    - `serves` (kind, requirement, topics, undated, months, expected, student, needed): a record of the kind could meet
      the requirement, `months` after its date; `topics` are unknown, and `undated` too where it has no date; `expected`:
      before its date, but not before enrolment; `student`: from enrolment to its date; `needed`: by an alternative.
    - `lists` (requirement, list_name, topics, student, needed): the list in which such records stand.
    - `anchors` (requirement, undated): the requirements from whose record's date work is counted.
    - `counts` (kind, work_key, continuous, topics), `work_keys` (work_key, continuous): which work counts.
    - `work` (requirement, work_key, months, anchor), `begun` (requirement, work_key), `ages` (requirement, months),
      `unread` (requirement), `meets` (kind, requirement, met), `held` (kind, target).
    - `alternatives`: by the number of their requirements, (target, bit, need0, need1 ...).
    """

    serves: str
    lists: str
    anchors: str
    counts: str
    work_keys: str
    work: str
    begun: str
    ages: str
    unread: str
    meets: str
    held: str
    alternatives: dict[int, str]
    gap_days: int

    @classmethod
    def of(cls, rules: Ruleset, kinds: list[Kind], engine: Engine) -> RuleTables:
        """The tables for one rule set and the kinds of records there are."""

        def put(of: Iterable[Row], *columns: str, **types: str) -> str:
            return engine.put(rows(of, **dict.fromkeys(columns, "int64") | types))

        by_size: defaultdict[int, list[Row]] = defaultdict(list)
        for own in rules.alternatives:
            by_size[len(own.needs)].append((own.target, 1 << own.place, *own.needs))
        asked, of_kind = _Asked(rules), _OfKinds(rules, kinds)
        flags = {"student": "bool", "needed": "bool"}
        return cls(
            serves=put(
                of_kind.serves(asked),
                "kind", "requirement", "topics", "undated", "months", expected="bool", **flags,
            ),
            lists=put(asked.lists(), "requirement", list_name="string", topics="int64", **flags),
            anchors=put(asked.anchors.items(), "requirement", "undated"),
            counts=put(of_kind.counts(), "kind", "work_key", "topics", continuous="bool"),
            work_keys=put(
                ((n, key.mode is CountingMode.CONTINUOUS) for key, n in rules.work_keys.items()),
                "work_key", continuous="bool",
            ),
            work=put(asked.work(), "requirement", "work_key", "months", "anchor"),
            begun=put(asked.begun(), "requirement", "work_key"),
            ages=put(asked.ages(), "requirement", "months"),
            unread=put(((n,) for _, n in asked.of_type(UnreadText)), "requirement"),
            meets=put(of_kind.meets(), "kind", "requirement", met="bool"),
            held=put(of_kind.held(), "kind", "target"),
            alternatives={
                size: put(of, "target", "bit", *(f"need{place}" for place in range(size)))
                for size, of in by_size.items()
            },
            gap_days=rules.policy.continuity_gap_days,
        )  # fmt: skip

    def names(self) -> list[str]:
        """All of these tables."""
        return [table for table in vars(self).values() if isinstance(table, str)] + list(self.alternatives.values())


class _Asked:
    """The requirements of a rule set, by what they ask of dates."""

    def __init__(self, rules: Ruleset) -> None:
        self.rules = rules
        self.needed = {number for own in rules.alternatives for number in own.needs}
        self.anchors = {
            rules.requirements[standard, work.after]: BITS[
                "graduated" if isinstance(work.after, DiplomaRequirement) else "issued"
            ]
            for (standard, work), number in rules.requirements.items()
            if isinstance(work, WorkYears) and work.after is not None
        }

    def of_type(self, *types: type) -> Iterator[tuple[tuple[int, object], int]]:
        return ((asked, number) for asked, number in self.rules.requirements.items() if isinstance(asked[1], types))

    def dates(self, requirement: object) -> Row:
        """undated, months, expected, student: see `RuleTables.serves`."""
        if isinstance(requirement, CertificateRequirement):
            return BITS["issued"] if requirement.years else 0, 12 * requirement.years, False, False  # D12
        if isinstance(requirement, DiplomaRequirement):  # D10
            months = -self.rules.policy.final_year_months if requirement.expected else 0
            return BITS["graduated"], months, requirement.expected, False
        student = isinstance(requirement, EnrolmentRequirement)  # D13
        return BITS["graduated"] if student else 0, 0, False, student

    def lists(self) -> Iterator[Row]:
        for (_, requirement), number in self.rules.requirements.items():
            if not isinstance(requirement, _OTHER_TYPES):
                name = list_of(requirement)
                assert name is not None  # noqa: S101
                student = isinstance(requirement, EnrolmentRequirement)
                yield number, name, BITS[name], student, number in self.needed

    def work(self) -> Iterator[Row]:
        for (standard, work), number in self.rules.requirements.items():
            if isinstance(work, WorkYears):
                anchor = None if work.after is None else self.rules.requirements[standard, work.after]
                yield number, self.rules.work_keys[self.rules.work_key(standard, work)], 12 * work.years, anchor

    def begun(self) -> Iterator[Row]:
        for (standard, work), number in self.rules.requirements.items():
            if isinstance(work, WorkStarted):
                yield number, self.rules.work_keys[self.rules.work_key(standard, work)]

    def ages(self) -> Iterator[Row]:
        for (_, age), number in self.rules.requirements.items():
            if isinstance(age, MinimumAge):
                yield number, 12 * age.years


class _OfKinds:
    """What each kind of record does, asked of the solver."""

    def __init__(self, rules: Ruleset, kinds: list[Kind]) -> None:
        self.rules, self.kinds = rules, list(enumerate(kinds))
        self.views = [RecordView(rules.catalog, standard, rules.policy) for standard in rules.standards]

    def serves(self, asked: _Asked) -> Iterator[Row]:
        for (standard, requirement), number in self.rules.requirements.items():
            if isinstance(requirement, _OTHER_TYPES):
                continue
            dates, needed = asked.dates(requirement), number in asked.needed
            for kind, record in self.kinds:
                unknown = serves(requirement, record, self.views[standard])
                if unknown is not None:
                    yield kind, number, bits_of(unknown), *dates, needed

    def counts(self) -> Iterator[Row]:
        for key, number in self.rules.work_keys.items():
            continuous = key.mode is CountingMode.CONTINUOUS
            for kind, record in self.kinds:
                if isinstance(record, Work):
                    unknown = counts(record, key.scope, self.views[key.standard])
                    if unknown is not None:
                        yield kind, number, bits_of(unknown), continuous

    def meets(self) -> Iterator[Row]:
        for (_, requirement), number in self.rules.requirements.items():
            for kind, record in self.kinds:
                if isinstance(record, Condition) and requirement == UnreadText(words=record.words):
                    yield kind, number, record.met

    def held(self) -> Iterator[Row]:
        for number, target in enumerate(self.rules.targets):
            for kind, record in self.kinds:
                if isinstance(record, Certificate) and holds(record, target.level, self.views[target.standard]):
                    yield kind, number
