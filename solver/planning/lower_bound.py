"""What no completion of a partial route can undercut: shortest paths over the certificates still ahead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain as all_of
from typing import TYPE_CHECKING

from ...model.graph import START, CertificateNode
from ...model.requirements import Requirement, WorkYears
from ...model.terms import CountingMode
from ..evaluate.counting import fewest_days, fewest_days_of_months
from .cost import Cost
from .label import Due
from .schedule import Schedule
from .search_space import SearchSpace
from .study_chains import Chain
from .transition import Transition

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["LowerBound", "most_days_of_months"]


class LowerBound:
    """Where programmes are offered: the least that is still ahead of each certificate.

    Each certificate comes as many years after the one before as it asks for; a programme that is due is over, but for a
    final year, when it is needed, and a certificate needs few programmes; and on no day does a person both work and
    study full-time (unless the policy bridges gaps, D4, or unknown work is assumed to be enough, D17).
    Where none is offered, a bound would cost more than it saves.
    """

    def __init__(self, space: SearchSpace, chains: Sequence[Chain]) -> None:
        self._space = space
        self._is_used = bool(chains)
        self._rebates = space.rebates
        if chains:
            self._measure()
            self._after = self._days_after_study()
            self._one_more = min(chain.days + days for chain, days in self._after.items())
            asked = ((one, [need.chains for need in space.needs(one)]) for one in space.each_transition)
            needing = {one: min(len(needs), len(set(all_of(*needs)))) for one, needs in asked if any(needs)}
            self._most_needed = max(needing.values())
            self._after_needed = min(self._certificates[one.node] for one in needing)

    def _measure(self) -> None:
        """The shortest paths from each certificate to the target: by certificates, by days, and by days of work."""
        import networkx as nx

        ahead: nx.DiGraph[CertificateNode] = nx.DiGraph()
        ahead.add_node(self._space.target)
        for transition in self._space.each_transition:
            days, work = self._least_after(transition)
            start = [START] if self._space.is_held(transition) else []
            for before in [*start, *self._space.serving(transition)]:
                known = ahead.get_edge_data(transition.node, before, {"days": days, "work": work})
                least = {"days": min(days, known["days"]), "work": min(work, known["work"])}
                ahead.add_edge(transition.node, before, **least)
        self._certificates = dict(nx.single_source_shortest_path_length(ahead, self._space.target))
        self._days, self._work = self._least(ahead, "days"), self._least(ahead, "work")

    def _least(self, ahead: nx.DiGraph[CertificateNode], weight: str) -> dict[CertificateNode, int]:
        import networkx as nx

        lengths = nx.single_source_dijkstra_path_length(ahead, self._space.target, weight=weight)
        return {node: int(length) for node, length in lengths.items()}

    def of(self, schedule: Schedule, due: Due, *, is_open: bool) -> Cost:
        """No route that begins so costs less; `is_open` if one more programme at least is to come."""
        day, certificates, trainings, programmes, money = schedule.cost
        node = schedule.certificates[-1].transition.node if schedule.certificates else START
        if node != self._space.target:
            money -= self._rebates
        if not self._is_used:
            return day, certificates, trainings, programmes, money
        last = max(
            day + self._days[node],
            _worked(day, self._work[node], schedule),
            *(over + self._after[chain] for chain, over in due),
            max(day, schedule.free_from) + self._one_more if is_open else 0,
        )
        needed = -(-(len(due) + is_open) // self._most_needed)
        ahead = max(self._certificates[node], needed + self._after_needed if needed else 0)
        return last, certificates + ahead, trainings, programmes + is_open, money

    def with_study(self, bound: Cost, chain: Chain, start: int) -> Cost:
        """No route costs less that goes on by attending programmes, begun on a day or later."""
        day, certificates, trainings, programmes, money = bound
        end = start + chain.days + self._after[chain]
        return max(day, end), certificates, trainings, programmes - 1 + len(chain.programmes), money

    def _least_after(self, transition: Transition) -> tuple[int, int]:
        """How many days after the certificate it asks for a transition's is issued, at least; how many are of work."""
        space = self._space
        lead_time = fewest_days_of_months(space.policy.lead_time_months) if transition.clause else 0
        if space.is_held(transition) or space.doubtful:
            return lead_time, 0
        (asked,) = transition.certificates
        works = [one for one in transition.requirements if one.type == "work" and one.after == asked]
        years = max((work.years for work in works), default=0)
        days, work = self._fewest_days(max(years, asked.years)), self._fewest_days(years)
        return lead_time + days, 0 if any(map(self._goes_on_in_study, works)) else work

    def _goes_on_in_study(self, work: WorkYears) -> bool:
        """Whether full-time study takes nothing from it: gaps are bridged (D4), or unknown work is assumed (D17)."""
        wishes = self._space.wishes
        assumed = "work" in self._space.view.unknown and (wishes.assume_unknown or bool(wishes.answered))
        return assumed or (work.mode is CountingMode.CONTINUOUS and self._space.policy.continuity_gap_days > 0)

    def _fewest_days(self, years: int) -> int:
        """So many years are never fewer days; where they are not counted by day, a few may be enough (D26)."""
        policy = self._space.policy
        return fewest_days(years) if policy.counting == policy.cutoff == "day" else 0

    def _days_after_study(self) -> dict[Chain, int]:
        """How many days after programmes are over the target can be earned at the earliest; less than 0 if before."""
        found: dict[Chain, int] = {}
        for transition in self._space.each_transition:
            for need in self._space.needs(transition):
                for chain in need.chains:
                    days = self._days[transition.node] - self._unfinished(need.requirement, chain)
                    found[chain] = min(days, found.get(chain, days))
        return found

    def _unfinished(self, requirement: Requirement, chain: Chain) -> int:
        """How many days of the last programme may still lie ahead when it serves, at most."""
        policy = self._space.policy
        if requirement.type == "student":
            return most_days_of_months(chain.programmes[-1].months)
        expected = requirement.type == "diploma" and (requirement.expected or policy.final_year_everywhere)
        return most_days_of_months(policy.final_year_months) if expected else 0


def _worked(day: int, work: int, schedule: Schedule) -> int:
    """No so many days of work lie between the day and an earlier one, as none is of full-time study."""
    for study in schedule.studies:
        if study.option.full_time:
            before = max(study.enrolled - day, 0)
            if work <= before:
                break
            work, day = work - before, max(day, study.graduated)
    return day + work


def most_days_of_months(months: int) -> int:
    """So many months are never more days."""
    return 366 * (months // 12) + 31 * (months % 12)
