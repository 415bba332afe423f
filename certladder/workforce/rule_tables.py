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
from ..solver.evaluate.counting import counting_day
from ..solver.evaluate.evaluate import evaluator_of, serves
from ..solver.evaluate.question import Topic
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind
from .engine import Engine, rows
from .ruleset import BITS, Asked, Ruleset, can_expire

__all__ = ["BIRTH", "RuleTables"]

Row = tuple[object, ...]

BIRTH = -1
"""The kind of a birthday, among those of records."""


class RuleTables:
    """The rules for the kinds of records there are, as names of tables; columns are numbers, or yes and no.

    - `serves` (kind, requirement, topics, undated, dated, held, months, valid, student, anchors, ends): a record of the kind
      could meet the requirement from its date and `months` on, not before enrolment; after it was `held` for so many,
      while it is `valid`; or (`student`) from enrolment to its date. `topics` are unknown, `undated` too where it has no
      date, `dated` where that is known to the month or year only. `ends`: some records meet it for a while only.
    - `lists` (requirement, topics, ends, list_name): the list in which such records stand.
    - `unread` (requirement), `meets` (kind, requirement, met): words that nobody could read, and what was said of them.
    - `full_time` (kind, said): study on whose days work does not count (D25); where it is not said, both dates must be.
    - `counts` (kind, work_key, topics, last), `work_keys` (work_key): the work that counts; to ask about if begun by `last`.
    - `work` (requirement, work_key, months, anchors), `after` (requirement, anchor): how many months of work,
      after how many and which records.
    - `held` (kind, target): certificates that are of the target, or higher.
    - `alternatives`: by the number of their requirements, (target, bit, until, need0, need1 ...).
    """

    def __init__(self, rules: Ruleset, kinds: list[Kind], engine: Engine) -> None:
        self.policy, self._rules, self._kinds = rules.policy, rules, list(enumerate(kinds))
        self._views = [RecordView(rules.catalog, standard, rules.policy) for standard in rules.standards]
        found: defaultdict[str, list[Row]] = defaultdict(list)
        by_size: defaultdict[int, list[Row]] = defaultdict(list)
        for asked, number in rules.numbers.items():
            for table, row in self._of_requirement(asked, number):
                found[table].append(row)
        for own in rules.alternatives:
            by_size[len(own.needs)].append((own.target, 1 << own.place, own.until, *own.needs))
        found |= {"full_time": [*self._full_time()], "counts": [*self._counts()], "held": [*self._held()]}
        found["work_keys"] = [(number,) for number in rules.work_keys.values()]

        def put(table: str, numbers: str, flags: str = "", words: str = "") -> str:
            names = {"int64": numbers, "bool_": flags, "string": words}
            return engine.put(rows(found[table], **{name: kind for kind, own in names.items() for name in own.split()}))

        dates = "topics undated dated held months valid"
        self.serves = put("serves", f"kind requirement {dates}", "student anchors ends")
        self.lists = put("lists", "requirement topics", "ends", "list_name")
        self.unread, self.meets = put("unread", "requirement"), put("meets", "kind requirement", "met")
        self.full_time, self.studies = put("full_time", "kind", "said"), bool(found["full_time"])
        self.counts, self.work_keys = put("counts", "kind work_key topics last"), put("work_keys", "work_key")
        self.work, self.after = put("work", "requirement work_key months anchors"), put("after", "requirement anchor")
        self.held = put("held", "kind target")
        self.alternatives = {
            size: engine.put(
                rows(of, **dict.fromkeys(("target", "bit", "until", *map("need{}".format, range(size))), "int64"))
            )
            for size, of in by_size.items()
        }
        continuous = [str(number) for key, number in rules.work_keys.items() if key.mode is CountingMode.CONTINUOUS]
        self.continuous = f"work_key IN ({', '.join(continuous)})" if continuous else "false"
        """In SQL, whether a work key is of continuous work."""

    def _of_requirement(self, asked: Asked, number: int) -> Iterator[tuple[str, Row]]:
        """The rows about one requirement, each with its table."""
        requirement, rules = asked.requirement, self._rules
        match requirement:
            case WorkYears() | WorkStarted():
                months = requirement.total_months if isinstance(requirement, WorkYears) else 0
                anchors = [rules.numbers[anchor] for anchor in rules.anchors(asked)]
                yield "work", (number, rules.work_keys[rules.key(asked)], months, len(anchors))
                yield from (("after", (number, anchor)) for anchor in anchors)
            case MinimumAge():  # D18
                dates = BITS["born"], BITS["born"], 0, 12 * requirement.years, 0
                yield "serves", (BIRTH, number, 0, *dates, False, False, False)
            case UnreadText():  # D14
                yield "unread", (number,)
                for kind, said in self._kinds:
                    if isinstance(said, Condition) and said.words == requirement.words:
                        yield "meets", (kind, number, said.met)
            case _:
                yield from self._of_records(asked, number)

    def _of_records(self, asked: Asked, number: int) -> Iterator[tuple[str, Row]]:
        requirement, dates = asked.requirement, _DATES[asked.requirement.type]
        ends = not asked.is_anchor and (requirement.type == "student" or can_expire(requirement, self.policy))
        name = evaluator_of(requirement).list_name
        assert name is not None  # noqa: S101
        yield "lists", (number, BITS[name], ends, name)  # D17
        for kind, record in self._kinds:
            if not isinstance(record, Condition):
                could, unknown = serves(requirement, record, self._views[asked.standard])
                if could:
                    when = dates(requirement, record, self.policy)
                    when = _anchor(when) if asked.is_anchor else when
                    yield "serves", (kind, number, _bits(unknown), *when, asked.is_anchor, ends)

    def _full_time(self) -> Iterator[Row]:  # D25
        for kind, record in self._kinds:
            if isinstance(record, Education) and not self.policy.work_in_full_time_study:
                unsaid = record.full_time is None and self.policy.study_is_full_time
                if record.full_time or unsaid:
                    yield kind, not unsaid

    def _counts(self) -> Iterator[Row]:  # D6
        last = counting_day(self._rules.day, self.policy).toordinal()
        for key, number in self._rules.work_keys.items():
            by_day = key.mode is not None and self.policy.counting == self.policy.cutoff == "day"
            for kind, record in self._kinds:
                if isinstance(record, Work):
                    counts, unknown = self._views[key.standard].serves_in(record.occupation, key.scope)
                    if counts:
                        yield kind, number, _bits(unknown), last - by_day

    def _held(self) -> Iterator[Row]:
        for number, (standard, level) in enumerate(self._rules.targets):
            for kind, record in self._kinds:
                held = record.level if isinstance(record, Certificate) else None
                if held is not None and held.covers(level) and self._views[standard].is_own(record.occupation):  # type: ignore[union-attr]
                    yield kind, number


