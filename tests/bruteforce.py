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

from oracle import Oracle
from rulebook import CertificateLine, Line, TrainingLine, load_rules

import certladder as cl

__all__ = ["Case", "Triple", "Wishes", "front", "levels_described"]

T = TypeVar("T")

Triple = tuple[int, int, int]  # days, certificates, trainings

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
    """A way to earn a level: one alternative of a clause, or no clause where none is documented."""

    level: int
    clause: str | None = None
    alternative: int = 0
    lines: tuple[Line, ...] = ()

    def asks_for(self, level: int) -> bool:
        """Whether a certificate of that level of the occupation is one that the alternative asks for."""
        asked = [line.level for line in self.lines if isinstance(line, CertificateLine)]
        return any(lowest is not None and level <= lowest for lowest in asked)

    def trainings(self) -> set[int]:
        """The levels for which the alternative asks for a training."""
        return {line.level for line in self.lines if isinstance(line, TrainingLine)}


Route = dict[int, Way]  # level -> how it is earned


def levels_described(occupation: str) -> list[int]:
    """The levels of an occupation whose conditions are in the tables, lowest first."""
    return sorted(load_rules()[occupation], reverse=True)


def front(case: Case) -> set[Triple]:
    """The (days, certificates, trainings) of all plans that no other beats; empty if there is no way."""
    if (held := _highest_held(case)) is not None and held <= case.level:
        return {(0, 0, 0)}
    life = Life(case)
    found: set[Triple] = set()
    for route in _routes(case, held):
        for trainings in _subsets(set().union(*(way.trainings() for way in route.values()))):
            if _more_than(case.wishes.max_trainings, len(trainings)):
                continue
            reached = life.reached(route, trainings)
            if reached is not None and not _later_than(case.wishes.deadline, reached):
                found.add(((reached - case.on).days, len(route), len(trainings)))
    return {triple for triple in found if not any(_beats(other, triple) for other in found)}


def _beats(one: Triple, other: Triple) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def _more_than(limit: int | None, number: int) -> bool:
    return limit is not None and number > limit


def _later_than(limit: dt.date | None, day: dt.date) -> bool:
    return limit is not None and day > limit


def _subsets(items: set[T]) -> Iterator[tuple[T, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def _own_name(occupation: str) -> str:
    return OTHER_NAMES.get(occupation, occupation)


def _highest_held(case: Case) -> int | None:
    """The highest level of the occupation held on the day asked."""
    held = [
        int(certificate.level)
        for certificate in case.person.certificates or ()
        if certificate.level is not None
        and _own_name(certificate.occupation) == _own_name(case.occupation)
        and (certificate.issued is None or certificate.issued <= case.on)
    ]
    return min(held, default=None)


# --- which: every combination ---


def _routes(case: Case, held: int | None) -> Iterator[Route]:
    """Every set of levels with the target, every alternative for each of them; nothing useless, and as wished."""
    below = {level: _ways(case, level) for level in range(case.level + 1, held or 6)}
    for levels in _subsets(set(below)):
        if _more_than(case.wishes.max_certificates, len(levels) + 1):
            continue
        for ways in product(_ways(case, case.level), *(below[level] for level in levels)):
            route = {way.level: way for way in ways}
            if set(case.wishes.via) <= {way.clause for way in ways} and not _useless(route, levels):
                yield route


def _useless(route: Route, levels: Iterable[int]) -> bool:
    """Whether one of these levels is asked for by none of the alternatives chosen for higher levels."""
    return not all(any(way.asks_for(level) for way in route.values() if way.level < level) for level in levels)


def _ways(case: Case, level: int) -> list[Way]:
    """Every alternative of the level's clauses that are not to be avoided; without clauses, what is wished."""
    rules = load_rules()[_own_name(case.occupation)]
    if level not in rules:
        return [Way(level)] if case.wishes.undocumented == "obtainable" else []
    return [
        Way(level, clause, alternative, tuple(lines))
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
        self.until = _months_after(case.on, 12 * YEARS_AHEAD)
        self.working = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
        self.trained = _months_after(case.on, case.policy.training_months)
        self._found: dict[tuple[Way, dt.date, frozenset[cl.Certificate | cl.Training]], dt.date | None] = {}

    def reached(self, route: Route, trainings: Iterable[int]) -> dt.date | None:
        """The day on which the last and highest certificate is earned; None if one of them cannot be."""
        earned: dict[int, dt.date] = {}
        last = self.case.on
        for level in sorted(route, reverse=True):
            day = self._day_earned(route[level], last, self._gained(route[level], earned, trainings))
            if day is None:
                return None
            earned[level] = last = day
        return last

    def _gained(
        self, way: Way, earned: dict[int, dt.date], trainings: Iterable[int]
    ) -> frozenset[cl.Certificate | cl.Training]:
        """Of the certificates earned and the trainings taken, those that the alternative asks for."""
        name = self.case.occupation
        certificates = [
            cl.Certificate(occupation=name, level=level, issued=day, kind="skill_level")
            for level, day in earned.items()
            if way.asks_for(level)
        ]
        asked = way.trainings().intersection(trainings)
        completed = [cl.Training(occupation=name, level=level, completed=self.trained) for level in asked]
        return frozenset((*certificates, *completed))

    def _day_earned(self, way: Way, start: dt.date, gained: frozenset[cl.Certificate | cl.Training]) -> dt.date | None:
        key = (way, start, gained)
        if key not in self._found:
            self._found[key] = self._find_day_earned(*key)
        return self._found[key]

    def _find_day_earned(
        self, way: Way, start: dt.date, gained: frozenset[cl.Certificate | cl.Training]
    ) -> dt.date | None:
        """The first day on which the alternative holds with these gains, plus the time until the certificate."""
        case = self.case
        if way.clause is None:
            return case.on
        oracle = Oracle(self.working.plus(*gained), case.occupation, case.relations, case.policy)
        first = oracle.alternative_first_possible if case.wishes.assume_unknown else oracle.alternative_first_certain
        day = first(way.level, way.clause, way.alternative, start, self.until)
        return None if day is None else _months_after(day, case.policy.lead_time_months)


def _months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
