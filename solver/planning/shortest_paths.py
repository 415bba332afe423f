"""The Pareto front of routes: a multi-criteria shortest path over the certificates (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from ...model.dates import FOREVER
from ...model.graph import CertificateNode
from .labels import Gates, Label
from .lower_bound import LowerBound
from .prices import hundredths
from .schedule import Cost, Schedule, Scheduler, is_as_good
from .search_space import SearchSpace
from .study import StudyChoices
from .transition import Transition
from .wishes import Wishes

__all__ = ["best_first", "front", "soonest"]

_NO_LIMIT = 1 << 62


def front(space: SearchSpace) -> list[Schedule]:
    """The routes that no other weakly dominates in cost; one for each cost."""
    return list(_Search(space).run())


def best_first(space: SearchSpace) -> list[Schedule]:
    """The front in the order of `Wishes.optimise`."""

    def rank(schedule: Schedule) -> tuple[int, ...]:
        values = dict(zip(("time", "certificates", "trainings", "programmes", "cost"), schedule.cost, strict=True))
        return (*(values[objective] for objective in space.wishes.optimise), *schedule.cost)

    return sorted(front(space), key=rank)


def soonest(space: SearchSpace) -> int | None:
    """The first ordinal day on which a route earns the target, today if it is held; None if none does."""
    return next((schedule.day for schedule in _Search(space, by_day=True).run()), None)


class _Search:
    """Labels wait in the order of their bounds: those with the fewest programmes first, or the soonest.

    A route goes on from certificate to certificate. Programmes are begun on the day on which a certificate is issued
    (or on the day asked), or on the day on which the work is done that the next one asks for.
    """

    def __init__(self, space: SearchSpace, by_day: bool = False) -> None:
        self.space = space
        self.by_day = by_day
        self.scheduler = Scheduler(space)
        needs = [need for one in space.each_transition for need in space.needs(one)] if space.study else []
        self.study = StudyChoices(space.study, needs, space.wishes.max_programmes)
        self.bound = LowerBound(space, self.study.chains)
        self.gates = Gates(space)
        self.clauses_ahead = _clauses_ahead(space)
        self.limits = _limits(space.wishes)
        self.found: list[Schedule] = []
        self.waiting: list[tuple[tuple[object, ...], Cost, Label]] = []
        self.count = 0

    def run(self) -> Iterator[Schedule]:
        """Every label is taken up, unless its bound shows that it leads to nothing better."""
        start = Schedule(self.space.view, (self.space.today, 0, 0, 0, 0))
        if self.space.held:
            yield start
            return
        self._wait(Label(start))
        if self.study.chains:
            self._wait(Label(start, is_open=True))
        while self.waiting:
            _, bound, label = heappop(self.waiting)
            if self._is_hopeless(bound):
                continue
            if label.schedule.node == self.space.target:
                self.found.append(label.schedule)
                yield label.schedule
            elif label.chosen is not None:
                self._go_on(label, label.chosen)
            else:
                if label.is_open:
                    self._begin(label, label.schedule.day)
                for transition in self.gates.open_to(label):
                    self._go_on(label, transition)

    def _go_on(self, label: Label, transition: Transition) -> None:
        """Earn the transition's certificate; or first begin another programme, once its work is done."""
        self._earn(label, transition)
        if label.is_open and transition.asks_for_work:
            day = self.scheduler.work_done(transition, label.schedule)
            if day is not None and (day > label.schedule.day or label.chosen):
                self._begin(label, day, transition)

    def _begin(self, label: Label, day: int, chosen: Transition | None = None) -> None:
        """Begin programmes on a day: as the last ones, and with more to come."""
        for chain in self.study.further(label.attended):
            start = max(day, label.schedule.free_from)
            if self._is_hopeless(self.bound.with_study(label.schedule, label.due, chain, start)):
                continue
            schedule = self.scheduler.attend(label.schedule, chain, day)
            if schedule is not None:
                attended, due = (*label.attended, chain), label.due | {(chain, schedule.free_from)}
                for is_open in (False, True) if self.study.further(attended) else (False,):
                    self._wait(Label(schedule, is_open, attended, due, label.via, label.passed, label.blocked, chosen))

    def _earn(self, label: Label, transition: Transition) -> None:
        node, wished = transition.node, self.space.wishes.via
        via = label.via | (wished & {transition.clause.id}) if transition.clause else label.via
        dues = [label.due]
        if self.study.chains:
            dues = self.study.still_due(self.space.needs(transition), label.attended, label.due)
        if node == self.space.target:
            dues = [] if label.is_open else [due for due in dues if not due]
        if not dues or not wished - via <= self.clauses_ahead[node]:
            return
        schedule = self.scheduler.earn(label.schedule, transition)
        if schedule is not None:
            passed = label.passed | self.gates.passed(node)
            for due in dues:
                self._wait(Label(schedule, label.is_open, label.attended, due, via, passed, label.passed))

    def _wait(self, label: Label) -> None:
        bound = self.bound.of(label.schedule, label.due, is_open=label.is_open)
        if not self._is_hopeless(bound):
            day, certificates, trainings, programmes, money = bound
            # Of routes of one cost: the last transitions that come first, early study, programmes offered first.
            path = [self.gates.number[earned.transition] for earned in reversed(label.schedule.certificates)]
            begun = [study.enrolled for study in label.schedule.studies]
            chains = [self.study.number[chain] for chain in label.attended]
            self.count += 1
            first = (0, day, programmes) if self.by_day else (programmes, day, 0)
            key = first, certificates, trainings, money, path, begun, chains, self.count
            heappush(self.waiting, (key, bound, label))

    def _is_hopeless(self, bound: Cost) -> bool:
        """Whether the wishes rule out all that costs so much at least, or a route that is found is as good."""
        if not is_as_good(bound, self.limits):
            return True
        return any(is_as_good(found.cost, bound) for found in self.found)


def _limits(wishes: Wishes) -> Cost:
    most = wishes.max_certificates, wishes.max_trainings, wishes.max_programmes
    certificates, trainings, programmes = (FOREVER if limit is None else limit for limit in most)
    day = wishes.deadline.toordinal() if wishes.deadline else FOREVER
    money = _NO_LIMIT if wishes.max_cost is None else hundredths(wishes.max_cost)
    return day, certificates, trainings, programmes, money


def _clauses_ahead(space: SearchSpace) -> dict[CertificateNode, set[str]]:
    """Of the clauses wished for, those that can come after each certificate."""
    ahead: dict[CertificateNode, set[str]] = {one.node: set() for one in space.each_transition}
    known = -1
    while space.wishes.via and known < sum(map(len, ahead.values())):
        known = sum(map(len, ahead.values()))
        for one in space.each_transition:
            named = space.wishes.via & {one.clause.id} if one.clause else set()
            for node in space.serving(one):
                ahead[node] |= named | ahead[one.node]
    ahead[space.target] = set()
    return ahead
