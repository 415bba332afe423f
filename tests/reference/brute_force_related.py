"""The independent planner through related occupations: every chain of certificates across all ladders, lived through.

It stands on `bruteforce` and `bruteforce_study`, and like them shares nothing with the library's planner. A plan is a
chain of certificates, the target the last of them. Each but the last serves where the next one's alternative asks
for a certificate: by level, occupation and kind, as the oracle says. Chains grow from their beginning, by every
certificate that serves something on the way to the target, by every alternative, with and without the trainings that
it asks for. No certificate is earned twice, none of a level of its occupation that is held already.

Without programmes, what is left out is left out because
- another beginning has the same certificates and trainings and the same last one, and earned none of them later: all
  that follows can be earned as early after it, since a record that is there earlier never takes a day away;
- or a plan found beats all that could follow: days, certificates and trainings only grow, and one certificate at
  least is still to come.
- or an alternative is served not only by the certificate right before it, but by an earlier one too: what stands
  between them is useless, and nothing useless is taken, not even where a clause is wished for. (Otherwise: of a plan
  like that take the last such alternative, and leave out all that stands between it and the first certificate that
  serves it. It is earned as early then, and so is all that follows. So a plan with fewer certificates is as good.)
- or a clause wished for can no longer be used, since its certificate has been earned by another, or since nothing
  serves it and it is not the first.
Chains are looked at by their length, so that plans with few certificates are there to beat the others.

With programmes the days may come in any order: to begin one later may be better, because a full-time one interrupts
work. So there the chains are listed whole, and each is lived through with all that could be attended, unless a plan
without programmes beats what the chain could reach if the person had every diploma from the beginning. To keep the
list short, such questions should limit the certificates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import certladder as cl
from tests.reference.brute_force import (
    Case,
    Life,
    Rank,
    Triple,
    Way,
    beats,
    highest_held,
    later_than,
    months_after,
    more_than,
    own_name,
    subsets,
    ways_to,
)
from tests.reference.brute_force_study import Quadruple, StudyCase, StudyLife, is_met_by_study
from tests.reference.eligibility import UNKNOWN, YES
from tests.reference.expected_rules import CertificateLine, DiplomaLine, Line, WorkLine, load_rules
from tests.reference.memoised_eligibility import QuickOracle

__all__ = ["Chain", "RelatedLife", "best_chains", "related_front", "related_study_front"]

# A chain may take longer than a ladder, if a clause wished for lies on the way.
YEARS = 90


@dataclass(frozen=True)
class Chain:
    """The beginning of a plan, or all of it: how and when each certificate is earned, and what training is taken."""

    ways: tuple[Way, ...] = ()
    issued: Mapping[Rank, dt.date] = field(default_factory=dict)
    trainings: frozenset[Rank] = frozenset()

    @property
    def last(self) -> Rank | None:
        return self.ways[-1].certificate if self.ways else None


def related_front(case: Case) -> set[Triple]:
    """The (days, certificates, trainings) of all plans that no other beats; empty if there is no way."""
    return set(best_chains(case))


def best_chains(case: Case, detours: bool = False) -> dict[Triple, Chain]:
    """The front, each with a chain that has these figures; with `detours`, what shortcuts beat is looked at too."""
    if (held := highest_held(case, case.occupation)) is not None and held <= case.level:
        return {(0, 0, 0): Chain()}
    ladders, life = Ladders(case, detours), RelatedLife(case)
    found: dict[Triple, Chain] = {}
    beginnings = [Chain()]
    while beginnings:
        longer: list[Chain] = []
        for chain in (longer for beginning in beginnings for longer in _extended(beginning, ladders, life)):
            days = (chain.issued[chain.ways[-1].certificate] - case.on).days
            counts = (len(chain.ways), len(chain.trainings))
            if not ladders.is_as_wished(chain):
                continue
            if chain.last != ladders.target:
                longer.append(chain)
            else:
                found.setdefault((days, *counts), chain)
        found = {plan: chain for plan, chain in found.items() if not any(beats(other, plan) for other in found)}
        beginnings = [chain for chain in _no_later(longer, case) if not _is_covered(chain, case, found)]
    return found


def _extended(chain: Chain, ladders: Ladders, life: RelatedLife) -> Iterator[Chain]:
    """The chain with one certificate more, in every way that there is, within the limits wished for."""
    wishes = life.case.wishes
    if more_than(wishes.max_certificates, len(chain.ways) + 1):
        return
    start = chain.issued[chain.last] if chain.last else life.case.on
    for way in ladders.next(chain.ways):
        for taken in subsets(way.trainings() - chain.trainings):
            trainings = chain.trainings.union(taken)
            if more_than(wishes.max_trainings, len(trainings)):
                continue
            day = life.day_earned(way, start, chain.issued, trainings)
            if day is not None and not later_than(wishes.deadline, day):
                yield Chain((*chain.ways, way), {**chain.issued, way.certificate: day}, trainings)


def _no_later(chains: Iterable[Chain], case: Case) -> list[Chain]:
    """The chains without those that differ from another in their days and alternatives only, and are no earlier."""
    kept: dict[object, list[Chain]] = {}
    for chain in chains:
        passed = frozenset(way.clause for way in chain.ways if way.clause in case.wishes.via)
        alike = kept.setdefault((frozenset(chain.issued), chain.last, chain.trainings, passed), [])
        if not any(_is_no_later(other, chain) for other in alike):
            alike[:] = [other for other in alike if not _is_no_later(chain, other)] + [chain]
    return [chain for alike in kept.values() for chain in alike]


def _is_no_later(one: Chain, other: Chain) -> bool:
    return all(day <= other.issued[rank] for rank, day in one.issued.items())


def _is_covered(chain: Chain, case: Case, found: Iterable[Triple]) -> bool:
    """Whether a plan found is as good as the best that could follow from this beginning."""
    least = ((chain.issued[chain.ways[-1].certificate] - case.on).days, len(chain.ways) + 1, len(chain.trainings))
    return any(plan == least or beats(plan, least) for plan in found)


# --- which: the certificates that may follow one another ---


class Ladders:
    """The ways to every certificate that may be on the way to the target, and which certificate serves which way."""

    def __init__(self, case: Case, detours: bool) -> None:
        self.case = case
        self.detours = detours
        self.via = frozenset(case.wishes.via)
        self.grade = UNKNOWN if case.wishes.assume_unknown else YES
        self.target = (own_name(case.occupation), int(case.level))
        self._oracles = {name: QuickOracle(cl.Person(), name, case.relations, case.policy) for name in load_rules()}
        self.ways = {self.target: ways_to(case, self.target)}
        lower = {rank: ways_to(case, rank) for rank in self._lower()}
        while new := {rank: lower.pop(rank) for rank in [*lower] if self._is_of_use(rank)}:
            self.ways |= new
        self._serving = {
            rank: {way: None for ways in self.ways.values() for way in ways if self._serves(rank, way)}
            for rank in self.ways
        }
        self._following = {way.clause for ways in self._serving.values() for way in ways}
        self._earned_by = {way.clause: way.certificate for ways in self.ways.values() for way in ways}

    def next(self, chain: Sequence[Way]) -> Iterator[Way]:
        """The ways that may follow: none of a certificate that is in the chain or that stands only at its end."""
        if not chain:
            yield from (way for ways in self.ways.values() for way in ways)
            return
        earned = [way.certificate for way in chain]
        shortcuts = self._passed(chain)
        for way in self._serving[earned[-1]]:
            if way.certificate not in earned and not any(way in self._serving[rank] for rank in shortcuts):
                yield way

    def _passed(self, chain: Sequence[Way]) -> list[Rank]:
        """The certificates from which the next one could have been earned, leaving out what stands between."""
        return [] if self.detours else [way.certificate for way in chain[:-1]]

    def is_as_wished(self, chain: Chain) -> bool:
        """Whether the clauses wished for are used, or can be later: their certificates have not been earned by others."""
        unused = self.via - {way.clause for way in chain.ways}
        if chain.last == self.target:
            return not unused
        certificates = {self._earned_by[clause] for clause in unused if clause in self._earned_by} - {*chain.issued}
        return len(certificates) == len(unused) and (not chain.ways or unused <= self._following)

    def _lower(self) -> Iterator[Rank]:
        """The certificates that the person may still earn on the way."""
        for name in load_rules():
            held = highest_held(self.case, name) or 6
            lowest = self.case.level + 1 if name == self.target[0] else 1
            yield from ((name, level) for level in range(lowest, held))

    def _is_of_use(self, rank: Rank) -> bool:
        return any(self._serves(rank, way) for ways in self.ways.values() for way in ways)

    def _serves(self, rank: Rank, way: Way) -> bool:
        """Whether the certificate is one that the alternative asks for (D6, D7, D8)."""
        certificate = cl.Certificate(occupation=rank[0], level=rank[1], issued=self.case.on)
        asked = [line for line in way.lines if isinstance(line, CertificateLine) and line.level is not None]
        oracle = self._oracles[way.occupation]
        return any(oracle.serves(line, certificate, YES) for line in asked)


# --- when ---


class RelatedLife(Life):
    """The person's life, with certificates of all occupations, and with study that has been done if it is `relaxed`."""

    def __init__(self, case: Case, relaxed: bool = False) -> None:
        super().__init__(case)
        self.relaxed = relaxed
        self.until = months_after(case.on, 12 * YEARS)
        self._shared: dict[object, Sequence[int]] = {}

    def _first_day(self, way: Way, person: cl.Person, start: dt.date) -> dt.date | None:
        oracle = QuickOracle(person, way.occupation, self.case.relations, self.case.policy)
        oracle.shared = self._shared
        lines = [line for one in way.lines for line in _without_study(one)] if self.relaxed else way.lines
        return oracle.first_day(lines, UNKNOWN if self.case.wishes.assume_unknown else YES, start, self.until)


