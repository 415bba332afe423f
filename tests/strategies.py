"""Hypothesis strategies: records, persons, relations, policies, days, and whole questions (`Case`).

A person starts from an alternative of the target: records that meet it about on the day asked. Then records of all
sorts are added, facts are blotted out, and lists are left open. CERTLADDER_EXAMPLES says how many examples a law gets.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import certladder as cl
from certladder.model.person import Fact
from certladder.model.requirement import Requirement

__all__ = [
    "BUILTIN",
    "CATALOG",
    "NAMES",
    "ON",
    "ONE_DAY",
    "OTHERS",
    "TEA",
    "Case",
    "Relations",
    "cases",
    "certificates",
    "courses",
    "days",
    "persons",
    "policies",
    "records",
    "relations",
    "spells",
    "targets",
    "trainings",
    "years_before",
]

T = TypeVar("T")

settings.register_profile(
    "laws",
    derandomize=True,
    deadline=None,
    max_examples=int(os.environ.get("CERTLADDER_EXAMPLES", "100")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")

ON = dt.date(2026, 11, 22)
ONE_DAY = dt.timedelta(days=1)

TEA = """职业：茶艺师
别名：茶艺员
相关职业：评茶员、咖啡师等
本专业：茶学
相关专业：园艺、食品科学

