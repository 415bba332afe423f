"""Study and days of the independent planner: what could be attended, when it is begun, when each certificate is issued.

For each requirement of a chain that study meets (a diploma, being a student, a pre-technician certificate) there are
the person's own records, or a row of programmes begun at a slot. What is attended is what the requirements ask for
together, nothing else.

Stage n of a chain is its n-th certificate. It begins when the certificate before is issued (stage 0: on the day asked).
Slot 2n is that day; slot 2n + 1 is the first day on which the work that the stage's alternative asks for is done. What
is to be begun at a slot begins then, or when the programme before is over; several rows of one slot in any order. A
person does not work during a full-time programme.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations, product

import certladder as cl
from tests.reference.expected_rules import DiplomaLine, Line, WorkLine
from tests.reference.memoised_eligibility import QuickOracle
from tests.reference.question import Figures, Question, Rank, Way, at_least, beats, is_met_by_study, months_after

Timetable = tuple[tuple[int, int], ...]  # what is attended: (number of the programme, slot), in order
Rows = frozenset[tuple[tuple[int, ...], int]]  # what requirements are met by: (numbers of the programmes, slot)
Attended = tuple[tuple[int, dt.date], ...]  # (number of the programme, first day), in order

LONGEST_ROW = 3
# No plan takes longer: a level is reached after at most 13 years of work, and a clause wished for may be a detour.
YEARS = 90
ONE_DAY = dt.timedelta(days=1)


class Timetables:
    """The days of one person from the day asked, with the certificates, trainings and programmes of a plan."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.options = question.options
        self.until = months_after(question.on, 12 * YEARS)
        self.trained = months_after(question.on, question.policy.training_months)
        self.working = question.person.plus(cl.Work(occupation=question.occupation, start=question.on))
        self._worked_days: dict[object, Sequence[int]] = {}
        self._oracles: dict[object, QuickOracle] = {}
        self._first_days: dict[object, dt.date | None] = {}
        self._serving: dict[tuple[str, Line], list[tuple[int, ...]]] = {}
        self._own: dict[str, QuickOracle] = {}

    def add_plans(self, stages: Sequence[Way], found: set[Figures]) -> None:
        """Add to `found` what the stages lead to with any programmes and trainings, but for what a plan found beats."""
        wishes = self.question.wishes
        limits = (wishes.max_certificates, wishes.max_trainings, wishes.max_programmes)
        asked = frozenset[Rank]().union(*(way.trainings for way in stages))
        for timetable, trainings in product(sorted(self._timetables(stages), key=len), list(subsets(asked))):
            counts = (len(stages) + self._pre_technicians(timetable), len(trainings), len(timetable))
            if any(limit is not None and count > limit for limit, count in zip(limits, counts, strict=True)):
                continue
            days = self._days(stages, trainings, timetable, counts, found)
            if days is not None:
                found.add((days, *counts))

    def day_issued(
        self,
        way: Way,
        start: dt.date,
        issued: Mapping[Rank, dt.date],
        trained: frozenset[Rank],
        attended: Attended = (),
        *,
        studied: bool = False,
    ) -> dt.date | None:
        """The day on which the way's certificate is issued, looked for from `start` on; None if it never is.

        `studied`: for a person who has every diploma, and is a student, for ever.
        """
        if way.clause is None:
            return self.question.on
        lines = tuple(line for one in way.lines for line in _without_study(one)) if studied else way.lines
        day = self._first_day(way, lines, start, issued, trained, attended)
        return None if day is None else months_after(day, self.question.policy.lead_time_months)

    # which programmes, at which slots

    def _timetables(self, stages: Sequence[Way]) -> set[Timetable]:
        """Everything that can be attended so that each requirement of the chain is met."""
        slots = [
            slot
            for number, way in enumerate(stages)
            for slot in ((2 * number, 2 * number + 1) if way.work else (2 * number,))
        ]
        found: set[Rows] = {frozenset()}
        for number, way in enumerate(stages):
            for line in filter(is_met_by_study, way.lines):
                until = [slot for slot in slots if slot <= 2 * number + 1]
                ways = self._ways_to_meet(way.occupation, line, until)
                found = {one | other for one, other in product(found, ways)}
                found = {rows for rows in found if self._is_possible(_attended(rows))}
        return {timetable for rows in found for timetable in _orders(rows)}

    def _is_possible(self, attended: set[tuple[int, int]]) -> bool:
        """Whether no programme is attended twice, nor more of them than wished."""
        programmes, most = {programme for programme, _ in attended}, self.question.wishes.max_programmes
        return len(programmes) == len(attended) and (most is None or len(programmes) <= most)

    def _ways_to_meet(self, occupation: str, line: Line, slots: Iterable[int]) -> list[Rows]:
        question = self.question
        if occupation not in self._own:
            self._own[occupation] = self._oracle(question.person, occupation)
        own: list[Rows] = (
            [frozenset()] if self._own[occupation].ever(line, question.grade, question.on, self.until) else []
        )
        if (occupation, line) not in self._serving:
            self._serving[occupation, line] = list(self._rows(occupation, line))
        return [*own, *(frozenset({way}) for way in product(self._serving[occupation, line], slots))]

    def _rows(self, occupation: str, line: Line) -> Iterator[tuple[int, ...]]:
        """The rows of programmes of which the last serves, and each other has the degree that the next one needs."""
        for length in range(1, LONGEST_ROW + 1):
            for row in permutations(range(len(self.options)), length):
                if self._serves(row[-1], occupation, line) and all(self._leads_on(*link) for link in pairwise(row)):
                    yield row

    def _leads_on(self, programme: int, following: int) -> bool:
        needs = self.options[following].needs
        return needs is not None and at_least(self.options[programme], needs)

    def _serves(self, programme: int, occupation: str, line: Line) -> bool:
        """Whether the records that the programme gives meet the requirement, once they are there."""
        records = self._records(programme, self.question.on)
        oracle = self._oracle(cl.Person().plus(*records), occupation)
        return oracle.ever(line, self.question.grade, self.question.on, self.until)

    def _pre_technicians(self, timetable: Timetable) -> int:
        """How many of the programmes end with a pre-technician certificate."""
        return sum(self.options[programme].programme == "pre_technician" for programme, _ in timetable)

    # when

    def _days(
        self,
        stages: Sequence[Way],
        trained: frozenset[Rank],
        timetable: Timetable,
        counts: tuple[int, int, int],
        found: set[Figures],
    ) -> int | None:
        """The days until the last certificate; None if there is no such day, it is too late or a plan found beats it."""
        on, deadline = self.question.on, self.question.wishes.deadline
        attended: Attended | None = ()
        issued: dict[Rank, dt.date] = {}
        start = on
        for number, way in enumerate(stages):
            attended = self._begin(attended, [p for p, slot in timetable if slot == 2 * number], start)
            later = [p for p, slot in timetable if slot == 2 * number + 1]
            if later and attended is not None:
                work_done = self._first_day(way, way.work, start, issued, trained, attended)
                attended = None if work_done is None else self._begin(attended, later, work_done)
            if attended is None:
                return None
            day = self.day_issued(way, start, issued, trained, attended)
            if day is None or (deadline is not None and day > deadline):
                return None
            if any(beats(plan, ((day - on).days, *counts)) for plan in found):
                return None
            issued[way.certificate] = start = day
        return (start - on).days

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
            return self.question.on
        return min(
            (
                education.graduated
                for education in self._person({}, frozenset(), attended).education or ()
                if education.graduated is not None and at_least(education, needs)
            ),
            default=None,
        )

    def _first_day(
        self,
        way: Way,
        lines: tuple[Line, ...],
        start: dt.date,
        issued: Mapping[Rank, dt.date],
        trained: frozenset[Rank],
        attended: Attended,
    ) -> dt.date | None:
        """The first day from `start` on which these lines of the way's alternative hold.

        Remembered by all that it depends on: of what was gained, what the alternative asks for.
        """
        certificates = tuple((rank, day) for rank, day in issued.items() if way.asks_for(rank[1]))
        gained = (way.occupation, certificates, trained & way.trainings, attended)
        key = (lines, start, gained)
        if key not in self._first_days:
            if gained not in self._oracles:
                person = self._person(dict(certificates), trained & way.trainings, attended)
                self._oracles[gained] = self._oracle(person, way.occupation)
            self._first_days[key] = self._oracles[gained].first_day(lines, self.question.grade, start, self.until)
        return self._first_days[key]

    # records

    def _oracle(self, person: cl.Person, occupation: str) -> QuickOracle:
        oracle = QuickOracle(person, occupation, self.question.relations, self.question.policy)
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
        option, occupation = self.options[programme], self.question.occupation
        end = self._end(programme, start)
        education = cl.Education(
            school=option.school,
            degree=option.degree,
            major=option.major,
            relevance=option.relevance if isinstance(option.relevance, dict) else {occupation: option.relevance},
            enrolled=start,
            graduated=end,
            trains_to=option.trains_to,
            programme=option.programme,
            full_time=option.full_time,
        )
        if option.programme != "pre_technician":
            return [education]
        return [education, cl.Certificate(occupation=occupation, issued=end, kind="pre_technician")]


