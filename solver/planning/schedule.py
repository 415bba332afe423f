"""When: the dates of a route, each certificate on the first day its transition's requirements hold (DESIGN §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ...model.dates import BEGINNING, FOREVER, add_months, latest
from ...model.day_set import ALL, DaySet
from ...model.person import Certificate, Education, Record
from ...model.terms import CertificateKind, Programme
from ..evaluate.counting import earliest_reached
from ..evaluate.record_view import RecordView
from .routes import Route
from .search_space import SearchSpace
from .study_assignment import Placement
from .study_chains import pre_technician
from .study_option import StudyOption
from .transition import Transition

__all__ = ["AttendedProgramme", "EarnedCertificate", "Schedule", "Scheduler"]


@dataclass(slots=True)
class EarnedCertificate:
    """A certificate of a route: the ordinal days on which it is applied for and issued, and the records at that time."""

    transition: Transition
    applied: int
    issued: int
    certificate: Certificate
    view: RecordView


@dataclass(frozen=True, slots=True)
class AttendedProgramme:
    """A programme attended, the stage of the route in which it is begun, and the certificate it ends with, if any."""

    option: StudyOption
    education: Education
    stage: int
    certificate: Certificate | None


@dataclass(slots=True)
class Schedule:
    """A route, or the beginning of one, with its dates: what was earned and attended, and the records that came of it."""

    view: RecordView
    day: int
    certificates: tuple[EarnedCertificate, ...] = ()
    studies: tuple[AttendedProgramme, ...] = ()
    free_from: int = BEGINNING
    """The day on which the programme attended last is over."""

    @property
    def earned(self) -> int:
        """How many certificates were earned, those that end a programme among them."""
        return len(self.certificates) + sum(study.certificate is not None for study in self.studies)

    @property
    def trainings(self) -> int:
        """How many trainings were taken."""
        return sum(earned.transition.training is not None for earned in self.certificates)


@dataclass
class Scheduler:
    """Dates routes; routes that begin alike share the dates of their common beginning."""

    space: SearchSpace
    _known: dict[tuple[object, ...], Schedule | None] = field(default_factory=dict)

    def schedule(
        self,
        route: Route,
        placements: Sequence[Placement] = (),
        is_dominated: Callable[[int], bool] = lambda day: False,
    ) -> Schedule | None:
        """The route with its dates, its programmes begun where they are placed.

        None if it is infeasible, or once `is_dominated` says so of a day before which it cannot be over.
        """
        schedule: Schedule | None = Schedule(self.space.view, self.space.today)
        key: tuple[object, ...] = ()
        for stage, transition in enumerate(route):
            here = [placement for placement in placements if placement.slot // 2 == stage]
            key = (key, transition, *here)
            if key not in self._known:
                self._known[key] = None if schedule is None else self._stage(schedule, transition, stage, here)
            schedule = self._known[key]
            if schedule is None or is_dominated(self._years_later(schedule.day, route[stage + 1 :])):
                return None
        return schedule

    def _years_later(self, day: int, ahead: Sequence[Transition]) -> int:
        """No day before this one can end a route with these transitions ahead: each counts work from the one before.

        Where the person's own certificate meets what is asked for, work may count from that one instead.
        """
        for transition in ahead:
            if transition.years_after and not self.space.is_held(transition):
                day = earliest_reached(day, transition.years_after, self.space.policy)
        return day

    def _stage(
        self, before: Schedule, transition: Transition, stage: int, placements: Sequence[Placement]
    ) -> Schedule | None:
        """One stage: programmes begun at its start, then those begun once its work is done, then the certificate."""
        schedule: Schedule | None = before
        for placement in placements:
            if schedule is not None:
                start = schedule.day if placement.slot % 2 == 0 else self._work_done(transition, schedule)
                schedule = None if start is None else self._attend(schedule, placement, start, stage)
        return None if schedule is None else self._earn(schedule, transition)

    def _work_done(self, transition: Transition, schedule: Schedule) -> int | None:
        days = ALL
        for requirement in transition.requirements:
            if requirement.type == "work":
                days &= self.space.days(requirement, schedule.view.for_standard(transition.standard))
        return days.first_from(schedule.day)

    def _attend(self, schedule: Schedule, placement: Placement, start: int, stage: int) -> Schedule | None:
        for programme in placement.chain.programmes:
            start = max(start, schedule.free_from, _admitted_from(programme, schedule.view))
            if add_months(start, programme.months) >= FOREVER:
                return None
            schedule = self._begin(schedule, programme, start, stage)
        return schedule

    def _begin(self, schedule: Schedule, programme: StudyOption, start: int, stage: int) -> Schedule:
        education = programme.attended(start, self.space.standard.occupation)
        over = add_months(start, programme.months)
        certificate = None
        if programme.programme is Programme.PRE_TECHNICIAN:
            certificate = pre_technician(self.space.standard.occupation, over)
        gained: list[Record] = [education, *([certificate] if certificate else [])]
        view = schedule.view
        if programme.full_time:
            view = view.suspending(DaySet.span(start, over))
        attended = AttendedProgramme(programme, education, stage, certificate)
        return replace(schedule, view=view.plus(*gained), studies=(*schedule.studies, attended), free_from=over)

    def _earn(self, schedule: Schedule, transition: Transition) -> Schedule | None:
        view = schedule.view.for_standard(transition.standard)
        days = DaySet.span(schedule.day)
        for requirement in transition.requirements:
            if transition.training is not None and requirement.type == "training":
                days &= DaySet.span(latest(transition.training.completed))
            else:
                days &= self.space.days(requirement, view)
        if not days:
            return None
        applied = days.spans[0][0]
        issued = add_months(applied, self.space.policy.lead_time_months if transition.clause else 0)
        if issued >= FOREVER:
            return None
        certificate = Certificate.unvalidated(
            occupation=transition.standard.occupation,
            level=transition.level,
            issued=dt.date.fromordinal(issued),
            kind=CertificateKind.SKILL_LEVEL,
        )
        earned = EarnedCertificate(transition, applied, issued, certificate, view)
        view = schedule.view.plus(certificate)
        return replace(schedule, view=view, day=issued, certificates=(*schedule.certificates, earned))


def _admitted_from(programme: StudyOption, view: RecordView) -> int:
    """The day from which the degree that the programme needs is surely held; FOREVER if it never is."""
    if programme.needs is None:
        return BEGINNING
    asked = programme.needs.rank
    days = (
        latest(education.graduated)
        for education in view.education
        if education.degree is not None and education.degree.rank >= asked and education.graduated is not None
    )
    return min(days, default=FOREVER)
