"""Made-up rules in which alternatives ask for several certificates at once, and made-up questions about them.

The occupations bear names of built-in ones, but their rules are others: years are short, and few levels are described.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import certladder as cl
from certladder.model.requirements import Requirement
from tests.helpers.random_persons import ON
from tests.reference.brute_force import Case, Wishes
from tests.reference.brute_force_study import StudyCase
from tests.reference.expected_rules import (
    CertificateLine,
    DiplomaLine,
    Line,
    Rules,
    StudentLine,
    TrainingLine,
    WorkLine,
)

__all__ = ["JointQuestion", "catalog_of", "random_joint_question"]

ONE_DAY = dt.timedelta(days=1)
NAMES = ("车工", "铣工", "钳工")
BOTH_KINDS = frozenset({"qualification", "skill_level"})
PROGRAMMES = (
    cl.StudyOption(degree="associate", relevance="own", years=2, full_time=True),
    cl.StudyOption(degree="associate", relevance="own", years=2.5, full_time=False),
    cl.StudyOption(school="technician_college", programme="pre_technician", relevance="own", years=1),
)


@dataclass(frozen=True)
class JointQuestion:
    """A question, and the rules it is about."""

    asked: StudyCase
    rules: Rules


def random_joint_question(seed: int) -> JointQuestion:
    """A question that depends on the seed alone; one in five offers programmes, and then limits the certificates."""
    rng = random.Random(seed)
    names = NAMES[: rng.choice((2, 2, 3))]
    target = rng.choice((4, 3, 3, 3, 2))
    study = rng.sample(PROGRAMMES, rng.choice((1, 1, 2))) if seed % 5 == 0 else []
    rules = _rules(rng, names, target)
    assume_unknown = rng.random() < 0.1
    relations = {pair: rng.random() < 0.9 for pair in permutations(names, 2) if assume_unknown or rng.random() < 0.95}
    clauses = [clause for levels in rules.values() for rows in levels.values() for clause, _, _ in rows]
    via = (rng.choice(clauses),) if rng.random() < 0.1 else ()
    wishes = Wishes(
        deadline=ON + rng.randint(300, 4000) * ONE_DAY if rng.random() < 0.1 else None,
        max_certificates=4 if study else rng.choice((2, 3, 4)) if rng.random() < 0.15 else 6,
        max_trainings=rng.choice((0, 0, 1)) if rng.random() < 0.1 else None,
        avoid=(rng.choice(clauses),) if rng.random() < 0.1 else (),
        via=via,
        undocumented="obtainable" if rng.random() < 0.3 else "unreachable",
        assume_unknown=assume_unknown,
    )
    policy = cl.Policy(
        lead_time_months=rng.choice((0, 0, 1, 7)),
        training_months=rng.choice((0, 0, 3, 20)),
        equivalent_certificates=rng.random() < 0.9,
    )
    case = Case(_person(rng, names), "车工", target, ON, relations, policy, wishes)
    return JointQuestion(StudyCase(case, tuple(study)), rules)


# --- rules ---


def _rules(rng: random.Random, names: Sequence[str], target: int) -> Rules:
    """Few levels of each, all that are asked about from the target down; the target asks for two certificates or more."""
    rules: Rules = {}
    for name in names:
        top = target if name == names[0] else min(target + rng.choice((0, 1)), 4)
        described = [level for level in range(top, 6) if level == top or rng.random() < 0.75]
        rules[name] = {
            level: [
                (f"{name}/{level}/{number}", 1, _lines(rng, name, level, name == names[0] and level == target))
                for number in range(1, rng.choice((1, 1, 2)) + 1)
            ]
            for level in described
        }
    return rules


def _lines(rng: random.Random, name: str, level: int, last: bool) -> list[Line]:
    number = 0 if level == 5 else rng.choice((2, 2, 2, 3, 1)) if last else rng.choice((0, 1, 1, 1, 2))
    certificates = list(dict.fromkeys(_certificate(rng, level) for _ in range(number)))
    lines: list[Line] = [*certificates]
    if rng.random() < 0.06:
        lines.insert(rng.choice((0, len(lines))), CertificateLine(None, "own", frozenset({"pre_technician"})))
    if rng.random() < 0.25:
        lines.append(
            DiplomaLine(degree="associate", degree_or_higher=True, major="own_or_related", expected=rng.random() < 0.3)
        )
    if rng.random() < 0.2:
        lines.append(TrainingLine(level))
    if rng.random() < 0.05:
        lines.append(StudentLine(("technician_college",), frozenset({"pre_technician", "technician"})))
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        untimed = [line for line in certificates if line.held_years is None]
        anchors = [None, *untimed, *untimed, *(line for line in lines if isinstance(line, DiplomaLine))]
        manner, scope = (
            rng.choice(("cumulative", "continuous")),
            rng.choice(("own", "own_or_related", "own_or_related")),
        )
        lines.append(WorkLine(rng.choice((1, 1, 2, 3, 5)), manner, scope, rng.choice(anchors)))
    return lines or [WorkLine(rng.choice((1, 2, 4)), "cumulative", "own_or_related")]


def _certificate(rng: random.Random, level: int) -> CertificateLine:
    return CertificateLine(
        rng.randint(level + 1, 5),
        rng.choice(("own", "own_or_related", "own_or_related")),
        BOTH_KINDS if rng.random() < 0.9 else frozenset({"skill_level"}),
        rng.choice((1, 2)) if rng.random() < 0.15 else None,
    )


def catalog_of(question: JointQuestion) -> cl.Catalog:
    """The rules as a catalog of the library's, with the relations of the question."""
    standards = [
        cl.Standard(
            occupation=name,
            levels={
                cl.Level(level): tuple(
                    cl.Clause(id=clause, text="", alternatives=(tuple(map(_requirement, lines)),))
                    for clause, _, lines in rows
                )
                for level, rows in sorted(levels.items(), reverse=True)
            },
        )
        for name, levels in question.rules.items()
    ]
    return cl.Catalog(tuple(standards), dict(question.asked.case.relations))