def _bits(topics: Iterable[Topic]) -> int:
    return sum(BITS[topic] for topic in set(topics))


def _dated(asked: Requirement) -> int:
    """What is unknown where the date of a record is."""
    return BITS[getattr(evaluator_of(asked), "date_topic")]  # noqa: B009


def _since_its_date(asked: Requirement, record: Kind, policy: Policy) -> Row:
    return 0, _dated(asked), 0, 0, 0, False


def _certificate(asked: CertificateRequirement, record: Certificate, policy: Policy) -> Row:  # D12
    dated = _dated(asked)
    expires = can_expire(asked, policy) and record.kind is CertificateKind.PRE_TECHNICIAN
    valid = 12 * (policy.pre_technician_years or 0) if expires else 0
    return dated if asked.total_months or valid else 0, dated, asked.total_months, 0, valid, False


def _diploma(asked: DiplomaRequirement, record: Kind, policy: Policy) -> Row:  # D10
    dated, expected = _dated(asked), asked.expected or policy.final_year_everywhere
    if expected:
        return dated, dated | BITS["enrolled"], 0, -policy.final_year_months, 0, False
    return dated, dated, 0, 0, 0, False


def _student(*_: object) -> Row:  # D13
    return BITS["graduated"], BITS["graduated"] | BITS["enrolled"], 0, 0, 0, True


def _anchor(when: Row) -> Row:
    """D5, D17: work counts from the record's date itself; where that is not known, it possibly does."""
    date = int(when[1]) & ~BITS["enrolled"]  # type: ignore[call-overload]
    return date, date, 0, 0, 0, False


_DATES: dict[str, Callable[[Any, Any, Policy], Row]] = {
    "apprenticeship": _since_its_date,
    "certificate": _certificate,
    "diploma": _diploma,
    "permit": _since_its_date,
    "student": _student,
    "title": _since_its_date,
    "training": _since_its_date,
}
"""When a record meets a requirement, by its type: undated, dated, held, months, valid, student, as in `serves`."""
