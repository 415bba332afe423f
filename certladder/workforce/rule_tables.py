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
        def put(of: Iterable[Row], numbers: str, flags: str = "", words: str = "") -> str:
            names = {"int64": numbers, "bool_": flags, "string": words}
            return engine.put(rows(of, **{name: kind for kind, own in names.items() for name in own.split()}))

        self.policy, self._rules, self._kinds = rules.policy, rules, list(enumerate(kinds))
        self._views = [RecordView(rules.catalog, standard, rules.policy) for standard in rules.standards]
        full_time, work = list(self._full_time()), list(self._work())
        by_size: defaultdict[int, list[Row]] = defaultdict(list)
        for own in rules.alternatives:
            by_size[len(own.needs)].append((own.target, 1 << own.place, own.until, *own.needs))
        self.serves = put(
            [*self._births(), *self._serves()],
            "kind requirement topics undated dated held months valid",
            "student anchors ends",
        )
        self.lists = put(self._lists(), "requirement topics", "ends", "list_name")
        self.unread = put(((n,) for n, _ in self._unread()), "requirement")
        self.meets = put(self._meets(), "kind requirement", "met")
        self.full_time, self.studies = put(full_time, "kind", "said"), bool(full_time)
        self.counts = put(self._counts(), "kind work_key topics last")
        self.work_keys = put(((number,) for number in rules.work_keys.values()), "work_key")
        continuous = [str(number) for key, number in rules.work_keys.items() if key.mode is CountingMode.CONTINUOUS]
        self.continuous = f"work_key IN ({', '.join(continuous)})" if continuous else "false"
        self.work = put(((*row, len(after)) for row, after in work), "requirement work_key months anchors")
        self.after = put(((row[0], anchor) for row, after in work for anchor in after), "requirement anchor")
        self.held = put(self._held(), "kind target")
        self.alternatives = {
            size: put(of, " ".join(["target bit until", *(f"need{place}" for place in range(size))]))
            for size, of in by_size.items()
        }

    def _of_records(self) -> Iterator[tuple[Asked, int, bool]]:
        """The requirements that one record meets, their numbers, and whether that may end."""
        for asked, number in self._rules.numbers.items():
            if asked.requirement.type not in _NO_RECORD:
                ends = asked.requirement.type == "student" or can_expire(asked.requirement, self.policy)
                yield asked, number, ends and not asked.is_anchor

    def _serves(self) -> Iterator[Row]:
        for asked, number, ends in self._of_records():
            dates = _DATES[asked.requirement.type]
            for kind, record in self._kinds:
                if not isinstance(record, Condition):
                    could, unknown = serves(asked.requirement, record, self._views[asked.standard])
                    if could:
                        when = dates(asked.requirement, record, self.policy)
                        when = _anchor(when) if asked.is_anchor else when
                        yield kind, number, sum(BITS[topic] for topic in set(unknown)), *when, asked.is_anchor, ends

    def _births(self) -> Iterator[Row]:  # D18
        for asked, number in self._rules.numbers.items():
            if isinstance(asked.requirement, MinimumAge):
                born = BITS["born"]
                yield BIRTH, number, 0, born, born, 0, 12 * asked.requirement.years, 0, False, False, False

    def _lists(self) -> Iterator[Row]:  # D17
        for asked, number, ends in self._of_records():
            name = evaluator_of(asked.requirement).list_name
            assert name is not None  # noqa: S101
            yield number, BITS[name], ends, name

    def _unread(self) -> Iterator[tuple[int, str]]:
        for asked, number in self._rules.numbers.items():
            if isinstance(asked.requirement, UnreadText):
                yield number, asked.requirement.words

    def _meets(self) -> Iterator[Row]:  # D14
        for number, words in self._unread():
            for kind, said in self._kinds:
                if isinstance(said, Condition) and said.words == words:
                    yield kind, number, said.met

    def _full_time(self) -> Iterator[Row]:
        for kind, record in self._kinds:
            if isinstance(record, Education) and not self.policy.work_in_full_time_study:
                unsaid = record.full_time is None and self.policy.study_is_full_time
                if record.full_time or unsaid:
                    yield kind, not unsaid

    def _counts(self) -> Iterator[Row]:  # D6
        for key, number in self._rules.work_keys.items():
            view = self._views[key.standard]
            for kind, record in self._kinds:
                if isinstance(record, Work):
                    counts, unknown = view.serves_in(record.occupation, key.scope)
                    if counts:
                        yield kind, number, sum(BITS[topic] for topic in unknown), self._last(key.mode)

    def _last(self, mode: CountingMode | None) -> int:
        """The last day on which work can begin and count on the day asked."""
        by_day = mode is not None and self.policy.counting == self.policy.cutoff == "day"
        return counting_day(self._rules.day, self.policy).toordinal() - by_day

    def _work(self) -> Iterator[tuple[Row, list[int]]]:
        for asked, number in self._rules.numbers.items():
            work = asked.requirement
            if isinstance(work, WorkYears | WorkStarted):
                key = self._rules.key(asked)
                months = work.total_months if isinstance(work, WorkYears) else 0
                anchors = [self._rules.numbers[anchor] for anchor in self._rules.anchors(asked)]
                yield (number, self._rules.work_keys[key], months), anchors

    def _held(self) -> Iterator[Row]:
        for number, (standard, level) in enumerate(self._rules.targets):
            view = self._views[standard]
            for kind, record in self._kinds:
                held = record.level if isinstance(record, Certificate) and view.is_own(record.occupation) else None
                if held is not None and held.covers(level):
                    yield kind, number


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


_NO_RECORD = ("age", "unread", "work", "working")
"""The types that no single record meets."""
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
