"""Random persons, relations, policies and days that make the interesting cases likely.

A person starts from a blueprint: what some clause asks for, met to the day on `ON` or missed by a day. Then
other records are added and facts are removed, so that every verdict and every rule gets its turn.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any, TypeVar

import certladder as cl
from tests.helpers.random_records import BLUEPRINTS, TRADE_BLUEPRINTS, TYPICAL_EDUCATION, Blueprint
from tests.reference.possible_names import MAY_BE

T = TypeVar("T")

ON = dt.date(2026, 11, 22)
ONE_DAY = dt.timedelta(days=1)

OCCUPATIONS = ("电工", "化学检验员", "汽车修理工", "铣工", "车工", "钳工", "客户服务管理员")
FOCUSES = (
    *OCCUPATIONS,
    *("化学检验员", "客户服务管理员", "电工") * 2,
)  # what only these ask for is rare else
ELSEWHERE = ("焊工", "镗工", "仪器仪表维修工")
OTHER_NAMES = {"化学检验员": "化学检验工", "客户服务管理员": "客户服务管理师", "汽车修理工": "汽车维修工"}

SCHOOLS = (
    "technical_school",
    "senior_technical_school",
    "technician_college",
    "secondary_vocational_school",
    "higher_vocational_college",
    "university",
)
DEGREES = ("junior_high", "high_school", "secondary", "associate", "bachelor", "master", "doctor")
KINDS = ("skill_level", "qualification")
UNBROKEN_SHAPES = ("one", "one", "touching", "overlapping")
SHAPES = (*UNBROKEN_SHAPES, "one-day gap", "gap", "gaps")
LEAP_STARTS = tuple(dt.date(year, month, day) for year in (2012, 2016, 2020, 2024) for month, day in ((2, 29), (3, 1)))


def random_person(rng: random.Random, unsure: float = 0.0) -> cl.Person:
    """A person around a blueprint for one occupation, with other records added and facts removed.

    With the probability `unsure`, one of the names in the records is one that the catalog does not know (D6).
    """
    focus = rng.choice(FOCUSES)
    blueprint = rng.choice(BLUEPRINTS.get(focus, TRADE_BLUEPRINTS))
    reached = _near(rng, ON)
    work = _work(rng, focus, blueprint, reached)
    certificates = _certificates(rng, focus, blueprint, reached)
    education = [_education(rng, focus, blueprint, reached)] if blueprint.education else []
    training = _training(rng, focus, blueprint)
    while _chance(rng, 0.3):
        work.append(_stray_work(rng, focus))
    while _chance(rng, 0.3):
        certificates.append(_stray_certificate(rng, focus))
    while _chance(rng, 0.2):
        stray = Blueprint(years=rng.randint(0, 5), education=rng.choice(list(TYPICAL_EDUCATION)))
        education.append(_education(rng, focus, stray, _near(rng, ON)))
    while _chance(rng, 0.2):
        training.append(_stray_training(rng, focus))
    person = _person(rng, certificates, work, education, training)
    return _misnamed(rng, person, focus) if unsure and _chance(rng, unsure) else person


def _misnamed(rng: random.Random, person: cl.Person, focus: str) -> cl.Person:
    """The person with one name of the records another one, wherever it stands."""
    records = [record for kind in ("certificates", "work", "training") for record in getattr(person, kind) or ()]
    if not records:
        return person
    known = rng.choice(records).occupation
    like = [name for name, occupations in MAY_BE.items() if focus in occupations]
    name = rng.choice(like if _chance(rng, 0.7) else list(MAY_BE))

    def renamed(record: Any) -> Any:
        return record.model_copy(update={"occupation": name}) if record.occupation == known else record

    lists = {kind: getattr(person, kind) for kind in ("certificates", "work", "training")}
    changed: dict[str, Any] = {kind: tuple(map(renamed, rows)) for kind, rows in lists.items() if rows is not None}
    if _chance(rng, 0.3):
        changed["education"] = person.education and tuple(
            course.model_copy(update={"relevance": dict.fromkeys([name], next(iter(course.relevance.values()), "own"))})
            for course in person.education
        )
    return person.model_copy(update=changed)


def random_aliases(rng: random.Random) -> dict[tuple[str, str], bool]:
    """(occupation, name) -> whether it is the same, of some of the names that may be one; each is one occupation's."""
    known = rng.choice((0.0, 0.0, 0.3, 0.8))
    said: dict[tuple[str, str], bool] = {}
    for name, occupations in MAY_BE.items():
        if _chance(rng, known) and "证" not in name:
            occupation = rng.choice(sorted(occupations) or list(OCCUPATIONS))
            said[occupation, name] = _chance(rng, 0.5)
    return said


