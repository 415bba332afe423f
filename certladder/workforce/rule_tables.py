"""A rule set as tables in an engine: what each kind of record does for each requirement, and what alternatives need.

A table's million records are of few kinds: an occupation, a level and a kind of certificate; a school, a degree and a
major. Whether a kind serves does not depend on dates, so the solver's functions for one person answer here, once for each
kind, and relations, majors, policy and D6 to D9 have one statement. The engine is left with dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

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


class _WorkKey(NamedTuple):
    """Whose work counts for a standard, and how it adds up; `mode` is None where only its beginning counts (D22)."""

    standard: int
    scope: Scope
    mode: CountingMode | None


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
        found: defaultdict[str, list[Row]] = defaultdict(list)
        by_size: defaultdict[int, list[Row]] = defaultdict(list)
        for asked, number in rules.numbers.items():
            for table, row in self._of_requirement(asked, number):
                found[table].append(row)
        for own in rules.alternatives:
            by_size[len(own.needs)].append((own.target, own.bit, own.until, *own.needs))
        found |= {"full_time": [*self._full_time()], "counts": [*self._counts()]}

        def put(table: str, numbers: str, flags: str = "") -> str:
            types = dict.fromkeys(numbers.split(), "int64") | dict.fromkeys(flags.split(), "bool_")
            return engine.put(rows(found[table], **types))

        self.serves = put("serves", "kind requirement topics undated dated held months valid", "student anchors")
        self.unread, self.meets = put("unread", "requirement"), put("meets", "kind requirement", "met")
        self.full_time, self.counts = put("full_time", "kind", "said"), put("counts", "kind work_key topics last")
        self.work, self.after = put("work", "requirement work_key months anchors"), put("after", "requirement anchor")
        self.alternatives = {
            size: engine.put(
                rows(of, **dict.fromkeys(("target", "bit", "until", *map("need{}".format, range(size))), "int64"))
            )
            for size, of in by_size.items()
        }
        can_end = (number for asked, number in rules.numbers.items() if self._can_end(asked))
        self.can_end = _among("requirement", can_end)
        """In SQL, whether a requirement can stop holding; a work key is of continuous work."""
        keys = self._work_keys.items()
        self.continuous = _among("work_key", (number for key, number in keys if key.mode is CountingMode.CONTINUOUS))

    def _can_end(self, asked: Asked) -> bool:
        one, policy = asked.requirement, self.policy
        if isinstance(one, WorkYears):
            return policy.continuous_to_today and one.mode is CountingMode.CONTINUOUS
        return not asked.is_anchor and (evaluator_of(one).can_end or can_expire(one, policy))

    def _of_requirement(self, asked: Asked, number: int) -> Iterator[tuple[str, Row]]:
        """The rows about one requirement, each with its table."""
        requirement = asked.requirement
        match requirement:
            case WorkYears() | WorkStarted():
                months, mode = 0, None
                if isinstance(requirement, WorkYears):
                    months, mode = requirement.total_months, requirement.mode
                key = _WorkKey(asked.standard, requirement.scope, mode)
                anchors = [self._rules.numbers[anchor] for anchor in asked.anchors]
                yield "work", (number, self._work_keys.setdefault(key, len(self._work_keys)), months, len(anchors))
                yield from (("after", (number, anchor)) for anchor in anchors)
            case MinimumAge():  # D18
                dates = BITS["born"], BITS["born"], 0, 12 * requirement.years, 0
                yield "serves", (BIRTH, number, 0, *dates, False, False)
            case UnreadText():  # D14
                yield "unread", (number,)
                for kind, said in self._kinds:
                    if isinstance(said, Condition) and said.words == requirement.words:
                        yield "meets", (kind, number, said.met)
            case _:
                name = evaluator_of(requirement).list_name
                assert name is not None  # noqa: S101
                yield "serves", (GAPS[name], number, BITS[name], 0, 0, 0, 0, 0, False, False)
                for kind, record in self._kinds:
                    if not isinstance(record, Condition):
                        could, topics = serves(requirement, record, self._views[asked.standard])
                        if could:
                            when = _dates(asked, record, self.policy)
                            yield "serves", (kind, number, _bits(topics), *when, asked.is_anchor)

    def _full_time(self) -> Iterator[Row]:  # D25
        for kind, record in self._kinds:
            if isinstance(record, Education) and not self.policy.work_in_full_time_study:
                unsaid = record.full_time is None and self.policy.study_is_full_time
                if record.full_time or unsaid:
                    yield kind, not unsaid

    def _counts(self) -> Iterator[Row]:  # D6
        last = counting_day(self._rules.day, self.policy).toordinal()
        for key, number in self._work_keys.items():
            by_day = key.mode is not None and self.policy.counting == self.policy.cutoff == "day"
            yield GAPS["work"], number, BITS["work"], last
            for kind, record in self._kinds:
                if isinstance(record, Work):
                    counts, unknown = self._views[key.standard].serves_in(record.occupation, key.scope)
                    if counts:
                        yield kind, number, _bits(unknown), last - by_day


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
    expires = can_expire(asked, policy) and record.kind is CertificateKind.PRE_TECHNICIAN
    valid = 12 * (policy.pre_technician_years or 0) if expires else 0
    return BITS["issued"] if asked.total_months or valid else 0, BITS["issued"], asked.total_months, 0, valid, False


def _diploma(asked: DiplomaRequirement, record: Education, policy: Policy) -> Row:  # D10
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