申报条件（四级）
（1）累计从事本职业工作1年（含）以上。
（2）取得本职业五级（初级工）职业资格证书后，连续从事本职业或相关职业工作2年（含）以上，持有健康证明。
（3）取得本职业预备技师证书。
申报条件（三级）
（1）取得中等及以上职业学校本专业或相关专业毕业证书后，连续从事本职业或相关职业工作3年（含）以上。
（2）取得本职业四级（中级工）职业资格证书2年以上。
申报条件（二级）
持有健康证明。
"""
"""An invented occupation, for what the built-in ones lack: short years, unread words, lists of occupations and majors."""

BUILTIN = cl.Catalog.builtin()
CATALOG = BUILTIN | cl.Catalog.from_text(TEA)
NAMES = {standard.occupation: (standard.occupation, *standard.names) for standard in CATALOG.standards}
OTHERS = ("焊工", "镗工", "评茶员", "咖啡师")
_FOCUSES = (*NAMES, "化学检验员", "化学检验员", "客户服务管理员", "客户服务管理员", "茶艺师")
_TARGETS = [(name, level) for name in _FOCUSES for level in CATALOG.standard(name).levels]

_EDGES = tuple(dt.date(year, 2, 28) + ONE_DAY * n for year in (2016, 2019, 2020, 2023, 2024) for n in (-1, 0, 1, 2))
_ASKED = (*(ON + ONE_DAY * n for n in (0, 0, 0, 0, -1, 1)), *(dt.date(2027, 2, 28), dt.date(2027, 3, 1)))
_LEAP_DAYS = (dt.date(2028, 2, 28), dt.date(2028, 2, 29), dt.date(2028, 3, 1))
_OFFSETS = (0, 0, 0, 0, 0, -1, 1, -2, 2, -30, -365, -366, -800, 30, 200, 365, 400)

Relations = tuple[tuple[tuple[str, str], bool], ...]


# --- days ---


def days() -> st.SearchStrategy[dt.date]:
    """Days of the years about the day asked, the ends of February likely among them."""
    return st.one_of(st.sampled_from(_EDGES), st.dates(dt.date(2010, 1, 1), dt.date(2029, 12, 31)))


def days_asked() -> st.SearchStrategy[dt.date]:
    """The day asked: about 22 November 2026, or a day about the end of February."""
    return st.sampled_from((*_ASKED, *_LEAP_DAYS))


def years_before(day: dt.date, years: int) -> dt.date:
    """The same calendar day so many years before, 29 February falling back to 28 February."""
    return dt.date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _about(day: dt.date) -> st.SearchStrategy[dt.date]:
    return st.sampled_from([day + ONE_DAY * n for n in _OFFSETS])


def _rarely(value: T, *others: T) -> st.SearchStrategy[T]:
    """The value, and one time in eight one of the others."""
    return st.sampled_from([value] * 7 * len(others) + list(others))


# --- records of all sorts ---


def _occupations(focus: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*NAMES[focus] * 4, *OTHERS, *(name for name in ("车工", "铣工", "茶艺员") if name != focus)])


def _relevance(focus: str) -> st.SearchStrategy[dict[str, cl.Relevance]]:
    """What a major is to the occupation, under one of its names, and perhaps to another one."""
    own = st.dictionaries(st.sampled_from(NAMES[focus]), st.sampled_from(list(cl.Relevance)), min_size=0, max_size=1)
    other = st.dictionaries(st.just("焊工"), st.sampled_from(list(cl.Relevance)), max_size=1)
    return st.builds(lambda a, b: a | b, own, other)


def certificates(focus: str) -> st.SearchStrategy[cl.Certificate]:
    """Any certificate, mostly of the occupation."""

    def build(occupation: str, level: cl.Level | None, issued: dt.date | None, kind: str) -> cl.Certificate:
        return cl.Certificate.model_validate(
            {"occupation": occupation, "level": level, "issued": issued, "kind": kind if level else "pre_technician"}
        )

    levels = st.sampled_from([*cl.Level, None])
    kinds = st.sampled_from(["skill_level", "qualification"])
    return st.builds(build, _occupations(focus), levels, st.none() | days() | days(), kinds)


def spells(focus: str) -> st.SearchStrategy[cl.Work]:
    """Any spell of work, mostly in the occupation."""

    def build(occupation: str, start: dt.date, length: int | None) -> cl.Work:
        return cl.Work(occupation=occupation, start=start, end=None if length is None else start + ONE_DAY * length)

    lengths = st.none() | st.sampled_from([0, 1, 30, 364, 365, 729, 730, 1460]) | st.integers(0, 3000)
    return st.builds(build, _occupations(focus), days(), lengths)


def courses(focus: str) -> st.SearchStrategy[cl.Education]:
    """Any course of study, with whatever is not known of it."""
    lengths = st.sampled_from([90, 300, 730, 1095, 1461])
    return st.builds(
        _course,
        school=st.none() | st.sampled_from(list(cl.School)),
        degree=st.none() | st.sampled_from(list(cl.Degree)),
        major=st.sampled_from([None, None, "茶学", "园艺", "数学"]),
        relevance=_relevance(focus),
        length=st.none() | lengths,
        graduated=st.none() | days() | days(),
        trains_to=st.none() | st.sampled_from([cl.Level(4), cl.Level(3)]),
        programme=st.none() | st.sampled_from(list(cl.Programme)),
    )


def _course(length: int | None, graduated: dt.date | None, **fields: Any) -> cl.Education:
    enrolled = None if length is None else (graduated or ON) - ONE_DAY * length
    return cl.Education(enrolled=enrolled, graduated=graduated, **fields)


def trainings(focus: str) -> st.SearchStrategy[cl.Training]:
    """Any training, mostly for the occupation."""
    return st.builds(cl.Training, occupation=_occupations(focus), level=st.sampled_from(list(cl.Level)), completed=days())


def records(focus: str) -> st.SearchStrategy[Fact]:
    """Any record."""
    return st.one_of(certificates(focus), spells(focus), courses(focus), trainings(focus))


# --- records that meet an alternative ---


@st.composite
def _meeting(draw: st.DrawFn, focus: str, alternative: tuple[Requirement, ...], on: dt.date) -> list[Fact]:
    """Records that meet the alternative about on the day, if nothing is amiss with them."""
    reached = draw(_about(on))
    after = next((asked.after for asked in alternative if isinstance(asked, cl.Worked)), None)
    years = next((asked.years for asked in alternative if isinstance(asked, cl.Worked)), 0)
    found: list[Fact] = []
    for asked in alternative:
        back = years if asked == after else 0
        match asked:
            case cl.CertificateHeld():
                found.append(draw(_certificate_for(focus, asked, years_before(reached, back + asked.years))))
            case cl.Worked():
                found += draw(_work_for(focus, asked.years, reached))
            case cl.Graduated():
                found.append(draw(_course_for(focus, asked, years_before(reached, back))))
            case cl.Trained():
                level = draw(_rarely(asked.level, cl.Level(5)))
                found.append(cl.Training(occupation=draw(_mostly(focus)), level=level, completed=draw(_about(on))))
            case cl.Studying():
                found.append(draw(_student_for(focus, asked, on)))
    return found


def _mostly(focus: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*NAMES[focus] * 6, *OTHERS])


@st.composite
def _certificate_for(draw: st.DrawFn, focus: str, asked: cl.CertificateHeld, issued: dt.date) -> cl.Certificate:
    level = None if asked.level is None else draw(_rarely(asked.level, cl.Level(asked.level - 1), cl.Level(5)))
    kinds = ["skill_level", "qualification"] if level else ["pre_technician"]
    day = draw(st.sampled_from([issued] * 6 + [issued - 400 * ONE_DAY, issued + ONE_DAY, None]))
    return cl.Certificate.model_validate(
        {"occupation": draw(_mostly(focus)), "level": level, "issued": day, "kind": draw(st.sampled_from(kinds))}
    )


@st.composite
def _work_for(draw: st.DrawFn, focus: str, years: int, reached: dt.date) -> list[cl.Work]:
    """Spells that reach the years about on a day: in one piece, or in two that touch, overlap or leave a gap."""
    start, last = years_before(reached, years), reached - ONE_DAY
    end = draw(st.sampled_from([None, None, last, last, last - ONE_DAY, reached + 100 * ONE_DAY]))
    if draw(st.booleans()):
        return [cl.Work(occupation=draw(_mostly(focus)), start=start, end=end)]
    middle = start + ONE_DAY * draw(st.sampled_from([1, 59, 300]))
    gap = ONE_DAY * draw(st.sampled_from([0, 0, 1, 2, 30, 31, 366]))
    lap = ONE_DAY * draw(st.sampled_from([0, 0, 1, 40]))
    return [
        cl.Work(occupation=draw(_mostly(focus)), start=start - gap, end=middle - gap - ONE_DAY + lap),
        cl.Work(occupation=draw(_mostly(focus)), start=middle, end=end),
    ]


@st.composite
def _course_for(draw: st.DrawFn, focus: str, asked: cl.Graduated, graduated: dt.date) -> cl.Education:
    colleges = (cl.School.TECHNICIAN_COLLEGE, cl.School.HIGHER_VOCATIONAL)
    school = draw(_rarely(asked.schools[0], *colleges, None)) if asked.schools else None
    degree = draw(_rarely(asked.degree, cl.Degree.MASTER, None)) if asked.degree else None
    if degree and draw(st.booleans()):
        school, degree = cl.School.UNIVERSITY, draw(_rarely(degree, None))
    relevance = {draw(st.sampled_from(NAMES[focus])): draw(_rarely(*reversed(cl.Relevance)))}
    fields = {
        "school": school,
        "degree": degree,
        "relevance": draw(_rarely(relevance, {})),
        "trains_to": draw(_rarely(asked.trains_to, cl.Level(3), cl.Level(4), None)),
    }
    shift = draw(st.sampled_from([0, 0, 0, 100, 365])) if asked.expected else 0
    day = draw(_rarely(graduated + ONE_DAY * shift, graduated - 700 * ONE_DAY, None))
    return _course(draw(st.sampled_from([None, 300, 1095])), day, **fields)


@st.composite
def _student_for(draw: st.DrawFn, focus: str, asked: cl.Studying, on: dt.date) -> cl.Education:
    fields = {
        "school": draw(_rarely(cl.School.TECHNICIAN_COLLEGE, *asked.schools, None, cl.School.UNIVERSITY)),
        "programme": draw(_rarely(asked.programmes[0], *asked.programmes, None)),
        "relevance": draw(_relevance(focus)),
    }
    graduated = draw(st.sampled_from([on + ONE_DAY * n for n in (1, 2, 100, 700, 1500, 0)] + [None]))
    return _course(draw(st.sampled_from([None, 300, 1095])), graduated, **fields)


# --- persons and questions ---


def persons(focus: str, alternative: tuple[Requirement, ...] = (), on: dt.date = ON) -> st.SearchStrategy[cl.Person]:
    """A person who meets the alternative or nearly so, with other records, in any order, and lists that are left open."""
    meeting = _meeting(focus, alternative, on)
    stray = st.lists(records(focus), max_size=3)
    few = _rarely(frozenset[str](), frozenset({"work"}), frozenset({"certificates"}), frozenset({"education", "training"}))
    return st.builds(_person, meeting, stray, few, few, st.none() | st.just(dt.date(1990, 2, 28)), st.booleans())


def _person(
    meeting: list[Fact],
    stray: list[Fact],
    unknown: frozenset[str],
    incomplete: frozenset[str],
    born: dt.date | None,
    stray_first: bool,
) -> cl.Person:
    person = cl.Person(born=born, incomplete=incomplete).plus(*(stray + meeting if stray_first else meeting + stray))
    return person.model_copy(update=dict.fromkeys(unknown))


def relations(focus: str) -> st.SearchStrategy[Relations]:
    """What is declared and denied as related to the occupation; the rest is left unknown."""
    others = st.sampled_from([name for name in (*OTHERS, "车工", "铣工", "茶艺员") if name != focus])
    declared = st.dictionaries(st.tuples(st.just(focus), others), st.sampled_from([True, True, False]), max_size=6)
    return st.builds(lambda found: tuple(found.items()), declared)


def policies() -> st.SearchStrategy[cl.Policy]:
    """The default policy, or any other."""
    other = st.builds(
        cl.Policy,
        continuity_gap_days=st.sampled_from([0, 1, 30]),
        equivalent_certificates=st.booleans(),
        final_year_months=st.sampled_from([0, 6, 12]),
        lead_time_months=st.sampled_from([0, 1, 6]),
        training_months=st.sampled_from([0, 3, 40]),
    )
    return st.one_of(st.just(cl.Policy()), other)


def targets() -> st.SearchStrategy[tuple[str, cl.Level]]:
    """An occupation and a level that the catalog describes."""
    return st.sampled_from(_TARGETS)


@dataclass(frozen=True)
class Case:
    """One question: a person, a target, a day, and the relations and policy that the answer depends on."""

    person: cl.Person
    occupation: str
    level: cl.Level
    on: dt.date
    relations: Relations
    policy: cl.Policy

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
def cases(draw: st.DrawFn, *, known: bool = False) -> Case:
    """A question; with `known`, no list of the person is left open."""
    occupation, level = draw(targets())
    on = draw(days_asked())
    alternatives = [found for clause in CATALOG.standard(occupation).clauses(level) for found in clause.alternatives]
    alternative = draw(st.sampled_from([*alternatives, ()]))
    person = draw(persons(occupation, alternative, on))
    if known:
        person = cl.Person(**{name: getattr(person, name) or () for name in ("certificates", "work", "education", "training")})
    return Case(person, occupation, level, on, draw(relations(occupation)), draw(policies()))
