"""The Pareto front of routes: a multi-criteria shortest path over the certificates (DESIGN §6), and what bounds it."""

from collections.abc import Hashable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import combinations, product
from math import ceil
from typing import NamedTuple, get_args

from ...model.graph import START, CertificateNode
from ...model.periods import FOREVER
from ...model.standard import Clause
from ...model.terms import CountingMode, Level
from ..evaluate.counting import fewest_days
from .route import Cost, Route, attend, earn, is_as_good, work_done
from .search_space import SearchSpace, Transition
from .study import Chain, further, still_due
from .wishes import Objective, WishesError, hundredths

_NO_LIMIT = 1 << 62
_MOST_LABELS = 30_000
"""The hardest question known to end takes 10,300 (化学检验员 一级 by 一级 (1), the usual programmes offered)."""


def best_first(space: SearchSpace) -> list[Route]:
    """The routes that no other weakly dominates in cost, one for each cost, in the order of `Wishes.optimise`."""
    places = [get_args(Objective).index(objective) for objective in space.wishes.optimise]
    return sorted(_Search(space).run(), key=lambda route: ([route.cost[one] for one in places], route.cost))


class _Search:
    """Labels wait in the order of their bounds: those with the fewest programmes first.

    A route goes on from certificate to certificate. Programmes are begun on the day on which a certificate is issued
    (or on the day asked), or on the day on which the work is done that the next one asks for.
    """

    def __init__(self, space: SearchSpace) -> None:
        self.space, wishes = space, space.wishes
        needed = {chain for one in space.each_transition for need in one.needs for chain in need.chains}
        self.chains = tuple(sorted(needed, key=lambda chain: chain.number))
        self.bound = LowerBound(space, self.chains)
        most = wishes.max_certificates, wishes.max_trainings, wishes.max_programmes
        certificates, trainings, programmes = (FOREVER if limit is None else limit for limit in most)
        day = wishes.deadline.toordinal() if wishes.deadline else FOREVER
        money = _NO_LIMIT if wishes.max_cost is None else hundredths(wishes.max_cost)
        self.limits = day, certificates, trainings, programmes, money
        self.counts_all = bool(wishes.via or space.doubtful or any(map(space.rebate, space.each_transition)))
        self.number = {transition: number for number, transition in enumerate(space.each_transition)}
        wished = {one.clause.id: one for one in space.each_transition if one.clause and one.clause.id in wishes.via}
        self.before = {name: space.leading_to(one.node) for name, one in wished.items()}
        self.gates = _gates(space, {one.node: one.clause for one in wished.values()})
        self.reached: dict[Hashable, list[Route]] = {}
        self.found: list[Route] = []
        self.waiting: list[tuple[tuple[object, ...], Cost, Route]] = []
        self.count = 0

    def run(self) -> list[Route]:
        """The routes that are found: every label is taken up, unless its bound shows that it leads to nothing better."""
        start = Route(self.space.view, (self.space.today, 0, 0, 0, 0), self.space.wishes.via)
        if self.space.held:
            return [start]
        self._offer(start)
        while self.waiting:
            _, bound, label = heappop(self.waiting)
            if self._is_hopeless(bound):
                continue
            if label.node == self.space.target:
                self.found.append(label)
            elif label.chosen is not None:
                self._go_on(label, label.chosen)
            else:
                if label.is_open:
                    self._begin(label, label.day)
                for transition in self._open_to(label):
                    self._go_on(label, transition)
        return self.found

    def _open_to(self, label: Route) -> Iterator[Transition]:
        """The transitions with which a label may go on, but for the gates where another one makes it superfluous."""
        begun = tuple([study.enrolled for study in label.studies])
        future = label.is_open, label.attended, label.due, begun, label.day if label.is_open else None
        is_barred = label.is_open or self.counts_all
        for gate, transitions in self.gates.get(label.node, ()):
            others = self.reached.setdefault((gate, future), [])
            if not any(self._dominates(other, label) for other in others):
                others.append(label)
                if not (is_barred and gate in label.blocked):
                    yield from transitions

    def _dominates(self, one: Route, other: Route) -> bool:
        """Whether all that follows from the other at a gate follows from this one as well, at no higher cost.

        Both have come to the gate with the same future: what is studied when, and where it may go on.
        """
        if not is_as_good(one.cost, other.cost):
            return False
        # Where nothing more will be begun, the two have the same records but for their certificates. Of these the
        # transitions count the latest only; one before it that serves as well makes what lies between useless, and the
        # route without that is a label too. And a certificate that is issued earlier never takes a day from a
        # requirement: time held (D12) and work after it (D3 to D5, also as D26 counts) are reached no later, nothing else
        # looks at it, and what can end comes from programmes only, which are begun on the same days (being a student, D13;
        # the certificate that expires, R28), or ends on one day for all (an age, D18). So all that follows is earned no later.
        if not (one.is_open or self.counts_all):
            return True
        # Where a programme is still to be begun, to have come earlier is not always better: full-time study that begins a
        # few days later may pass by a leap day. There both stand on the same day, and no transition is blocked for the
        # one that is open to the other. So where clauses are wished for, or a certificate pays: nothing useless is earned
        # even for these, and the one has used every clause that the other has.
        if not (one.passed <= other.passed and one.blocked <= other.blocked and one.wished <= other.wished):
            return False
        # Of certificates that may serve and are not known to, one before the latest counts too.
        issued = {earned.transition.node: earned.issued for earned in one.certificates}
        return all(
            issued.get(earned.transition.node, FOREVER) <= earned.issued
            for earned in other.certificates
            if earned.transition.node in self.space.doubtful
        )

    def _go_on(self, label: Route, transition: Transition) -> None:
        """Earn the transition's certificate; or first begin another programme, once its work is done."""
        self._earn(label, transition)
        if label.is_open:
            day = work_done(label, transition, self.space)
            if day is not None and (day > label.day or label.chosen):
                self._begin(label, day, transition)

    def _begin(self, label: Route, day: int, chosen: Transition | None = None) -> None:
        """Begin programmes on a day: as the last ones, and with more to come."""
        for chain in further(self.chains, label.attended):
            over = max(day, label.free_from) + chain.days
            begun = label._replace(due=label.due | {(chain, over)}, is_open=False)
            bound = self.bound.of(begun, begun=len(chain.programmes))
            route = None if self._is_hopeless(bound) else attend(label, chain, day, self.space)
            if route is not None:
                attended, due = (*label.attended, chain), label.due | {(chain, route.free_from)}
                self._offer(route._replace(attended=attended, due=due, chosen=chosen))

    def _offer(self, label: Route) -> None:
        """Go on without another programme; and, where there is one, with more to be begun."""
        for is_open in (False, True) if further(self.chains, label.attended) else (False,):
            self._wait(label._replace(is_open=is_open))

    def _earn(self, label: Route, transition: Transition) -> None:
        wished = label.wished - {transition.clause.id} if transition.clause else label.wished
        if any(transition.node not in self.before.get(clause, ()) for clause in wished):
            return
        dues = still_due(transition.needs, label.attended, label.due) if self.chains else [label.due]
        if transition.node == self.space.target:
            dues = [due for due in dues if not (due or label.is_open or wished)]
        dues = [due for due in dues if not self._is_hopeless(self.bound.of(label._replace(due=due), then=transition))]
        route = earn(label, transition, self.space) if dues else None
        if route is not None:
            passed = label.passed.union(gate for gate, _ in self.gates.get(transition.node, ()))
            route = route._replace(wished=wished, passed=passed, blocked=label.passed, chosen=None)
            for due in dues:
                self._wait(route._replace(due=due))

    def _wait(self, label: Route) -> None:
        bound = self.bound.of(label)
        if not self._is_hopeless(bound):
            self.count += 1
            if self.count > _MOST_LABELS:
                raise WishesError("too_many_routes")
            day, certificates, trainings, programmes, money = bound
            # Of routes of one cost: the last transitions that come first, early study, programmes offered first.
            path = [self.number[earned.transition] for earned in reversed(label.certificates)]
            begun = [study.enrolled for study in label.studies]
            chains = [chain.number for chain in label.attended]
            key = programmes, day, certificates, trainings, money, path, begun, chains, self.count
            heappush(self.waiting, (key, bound, label))

    def _is_hopeless(self, bound: Cost) -> bool:
        """Whether the wishes rule out all that costs so much at least, or a route that is found is as good."""
        if not is_as_good(bound, self.limits):
            return True
        return any(is_as_good(found.cost, bound) for found in self.found)


