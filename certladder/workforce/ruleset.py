"""The rules of a catalog as tables: what each kind of record does for each requirement, and what alternatives need.

Whether a kind of record serves does not depend on its dates, so the solver is asked, once for each; dates are the engine's.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, get_args

from ..model.catalog import Catalog
from ..model.periods import BEGINNING
from ..model.person import Certificate, Education, Person, Work
from ..model.policy import Policy
from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    MaximumAge,
    MinimumAge,
    Requirement,
    UnreadText,
    WorkStarted,
    WorkYears,
    declared_words,
)
from ..model.standard import Standard
from ..model.terms import CertificateKind, CountingMode, Level, Scope
from ..solver.case import Case
from ..solver.evaluate.as_read import anchorings, as_read
from ..solver.evaluate.counting import counting_day
from ..solver.evaluate.evaluate import evaluator_of, serves
from ..solver.evaluate.evaluator import RecordEvaluator
from ..solver.evaluate.question import Topic
from ..solver.evaluate.record_view import RecordView
from .columns import LISTS, Condition, WorkforceError
from .engine import rows
from .records import Records

Row = tuple[object, ...]
Asked = tuple[dt.date, Iterable[str] | None, Iterable[Level | int | str] | None]
"""On which day, of which occupations and levels; None: of all."""

BITS: dict[Topic, int] = {topic: 1 << place for place, topic in enumerate(get_args(Topic))}
"""What may be unknown, as bits of one number."""
POSSIBLE = 1 << 62  # beside those: what is only possible, whatever else is unknown of it
BIRTH = -1  # the kind of a birthday, among those of records
GAPS = {name: BIRTH - place for place, name in enumerate(LISTS, 1)}
"""The kinds of the records that a list could hold besides (D17)."""
ANYBODY = min(GAPS.values()) - 1  # the kind of what everybody has: of whom nothing is said, it may be so
_MOST_ALTERNATIVES = 60  # the alternatives of one level are bits of one number too
_LEVELLED = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)


class Ruleset:
    """The rules in force on a day, of some occupations and levels, for the kinds of records there are.

    `targets` are the levels, `labels` those of the alternatives of each, such as 电工/四级/3#2, in the order of their bits.
    The rest are names of tables in the engine, while it holds these; columns are numbers, or yes and no:

    - `named` (target, occupation, level, nothing): the targets by name, beside an empty list.
    - `serves` (kind, requirement, topics, undated, dated, held, months, valid, student, anchors): a record of the kind
      could meet the requirement from its date and `months` on, not before enrolment; after it was `held` for so many,
      while it is `valid`; or (`student`) from enrolment to its date. `topics` are unknown, `undated` too where it has no
      date, `dated` where that is known to the month or year only; work counts after what `anchors` (D5).
    - `meets` (kind, requirement, met): what was said of words that nobody could read, or that records leave open.
    - `full_time` (kind, said): study on whose days work does not count (D25); where it is not said, both dates must be.
    - `counts` (kind, work_key, topics, last): the work that counts; to ask about if begun by `last`.
    - `work` (requirement, work_key, months, anchors), `after` (requirement, anchor): how many months of work,
      after how many and which records.
    - `alternatives`: by the number of their requirements, (target, bit, until, need0, need1 ...). `until` is the day after
      the last one on which the edition is in force (D15). That somebody holds the level already, or a higher one, is an
      alternative without a bit, which is never in force.
    """

    def __init__(self, catalog: Catalog, policy: Policy, asked: Asked, records: Records) -> None:
        day, occupations, levels = asked
        self.catalog, self.policy, self.day, self.on = catalog, policy, day, day.toordinal()
        self.targets: list[tuple[Standard, Level]] = []
        self.labels: list[list[str]] = []
        self._kinds = list(enumerate(records.kinds))
        self._numbers: dict[tuple[str, Requirement, bool], int] = {}
        self._work_keys: dict[tuple[str, Scope, CountingMode | None], int] = {}
        self._can_end: list[int] = []
        self._rows: defaultdict[object, list[Row]] = defaultdict(list)
        named = catalog.in_force(day) if occupations is None else [catalog.standard(name, day) for name in occupations]
        standards = list(dict.fromkeys(named))
        wanted = list(Level) if levels is None else [Level.parse(level) for level in levels]
        for level in () if levels is None else wanted:
            if standards and not any(level in standard.levels for standard in standards):
                standards[0].clauses(level)  # says which levels there are
        for standard in standards:
            view = RecordView(Case(Person(), catalog, policy, standard, Level.ELEMENTARY, day))
            for level in standard.levels:
                if level in wanted:
                    self._add_target(standard, level, view)
        full_time = () if policy.work_in_full_time_study else (True, None) if policy.study_is_full_time else (True,)
        for kind, record in self._kinds:
            if isinstance(record, Education) and record.full_time in full_time:
                self._rows["full_time"].append((kind, record.full_time is True))

        def put(table: object, numbers: str, flags: str = "") -> str:
            types = dict.fromkeys(numbers.split(), "int64") | dict.fromkeys(flags.split(), "bool_")
            return records.engine.keep(rows(self._rows[table], **types))

        by_name: Iterable[Row] = ((at, of.occupation, int(level), []) for at, (of, level) in enumerate(self.targets))
        self.named = records.engine.keep(
            rows(by_name, target="int64", occupation="string", level="int64", nothing="words")
        )
        self.alternatives = {
            size: put(size, " ".join(["target bit until", *(f"need{place}" for place in range(size))]))
            for size in {1, *(table for table in self._rows if isinstance(table, int))}
        }
        self.serves = put("serves", "kind requirement topics undated dated held months valid", "student anchors")
        self.meets, self.full_time = put("meets", "kind requirement", "met"), put("full_time", "kind", "said")
        self.counts = put("counts", "kind work_key topics last")
        self.work, self.after = put("work", "requirement work_key months anchors"), put("after", "requirement anchor")
        self.can_end = _among("requirement", self._can_end)
        """In SQL, whether a requirement can stop holding; a work key is of continuous work."""
        continuous = (number for (*_, mode), number in self._work_keys.items() if mode is CountingMode.CONTINUOUS)
        self.continuous = _among("work_key", continuous)

    def _add_target(self, standard: Standard, level: Level, view: RecordView) -> None:
        target, clauses = len(self.targets), standard.clauses(level)
        until = self.catalog.last_day(standard, self.day)[0].toordinal() + 1
        asked = [(clause.label(at), one) for clause in clauses for at, one in enumerate(clause.alternatives, 1)]
        if len(asked) > _MOST_ALTERNATIVES:
            raise WorkforceError("too_many_alternatives", clause=clauses[0].id, most=_MOST_ALTERNATIVES)
        for at, (_, alternative) in enumerate(asked):
            read, needs = as_read(alternative, self.policy), list[int]()
            # Work after a record counts from that record's date: where the years are reached, the record is there, as
            # certainly as they are. To ask for it once more would take a third of the time.
            implied = {anchor for one in read for anchor in anchorings(one)}
            for one in dict.fromkeys(read):
                timed = isinstance(one, CertificateRequirement) and one.total_months > 0
                if one not in implied or timed or self._can_expire(one):
                    needs.append(self._number(one, view))
            self._rows[len(needs)].append((target, 1 << at, until, *needs))
        held = self._number(CertificateRequirement(level=level, kinds=_LEVELLED), view)
        self._rows[1].append((target, 0, BEGINNING, held))
        self.targets.append((standard, level))
        self.labels.append([label for label, _ in asked])

    def _can_expire(self, asked: Requirement) -> bool:
        """Whether a record may meet it for some years only: a 预备技师证书."""
        kinds = asked.kinds if isinstance(asked, CertificateRequirement) else ()
        return self.policy.pre_technician_years is not None and CertificateKind.PRE_TECHNICIAN in kinds

    def _number(self, asked: Requirement, view: RecordView, *, anchors: bool = False) -> int:
        """A requirement's number, or that of a record after which work counts; a new one's rows are added."""
        key = view.standard.occupation, asked, anchors
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers)
            if isinstance(asked, WorkYears | WorkStarted):
                self._add_work(number, asked, view)
            else:
                self._add_records(number, asked, view, anchors)
        return self._numbers[key]

    def _add_work(self, number: int, asked: WorkYears | WorkStarted, view: RecordView) -> None:
        policy, months, mode = self.policy, 0, None
        if isinstance(asked, WorkYears):
            months, mode = asked.total_months, asked.mode
            if policy.continuous_to_today and mode is CountingMode.CONTINUOUS:
                self._can_end.append(number)
        key = view.standard.occupation, asked.scope, mode
        if key not in self._work_keys:
            work_key = self._work_keys[key] = len(self._work_keys)
            last = counting_day(self.day, policy).toordinal()
            by_day = mode is not None and policy.counting == policy.cutoff == "day"
            self._rows["counts"].append((GAPS["work"], work_key, BITS["work"], last))
            for kind, record in self._kinds:
                if isinstance(record, Work):
                    could, topics = view.serves_in(record.occupation, asked.scope)
                    self._rows["counts"] += [(kind, work_key, _bits(topics), last - by_day)] if could else []
        after = [self._number(anchor, view, anchors=True) for anchor in anchorings(asked)]
        self._rows["work"].append((number, self._work_keys[key], months, len(after)))
        self._rows["after"] += [(number, anchor) for anchor in after]

    def _add_records(self, number: int, asked: Requirement, view: RecordView, anchors: bool) -> None:
        evaluator: Any = evaluator_of(asked)
        if not anchors and (evaluator.can_end or self._can_expire(asked)):
            self._can_end.append(number)
        words = declared_words(asked)
        for kind, said in self._kinds:
            if isinstance(said, Condition) and said.words == words:
                self._rows["meets"].append((kind, number, said.met))
        born = BITS["born"]
        if isinstance(asked, MinimumAge):  # D18
            self._rows["serves"].append((BIRTH, number, 0, born, born, 0, 12 * asked.years, 0, False, False))
        elif isinstance(asked, MaximumAge):  # in the year behind, it is for the person to say
            for unread in (0, BITS["unread"]) if words else (0,):
                until = 12 * (asked.years + (unread > 0))
                self._rows["serves"].append((BIRTH, number, unread, born, born, 0, 0, until, False, False))
        elif isinstance(asked, UnreadText):  # D14
            self._rows["serves"].append((ANYBODY, number, BITS["unread"], 0, 0, 0, 0, 0, False, False))
        else:
            name, date = evaluator.list_name, BITS[evaluator.date_topic]
            self._rows["serves"].append((GAPS[name], number, BITS[name], 0, 0, 0, 0, 0, False, False))
            for kind, record in self._kinds:
                could, topics = (False, ()) if isinstance(record, Condition) else serves(asked, record, view)
                if not could:
                    continue
                if anchors:  # D5, D17: work counts from the date itself; where that is not known, it possibly does
                    dates: Row = date, date, 0, 0, 0, False
                elif type(evaluator).dated is RecordEvaluator.dated:  # from its date on
                    dates = 0, date, 0, 0, 0, False
                else:
                    dates = _DATES[asked.type](asked, record, self.policy)
                self._rows["serves"].append((kind, number, _bits(topics), *dates, anchors))


def _bits(topics: Iterable[Topic]) -> int:
    return sum(BITS[topic] for topic in set(topics))


def _among(column: str, numbers: Iterable[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return f"{column} IN ({listed})" if listed else "false"


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
"""The types of requirement that a record meets otherwise than from its date on: undated, dated ... as in `serves`."""
