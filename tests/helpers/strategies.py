"""Hypothesis strategies: records, persons, relations, policies, days, and whole questions (`Case`).

A person starts from an alternative of the target: records that meet it about on the day asked. Then records of all
sorts are added, facts are removed, and lists are left open. `EXAMPLES` says how many examples a law gets.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from typing import Any, TypeVar

from hypothesis import strategies as st

import certladder as cl
from certladder.model.person import ListName, Record
from certladder.model.requirements import Requirement
from tests.helpers.length import by_length
from tests.helpers.random_persons import blurred
from tests.helpers.sample_standard import CATALOG, NAMES, OTHERS

T = TypeVar("T")

EXAMPLES = by_length(short=12, long=100, proof=600)

ON = dt.date(2026, 11, 22)
ONE_DAY = dt.timedelta(days=1)

_FOCUSES = ("电工", "汽车修理工", "化学检验员", *("客户服务管理员", "茶艺师") * 3)  # the other trades ask for the same
_ALTERNATIVES = [
    (name, level, alternative)
    for name in _FOCUSES
    for level, clauses in CATALOG.standard(name).levels.items()
    for clause in clauses
    for alternative in clause.alternatives
]

_EDGES = tuple(dt.date(year, 2, 28) + ONE_DAY * n for year in (2016, 2019, 2020, 2023, 2024) for n in (-1, 0, 1, 2))
_ASKED = (
    *(ON, ON, ON, ON - ONE_DAY, ON + ONE_DAY),
    *(dt.date(2027, 2, 28), dt.date(2027, 3, 1), dt.date(2028, 2, 28), dt.date(2028, 2, 29), dt.date(2028, 3, 1)),
)
_OFFSETS = (0, 0, 0, 0, 0, -1, 1, -2, 2, -30, -365, -366, -800, 30, 200, 365, 400)

Relations = tuple[tuple[tuple[str, str], bool], ...]
Target = tuple[str, cl.Level, tuple[Requirement, ...]]


def _others(focus: str) -> tuple[str, ...]:
    """Other occupations: with and without a standard, and under another name."""
    return (*OTHERS, *(name for name in ("车工", "铣工", "茶艺员") if name not in NAMES[focus]))


# --- days ---


@cache
def days() -> st.SearchStrategy[dt.date]:
    """Days of the years about the day asked, the ends of February likely among them."""
    return st.one_of(st.sampled_from(_EDGES), st.integers(-6000, 1200).map(lambda offset: ON + ONE_DAY * offset))


def years_before(day: dt.date, years: int) -> dt.date:
    """The same calendar day so many years before, 29 February falling back to 28 February."""
    return dt.date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


# --- records of all sorts ---


@cache
def _occupations(focus: str) -> st.SearchStrategy[str]:
    """Mostly the occupation, under any of its names."""
    others = _others(focus)
    return st.sampled_from([*NAMES[focus] * len(others), *others])


@cache
def _relevance(focus: str) -> st.SearchStrategy[dict[str, cl.Relevance]]:
    """What a major is to the occupation, under one of its names, or to another one, or nothing."""
    own = [{name: relevance} for name in NAMES[focus] for relevance in cl.Relevance]
    return st.sampled_from([*own, {}, {"焊工": cl.Relevance.OWN}, own[0] | {"焊工": cl.Relevance.OWN}])


@cache
def certificates(focus: str) -> st.SearchStrategy[cl.Certificate]:
    """Any certificate, mostly of the occupation."""
    kinds = [(level, kind) for level in cl.Level for kind in ("skill_level", "qualification")]
    return st.builds(
        _certificate,
        _occupations(focus),
        st.sampled_from([*kinds, (None, "pre_technician")]),
        st.one_of(days(), days(), st.none()),
    )


def _certificate(occupation: str, kind: tuple[cl.Level | None, str], issued: dt.date | None) -> cl.Certificate:
    record = {"occupation": occupation, "level": kind[0], "issued": issued, "kind": kind[1]}
    return cl.Certificate.model_validate(record)


@cache
def spells(focus: str) -> st.SearchStrategy[cl.Work]:
    """Any spell of work, mostly in the occupation."""
    lengths = st.sampled_from([None, None, 0, 1, 30, 100, 364, 365, 500, 729, 730, 1000, 1460, 1461, 2000, 3000])
    return st.builds(_spell, _occupations(focus), days(), lengths)


def _spell(occupation: str, start: dt.date, length: int | None) -> cl.Work:
    return cl.Work(occupation=occupation, start=start, end=None if length is None else start + ONE_DAY * length)


@cache
def courses(focus: str) -> st.SearchStrategy[cl.Education]:
    """Any course of study, with whatever is not known of it."""
    return st.builds(
        _course,
        school=st.sampled_from([None, *cl.School]),
        degree=st.sampled_from([None, *cl.Degree]),
        major=st.sampled_from([None, None, "茶学", "园艺", "数学"]),
        relevance=_relevance(focus),
        length=st.sampled_from([None, 90, 300, 730, 1095, 1461]),
        graduated=st.one_of(days(), days(), st.none()),
        trains_to=st.sampled_from([None, cl.Level.INTERMEDIATE, cl.Level.ADVANCED]),
        programme=st.sampled_from([None, *cl.Programme]),
    )


def _course(length: int | None, graduated: dt.date | None, **fields: Any) -> cl.Education:
    enrolled = None if length is None else (graduated or ON) - ONE_DAY * length
    return cl.Education(enrolled=enrolled, graduated=graduated, **fields)


@cache
def trainings(focus: str) -> st.SearchStrategy[cl.Training]:
    """Any training, mostly for the occupation."""
    levels = st.sampled_from(list(cl.Level))
    return st.builds(cl.Training, occupation=_occupations(focus), level=levels, completed=days())


@cache
def records(focus: str) -> st.SearchStrategy[Record]:
    """Any record."""
    return st.one_of(certificates(focus), spells(focus), courses(focus), trainings(focus))


# --- records that meet an alternative ---


class _Maker:
    """Makes records that meet requirements about on a day: what would serve, or where `flawed` anything like it."""

    def __init__(self, draw: st.DrawFn, focus: str, on: dt.date) -> None:
        self.draw = draw
        self.focus = focus
        self.on = on
        self.flawed = draw(st.booleans())
        self.reached = on + ONE_DAY * draw(st.sampled_from(_OFFSETS))

    def choose(self, *values: T, else_: tuple[T, ...] = ()) -> T:
        """One of the values; of a flawed person, at times one of the others."""
        many = [*values, *values, *else_] if self.flawed else values
        return self.draw(st.sampled_from(many)) if len(many) > 1 else many[0]

    def records(self, alternative: tuple[Requirement, ...]) -> list[Record]:
        """Records that meet the alternative about on the day."""
        work = next((asked for asked in alternative if isinstance(asked, cl.WorkYears)), None)
        found: list[Record] = []
        for asked in alternative:
            back = work.years if work and asked == work.after else 0
            match asked:
                case cl.CertificateRequirement():
                    found.append(self.certificate(asked, years_before(self.reached, back + asked.years)))
                case cl.WorkYears():
                    found += self.work(asked.years)
                case cl.DiplomaRequirement():
                    found.append(self.diploma(asked, years_before(self.reached, back)))
                case cl.TrainingRequirement():
                    completed = self.choose(self.reached, else_=(self.on,))
                    found.append(cl.Training(occupation=self.name(), level=asked.level, completed=completed))
                case cl.EnrolmentRequirement():
                    found.append(self.student(asked))
        return found

    def name(self) -> str:
        """The occupation under any of its names, or another one."""
        return self.choose(*NAMES[self.focus], else_=_others(self.focus))

    def certificate(self, asked: cl.CertificateRequirement, issued: dt.date) -> cl.Certificate:
        """A certificate such as is asked for."""
        if asked.level is None:
            kinds: list[tuple[cl.Level | None, str]] = [(None, "pre_technician")]
        else:
            levels = (
                asked.level,
                self.choose(asked.level, else_=(cl.Level.parse(max(asked.level - 1, 1)), cl.Level.ELEMENTARY)),
            )
            kinds = [(level, kind) for level in levels for kind in ("qualification", "skill_level")]
        return _certificate(self.name(), self.choose(*kinds), self.choose(issued, else_=(issued - 400 * ONE_DAY, None)))

    def work(self, years: int) -> list[cl.Work]:
        """Spells that reach the years: in one piece, or in two that touch, overlap or leave a gap."""
        start, last = years_before(self.reached, years), self.reached - ONE_DAY
        end = self.choose(None, last, else_=(last - ONE_DAY, self.reached + 100 * ONE_DAY))
        pieces = self.choose("one", "touching", "overlapping", else_=("gap",))
        if pieces == "one":
            return [cl.Work(occupation=self.name(), start=start, end=end)]
        middle = start + ONE_DAY * self.choose(1, 59, 300)
        gap = ONE_DAY * (self.choose(1, 2, 30, 31, 366) if pieces == "gap" else 0)
        lap = ONE_DAY * (40 if pieces == "overlapping" else 0)
        return [
            cl.Work(occupation=self.name(), start=start - gap, end=middle - gap - ONE_DAY + lap),
            cl.Work(occupation=self.name(), start=middle, end=end),
        ]

    def diploma(self, asked: cl.DiplomaRequirement, graduated: dt.date) -> cl.Education:
        """A diploma such as is asked for."""
        colleges = (None, cl.School.TECHNICIAN_COLLEGE, cl.School.HIGHER_VOCATIONAL)
        school = self.choose(*asked.schools, else_=colleges) if asked.schools else None
        degree = self.choose(asked.degree, else_=(None, cl.Degree.MASTER)) if asked.degree else None
        if degree and self.choose(True, False):
            school = self.choose(cl.School.UNIVERSITY)
        expected = 100 * ONE_DAY * self.choose(0, 1) if asked.expected else 0 * ONE_DAY
        return _course(
            self.choose(None, 300, 1095),
            self.choose(graduated + expected, else_=(graduated - 700 * ONE_DAY, None)),
            school=school,
            degree=degree,
            relevance=self.draw(_relevance(self.focus)) if self.flawed else {self.focus: cl.Relevance.OWN},
            trains_to=self.choose(asked.trains_to, else_=(None, cl.Level.INTERMEDIATE)),
        )

    def student(self, asked: cl.EnrolmentRequirement) -> cl.Education:
        """A student such as is asked for."""
        until = self.on + ONE_DAY * self.choose(1, 2, 700, else_=(0, 1500))
        return _course(
            self.choose(300, 1095, else_=(None,)),
            self.choose(until, else_=(None,)),
            school=self.choose(cl.School.TECHNICIAN_COLLEGE, else_=(None, cl.School.UNIVERSITY)),
            programme=self.choose(*(asked.programmes or (None,)), else_=(None,)),
        )


# --- persons and questions ---


LISTS: tuple[ListName, ...] = ("certificates", "work", "education", "training")
_SOME_LISTS = [frozenset[ListName]()] * 12 + [frozenset({name}) for name in LISTS] + [frozenset(LISTS)]
_OPEN_LISTS = list(product(_SOME_LISTS, _SOME_LISTS))


@st.composite
def persons(
    draw: st.DrawFn, focus: str, alternative: tuple[Requirement, ...] = (), on: dt.date = ON, *, known: bool = False
) -> cl.Person:
    """A person who meets the alternative or nearly so, with other records, and unless `known` with lists left open."""
    meeting = _Maker(draw, focus, on).records(alternative)
    strays = draw(st.lists(records(focus), max_size=2))
    found = strays + meeting if draw(st.booleans()) else meeting + strays
    if known:
        return cl.Person().plus(*found)
    unknown, incomplete = draw(st.sampled_from(_OPEN_LISTS))
    born = dt.date(1990, 2, 28) if incomplete else None
    return cl.Person(born=born, incomplete=incomplete).plus(*found).model_copy(update=dict.fromkeys(unknown))


@cache
def relations(focus: str) -> st.SearchStrategy[Relations]:
    """What is declared and denied as related to the occupation; the rest is left unknown."""
    others = _others(focus)

    def declared(number: int) -> Relations:
        said = [(None, True, False)[number // 3**place % 3] for place in range(len(others))]
        return tuple(
            ((focus, other), related) for other, related in zip(others, said, strict=True) if related is not None
        )

    return st.integers(0, 3 ** len(others) - 1).map(declared)


@cache
def policies() -> st.SearchStrategy[cl.Policy]:
    """Every other time the default policy, else any other."""
    values = product((0, 1, 30), (True, False), (True, False), (0, 6, 12), (0, 1, 6), (0, 3, 40))
    fields = list(cl.Policy.model_fields)[:6]  # what counts in other ways has laws of its own (test_counting)
    found = [cl.Policy.model_validate(dict(zip(fields, each, strict=True))) for each in values]
    return st.sampled_from([found[number // 2] if number % 2 else cl.Policy() for number in range(2 * len(found))])


def targets() -> st.SearchStrategy[Target]:
    """An occupation, a level that the catalog describes, and one of the alternatives that lead to it."""
    return st.sampled_from(_ALTERNATIVES)


@dataclass(frozen=True)
class Case:
    """One question: a person, a target, a day, and the relations and policy that the answer depends on."""

    person: cl.Person
    occupation: str
    level: cl.Level
    on: dt.date = ON
    relations: Relations = ()
    policy: cl.Policy = field(default_factory=cl.Policy)

    @property
    def advisor(self) -> cl.Advisor:
        """The advisor with these relations and this policy."""
        return _advisor(self.relations, self.policy)

    def check(self, person: cl.Person | None = None, on: dt.date | None = None) -> cl.Eligibility:
        """The answer, for another person or another day if one is given."""
        return self.advisor.check(person or self.person, self.occupation, self.level, on or self.on)

    def plans(self, person: cl.Person | None = None, **wishes: Any) -> list[cl.Plan]:
        """The plans for the person, or for another one; none if there is no way."""
        try:
            return self.advisor.plans(person or self.person, self.occupation, self.level, self.on, **wishes)
        except cl.NoPath:
            return []


@lru_cache(maxsize=1024)
def _advisor(declared: Relations, policy: cl.Policy) -> cl.Advisor:
    return cl.Advisor(cl.Catalog(CATALOG.standards, dict(declared)), policy)


@st.composite
def cases(draw: st.DrawFn, *, known: bool = False, vague: bool = False) -> Case:
    """A question; with `known`, no list of the person is left open; if `vague`, some dates are not known to the day."""
    occupation, level, alternative = draw(targets())
    on = draw(st.sampled_from(_ASKED))
    person = draw(persons(occupation, alternative, on, known=known))
    if vague:
        person = blurred(draw(st.randoms(use_true_random=False)), person, draw(st.integers(0, 3)))
    return Case(person, occupation, level, on, draw(relations(occupation)), draw(policies()))


@st.composite
def one_more(draw: st.DrawFn, case: Case) -> tuple[cl.Person, cl.Person, Record]:
    """A person without a record, the person with it, and the record: one of the person's own, or any other."""
    own: list[Record] = [record for name in LISTS for record in getattr(case.person, name) or ()]
    any_other = draw(st.booleans())
    if own and not any_other:
        record = draw(st.sampled_from(own))
        return exchanged(case.person, record), case.person, record
    record = draw(records(case.occupation))
    return case.person, case.person.plus(record), record


def exchanged(person: cl.Person, old: Record, *new: Record) -> cl.Person:
    """The person with other records, or none, in place of one."""
    changed: dict[str, Any] = {}
    for name in LISTS:
        found = getattr(person, name)
        changed[name] = found and tuple(other for record in found for other in (new if record is old else (record,)))
    return person.model_copy(update=changed)
