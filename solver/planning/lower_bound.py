"""A lower bound on the day on which a route ends, wherever the programmes it needs are begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...model.dates import add_months, latest
from ...model.requirements import Requirement, WorkYears
from ..evaluate.counting import earliest_reached
from ..evaluate.work_time import days_before, fewest_days
from ..evaluate.worked_days import worked_days
from .routes import Route
from .search_space import SearchSpace
from .study_assignment import Assignment, RouteNeed, StudyAssignments
from .study_chains import Chain, StudyNeed, study_requirements
from .transition import Transition

__all__ = ["LowerBound", "most_days_of_months"]


@dataclass(frozen=True, slots=True)
class _TransitionMinimum:
    """What a transition needs at least: the day its records are there, years after the certificate, days of work."""

    ready: int
    years: int
    years_of_work: int
    work: int


@dataclass(frozen=True, slots=True)
class _StudyMinimum:
    """What a need takes at least: days of study from the day asked, those of them without work, programmes."""

    days: int = 0
    off_work: int = 0
    programmes: int = 0


@dataclass
class LowerBound:
    """Three facts that hold wherever programmes are begun.

    Each stage comes after the one before and lasts as long as the years it asks for after that certificate; programmes
    follow one another from the day asked on; and on no day does a person both work and study full-time (unless the
    policy bridges gaps, D4, or work of which nothing is known is taken to be enough, D17).
    """

    space: SearchSpace
    study: StudyAssignments
    _transitions: dict[Transition, _TransitionMinimum] = field(default_factory=dict)
    _needs: dict[StudyNeed, _StudyMinimum] = field(default_factory=dict)

    @cached_property
    def _study_costs_work(self) -> bool:
        wishes, policy = self.space.wishes, self.space.policy
        assumed = "work" in self.space.view.unknown and (wishes.assume_unknown or bool(wishes.answered))
        return not assumed and not policy.continuity_gap_days

    def of_route(self, route: Route, needed: Sequence[RouteNeed]) -> int:
        """No day before this one can end the route, in whatever way its needs are met."""
        studied = [0] * len(route)
        suspended = [0] * len(route)
        for stage, need in needed:
            least = self._study_minimum(need)
            studied[stage] = max(studied[stage], least.days)
            suspended[stage] = max(suspended[stage], least.off_work)
        return self._walk(route, studied, suspended)

    def fewest_programmes(self, needed: Sequence[RouteNeed]) -> int:
        """No way to meet the needs of a route takes fewer programmes."""
        return max((self._study_minimum(need).programmes for _, need in needed), default=0)

    def _study_minimum(self, need: StudyNeed) -> _StudyMinimum:
        known = self._needs.get(need)
        if known is None:
            least = [(0, 0, 0)] if need.own is not None else []
            for chain in need.chains:
                unfinished = self._unfinished(need.requirement, chain)
                least.append((chain.days - unfinished, self._off_work(chain) - unfinished, len(chain.programmes)))
            known = self._needs[need] = _StudyMinimum(*map(min, zip(*least, strict=True)))
        return known

    def of_assignment(self, route: Route, needed: Sequence[RouteNeed], assignment: Assignment) -> int:
        """No day before this one can end the route if its needs are met in this way."""
        studied = [0] * len(route)
        suspended = [0] * len(route)
        unfinished = 0
        for count, ((stage, need), chain) in enumerate(zip(needed, assignment, strict=True), start=1):
            if chain is not None:
                unfinished = max(unfinished, self._unfinished(need.requirement, chain))
            chains = self.study.attended(assignment[:count])
            own = self._by_study(need, chain, route[stage]) - self.space.today
            studied[stage] = max(studied[stage], sum(chain.days for chain in chains) - unfinished, own)
            suspended[stage] = sum(map(self._off_work, chains)) - unfinished
        return self._walk(route, studied, suspended)

    def _walk(self, route: Route, studied: Sequence[int], suspended: Sequence[int]) -> int:
        """The end of the route, if so many days of study, and of those without work, come before each stage's end."""
        lead_time = self.space.policy.lead_time_months
        today = day = self.space.today
        work = off_work = 0
        for stage, transition in enumerate(route):
            least = self._transition_minimum(transition)
            off_work = max(off_work, suspended[stage])
            work = work + least.years_of_work if stage else least.work
            day = max(
                earliest_reached(day, least.years, self.space.policy) if least.years and stage else day,
                least.ready,
                today + studied[stage],
                today + off_work + max(work, least.work),
            )
            if lead_time and transition.clause is not None:
                day = add_months(day, lead_time)
        return day

    def _off_work(self, chain: Chain) -> int:
        return chain.suspends if self._study_costs_work else 0

    def _unfinished(self, requirement: Requirement, chain: Chain) -> int:
        """How many days of the last programme may still lie ahead when it serves, at most."""
        if requirement.type == "student":
            return most_days_of_months(chain.programmes[-1].months)
        expected = requirement.type == "diploma" and (requirement.expected or self.space.policy.final_year_everywhere)
        return most_days_of_months(self.space.policy.final_year_months) if expected else 0

    def _by_study(self, need: StudyNeed, chain: Chain | None, transition: Transition) -> int:
        """The day of the person's own record, or of work done after a programme begun on the day asked."""
        if chain is None:
            return need.own or 0
        works = [asked for asked in transition.requirements if asked.type == "work" and asked.after == need.requirement]
        after = max((work.years for work in works), default=0)
        return self.space.today + chain.days + self._fewest_days(after) if after else 0

    def _transition_minimum(self, transition: Transition) -> _TransitionMinimum:
        known = self._transitions.get(transition)
        if known is None:
            known = self._transitions[transition] = self._minimum_of(transition)
        return known

    def _minimum_of(self, transition: Transition) -> _TransitionMinimum:
        space, view = self.space, self.space.view_of(transition)
        earned = None if space.is_held(transition) else transition.certificates[0]
        by_study = study_requirements(transition.requirements)
        ready, work = space.today, 0
        for requirement in transition.requirements:
            if requirement.type == "work":
                first = space.first_day(requirement, view)
                if requirement.after is None and first is not None:
                    ready = max(ready, first)
                is_after_earned = earned is not None and requirement.after == earned
                if self._study_costs_work and space.study and first != space.today and not is_after_earned:
                    work = max(work, self._work_ahead(requirement, transition))
            elif requirement.type == "training" and transition.training is not None:
                ready = max(ready, latest(transition.training.completed))
            elif requirement not in transition.certificates and requirement not in by_study:
                ready = max(ready, space.first_day(requirement, view) or space.today)
        if earned is None:
            return _TransitionMinimum(ready, 0, 0, work)
        years = max(transition.years_after, earned.years)
        return _TransitionMinimum(ready, years, self._fewest_days(transition.years_after), work)

    def _work_ahead(self, requirement: WorkYears, transition: Transition) -> int:
        """How many days of work are still to come at least for the years asked for."""
        view = self.space.view_of(transition)
        sure = not self.space.wishes.assume_unknown
        counts = [(spell, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work]
        spells = [spell for spell, counted in counts if counted or (counted is None and not sure)]
        done = days_before(worked_days(requirement, spells, view, surely=sure), self.space.today)
        return max(self._fewest_days(requirement.years) - done, 0)

    def _fewest_days(self, years: int) -> int:
        """So many years are never fewer days of work; where they are not counted by day, a few may be enough (D26)."""
        policy = self.space.policy
        return fewest_days(years) if policy.counting == policy.cutoff == "day" else 0


def most_days_of_months(months: int) -> int:
    """So many months are never more days."""
    return 366 * (months // 12) + 31 * (months % 12)
