"""The certificates a person could still earn on the way to a target, and the transitions by which each can be earned."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from math import ceil

from ...model.day_set import ALL, DaySet
from ...model.graph import START, CertificateNode
from ...model.periods import FOREVER, add_months
from ...model.person import Certificate, Training, Work
from ...model.policy import Policy
from ...model.requirements import CertificateRequirement, Requirement, TrainingRequirement
from ...model.standard import Clause, Standard
from ...model.terms import CertificateKind, Level, Programme
from ..eligibility.check import holds_level
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.evaluate import evaluate, evaluator_of, serves
from ..evaluate.record_view import RecordView
from .study import Chain, StudyNeed, chains, is_met_by_study
from .wishes import PlanRequest, Prices, StudyOption, hundredths


@dataclass(eq=False)
class Transition:
    """One way to earn a level's certificate: an alternative, and the training to be taken for it, if any.

    Without a clause, the conditions of the level are not documented, and the certificate is taken to be earned at once.
    """

    standard: Standard
    level: Level
    clause: Clause | None = None
    alternative: int = 0
    requirements: tuple[Requirement, ...] = ()
    training: Training | None = None
    money: int = 0
    """What the certificate and the training cost, less the subsidy, in hundredths."""
    serving: Sequence[CertificateNode] = ()
    """The certificates to earn that serve where it asks for one (D6 to D8); START: the person's own do, now or later."""
    needs: tuple[StudyNeed, ...] = ()

    @cached_property
    def node(self) -> CertificateNode:
        """The certificate it earns."""
        return CertificateNode(self.standard.occupation, self.level)

    @cached_property
    def certificates(self) -> list[CertificateRequirement]:
        """The levelled certificates that it asks for, or after which work counts: one at most, unless all are held."""
        asked = [*self.requirements, *(after for one in self.requirements for after in anchorings(one))]
        return list(dict.fromkeys(one for one in asked if one.type == "certificate" and one.level is not None))


@lru_cache(maxsize=4096)  # one object for one certificate: what is found with it is kept by its identity
def certificate(occupation: str, level: Level | None, day: int) -> Certificate:
    """A certificate as plans bring it, issued on an ordinal day: without a level, the pre-technician certificate."""
    kind = CertificateKind.PRE_TECHNICIAN if level is None else CertificateKind.SKILL_LEVEL
    return Certificate.unvalidated(occupation=occupation, level=level, kind=kind, issued=dt.date.fromordinal(day))


def training_time(standard: Standard, level: Level, policy: Policy, day: int, sign: int) -> int:
    """The day on which a training ends that begins on `day` (`sign` 1), or on which one begins that ends then (-1)."""
    hours, per_week = standard.training_hours.get(level), policy.training_hours_per_week
    if hours is None or per_week is None:
        return add_months(day, sign * policy.training_months)
    return day + sign * 7 * ceil(hours / per_week)