def random_relations(rng: random.Random, names: Sequence[str] = ()) -> dict[tuple[str, str], bool]:
    """(occupation, other) -> whether the other, also one of `names`, counts as related; what is left out is unknown."""
    known = rng.choice((0.0, 0.3, 0.6, 0.9))
    accepted = rng.choice((0.3, 0.5, 0.8))
    return {
        (_spelled(rng, occupation), _spelled(rng, other)): _chance(rng, accepted)
        for occupation in OCCUPATIONS
        for other in (*OCCUPATIONS, *ELSEWHERE, *names)
        if other != occupation and _chance(rng, known)
    }


def random_policy(rng: random.Random) -> cl.Policy:
    """The default policy, or one that differs in what eligibility depends on."""
    if _chance(rng, 0.5):
        return cl.Policy()
    return cl.Policy(
        continuity_gap_days=rng.choice((0, 1, 2, 30, 365)),
        equivalent_certificates=_chance(rng, 0.5),
        final_year_months=rng.choice((0, 1, 6, 12, 18)),
        degree_is_floor=_chance(rng, 0.7),
    )


def counted_otherwise(rng: random.Random, policy: cl.Policy) -> cl.Policy:
    """The policy, or one that also counts years otherwise (D26), or turns readings round."""
    if _chance(rng, 0.4):
        return policy
    counting = rng.choice(("day", "day", "month", "calendar_year"))
    return policy.model_copy(
        update={
            "counting": counting,
            "cutoff": rng.choice(("day", "year_end")),
            "work_in_full_time_study": _chance(rng, 0.2),
            "study_is_full_time": _chance(rng, 0.3),
            "count_from_later": _chance(rng, 0.3),
            "count_after_all": _chance(rng, 0.3),
            "senior_class_is_associate": _chance(rng, 0.3),
            "continuous_to_today": counting == "day" and _chance(rng, 0.3),
            "final_year_everywhere": _chance(rng, 0.3),
            "pre_technician_years": _unless(rng, 0.5, rng.choice((2, 3, 5))),
        }
    )


def said_full_time(rng: random.Random, person: cl.Person) -> cl.Person:
    """The person, some of whose studies are said to be full-time, or not (D25)."""
    if person.education is None or _chance(rng, 0.5):
        return person
    said = [one.model_copy(update={"full_time": rng.choice((True, True, False, None))}) for one in person.education]
    return person.model_copy(update={"education": tuple(said)})


def blurred(rng: random.Random, person: cl.Person, dates: int = 1) -> cl.Person:
    """The person, so many of whose dates are known to the month or year only (D1); fewer where there are not so many."""
    places = [
        (name, place, field)
        for name in ("certificates", "work", "education", "training")
        for place, record in enumerate(getattr(person, name) or ())
        for field in ("issued", "start", "end", "enrolled", "graduated", "completed")
        if isinstance(getattr(record, field, None), dt.date)
    ]
    for name, place, field in rng.sample(places, min(dates, len(places))):
        records = list(getattr(person, name))
        day = getattr(records[place], field)
        known = cl.PartialDate(day.year) if _chance(rng, 0.15) else cl.PartialDate(day.year, day.month)
        records[place] = records[place].model_copy(update={field: known})
        person = person.model_copy(update={name: tuple(records)})
    return person


def random_day(rng: random.Random) -> dt.date:
    """Mostly `ON` or a day beside it; also days around the end of February and any day of the years about."""
    kind = rng.random()
    if kind < 0.4:
        return ON
    if kind < 0.7:
        return ON + rng.choice((-2, -1, 1, 2)) * ONE_DAY
    if kind < 0.85:
        year = rng.choice((2024, 2025, 2026, 2027, 2028))
        return dt.date(year, 2, 28) + rng.choice((-1, 0, 1, 2)) * ONE_DAY
    return ON + rng.randint(-1500, 1500) * ONE_DAY


# --- chances ---


def _chance(rng: random.Random, probability: float) -> bool:
    return rng.random() < probability


def _unless(rng: random.Random, probability: float, value: T) -> T | None:
    """The value, or with this probability None."""
    return None if _chance(rng, probability) else value


def _spelled(rng: random.Random, occupation: str) -> str:
    return OTHER_NAMES[occupation] if occupation in OTHER_NAMES and _chance(rng, 0.25) else occupation


def _other(rng: random.Random, occupation: str) -> str:
    return rng.choice([name for name in (*OCCUPATIONS, *ELSEWHERE) if name != occupation])


def _mostly(rng: random.Random, focus: str, probability: float = 0.92) -> str:
    """The occupation in one of its names, or another one."""
    return _spelled(rng, focus if _chance(rng, probability) else _other(rng, focus))