def _without_study(line: Line) -> Iterator[Line]:
    """What is left of the line for a person who has every diploma, and is a student, for ever."""
    if isinstance(line, WorkLine) and isinstance(line.anchor, DiplomaLine):
        yield replace(line, anchor=None)
    elif not is_met_by_study(line):
        yield line


# --- with programmes ---


def related_study_front(question: StudyCase) -> set[Quadruple]:
    """The (days, certificates, trainings, programmes) of all plans that no other beats; empty if there is no way."""
    case = question.case
    if (held := highest_held(case, case.occupation)) is not None and held <= case.level:
        return {(0, 0, 0, 0)}
    ladders, life, bounds = Ladders(case, detours=False), StudyLife(question), Bounds(case)
    found: set[Quadruple] = set()
    beginnings = [Chain()]
    while beginnings and not more_than(case.wishes.max_certificates, len(beginnings[0].ways) + 1):
        longer = [
            new for chain in beginnings for way in ladders.next(chain.ways) for new in bounds.extended(chain, way)
        ]
        longer = [chain for chain in longer if ladders.is_as_wished(chain)]
        for chain in longer:
            if chain.last == ladders.target and not bounds.is_covered(chain, 0, found):
                life.live(chain.ways, found)
        unfinished = (chain for chain in longer if chain.last != ladders.target)
        beginnings = [chain for chain in unfinished if not bounds.is_covered(chain, 1, found)]
    return {plan for plan in found if not any(beats(other, plan) for other in found)}