class SearchSpace:
    """The certificates between a person's present state and the target, each with its transitions."""

    # `view` is that of another space for the same person and occupation, so that nothing is found out twice
    def __init__(self, request: PlanRequest, view: RecordView | None = None) -> None:
        self.request, self.wishes, self.policy = request, request.wishes, request.policy
        self.standard, self.on, self.today = request.standard, request.on, request.on.toordinal()
        self.target = CertificateNode(self.standard.occupation, request.level)
        works_on = Work.unvalidated(occupation=self.standard.occupation, start=self.on, end=None)  # DESIGN §5
        self.view = view or RecordView(request, self.wishes.answered).plus(works_on)
        part_time = self.wishes.no_full_time
        self.study = tuple(dict.fromkeys(one for one in self.wishes.study if not (part_time and one.full_time)))
        self.prices = self.wishes.priced or Prices()
        self.held = holds_level(self.view, request.level, self.on)
        self._chains_for, self._serving = cache(self._find_chains), cache(self._find_serving)
        self.to_earn = {} if self.held else dict(self._find_to_earn())
        self.transitions = {node: list(self._transitions(node)) for node in self.to_earn}
        self._connect()

    # --- which transitions there are ---

    def _find_to_earn(self) -> Iterator[tuple[CertificateNode, tuple[Standard, Level]]]:
        """The target and the certificates that can lead to it and are not held, each with its standard and level."""
        import networkx as nx

        def place(node: CertificateNode) -> tuple[bool, int, str]:  # the own occupation's first, the lowest level first
            return node.occupation != self.target.occupation, -(node.level or 0), node.occupation

        graph, leading = self.request.catalog.requirement_graph(self.on), {self.target}
        if self.target in graph:
            leading |= nx.ancestors(graph, self.target)
        for node in sorted(leading, key=place):
            above = node.occupation == self.target.occupation and node != self.target
            if node.level is None or (above and node.level.covers(self.target.level)):
                continue
            standard = self.view.catalog.standard(node.occupation, self.on)
            if not holds_level(self.view.for_standard(standard), node.level, self.on):
                yield node, (standard, node.level)

    def clauses_of(self, node: CertificateNode) -> tuple[Clause, ...]:
        """The clauses of a certificate to earn; none if its conditions are not documented."""
        standard, level = self.to_earn[node]
        return standard.levels.get(level, ())

    def each_alternative(self, node: CertificateNode) -> Iterator[Transition]:
        """The transitions by each alternative of a certificate's clauses, as if no training were to be taken."""
        for clause in self.clauses_of(node):
            for number, asked in enumerate(clause.alternatives, start=1):
                yield Transition(*self.to_earn[node], clause, number, as_read(asked, self.policy))

    def _transitions(self, node: CertificateNode) -> Iterator[Transition]:
        standard, level = self.to_earn[node]
        money = hundredths(self.prices.of_certificate(level))
        if level not in standard.levels and self.wishes.undocumented == "obtainable" and standard is self.standard:
            yield Transition(standard, level, money=money, serving=[START])
        for asked in self.each_alternative(node):
            if asked.clause and self.wishes.allows(asked.clause.id) and not self.missing(asked):
                view, certificates = self.view.for_standard(asked.standard), asked.certificates
                held = all(self.first_day(one, view) is not None for one in certificates)
                others = self.might_serve(certificates[0], asked) if len(certificates) == 1 else []
                asked.serving = [*([START] if held else []), *others]
                asked.needs = tuple(
                    StudyNeed(one, self._chains_for(one, standard), self.first_day(one, view) is not None)
                    for one in (filter(is_met_by_study, asked.requirements) if self.study else ())
                )
                for training in self._trainings(asked):
                    course = 0 if training is None else self.prices.training.get(training.level, 0)
                    yield replace(asked, training=training, money=money + hundredths(course))

    def _trainings(self, transition: Transition) -> Iterator[Training | None]:
        """The training to take for an alternative: none if it is done, either way if one is to come."""
        asked = next((one for one in transition.requirements if isinstance(one, TrainingRequirement)), None)
        done = None if asked is None else self.first_day(asked, self.view.for_standard(transition.standard))
        if asked is None or done is not None:
            yield None
        if asked is not None and (done is None or done > self.today):
            ready = training_time(transition.standard, asked.level, self.policy, self.today, 1)
            if ready < FOREVER:
                completed = dt.date.fromordinal(ready)
                yield Training(occupation=transition.standard.occupation, level=asked.level, completed=completed)

    def _connect(self) -> None:
        """Drop the transitions that ask for a certificate that is not held and cannot be earned."""
        import networkx as nx

        each = [one for found in self.transitions.values() for one in found]
        # No known standard asks for several levelled certificates at once. The search, which looks for chains, counts on
        # such a clause only where the person's own meet it.
        several = [one for one in each if len(one.certificates) > 1 and not self._is_met_today(one)]
        self.left_out = tuple(dict.fromkeys(one.clause.id for one in several if one.clause))
        routes: nx.DiGraph[CertificateNode] = nx.DiGraph()
        routes.add_nodes_from([START, self.target])
        routes.add_edges_from((before, one.node) for one in each for before in one.serving)
        earned = {START, *nx.descendants(routes, START)}
        self._routes = routes.subgraph({*earned, self.target}).copy()
        for one in each:
            one.serving = [before for before in one.serving if before in earned]
        self.transitions = {node: [one for one in found if one.serving] for node, found in self.transitions.items()}

    def _is_met_today(self, transition: Transition) -> bool:
        """Whether no certificate earned could serve sooner than the person's own: they are held and dated."""
        view = self.view.for_standard(transition.standard)
        held = all(self.first_day(asked, view) == self.today for asked in transition.certificates)
        works = [one for one in transition.requirements if one.type == "work" and one.after is not None]
        return held and all(self.first_day(work, view) is not None for work in works)

    def leading_to(self, node: CertificateNode) -> set[CertificateNode]:
        """A certificate and those that can come before it."""
        import networkx as nx

        return {node, *nx.ancestors(self._routes, node)} - {START}

    @cached_property
    def each_transition(self) -> list[Transition]:
        """The transitions to the target and to the certificates that lead to it."""
        leading = self.leading_to(self.target)
        return [one for node, transitions in self.transitions.items() if node in leading for one in transitions]

    # --- what meets a requirement ---

    def missing(self, transition: Transition) -> list[Requirement]:
        """What the transition asks for that neither records nor work nor study can meet, nor certificate nor training."""
        view = self.view.for_standard(transition.standard)
        return [requirement for requirement in transition.requirements if not self._can_be_met(requirement, view)]

    def _can_be_met(self, requirement: Requirement, view: RecordView) -> bool:
        if requirement.type == "training" or (requirement.type == "certificate" and requirement.level is not None):
            return True
        if requirement.type == "work" and (after := anchorings(requirement)):
            # what comes no sooner than today never has the years after it if work is over (a class without an end goes on)
            today = [record for one in after if (record := evaluator_of(one).addition(one, view, self.on))]
            reached = self.first_day(requirement, view.plus(*today))
            return reached is not None and all(self._can_be_met(one, view) for one in after)
        return self.first_day(requirement, view) is not None or bool(self._chains_for(requirement, view.standard))

    def _find_chains(self, requirement: Requirement, standard: Standard) -> tuple[Chain, ...]:
        """The programmes that bring what is required, as surely as the wishes ask, alone or after those that they need."""
        view, occupation = self.view.for_standard(standard), self.standard.occupation

        def is_brought_by(programme: StudyOption) -> bool:
            could, unknown = serves(requirement, programme.attended(1, occupation), view)
            if requirement.type == "certificate" and programme.programme is Programme.PRE_TECHNICIAN:
                could, unknown = serves(requirement, certificate(occupation, None, 1), view)
            return could and (self.wishes.assume_unknown or not unknown)

        return tuple(one for one in chains(self.study) if is_brought_by(one.programmes[-1]))

    def might_serve(self, asked: CertificateRequirement, transition: Transition) -> list[CertificateNode]:
        """The certificates to earn that would certainly serve for this one that the transition asks for."""
        own, level = transition.node.occupation, transition.level
        each = self._serving(asked, transition.standard)
        return [node for node in each if node.occupation != own or not self.to_earn[node][1].covers(level)]

    def _find_serving(self, asked: CertificateRequirement, standard: Standard) -> list[CertificateNode]:
        view, sure = self.view.for_standard(standard), (True, ())
        return [node for node in self.to_earn if serves(asked, certificate(*node, self.today), view) == sure]

    @cached_property
    def doubtful(self) -> set[CertificateNode]:
        """Certificates to earn of which it is assumed, but not known, that they serve somewhere."""
        if not self.wishes.assume_unknown:
            return set()
        asked = [
            (requirement, self.view.for_standard(one.standard))
            for one in self.each_transition
            for requirement in one.certificates
        ]
        earned = {node: certificate(*node, self.today) for node in self.to_earn}
        return {node for node, record in earned.items() if any(serves(one, record, view)[1] for one, view in asked)}

    def rebate(self, transition: Transition) -> int:
        """What its certificate pays, in hundredths, where the subsidy is above the fee."""
        return max(-hundredths(self.prices.of_certificate(transition.level)), 0)

    def first_day(self, requirement: Requirement, view: RecordView) -> int | None:
        """The first day, from the day asked on, on which the requirement holds, as surely as the wishes ask."""
        return self.days([requirement], view).first_from(self.today)

    def days(self, requirements: Iterable[Requirement], view: RecordView) -> DaySet:
        """The days on which the requirements hold, as surely as the wishes ask."""
        days = ALL
        for requirement in requirements:
            bounds = evaluate(requirement, view)
            days &= bounds.possible if self.wishes.assume_unknown else bounds.certain
        return days
