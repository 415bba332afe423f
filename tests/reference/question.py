"""A question to a planner, as the independent planners take it, and the ways to earn a certificate that the tables hold."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field

import certladder as cl
from tests.reference.eligibility import OTHER_NAMES, UNKNOWN, YES, degrees_possible
from tests.reference.expected_rules import (
    DEGREES,
    CertificateLine,
    DiplomaLine,
    Line,
    StudentLine,
    TrainingLine,
    WorkLine,
    load_rules,
)

Figures = tuple[int, int, int, int]  # of a plan: days, certificates, trainings, programmes
Rank = tuple[str, int]  # an occupation and a level of it: a certificate, or a training


@dataclass(frozen=True)
class Wishes:
    """The wishes that `plans` takes, by the same names."""

    deadline: dt.date | None = None
    max_certificates: int | None = None
    max_trainings: int | None = None
    max_programmes: int | None = None
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    undocumented: str = "unreachable"
    assume_unknown: bool = False
    no_full_time: bool = False
    study: tuple[cl.StudyOption, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question to the planner, with all that its answer depends on."""

    person: cl.Person
    occupation: str
    level: int
    on: dt.date
    relations: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    policy: cl.Policy = field(default_factory=cl.Policy)
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def target(self) -> Rank:
        """The certificate asked about."""
        return own_name(self.occupation), int(self.level)

    @property
    def is_held(self) -> bool:
        """Whether the person has it, or a higher one, already."""
        held = highest_held(self, self.occupation)
        return held is not None and held <= self.level

    @property
    def grade(self) -> int:
        """What an answer of the oracle must be at least, for a plan to count on it."""
        return UNKNOWN if self.wishes.assume_unknown else YES

    @property
    def options(self) -> tuple[cl.StudyOption, ...]:
        """The programmes that may be attended."""
        return tuple(one for one in self.wishes.study if not (self.wishes.no_full_time and bool(one.full_time)))


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

    @property
    def trainings(self) -> frozenset[Rank]:
        """The trainings that the alternative asks for."""
        return frozenset((self.occupation, line.level) for line in self.lines if isinstance(line, TrainingLine))

    @property
    def work(self) -> tuple[WorkLine, ...]:
        """The work that the alternative asks for."""
        return tuple(line for line in self.lines if isinstance(line, WorkLine))

    @property
    def certificates_asked(self) -> tuple[CertificateLine, ...]:
        """The certificates with a level that the alternative asks for."""
        return tuple(line for line in self.lines if isinstance(line, CertificateLine) and line.level is not None)

    def asks_for(self, level: int) -> bool:
        """Whether a certificate of that level is one that the alternative asks for, the occupation left aside."""
        return any(line.level is not None and level <= line.level for line in self.certificates_asked)


def ways_to(question: Question, certificate: Rank) -> list[Way]:
    """Every alternative of the level's clauses that are not to be avoided; without clauses, what is wished."""
    occupation, level = certificate
    rules = load_rules()[occupation]
    if level not in rules:
        assumed = question.wishes.undocumented == "obtainable" and occupation == question.target[0]
        return [Way(occupation, level)] if assumed else []
    return [
        Way(occupation, level, clause, alternative, tuple(lines))
        for clause, alternative, lines in rules[level]
        if clause not in question.wishes.avoid
    ]


def is_met_by_study(line: Line) -> bool:
    """Whether a programme may be attended for the line."""
    return isinstance(line, DiplomaLine | StudentLine) or (isinstance(line, CertificateLine) and line.level is None)


def levels_described(occupation: str) -> list[int]:
    """The levels of an occupation whose conditions are in the tables, lowest first."""
    return sorted(load_rules()[occupation], reverse=True)


def own_name(occupation: str) -> str:
    """The name of the occupation in the tables."""
    return OTHER_NAMES.get(occupation, occupation)


def highest_held(question: Question, occupation: str) -> int | None:
    """The highest level of an occupation held on the day asked."""
    held = [
        int(certificate.level)
        for certificate in question.person.certificates or ()
        if certificate.level is not None
        and own_name(certificate.occupation) == own_name(occupation)
        and (certificate.issued is None or certificate.issued <= question.on)
    ]
    return min(held, default=None)


def beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a plan with these figures is better than one with the other ones."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def at_least(course: cl.Education | cl.StudyOption, needs: str) -> bool:
    """Whether the degree of a course is surely the one needed or a higher one (D9)."""
    enough = DEGREES[DEGREES.index(needs) :]
    return all(degree in enough for degree in degrees_possible(course.degree, course.school))


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