def _gates(
    space: SearchSpace, wished: dict[CertificateNode, Clause | None]
) -> dict[CertificateNode, list[tuple[int, list[Transition]]]]:
    """What may follow each certificate: transitions that the same certificates serve are one gate, with a number.

    A certificate that is to be earned by a clause wished for is earned by no other.
    """
    gates: dict[frozenset[CertificateNode], list[Transition]] = {}
    for one in space.each_transition:
        if wished.get(one.node, one.clause) is one.clause:
            # what is earned may serve sooner than the person's own certificates, which may be undated or to come
            for sources in ({START}.intersection(one.serving), set(one.serving) - {START}):
                gates.setdefault(frozenset(sources), []).append(one)
    behind: dict[CertificateNode, list[tuple[int, list[Transition]]]] = {}
    for number, (nodes, transitions) in enumerate(gates.items()):
        for node in nodes:
            behind.setdefault(node, []).append((number, transitions))
    return behind


_MOST_NEEDED = len(Level)
"""That more certificates than this are still to come for which the person studies makes no difference to a bound."""

_NEVER: Cost = (FOREVER + 1, 0, 0, 0, 0)

Place = tuple[CertificateNode, int]
"""A certificate, and for how many of those after it, at least, the person can have studied."""


class _Least(NamedTuple):
    """What is still to come, at least: days, of which so many of work, certificates, trainings, hundredths of money."""

    days: int
    work: int
    certificates: int
    trainings: int
    money: int