# --- days ---


def _near(rng: random.Random, day: dt.date) -> dt.date:
    """Mostly the day itself or one beside it, at times one far off."""
    kind = rng.random()
    if kind < 0.5:
        return day
    if kind < 0.7:
        return day + rng.choice((-1, 1)) * ONE_DAY
    if kind < 0.9:
        return day - rng.randint(2, 600) * ONE_DAY
    return day + rng.randint(2, 600) * ONE_DAY


def _years_before(day: dt.date, years: int) -> dt.date:
    return dt.date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _any_day(rng: random.Random) -> dt.date:
    return ON + rng.randint(-5000, 700) * ONE_DAY


# --- work ---


def _work(rng: random.Random, focus: str, blueprint: Blueprint, reached: dt.date) -> list[cl.Work]:
    """Spells with which the blueprint's years are reached about on that day, or long before."""
    if not blueprint.years or (blueprint.education == "student" and _chance(rng, 0.7)):
        return []
    if _chance(rng, 0.1):
        return _work_from_leap_day(rng, focus, blueprint.years)
    if _chance(rng, 0.15):
        return _past_stretch(rng, focus, blueprint.years)
    spare = rng.choice((0, 0, 0, 0, 1, -1, 365, 800))
    days = max(1, (reached - _years_before(reached, blueprint.years)).days + spare)
    main = _mostly(rng, focus)
    shapes = SHAPES if _chance(rng, 0.5) else UNBROKEN_SHAPES
    spells = _spells(rng, rng.choice(shapes), reached, days)
    return [
        cl.Work(occupation=main if _chance(rng, 0.7) else _mostly(rng, focus), start=start, end=end)
        for start, end in spells
    ]


def _work_from_leap_day(rng: random.Random, focus: str, years: int) -> list[cl.Work]:
    start = rng.choice(LEAP_STARTS)
    end = _years_before(start, -years) + rng.choice((-2, -1, 0)) * ONE_DAY
    return [cl.Work(occupation=_mostly(rng, focus), start=start, end=_unless(rng, 0.5, end))]


def _past_stretch(rng: random.Random, focus: str, years: int) -> list[cl.Work]:
    """Exactly so many years, or a day less or more, some time ago."""
    stop = ON - rng.randint(1, 1200) * ONE_DAY
    end = stop - ONE_DAY + rng.choice((-1, 0, 0, 1)) * ONE_DAY
    return [cl.Work(occupation=_mostly(rng, focus), start=_years_before(stop, years), end=end)]


def _spells(rng: random.Random, shape: str, until: dt.date, days: int) -> list[tuple[dt.date, dt.date | None]]:
    """Spells with so many worked days before `until`: in one piece, or touching, overlapping or with gaps."""
    pieces = 1 if shape == "one" else rng.randint(2, 4)
    cuts = sorted(rng.sample(range(1, days), pieces - 1)) if days >= pieces else []
    lengths = [b - a for a, b in zip([0, *cuts], [*cuts, days], strict=True)]
    stop = until
    spells: list[tuple[dt.date, dt.date | None]] = []
    for index, length in enumerate(lengths):
        start = stop - length * ONE_DAY
        last = stop - ONE_DAY
        if index and shape == "overlapping":
            last += rng.randint(0, lengths[index - 1]) * ONE_DAY
        spells.append((start, _unless(rng, 0.6, last) if index == 0 else last))
        stop = start - _gap(rng, shape, index) * ONE_DAY
    return spells


def _gap(rng: random.Random, shape: str, index: int) -> int:
    match shape:
        case "one-day gap":
            return 1 if index == 0 else 0
        case "gap":
            return rng.choice((2, 29, 30, 31)) if index == 0 else 0
        case "gaps":
            return rng.choice((1, 30, 365, 366, 700))
        case _:
            return 0


def _stray_work(rng: random.Random, focus: str) -> cl.Work:
    start = _any_day(rng)
    end = start + rng.choice((0, 1, 30, 364, 365, 729, 1500)) * ONE_DAY
    return cl.Work(occupation=_mostly(rng, focus, 0.4), start=start, end=_unless(rng, 0.3, end))


# --- certificates ---


def _certificates(rng: random.Random, focus: str, blueprint: Blueprint, reached: dt.date) -> list[cl.Certificate]:
    """The blueprint's certificate, so long ago that the years are reached about on that day, or longer."""
    if blueprint.certificate is None:
        return []
    issued = _years_before(reached, blueprint.years) - rng.choice((0, 0, 0, -1, 1, 60, 900)) * ONE_DAY
    level = blueprint.certificate
    if level and _chance(rng, 0.2):
        level = min(5, max(1, level + rng.choice((-1, 1))))
    return [_certificate(rng, _mostly(rng, focus), level, _unless(rng, 0.08, issued))]


