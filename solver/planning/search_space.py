"""The certificates a person could still earn on the way to a target, and by which options each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from ...model.dates import add_months
from ...model.day_set import DaySet
from ...model.nodes import CertificateNode
from ...model.person import Certificate, Training, Work
from ...model.requirements import CertificateRequirement, Requirement, TrainingRequirement
from ...model.standard import Standard
from ...model.terms import CertificateKind, Level
from ..eligibility.check import holds_level
from ..evaluate.evaluate import evaluate
from ..evaluate.evaluate import serves as record_serves
from ..evaluate.record_view import RecordView
from .request import PlanRequest
from .study_chains import Chain, chains, serves
from .transition import Transition

__all__ = ["SearchSpace"]


class SearchSpace:
    """The rungs from a person's present state up to the target, with the options for each; related occupations' too.

    The target's own occupation comes first, the lowest rung first. Taken for granted: from `on` the person works in
    the target's occupation without a break (DESIGN §5).
    """

    def __init__(self, task: PlanRequest) -> None:
        self.task = task
        self.on = on = task.on
        self.target = level = task.level
        self.standard = standard = task.standard
        self.policy = task.policy
        self.wishes = wishes = task.wishes
        works_on = Work(occupation=standard.occupation, start=on, end=None)
        self.view = RecordView.of(task, wishes.answered).plus(works_on)
        self.study = [option for option in wishes.study if not (wishes.no_full_time and option.full_time)]
        self._chains = chains(self.study)
        self._chains_for: dict[tuple[int, int], list[Chain]] = {}
        self._earnable: dict[tuple[int, int], list[CertificateNode]] = {}
        self._serving: dict[Transition, list[CertificateNode]] = {}
        self._has: dict[tuple[int, int], bool] = {}
        self._is_held: dict[Transition, bool] = {}
        self.rung = CertificateNode(standard.occupation, level)
        self.held = holds_level(self.view, level, on)
        self.options: dict[CertificateNode, list[Transition]] = {}
        if not self.held:
            leading = sorted(task.catalog.graph(on).leading_to(standard.occupation, level), key=self._is_elsewhere)
            self.options = {rung: list(self._options(rung)) for rung in leading if self._is_to_earn(rung)}
            self._keep_what_can_be_earned()

    def _is_elsewhere(self, rung: CertificateNode) -> bool:
        return rung.occupation != self.standard.occupation

    def _is_to_earn(self, rung: CertificateNode) -> bool:
        if rung.level is None or (rung.level < self.target and not self._is_elsewhere(rung)):
            return False
        view = self.view.for_standard(self.view.catalog.standard(rung.occupation, self.on))
        return not holds_level(view, rung.level, self.on)

    def _options(self, rung: CertificateNode) -> Iterator[Transition]:
        standard = self.view.catalog.standard(rung.occupation, self.on)
        level = Level(rung.level or 0)
        if level not in standard.levels:
            if self.wishes.undocumented == "obtainable" and standard is self.standard:
                yield Transition(standard, level)
            return
        for clause in standard.levels[level]:
            if self.wishes.allows(clause.id):
                for number, asked in enumerate(clause.alternatives, start=1):
                    for training in self._trainings(standard, asked):
                        option = Transition(standard, level, clause, number, asked, training)
                        if not self.missing(option):
                            yield option

    def _trainings(self, standard: Standard, asked: tuple[Requirement, ...]) -> Iterator[Training | None]:
        """The training to take for an alternative: none if it is done, either way if one is to come."""
        trained = next((requirement for requirement in asked if isinstance(requirement, TrainingRequirement)), None)
        done = None if trained is None else self.first_day(trained, self.view.for_standard(standard))
        if trained is None or done is not None:
            yield None
        if trained is not None and (done is None or done > self.on.toordinal()):
            ready = dt.date.fromordinal(add_months(self.on.toordinal(), self.policy.training_months))
            yield Training(occupation=standard.occupation, level=trained.level, completed=ready)

    def _keep_what_can_be_earned(self) -> None:
        """Drops the options that ask for a certificate which is not held and which nobody can earn."""
        earned: set[CertificateNode] = set()
        before = -1
        while before < len(earned):
            before = len(earned)
            for rung, options in self.options.items():
                if rung not in earned and any(self._within_reach(option, earned) for option in options):
                    earned.add(rung)
        for rung, options in self.options.items():
            self.options[rung] = [option for option in options if self._within_reach(option, earned)]
        self._earnable.clear()
        self._serving.clear()

    def _within_reach(self, option: Transition, earned: set[CertificateNode]) -> bool:
        return self.is_held(option) or all(
            not earned.isdisjoint(self.earnable(asked, option)) or self.has(asked, option)
            for asked in option.certificates
        )

    @cached_property
    def is_joint(self) -> bool:
        """Whether an option asks for several certificates at once: then a route may be several chains in one."""
        return any(len(option.certificates) > 1 for options in self.options.values() for option in options)

    def view_of(self, option: Transition) -> RecordView:
        """The person's facts as the option's standard sees them."""
        return self.view.for_standard(option.standard)

    def missing(self, option: Transition) -> list[Requirement]:
        """What the option asks for that neither records nor work nor study can meet.

        Certificates with a level and trainings are left aside: they are earned and taken.
        """
        view = self.view_of(option)
        return [requirement for requirement in option.asked if not self._can_be_met(requirement, view)]

    def _can_be_met(self, requirement: Requirement, view: RecordView) -> bool:
        if requirement.type == "training" or (requirement.type == "certificate" and requirement.level is not None):
            return True
        if requirement.type == "work" and requirement.after is not None:
            return self._can_be_met(requirement.after, view)
        return self.first_day(requirement, view) is not None or bool(self.chains_for(requirement, view))

    def chains_for(self, requirement: Requirement, view: RecordView) -> list[Chain]:
        """The programmes that can bring what is required, each alone or after those that it needs."""
        key = id(requirement), id(view.standard)
        known = self._chains_for.get(key)
        if known is None:
            occupation, sure = self.standard.occupation, self.wishes.assume_unknown
            known = self._chains_for[key] = [
                chain
                for chain in self._chains
                if serves(chain.programmes[-1], requirement, view, occupation=occupation, assume_unknown=sure)
            ]
        return known

    def is_held(self, option: Transition) -> bool:
        """Whether the person's own certificates meet all that is asked, now or later."""
        known = self._is_held.get(option)
        if known is None:
            known = self._is_held[option] = all(self.has(asked, option) for asked in option.certificates)
        return known

    def has(self, asked: CertificateRequirement, option: Transition) -> bool:
        """Whether the person's own certificates meet this one that the option asks for, now or later."""
        key = id(asked), id(option.clause)
        if key not in self._has:
            self._has[key] = self.first_day(asked, self.view_of(option)) is not None
        return self._has[key]

    def serving(self, option: Transition) -> list[CertificateNode]:
        """The rungs that can be earned and whose certificate serves where the option asks for one (D6, D7, D8)."""
        known = self._serving.get(option)
        if known is None:
            each = [self.earnable(asked, option) for asked in option.certificates]
            known = self._serving[option] = [rung for rungs in each for rung in rungs]
        return known

    def earnable(self, asked: CertificateRequirement, option: Transition) -> list[CertificateNode]:
        """The rungs that can be earned and whose certificate serves for this one that the option asks for."""
        key = id(asked), id(option.clause)
        known = self._earnable.get(key)
        if known is None:
            known = self._earnable[key] = [rung for rung in self.might_serve(asked, option) if self.options[rung]]
        return known

    def might_serve(self, asked: CertificateRequirement, option: Transition) -> list[CertificateNode]:
        """The rungs to earn whose certificate would serve for this one that the option asks for."""
        view, own, level = self.view_of(option), option.standard.occupation, option.level
        fitting = [one for one in self._certificates if one[0].occupation != own or (one[0].level or 0) > level]
        served = ((rung, record_serves(asked, certificate, view)) for rung, certificate in fitting)
        return [rung for rung, (could, unknown) in served if could and not unknown]

    @cached_property
    def _certificates(self) -> list[tuple[CertificateNode, Certificate]]:
        """The certificates to earn, as if they were issued on the day asked."""
        kind = CertificateKind.SKILL_LEVEL
        return [
            (rung, Certificate.unvalidated(occupation=rung.occupation, level=rung.level, issued=self.on, kind=kind))
            for rung in self.options
        ]

    def first_day(self, requirement: Requirement, view: RecordView) -> int | None:
        """The first day, from the day asked on, on which the requirement holds, as surely as the wishes ask."""
        return self.days(requirement, view).first_from(self.on.toordinal())

    def days(self, requirement: Requirement, view: RecordView) -> DaySet:
        """The days on which the requirement holds, as surely as the wishes ask."""
        holding = evaluate(requirement, view)
        return holding.possible if self.wishes.assume_unknown else holding.certain
