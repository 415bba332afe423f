"""When: the dates of a route, each certificate on the first day its transition's requirements hold (DESIGN §6)."""

from dataclasses import dataclass
from operator import le
from typing import NamedTuple

from ...model.dates import latest
from ...model.day_set import DaySet
from ...model.graph import START, CertificateNode
from ...model.periods import BEGINNING, FOREVER, add_months
from ...model.person import Certificate, Education
from ...model.policy import first_of_year_days
from ...model.terms import Programme
from ..evaluate.record_view import RecordView
from .search_space import SearchSpace, Transition, certificate
from .study import Chain, Due
from .wishes import StudyOption, hundredths

Cost = tuple[int, int, int, int, int]
"""The ordinal day of the latest certificate; the certificates, trainings and programmes so far; hundredths of money."""


def is_as_good(one: Cost, other: Cost) -> bool:
    """Whether a cost is no higher than another in any respect."""
    return all(map(le, one, other))


@dataclass(slots=True)
class EarnedCertificate:
    """A certificate of a route: the ordinal days on which it is applied for and issued, the records at that time."""

    transition: Transition
    applied: int
    issued: int
    certificate: Certificate
    view: RecordView


@dataclass(frozen=True, slots=True)
class AttendedProgramme:
    """A programme attended: the stage of a route in which it begins, its ordinal days, the certificate it ends with."""

    option: StudyOption
    education: Education
    stage: int
    certificate: Certificate | None
    enrolled: int
    graduated: int


class Route(NamedTuple):
    """The beginning of a route, with its dates: the records and the cost so far, what was earned and attended.

    `wished`: the clauses wished for that are still to be used. `is_open`: at least one more programme will be begun.
    `attended` are the chains of programmes begun so far; those that are `due` have still to be needed. `passed` and
    `blocked` are gates: those that one of the certificates serves, and those that one before the latest serves.
    `chosen`: the transition to come next, where its work is waited for.
    """

    view: RecordView
    cost: Cost
    wished: frozenset[str]
    certificates: tuple[EarnedCertificate, ...] = ()
    studies: tuple[AttendedProgramme, ...] = ()
    is_open: bool = False
    attended: tuple[Chain, ...] = ()
    due: Due = frozenset()
    passed: frozenset[int] = frozenset()
    blocked: frozenset[int] = frozenset()
    chosen: Transition | None = None

    @property
    def day(self) -> int:
        """The day on which the latest certificate is issued; the day asked before the first."""
        return self.cost[0]

    @property
    def node(self) -> CertificateNode:
        """The latest certificate."""
        return self.certificates[-1].transition.node if self.certificates else START

    @property
    def free_from(self) -> int:
        """The day on which the programme attended last is over."""
        return self.studies[-1].graduated if self.studies else BEGINNING


def work_done(route: Route, transition: Transition, space: SearchSpace) -> int | None:
    """The first day on which the work that a transition asks for is done; None if it asks for none."""
    works = [requirement for requirement in transition.requirements if requirement.type == "work"]
    days = space.days(works, route.view.for_standard(transition.standard))
    return days.first_from(route.day) if works else None


def attend(route: Route, chain: Chain, start: int, space: SearchSpace) -> Route | None:
    """Programmes one after another, begun on a day or as soon as the one before is over and they can be entered."""
    occupation, stage = space.standard.occupation, len(route.certificates)
    for programme in chain.programmes:
        courses = (one for one in route.view.education if programme.admits(one))
        admitted = min([latest(one.graduated) for one in courses if one.graduated is not None], default=FOREVER)
        start = max(start, route.free_from, admitted if programme.needs else start)
        over = add_months(start, programme.months)
        if over >= FOREVER:
            return None
        education = programme.attended(start, occupation)
        last = certificate(occupation, None, over) if programme.programme is Programme.PRE_TECHNICIAN else None
        view = route.view.plus(education, *([] if last is None else [last]))
        if programme.full_time:
            view = view.having(suspended=view.suspended | DaySet.span(start, over))
        attended = AttendedProgramme(programme, education, stage, last, start, over)
        day, earned, trainings, programmes, money = route.cost
        money += hundredths(space.prices.of_programme(programme))
        cost = day, earned + (last is not None), trainings, programmes + 1, money
        route = route._replace(view=view, cost=cost, studies=(*route.studies, attended))
    return route


def earn(route: Route, transition: Transition, space: SearchSpace) -> Route | None:
    """The certificate of a transition, on the first day on which its requirements hold; None if they never do."""
    view = route.view.for_standard(transition.standard)
    if transition.training is not None:
        view = view.gaining(transition.training)
    days = DaySet.span(route.day) & space.days(transition.requirements, view)
    sittings = space.policy.sittings if transition.clause else ()
    firsts = ((first_of_year_days(sittings, start) if sittings else start, end) for start, end in days)
    applied = next((first for first, end in firsts if first < end), FOREVER)
    issued = add_months(applied, space.policy.lead_time_months if transition.clause else 0)
    if issued >= FOREVER:
        return None
    gained = certificate(transition.standard.occupation, transition.level, issued)
    earned = EarnedCertificate(transition, applied, issued, gained, view)
    _, count, trainings, programmes, money = route.cost
    is_trained = transition.training is not None
    cost = issued, count + 1, trainings + is_trained, programmes, money + transition.money
    return route._replace(view=route.view.gaining(gained), cost=cost, certificates=(*route.certificates, earned))
