"""A rule set as tables in an engine: what each kind of record does for each requirement, and what alternatives need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model.person import Certificate, Education, Work
from ..model.policy import Policy
from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    MinimumAge,
    Requirement,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ..model.terms import CertificateKind, CountingMode
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind
from .engine import Engine, rows
from .ruleset import BITS, Ruleset, anchors_of, bits_of, can_expire
from .serving import counts, date_topic, holds, list_of, serves

__all__ = ["RuleTables"]

Row = tuple[object, ...]

_NO_RECORD = ("age", "unread", "work", "working")
"""The types that no single record meets: each has a table of its own."""


@dataclass
class RuleTables:
    """Names of tables.

    - `serves` (kind, requirement, topics, undated, dated, months, valid, expected, student, ends, needed): a record of the
      kind could meet the requirement, `months` after its date and, if `valid`, not longer than so many; `topics` are
      unknown, `undated` too where it has no date, and `dated` where that is known to the month or year only;
      `expected`: before its date, but not before enrolment; `student`: from enrolment to its date; `ends`: records may
      meet the requirement for a while only; `needed`: by an alternative.
    - `lists` (requirement, list_name, topics, ends, needed): the list in which such records stand.
    - `anchors` (requirement, undated): the requirements from whose record's date work is counted.
    - `full_time` (kind, said): study on whose days work does not count (D25); where it is not said, both dates must be.
    - `counts` (kind, work_key, continuous, topics), `work_keys` (work_key, continuous): which work counts.
    - `work` (requirement, work_key, months, anchors), `after` (requirement, anchor): after how many, and which, records
      years are counted. `begun` (requirement, work_key), `ages` (requirement, months),
      `unread` (requirement), `meets` (kind, requirement, met), `held` (kind, target).
    - `alternatives`: by the number of their requirements, (target, bit, until, need0, need1 ...).
    """

    serves: str
    lists: str
    anchors: str
    counts: str
    work_keys: str
    full_time: str
    studies: bool
    """Whether there is any such study."""
    work: str
    after: str
    begun: str
    ages: str
    unread: str
    meets: str
    held: str
    alternatives: dict[int, str]
    policy: Policy

    @classmethod
    def of(cls, rules: Ruleset, kinds: list[Kind], engine: Engine) -> RuleTables:
        """The tables for one rule set and the kinds of records there are."""

        def put(of: Iterable[Row], *columns: str, **types: str) -> str:
            return engine.put(rows(of, **dict.fromkeys(columns, "int64") | types))

        by_size: defaultdict[int, list[Row]] = defaultdict(list)
        for own in rules.alternatives:
            by_size[len(own.needs)].append((own.target, 1 << own.place, own.until, *own.needs))
        asked = _Rows(rules, kinds)
        years = list(rules.of_type(WorkYears))
        flags = {"ends": "bool", "needed": "bool"}
        full_time = list(asked.full_time())
        return cls(
            serves=put(
                asked.serves(),
                "kind", "requirement", "topics", "undated", "dated", "months", "valid", expected="bool", student="bool", **flags,
            ),
            lists=put(asked.lists(), "requirement", list_name="string", topics="int64", **flags),
            anchors=put(asked.anchors().items(), "requirement", "undated"),
            counts=put(asked.counts(), "kind", "work_key", "topics", continuous="bool"),
            work_keys=put(
                ((n, key.mode is CountingMode.CONTINUOUS) for key, n in rules.work_keys.items()),
                "work_key", continuous="bool",
            ),
            full_time=put(full_time, "kind", said="bool"),
            studies=bool(full_time),
            work=put(
                ((n, rules.key_of(standard, work), 12 * work.years, len(anchors_of(work))) for standard, work, n in years),
                "requirement", "work_key", "months", "anchors",
            ),
            after=put(
                ((n, rules.requirements[standard, each]) for standard, work, n in years for each in anchors_of(work)),
                "requirement", "anchor",
            ),
            begun=put(
                ((n, rules.key_of(standard, work)) for standard, work, n in rules.of_type(WorkStarted)),
                "requirement", "work_key",
            ),
            ages=put(((n, 12 * age.years) for _, age, n in rules.of_type(MinimumAge)), "requirement", "months"),
            unread=put(((n,) for _, _, n in rules.of_type(UnreadText)), "requirement"),
            meets=put(asked.meets(), "kind", "requirement", met="bool"),
            held=put(asked.held(), "kind", "target"),
            alternatives={
                size: put(of, "target", "bit", "until", *(f"need{place}" for place in range(size)))
                for size, of in by_size.items()
            },
            policy=rules.policy,
        )  # fmt: skip

    def names(self) -> list[str]:
        """All of these tables."""
        return [table for table in vars(self).values() if isinstance(table, str)] + list(self.alternatives.values())


def _since_its_date(asked: Requirement, record: Kind, policy: Policy) -> Row:
    return 0, BITS[date_topic(asked)], 0, 0, False, False


def _certificate(asked: CertificateRequirement, record: Certificate, policy: Policy) -> Row:  # D12
    dated = BITS[date_topic(asked)]
    expires = can_expire(asked, policy) and record.kind is CertificateKind.PRE_TECHNICIAN
    valid = 12 * policy.pre_technician_years if expires and policy.pre_technician_years else 0
    return dated if asked.years or valid else 0, dated, 12 * asked.years, valid, False, False


def _diploma(asked: DiplomaRequirement, record: Kind, policy: Policy) -> Row:  # D10
    dated, expected = BITS[date_topic(asked)], asked.expected or policy.final_year_everywhere
    either = dated | (BITS["enrolled"] if expected else 0)
    return dated, either, -policy.final_year_months if expected else 0, 0, expected, False


_DATES: dict[str, Callable[[Any, Any, Policy], Row]] = {
    "apprenticeship": _since_its_date,
    "certificate": _certificate,
    "diploma": _diploma,
    "permit": _since_its_date,
    "student": lambda *_: (BITS["graduated"], BITS["graduated"], 0, 0, False, True),  # D13
    "title": _since_its_date,
    "training": _since_its_date,
}
"""When a record meets a requirement, by its type: undated, dated, months, valid, expected, student, as in `serves`."""


class _Rows:
    """What the requirements of a rule set ask of dates, and what each kind of record does, asked of the solver."""

    def __init__(self, rules: Ruleset, kinds: list[Kind]) -> None:
        self.rules, self.kinds = rules, list(enumerate(kinds))
        self.views = [RecordView(rules.catalog, standard, rules.policy) for standard in rules.standards]
        needed = {number for own in rules.alternatives for number in own.needs}
        self.of_records = [
            (standard, requirement, number, (_may_end(requirement, rules.policy), number in needed))
            for (standard, requirement), number in rules.requirements.items()
            if requirement.type not in _NO_RECORD
        ]
        """The requirements that one record meets: standard, requirement, its number, and whether that may end, whether
        an alternative needs it."""

    def lists(self) -> Iterator[Row]:
        for _, requirement, number, flags in self.of_records:
            name = list_of(requirement)
            assert name is not None  # noqa: S101
            yield number, name, BITS[name], *flags

    def anchors(self) -> dict[int, int]:
        return {
            self.rules.requirements[standard, anchor]: BITS[
                "graduated" if isinstance(anchor, DiplomaRequirement) else "issued"
            ]
            for standard, work, _ in self.rules.of_type(WorkYears)
            for anchor in anchors_of(work)
        }

    def serves(self) -> Iterator[Row]:
        for standard, requirement, number, flags in self.of_records:
            for kind, record in self.kinds:
                unknown = serves(requirement, record, self.views[standard])
                if unknown is not None:
                    dates = _DATES[requirement.type](requirement, record, self.rules.policy)
                    yield kind, number, bits_of(unknown), *dates, *flags

    def full_time(self) -> Iterator[Row]:
        policy = self.rules.policy
        for kind, record in self.kinds:
            if isinstance(record, Education) and not policy.work_in_full_time_study:
                unsaid = record.full_time is None and policy.study_is_full_time
                if record.full_time or unsaid:
                    yield kind, not unsaid

    def counts(self) -> Iterator[Row]:
        for key, number in self.rules.work_keys.items():
            continuous = key.mode is CountingMode.CONTINUOUS
            for kind, record in self.kinds:
                if isinstance(record, Work):
                    unknown = counts(record, key.scope, self.views[key.standard])
                    if unknown is not None:
                        yield kind, number, bits_of(unknown), continuous

    def meets(self) -> Iterator[Row]:
        for _, unread, number in self.rules.of_type(UnreadText):
            for kind, record in self.kinds:
                if isinstance(record, Condition) and record.words == unread.words:
                    yield kind, number, record.met

    def held(self) -> Iterator[Row]:
        for number, target in enumerate(self.rules.targets):
            for kind, record in self.kinds:
                if isinstance(record, Certificate) and holds(record, target.level, self.views[target.standard]):
                    yield kind, number


def _may_end(requirement: Requirement, policy: Policy) -> bool:
    return requirement.type == "student" or can_expire(requirement, policy)
