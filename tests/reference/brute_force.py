"""An independent planner: every combination of certificates, clauses and trainings, lived through day by day.

It shares nothing with the library's planner. A combination says which levels are earned, by which alternative
of which clause each of them, and which trainings are taken. It is lived through from the lowest level to the
highest, and the day-by-day `Oracle` says when each certificate can be had. What no other combination beats is
the front.

The order by level is enough, because no alternative asks for a certificate of the level it opens or of a higher
one (a test says so): whatever a certificate earned after a higher one could serve for, the higher one serves.

What a plan may contain (DESIGN §5 and §6): levels of the target occupation above the highest level held, down
to the target; and nothing useless, that is, each certificate but the target is asked for by the alternative
chosen for a higher level. The steps of a plan follow one another: the next certificate waits until the one before
is earned, also where the person has another certificate that would serve. Both matter to `via` only: without it,
leaving out what is useless, or what need not be waited for, makes a plan that beats this one.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import TypeVar

import certladder as cl
from tests.reference.eligibility import Oracle
from tests.reference.expected_rules import CertificateLine, Line, TrainingLine, load_rules

__all__ = [
    "Case",
    "Rank",
    "Triple",
    "Way",
    "Wishes",
    "beats",
    "front",
    "highest_held",
    "later_than",
    "levels_described",
    "months_after",
    "more_than",
    "own_name",
    "routes",
    "subsets",
    "ways_to",
]

T = TypeVar("T")

Triple = tuple[int, int, int]  # days, certificates, trainings
Rank = tuple[str, int]  # an occupation and a level of it: a certificate, or a training

# No plan takes longer: a level is reached after at most 13 years of work, four described levels make at most 21
# years, and the records of the persons asked about, and the waits, add a few years.
YEARS_AHEAD = 45

OTHER_NAMES = {"化学检验工": "化学检验员", "客户服务管理师": "客户服务管理员", "汽车维修工": "汽车修理工"}


@dataclass(frozen=True)
class Wishes:
    """The wishes that `plans` takes, by the same names."""

    deadline: dt.date | None = None
    max_certificates: int | None = None
    max_trainings: int | None = None
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    undocumented: str = "unreachable"
    assume_unknown: bool = False


@dataclass(frozen=True)
class Case:
    """One question to the planner, with all that its answer depends on."""

    person: cl.Person
    occupation: str
    level: int
    on: dt.date
    relations: Mapping[tuple[str, str], bool]
    policy: cl.Policy
    wishes: Wishes


@dataclass(frozen=True)
class Way:
    """A way to earn a level of an occupation: one alternative of a clause, or no clause where none is documented."""

    occupation: str
    level: int
    clause: str | None = None
    alternative: int = 0
    lines: tuple[Line, ...] = ()

    @property
    def certificate(self) -> Rank:
        """What is earned."""
        return self.occupation, self.level

    def asks_for(self, level: int) -> bool:
        """Whether a certificate of that level is one that the alternative asks for, the occupation left aside."""
        asked = [line.level for line in self.lines if isinstance(line, CertificateLine)]
        return any(lowest is not None and level <= lowest for lowest in asked)

    def trainings(self) -> set[Rank]:
        """The trainings that the alternative asks for."""
        return {(self.occupation, line.level) for line in self.lines if isinstance(line, TrainingLine)}


Route = dict[int, Way]  # level -> how it is earned


def levels_described(occupation: str) -> list[int]:
    """The levels of an occupation whose conditions are in the tables, lowest first."""
    return sorted(load_rules()[occupation], reverse=True)


def front(case: Case) -> set[Triple]:
    """The (days, certificates, trainings) of all plans that no other beats; empty if there is no way."""
    if (held := highest_held(case, case.occupation)) is not None and held <= case.level:
        return {(0, 0, 0)}
    life = Life(case)
    found: set[Triple] = set()
    for route in routes(case, held):
        for trainings in subsets(set().union(*(way.trainings() for way in route.values()))):
            if more_than(case.wishes.max_trainings, len(trainings)):
                continue
            reached = life.reached(route, trainings)
            if reached is not None and not later_than(case.wishes.deadline, reached):
                found.add(((reached - case.on).days, len(route), len(trainings)))
    return {triple for triple in found if not any(beats(other, triple) for other in found)}


def beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a plan with these figures is better than one with the other ones."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def more_than(limit: int | None, number: int) -> bool:
    return limit is not None and number > limit


def later_than(limit: dt.date | None, day: dt.date) -> bool:
    return limit is not None and day > limit


def subsets(items: set[T]) -> Iterator[tuple[T, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def own_name(occupation: str) -> str:
    return OTHER_NAMES.get(occupation, occupation)


def highest_held(case: Case, occupation: str) -> int | None:
    """The highest level of an occupation held on the day asked."""
    held = [
        int(certificate.level)
        for certificate in case.person.certificates or ()
        if certificate.level is not None
        and own_name(certificate.occupation) == own_name(occupation)
        and (certificate.issued is None or certificate.issued <= case.on)
    ]
    return min(held, default=None)


# --- which: every combination ---


def routes(case: Case, held: int | None) -> Iterator[Route]:
    """Every set of levels with the target, every alternative for each of them; nothing useless, and as wished."""
    name = own_name(case.occupation)
    below = {level: ways_to(case, (name, level)) for level in range(case.level + 1, held or 6)}
    for levels in subsets(set(below)):
        if more_than(case.wishes.max_certificates, len(levels) + 1):
            continue
        for ways in product(ways_to(case, (name, case.level)), *(below[level] for level in levels)):
            route = {way.level: way for way in ways}
            if set(case.wishes.via) <= {way.clause for way in ways} and not _useless(route, levels):
                yield route


def _useless(route: Route, levels: Iterable[int]) -> bool:
    """Whether one of these levels is asked for by none of the alternatives chosen for higher levels."""
    return not all(any(way.asks_for(level) for way in route.values() if way.level < level) for level in levels)


def ways_to(case: Case, certificate: Rank) -> list[Way]:
    """Every alternative of the level's clauses that are not to be avoided; without clauses, what is wished."""
    occupation, level = certificate
    rules = load_rules()[occupation]
    if level not in rules:
        assumed = case.wishes.undocumented == "obtainable" and occupation == own_name(case.occupation)
        return [Way(occupation, level)] if assumed else []
    return [
        Way(occupation, level, clause, alternative, tuple(lines))
        for clause, alternative, lines in rules[level]
        if clause not in case.wishes.avoid
    ]