class Bounds:
    """What a chain takes at least: its days are those of a person who has studied, its trainings those he cannot do without."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.studied = RelatedLife(case, relaxed=True)
        self.unstudied = RelatedLife(case)

    def extended(self, chain: Chain, way: Way) -> Iterator[Chain]:
        """The chain with one certificate more, at the earliest."""
        start = chain.issued[chain.last] if chain.last else self.case.on
        day = self.studied.day_earned(way, start, chain.issued, way.trainings())
        if day is None or later_than(self.case.wishes.deadline, day):
            return
        untrained = self.studied.day_earned(way, start, chain.issued, ())
        trainings = chain.trainings.union(way.trainings() if untrained is None else ())
        yield Chain((*chain.ways, way), {**chain.issued, way.certificate: day}, trainings)

    def is_covered(self, chain: Chain, more: int, found: Iterable[Quadruple]) -> bool:
        """Whether a plan found is as good as the best that the chain could be with so many more certificates."""
        days = (chain.issued[chain.ways[-1].certificate] - self.case.on).days
        least = (days, len(chain.ways) + more, len(chain.trainings), int(self._must_study(chain)))
        return any(plan == least or beats(plan, least) for plan in found)

    def _must_study(self, chain: Chain) -> bool:
        days = [self.case.on, *chain.issued.values()]
        return any(
            self.unstudied.day_earned(way, start, chain.issued, way.trainings()) is None
            for way, start in zip(chain.ways, days, strict=False)
        )
