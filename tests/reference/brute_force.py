"""An independent planner: every chain of certificates across all occupations, worked through day by day.

It shares nothing with the library's planner. A plan is a chain of certificates, the target the last of them. Each but
the last serves where the next one's alternative asks for a certificate: by level, occupation and kind, as the oracle
says. Chains grow from their beginning, by every certificate that serves something on the way to the target, by every
alternative, with and without the trainings that it asks for; `timetables` says which programmes could be attended and
when each certificate is issued. No certificate is earned twice, none of a level of its occupation that is held already.

A beginning is left out because
- a plan found beats all that could follow: days, certificates and trainings only grow, and one certificate at least is
  still to come;
- an alternative is served not only by the certificate right before it, but by an earlier one too: what stands between
  them is useless, and nothing useless is taken, not even where a clause is wished for. (Of a plan like that take the
  last such alternative, and leave out all that stands between it and the first certificate that serves it. It is earned
  as early then, and so is all that follows. So a plan with fewer certificates is as good.)
- a clause wished for can no longer be used, since its certificate has been earned by another, or since nothing serves it;
- without programmes: another beginning has the same certificates and trainings and the same last one, and earned none
  of them later. A record that is there earlier never takes a day away.

With programmes an earlier day is not always better, because a full-time programme interrupts work. So there a chain is
listed with the days of a person who has every diploma from the beginning, which no plan can be earlier than, and each
whole chain is tried with all that could be attended. To keep the list short, such questions should limit the certificates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import certladder as cl
from tests.reference.eligibility import YES
from tests.reference.expected_rules import load_rules
from tests.reference.memoised_eligibility import QuickOracle
from tests.reference.question import Figures, Question, Rank, Way, beats, highest_held, ways_to
from tests.reference.timetables import Timetables, subsets


def front(question: Question, elsewhere: bool = True) -> set[Figures]:
    """The (days, certificates, trainings, programmes) of all plans that no other beats; empty if there is no way.

    `elsewhere` says whether a plan may go through other occupations' certificates.
    """
    if question.is_held:
        return {(0, 0, 0, 0)}
    return _Search(question, elsewhere).front()


def priced_front(question: Question, prices: cl.Prices) -> set[tuple[int, int, int, int, int]]:
    """The front without programmes, with the cost in hundredths as one more figure."""
    if question.is_held:
        return {(0, 0, 0, 0, 0)}
    search = _PricedSearch(question, elsewhere=True)
    search.front()
    found = {search.with_cost(one, prices) for one in search.every_whole}
    return {one for one in found if not any(_beats(other, one) for other in found)}


def _beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def chains(question: Question) -> list[Chain]:
    """A plan without programmes for each of the figures of the front."""
    search = _Search(question, elsewhere=True)
    return [search.whole[figures] for figures in sorted(search.front()) if figures in search.whole]


@dataclass(frozen=True)
class Chain:
    """The beginning of a plan, or all of it: how and when each certificate is earned, and what training is taken."""

    ways: tuple[Way, ...] = ()
    issued: Mapping[Rank, dt.date] = field(default_factory=dict)
    trainings: frozenset[Rank] = frozenset()

    @property
    def last(self) -> Rank | None:
        return self.ways[-1].certificate if self.ways else None


class _Search:
    """The chains that could be plans, shortest first, so that plans with few certificates are there to beat the others."""

    def __init__(self, question: Question, elsewhere: bool) -> None:
        self.question = question
        self.ladders = _Ladders(question, elsewhere)
        self.timetables = Timetables(question)
        self.study = bool(question.options)
        self.whole: dict[Figures, Chain] = {}

    def front(self) -> set[Figures]:
        found: set[Figures] = set()
        beginnings = [Chain()]
        while beginnings:
            longer = [new for one in beginnings for new in self._extended(one) if self.ladders.is_as_wished(new)]
            for whole in longer:
                if whole.last == self.question.target and not self._is_covered(whole, 0, found):
                    self._finish(whole, found)
            found = {plan for plan in found if not any(beats(other, plan) for other in found)}
            unfinished = [one for one in longer if one.last != self.question.target]
            unfinished = unfinished if self.study else self._no_later(unfinished)
            beginnings = [one for one in unfinished if not self._is_covered(one, 1, found)]
        return found

    def _finish(self, whole: Chain, found: set[Figures]) -> None:
        if self.study:
            self.timetables.add_plans(whole.ways, found)
        else:
            figures = (self._days(whole), len(whole.ways), len(whole.trainings), 0)
            self.whole[figures] = whole
            found.add(figures)

    def _days(self, one: Chain) -> int:
        return (one.issued[one.ways[-1].certificate] - self.question.on).days

    # one certificate more

    def _extended(self, one: Chain) -> Iterator[Chain]:
        """The chain with one certificate more, in every way that there is, within the limits wished for."""
        wishes = self.question.wishes
        if wishes.max_certificates is not None and len(one.ways) >= wishes.max_certificates:
            return
        start = one.issued[one.last] if one.last else self.question.on
        for way in self.ladders.next(one.ways):
            for trainings in self._trainings(one, way, start):
                if wishes.max_trainings is not None and len(trainings) > wishes.max_trainings:
                    continue
                taken = way.trainings if self.study else trainings
                day = self.timetables.day_issued(way, start, one.issued, taken, studied=self.study)
                if day is not None and (wishes.deadline is None or day <= wishes.deadline):
                    yield Chain((*one.ways, way), {**one.issued, way.certificate: day}, trainings)

    def _trainings(self, one: Chain, way: Way, start: dt.date) -> Iterator[frozenset[Rank]]:
        """What may have been taken with this way; where programmes are to come, what cannot be done without."""
        if not self.study:
            yield from (one.trainings.union(taken) for taken in subsets(way.trainings - one.trainings))
            return
        untrained = self.timetables.day_issued(way, start, one.issued, frozenset(), studied=True)
        yield one.trainings | way.trainings if untrained is None else one.trainings

    # what is left out

    def _is_covered(self, one: Chain, more: int, found: Iterable[Figures]) -> bool:
        """Whether a plan found is as good as the best that the chain could be with so many more certificates."""
        programmes = int(self.study and self._must_study(one))
        least = (self._days(one), len(one.ways) + more, len(one.trainings), programmes)
        return any(plan == least or beats(plan, least) for plan in found)

    def _must_study(self, one: Chain) -> bool:
        days = [self.question.on, *one.issued.values()]
        return any(
            self.timetables.day_issued(way, start, one.issued, way.trainings) is None
            for way, start in zip(one.ways, days, strict=False)
        )

    def _no_later(self, chains: Iterable[Chain]) -> list[Chain]:
        """The chains without those that differ from another in their days and alternatives only, and are no earlier."""
        kept: dict[object, list[Chain]] = {}
        for one in chains:
            passed = frozenset(way.clause for way in one.ways if way.clause in self.question.wishes.via)
            alike = kept.setdefault((frozenset(one.issued), one.last, one.trainings, passed), [])
            if not any(_is_no_later(other, one) for other in alike):
                alike[:] = [other for other in alike if not _is_no_later(one, other)] + [one]
        return [one for alike in kept.values() for one in alike]


class _PricedSearch(_Search):
    """Every chain: one that is longer may be cheaper, where a subsidy is above the fee."""

    def __init__(self, question: Question, elsewhere: bool) -> None:
        super().__init__(question, elsewhere)
        self.every_whole: list[Chain] = []

    def _is_covered(self, one: Chain, more: int, found: Iterable[Figures]) -> bool:
        return False

    def _finish(self, whole: Chain, found: set[Figures]) -> None:
        self.every_whole.append(whole)

    def with_cost(self, whole: Chain, prices: cl.Prices) -> tuple[int, int, int, int, int]:
        """The figures of a chain, and what its certificates and trainings cost."""
        money = sum(round(100 * prices.of_certificate(cl.Level(way.level))) for way in whole.ways)
        money += sum(round(100 * prices.training.get(cl.Level(level), 0)) for _, level in whole.trainings)
        return self._days(whole), len(whole.ways), len(whole.trainings), 0, money


def _is_no_later(one: Chain, other: Chain) -> bool:
    return all(day <= other.issued[rank] for rank, day in one.issued.items())


class _Ladders:
    """The ways to every certificate that may be on the way to the target, and which certificate serves which way."""

    def __init__(self, question: Question, elsewhere: bool) -> None:
        self.question = question
        self.via = frozenset(question.wishes.via)
        empty = cl.Person()
        self._oracles = {name: QuickOracle(empty, name, question.relations, question.policy) for name in load_rules()}
        self.ways = {question.target: ways_to(question, question.target)}
        lower = {rank: ways_to(question, rank) for rank in self._lower(elsewhere)}
        while new := {rank: lower.pop(rank) for rank in [*lower] if self._is_of_use(rank)}:
            self.ways |= new
        self._serving = {
            rank: {way: None for ways in self.ways.values() for way in ways if self._serves(rank, way)}
            for rank in self.ways
        }
        self._following = {way.clause for ways in self._serving.values() for way in ways}
        self._earned_by = {way.clause: way.certificate for ways in self.ways.values() for way in ways}

    def next(self, ways: Sequence[Way]) -> Iterator[Way]:
        """The ways that may follow: none of a certificate that has been earned, none that an earlier one serves."""
        if not ways:
            yield from (way for ways in self.ways.values() for way in ways)
            return
        *passed, last = (way.certificate for way in ways)
        for way in self._serving[last]:
            if way.certificate not in (*passed, last) and not any(way in self._serving[rank] for rank in passed):
                yield way

    def is_as_wished(self, one: Chain) -> bool:
        """Whether the clauses wished for are used, or can be later: their certificates have not been earned by others."""
        unused = self.via - {way.clause for way in one.ways}
        if one.last == self.question.target:
            return not unused
        certificates = {self._earned_by[clause] for clause in unused if clause in self._earned_by} - {*one.issued}
        return len(certificates) == len(unused) and unused <= self._following

    def _lower(self, elsewhere: bool) -> Iterator[Rank]:
        """The certificates that the person may still earn on the way."""
        target, level = self.question.target
        for name in load_rules() if elsewhere else (target,):
            held = highest_held(self.question, name) or 6
            yield from ((name, lower) for lower in range(level + 1 if name == target else 1, held))

    def _is_of_use(self, rank: Rank) -> bool:
        return any(self._serves(rank, way) for ways in self.ways.values() for way in ways)

    def _serves(self, rank: Rank, way: Way) -> bool:
        """Whether the certificate is one that the alternative asks for (D6, D7, D8)."""
        certificate = cl.Certificate(occupation=rank[0], level=rank[1], issued=self.question.on)
        return any(self._oracles[way.occupation].serves(line, certificate) == YES for line in way.certificates_asked)
