"""A rule set as tables in an engine: what each kind of record does for each requirement, and what alternatives need.

A table's million records are of few kinds: an occupation, a level and a kind of certificate; a school, a degree and a
major. Whether a kind serves does not depend on dates, so the solver's functions for one person answer here, once for each
kind, and relations, majors, policy and D6 to D9 have one statement. The engine is left with dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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
from ..solver.evaluate.as_read import anchorings
from ..solver.evaluate.evaluate import evaluator_of, serves
from ..solver.evaluate.question import Topic
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind
from .engine import Engine, rows
from .ruleset import BITS, Ruleset, can_expire

__all__ = ["RuleTables"]

Row = tuple[object, ...]

_NO_RECORD = ("age", "unread", "work", "working")
"""The types that no single record meets: each has a table of its own."""


class RuleTables:
    """The rules for the kinds of records there are, as names of tables; columns are numbers, or yes and no.

    - `serves` (kind, requirement, topics, undated, dated, months, valid, expected, student, ends, needed, anchors): a
      record of the kind could meet the requirement, `months` after its date and, if `valid`, not longer than so many;
      `topics` are unknown, `undated` too where it has no date, and `dated` where that is known to the month or year only;
      `expected`: before its date, but not before enrolment; `student`: from enrolment to its date; `ends`: records may
      meet the requirement for a while only; `needed`: by an alternative; `anchors`: work counts from its date.
    - `lists` (requirement, topics, ends, needed, anchors, list_name): the list in which such records stand.
    - `full_time` (kind, said): study on whose days work does not count (D25); where it is not said, both dates must be.
      `studies`: whether there is any.
    - `counts` (kind, work_key, topics, continuous), `work_keys` (work_key, continuous): which work counts.
    - `work` (requirement, work_key, months, anchors), `after` (requirement, anchor): after how many, and which, records
      years are counted. `begun` (requirement, work_key), `ages` (requirement, months),
      `unread` (requirement), `meets` (kind, requirement, met), `held` (kind, target).
    - `alternatives`: by the number of their requirements, (target, bit, until, need0, need1 ...).
    """

    def __init__(self, rules: Ruleset, kinds: list[Kind], engine: Engine) -> None:
        def put(of: Iterable[Row], numbers: str, flags: str = "", words: str = "") -> str:
            types = (
                dict.fromkeys(names.split(), kind)
                for names, kind in ((numbers, "int64"), (flags, "bool"), (words, "string"))
            )
            return engine.put(rows(of, **{name: kind for part in types for name, kind in part.items()}))

        self.policy = rules.policy
        self._rules, self._kinds = rules, list(enumerate(kinds))
        self._views = [RecordView(rules.catalog, standard, rules.policy) for standard in rules.standards]
        years = list(rules.of_type(WorkYears))
        full_time = list(self._full_time())
        by_size: defaultdict[int, list[Row]] = defaultdict(list)
        for own in rules.alternatives:
            by_size[len(own.needs)].append((own.target, 1 << own.place, own.until, *own.needs))

        self.serves = put(
            self._serves(), "kind requirement topics undated dated months valid", "expected student ends needed anchors"
        )
        self.lists = put(self._lists(), "requirement topics", "ends needed anchors", "list_name")
        self.full_time = put(full_time, "kind", "said")
        self.studies = bool(full_time)
        self.counts = put(self._counts(), "kind work_key topics", "continuous")
        self.work_keys = put(
            ((number, mode is CountingMode.CONTINUOUS) for (_, _, mode), number in rules.work_keys.items()),
            "work_key",
            "continuous",
        )
        self.work = put(
            (
                (n, rules.key_of(standard, work), work.total_months, len(anchorings(work)))
                for standard, work, n in years
            ),
            "requirement work_key months anchors",
        )
        self.after = put(
            ((n, rules.requirements[standard, each]) for standard, work, n in years for each in anchorings(work)),
            "requirement anchor",
        )
        self.begun = put(
            ((n, rules.key_of(standard, work)) for standard, work, n in rules.of_type(WorkStarted)),
            "requirement work_key",
        )
        self.ages = put(((n, 12 * age.years) for _, age, n in rules.of_type(MinimumAge)), "requirement months")
        self.unread = put(((n,) for _, _, n in rules.of_type(UnreadText)), "requirement")
        self.meets = put(self._meets(), "kind requirement", "met")
        self.held = put(self._held(), "kind target")
        self.alternatives = {
            size: put(of, " ".join(["target bit until", *(f"need{place}" for place in range(size))]))
            for size, of in by_size.items()
        }  # fmt: skip

    def _of_records(self) -> Iterator[tuple[RecordView, Requirement, int, tuple[bool, bool, bool]]]:
        """The requirements that one record meets, with their numbers, and whether that may end, an alternative needs it,
        and work counts after it."""
        rules = self._rules
        needed = {number for own in rules.alternatives for number in own.needs}
        anchors = {
            rules.requirements[standard, each]
            for standard, work, _ in rules.of_type(WorkYears)
            for each in anchorings(work)
        }
        for (standard, asked), number in rules.requirements.items():
            if asked.type not in _NO_RECORD:
                ends = asked.type == "student" or can_expire(asked, self.policy)
                yield self._views[standard], asked, number, (ends, number in needed, number in anchors)

    def _serves(self) -> Iterator[Row]:
        for view, requirement, number, flags in self._of_records():
            for kind, record in self._kinds:
                could, unknown = (False, ()) if isinstance(record, Condition) else serves(requirement, record, view)
                if could:
                    dates = _DATES[requirement.type](requirement, record, self.policy)
                    yield kind, number, _bits(unknown), *dates, *flags

    def _lists(self) -> Iterator[Row]:
        for _, requirement, number, flags in self._of_records():
            name = evaluator_of(requirement).list_name
            assert name is not None  # noqa: S101
            yield number, BITS[name], *flags, name

    def _full_time(self) -> Iterator[Row]:
        for kind, record in self._kinds:
            if isinstance(record, Education) and not self.policy.work_in_full_time_study:
                unsaid = record.full_time is None and self.policy.study_is_full_time
                if record.full_time or unsaid:
                    yield kind, not unsaid

    def _counts(self) -> Iterator[Row]:  # D6
        for (standard, scope, mode), number in self._rules.work_keys.items():
            view = self._views[standard]
            for kind, record in self._kinds:
                in_scope = view.in_scope(record.occupation, scope) if isinstance(record, Work) else False
                if in_scope is not False:
                    unknown = () if in_scope else (view.scope_topic(record.occupation),)  # type: ignore[union-attr]
                    yield kind, number, _bits(unknown), mode is CountingMode.CONTINUOUS

    def _meets(self) -> Iterator[Row]:
        for _, unread, number in self._rules.of_type(UnreadText):
            for kind, record in self._kinds:
                if isinstance(record, Condition) and record.words == unread.words:
                    yield kind, number, record.met

    def _held(self) -> Iterator[Row]:
        for number, (standard, level) in enumerate(self._rules.targets):
            view = self._views[standard]
            for kind, record in self._kinds:
                held = record.level if isinstance(record, Certificate) and view.is_own(record.occupation) else None
                if held is not None and held.covers(level):
                    yield kind, number


def _bits(topics: Iterable[Topic]) -> int:
    return sum(BITS[topic] for topic in set(topics))


def _dated(asked: Requirement) -> int:
    """What is unknown where the date of a record is."""
    return BITS[getattr(evaluator_of(asked), "date_topic")]  # noqa: B009


def _since_its_date(asked: Requirement, record: Kind, policy: Policy) -> Row:
    return 0, _dated(asked), 0, 0, False, False


def _certificate(asked: CertificateRequirement, record: Certificate, policy: Policy) -> Row:  # D12
    dated = _dated(asked)
    expires = can_expire(asked, policy) and record.kind is CertificateKind.PRE_TECHNICIAN
    valid = 12 * policy.pre_technician_years if expires and policy.pre_technician_years else 0
    return dated if asked.total_months or valid else 0, dated, asked.total_months, valid, False, False


def _diploma(asked: DiplomaRequirement, record: Kind, policy: Policy) -> Row:  # D10
    dated, expected = _dated(asked), asked.expected or policy.final_year_everywhere
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
