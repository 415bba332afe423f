"""When: the dates of a route, each certificate on the first day its option holds (DESIGN §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ..model.dates import ALL, BEGINNING, FOREVER, DateSet, add_months, add_years
from ..model.person import Certificate, Education, Fact, Work
from ..model.terms import CertificateKind, Programme
from .chains import pre_technician
from .facts import Facts
from .joint import last_merged
from .ladder import Ladder
from .option import Option
from .programmes import Placed
from .routes import Route
from .study import StudyOption

__all__ = ["Attended", "Dated", "Schedule", "Timeline"]


@dataclass(slots=True)
class Dated:
    """A certificate of a route: the ordinal days on which its option holds and it is issued, and the facts then."""

    option: Option
    applied: int
    issued: int
    certificate: Certificate
    facts: Facts


@dataclass(frozen=True, slots=True)
class Attended:
    """A programme attended, the stage of the route in which it is begun, and the certificate it ends with, if any."""

    option: StudyOption
    education: Education
    stage: int
    certificate: Certificate | None


@dataclass(slots=True)
class Timeline:
    """A route as far as it has been lived: what was earned and attended, and the facts that came of it."""

    facts: Facts
    day: int
    certificates: tuple[Dated, ...] = ()
    studies: tuple[Attended, ...] = ()
    free_from: int = BEGINNING
    """The day on which the programme attended last is over."""

    @property
    def earned(self) -> int:
        """How many certificates were earned, those that end a programme among them."""
        return len(self.certificates) + sum(study.certificate is not None for study in self.studies)

    @property
    def trainings(self) -> int:
        """How many trainings were taken."""
        return sum(dated.option.training is not None for dated in self.certificates)


@dataclass
class Schedule:
    """Dates routes; routes that begin alike share the dates of their common beginning."""

    ladder: Ladder
    _known: dict[tuple[object, ...], Timeline | None] = field(default_factory=dict)

    def live(
        self, route: Route, placed: Sequence[Placed] = (), beaten: Callable[[int], bool] = lambda day: False
    ) -> Timeline | None:
        """The route with its dates, its programmes begun where they are placed.

        None if it leads nowhere, or once `beaten` says so of a day before which it cannot be over.
        """
        line: Timeline | None = Timeline(self.ladder.facts, self.ladder.on.toordinal())
        key: tuple[object, ...] = ()
        merged = last_merged(route, self.ladder)
        for stage, option in enumerate(route):
            here = [one for one in placed if one.slot // 2 == stage]
            key = (key, id(option), *here)
            if key not in self._known:
                self._known[key] = None if line is None else self._stage(line, option, stage, here)
            line = self._known[key]
            if line is None or beaten(self._years_later(line.day, route[max(stage, merged) + 1 :])):
                return None
        return line

    def _years_later(self, day: int, options: Sequence[Option]) -> int:
        """No day before this one can end a route that has these options ahead: each counts work from the one before."""
        for option in options:
            if option.years_after and not self.ladder.is_held(option):
                day = add_years(day, option.years_after)
        return day

    def _stage(self, before: Timeline, option: Option, stage: int, placed: Sequence[Placed]) -> Timeline | None:
        """One stage: programmes begun at its start, then those begun once its work is done, then the certificate."""
        line: Timeline | None = before
        for one in placed:
            if line is not None and one.slot // 2 == stage:
                start = line.day if one.slot % 2 == 0 else self._work_done(option, line)
                line = None if start is None else self._attend(line, one, start, stage)
        return None if line is None else self._earn(line, option)

    def _work_done(self, option: Option, line: Timeline) -> int | None:
        days = ALL
        for requirement in option.asked:
            if requirement.type == "work":
                days &= self.ladder.days(requirement, line.facts.seen_by(option.standard))
        return days.first_from(line.day)

    def _attend(self, line: Timeline, placed: Placed, start: int, stage: int) -> Timeline | None:
        for programme in placed.chain.programmes:
            start = max(start, line.free_from, _admitted_from(programme, line.facts))
            if add_months(start, programme.months) >= FOREVER:
                return None
            line = self._begin(line, programme, start, stage)
        return line

    def _begin(self, line: Timeline, programme: StudyOption, start: int, stage: int) -> Timeline:
        education = programme.attended(start, self.ladder.standard.occupation)
        over = add_months(start, programme.months)
        certificate = None
        if programme.programme is Programme.PRE_TECHNICIAN:
            certificate = pre_technician(self.ladder.standard.occupation, over)
        gained: list[Fact] = [education, *([certificate] if certificate else [])]
        facts = line.facts
        if programme.full_time:
            facts = facts.working(without(facts.work, DateSet.span(start, over)))
        attended = Attended(programme, education, stage, certificate)
        return replace(line, facts=facts.plus(*gained), studies=(*line.studies, attended), free_from=over)

    def _earn(self, line: Timeline, option: Option) -> Timeline | None:
        facts = line.facts.seen_by(option.standard)
        days = DateSet.span(line.day)
        for requirement in option.asked:
            if option.training is not None and requirement.type == "training":
                days &= DateSet.since(option.training.completed)
            else:
                days &= self.ladder.days(requirement, facts)
        if not days:
            return None
        applied = days.spans[0][0]
        issued = add_months(applied, self.ladder.policy.lead_time_months if option.clause else 0)
        if issued >= FOREVER:
            return None
        certificate = Certificate.trusted(
            occupation=option.standard.occupation,
            level=option.level,
            issued=dt.date.fromordinal(issued),
            kind=CertificateKind.SKILL_LEVEL,
        )
        dated = Dated(option, applied, issued, certificate, facts)
        return replace(line, facts=line.facts.plus(certificate), day=issued, certificates=(*line.certificates, dated))


def _admitted_from(programme: StudyOption, facts: Facts) -> int:
    """The day on which the degree that the programme needs is surely held; FOREVER if it never is."""
    if programme.needs is None:
        return BEGINNING
    asked = programme.needs.rank
    days = (
        education.graduated.toordinal()
        for education in facts.education
        if education.degree is not None and education.degree.rank >= asked and education.graduated is not None
    )
    return min(days, default=FOREVER)


def without(spells: Sequence[Work], suspended: DateSet) -> tuple[Work, ...]:
    """The spells without the days of `suspended`: a full-time programme suspends work."""
    left = []
    for spell in spells:
        end = spell.end.toordinal() + 1 if spell.end else FOREVER
        for start, stop in DateSet.span(spell.start.toordinal(), end) - suspended:
            last = None if stop == FOREVER else dt.date.fromordinal(stop - 1)
            left.append(Work.trusted(occupation=spell.occupation, start=dt.date.fromordinal(start), end=last))
    return tuple(left)
