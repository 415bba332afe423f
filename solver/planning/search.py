"""The Pareto front of routes: a multi-criteria shortest path over the certificates (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from ...model.dates import FOREVER
from ...model.graph import START, CertificateNode
from .lower_bound import LowerBound
from .schedule import Cost, Schedule, attend, earn, is_as_good, work_done
from .search_space import SearchSpace
from .study import Chain, Due, further, still_due
from .transition import Transition
from .wishes import Wishes, WishesError, hundredths

__all__ = ["best_first"]

_NO_LIMIT = 1 << 62
_MOST_LABELS = 30_000
"""The hardest question known to end takes 22,000 (one occupation, the usual programmes, subsidies above the fees)."""


def best_first(space: SearchSpace) -> list[Schedule]:
    """The routes that no other weakly dominates in cost, one for each cost, in the order of `Wishes.optimise`."""

    def rank(schedule: Schedule) -> tuple[int, ...]:
        values = dict(zip(("time", "certificates", "trainings", "programmes", "cost"), schedule.cost, strict=True))
        return (*(values[objective] for objective in space.wishes.optimise), *schedule.cost)

    return sorted(_Search(space).run(), key=rank)


@dataclass(eq=False, slots=True)
class _Label:
    """The beginning of a route, up to its latest certificate.

    `is_open`: at least one more programme will be begun. `attended` are the chains of programmes begun so far; those
    that are `due` have still to be needed. `via`: the clauses wished for that are used. `passed` and `blocked` are
    gates: those that one of the certificates serves, and those that one before the latest serves. `chosen`: the
    transition to come next, where its work is waited for. `doubtful`: its certificates that may serve and are not known
    to, and the days on which they are issued.
    """

    schedule: Schedule
    is_open: bool = False
    attended: tuple[Chain, ...] = ()
    due: Due = frozenset()
    via: frozenset[str] = frozenset()
    passed: frozenset[int] = frozenset()
    blocked: frozenset[int] = frozenset()
    doubtful: dict[CertificateNode, int] = field(default_factory=dict)
    chosen: Transition | None = None


class _Search:
    """Labels wait in the order of their bounds: those with the fewest programmes first.

    A route goes on from certificate to certificate. Programmes are begun on the day on which a certificate is issued
    (or on the day asked), or on the day on which the work is done that the next one asks for.

    Transitions that the same certificates serve form a gate. A label is superfluous at a gate if another one has come
    to it that has the same future (what is studied when, and where it may go on) and costs no more:

    - Where nothing more will be begun, the two have the same records but for their certificates. Of these the
      transitions count the latest only; one before it that serves as well makes what lies between useless, and the
      route without that is a label too. And a certificate that is issued earlier never takes a day from a requirement:
      time held (D12) and work after it (D3 to D5, also as D26 counts) are reached no later, nothing else looks at it,
      and what can end (being a student, D13; the certificate that expires, R28) comes from programmes only, which are
      begun on the same days. So all that follows is earned no later.
    - Where a programme is still to be begun, to have come earlier is not always better: full-time study that begins a
      few days later may pass by a leap day. There both stand on the same day, and no transition is blocked for the one
      that is open to the other.
    - Where clauses are wished for, the one has used all that the other has; and as nothing useless is earned even for a
      wish, again none is blocked for it alone. Where a certificate may serve that is not known to (`doubtful`), one
      before the latest counts too: the one has earned each such certificate no later.
    - Where a certificate pays, what would be useless without that is not earned for it, as for a wish.
    """

    def __init__(self, space: SearchSpace) -> None:
        self.space = space
        needed = {chain for one in space.each_transition for need in one.needs for chain in need.chains}
        self.chains = tuple(sorted(needed, key=lambda chain: chain.number))
        self.bound = LowerBound(space, self.chains)
        self.limits = _limits(space.wishes)
        self.counts_all = bool(space.wishes.via or space.doubtful or any(map(space.rebate, space.each_transition)))
        self.number = {transition: number for number, transition in enumerate(space.each_transition)}
        self.gates = _gates(space)
        wished = {one.clause.id: one.node for one in space.each_transition if one.clause}
        self.before = {name: space.leading_to(wished[name]) for name in space.wishes.via & wished.keys()}
        self.reached: dict[Hashable, list[_Label]] = {}
        self.found: list[Schedule] = []
        self.waiting: list[tuple[tuple[object, ...], Cost, _Label]] = []
        self.count = 0

    def run(self) -> Iterator[Schedule]:
        """Every label is taken up, unless its bound shows that it leads to nothing better."""
        start = Schedule(self.space.view, (self.space.today, 0, 0, 0, 0))
        if self.space.held:
            yield start
            return
        self._wait(_Label(start))
        if self.chains:
            self._wait(_Label(start, is_open=True))
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
                for transition in self._open_to(label):
                    self._go_on(label, transition)

    def _open_to(self, label: _Label) -> Iterator[Transition]:
        """The transitions with which a label may go on, but for the gates where it is superfluous."""
        begun = tuple([study.enrolled for study in label.schedule.studies])
        future = label.is_open, label.attended, label.due, begun, label.schedule.day if label.is_open else None
        is_barred = label.is_open or self.counts_all
        for gate, transitions in self.gates.get(label.schedule.node, ()):
            others = self.reached.setdefault((gate, future), [])
            if not any(self._dominates(other, label) for other in others):
                others.append(label)
                if not (is_barred and gate in label.blocked):
                    yield from transitions

    def _dominates(self, one: _Label, other: _Label) -> bool:
        if not is_as_good(one.schedule.cost, other.schedule.cost):
            return False
        if not (one.is_open or self.counts_all):
            return True
        if not (one.passed <= other.passed and one.blocked <= other.blocked and one.via >= other.via):
            return False
        return all(one.doubtful.get(node, FOREVER) <= issued for node, issued in other.doubtful.items())

    def _go_on(self, label: _Label, transition: Transition) -> None:
        """Earn the transition's certificate; or first begin another programme, once its work is done."""
        self._earn(label, transition)
        if label.is_open:
            day = work_done(label.schedule, transition, self.space)
            if day is not None and (day > label.schedule.day or label.chosen):
                self._begin(label, day, transition)

    def _begin(self, label: _Label, day: int, chosen: Transition | None = None) -> None:
        """Begin programmes on a day: as the last ones, and with more to come."""
        for chain in further(self.chains, label.attended):
            over = max(day, label.schedule.free_from) + chain.days
            bound = self.bound.of(label.schedule, label.due | {(chain, over)}, begun=len(chain.programmes))
            schedule = None if self._is_hopeless(bound) else attend(label.schedule, chain, day, self.space)
            if schedule is not None:
                attended, due = (*label.attended, chain), label.due | {(chain, schedule.free_from)}
                begun = replace(label, schedule=schedule, attended=attended, due=due, chosen=chosen)
                for is_open in (False, True) if further(self.chains, attended) else (False,):
                    self._wait(replace(begun, is_open=is_open))

    def _earn(self, label: _Label, transition: Transition) -> None:
        via = label.via
        if transition.clause and transition.clause.id in self.space.wishes.via:
            via |= {transition.clause.id}
        if any(transition.node not in self.before.get(name, ()) for name in self.space.wishes.via - via):
            return
        dues = [label.due]
        if self.chains:
            dues = still_due(transition.needs, label.attended, label.due)
        if transition.node == self.space.target:
            dues = [due for due in dues if not due and not label.is_open and via == self.space.wishes.via]
        bounds = {due: self.bound.of(label.schedule, due, label.is_open, then=transition) for due in dues}
        dues = [due for due, bound in bounds.items() if not self._is_hopeless(bound)]
        schedule = earn(label.schedule, transition, self.space) if dues else None
        if schedule is not None:
            passed = label.passed.union(gate for gate, _ in self.gates.get(transition.node, ()))
            is_doubtful = transition.node in self.space.doubtful
            doubtful = {**label.doubtful, transition.node: schedule.day} if is_doubtful else label.doubtful
            for due in dues:
                self._wait(_Label(schedule, label.is_open, label.attended, due, via, passed, label.passed, doubtful))

    def _wait(self, label: _Label) -> None:
        bound = self.bound.of(label.schedule, label.due, label.is_open)
        if not self._is_hopeless(bound):
            day, certificates, trainings, programmes, money = bound
            # Of routes of one cost: the last transitions that come first, early study, programmes offered first.
            path = [self.number[earned.transition] for earned in reversed(label.schedule.certificates)]
            begun = [study.enrolled for study in label.schedule.studies]
            chains = [chain.number for chain in label.attended]
            self.count += 1
            if self.count > _MOST_LABELS:
                raise WishesError("too_many_routes")
            key = programmes, day, certificates, trainings, money, path, begun, chains, self.count
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


Gates = dict[CertificateNode, list[tuple[int, list[Transition]]]]
"""The gates behind each certificate: their numbers, and the transitions of each."""


def _gates(space: SearchSpace) -> Gates:
    """What may follow each certificate; one that is to be earned by a clause wished for is earned by no other."""
    wished = {one.node: one for one in space.each_transition if one.clause and one.clause.id in space.wishes.via}
    behind: Gates = {START: [(0, [])]}
    gates: dict[tuple[CertificateNode, ...], list[Transition]] = {}
    for one in space.each_transition:
        if one.node in wished and wished[one.node].clause is not one.clause:
            continue
        if one.is_held:
            behind[START][0][1].append(one)
        nodes = tuple(one.serving)
        if nodes not in gates:
            gates[nodes] = []
            for node in nodes:
                behind.setdefault(node, []).append((len(gates), gates[nodes]))
        gates[nodes].append(one)
    return behind
