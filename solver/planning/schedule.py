"""When: the dates of a route, each certificate on the first day its option holds (DESIGN §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ...model.dates import BEGINNING, FOREVER, add_months, add_years
from ...model.day_set import ALL, DaySet
from ...model.person import Certificate, Education, Record, Work
from ...model.terms import CertificateKind, Programme
from ..evaluate.record_view import RecordView
from .joint_prerequisites import last_merged
from .routes import Route
from .search_space import SearchSpace
from .study_assignment import Placed
from .study_chains import pre_technician
from .study_option import StudyOption
from .transition import Transition

__all__ = ["Attended", "Dated", "Schedule", "Timeline"]


@dataclass(slots=True)
class Dated:
    """A certificate of a route: the ordinal days on which its option holds and it is issued, and the view then."""

    option: Transition
    applied: int
    issued: int
    certificate: Certificate
    view: RecordView


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

    view: RecordView
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

    ladder: SearchSpace
    _known: dict[tuple[object, ...], Timeline | None] = field(default_factory=dict)

    def live(
        self, route: Route, placed: Sequence[Placed] = (), beaten: Callable[[int], bool] = lambda day: False
    ) -> Timeline | None:
        """The route with its dates, its programmes begun where they are placed.

        None if it leads nowhere, or once `beaten` says so of a day before which it cannot be over.
        """
        line: Timeline | None = Timeline(self.ladder.view, self.ladder.on.toordinal())
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

    def _years_later(self, day: int, options: Sequence[Transition]) -> int:
        """No day before this one can end a route that has these options ahead: each counts work from the one before."""
        for option in options:
            if option.years_after and not self.ladder.is_held(option):
                day = add_years(day, option.years_after)
        return day

    def _stage(self, before: Timeline, option: Transition, stage: int, placed: Sequence[Placed]) -> Timeline | None:
        """One stage: programmes begun at its start, then those begun once its work is done, then the certificate."""
        line: Timeline | None = before
        for one in placed:
            if line is not None and one.slot // 2 == stage:
                start = line.day if one.slot % 2 == 0 else self._work_done(option, line)
                line = None if start is None else self._attend(line, one, start, stage)
        return None if line is None else self._earn(line, option)

    def _work_done(self, option: Transition, line: Timeline) -> int | None:
        days = ALL
        for requirement in option.asked:
            if requirement.type == "work":
                days &= self.ladder.days(requirement, line.view.for_standard(option.standard))
        return days.first_from(line.day)

    def _attend(self, line: Timeline, placed: Placed, start: int, stage: int) -> Timeline | None:
        for programme in placed.chain.programmes:
            start = max(start, line.free_from, _admitted_from(programme, line.view))
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
        gained: list[Record] = [education, *([certificate] if certificate else [])]
        view = line.view
        if programme.full_time:
            view = view.with_work(without(view.work, DaySet.span(start, over)))
        attended = Attended(programme, education, stage, certificate)
        return replace(line, view=view.plus(*gained), studies=(*line.studies, attended), free_from=over)

    def _earn(self, line: Timeline, option: Transition) -> Timeline | None:
        view = line.view.for_standard(option.standard)
        days = DaySet.span(line.day)
        for requirement in option.asked:
            if option.training is not None and requirement.type == "training":
                days &= DaySet.since(option.training.completed)
            else:
                days &= self.ladder.days(requirement, view)
        if not days:
            return None
        applied = days.spans[0][0]
        issued = add_months(applied, self.ladder.policy.lead_time_months if option.clause else 0)
        if issued >= FOREVER:
            return None
        certificate = Certificate.unvalidated(
            occupation=option.standard.occupation,
            level=option.level,
            issued=dt.date.fromordinal(issued),
            kind=CertificateKind.SKILL_LEVEL,
        )
        dated = Dated(option, applied, issued, certificate, view)
        return replace(line, view=line.view.plus(certificate), day=issued, certificates=(*line.certificates, dated))


def _admitted_from(programme: StudyOption, view: RecordView) -> int:
    """The day on which the degree that the programme needs is surely held; FOREVER if it never is."""
    if programme.needs is None:
        return BEGINNING
    asked = programme.needs.rank
    days = (
        education.graduated.toordinal()
        for education in view.education
        if education.degree is not None and education.degree.rank >= asked and education.graduated is not None
    )
    return min(days, default=FOREVER)


def without(spells: Sequence[Work], suspended: DaySet) -> tuple[Work, ...]:
    """The spells without the days of `suspended`: a full-time programme suspends work."""
    left = []
    for spell in spells:
        end = spell.end.toordinal() + 1 if spell.end else FOREVER
        for start, stop in DaySet.span(spell.start.toordinal(), end) - suspended:
            last = None if stop == FOREVER else dt.date.fromordinal(stop - 1)
            left.append(Work.unvalidated(occupation=spell.occupation, start=dt.date.fromordinal(start), end=last))
    return tuple(left)
