"""An independent judge of eligibility: reads the tables in `expected/` and counts days one by one.

It shares nothing with the library: the tables were written by a person who read the official text, and a day
is a plain number that is looked at on its own. Every answer is a grade: NO, UNKNOWN or YES. What is graded
YES makes days certain; what is graded UNKNOWN or YES makes them possible.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import cast

from tests.reference.day_counting import (
    BEGINNING,
    FOREVER,
    bridged,
    continuous_reached,
    cumulative_reached,
    days_it_may_be,
    lasting,
    minus_months,
    months_reached,
    new_year_before,
    plus_months,
    plus_years,
    worked,
    year_turns_reached,
)
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
from tests.reference.possible_names import MAY_BE
from tests.reference.records import CertificateRecord, EducationRecord, KnownDay, PersonRecord, PolicyRecord

NO, UNKNOWN, YES = 0, 1, 2

ALWAYS = range(BEGINNING, FOREVER)

OTHER_NAMES = {"化学检验工": "化学检验员", "客户服务管理师": "客户服务管理员", "汽车维修工": "汽车修理工"}

EQUIVALENT_KINDS = {"qualification", "skill_level"}
TECHNICAL_SCHOOLS = {"technical_school", "senior_technical_school", "technician_college"}
SERVED_BY = {
    "technical_school": TECHNICAL_SCHOOLS,
    "senior_technical_school": {"senior_technical_school", "technician_college"},
    "technician_college": {"technician_college"},
    "higher_vocational_college": {"higher_vocational_college"},
}
SERVED_BY_OR_HIGHER = {
    "secondary_vocational_school": {
        "secondary_vocational_school",
        "higher_vocational_college",
        *TECHNICAL_SCHOOLS,
    },
}


# --- schools, degrees, majors ---


NO_VOCATIONAL_SCHOOL = {"junior_high", "high_school", "bachelor", "master", "doctor"}


def school_grade(named: Collection[str], or_higher: bool, school: str | None, degree: str | None) -> int:
    """D9: whether a school serves where one of these is named; the tables name vocational schools only."""
    if not named:
        return YES
    if school is None:
        return NO if degree in NO_VOCATIONAL_SCHOOL else UNKNOWN
    served = SERVED_BY_OR_HIGHER if or_higher else SERVED_BY
    return YES if any(school in served[name] for name in named) else NO


def degree_grade(
    asked: str | None, is_floor: bool, education: EducationRecord, *, class_is_associate: bool = False
) -> int:
    """D9: whether the degree serves: how many of the degrees that the person may have would."""
    if asked is None:
        return YES
    serving = DEGREES[DEGREES.index(asked) :] if is_floor else [asked]
    may_have = degrees_possible(education.degree, education.school)
    senior_class = education.programme == "senior_worker" and education.school in TECHNICAL_SCHOOLS
    if education.degree is None and senior_class and class_is_associate:
        may_have = ["associate"]
    if all(degree in serving for degree in may_have):
        return YES
    return UNKNOWN if any(degree in serving for degree in may_have) else NO


def degrees_possible(degree: str | None, school: str | None) -> list[str]:
    if degree is not None:
        return [degree]
    if school in (None, "other"):
        return DEGREES
    if school == "university":
        return DEGREES[DEGREES.index("associate") :]
    return ["associate"] if school == "higher_vocational_college" else ["secondary"]


def trains_to_grade(asked: int | None, trains_to: int | None) -> int:
    """D9: the level that the school trains to, or a higher one (a smaller number)."""
    if asked is None:
        return YES
    if trains_to is None:
        return UNKNOWN
    return YES if trains_to <= asked else NO


# --- the oracle ---


class Oracle:
    """What one person may apply for in one occupation.

    `relations` maps (occupation, other) to whether the other counts as related; `majors` maps (occupation,
    major) to "own", "related" or "unrelated" for persons who do not say; `aliases` maps (occupation, name) to whether
    a name that may be the occupation is.
    """

    def __init__(
        self,
        person: PersonRecord,
        occupation: str,
        relations: Mapping[tuple[str, str], bool],
        policy: PolicyRecord,
        majors: Mapping[tuple[str, str], str] | None = None,
        aliases: Mapping[tuple[str, str], bool] | None = None,
    ) -> None:
        self.person = person
        self.occupation = _own_name(occupation)
        self.policy = policy
        self.rules = load_rules()[self.occupation]
        self.relations = {(_own_name(a), _own_name(b)): value for (a, b), value in relations.items()}
        self.majors = {(_own_name(a), major): value for (a, major), value in (majors or {}).items()}
        self.aliases = {(_own_name(a), name): value for (a, name), value in (aliases or {}).items()}
        self._until = BEGINNING
        self._days: dict[tuple[Line, int, tuple[Line, ...]], list[range]] = {}
        self._worked: dict[tuple[str, int], Sequence[int]] = {}
        self._unbroken: dict[tuple[str, int], Sequence[int]] = {}

    # questions

    def verdict(self, level: int, on: dt.date) -> str:
        """The best of the level's alternatives on a day: "eligible", "undetermined" or "not_eligible"."""
        self._look_as_far_as(on)
        return self._verdict([lines for _, _, lines in self.rules[int(level)]], on.toordinal())

    def alternative_verdict(self, level: int, clause_id: str, alternative: int, on: dt.date) -> str:
        """The verdict on one alternative of one clause."""
        self._look_as_far_as(on)
        return self._verdict([self._lines(level, clause_id, alternative)], on.toordinal())

    def alternative_first_certain(
        self, level: int, clause_id: str, alternative: int, on: dt.date, until: dt.date
    ) -> dt.date | None:
        """The first day from `on` up to and including `until` on which one alternative is certain."""
        return self._first(self._lines(level, clause_id, alternative), YES, on, until)

    def alternative_first_possible(
        self, level: int, clause_id: str, alternative: int, on: dt.date, until: dt.date
    ) -> dt.date | None:
        """The first day from `on` up to and including `until` on which one alternative is possible."""
        return self._first(self._lines(level, clause_id, alternative), UNKNOWN, on, until)

    # what the models of planners ask: of single lines of the tables, in grades and in days as ordinals

    def days(self, line: Line, grade: int, until: int) -> list[range]:
        """The days on which the person's records meet a line, as far as they begin by `until`."""
        self._look_as_far_as(dt.date.fromordinal(until))
        return self._days_of(line, grade)

    def anchors(self, line: WorkLine, grade: int, until: int) -> list[int]:
        """The days from which work may count for a line (D5)."""
        self._look_as_far_as(dt.date.fromordinal(until))
        return list(self._anchors(line.anchor, grade))

    def days_worked(self, scope: str, grade: int, until: int) -> Sequence[int]:
        """The days up to `until`, in order, on which work counts."""
        self._look_as_far_as(dt.date.fromordinal(until))
        worked = self._worked_days(scope, grade)
        return worked[: bisect_right(worked, until)]

    def serves(self, line: Line, record: CertificateRecord | EducationRecord) -> int:
        """The grade with which a record serves where a line asks for its like, dates left aside."""
        match line:
            case CertificateLine():
                return self._certificate_grade(line, cast(CertificateRecord, record))
            case DiplomaLine():
                return self._diploma_grade(line, cast(EducationRecord, record))
            case StudentLine():
                return self._student_grade(line, cast(EducationRecord, record))
            case _:
                raise TypeError(line)

    def counts(self, scope: str, occupation: str) -> int:
        """The grade with which an occupation is in scope (D6)."""
        return self._scope_grade(scope, occupation)

    def studies_full_time(self, grade: int, since: int) -> bool:
        """Whether work is suspended by the person's own study on a day from `since` on (D25)."""
        return any(days.stop > since for days in self._study_days(grade, FOREVER))

    def is_unknown(self, kind: str) -> bool:
        """Whether there may be records of a kind that are not given."""
        return self._unknown(kind)

    # from days to answers

    def _lines(self, level: int, clause_id: str, alternative: int) -> list[Line]:
        [lines] = [ls for c, a, ls in self.rules[int(level)] if (c, a) == (clause_id, alternative)]
        return lines

    def _verdict(self, alternatives: list[list[Line]], day: int) -> str:
        if any(_holds(self._days_of_all(lines, YES), day) for lines in alternatives):
            return "eligible"
        if any(_holds(self._days_of_all(lines, UNKNOWN), day) for lines in alternatives):
            return "undetermined"
        return "not_eligible"

    def _first(self, lines: list[Line], grade: int, on: dt.date, until: dt.date) -> dt.date | None:
        self._look_as_far_as(until)
        days = self._days_of_all(lines, grade)
        if not all(days):
            return None
        for day in range(on.toordinal(), until.toordinal() + 1):
            if _holds(days, day):
                return dt.date.fromordinal(day)
        return None

    def _look_as_far_as(self, until: dt.date) -> None:
        if self.policy.cutoff == "year_end":
            until = dt.date(until.year, 12, 31)
        if until.toordinal() > self._until:
            self._until = until.toordinal()
            self._days.clear()
            self._worked.clear()
            self._unbroken.clear()

    # from lines to days: one range per record that serves; a line holds on a day that is in any of them

    def _days_of_all(self, lines: list[Line], grade: int) -> list[list[range]]:
        return [self._days_of(line, grade, self._also_after(line, lines)) for line in lines]

    def _also_after(self, line: Line, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The other readings of D5: lines of the alternative after whose records work counts, besides its own anchor."""
        if not isinstance(line, WorkLine):
            return ()
        if line.anchor is None and self.policy.count_after_all:
            return tuple(one for one in lines if isinstance(one, CertificateLine | DiplomaLine))
        if line.anchor is not None and self.policy.count_from_later:
            return tuple(one for one in lines if isinstance(one, DiplomaLine) and one != line.anchor)
        return ()

    def _days_of(self, line: Line, grade: int, also_after: tuple[Line, ...] = ()) -> list[range]:
        key = (line, grade, also_after)
        if key not in self._days:
            self._days[key] = list(self._find_days(line, grade, also_after))
        return self._days[key]

    def _find_days(self, line: Line, grade: int, also_after: tuple[Line, ...]) -> Iterator[range]:
        match line:
            case CertificateLine():
                yield from self._certificate_days(line, grade)
            case DiplomaLine():
                for diploma_day in self._diploma_days(line, grade):
                    yield range(diploma_day, FOREVER)
            case WorkLine():
                anchors = list(self._anchors(line.anchor, grade))
                for other in also_after:
                    anchors = [max(one, two) for one in anchors for two in self._anchors(other, grade)]
                for anchor in anchors:
                    yield from self._work_days(line, anchor, grade)
            case TrainingLine():
                yield from self._training_days(line, grade)
            case StudentLine():
                yield from self._student_days(line, grade)

    def _unknown(self, name: str) -> bool:
        return getattr(self.person, name) is None or name in getattr(self.person, "incomplete", ())

    def _name(self, occupation: str) -> str:
        """The occupation that goes by this name, by the texts or because somebody said so."""
        said = [one for (one, name), same in self.aliases.items() if same and name == occupation]
        return said[0] if said else _own_name(occupation)

    def _scope_grade(self, scope: str, occupation: str) -> int:
        """D6: the better of being the occupation and, where that is enough, being related to it."""
        own = self._own_grade(occupation)
        if scope == "own" or "作业证" in occupation:
            return own
        related = self.relations.get((self.occupation, self._name(occupation)))
        return max(own, UNKNOWN if related is None else YES if related else NO)

    def _own_grade(self, occupation: str) -> int:
        name = self._name(occupation)
        if name == self.occupation:
            return YES
        is_open = (self.occupation, name) not in self.aliases and self.occupation in MAY_BE.get(name, ())
        return UNKNOWN if is_open else NO

    # certificates

    def _certificate_days(self, line: CertificateLine, grade: int, anchor: bool = False) -> Iterator[range]:
        """The days of each certificate that serves: from the first one on it is held (for the years asked)."""
        if grade == UNKNOWN and self._unknown("certificates"):
            yield ALWAYS
        for certificate in self.person.certificates or ():
            valid = self.policy.pre_technician_years if certificate.kind == "pre_technician" else None
            date_matters = anchor or line.held_months is not None or valid
            serves = self._certificate_grade(line, certificate)
            if certificate.issued is None:
                if min(serves, UNKNOWN if date_matters else YES) >= grade:
                    yield ALWAYS
            elif serves >= grade:
                issued, other = _days(certificate.issued, grade)
                held = self._reached_by(range(issued, self._until + 2), issued, line.held_months or 0, continuous=True)
                if held is not None:
                    yield range(held, plus_years(other, valid) if valid and not anchor else FOREVER)

    def _certificate_grade(self, line: CertificateLine, certificate: CertificateRecord) -> int:
        kinds = set(line.kinds)
        if self.policy.equivalent_certificates and kinds & EQUIVALENT_KINDS:
            kinds |= EQUIVALENT_KINDS
        if certificate.kind not in kinds:
            return NO
        if line.level is not None and (certificate.level is None or certificate.level > line.level):
            return NO
        return self._scope_grade(line.scope, certificate.occupation)

    # diplomas

    def _diploma_days(self, line: DiplomaLine, grade: int, anchor: bool = False) -> Iterator[int]:
        """The first day of each diploma that serves; as an anchor it counts from graduation only."""
        if grade == UNKNOWN and self._unknown("education"):
            yield BEGINNING
        for education in self.person.education or ():
            serves = self._diploma_grade(line, education)
            enrolled = lasting(education.enrolled, education.graduated, surely=grade == YES).start
            if education.graduated is None:
                if min(serves, UNKNOWN) >= grade:
                    yield enrolled
            elif serves >= grade:
                days = [day for day in days_it_may_be(education.graduated) if day > enrolled or grade == YES]
                day = days[0] if grade == UNKNOWN else days[-1]
                if (line.expected or self.policy.final_year_everywhere) and not anchor:
                    day = max(minus_months(day, self.policy.final_year_months), enrolled)
                yield day

    def _diploma_grade(self, line: DiplomaLine, education: EducationRecord) -> int:
        return min(
            school_grade(line.schools, line.school_or_higher, education.school, education.degree),
            degree_grade(
                line.degree,
                line.degree_or_higher or self.policy.degree_is_floor,
                education,
                class_is_associate=self.policy.senior_class_is_associate,
            ),
            trains_to_grade(line.trains_to, education.trains_to),
            self._major_grade(line.major, education),
        )

    def _major_grade(self, asked: str | None, education: EducationRecord) -> int:
        if asked is None:
            return YES
        relevance = self._relevance(education)
        if relevance is None:
            return UNKNOWN
        return YES if relevance == "own" or (relevance, asked) == ("related", "own_or_related") else NO

    def _relevance(self, education: EducationRecord) -> str | None:
        for occupation, relevance in education.relevance.items():
            if self._own_grade(occupation) == YES:
                return str(relevance)
        if any(self._own_grade(occupation) == UNKNOWN for occupation in education.relevance):
            return None
        return self.majors.get((self.occupation, education.major)) if education.major else None

    # work

    def _anchors(self, line: Line | None, grade: int) -> Iterator[int]:
        """The days from which work may count (D5): any of them will do."""
        match line:
            case CertificateLine() as certificate:
                yield from (days.start for days in self._certificate_days(certificate, grade, anchor=True))
            case DiplomaLine() as diploma:
                yield from self._diploma_days(diploma, grade, anchor=True)
            case None:
                yield BEGINNING

    def _work_days(self, line: WorkLine, anchor: int, grade: int) -> Iterator[range]:
        """The days on which the years of work are reached."""
        continuous = line.manner != "cumulative"
        find = self._unbroken_days if continuous else self._worked_days
        days = find(line.scope, grade)
        if continuous and self.policy.continuous_to_today:
            yield from self._while_it_lasts([day for day in days if day >= anchor], line.months)
        else:
            reached = self._reached_by(days, anchor, line.months, continuous=continuous)
            if reached is not None:
                yield range(reached, FOREVER)

    def _reached_by(self, days: Sequence[int], anchor: int, months: int, *, continuous: bool) -> int | None:
        """D3, D4 and D26: the first day on which the months are reached."""
        if not months:
            return days[0] if days else None
        counted = days[bisect_left(days, anchor) :]
        match self.policy.counting:
            case "month":
                reached = months_reached(counted, anchor, months, self._until, continuous=continuous)
            case "calendar_year":
                reached = year_turns_reached(counted, anchor, months, self._until, continuous=continuous)
            case _:
                count = continuous_reached if continuous else cumulative_reached
                reached = count(counted, anchor, months, self._until)
        if reached is not None and self.policy.cutoff == "year_end":
            return new_year_before(reached, counted[0])
        return reached

    def _while_it_lasts(self, days: Sequence[int], months: int) -> Iterator[range]:
        """The other reading of D4: the days that follow n months without a free day, by day only."""
        first = 0
        for index, day in enumerate(days):
            if index + 1 == len(days) or days[index + 1] != day + 1:
                found = range(plus_months(days[first], months), day + 2)
                yield found
                if self.policy.cutoff == "year_end":
                    eves = (one for one in found if dt.date.fromordinal(one).timetuple()[1:3] == (12, 31))
                    yield from (range(new_year_before(eve, days[0]), eve) for eve in eves)
                first = index + 1

    def _worked_days(self, scope: str, grade: int) -> Sequence[int]:
        key = (scope, grade)
        if key not in self._worked:
            self._worked[key] = self._find_worked_days(scope, grade)
        return self._worked[key]

    def _find_worked_days(self, scope: str, grade: int) -> Sequence[int]:
        """All days worked, up to the last one that could matter, in order and each of them once."""
        stop = self._until + self.policy.continuity_gap_days + 1
        if grade == UNKNOWN and self._unknown("work"):
            return range(BEGINNING, stop)
        days: set[int] = set()
        for work in self.person.work or ():
            if self._scope_grade(scope, work.occupation) >= grade:
                spell = worked(work.start, work.end, surely=grade == YES)
                days.update(range(spell.start, min(spell.stop, stop)))
        return sorted(days.difference(*self._study_days(grade, stop)))

    def _study_days(self, grade: int, stop: int) -> Iterator[range]:
        """D25: the days of full-time study, on which work does not count: for sure, or perhaps."""
        for education in [] if self.policy.work_in_full_time_study else self.person.education or ():
            start, end = education.enrolled, education.graduated
            dated = start is not None and end is not None
            full_time = education.full_time
            if full_time is None:
                full_time = self.policy.study_is_full_time and dated
            if full_time and (dated or grade == YES):
                yield lasting(start, end, surely=grade == UNKNOWN)

    def _unbroken_days(self, scope: str, grade: int) -> Sequence[int]:
        key = (scope, grade)
        if key not in self._unbroken:
            worked = self._worked_days(scope, grade)
            self._unbroken[key] = bridged(worked, self.policy.continuity_gap_days)
        return self._unbroken[key]

    # training and study

    def _training_days(self, line: TrainingLine, grade: int) -> Iterator[range]:
        if grade == UNKNOWN and self._unknown("training"):
            yield ALWAYS
        for training in self.person.training or ():
            if self._own_grade(training.occupation) >= grade and training.level == line.level:
                yield range(_days(training.completed, grade)[0], FOREVER)

    def _student_days(self, line: StudentLine, grade: int) -> Iterator[range]:
        if grade == UNKNOWN and self._unknown("education"):
            yield ALWAYS
        for education in self.person.education or ():
            if self._student_grade(line, education) >= grade:
                yield lasting(education.enrolled, education.graduated, surely=grade == YES)

    def _student_grade(self, line: StudentLine, education: EducationRecord) -> int:
        grade = school_grade(line.schools, False, education.school, education.degree)
        if education.programme is None or education.enrolled is None or education.graduated is None:
            grade = min(grade, UNKNOWN)
        if education.programme is not None and education.programme not in line.programmes:
            grade = NO
        return grade


def _days(date: KnownDay, grade: int) -> tuple[int, int]:
    """D1: the day from which a date counts, and the one from which it ends: the last and first it may be, for a sure yes."""
    may_be = days_it_may_be(date)
    return (may_be[0], may_be[-1]) if grade == UNKNOWN else (may_be[-1], may_be[0])


def _own_name(occupation: str) -> str:
    return OTHER_NAMES.get(occupation, occupation)


def _holds(conjunction: list[list[range]], day: int) -> bool:
    return all(any(day in days for days in line) for line in conjunction)
