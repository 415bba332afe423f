"""Where a person can be on the way to a certificate, as states, and the dated moves from one state to the next.

For solvers that derive states while they ground: a state holds the certificates earned and the programmes attended,
with their days. Days are counted on the ends of spells, not one by one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from benchmarks.work_by_spells import continuous, cumulative, spells_of
from tests.reference.certificate_graph import CertificateNode, find_nodes, serves
from tests.reference.cpsat_days import LAST, Days
from tests.reference.cpsat_study import Study
from tests.reference.cpsat_work import WorkedDays
from tests.reference.day_counting import BEGINNING, FOREVER, minus_months, plus_months
from tests.reference.expected_rules import CertificateLine, DiplomaLine, Line, StudentLine, TrainingLine, WorkLine
from tests.reference.queries import TooLong
from tests.reference.question import Question, Way, at_least, is_met_by_study

Spells = tuple[tuple[int, int], ...]
Attended = tuple[tuple[int, int, int], ...]  # (number of the programme, first day, slot), in order
Need = tuple[bool, tuple[int, ...]]  # whether own records meet it, and the programmes attended that do


@dataclass(frozen=True)
class State:
    """At the beginning of a stage; or, where a way is chosen, on the day on which its work is done."""

    day: int
    node: int | None = None
    earned: tuple[tuple[int, int], ...] = ()
    attended: Attended = ()
    trained: frozenset[tuple[str, int]] = frozenset()
    chosen: tuple[int, Way] | None = None  # the certificate to be earned next, and how
    begun: int = 0
    of_use: frozenset[int] = frozenset()  # the programmes that have met something asked for


@dataclass(frozen=True)
class Move:
    """What is done leads to a state; where a certificate is earned, its way asks for what study can bring."""

    to: State
    needs: tuple[Need, ...] = ()
    clause: str | None = None


class States:
    """All that can be done from a state, and what of it a requirement is met by."""

    def __init__(self, question: Question, until: float = float("inf")) -> None:
        self.question = question
        self.until = until
        self.on = question.on.toordinal()
        self.grade = question.grade
        self.target, _ = question.target
        self.nodes = find_nodes(question, elsewhere=True)
        self.options = question.options
        self.study = Study(Days(), question.person, self.target, self.options, self.on)
        self.trained = minus_months(self.on, -question.policy.training_months)
        self._own: dict[tuple[int, Line], list[range]] = {}
        self._worked: dict[tuple[str, str], tuple[WorkedDays, Spells]] = {}
        self._serving: dict[tuple[int, Line], tuple[int, ...]] = {}
        self._ahead = self._find_ahead()
        # Without study or wishes for clauses, a certificate waits for the first one that serves it: the ones between
        # the two could be left out.
        self._shortcuts = not self.options and not question.wishes.via

    def start(self) -> State:
        return State(self.on, begun=self.on)

    def moves(self, state: State) -> Iterator[Move]:
        """What follows by one move: a programme begun, a way chosen, or a certificate earned."""
        if time.monotonic() > self.until:
            raise TooLong
        yield from map(Move, self._programmes(state))
        if state.chosen is not None:
            yield from self._earn(state, *state.chosen)
            return
        for node in self.nodes:
            for way in node.ways:
                if self._leads_to(state, node, way):
                    yield from self._choose(replace(state, chosen=(node.number, way)), node.number, way)

    def _needs(self, state: State, node: CertificateNode, way: Way) -> tuple[Need, ...]:
        """What the way asks for that study can bring."""
        attended = [number for number, _, _ in state.attended]
        return tuple(
            (bool(self._own_days(node, line)), tuple(n for n in self._serves(node, line) if n in attended))
            for line in way.lines
            if is_met_by_study(line)
        )

    def leads(self, state: State) -> list[tuple[int, int]]:
        """The programmes attended that lead on to the one directly after."""
        programmes = self.study.programmes
        return [
            (one, other)
            for (one, _, slot), (other, _, next_slot) in pairwise(state.attended)
            if slot == next_slot and programmes[one].leads_on(programmes[other])
        ]

    def costs(self, state: State) -> tuple[int, int, int, int]:
        ending = sum(self.study.programmes[number].pre_technician for number, _, _ in state.attended)
        return state.day - self.on, len(state.earned) + ending, len(state.trained), len(state.attended)

    def as_wished(self, costs: tuple[int, int, int, int]) -> bool:
        """Whether a plan of such costs keeps to the wishes."""
        wishes = self.question.wishes
        deadline = wishes.deadline.toordinal() - self.on if wishes.deadline else None
        limits = (deadline, wishes.max_certificates, wishes.max_trainings, wishes.max_programmes)
        return all(limit is None or cost <= limit for cost, limit in zip(costs, limits, strict=True))

    # moves

    def _leads_to(self, state: State, node: CertificateNode, way: Way) -> bool:
        if any(number == node.number for number, _ in state.earned):
            return False
        if state.node is not None:
            serving = {other.number for other in node.serving.get(way, [])}
            return state.node in serving and not (self._shortcuts and serving & {one for one, _ in state.earned[:-1]})
        asked = [line for line in way.lines if isinstance(line, CertificateLine) and line.level is not None]
        return all(self._own_days(node, line) for line in asked)

    def _choose(self, state: State, number: int, way: Way) -> Iterator[Move]:
        """A way chosen: with a slot on the day on which its work is done, if something could be begun then."""
        works = way.work
        if works and any(True for _ in self._could_begin(state)):
            done = self._first_day(state, self.nodes[number], works)
            if done is not None:
                yield Move(replace(state, begun=done))
                return
        yield from self._earn(state, number, way)

    def _programmes(self, state: State) -> Iterator[State]:
        slot = 2 * len(state.earned) + (state.chosen is not None)
        for number in self._could_begin(state):
            option = self.options[number]
            start = max(state.begun, self._free_from(state), self._admitted_from(number, state))
            if start < FOREVER and option is not None:
                yield replace(state, attended=(*state.attended, (number, start, slot)))

    def _could_begin(self, state: State) -> Iterator[int]:
        attended = {number for number, _, _ in state.attended}
        for number in range(len(self.options)):
            if number not in attended and number in self._ahead[state.node]:
                yield number

    def _free_from(self, state: State) -> int:
        return self._end(state.attended[-1]) if state.attended else BEGINNING

    def _admitted_from(self, number: int, state: State) -> int:
        needs = self.options[number].needs
        if needs is None:
            return BEGINNING
        programmes = self.study.programmes
        own = [
            education.graduated.toordinal()
            for education in self.question.person.education or ()
            if education.graduated is not None and at_least(education, needs)
        ]
        own += [self._end(one) for one in state.attended if programmes[one[0]].leads_on(programmes[number])]
        return min(own, default=FOREVER)

    def _end(self, attended: tuple[int, int, int]) -> int:
        return minus_months(attended[1], -self.study.programmes[attended[0]].months)

    def _earn(self, state: State, number: int, way: Way) -> Iterator[Move]:
        node = self.nodes[number]
        needs = self._needs(state, node, way)
        if any(not own and not programmes for own, programmes in needs):
            return
        for trained in self._trainings(state, node, way):
            taking = replace(state, trained=trained)
            day: int | None = self.on
            if way.clause is not None:
                day = self._first_day(taking, node, way.lines)
                day = None if day is None else minus_months(day, -self.question.policy.lead_time_months)
            if day is not None:
                earned = (*state.earned, (node.number, day))
                of_use = state.of_use.union(*(programmes for _, programmes in needs))
                after = State(day, node.number, earned, state.attended, trained, begun=day, of_use=of_use)
                if self._none_in_vain(after):
                    yield Move(after, needs, way.clause)

    def _none_in_vain(self, state: State) -> bool:
        """Whether each programme attended has been of use, could still be, or leads on to the one after it."""
        useful = state.of_use | self._ahead[state.node] | {one for one, _ in self.leads(state)}
        return all(number in useful for number, _, _ in state.attended)

    def _trainings(self, state: State, node: CertificateNode, way: Way) -> Iterator[frozenset[tuple[str, int]]]:
        """With the trainings taken that the way asks for; without, where they are done or to come."""
        lines = [line for line in way.lines if isinstance(line, TrainingLine)]
        if not lines:
            yield state.trained
            return
        [line] = lines
        own = min((days.start for days in self._own_days(node, line)), default=FOREVER)
        if own < FOREVER:
            yield state.trained
        if own > self.trained:
            yield state.trained | {(node.occupation, line.level)}

    def _find_ahead(self) -> dict[int | None, set[int]]:
        """For each certificate, the programmes that could be of use after it."""
        useful: dict[int | None, set[int]] = {}
        following: dict[int | None, set[int]] = {node.number: set() for node in self.nodes}
        following[None] = {node.number for node in self.nodes}
        for node in self.nodes:
            for other in node.served_by():
                following[other.number].add(node.number)
        for node_number in following:
            reachable, waiting = set(following[node_number]), list(following[node_number])
            while waiting:
                more = following[waiting.pop()] - reachable
                reachable |= more
                waiting += more
            useful[node_number] = self._of_use({number for node in reachable for number in self._served(node)})
        return useful

    def _of_use(self, serving: set[int]) -> set[int]:
        programmes, found = self.study.programmes, set(serving)
        for _ in range(2):
            found |= {i for i, one in enumerate(programmes) if any(one.leads_on(programmes[j]) for j in found)}
        return found

    def _served(self, node: int) -> Iterator[int]:
        for way in self.nodes[node].ways:
            for line in way.lines:
                if is_met_by_study(line):
                    yield from self._serves(self.nodes[node], line)

    def _serves(self, node: CertificateNode, line: Line) -> tuple[int, ...]:
        key = (node.number, line)
        if key not in self._serving:
            self._serving[key] = tuple(
                number
                for number, programme in enumerate(self.study.programmes)
                if self.study.serves(programme, line, node.oracle, self.grade)
            )
        return self._serving[key]

    # days

    def _own_days(self, node: CertificateNode, line: Line) -> list[range]:
        key = (node.number, line)
        if key not in self._own:
            found = node.oracle.days(line, self.grade, LAST)
            self._own[key] = [days for days in found if days.stop > max(self.on, days.start)]
        return self._own[key]

    def _first_day(self, state: State, node: CertificateNode, lines: Sequence[Line]) -> int | None:
        day, times = state.day, []
        for line in lines:
            if isinstance(line, StudentLine):
                times = [(days.start, days.stop) for days in self._own_days(node, line)]
                times += [(one[1], self._end(one)) for one in state.attended if one[0] in self._serves(node, line)]
                continue
            since = self._since(state, node, line)
            if since is None:
                return None
            day = max(day, since)
        if not any(isinstance(line, StudentLine) for line in lines):
            return day
        return min((max(day, start) for start, stop in times if max(day, start) < stop), default=None)

    def _since(self, state: State, node: CertificateNode, line: Line) -> int | None:
        match line:
            case WorkLine():
                return self._reached(state, node, line)
            case TrainingLine():
                own = [days.start for days in self._own_days(node, line)]
                taken = (node.occupation, line.level) in state.trained
                return min([*own, *([self.trained] if taken else [])], default=None)
            case _:
                own = [days.start for days in self._own_days(node, line)]
                return min([*own, *self._gained(state, node, line, anchor=False)], default=None)

    def _gained(self, state: State, node: CertificateNode, line: Line, anchor: bool) -> Iterator[int]:
        """The days from which what was earned and attended meets a line."""
        if isinstance(line, CertificateLine) and line.level is not None:
            for number, day in state.earned:
                if self._certificate_serves(node.number, line, number):
                    yield plus_months(day, line.held_months or 0)
        for one in state.attended:
            if one[0] in self._serves(node, line):
                end = self._end(one)
                if isinstance(line, DiplomaLine) and line.expected and not anchor:
                    end = max(one[1], minus_months(end, self.question.policy.final_year_months))
                yield end

    @cache  # noqa: B019 - lives as long as the question
    def _certificate_serves(self, node: int, line: CertificateLine, number: int) -> bool:
        other = self.nodes[number]
        return serves(self.nodes[node], line, other.occupation, other.level, self.grade)

    def _reached(self, state: State, node: CertificateNode, line: WorkLine) -> int | None:
        anchor: int | None = BEGINNING
        if line.anchor is not None:
            known = node.oracle.anchors(line, self.grade, LAST)
            anchor = min([*known, *self._gained(state, node, line.anchor, anchor=True)], default=None)
        if anchor is None:
            return None
        worked, before = self._days_worked(node, line.scope)
        if worked.everywhere:
            return plus_months(anchor, line.months)
        later = [(self.on, FOREVER)] if worked.goes_on else list(spells_of(worked.later))
        spells = [*before, *self._not_suspended(later, state)]
        if line.manner == "cumulative":
            return cumulative(spells, anchor, line.months)
        return continuous(spells, anchor, line.months, self.question.policy.continuity_gap_days)

    def _days_worked(self, node: CertificateNode, scope: str) -> tuple[WorkedDays, Spells]:
        key = (node.occupation, scope)
        if key not in self._worked:
            worked = WorkedDays.of(node.oracle, scope, self.grade, self.target, self.on)
            self._worked[key] = worked, tuple(spells_of(worked.before))
        return self._worked[key]

    def _not_suspended(self, spells: list[tuple[int, int]], state: State) -> list[tuple[int, int]]:
        """What full-time study leaves of spells of work."""
        for one in state.attended:
            if self.options[one[0]].full_time:
                first, end = one[1], self._end(one)
                pieces = [(a, min(b, first)) for a, b in spells] + [(max(a, end), b) for a, b in spells]
                spells = sorted((a, b) for a, b in pieces if a < b)
        return spells
