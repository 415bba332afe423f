"""What no completion of a partial route can undercut: shortest paths over the certificates still ahead."""

from collections.abc import Sequence
from itertools import combinations, product
from math import ceil
from typing import NamedTuple

from ...model.graph import START, CertificateNode
from ...model.periods import FOREVER
from ...model.terms import CountingMode, Level
from ..evaluate.counting import fewest_days
from .route import Cost, Route
from .search_space import SearchSpace, Transition
from .study import Chain

_MOST = len(Level)
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
            self._most = min(len(chains), _MOST)
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
