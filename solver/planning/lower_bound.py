"""What no completion of a partial route can undercut: shortest paths over the certificates still ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain as all_of

from ...model.graph import START, CertificateNode
from ...model.requirements import Requirement, WorkYears
from ...model.terms import CountingMode
from ..evaluate.record_view import RecordView
from ..evaluate.work_time import days_before, fewest_days, fewest_days_of_months
from ..evaluate.worked_days import worked_days
from .cost import Cost
from .label import Due
from .schedule import Schedule
from .search_space import SearchSpace
from .study_chains import Chain
from .transition import Transition

__all__ = ["LowerBound", "most_days_of_months"]

_Work = tuple[int, int]
"""A completion's work: days that come after certificates still to be earned, and days at least since the day asked."""


class LowerBound:
    """Where programmes are offered: the least that is still ahead of each certificate.

    Each certificate comes as many years after the one before as it asks for; a programme that is due is over, but for a
    final year, when it is needed; and on no day does a person both work and study full-time (unless the policy bridges
    gaps, D4, or work of which nothing is known is assumed to be enough, D17).
    """

    def __init__(self, space: SearchSpace, chains: Sequence[Chain]) -> None:
        self._space = space
        self._today = space.today
        self._days: dict[CertificateNode, int] = {}
        if chains:
            self._measure()
            self._after = self._days_after_study()
            self._count_needs()
            self._one_more = min(chain.days + days for chain, days in self._after.items())

    def _measure(self) -> None:
        """The shortest paths from each certificate to the target: by days, by certificates, and by work."""
        import networkx as nx

        space = self._space
        lengths: dict[tuple[CertificateNode, CertificateNode], int] = {}
        without_programme = set()
        for transition, before in _edges(space):
            edge = transition.node, before
            length = self._days_after(transition) if before != START else 0
            lengths[edge] = min(length, lengths.get(edge, length))
            if not any(need.requirement.type == "certificate" and need.own is None for need in space.needs(transition)):
                without_programme.add(edge)
        ahead: nx.DiGraph[CertificateNode] = nx.DiGraph()
        ahead.add_node(space.target)
        ahead.add_weighted_edges_from((node, before, length) for (node, before), length in lengths.items())
        self._days = {
            node: int(days) for node, days in nx.single_source_dijkstra_path_length(ahead, space.target).items()
        }
        self._certificates = dict(nx.single_source_shortest_path_length(ahead, space.target))
        ahead.remove_edges_from(lengths.keys() - without_programme)
        self._levelled = dict(nx.single_source_shortest_path_length(ahead, space.target))
        self._work = self._work_ahead()

    def _count_needs(self) -> None:
        """How many programmes one transition can need, and how many certificates still come after one that needs any."""
        each = {one: [need.chains for need in self._space.needs(one)] for one in self._space.each_transition}
        needing = {one: min(len(chains), len(set(all_of(*chains)))) for one, chains in each.items()}
        self._most_needs = max(needing.values())
        self._after_needs = min(self._certificates[one.node] for one, count in needing.items() if count)

    def of(self, schedule: Schedule, due: Due, *, is_open: bool) -> Cost:
        """No route that begins so costs less; `is_open` if one more programme at least is to come."""
        if not self._days:
            return schedule.cost
        node = schedule.certificates[-1].transition.node if schedule.certificates else START
        free = [(study.enrolled, study.graduated) for study in schedule.studies if study.option.full_time]
        after, in_all = self._work[node]
        day = max(
            schedule.day + self._days[node],
            _worked(schedule.day, after, free),
            _worked(self._today, in_all, free),
            *(over + self._after[chain] for chain, over in due),
            max(schedule.day, schedule.free_from) + self._one_more if is_open else 0,
        )
        certificates = self._certificates[node]  # of levels; a programme may still have to bring one more
        if schedule.cost[1] == len(schedule.certificates):
            certificates = min(certificates + 1, self._levelled.get(node, certificates + 1))
        if needs := len(due) + is_open:
            certificates = max(certificates, -(-needs // self._most_needs) + self._after_needs)
        certificates += schedule.cost[1]
        return day, certificates, schedule.cost[2], schedule.cost[3] + is_open

    def with_study(self, bound: Cost, chain: Chain, start: int) -> Cost:
        """No route costs less that goes on by attending programmes, begun on a day or later."""
        day, certificates, trainings, programmes = bound
        return (
            max(day, start + chain.days + self._after[chain]),
            certificates,
            trainings,
            programmes - 1 + len(chain.programmes),
        )

    def _days_after(self, transition: Transition) -> int:
        """How many days after the certificate that it asks for a transition's certificate is issued, at least."""
        space = self._space
        lead_time = fewest_days_of_months(space.policy.lead_time_months) if transition.clause else 0
        if space.is_held(transition) or space.is_intricate:
            return lead_time
        return lead_time + self._fewest_days(max(transition.years_after, transition.certificates[0].years))

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

    # --- work ---

    def _work_ahead(self) -> dict[CertificateNode, tuple[int, int]]:
        """The least work ahead of each certificate: after it, and in all since the day asked.

        A completion with (a, b) takes work w up to the certificate to max(w + a, b) in all.
        """
        space = self._space
        best: dict[CertificateNode, list[_Work]] = {space.target: [(0, 0)]}
        least = {transition: self._least_work(transition) for transition in space.each_transition}
        changed = [space.target]
        while changed:
            node = changed.pop(0)
            for transition in space.transitions[node]:
                after, in_all = least[transition]
                found = [(after + a, max(in_all + a, b)) for a, b in best[node]]
                for before in all_of(space.serving(transition), [START] if space.is_held(transition) else []):
                    if _improves(best.setdefault(before, []), found) and before != START and before not in changed:
                        changed.append(before)
        return {node: (min(a for a, _ in each), min(max(pair) for pair in each)) for node, each in best.items()}

    def _least_work(self, transition: Transition) -> _Work:
        """The days of work that come after the certificate that it asks for, and those in all since the day asked."""
        space, view = self._space, self._space.view_of(transition)
        asked = None if space.is_held(transition) or space.is_intricate else transition.certificates[0]
        after = in_all = 0
        for requirement in transition.requirements:
            if requirement.type == "work" and not self._goes_on_in_study(requirement):
                if asked is not None and requirement.after == asked:
                    after = max(after, self._fewest_days(requirement.years))
                elif space.first_day(requirement, view) != space.today:
                    in_all = max(in_all, self._lacking(requirement, view))
        return after, in_all

    def _goes_on_in_study(self, requirement: WorkYears) -> bool:
        """Whether full-time study takes nothing from such work: gaps are bridged, or unknown work is assumed (D4, D17)."""
        wishes = self._space.wishes
        assumed = "work" in self._space.view.unknown and (wishes.assume_unknown or bool(wishes.answered))
        bridged = requirement.mode is CountingMode.CONTINUOUS and self._space.policy.continuity_gap_days > 0
        return assumed or bridged

    def _lacking(self, requirement: WorkYears, view: RecordView) -> int:
        """How many days of work are still to come at least for the years asked for."""
        sure = not self._space.wishes.assume_unknown
        counts = [(spell, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work]
        spells = [spell for spell, counted in counts if counted or (counted is None and not sure)]
        done = days_before(worked_days(requirement, spells, view, surely=sure), self._today)
        return max(self._fewest_days(requirement.years) - done, 0)


def _edges(space: SearchSpace) -> Iterator[tuple[Transition, CertificateNode]]:
    """Each transition with each certificate that can come before it; START where the person's own will do."""
    for transition in space.each_transition:
        if space.is_held(transition):
            yield transition, START
        for node in space.serving(transition):
            yield transition, node


def _improves(known: list[_Work], found: list[_Work]) -> bool:
    """Whether completions are added that none of the known ones beats; those that they beat are dropped."""
    new = [one for one in found if not any(a <= one[0] and b <= one[1] for a, b in known)]
    known[:] = [one for one in known if not any(a <= one[0] and b <= one[1] for a, b in new)] + new
    return bool(new)


def _worked(day: int, work: int, free: Iterable[tuple[int, int]]) -> int:
    """No so many days of work fit between the day and an earlier one, without those of full-time study."""
    for start, end in free:
        before = max(start - day, 0)
        if work <= before:
            break
        work, day = work - before, max(day, end)
    return day + work


def most_days_of_months(months: int) -> int:
    """So many months are never more days."""
    return 366 * (months // 12) + 31 * (months % 12)