def _requirement(line: Line | None) -> Requirement:
    match line:
        case CertificateLine():
            level = line.level and cl.Level(line.level)
            return cl.CertificateRequirement(
                level=level, scope=line.scope, kinds=sorted(line.kinds), years=line.held_years or 0
            )
        case DiplomaLine():
            return cl.DiplomaRequirement(degree=line.degree, or_higher=True, major=line.major, expected=line.expected)
        case WorkLine():
            after = None if line.anchor is None else _requirement(line.anchor)
            return cl.WorkYears(years=line.years, mode=line.manner, scope=line.scope, after=after)
        case StudentLine():
            return cl.EnrolmentRequirement(schools=line.schools, programmes=sorted(line.programmes))
        case TrainingLine():
            return cl.TrainingRequirement(level=line.level)
    raise AssertionError(line)


# --- the person ---


def _person(rng: random.Random, names: Sequence[str]) -> cl.Person:
    """Some of: certificates, spells of work, a diploma."""
    certificates = [
        cl.Certificate(
            occupation=rng.choice(names),
            level=rng.choice((5, 5, 4, 4, 3)),
            issued=ON + rng.randint(-2500, 500) * ONE_DAY if rng.random() < 0.85 else None,
        )
        for _ in range(rng.choice((0, 0, 1, 1, 2)))
    ]
    work = [_spell(rng, rng.choice(names)) for _ in range(rng.choice((0, 0, 1, 2)))]
    graduated = ON + rng.randint(-2000, 1200) * ONE_DAY
    relevance = {name: rng.choice(("own", "related", "unrelated")) for name in names}
    diploma = cl.Education(
        school="technician_college",
        degree="associate",
        programme=rng.choice(("pre_technician", "technician", "other")),
        relevance=relevance,
        enrolled=graduated - 900 * ONE_DAY,
        graduated=graduated,
    )
    return cl.Person(certificates=certificates, work=work, education=[diploma] if rng.random() < 0.5 else [])


def _spell(rng: random.Random, occupation: str) -> cl.Work:
    start = ON - rng.randint(0, 2000) * ONE_DAY
    return cl.Work(
        occupation=occupation, start=start, end=start + rng.choice((364, 730)) * ONE_DAY if rng.random() < 0.5 else None
    )
