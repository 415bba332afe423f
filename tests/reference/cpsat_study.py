"""Study in CP-SAT: which programmes are attended, at which slot each is begun, and in which order.

The programmes attended stand in a row (a circuit); each begins at the day of its slot, or when the one before it is
over, or when its degree asked is held. A programme is attended only to meet a requirement, or to lead on to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ortools.sat.python import cp_model

import certladder as cl
from tests.reference.cpsat_days import Days, Literal, Time, months_after, student_from
from tests.reference.eligibility import Oracle
from tests.reference.expected_rules import CertificateLine, DiplomaLine, Line, StudentLine
from tests.reference.question import at_least


class Stage(Protocol):
    """What a programme must know of a stage of the route."""

    @property
    def rank(self) -> Time: ...
    @property
    def taken(self) -> Literal: ...
    @property
    def start(self) -> Time: ...
    @property
    def work_done(self) -> Time | None: ...


@dataclass(eq=False)
class Programme:
    """A programme that can be attended: `start` and `end` are its days, if it is."""

    option: cl.StudyOption
    attended: Literal
    start: cp_model.IntVar
    end: Time
    slot: cp_model.IntVar
    slot_day: cp_model.IntVar
    at: dict[tuple[int, int], Literal] = field(default_factory=dict)
    uses: list[Literal] = field(default_factory=list)

    @property
    def months(self) -> int:
        return int(self.option.years * 12)

    @property
    def full_time(self) -> bool:
        return bool(self.option.full_time)

    @property
    def pre_technician(self) -> bool:
        return self.option.programme == "pre_technician"

    def leads_on(self, following: Programme) -> bool:
        needs = following.option.needs
        return needs is not None and at_least(self.option, needs)


class Study:
    """The programmes of a plan for an occupation."""

    def __init__(
        self, days: Days, person: cl.Person, occupation: str, options: Sequence[cl.StudyOption], on: int
    ) -> None:
        self.days = days
        self.person = person
        self.occupation = occupation
        self.on = on
        self.programmes = [self._programme(option) for option in options]
        self.full_time = [programme for programme in self.programmes if programme.full_time]
        self.follows: dict[tuple[Programme | None, Programme], Literal] = {}
        pairs = [(one, other) for one in self.programmes for other in self.programmes if one.leads_on(other)]
        # whether one programme is attended for the sake of the next
        self.leads = {(one, other): days.literal() for one, other in pairs if one is not other}
        self._begun: dict[tuple[Programme, int, int], Literal] = {}
        self._stages: list[Stage] = []

    def _programme(self, option: cl.StudyOption) -> Programme:
        start = self.days.day()
        self.days.cp.add(start >= self.on)
        end = self.days.shifted(start, months_after(int(option.years * 12)))
        slot, slot_day = self.days.cp.new_int_var(0, 199, ""), self.days.day()
        return Programme(option, self.days.literal(), start, end, slot, slot_day)

    # when

    def place(self, stages: Sequence[Stage]) -> None:
        """Let each programme be begun at a slot of a stage: its beginning, or the day on which its work is done."""
        self._stages = list(stages)
        for programme in self.programmes:
            for number, stage in enumerate(stages):
                for odd, day in enumerate((stage.start, stage.work_done)):
                    if day is not None:
                        here = self.days.literal()
                        programme.at[number, odd] = here
                        self.days.cp.add_implication(here, stage.taken)
                        self.days.holds([here], programme.slot == 2 * stage.rank + odd, programme.slot_day == day)
            self.days.cp.add(sum(programme.at.values()) == programme.attended)

    def begun(self, programme: Programme, stage: int, odd: int = 1) -> Literal:
        """Whether a programme is begun at a slot of the stage, or of one before; without `odd` not at its last one."""
        key = (programme, stage, odd)
        if key not in self._begun:
            literal = self._begun[key] = self.days.literal()
            self.days.cp.add_implication(literal, programme.attended)
            limit = 2 * self._stages[stage].rank + odd
            self.days.holds([literal], programme.slot <= limit)
            self.days.holds([programme.attended, ~literal], programme.slot >= limit + 1)
        return self._begun[key]

    def order(self) -> None:
        """Put the programmes attended in a row, and give each its first day."""
        if not self.programmes:
            return
        cp = self.days.cp
        none = self.days.literal()
        arcs: list[tuple[int, int, Literal]] = [(0, 0, none)]
        for number, programme in enumerate(self.programmes, start=1):
            first = self.follows[None, programme] = self.days.literal()
            arcs += [(0, number, first), (number, 0, self.days.literal()), (number, number, ~programme.attended)]
            for other, following in enumerate(self.programmes, start=1):
                if other != number:
                    arc = self.follows[programme, following] = self.days.literal()
                    arcs.append((number, other, arc))
                    self.days.holds([arc], programme.slot <= following.slot, following.start >= programme.end)
        cp.add_circuit(arcs)
        for programme in self.programmes:
            cp.add_implication(none, ~programme.attended)
            self._begin(programme)

    def be_of_use(self) -> None:
        """Nothing is attended but to meet a requirement, or to lead on to what does, in rows of at most three."""
        for programme in self.programmes:
            self._be_of_use(programme)
        for a, b, c, d in self._rows_of_four():
            self.days.never(self.leads[a, b], self.leads[b, c], self.leads[c, d])

    def before(self, programme: Programme) -> Iterator[tuple[Programme | None, Literal]]:
        """What may come directly before a programme in the row, each with the literal that says so."""
        for other in (None, *self.programmes):
            if other is not programme:
                yield other, self.follows[other, programme]

    def _begin(self, programme: Programme) -> None:
        days, reasons = self.days, [self.days.literal()]
        attended = [programme.attended]
        days.holds(attended, programme.start >= programme.slot_day)
        days.holds([*attended, reasons[0]], programme.start <= programme.slot_day)
        for other, arc in self.before(programme):
            if other is not None:
                over = days.literal()
                reasons.append(over)
                days.cp.add_implication(over, arc)
                days.holds([over], programme.start <= other.end)
        if programme.option.needs is not None:
            reasons += self._be_admitted(programme, programme.option.needs)
        days.one_of(attended, reasons)

    def _be_admitted(self, programme: Programme, needs: str) -> list[Literal]:
        """The degree asked is one attended for before, or the person's own; then the programme may wait for it."""
        days = self.days
        own = min(
            (
                education.graduated.toordinal()
                for education in self.person.education or ()
                if education.graduated is not None and at_least(education, needs)
            ),
            default=None,
        )
        others = [other for other in self.programmes if other is not programme and other.leads_on(programme)]
        earned = [days.literal() for _ in others]
        for literal, other in zip(earned, others, strict=True):
            days.cp.add_implication(literal, other.attended)
            days.holds([literal], programme.start >= other.end)
        if own is None:
            days.one_of([programme.attended], earned)
            return []
        waits, has = days.literal(), days.literal()
        days.holds([has], programme.start >= own)
        days.one_of([programme.attended], [*earned, has])
        days.holds([waits], programme.start == own)
        for other in others:
            days.holds([waits, other.attended], other.start >= programme.start + 1)
        return [waits]

    # which

    def serves(self, programme: Programme, line: Line, oracle: Oracle, grade: int) -> bool:
        """Whether what the programme brings meets a requirement of the oracle's occupation."""
        match line:
            case DiplomaLine() | StudentLine():
                return oracle.serves(line, self._education(programme)) >= grade
            case CertificateLine(level=None) if programme.pre_technician:
                record = {"occupation": self.occupation, "issued": "2000-01-01", "kind": "pre_technician"}
                return oracle.serves(line, cl.Certificate.model_validate(record)) >= grade
            case _:
                return False

    def _education(self, programme: Programme) -> cl.Education:
        names = ("school", "degree", "major", "relevance", "trains_to", "programme")
        record = {name: getattr(programme.option, name) for name in names}
        if not isinstance(record["relevance"], dict):
            record["relevance"] = {self.occupation: record["relevance"]}
        return cl.Education.model_validate({**record, "enrolled": "2000-01-01", "graduated": "2003-01-01"})

    def from_day(self, programme: Programme, line: Line, final_year_months: int) -> Time:
        """The first day on which the programme meets a requirement that it serves."""
        if isinstance(line, DiplomaLine) and line.expected:
            return self.days.shifted(programme.start, student_from(programme.months, final_year_months))
        return programme.end

    def meet(self, under: Literal, own: bool, serving: Sequence[Programme], stage: int) -> None:
        """A requirement is met by the person's own records or by one programme begun for it in time."""
        uses = [self.days.literal() for _ in serving]
        for use, programme in zip(uses, serving, strict=True):
            programme.uses.append(use)
            self.days.cp.add_implication(use, under)
            self.days.cp.add_implication(use, self.begun(programme, stage))
        self.days.cp.add_at_most_one(uses)
        if not own:
            self.days.one_of([under], uses)

    def be_student(
        self, under: Literal, own: Sequence[range], serving: Sequence[Programme], stage: int, waiting: Time, found: Time
    ) -> None:
        """The first day found, from the one waited for on, as a student: by own records or a programme begun in time."""
        days = self.days
        times: list[tuple[list[Literal], Time, Time]] = [([], max(self.on, one.start), one.stop) for one in own]
        times += [([self.begun(one, stage)], one.start, one.end) for one in serving]
        at_once, picks = days.literal(), []
        days.holds([under, at_once], found == waiting)
        days.holds([under, ~at_once], found >= waiting + 1)
        for there, start, stop in times:
            pick, over = days.literal(), days.literal()
            picks.append(pick)
            for literal in there:
                days.cp.add_implication(pick, literal)
            days.holds([pick], found >= start, found <= stop - 1)
            days.holds([pick, ~at_once], found == start)
            days.holds([under, ~at_once, *there, over], stop <= waiting)
            days.holds([under, ~at_once, *there, ~over], start >= found)
        days.one_of([under], picks)

    def _be_of_use(self, programme: Programme) -> None:
        leads: list[Literal] = []
        for following in self.programmes:
            if following is not programme and programme.leads_on(following):
                lead = self.leads[programme, following]
                leads.append(lead)
                self.days.cp.add_implication(lead, self.follows[programme, following])
                self.days.holds([lead], programme.slot == following.slot)
        self.days.one_of([programme.attended], [*programme.uses, *leads])

    def _rows_of_four(self) -> Iterator[tuple[Programme, Programme, Programme, Programme]]:
        for a, b in self.leads:
            for c in self.programmes:
                for d in self.programmes:
                    if (b, c) in self.leads and (c, d) in self.leads:
                        yield a, b, c, d
