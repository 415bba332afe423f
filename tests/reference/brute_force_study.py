"""The independent planner with study programmes: also every programme at every time it may be begun, lived through.

It stands on `bruteforce`, and like it shares nothing with the library's planner. To the levels, alternatives and
trainings of a route come the programmes: for each requirement of the route that only study meets (a diploma,
being a student, a pre-technician certificate) either the person's own records, or a chain of programmes begun at
a slot, in a row. What is attended is what the requirements ask for together, nothing else.

Stage n of a route is its n-th certificate from below. It begins when the certificate before is issued (stage 0:
on the day asked). Slot 2n is that day; slot 2n + 1 is the first day on which the work that the stage's
alternative asks for is done. What is to be begun at a slot begins then, or when the programme before is over;
several chains of one slot in any order. No one works during a full-time programme.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product

import certladder as cl
from tests.reference.brute_force import (
    YEARS_AHEAD,
    Case,
    Rank,
    Way,
    beats,
    highest_held,
    later_than,
    months_after,
    more_than,
    routes,
    subsets,
)
from tests.reference.eligibility import UNKNOWN, YES
from tests.reference.expected_rules import DEGREES, CertificateLine, DiplomaLine, Line, StudentLine, WorkLine
from tests.reference.memoised_eligibility import QuickOracle

__all__ = ["YEARS", "Quadruple", "StudyCase", "StudyLife", "is_met_by_study", "study_front"]

Quadruple = tuple[int, int, int, int]  # days, certificates, trainings, programmes
Timetable = tuple[tuple[int, int], ...]  # what is attended: (number of the programme, slot), in order
Chains = frozenset[tuple[tuple[int, ...], int]]  # what requirements are met by: (numbers of the programmes, slot)
Attended = tuple[tuple[int, dt.date], ...]  # (number of the programme, first day), in order

LONGEST_CHAIN = 3
# As far as without study, and three programmes of five years at most.
YEARS = YEARS_AHEAD + 15
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class StudyCase:
    """A question to the planner with the programmes that could be attended."""

    case: Case
    study: tuple[cl.StudyOption, ...]
    no_full_time: bool = False
    max_programmes: int | None = None


def study_front(question: StudyCase) -> set[Quadruple]:
    """The (days, certificates, trainings, programmes) of all plans that no other beats; empty if there is no way."""
    case = question.case
    if (held := highest_held(case, case.occupation)) is not None and held <= case.level:
        return {(0, 0, 0, 0)}
    life = StudyLife(question)
    found: set[Quadruple] = set()
    for route in routes(case, held):
        life.live([route[level] for level in sorted(route, reverse=True)], found)
    return {plan for plan in found if not any(beats(other, plan) for other in found)}


class StudyLife:
    """The person's life from the day asked, with the certificates, trainings and programmes of a plan."""

    def __init__(self, question: StudyCase) -> None:
        self.case = case = question.case
        self.question = question
        self.options = tuple(
            option for option in question.study if not (question.no_full_time and bool(option.full_time))
        )
        self.grade = UNKNOWN if case.wishes.assume_unknown else YES
        self.until = months_after(case.on, 12 * YEARS)
        self.trained = months_after(case.on, case.policy.training_months)
        self.working = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
        self._worked_days: dict[object, Sequence[int]] = {}
        self._oracles: dict[object, QuickOracle] = {}
        self._firsts: dict[object, dt.date | None] = {}
        self._serving: dict[tuple[str, Line], list[tuple[int, ...]]] = {}
        self._own: dict[str, QuickOracle] = {}

    def live(self, stages: Sequence[Way], found: set[Quadruple]) -> None:
        """Add to `found` what the stages lead to with any programmes and trainings, but for what is beaten there."""
        wishes = self.case.wishes
        for timetable in sorted(self.timetables(stages), key=len):
            for trainings in subsets(set().union(*(way.trainings() for way in stages))):
                counts = (len(stages) + self.pre_technicians(timetable), len(trainings), len(timetable))
                limits = (wishes.max_certificates, wishes.max_trainings, self.question.max_programmes)
                if any(map(more_than, limits, counts)):
                    continue
                days = self.days(stages, trainings, timetable, counts, found)
                if days is not None:
                    found.add((days, *counts))

    # which programmes, at which slots

    def timetables(self, stages: Sequence[Way]) -> set[Timetable]:
        """Everything that can be attended so that each requirement of the route is met."""
        slots = [
            slot
            for number, way in enumerate(stages)
            for slot in ((2 * number, 2 * number + 1) if _work_lines(way) else (2 * number,))
        ]
        found: set[Chains] = {frozenset()}
        for number, way in enumerate(stages):
            for line in way.lines:
                if is_met_by_study(line):
                    until = [slot for slot in slots if slot <= 2 * number + 1]
                    ways = self._ways_to_meet(way.occupation, line, until)
                    found = {one | other for one, other in product(found, ways)}
                    found = {chains for chains in found if self._is_possible(_attended(chains))}
        return {timetable for chains in found for timetable in self._orders(chains)}

    def _is_possible(self, attended: set[tuple[int, int]]) -> bool:
        """Whether no programme is attended twice, nor more of them than wished."""
        programmes = {programme for programme, _ in attended}
        return len(programmes) == len(attended) and not more_than(self.question.max_programmes, len(programmes))

    def _orders(self, chains: Chains) -> Iterator[Timetable]:
        """Every order that keeps to the order of the slots, and in which each chain stands in one piece."""
        for order in permutations(_attended(chains)):
            programmes = [programme for programme, _ in order]
            if all(a[1] <= b[1] for a, b in pairwise(order)) and all(
                _stands_in(chain, programmes) for chain, _ in chains
            ):
                yield order

    def _ways_to_meet(self, occupation: str, line: Line, slots: Iterable[int]) -> list[Chains]:
        if occupation not in self._own:
            self._own[occupation] = self._oracle(self.case.person, occupation)
        own: list[Chains] = [frozenset()] if self._own[occupation].ever(line, self.grade, self.case.on) else []
        if (occupation, line) not in self._serving:
            self._serving[occupation, line] = list(self._chains(occupation, line))
        return [*own, *(frozenset({way}) for way in product(self._serving[occupation, line], slots))]

    def _chains(self, occupation: str, line: Line) -> Iterator[tuple[int, ...]]:
        """The rows of programmes of which the last serves, and each other has the degree that the next one needs."""
        for length in range(1, LONGEST_CHAIN + 1):
            for chain in permutations(range(len(self.options)), length):
                links = pairwise(chain)
                if self._serves(chain[-1], occupation, line) and all(self._leads_on(*link) for link in links):
                    yield chain

    def _leads_on(self, programme: int, following: int) -> bool:
        needs = self.options[following].needs
        return needs is not None and _at_least(self.options[programme].degree, needs)

    def _serves(self, programme: int, occupation: str, line: Line) -> bool:
        """Whether the records that the programme gives meet the requirement, once they are there."""
        records = self._records(programme, self.case.on)
        return self._oracle(cl.Person().plus(*records), occupation).ever(line, self.grade, self.case.on)

    def pre_technicians(self, timetable: Timetable) -> int:
        """How many of the programmes end with a pre-technician certificate."""
        return sum(self.options[programme].programme == "pre_technician" for programme, _ in timetable)

    # when: a combination lived through

    def days(
        self,
        stages: Sequence[Way],
        trainings: Iterable[Rank],
        timetable: Timetable,
        counts: tuple[int, int, int],
        found: set[Quadruple],
    ) -> int | None:
        """The days until the last certificate; None if there is no such day, it is too late or a plan found beats it."""
        trained = frozenset(trainings)
        attended: Attended | None = ()
        issued: dict[Rank, dt.date] = {}
        start = self.case.on
        for number, way in enumerate(stages):
            attended = self._begin(attended, [p for p, slot in timetable if slot == 2 * number], start)
            later = [p for p, slot in timetable if slot == 2 * number + 1]
            if later and attended is not None:
                work_done = self._first_day(way, tuple(_work_lines(way)), start, issued, trained, attended)
                attended = None if work_done is None else self._begin(attended, later, work_done)
            if attended is None:
                return None
            day = self._day_issued(way, start, issued, trained, attended)
            if day is None or later_than(self.case.wishes.deadline, day):
                return None
            days = (day - self.case.on).days
            if any(beats(plan, (days, *counts)) for plan in found):
                return None
            issued[way.certificate] = start = day
        return (start - self.case.on).days

    def _begin(self, attended: Attended | None, programmes: Iterable[int], day: dt.date) -> Attended | None:
        """Begin these programmes one after another; None where one of them cannot be begun for want of a degree."""
        for programme in programmes:
            if attended is None:
                return None
            if attended:
                day = max(day, self._end(*attended[-1]))
            admitted = self._admitted_from(programme, attended)
            if admitted is None:
                return None
            day = max(day, admitted)
            attended = (*attended, (programme, day))
        return attended

    def _admitted_from(self, programme: int, attended: Attended) -> dt.date | None:
        """The day from which the degree is held that the programme needs; None if it never is."""
        needs = self.options[programme].needs
        if needs is None:
            return self.case.on
        return min(
            (
                education.graduated
                for education in self._person({}, frozenset(), attended).education or ()
                if education.graduated is not None and _at_least(education.degree, needs)
            ),
            default=None,
        )

    def _day_issued(
        self, way: Way, start: dt.date, issued: Mapping[Rank, dt.date], trained: frozenset[Rank], attended: Attended
    ) -> dt.date | None:
        if way.clause is None:
            return self.case.on
        day = self._first_day(way, way.lines, start, issued, trained, attended)
        return None if day is None else months_after(day, self.case.policy.lead_time_months)

    def _first_day(
        self,
        way: Way,
        lines: tuple[Line, ...],
        start: dt.date,
        issued: Mapping[Rank, dt.date],
        trained: frozenset[Rank],
        attended: Attended,
    ) -> dt.date | None:
        """The first day from `start` on which these lines of the way's alternative hold."""
        certificates = tuple((rank, day) for rank, day in issued.items() if way.asks_for(rank[1]))
        life = (way.occupation, certificates, trained & way.trainings(), attended)
        key = (lines, start, life)
        if key not in self._firsts:
            if life not in self._oracles:
                self._oracles[life] = self._oracle(self._person(dict(certificates), trained, attended), way.occupation)
            self._firsts[key] = self._oracles[life].first_day(lines, self.grade, start, self.until)
        return self._firsts[key]

    # records

    def _oracle(self, person: cl.Person, occupation: str) -> QuickOracle:
        oracle = QuickOracle(person, occupation, self.case.relations, self.case.policy)
        oracle.shared = self._worked_days
        return oracle

    def _person(self, issued: Mapping[Rank, dt.date], trained: frozenset[Rank], attended: Attended) -> cl.Person:
        """The person with everything gained, who does not work during full-time programmes."""
        person = self.working.plus(
            *(cl.Certificate(occupation=name, level=level, issued=day) for (name, level), day in issued.items()),
            *(cl.Training(occupation=name, level=level, completed=self.trained) for name, level in trained),
            *(record for programme, start in attended for record in self._records(programme, start)),
        )
        work = list(person.work or ())
        for programme, start in attended:
            if self.options[programme].full_time:
                work = [piece for spell in work for piece in _without(spell, start, self._end(programme, start))]
        return person.model_copy(update={"work": tuple(work)})

    def _end(self, programme: int, start: dt.date) -> dt.date:
        return months_after(start, int(self.options[programme].years * 12))

    def _records(self, programme: int, start: dt.date) -> list[cl.Education | cl.Certificate]:
        """What the programme gives, if begun on a day."""
        option = self.options[programme]
        end = self._end(programme, start)
        relevance = option.relevance if isinstance(option.relevance, dict) else {self.case.occupation: option.relevance}
        education = cl.Education(
            school=option.school,
            degree=option.degree,
            major=option.major,
            relevance=relevance,
            enrolled=start,
            graduated=end,
            trains_to=option.trains_to,
            programme=option.programme,
        )
        if option.programme != "pre_technician":
            return [education]
        return [education, cl.Certificate(occupation=self.case.occupation, issued=end, kind="pre_technician")]


def _attended(chains: Chains) -> set[tuple[int, int]]:
    return {(programme, slot) for chain, slot in chains for programme in chain}


def _stands_in(chain: tuple[int, ...], programmes: list[int]) -> bool:
    first = programmes.index(chain[0])
    return tuple(programmes[first : first + len(chain)]) == chain


def is_met_by_study(line: Line) -> bool:
    """Whether a programme may be attended for the line."""
    match line:
        case DiplomaLine() | StudentLine():
            return True
        case CertificateLine():
            return line.level is None
        case _:
            return False


def _work_lines(way: Way) -> list[Line]:
    return [line for line in way.lines if isinstance(line, WorkLine)]


def _at_least(degree: str | None, needs: str) -> bool:
    return degree is not None and DEGREES.index(degree) >= DEGREES.index(needs)


def _without(spell: cl.Work, start: dt.date, stop: dt.date) -> Iterator[cl.Work]:
    """What is left of a spell of work without the days from `start` up to, not including, `stop`."""
    if spell.start < start:
        last = start - ONE_DAY
        yield spell.model_copy(update={"end": last if spell.end is None else min(spell.end, last)})
    if spell.end is None or spell.end >= stop:
        yield spell.model_copy(update={"start": max(spell.start, stop)})