def _certificate(rng: random.Random, occupation: str, level: int, issued: dt.date | None) -> cl.Certificate:
    kind = rng.choice(KINDS) if level else "pre_technician"
    record = {"occupation": occupation, "level": level or None, "issued": issued, "kind": kind}
    return cl.Certificate.model_validate(record)


def _stray_certificate(rng: random.Random, focus: str) -> cl.Certificate:
    return _certificate(rng, _mostly(rng, focus, 0.6), rng.randint(0, 5), _unless(rng, 0.15, _any_day(rng)))


# --- education and training ---


def _education(rng: random.Random, focus: str, blueprint: Blueprint, reached: dt.date) -> cl.Education:
    """A typical course of the blueprint's kind, or one that differs from it in a field or two."""
    typical = TYPICAL_EDUCATION[blueprint.education or "technical"]
    record = dict(typical[0] if _chance(rng, 0.4) else rng.choice(typical))
    record["relevance"] = _relevance(rng, focus)
    record["enrolled"], record["graduated"] = _study_dates(rng, blueprint, reached)
    if _chance(rng, 0.1):
        record["school"] = _unless(rng, 0.4, rng.choice(SCHOOLS))
    if _chance(rng, 0.1):
        record["degree"] = _unless(rng, 0.4, rng.choice(DEGREES))
    if _chance(rng, 0.1):
        record["trains_to"] = rng.choice((None, 5, 4, 3, 2))
    if _chance(rng, 0.1):
        record["programme"] = rng.choice((None, "pre_technician", "technician", "senior_worker"))
    return cl.Education.model_validate(record)


def _relevance(rng: random.Random, focus: str) -> dict[str, str]:
    relevance = {}
    if _chance(rng, 0.9):
        relevance[_spelled(rng, focus)] = rng.choice(("own", "own", "own", "related", "related", "unrelated"))
    if _chance(rng, 0.3):
        relevance[_spelled(rng, _other(rng, focus))] = rng.choice(("own", "related", "unrelated"))
    return relevance


def _study_dates(rng: random.Random, blueprint: Blueprint, reached: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """First and last day: finished years ago, or in the final year to the day, or just before its end."""
    kind = rng.random()
    if blueprint.education == "student":
        graduated = ON + rng.choice((-1, 0, 1, 2, 300, 600, 900)) * ONE_DAY
    elif kind < 0.6:
        graduated = _years_before(reached, blueprint.years) - rng.choice((0, 1, -1, 700)) * ONE_DAY
    elif kind < 0.8:
        graduated = _years_before(ON, -1) + rng.choice((-200, -1, 0, 1, 2, 400)) * ONE_DAY
    else:
        graduated = rng.choice(LEAP_STARTS)
    length = rng.choice((90, 300, 730, 1095, 1400))
    return _unless(rng, 0.15, graduated - length * ONE_DAY), _unless(rng, 0.07, graduated)


def _training(rng: random.Random, focus: str, blueprint: Blueprint) -> list[cl.Training]:
    if blueprint.training is None:
        return []
    level = blueprint.training if _chance(rng, 0.9) else rng.randint(1, 5)
    return [_trained(_mostly(rng, focus, 0.95), level, _near(rng, ON))]


def _stray_training(rng: random.Random, focus: str) -> cl.Training:
    return _trained(_mostly(rng, focus, 0.7), rng.randint(1, 5), _near(rng, ON))


def _trained(occupation: str, level: int, completed: dt.date) -> cl.Training:
    return cl.Training.model_validate({"occupation": occupation, "level": level, "completed": completed})


# --- the person ---


def _person(
    rng: random.Random,
    certificates: Sequence[cl.Certificate],
    work: Sequence[cl.Work],
    education: Sequence[cl.Education],
    training: Sequence[cl.Training],
) -> cl.Person:
    """The records in any order; now and then a list is not known, or known to hold more."""
    lists: dict[str, Sequence[Any]] = {
        "certificates": certificates,
        "work": work,
        "education": education,
        "training": training,
    }
    record: dict[str, Any] = {name: rng.sample(rows, len(rows)) for name, rows in lists.items()}
    for name in lists:
        if _chance(rng, 0.03):
            record[name] = None
    record["incomplete"] = [name for name in lists if _chance(rng, 0.02)]
    record["born"] = _unless(rng, 0.7, dt.date(rng.randint(1960, 2008), rng.randint(1, 12), rng.randint(1, 28)))
    return cl.Person.model_validate(record)
