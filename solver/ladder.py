"""The certificates a person could still earn on the way to a target, and by which options each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model.catalog import Catalog
from ..model.dates import DateSet, add_months
from ..model.person import Person, Training, Work
from ..model.policy import Policy
from ..model.requirement import CertificateHeld, Requirement, Trained
from ..model.standard import Clause, Standard
from ..model.terms import Level
from .chains import Chain, chains, serves
from .eligibility import holds_level
from .facts import Facts
from .holds import holds
from .wishes import Wishes

__all__ = ["Ladder", "Option"]


@dataclass(frozen=True)
class Option:
    """One way to earn the certificate of a level: an alternative, and the training to be taken for it, if any.

    Without a clause: the certificate's conditions are not documented, and it is taken to be earned at once.
    """

    level: Level
    clause: Clause | None = None
    alternative: int = 0
    asked: tuple[Requirement, ...] = ()
    training: Training | None = None

    @property
    def trained_for(self) -> Level:
        """The level that the training is for."""
        return next(asked.level for asked in self.asked if asked.type == "training")

    @cached_property
    def years_after(self) -> int:
        """The years of work that the alternative asks for after the certificate."""
        works = (asked for asked in self.asked if asked.type == "work" and asked.after is not None)
        return max((work.years for work in works if work.after and work.after.type == "certificate"), default=0)

    @cached_property
    def certificate(self) -> CertificateHeld | None:
        """The certificate the alternative asks for."""
        return next((asked for asked in self.asked if isinstance(asked, CertificateHeld)), None)


class Ladder:
    """The rungs from a person's present state up to the target, lowest first, with the options for each.

    Taken for granted: from `on` the person works in the target's occupation without a break (DESIGN §5).
    """

    def __init__(
        self, person: Person, catalog: Catalog, policy: Policy, standard: Standard, level: Level, on: dt.date, wishes: Wishes
    ) -> None:  # fmt: skip
        self.on = on
        self.target = level
        self.standard = standard
        self.policy = policy
        self.wishes = wishes
        works_on = Work(occupation=standard.occupation, start=on, end=None)
        self.facts = Facts.of(person, catalog, standard, policy).plus(works_on)
        self.study = [option for option in wishes.study if not (wishes.no_full_time and option.full_time)]
        self._chains = chains(self.study)
        self._serving: dict[int, list[Chain]] = {}
        self.held = holds_level(self.facts, level, on)
        leading = () if self.held else catalog.graph(on).leading_to(standard.occupation, level)
        self.options: dict[Level, list[Option]] = {}
        for _, rung in leading:
            if rung is not None and not holds_level(self.facts, rung, on):
                self.options[rung] = [option for option in self._options(rung) if self._within_reach(option)]

    def _options(self, level: Level) -> Iterator[Option]:
        if level not in self.standard.levels:
            if self.wishes.undocumented == "obtainable":
                yield Option(level)
            return
        for clause in self.standard.levels[level]:
            if clause.id not in self.wishes.avoid:
                for number, asked in enumerate(clause.alternatives, start=1):
                    for training in self._trainings(asked):
                        yield Option(level, clause, number, asked, training)

    def _trainings(self, asked: tuple[Requirement, ...]) -> Iterator[Training | None]:
        """The training to take for an alternative: none if it is done, either way if one is to come."""
        trained = next((requirement for requirement in asked if isinstance(requirement, Trained)), None)
        done = None if trained is None else self.first_day(trained, self.facts)
        if trained is None or done is not None:
            yield None
        if trained is not None and (done is None or done > self.on.toordinal()):
            ready = dt.date.fromordinal(add_months(self.on.toordinal(), self.policy.training_months))
            yield Training(occupation=self.standard.occupation, level=trained.level, completed=ready)

    def _within_reach(self, option: Option) -> bool:
        return not self.missing(option) and (self.is_held(option.certificate) or bool(self.serving(option)))

    def missing(self, option: Option) -> list[Requirement]:
        """What the option asks for that neither records nor work nor study can meet.

        Certificates with a level and trainings are left aside: they are earned and taken.
        """
        return [requirement for requirement in option.asked if not self._can_be_met(requirement)]

    def _can_be_met(self, requirement: Requirement) -> bool:
        if requirement.type == "training" or (requirement.type == "certificate" and requirement.level is not None):
            return True
        if requirement.type == "work" and requirement.after is not None:
            return self._can_be_met(requirement.after)
        return self.first_day(requirement, self.facts) is not None or bool(self.chains_for(requirement))

    def chains_for(self, requirement: Requirement) -> list[Chain]:
        """The programmes that can bring what is required, each alone or after those that it needs."""
        if id(requirement) not in self._serving:
            sure = self.wishes.assume_unknown
            self._serving[id(requirement)] = [
                chain for chain in self._chains if serves(chain[-1], requirement, self.facts, assume_unknown=sure)
            ]
        return self._serving[id(requirement)]

    def soonest(self, requirement: Requirement) -> int:
        """No day before this one can meet the requirement by the person's records or by study begun on `on`."""
        day = self.on.toordinal()
        if requirement.type == "student" or self.first_day(requirement, self.facts) is not None:
            return day
        months = min(sum(programme.months for programme in chain) for chain in self.chains_for(requirement))
        if requirement.type == "diploma" and requirement.expected:
            months -= self.policy.final_year_months
        return max(day, add_months(day, months))

    def is_held(self, asked: CertificateHeld | None) -> bool:
        """Whether the person's own certificates meet what is asked, now or later; or study does (pre-technician)."""
        return asked is None or self.first_day(asked, self.facts) is not None or bool(self.chains_for(asked))

    def serving(self, option: Option) -> list[Level]:
        """The lower rungs that can be earned and whose certificate serves where the option asks for one (D7)."""
        asked = option.certificate
        if asked is None or asked.level is None:
            return []
        return [level for level, options in self.options.items() if option.level < level <= asked.level and options]

    def first_day(self, requirement: Requirement, facts: Facts) -> int | None:
        """The first day, from the day asked on, on which the requirement holds, as surely as the wishes ask."""
        return self.days(requirement, facts).first_from(self.on.toordinal())

    def days(self, requirement: Requirement, facts: Facts) -> DateSet:
        """The days on which the requirement holds, as surely as the wishes ask."""
        holding = holds(requirement, facts)
        return holding.possible if self.wishes.assume_unknown else holding.certain
