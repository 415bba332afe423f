"""The independent planner for rules whose alternatives may ask for several certificates at once: every order, lived through.

It stands on `bruteforce` and `bruteforce_study`, and like them shares nothing with the library's planner. A plan is a
row of different certificates with the target at its end, each earned by one alternative when the one before has been
issued: whether what they ask for is there, is for the lives to say. Levels that are not documented are there from the day
asked, so nothing comes before them.

Where no clause is wished for and no programme is offered, every row is looked at, also those with something useless in
them: a plan without it beats them. Otherwise a useless certificate may bring the clause wished for, or another day on
which a programme could be begun; so there each certificate but the target must be the first of the row that surely
serves for something that a later one asks for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import certladder as cl
from tests.reference.brute_force import Case, Rank, Way, beats, highest_held, later_than, more_than, subsets
from tests.reference.brute_force_related import RelatedLife
from tests.reference.brute_force_study import Quadruple, StudyCase, StudyLife
from tests.reference.eligibility import YES
from tests.reference.expected_rules import CertificateLine, Rules
from tests.reference.memoised_eligibility import QuickOracle

__all__ = ["joint_front"]


def joint_front(question: StudyCase, rules: Rules) -> set[Quadruple]:
    """The (days, certificates, trainings, programmes) of all plans that no other beats; empty if there is no way."""
    case = question.case
    if (held := highest_held(case, case.occupation)) is not None and held <= case.level:
        return {(0, 0, 0, 0)}
    found: set[Quadruple] = set()
    if question.study:
        life = StudyLife(question)
        for stages in _rows(_Ladders(case, rules), ()):
            life.live(stages, found)
    else:
        _live(_Begun(case.on), _Ladders(case, rules), RelatedLife(case), found)
    return {plan for plan in found if not any(beats(other, plan) for other in found)}


@dataclass(frozen=True)
class _Begun:
    """The beginning of a plan: the day on which its last certificate was issued, and what was earned and trained."""

    day: dt.date
    ways: tuple[Way, ...] = ()
    issued: dict[Rank, dt.date] = field(default_factory=dict)
    trainings: frozenset[Rank] = frozenset()


def _live(begun: _Begun, ladders: _Ladders, life: RelatedLife, found: set[Quadruple]) -> None:
    """Add to `found` what can follow."""
    case = ladders.case
    for way in ladders.next(begun.ways):
        for taken in subsets(way.trainings() - begun.trainings):
            trainings = begun.trainings.union(taken)
            day = life.day_earned(way, begun.day, begun.issued, trainings)
            if (
                day is None
                or later_than(case.wishes.deadline, day)
                or more_than(case.wishes.max_trainings, len(trainings))
            ):
                continue
            ways = (*begun.ways, way)
            plan = ((day - case.on).days, len(ways), len(trainings), 0)
            if way.certificate != ladders.target:
                _live(_Begun(day, ways, {**begun.issued, way.certificate: day}, trainings), ladders, life, found)
            elif ladders.is_as_wished(ways):
                found.add(plan)


def _rows(ladders: _Ladders, begun: tuple[Way, ...]) -> Iterator[tuple[Way, ...]]:
    for way in ladders.next(begun):
        if way.certificate != ladders.target:
            yield from _rows(ladders, (*begun, way))
        elif ladders.is_as_wished((*begun, way)) and ladders.nothing_useless((*begun, way)):
            yield (*begun, way)


class _Ladders:
    """Every way to every certificate that the person may still earn, and what may stand in a row."""

    def __init__(self, case: Case, rules: Rules) -> None:
        self.case = case
        self.target: Rank = (case.occupation, int(case.level))
        self._oracles = {name: QuickOracle(cl.Person(), name, case.relations, case.policy) for name in rules}
        self._ways = [way for rank in self._ranks(rules) for way in self._ways_to(rank, rules)]

    def _ranks(self, rules: Rules) -> Iterator[Rank]:
        for name in rules:
            held = highest_held(self.case, name) or 6
            lowest = self.case.level if name == self.case.occupation else 1
            yield from ((name, level) for level in range(lowest, held))

    def _ways_to(self, rank: Rank, rules: Rules) -> Iterator[Way]:
        name, level = rank
        wishes = self.case.wishes
        if level in rules[name]:
            for clause, alternative, lines in rules[name][level]:
                if clause not in wishes.avoid:
                    yield Way(name, level, clause, alternative, tuple(lines))
        elif name == self.case.occupation and wishes.undocumented == "obtainable" and self._is_named(rank, rules):
            yield Way(name, level)

    def _is_named(self, rank: Rank, rules: Rules) -> bool:
        """Whether a clause asks for a certificate of this very level that may be of this occupation."""
        return any(
            getattr(line, "level", None) == rank[1] and self._serves(rank, Way(name, level), line)
            for name, levels in rules.items()
            for level, rows in levels.items()
            for _, _, lines in rows
            for line in lines
        )

    def next(self, begun: Sequence[Way]) -> Iterator[Way]:
        """What may be earned then."""
        if more_than(self.case.wishes.max_certificates, len(begun) + 1):
            return
        earned = {way.certificate for way in begun}
        documented = any(way.clause is not None for way in begun)
        for way in self._ways:
            if way.certificate not in earned and not (documented and way.clause is None):
                yield way

    def is_as_wished(self, ways: Sequence[Way]) -> bool:
        """Whether the clauses wished for are used, and then nothing useless is earned."""
        via = set(self.case.wishes.via)
        return via <= {way.clause for way in ways} and (not via or self.nothing_useless(ways))

    def nothing_useless(self, ways: Sequence[Way]) -> bool:
        """Whether each but the last is the first that surely serves for something that a later one asks for."""
        first = set[int]()
        for place, way in enumerate(ways):
            for line in way.lines:
                serving = [before for before in range(place) if self._serves(ways[before].certificate, way, line)]
                first.update(serving[:1])
        return len(first) == len(ways) - 1

    def _serves(self, rank: Rank, way: Way, line: object) -> bool:
        certificate = cl.Certificate(occupation=rank[0], level=rank[1], issued=self.case.on)
        asked = isinstance(line, CertificateLine) and line.level is not None
        return asked and self._oracles[way.occupation].serves(replace(line), certificate, YES)
