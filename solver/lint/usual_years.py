"""The years that the templates of the three generations state, and clauses that state others.

The templates are what many published standards have in common, not a rule: a departure is worth a second look, no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ...model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    UnreadText,
    WorkYears,
)
from ...model.standard import Clause, Standard
from ...model.terms import CountingMode, Degree, Level
from .finding import LintFinding, LintKind, Severity

__all__ = ["Generation", "generation_of", "lint_years"]

Generation = Literal["before 2018", "by degrees", "2018", "2023"]
"""Whose template a clause follows; before 2018, occupations such as 人力资源管理师 had one of their own, by degrees."""

Years = tuple[int, ...]

_USUAL: dict[Generation, dict[int, dict[str, tuple[Years, ...]]]] = {
    "before 2018": {
        5: {"work": ((1,), (2,), (3,))},
        4: {"5, training": ((3,),), "5": ((5,),), "work": ((5,), (6,), (7,), (8,))},
        3: {"4, training": ((4,),), "4": ((6,), (7,), (8,)), "4, degree": ((2,), (3,))},
        2: {"3, training": ((5,),), "3": ((8,), (10,)), "3, school": ((2,),)},
        1: {"2, training": ((3,),), "2": ((5,),)},
    },
    "by degrees": {
        2: {"work": ((13,),), "3": ((5,),), "3, training": ((4,),)},
        1: {"work": ((19,),)},
    },
    "2018": {
        5: {"work": ((1,),)},
        4: {"5": ((4,),), "work": ((6,),)},
        3: {"4": ((5,),), "4, degree": ((2,),)},
        2: {"3": ((4,),), "3, school": ((3,),), "pre-technician, school": ((2,),)},
        1: {"2": ((4,),)},
    },
    "2023": {
        4: {"5": ((3,),), "work": ((5,),)},
        3: {"4": ((4,),), "work": ((10,),), "junior": ((1,),)},
        2: {
            "3": ((5,),),
            "3, junior": ((5, 1),),
            "intermediate": ((1,),),
            "3, school": ((2,),),
            "3, student": ((2,),),
        },
        1: {"2": ((5,),), "2, intermediate": ((5, 1),), "senior": ((1,),)},
    },
}
"""Generation -> level -> what an alternative asks for besides work -> the years usual there, in the order of the words."""


def lint_years(standard: Standard) -> Iterator[LintFinding]:
    """Alternatives whose years differ from what the template has for such a branch."""
    by_degrees = _goes_by_degrees(standard)
    for level, clauses in standard.levels.items():
        for clause in clauses:
            generation = generation_of(clause, by_degrees=by_degrees)
            for number, option in enumerate(clause.alternatives, start=1):
                usual = _usual(generation, level, option)
                years = _years(option)
                if years not in usual and any(len(years) == len(each) for each in usual):
                    yield LintFinding(
                        kind=LintKind.UNUSUAL_YEARS,
                        severity=Severity.INFO,
                        occupation=standard.occupation,
                        edition=standard.named_edition(),
                        level=level,
                        clauses=(clause.id,),
                        alternative=number if len(clause.alternatives) > 1 else None,
                        years=years,
                        usual=usual,
                    )


def generation_of(clause: Clause, *, by_degrees: bool = False) -> Generation | None:
    """The generation that a clause's wording is of; None if its words could be of several.

    >>> generation_of(Clause(id="", text="累计从事本职业工作满5年", alternatives=()))
    '2023'
    """
    asked = [asked for option in clause.alternatives for asked in option]
    if any(isinstance(one, WorkYears) and one.mode is CountingMode.CONTINUOUS for one in asked):
        return "by degrees" if by_degrees else "before 2018"
    if re.search("满[0-9０-９一二两三四五六七八九十]+年", clause.text):
        return "2023"
    return "2018" if re.search("年（含）以上", clause.text) else None


def _goes_by_degrees(standard: Standard) -> bool:
    """Whether some clause is open to graduates of a university without any certificate."""
    return any(
        isinstance(option[0], DiplomaRequirement)
        and option[0].degree in (Degree.BACHELOR, Degree.MASTER)
        and not any(isinstance(asked, CertificateRequirement) for asked in option)
        for clauses in standard.levels.values()
        for clause in clauses
        for option in clause.alternatives
    )


def _usual(generation: Generation | None, level: Level, option: tuple[Requirement, ...]) -> tuple[Years, ...]:
    if generation is None or any(isinstance(asked, UnreadText) for asked in option):
        return ()
    return _USUAL[generation].get(level.value, {}).get(_branch(option), ())


def _branch(option: tuple[Requirement, ...]) -> str:
    """What an alternative asks for besides work, in the words of the table."""
    words = set()
    for asked in option:
        match asked:
            case CertificateRequirement():
                words.add(str(asked.level.value) if asked.level else "pre-technician")
            case DiplomaRequirement() if asked.degree is None:
                words.add("school")
            case DiplomaRequirement() if asked.degree and asked.degree.rank >= Degree.ASSOCIATE.rank:
                words.add("degree")
            case TitleRequirement():
                words.add(asked.level.value)
            case TrainingRequirement():
                words.add("training")
            case EnrolmentRequirement():
                words.add("student")
    return ", ".join(sorted(words)) or "work"


def _years(option: tuple[Requirement, ...]) -> Years:
    """The years that an alternative states: of work, and of holding a certificate."""
    return tuple(
        asked.years
        for asked in option
        if isinstance(asked, WorkYears) or (isinstance(asked, CertificateRequirement) and asked.years)
    )
