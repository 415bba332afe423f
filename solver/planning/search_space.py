"""The certificates a person could still earn on the way to a target, and by which transitions each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property

from ...model.dates import FOREVER
from ...model.day_set import DaySet
from ...model.graph import START, CertificateNode
from ...model.person import Certificate, Training, Work
from ...model.requirements import CertificateRequirement, Requirement, TrainingRequirement
from ...model.standard import Clause, Standard
from ...model.terms import Level, Programme
from ..eligibility.check import holds_level
from ..evaluate.as_read import anchorings, as_read
from ..evaluate.evaluate import evaluate, evaluator_of, serves
from ..evaluate.record_view import RecordView
from .study import Chain, StudyNeed, chains, is_met_by_study
from .study_option import StudyOption
from .transition import Transition, certificate, training_time
from .wishes import PlanRequest, Prices, hundredths

__all__ = ["SearchSpace"]


class SearchSpace:
    """The certificates between a person's present state and the target, each with its transitions.

    Those of the target's own occupation come first, the lowest level first. Assumed: from `on` the person works in the
    target's occupation without a break (DESIGN §5). `left_out` are the ids of clauses that ask for several levelled
    certificates at once: no known standard has one, and the search, which looks for chains, counts on such a clause
    only where the person's own certificates meet it. `view` is that of another space for the same person and occupation,
    so that nothing is found out twice.
    """

    def __init__(self, request: PlanRequest, view: RecordView | None = None) -> None:
        self.request, self.wishes, self.policy = request, request.wishes, request.policy
        self.standard, self.on, self.today = request.standard, request.on, request.on.toordinal()
        self.target = CertificateNode(self.standard.occupation, request.level)
        works_on = Work.unvalidated(occupation=self.standard.occupation, start=self.on, end=None)
        self.view = view or RecordView.of(request, self.wishes.answered).plus(works_on)
        part_time = self.wishes.no_full_time
        self.study = tuple(dict.fromkeys(one for one in self.wishes.study if not (part_time and one.full_time)))
        self.prices = self.wishes.priced or Prices()
        self.held = holds_level(self.view, request.level, self.on)
        self.left_out: tuple[str, ...] = ()
        self._chains_for, self._serving = cache(self._find_chains), cache(self._find_serving)
        self.standard_of = cache(self._standard_of)
        nodes = [] if self.held else self._nodes()
        self.transitions = {node: list(self._transitions(node)) for node in nodes}
        self._connect()

    # --- which transitions there are ---

    def _nodes(self) -> list[CertificateNode]:
        """The target and the certificates that can lead to it and are not held."""
        import networkx as nx

        graph, leading = self.request.catalog.requirement_graph(self.on), {self.target}
        if self.target in graph:
            leading |= nx.ancestors(graph, self.target) - {START}
        return sorted((node for node in leading if self._is_to_earn(node)), key=self._priority)

    def _priority(self, node: CertificateNode) -> tuple[bool, int, str]:
        return node.occupation != self.target.occupation, -(node.level or 0), node.occupation

    def _is_to_earn(self, node: CertificateNode) -> bool:
        """Whether the certificate is not held, and not above the target in its own occupation."""
        above = node != self.target and node.level is not None and node.level.covers(self.target.level)
        if node.level is None or (above and node.occupation == self.target.occupation):
            return False
        return not holds_level(self.view.for_standard(self.standard_of(node)), node.level, self.on)

    def _standard_of(self, node: CertificateNode) -> Standard:
        return self.view.catalog.standard(node.occupation, self.on)

    def clauses_of(self, node: CertificateNode) -> tuple[Clause, ...]:
        """The clauses of a certificate; none if its conditions are not documented."""
        return self.standard_of(node).levels.get(node.level, ()) if node.level else ()

    def each_alternative(self, node: CertificateNode) -> Iterator[Transition]:
        """The transitions by each alternative of a certificate's clauses, as if no training were to be taken."""
        standard, level = self.standard_of(node), Level(node.level or 0)
        for clause in self.clauses_of(node):
            for number, asked in enumerate(clause.alternatives, start=1):
                yield Transition(standard, level, clause, number, as_read(asked, self.policy))

    def _transitions(self, node: CertificateNode) -> Iterator[Transition]:
        standard, level = self.standard_of(node), Level(node.level or 0)
        money = hundredths(self.prices.of_certificate(level))
        if level not in standard.levels and self.wishes.undocumented == "obtainable" and standard is self.standard:
            yield Transition(standard, level, money=money)
        for asked in self.each_alternative(node):
            if self.wishes.allows(asked.clause.id if asked.clause else "") and not self.missing(asked):
                for training in self._trainings(asked):
                    course = 0 if training is None else self.prices.training.get(training.level, 0)
                    yield replace(asked, training=training, money=money + hundredths(course))

    def _trainings(self, transition: Transition) -> Iterator[Training | None]:
        """The training to take for an alternative: none if it is done, either way if one is to come."""
        asked = next((one for one in transition.requirements if isinstance(one, TrainingRequirement)), None)
        done = None if asked is None else self.first_day(asked, self.view_of(transition))
        if asked is None or done is not None:
            yield None
        if asked is not None and (done is None or done > self.today):
            ready = training_time(transition.standard, asked.level, self.policy, self.today, 1)
            if ready < FOREVER:
                completed = dt.date.fromordinal(ready)
                yield Training(occupation=transition.standard.occupation, level=asked.level, completed=completed)

    def _connect(self) -> None:
        """Find what serves each transition; drop those that ask for a certificate not held that cannot be earned."""
        import networkx as nx

        self._routes: nx.DiGraph[CertificateNode] = nx.DiGraph()
        each = [one for found in self.transitions.values() for one in found]
        several = [one for one in each if len(one.certificates) > 1 and not self._is_met_today(one)]
        self.left_out = tuple(dict.fromkeys(one.clause.id for one in several if one.clause))
        self._routes.add_nodes_from([START, self.target])
        for one in each:
            view = self.view_of(one)
            one.is_held = all(self.first_day(asked, view) is not None for asked in one.certificates)
            one.serving = self.might_serve(one.certificates[0], one) if len(one.certificates) == 1 else ()
            one.needs = tuple(self._needs(one)) if self.study else ()
            self._routes.add_edges_from(
                (before, one.node) for before in (*one.serving, *([START] if one.is_held else []))
            )
        earned = nx.descendants(self._routes, START)
        self._routes.remove_nodes_from(set(self._routes) - earned - {START, self.target})
        for node, found in self.transitions.items():
            for one in found:
                one.serving = [before for before in one.serving if before in earned]
            self.transitions[node] = [one for one in found if one.is_held or one.serving]

    def _is_met_today(self, transition: Transition) -> bool:
        """Whether no certificate earned could serve sooner than the person's own: they are held and dated."""
        view = self.view_of(transition)
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

    def view_of(self, transition: Transition) -> RecordView:
        """The person's records as the transition's standard sees them."""
        return self.view.for_standard(transition.standard)

    def missing(self, transition: Transition) -> list[Requirement]:
        """What the transition asks for that neither records nor work nor study can meet.

        Levelled certificates and trainings are not among it: they are earned and taken.
        """
        view = self.view_of(transition)
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
        """The programmes that can bring what is required, each alone or after those that it needs."""
        view = self.view.for_standard(standard)
        return tuple(one for one in chains(self.study) if self.is_brought_by(one.programmes[-1], requirement, view))

    def is_brought_by(self, programme: StudyOption, requirement: Requirement, view: RecordView) -> bool:
        """Whether attending a programme can meet a requirement, as surely as the wishes ask."""
        could, unknown = serves(requirement, programme.attended(1, self.standard.occupation), view)
        if requirement.type == "certificate" and programme.programme is Programme.PRE_TECHNICIAN:
            could, unknown = serves(requirement, certificate(self.standard.occupation, None, 1), view)
        return could and (self.wishes.assume_unknown or not unknown)

    def _needs(self, transition: Transition) -> Iterator[StudyNeed]:
        """What of a transition study can bring, and by which programmes."""
        view = self.view_of(transition)
        for asked in filter(is_met_by_study, transition.requirements):
            is_met = self.first_day(asked, view) is not None
            yield StudyNeed(asked, self._chains_for(asked, transition.standard), is_met)

    def might_serve(self, asked: CertificateRequirement, transition: Transition) -> list[CertificateNode]:
        """The certificates to earn that would certainly serve for this one that the transition asks for."""
        own, level = transition.node.occupation, transition.level
        each = self._serving(asked, transition.standard)
        return [node for node in each if node.occupation != own or not node.level or not node.level.covers(level)]

    def _find_serving(self, asked: CertificateRequirement, standard: Standard) -> list[CertificateNode]:
        view = self.view.for_standard(standard)
        each = [(node, serves(asked, self._as_earned(node), view)) for node in self.transitions]
        return [node for node, (could, unknown) in each if could and not unknown]

    def _as_earned(self, node: CertificateNode) -> Certificate:
        return certificate(node.occupation, node.level, self.today)

    @cached_property
    def doubtful(self) -> set[CertificateNode]:
        """Certificates to earn of which it is assumed, but not known, that they serve somewhere."""
        if not self.wishes.assume_unknown:
            return set()
        asked = [(requirement, self.view_of(one)) for one in self.each_transition for requirement in one.certificates]
        return {
            node for node in self.transitions if any(serves(one, self._as_earned(node), view)[1] for one, view in asked)
        }

    def rebate(self, transition: Transition) -> int:
        """What its certificate pays, in hundredths, where the subsidy is above the fee."""
        return max(-hundredths(self.prices.of_certificate(transition.level)), 0)

    def first_day(self, requirement: Requirement, view: RecordView) -> int | None:
        """The first day, from the day asked on, on which the requirement holds, as surely as the wishes ask."""
        return self.days(requirement, view).first_from(self.today)

    def days(self, requirement: Requirement, view: RecordView) -> DaySet:
        """The days on which the requirement holds, as surely as the wishes ask."""
        bounds = evaluate(requirement, view)
        return bounds.possible if self.wishes.assume_unknown else bounds.certain