class LowerBound:
    """The least that is still ahead, where programmes are offered: elsewhere it would cost more than it saves.

    Each certificate comes as many years after the one before as it asks for; a programme that is due is over, but for a
    final year, when it is needed; a certificate needs few programmes, so that those which are due are for several.
    """

    def __init__(self, space: SearchSpace, chains: Sequence[Chain]) -> None:
        self._space = space
        self._chains = chains
        self._rebates = self._rebates_after()
        if chains:
            self._most_needs = max(len(one.needs) for one in space.each_transition)
            self._together = {
                frozenset(pair)
                for one in space.each_transition
                for needs in combinations(one.needs, 2)
                for pair in product(*(need.chains for need in needs))
                if pair[0] is not pair[1]
            }
            self._least = {one: self._least_of(one) for one in space.each_transition}
            self._most = min(len(chains), _MOST_NEEDED)
            self._ahead = self._measure()
            self._after = self._days_after_study()
            self._one_more = min(chain.days + days for chain, days in self._after.items())

    def of(self, route: Route, begun: int = 0, then: Transition | None = None) -> Cost:
        """No route that begins so costs less: with so many programmes of those due `begun`, and `then` this transition."""
        node, (day, certificates, trainings, programmes, money) = route.node, route.cost
        due, is_open = route.due, route.is_open
        if then is not None and self._chains:
            node, least = then.node, self._least[then]
            day = max(day + least.days, _worked(day, least.work, route))
            certificates, trainings, money = certificates + 1, trainings + least.trainings, money + then.money
        money -= self._rebates[node]
        programmes += begun + is_open
        if not self._chains:
            return day, certificates, trainings, programmes, money
        chains, studied = [chain for chain, _ in due], len(due) + is_open  # certificates until each has been needed
        if not self._together.isdisjoint(map(frozenset, product(chains, self._chains if is_open else chains))):
            studied = ceil(studied / self._most_needs)
        ahead = self._ahead.get((node, min(studied, self._most)))
        if ahead is None:
            return _NEVER
        last = max(
            day + ahead.days,
            _worked(day, ahead.work, route),
            *(over + self._after[chain] for chain, over in due),
            max(day, route.free_from) + self._one_more if is_open else 0,
        )
        return last, certificates + ahead.certificates, trainings + ahead.trainings, programmes, money + ahead.money

    def _rebates_after(self) -> dict[CertificateNode, int]:
        """What the certificates that can come after each one can pay at most, each once; nothing after the target."""
        rebates = {one.node: self._space.rebate(one) for one in self._space.each_transition}
        after = {START: sum(rebates.values()), **dict.fromkeys(rebates, 0)}
        for node in (node for node, rebate in rebates.items() if rebate):
            for before in self._space.leading_to(node) - {node}:
                after[before] += rebates[node]
        return {**after, self._space.target: 0}

    def _least_of(self, transition: Transition) -> _Least:
        """What a transition takes from the certificate that it asks for to its own, at least."""
        space, policy, days, work = self._space, self._space.policy, 0, 0
        if transition.clause:
            days = fewest_days(policy.lead_time_months)
        if transition.clause and START not in transition.serving and not space.doubtful:
            (asked,) = transition.certificates
            works = [one for one in transition.requirements if one.type == "work" and one.after == asked]
            months = max((one.total_months for one in works), default=0)
            # D26: a month counts whole at both ends, a calendar year from its last day; the year's end may be waited
            # for since its beginning.
            spared = 12 * (policy.counting != "day") + 12 * (policy.cutoff != "day")
            days += fewest_days(max(months - spared, asked.total_months - spared, 0))
            # On no day does a person both work and study full-time, unless gaps are bridged (D4), or work that is not
            # known is assumed to be enough (D17).
            bridged = policy.continuity_gap_days > 0 and any(one.mode is CountingMode.CONTINUOUS for one in works)
            assumed = "work" in space.view.unknown and (space.wishes.assume_unknown or space.wishes.answered)
            if policy.counting == "day" and not (bridged or assumed):
                work = fewest_days(max(months - spared, 0))
        return _Least(days, work, 1, int(transition.training is not None), transition.money + space.rebate(transition))

    def _measure(self) -> dict[Place, _Least]:
        """The shortest paths from each certificate to the target, by each of the things that they take."""
        import networkx as nx

        found: dict[tuple[CertificateNode, CertificateNode, bool], _Least] = {}
        for transition, least in self._least.items():
            for before in transition.serving:
                key = transition.node, before, any(need.chains for need in transition.needs)
                found[key] = _Least(*map(min, least, found.get(key, least)))
        ahead: nx.DiGraph[Place] = nx.DiGraph()
        for (after, before, needing), least in found.items():
            for number in range(self._most + 1):
                ahead.add_edge((after, number), (before, min(number + needing, self._most)), **least._asdict())
                if number < self._most:  # so many at least
                    ahead.add_edge((before, number + 1), (before, number), **dict.fromkeys(_Least._fields, 0))
        target = self._space.target, 0
        paths = [nx.single_source_dijkstra_path_length(ahead, target, weight=name) for name in _Least._fields]
        return {place: _Least(*(int(path[place]) for path in paths)) for place in paths[0]}

    def _days_after_study(self) -> dict[Chain, int]:
        """How many days after programmes are over the target can be earned at the earliest; less than 0 if before."""
        policy, found = self._space.policy, dict[Chain, int]()
        for transition in self._space.each_transition:
            for need in transition.needs:
                asked = need.requirement
                expected = asked.type == "diploma" and (asked.expected or policy.final_year_everywhere)
                final = policy.final_year_months if expected else 0
                for chain in need.chains:
                    # so many months of the last programme may still lie ahead when it serves
                    left = chain.programmes[-1].months if asked.type == "student" else final
                    days = self._ahead[transition.node, 0].days - most_days_of_months(left)
                    found[chain] = min(days, found.get(chain, days))
        return found


def _worked(day: int, work: int, route: Route) -> int:
    """No so many days of work lie between the day and an earlier one, as none is of full-time study."""
    for study in route.studies:
        if study.option.full_time:
            before = max(study.enrolled - day, 0)
            if work <= before:
                break
            work, day = work - before, max(day, study.graduated)
    return day + work


def most_days_of_months(months: int) -> int:
    """So many months are never more days."""
    return 366 * (months // 12) + 31 * (months % 12)
