"""A route in CP-SAT: which certificates are earned one after another, by which alternative, on which days.

The certificates of a route make one path (a circuit) that ends with the target: each serves the next. A certificate
is earned on the first day, from the one before on, on which all lines of its alternative hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from tests.reference.certificate_graph import CertificateNode, find_nodes, serves
from tests.reference.cpsat_days import LAST, Days, Literal, Source, Time, months_after
from tests.reference.cpsat_study import Programme, Study
from tests.reference.cpsat_work import Unstated, WorkCounter, WorkedDays
from tests.reference.day_counting import BEGINNING
from tests.reference.eligibility import Oracle
from tests.reference.expected_rules import CertificateLine, DiplomaLine, Line, StudentLine, TrainingLine, WorkLine
from tests.reference.question import Question, Way, is_met_by_study

# Policies by which years are counted, or records serve, otherwise than `cpsat_days` and `cpsat_work` say.
UNSTATED = (
    "counting",
    "cutoff",
    "count_from_later",
    "count_after_all",
    "continuous_to_today",
    "final_year_everywhere",
    "pre_technician_years",
)


@dataclass(eq=False)
class Stage:
    """A certificate that can be earned: whether it is, after how many others, and when."""

    node: CertificateNode
    taken: Literal
    rank: Time
    start: cp_model.IntVar
    applied: cp_model.IntVar
    issued: Time
    ways: list[tuple[Way, Literal]]
    work_done: Time | None = None

    @property
    def number(self) -> int:
        return self.node.number

    @property
    def oracle(self) -> Oracle:
        return self.node.oracle


class Route:
    """The whole problem: a model whose solutions are the plans of a question.

    Raises:
        Unstated: the question turns on something that the model leaves out.
    """

    def __init__(self, question: Question, elsewhere: bool = False) -> None:
        default = type(question.policy)()
        changed = [name for name in UNSTATED if getattr(question.policy, name) != getattr(default, name)]
        if changed:
            raise Unstated(f"other readings: {changed}")
        self.question = question
        self.elsewhere = elsewhere
        self.target, _ = question.target
        self.on = question.on.toordinal()
        self.grade = question.grade
        self.days = Days()
        self.study = Study(self.days, question.person, self.target, question.options, self.on)
        self.working = WorkCounter(self.days, self.study, self.on, question.policy.continuity_gap_days)
        self.trainings: dict[tuple[str, int], Literal] = {}
        self._worked: dict[tuple[str, str], WorkedDays] = {}
        self._before: dict[tuple[int, int], Literal] = {}
        self.stages = [self._stage(node) for node in find_nodes(question, elsewhere)]
        if self.feasible:
            self._state()

    @property
    def feasible(self) -> bool:
        return bool(self.stages[0].ways)

    def _stage(self, node: CertificateNode) -> Stage:
        days = self.days
        rank: Time = days.cp.new_int_var(0, 40, "") if self.elsewhere else 5 - node.level
        ways = [(way, days.literal()) for way in node.ways]
        applied = days.day()
        issued = days.variable(days.shifted(applied, months_after(self.question.policy.lead_time_months)))
        if any(way.clause is None for way in node.ways):
            issued = self.on
        return Stage(node, days.literal(), rank, days.day(), applied, issued, ways)

    # --- the path ---

    def _state(self) -> None:
        for stage in self.stages:
            self._choose(stage)
        self._link()
        if self.study.programmes:
            for stage in self.stages:
                if any(way.work for way, _ in stage.ways):
                    stage.work_done = self.days.day()
            self.study.place(self.stages)
            self.study.order()
        for stage in self.stages:
            for way, chosen in stage.ways:
                self._earn(stage, way, chosen)
        self.study.be_of_use()
        self._wish()

    def _choose(self, stage: Stage) -> None:
        cp = self.days.cp
        cp.add(sum(chosen for _, chosen in stage.ways) == stage.taken)
        cp.add(stage.start >= self.on)
        self.days.holds([stage.taken], stage.applied >= stage.start)
        self.days.holds([~stage.taken], stage.applied == self.on, stage.start == self.on)

    def _link(self) -> None:
        cp, days = self.days.cp, self.days
        arcs: list[tuple[int, int, Literal]] = [(1, 0, self.stages[0].taken)]
        for stage in self.stages:
            first = days.literal()
            arcs += [(0, stage.number + 1, first), (stage.number + 1, stage.number + 1, ~stage.taken)]
            days.holds([first], stage.start == self.on)
            if self.elsewhere:
                days.holds([first], stage.rank == 0)
            for other in self._serving(stage):
                arc = days.literal()
                arcs.append((other.number + 1, stage.number + 1, arc))
                days.holds([arc], stage.start == other.issued)
                if self.elsewhere:
                    days.holds([arc], stage.rank == other.rank + 1)
                served = stage.node.serving
                by_it = [chosen for way, chosen in stage.ways if other.node in served.get(way, [])]
                days.one_of([arc], by_it)
                if self.elsewhere and self.question.wishes.via:
                    before = self._is_before(other, stage)
                    for chosen in by_it:
                        cp.add_bool_or([arc, ~before, ~chosen])
        cp.add_circuit(arcs)

    def _serving(self, stage: Stage) -> list[Stage]:
        return [self.stages[node.number] for node in stage.node.served_by()]

    def _is_before(self, stage: Stage, other: Stage) -> Literal:
        """Whether a certificate is earned before another one."""
        if not self.elsewhere:
            return stage.taken
        key = (stage.number, other.number)
        if key not in self._before:
            literal, later = self.days.literal(), self.days.literal()
            self.days.cp.add_implication(literal, stage.taken)
            self.days.holds([literal], stage.rank + 1 <= other.rank)
            self.days.holds([later], stage.rank >= other.rank)
            self.days.one_of([stage.taken], [literal, later])
            self._before[key] = literal
        return self._before[key]

    # --- an alternative ---

    def _earn(self, stage: Stage, way: Way, chosen: Literal) -> None:
        """The certificate's day, if it is earned by this alternative."""
        if way.clause is None:
            self.days.holds([chosen], stage.applied == stage.start)
            return
        for line in way.lines:
            if is_met_by_study(line):
                serving = self._programmes(stage, line)
                self.study.meet(chosen, self._own_days(stage, line) != [], serving, stage.number)
        times = [self._from(stage, way, line, chosen) for line in way.lines if not isinstance(line, StudentLine)]
        works_known = self._finish_work(stage, way, chosen)
        if any(time is None for time in times):
            self.days.cp.add(chosen == 0)
            return
        if not works_known:
            self._no_slot_after_work(stage, chosen)
        ready = [stage.start, *(time for time in times if time is not None and not _is_past(time, self.on))]
        students = [line for line in way.lines if isinstance(line, StudentLine)]
        if not students:
            self.days.is_latest([chosen], stage.applied, ready)
        for student in students:
            waiting = self.days.day()
            self.days.is_latest([chosen], waiting, ready)
            self._be_student(stage, student, chosen, waiting)

    def _from(self, stage: Stage, way: Way, line: Line, chosen: Literal) -> Time | None:
        """The first day on which a line holds; None if it never does."""
        match line:
            case CertificateLine() | DiplomaLine():
                return self._earliest(stage, line, chosen)
            case WorkLine():
                return self._reached(stage, line, chosen, 1)
            case TrainingLine():
                return self._trained(stage, line, chosen)
            case _:
                raise TypeError(line)

    def _own_days(self, stage: Stage, line: Line) -> list[range]:
        """The days, from the day asked on, on which the person's own records meet a line."""
        found = stage.oracle.days(line, self.grade, LAST)
        return [days for days in found if days.stop > max(self.on, days.start)]

    def _earliest(self, stage: Stage, line: CertificateLine | DiplomaLine, chosen: Literal) -> Time | None:
        sources = [*self._certificates(stage, line), *self._diplomas(stage, line, 1)]
        return self.days.earliest([chosen], [days.start for days in self._own_days(stage, line)], sources, self.on)

    def _certificates(self, stage: Stage, line: Line) -> Iterator[Source]:
        """The certificates with a level that may be earned before and serve, each from the day it is held."""
        if not isinstance(line, CertificateLine) or line.level is None:
            return
        for other in self._serving(stage):
            if serves(stage.node, line, other.node.occupation, other.node.level, self.grade):
                held = self.days.shifted(other.issued, months_after(line.held_months or 0))
                yield self._is_before(other, stage), held

    def _diplomas(self, stage: Stage, line: Line, odd: int, anchor: bool = False) -> Iterator[Source]:
        """The programmes that serve, if begun by the slot; as an anchor they count from the end only."""
        for programme in self._programmes(stage, line):
            day = programme.end
            if not anchor:
                day = self.study.from_day(programme, line, self.question.policy.final_year_months)
            yield self.study.begun(programme, stage.number, odd), day

    def _programmes(self, stage: Stage, line: Line) -> list[Programme]:
        return [p for p in self.study.programmes if self.study.serves(p, line, stage.oracle, self.grade)]

    def _trained(self, stage: Stage, line: TrainingLine, chosen: Literal) -> Time:
        taken = self.trainings.setdefault((stage.node.occupation, line.level), self.days.literal())
        trained = months_after(self.question.policy.training_months).of(self.on)
        own = min((days.start for days in self._own_days(stage, line)), default=None)
        if own is None:
            self.days.cp.add_implication(chosen, taken)
            return trained
        if own <= trained:
            return own
        return own - (own - trained) * taken

    # work

    def _reached(self, stage: Stage, line: WorkLine, chosen: Literal, odd: int) -> Time | None:
        """The first day on which the work is done, with the programmes begun by the stage's slot."""
        anchor = self._anchor(stage, line, chosen, odd)
        if anchor is None:
            return None
        worked = self._days_worked(stage, line.scope)
        return self.working.reached(
            [chosen], line, worked, anchor, lambda programme: self.study.begun(programme, stage.number, odd)
        )

    def _anchor(self, stage: Stage, line: WorkLine, chosen: Literal, odd: int) -> Time | None:
        if line.anchor is None:
            return BEGINNING
        known = stage.oracle.anchors(line, self.grade, LAST)
        sources = [*self._certificates(stage, line.anchor), *self._diplomas(stage, line.anchor, odd, anchor=True)]
        return self.days.earliest([chosen], known, sources, self.on)

    def _days_worked(self, stage: Stage, scope: str) -> WorkedDays:
        key = (stage.node.occupation, scope)
        if key not in self._worked:
            self._worked[key] = WorkedDays.of(stage.oracle, scope, self.grade, self.target, self.on)
        return self._worked[key]

    def _finish_work(self, stage: Stage, way: Way, chosen: Literal) -> bool:
        """The day of the slot after the alternative's work, if something is begun then; whether there is one."""
        lines = way.work
        if stage.work_done is None or not lines:
            return False
        late = self.days.literal()
        for programme in self.study.programmes:
            self.days.cp.add_implication(programme.at[stage.number, 1], late)
        times = []
        for line in lines:
            literal = self.days.literal()
            self.days.one_of([late, chosen], [literal])
            times.append(self._reached(stage, line, literal, 0))
        if any(time is None for time in times):
            self.days.never(late, chosen)
            return True
        ready = [stage.start, *(time for time in times if time is not None and not _is_past(time, self.on))]
        self.days.is_latest([late, chosen], stage.work_done, ready)
        return True

    def _no_slot_after_work(self, stage: Stage, chosen: Literal) -> None:
        for programme in self.study.programmes:
            if (stage.number, 1) in programme.at:
                self.days.never(chosen, programme.at[stage.number, 1])

    def _be_student(self, stage: Stage, line: StudentLine, chosen: Literal, waiting: Time) -> None:
        own = self._own_days(stage, line)
        self.study.be_student(chosen, own, self._programmes(stage, line), stage.number, waiting, stage.applied)

    # --- wishes and costs ---

    def _wish(self) -> None:
        cp, wishes = self.days.cp, self.question.wishes
        for number, limit in (
            (self.certificates, wishes.max_certificates),
            (self.trainings_taken, wishes.max_trainings),
            (self.programmes, wishes.max_programmes),
        ):
            if limit is not None:
                cp.add(number <= limit)
        if wishes.deadline is not None:
            cp.add(self.reached <= wishes.deadline.toordinal())
        for clause in wishes.via:
            cp.add_bool_or([chosen for stage in self.stages for way, chosen in stage.ways if way.clause == clause])

    @property
    def reached(self) -> Time:
        return self.stages[0].issued

    @cached_property
    def certificates(self) -> Time:
        ending = [programme.attended for programme in self.study.programmes if programme.pre_technician]
        return sum(stage.taken for stage in self.stages) + sum(ending)

    @cached_property
    def trainings_taken(self) -> Time:
        return sum(self.trainings.values())

    @cached_property
    def programmes(self) -> Time:
        return sum(programme.attended for programme in self.study.programmes)


def _is_past(time: Time, on: int) -> bool:
    return isinstance(time, int) and time <= on