# --- when: a combination lived through ---


class Life:
    """The person's life from the day asked, in which certificates and trainings can be added.

    A day once found is remembered by all that it depends on: the alternative, the day from which it is looked
    for, and of the certificates and trainings gained those that the alternative asks for.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.until = months_after(case.on, 12 * YEARS_AHEAD)
        self.working = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
        self.trained = months_after(case.on, case.policy.training_months)
        self._found: dict[tuple[Way, dt.date, frozenset[cl.Certificate | cl.Training]], dt.date | None] = {}

    def reached(self, route: Route, trainings: Iterable[Rank]) -> dt.date | None:
        """The day on which the last and highest certificate is earned; None if one of them cannot be."""
        earned: dict[Rank, dt.date] = {}
        last = self.case.on
        for level in sorted(route, reverse=True):
            day = self.day_earned(route[level], last, earned, trainings)
            if day is None:
                return None
            earned[route[level].certificate] = last = day
        return last

    def day_earned(
        self, way: Way, start: dt.date, earned: Mapping[Rank, dt.date], trainings: Iterable[Rank]
    ) -> dt.date | None:
        """The day on which a certificate is issued, if all that was gained before `start` is as stated."""
        key = (way, start, self._gained(way, earned, trainings))
        if key not in self._found:
            self._found[key] = self._find_day_earned(*key)
        return self._found[key]

    def _gained(
        self, way: Way, earned: Mapping[Rank, dt.date], trainings: Iterable[Rank]
    ) -> frozenset[cl.Certificate | cl.Training]:
        """Of the certificates earned and the trainings taken, those that the alternative asks for."""
        certificates = [
            cl.Certificate(occupation=occupation, level=level, issued=day, kind="skill_level")
            for (occupation, level), day in earned.items()
            if way.asks_for(level)
        ]
        completed = [
            cl.Training(occupation=occupation, level=level, completed=self.trained)
            for occupation, level in way.trainings().intersection(trainings)
        ]
        return frozenset((*certificates, *completed))

    def _first_day(self, way: Way, person: cl.Person, start: dt.date) -> dt.date | None:
        """The first day from `start` on which the alternative holds for the person."""
        case = self.case
        oracle = Oracle(person, way.occupation, case.relations, case.policy)
        first = oracle.alternative_first_possible if case.wishes.assume_unknown else oracle.alternative_first_certain
        return first(way.level, str(way.clause), way.alternative, start, self.until)

    def _find_day_earned(
        self, way: Way, start: dt.date, gained: frozenset[cl.Certificate | cl.Training]
    ) -> dt.date | None:
        """The first day on which the alternative holds with these gains, plus the time until the certificate."""
        case = self.case
        if way.clause is None:
            return case.on
        day = self._first_day(way, self.working.plus(*gained), start)
        return None if day is None else months_after(day, case.policy.lead_time_months)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
