"""A rule set as tables in an engine: what each kind of record does for each requirement, and what alternatives need.

Whether a kind of record serves does not depend on its dates, so the solver is asked, once for each; dates are the engine's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from ..model.person import Certificate, Education, Person, Work
from ..model.policy import Policy
from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    MinimumAge,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ..model.terms import CertificateKind, CountingMode, Level, Scope
from ..solver.case import Case
from ..solver.evaluate.counting import counting_day
from ..solver.evaluate.evaluate import evaluator_of, serves
from ..solver.evaluate.evaluator import RecordEvaluator
from ..solver.evaluate.question import Topic
from ..solver.evaluate.record_view import RecordView
from .columns import LISTS, Condition, Kind
from .engine import Engine, rows
from .ruleset import BITS, Asked, Ruleset, can_expire

__all__ = ["BIRTH", "GAPS", "RuleTables"]

Row = tuple[object, ...]

BIRTH = -1
"""The kind of a birthday, among those of records."""
GAPS = {name: BIRTH - place for place, name in enumerate(LISTS, 1)}
"""The kinds of the records that a list could hold besides (D17)."""


_WorkKey = tuple[int, Scope, CountingMode | None]
"""Whose work counts for a standard, and how it adds up; None where only its beginning counts (D22)."""


class RuleTables:
    """The rules for the kinds of records there are, as names of tables; columns are numbers, or yes and no.

    - `serves` (kind, requirement, topics, undated, dated, held, months, valid, student, anchors): a record of the kind
      could meet the requirement from its date and `months` on, not before enrolment; after it was `held` for so many,
      while it is `valid`; or (`student`) from enrolment to its date. `topics` are unknown, `undated` too where it has no
      date, `dated` where that is known to the month or year only.
    - `unread` (requirement), `meets` (kind, requirement, met): words that nobody could read, and what was said of them.
    - `full_time` (kind, said): study on whose days work does not count (D25); where it is not said, both dates must be.
    - `counts` (kind, work_key, topics, last): the work that counts; to ask about if begun by `last`.
    - `work` (requirement, work_key, months, anchors), `after` (requirement, anchor): how many months of work,
      after how many and which records.
    - `alternatives`: by the number of their requirements, (target, bit, until, need0, need1 ...).
    """

    def __init__(self, rules: Ruleset, kinds: list[Kind], engine: Engine) -> None:
        self.policy, self._rules, self._kinds = rules.policy, rules, list(enumerate(kinds))
        about = Person(), rules.catalog, rules.policy
        self._views = [RecordView(Case(*about, one, Level.ELEMENTARY, rules.day)) for one in rules.standards]
        self._work_keys: dict[_WorkKey, int] = {}
        self._rows: defaultdict[object, list[Row]] = defaultdict(list)
        for asked, number in rules.numbers.items():
            self._add_requirement(asked, number)
        self._add_work()
        for own in rules.alternatives:
            self._rows[len(own.needs)].append((own.target, own.bit, own.until, *own.needs))

        def put(table: object, numbers: str, flags: str = "") -> str:
            types = dict.fromkeys(numbers.split(), "int64") | dict.fromkeys(flags.split(), "bool_")
            return engine.put(rows(self._rows[table], **types))

        self.serves = put("serves", "kind requirement topics undated dated held months valid", "student anchors")
        self.unread, self.meets = put("unread", "requirement"), put("meets", "kind requirement", "met")
        self.full_time, self.counts = put("full_time", "kind", "said"), put("counts", "kind work_key topics last")
        self.work, self.after = put("work", "requirement work_key months anchors"), put("after", "requirement anchor")
        self.alternatives = {
            size: put(size, " ".join(["target bit until", *(f"need{place}" for place in range(size))]))
            for size in dict.fromkeys(len(own.needs) for own in rules.alternatives)
        }
        can_end = (number for asked, number in rules.numbers.items() if self._can_end(asked))
        self.can_end = _among("requirement", can_end)
        """In SQL, whether a requirement can stop holding; a work key is of continuous work."""
        continuous = (number for (*_, mode), number in self._work_keys.items() if mode is CountingMode.CONTINUOUS)
        self.continuous = _among("work_key", continuous)

    def _can_end(self, asked: Asked) -> bool:
        one, policy = asked.requirement, self.policy
        if isinstance(one, WorkYears):
            return policy.continuous_to_today and one.mode is CountingMode.CONTINUOUS
        return not asked.is_anchor and (evaluator_of(one).can_end or can_expire(one, policy))

    def _add_requirement(self, asked: Asked, number: int) -> None:
        requirement, add = asked.requirement, self._rows
        match requirement:
            case WorkYears() | WorkStarted():
                is_years = isinstance(requirement, WorkYears)
                months, mode = (requirement.total_months, requirement.mode) if is_years else (0, None)
                key = self._work_keys.setdefault((asked.standard, requirement.scope, mode), len(self._work_keys))
                anchors = [self._rules.numbers[anchor] for anchor in asked.anchors]
                add["work"].append((number, key, months, len(anchors)))
                add["after"] += [(number, anchor) for anchor in anchors]
            case MinimumAge():  # D18
                born = BITS["born"]
                add["serves"].append((BIRTH, number, 0, born, born, 0, 12 * requirement.years, 0, False, False))
            case UnreadText():  # D14
                add["unread"].append((number,))
                for kind, said in self._kinds:
                    if isinstance(said, Condition) and said.words == requirement.words:
                        add["meets"].append((kind, number, said.met))
            case _:
                name = evaluator_of(requirement).list_name
                assert name is not None  # noqa: S101
                add["serves"].append((GAPS[name], number, BITS[name], 0, 0, 0, 0, 0, False, False))
                for kind, record in self._kinds:
                    if not isinstance(record, Condition):
                        could, topics = serves(requirement, record, self._views[asked.standard])
                        if could:
                            dates = _dates(asked, record, self.policy)
                            add["serves"].append((kind, number, _bits(topics), *dates, asked.is_anchor))

    def _add_work(self) -> None:
        """D6: the work that counts; D25: the study on whose days it does not."""
        policy, last = self.policy, counting_day(self._rules.day, self.policy).toordinal()
        for (standard, scope, mode), number in self._work_keys.items():
            by_day = mode is not None and policy.counting == policy.cutoff == "day"
            self._rows["counts"].append((GAPS["work"], number, BITS["work"], last))
            for kind, record in self._kinds:
                if isinstance(record, Work):
                    could, topics = self._views[standard].serves_in(record.occupation, scope)
                    if could:
                        self._rows["counts"].append((kind, number, _bits(topics), last - by_day))
        full_time = () if policy.work_in_full_time_study else (True, None) if policy.study_is_full_time else (True,)
        for kind, record in self._kinds:
            if isinstance(record, Education) and record.full_time in full_time:
                self._rows["full_time"].append((kind, record.full_time is True))


def _bits(topics: Iterable[Topic]) -> int:
    return sum(BITS[topic] for topic in set(topics))


def _among(column: str, numbers: Iterable[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return f"{column} IN ({listed})" if listed else "false"


def _dates(asked: Asked, record: Any, policy: Policy) -> Row:
    """When a record meets a requirement: undated, dated, held, months, valid, student, as in `serves`."""
    evaluator: Any = evaluator_of(asked.requirement)
    date = BITS[evaluator.date_topic]
    if asked.is_anchor:  # D5, D17: work counts from the date itself; where that is not known, it possibly does
        return date, date, 0, 0, 0, False
    if type(evaluator).dated is RecordEvaluator.dated:  # from its date on
        return 0, date, 0, 0, 0, False
    return _DATES[asked.requirement.type](asked.requirement, record, policy)


def _certificate(asked: CertificateRequirement, record: Certificate, policy: Policy) -> Row:  # D12
    expires = record.kind is CertificateKind.PRE_TECHNICIAN
    valid = 12 * (policy.pre_technician_years or 0) if expires else 0
    return BITS["issued"] if asked.total_months or valid else 0, BITS["issued"], asked.total_months, 0, valid, False


def _diploma(asked: DiplomaRequirement, _: Education, policy: Policy) -> Row:  # D10
    if asked.expected or policy.final_year_everywhere:
        return BITS["graduated"], BITS["graduated"] | BITS["enrolled"], 0, -policy.final_year_months, 0, False
    return BITS["graduated"], BITS["graduated"], 0, 0, 0, False


def _student(*_: object) -> Row:  # D13
    return BITS["graduated"], BITS["graduated"] | BITS["enrolled"], 0, 0, 0, True


_DATES: dict[str, Callable[[Any, Any, Policy], Row]] = {
    "certificate": _certificate,
    "diploma": _diploma,
    "student": _student,
}
"""The types of requirement that a record meets otherwise than from its date on."""