def subsets(items: Iterable[Rank]) -> Iterator[frozenset[Rank]]:
    """Every choice of some of the items, the smallest first."""
    listed = sorted(items)
    return (frozenset(some) for size in range(len(listed) + 1) for some in combinations(listed, size))


def _attended(rows: Rows) -> set[tuple[int, int]]:
    return {(programme, slot) for row, slot in rows for programme in row}


def _orders(rows: Rows) -> Iterator[Timetable]:
    """Every order that keeps to the order of the slots, and in which each row stands in one piece."""
    for order in permutations(_attended(rows)):
        programmes = [programme for programme, _ in order]
        if all(a[1] <= b[1] for a, b in pairwise(order)) and all(_stands_in(row, programmes) for row, _ in rows):
            yield order


def _stands_in(row: tuple[int, ...], programmes: list[int]) -> bool:
    first = programmes.index(row[0])
    return tuple(programmes[first : first + len(row)]) == row


def _without_study(line: Line) -> Iterator[Line]:
    """What is left of the line for a person who has every diploma, and is a student, for ever."""
    if isinstance(line, WorkLine) and isinstance(line.anchor, DiplomaLine):
        yield replace(line, anchor=None)
    elif not is_met_by_study(line):
        yield line


def _without(spell: cl.Work, start: dt.date, stop: dt.date) -> Iterator[cl.Work]:
    """What is left of a spell of work without the days from `start` up to, not including, `stop`."""
    if spell.start < start:
        last = start - ONE_DAY
        yield spell.model_copy(update={"end": last if spell.end is None else min(spell.end, last)})
    if spell.end is None or spell.end >= stop:
        yield spell.model_copy(update={"start": max(spell.start, stop)})
