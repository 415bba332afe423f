"""A route in CP-SAT: which certificates are earned one after another, by which alternative, on which days.

The certificates of a route make one path (a circuit) that ends with the target: each serves the next. A certificate
is earned on the first day, from the one before on, on which all lines of its alternative hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bruteforce import Case, Way, _highest_held, _own_name, _ways
from bruteforce_study import StudyCase
from counting import BEGINNING
from cpsat_days import Days, Literal, Source, Time, months_after
from cpsat_study import Programme, Study
from cpsat_work import Worked, Working
from oracle import UNKNOWN, YES, Oracle
from ortools.sat.python import cp_model
from rulebook import CertificateLine, DiplomaLine, Line, StudentLine, TrainingLine, WorkLine, load_rules

import certladder as cl

__all__ = ["Route"]


@dataclass(eq=False)
class Rung:
    """A certificate that can be earned: the stage in which it is, if it is."""

    number: int
    occupation: str
    level: int
    oracle: Oracle
    taken: Literal
    rank: Time
    start: cp_model.IntVar
    issued: Time
    applied: cp_model.IntVar
    work_done: Time | None = None
    ways: list[tuple[Way, Literal]] = field(default_factory=list)
    serving: dict[Way, list[Rung]] = field(default_factory=dict)


class Route:
    """The whole problem: a model whose solutions are the plans of a question."""

    def __init__(self, question: StudyCase, elsewhere: bool = False) -> None:
        case = self.case = question.case
        self.question = question
        self.elsewhere = elsewhere
        self.target = _own_name(case.occupation)
        self.on = case.on.toordinal()
        self.grade = UNKNOWN if case.wishes.assume_unknown else YES
        self.days = Days()
        options = [option for option in question.study if not (question.no_full_time and bool(option.full_time))]
        self.study = Study(self.days, case.person, self.target, options, self.on)
        self.working = Working(self.days, self.study, self.on, case.policy.continuity_gap_days)
        self.trainings: dict[tuple[str, int], Literal] = {}
        self._oracles: dict[str, Oracle] = {}
        self._worked: dict[tuple[str, str], Worked] = {}
        self._before: dict[tuple[int, int], Literal] = {}
        self.rungs = self._find_rungs()
        if self.feasible:
            self._state()

    @property
    def feasible(self) -> bool:
        return all(rung.ways for rung in self.rungs[:1])

    # --- which certificates could be of use ---

    def _find_rungs(self) -> list[Rung]:
        rungs = [self._rung(0, self.target, self.case.level)]
        known = {(rung.occupation, rung.level): rung for rung in rungs}
        for rung in rungs:
            for way, _ in rung.ways:
                for key in self._serving(rung, way):
                    if key not in known:
                        known[key] = self._rung(len(rungs), *key)
                        rungs.append(known[key])
                    rung.serving.setdefault(way, []).append(known[key])
        return rungs

    def _rung(self, number: int, occupation: str, level: int) -> Rung:
        days = self.days
        rank: Time = days.cp.new_int_var(0, 40, "") if self.elsewhere else 5 - level
        start, applied = days.day(), days.day()
        ways = [(way, days.literal()) for way in self._ways(occupation, level)]
        issued = days.variable(days.shifted(applied, months_after(self.case.policy.lead_time_months)))
        if any(way.clause is None for way, _ in ways):
            issued = self.on
        rung = Rung(number, occupation, level, self._oracle(occupation), days.literal(), rank, start, issued, applied)
        rung.ways = ways
        return rung

    def _ways(self, occupation: str, level: int) -> list[Way]:
        if occupation == self.target:
            return _ways(self.case, level)
        rows = load_rules()[occupation].get(level, [])
        return [
            Way(level, clause, alternative, tuple(lines))
            for clause, alternative, lines in rows
            if clause not in self.case.wishes.avoid
        ]

    def _serving(self, rung: Rung, way: Way) -> Iterator[tuple[str, int]]:
        """The certificates to earn, each of which serves where the alternative asks for one."""
        asked = _asked(way)
        if asked is None or asked.level is None:
            return
        for occupation in load_rules() if self.elsewhere else [self.target]:
            held = self._held(occupation)
            for level in range(1, asked.level + 1):
                if occupation in (self.target, rung.occupation) and level <= self._floor(rung, occupation):
                    continue
                earned = cl.Certificate(occupation=occupation, level=level, issued=self.case.on, kind="skill_level")
                serves = rung.oracle._certificate_grade(asked, earned) >= self.grade
                if serves and (held is None or level < held) and self._ways(occupation, level):
                    yield occupation, level

    def _floor(self, rung: Rung, occupation: str) -> int:
        """No certificate of this level or a higher one is of use: the target's, or that of the rung itself."""
        return rung.level if occupation == rung.occupation else self.case.level

    def _held(self, occupation: str) -> int | None:
        case = self.case
        return _highest_held(
            Case(case.person, occupation, case.level, case.on, case.relations, case.policy, case.wishes)
        )

    def _oracle(self, occupation: str) -> Oracle:
        if occupation not in self._oracles:
            self._oracles[occupation] = Oracle(self.case.person, occupation, self.case.relations, self.case.policy)
        return self._oracles[occupation]

    # --- the path ---

    def _state(self) -> None:
        for rung in self.rungs:
            self._choose(rung)
        self._link()
        if self.study.programmes:
            for rung in self.rungs:
                if any(_work_lines(way) for way, _ in rung.ways):
                    rung.work_done = self.days.day()
            self.study.place(self.rungs)
            self.study.order()
        for rung in self.rungs:
            for way, chosen in rung.ways:
                self._earn(rung, way, chosen)
        self.study.be_of_use()
        self._wish()

    def _choose(self, rung: Rung) -> None:
        cp = self.days.cp
        cp.add(sum(chosen for _, chosen in rung.ways) == rung.taken)
        cp.add(rung.start >= self.on)
        self.days.holds([rung.taken], rung.applied >= rung.start)
        self.days.holds([~rung.taken], rung.applied == self.on, rung.start == self.on)

    def _link(self) -> None:
        cp, days = self.days.cp, self.days
        arcs: list[tuple[int, int, Literal]] = [(1, 0, True)]
        for rung in self.rungs:
            first = days.literal()
            arcs += [(0, rung.number + 1, first), (rung.number + 1, rung.number + 1, ~rung.taken)]
            days.holds([first], rung.start == self.on)
            if self.elsewhere:
                days.holds([first], rung.rank == 0)
            for other in {other.number: other for others in rung.serving.values() for other in others}.values():
                arc = days.literal()
                arcs.append((other.number + 1, rung.number + 1, arc))
                days.holds([arc], rung.start == other.issued)
                if self.elsewhere:
                    days.holds([arc], rung.rank == other.rank + 1)
                days.one_of([arc], [chosen for way, chosen in rung.ways if other in rung.serving.get(way, [])])
        cp.add_circuit(arcs)

    def _is_before(self, rung: Rung, other: Rung) -> Literal:
        """Whether a certificate is earned before another one."""
        if not self.elsewhere:
            return rung.taken
        key = (rung.number, other.number)
        if key not in self._before:
            literal, later = self.days.literal(), self.days.literal()
            self.days.cp.add_implication(literal, rung.taken)
            self.days.holds([literal], rung.rank + 1 <= other.rank)
            self.days.holds([later], rung.rank >= other.rank)
            self.days.one_of([rung.taken], [literal, later])
            self._before[key] = literal
        return self._before[key]

    # --- an alternative ---

    def _earn(self, rung: Rung, way: Way, chosen: Literal) -> None:
        """The certificate's day, if it is earned by this alternative."""
        if way.clause is None:
            self.days.holds([chosen], rung.applied == rung.start)
            return
        for line in way.lines:
            if _is_met_by_study(line):
                serving = self._programmes(rung, line)
                self.study.meet(chosen, self._own_days(rung, line) != [], serving, rung.number)
        times = [self._from(rung, way, line, chosen) for line in way.lines if not isinstance(line, StudentLine)]
        works_known = self._finish_work(rung, way, chosen)
        if any(time is None for time in times):
            self.days.cp.add(chosen == 0)
            return
        if not works_known:
            self._no_slot_after_work(rung, chosen)
        ready = [rung.start, *(time for time in times if time is not None and not _is_past(time, self.on))]
        students = [line for line in way.lines if isinstance(line, StudentLine)]
        if not students:
            self.days.is_latest([chosen], rung.applied, ready)
        for student in students:
            waiting = self.days.day()
            self.days.is_latest([chosen], waiting, ready)
            self._be_student(rung, student, chosen, waiting)

    def _from(self, rung: Rung, way: Way, line: Line, chosen: Literal) -> Time | None:
        """The first day on which a line holds; None if it never does."""
        match line:
            case CertificateLine() | DiplomaLine():
                return self._earliest(rung, line, chosen)
            case WorkLine():
                return self._reached(rung, line, chosen, 1)
            case TrainingLine():
                return self._trained(rung, line, chosen)
            case _:
                raise TypeError(line)

    def _own_days(self, rung: Rung, line: Line) -> list[range]:
        """The days, from the day asked on, on which the person's own records meet a line."""
        return [days for days in rung.oracle._find_days(line, self.grade) if days.stop > max(self.on, days.start)]

    def _earliest(self, rung: Rung, line: CertificateLine | DiplomaLine, chosen: Literal) -> Time | None:
        sources = [*self._certificates(rung, line), *self._diplomas(rung, line, 1)]
        return self.days.earliest([chosen], [days.start for days in self._own_days(rung, line)], sources, self.on)

    def _certificates(self, rung: Rung, line: Line) -> Iterator[Source]:
        """The certificates with a level that may be earned before and serve, each from the day it is held."""
        if not isinstance(line, CertificateLine) or line.level is None:
            return
        for other in {other.number: other for others in rung.serving.values() for other in others}.values():
            earned = cl.Certificate(
                occupation=other.occupation, level=other.level, issued=self.case.on, kind="skill_level"
            )
            if rung.oracle._certificate_grade(line, earned) >= self.grade:
                held = self.days.shifted(other.issued, months_after(12 * (line.held_years or 0)))
                yield self._is_before(other, rung), held

    def _diplomas(self, rung: Rung, line: Line, odd: int, anchor: bool = False) -> Iterator[Source]:
        """The programmes that serve, if begun by the slot; as an anchor they count from the end only."""
        for programme in self._programmes(rung, line):
            day = programme.end
            if not anchor:
                day = self.study.from_day(programme, line, self.case.policy.final_year_months)
            yield self.study.begun(programme, rung.number, odd), day

    def _programmes(self, rung: Rung, line: Line) -> list[Programme]:
        return [p for p in self.study.programmes if self.study.serves(p, line, rung.oracle, self.grade)]

    def _trained(self, rung: Rung, line: TrainingLine, chosen: Literal) -> Time:
        taken = self.trainings.setdefault((rung.occupation, line.level), self.days.literal())
        trained = months_after(self.case.policy.training_months).of(self.on)
        own = min((days.start for days in self._own_days(rung, line)), default=None)
        if own is None:
            self.days.cp.add_implication(chosen, taken)
            return trained
        if own <= trained:
            return own
        return own - (own - trained) * taken

    # work

    def _reached(self, rung: Rung, line: WorkLine, chosen: Literal, odd: int) -> Time | None:
        """The first day on which the work is done, with the programmes begun by the stage's slot."""
        anchor = self._anchor(rung, line, chosen, odd)
        if anchor is None:
            return None
        worked = self._days_worked(rung, line.scope)
        return self.working.reached(
            [chosen], line, worked, anchor, lambda programme: self.study.begun(programme, rung.number, odd)
        )

    def _anchor(self, rung: Rung, line: WorkLine, chosen: Literal, odd: int) -> Time | None:
        if line.anchor is None:
            return BEGINNING
        known = list(rung.oracle._anchors(line, self.grade))
        sources = [*self._certificates(rung, line.anchor), *self._diplomas(rung, line.anchor, odd, anchor=True)]
        return self.days.earliest([chosen], known, sources, self.on)

    def _days_worked(self, rung: Rung, scope: str) -> Worked:
        key = (rung.occupation, scope)
        if key not in self._worked:
            self._worked[key] = Worked.of(rung.oracle, scope, self.grade, self.target, self.on)
        return self._worked[key]

    def _finish_work(self, rung: Rung, way: Way, chosen: Literal) -> bool:
        """The day of the slot after the alternative's work, if something is begun then; whether there is one."""
        lines = _work_lines(way)
        if rung.work_done is None or not lines:
            return False
        late = self.days.literal()
        for programme in self.study.programmes:
            self.days.cp.add_implication(programme.at[rung.number, 1], late)
        times = []
        for line in lines:
            literal = self.days.literal()
            self.days.one_of([late, chosen], [literal])
            times.append(self._reached(rung, line, literal, 0))
        if any(time is None for time in times):
            self.days.never(late, chosen)
            return True
        ready = [rung.start, *(time for time in times if time is not None and not _is_past(time, self.on))]
        self.days.is_latest([late, chosen], rung.work_done, ready)
        return True

    def _no_slot_after_work(self, rung: Rung, chosen: Literal) -> None:
        for programme in self.study.programmes:
            if (rung.number, 1) in programme.at:
                self.days.never(chosen, programme.at[rung.number, 1])

    # being a student

    def _be_student(self, rung: Rung, line: StudentLine, chosen: Literal, waiting: Time) -> None:
        """The first day, from the one waited for on, of any time as a student."""
        days = self.days
        times: list[tuple[Literal | None, Time, Time]] = [
            (None, max(self.on, own.start), own.stop) for own in self._own_days(rung, line)
        ]
        times += [
            (self.study.begun(programme, rung.number), programme.start, programme.end)
            for programme in self._programmes(rung, line)
        ]
        at_once = days.literal()
        days.holds([chosen, at_once], rung.applied == waiting)
        days.holds([chosen, ~at_once], rung.applied >= waiting + 1)
        picks = []
        for there, start, stop in times:
            present = [] if there is None else [there]
            pick, over = days.literal(), days.literal()
            picks.append(pick)
            for literal in present:
                days.cp.add_implication(pick, literal)
            days.holds([pick], rung.applied >= start, rung.applied <= stop - 1)
            days.holds([pick, ~at_once], rung.applied == start)
            days.holds([chosen, ~at_once, *present, over], stop <= waiting)
            days.holds([chosen, ~at_once, *present, ~over], start >= rung.applied)
        days.one_of([chosen], picks)

    # --- wishes and costs ---

    def _wish(self) -> None:
        cp, wishes = self.days.cp, self.case.wishes
        for number, limit in (
            (self.certificates, wishes.max_certificates),
            (self.trainings_taken, wishes.max_trainings),
            (self.programmes, self.question.max_programmes),
        ):
            if limit is not None:
                cp.add(number <= limit)
        if wishes.deadline is not None:
            cp.add(self.reached <= wishes.deadline.toordinal())
        for clause in wishes.via:
            cp.add_bool_or([chosen for rung in self.rungs for way, chosen in rung.ways if way.clause == clause])

    @property
    def reached(self) -> Time:
        return self.rungs[0].issued

    @cached_property
    def certificates(self) -> cp_model.LinearExprT:
        ending = [programme.attended for programme in self.study.programmes if programme.pre_technician]
        return sum(rung.taken for rung in self.rungs) + sum(ending)

    @cached_property
    def trainings_taken(self) -> cp_model.LinearExprT:
        return sum(self.trainings.values())

    @cached_property
    def programmes(self) -> cp_model.LinearExprT:
        return sum(programme.attended for programme in self.study.programmes)


def _asked(way: Way) -> CertificateLine | None:
    """The certificate with a level that an alternative asks for."""
    asked = [line for line in way.lines if isinstance(line, CertificateLine) and line.level is not None]
    return asked[0] if asked else None


def _is_met_by_study(line: Line) -> bool:
    return isinstance(line, DiplomaLine | StudentLine) or (isinstance(line, CertificateLine) and line.level is None)


def _work_lines(way: Way) -> list[WorkLine]:
    return [line for line in way.lines if isinstance(line, WorkLine)]


def _is_past(time: Time, on: int) -> bool:
    return isinstance(time, int) and time <= on
