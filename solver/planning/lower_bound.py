"""No plan is over sooner: a bound for a route and the programmes it needs, wherever these are begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...model.dates import add_months, add_years
from ...model.requirements import WorkYears
from ..evaluate.work_time import days_before, fewest_days
from ..evaluate.work_years import worked_days
from .joint_prerequisites import last_merged
from .routes import Route
from .search_space import SearchSpace
from .study_assignment import Met, Need, Programmes
from .study_chains import Chain, study_requirements
from .transition import Transition

__all__ = ["Bound"]


@dataclass(frozen=True, slots=True)
class _Least:
    """What an option needs at least: the day its records are there, years after the certificate, days of work.

    `held` is the day of the person's own certificate, if it is not to be earned.
    """

    ready: int
    held: int
    years: int
    years_of_work: int
    work: int


@dataclass
class Bound:
    """Three truths that hold wherever programmes are begun.

    Each stage comes after the one before and lasts as long as the years it asks for after that certificate (not up to
    one that asks for several certificates: these need not count from each other); programmes follow one another from
    the day asked on; and on no day does a person both work and study full-time (unless the policy bridges gaps, D4, or
    work of which nothing is known is taken to be enough, D17).
    """

    ladder: SearchSpace
    programmes: Programmes
    _known: dict[int, _Least] = field(default_factory=dict)
    _study: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def _study_costs_work(self) -> bool:
        wishes, policy = self.ladder.wishes, self.ladder.policy
        untold = "work" in self.ladder.view.unknown and (wishes.assume_unknown or bool(wishes.answered))
        return not untold and not policy.continuity_gap_days

    def at_best(self, route: Route, needed: Sequence[Need]) -> int:
        """No day before this one can end the route, in whatever way its needs are met."""
        studied = [0] * len(route)
        suspended = [0] * len(route)
        for need in needed:
            ahead, off_work, _ = self._least_study(need, route[need.stage])
            studied[need.stage] = max(studied[need.stage], ahead)
            suspended[need.stage] = max(suspended[need.stage], off_work)
        return self._walk(route, studied, suspended)

    def fewest_programmes(self, route: Route, needed: Sequence[Need]) -> int:
        """No way to meet the needs of a route takes fewer programmes."""
        return max((self._least_study(need, route[need.stage])[2] for need in needed), default=0)

    def _least_study(self, need: Need, option: Transition) -> tuple[int, ...]:
        key = id(need.requirement), id(option.clause)
        if key not in self._study:
            view = self.ladder.view_of(option)
            found = [
                (chain.days - unfinished, self._off_work(chain) - unfinished, len(chain.programmes))
                for chain in self.ladder.chains_for(need.requirement, view)
                for unfinished in [self._unfinished(need, chain)]
            ]
            if self.ladder.first_day(need.requirement, view) is not None:
                found.append((0, 0, 0))
            self._study[key] = tuple(map(min, zip(*found, strict=True)))
        return self._study[key]

    def soonest_end(self, route: Route, needed: Sequence[Need], met: Met) -> int:
        """No day before this one can end the route if its needs are met in this way."""
        today = self.ladder.on.toordinal()
        studied = [0] * len(route)
        suspended = [0] * len(route)
        unfinished = 0
        for count, (need, chain) in enumerate(zip(needed, met, strict=True), start=1):
            unfinished = max(unfinished, self._unfinished(need, chain))
            chains = self.programmes.attended(met[:count])
            own = self._by_study(need, chain, route[need.stage]) - today
            studied[need.stage] = max(studied[need.stage], sum(chain.days for chain in chains) - unfinished, own)
            suspended[need.stage] = sum(map(self._off_work, chains)) - unfinished
        return self._walk(route, studied, suspended)

    def _walk(self, route: Route, studied: Sequence[int], suspended: Sequence[int]) -> int:
        """The end of the route, if so many days of study, and of those without work, come before each stage's end."""
        lead_time = self.ladder.policy.lead_time_months
        today = day = self.ladder.on.toordinal()
        work = off_work = 0
        merged = last_merged(route, self.ladder)
        for stage, option in enumerate(route):
            least = self._least(option)
            off_work = max(off_work, suspended[stage])
            work = work + least.years_of_work if stage > merged else max(work, least.work)
            day = max(
                add_years(day, least.years) if least.years and stage > merged else day,
                least.ready if stage else least.held,
                today + studied[stage],
                today + off_work + max(work, least.work),
            )
            if lead_time and option.clause is not None:
                day = add_months(day, lead_time)
        return day

    def _off_work(self, chain: Chain) -> int:
        return chain.suspends if self._study_costs_work else 0

    def _unfinished(self, need: Need, chain: Chain | None) -> int:
        """Of the last programme, so many days at most may lie ahead when it serves."""
        if chain is None:
            return 0
        if need.requirement.type == "student":
            return _most(chain.programmes[-1].months)
        expected = need.requirement.type == "diploma" and need.requirement.expected
        return _most(self.ladder.policy.final_year_months) if expected else 0

    def _by_study(self, need: Need, chain: Chain | None, option: Transition) -> int:
        """The day of the person's own record, or of work done after a programme begun on the day asked."""
        if chain is None:
            return self.ladder.first_day(need.requirement, self.ladder.view_of(option)) or 0
        after = [asked.years for asked in option.asked if asked.type == "work" and asked.after == need.requirement]
        return self.ladder.on.toordinal() + chain.days + fewest_days(max(after)) if after else 0

    def _least(self, option: Transition) -> _Least:
        if id(option) not in self._known:
            self._known[id(option)] = self._least_of(option)
        return self._known[id(option)]

    def _least_of(self, option: Transition) -> _Least:
        ladder, view = self.ladder, self.ladder.view_of(option)
        today = ladder.on.toordinal()
        earned = None if ladder.is_held(option) else option.certificates[0]
        ready, held, work = today, today, 0
        by_study = study_requirements(option.asked)
        for requirement in option.asked:
            if requirement.type == "work":
                first = ladder.first_day(requirement, view)
                if requirement.after is None and first is not None:
                    ready = max(ready, first)
                if (
                    self._study_costs_work
                    and ladder.study
                    and first != today
                    and (earned is None or requirement.after != earned)
                ):
                    work = max(work, self._work_ahead(requirement, option))
            elif requirement.type == "training" and option.training is not None:
                ready = max(ready, option.training.completed.toordinal())
            elif requirement in by_study or requirement is earned:
                continue
            elif requirement.type == "certificate":
                held = max(held, ladder.first_day(requirement, view) or today)
            else:
                ready = max(ready, ladder.first_day(requirement, view) or today)
        if earned is None:
            return _Least(ready, max(ready, held), 0, 0, work)
        return _Least(ready, ready, max(option.years_after, earned.years), fewest_days(option.years_after), work)

    def _work_ahead(self, requirement: WorkYears, option: Transition) -> int:
        """At least so many days of work are still to come for the years asked for."""
        view = self.ladder.view_of(option)
        sure = not self.ladder.wishes.assume_unknown
        counts = [(spell, view.in_scope(spell.occupation, requirement.scope)) for spell in view.work]
        spells = [spell for spell, counted in counts if counted or (counted is None and not sure)]
        done = days_before(worked_days(requirement, spells, view), self.ladder.on.toordinal())
        return max(fewest_days(requirement.years) - done, 0)


def _most(months: int) -> int:
    return 366 * (months // 12) + 31 * (months % 12)
