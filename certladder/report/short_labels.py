"""Requirements in a few words, for the labels of pictures; the full words stand in the clause."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    WorkStarted,
    WorkYears,
)
from ..model.terms import CountingMode, Scope

__all__ = ["brief"]


def brief(requirements: Sequence[Requirement], zh: bool) -> str:
    """An alternative in a few words, but for the (first) certificate that it starts from.

    >>> from certladder.model.terms import CountingMode
    >>> brief([WorkYears(years=4, mode=CountingMode.CUMULATIVE), TrainingRequirement(level=4)], zh=True)
    '累计工作4年＋四级培训'
    """
    found = [words for requirement in requirements if (words := _words(requirement, zh))]
    others = [asked for asked in requirements if isinstance(asked, CertificateRequirement)][1:]
    found += [_certificate(asked, zh) for asked in others]
    if not found:
        return "持证即可" if zh else "that certificate is enough"
    return ("＋" if zh else " + ").join(found)


def _words(requirement: Requirement, zh: bool) -> str:
    match requirement:
        case CertificateRequirement(years=0):
            return ""
        case CertificateRequirement(years=years):
            return f"持证{years}年" if zh else f"held {_years(years)}"
        case WorkYears():
            mode = "in all" if requirement.mode is CountingMode.CUMULATIVE else "unbroken"
            return (
                f"{requirement.mode.zh}工作{requirement.years}年" if zh else f"{_years(requirement.years)} work {mode}"
            )
        case TrainingRequirement(level=level):
            return f"{level.grade}培训" if zh else f"level {int(level)} training"
        case DiplomaRequirement():
            return _diploma(requirement, zh)
        case EnrolmentRequirement():
            named = _named(requirement.programmes or requirement.schools, zh)
            return f"{named}学生" if zh else f"student: {named}".removesuffix(": ")
        case WorkStarted():
            return "已从事工作" if zh else "work begun"
        case ApprenticeshipRequirement():
            return "学徒期满" if zh else "apprenticeship"
        case MinimumAge(years=years):
            return f"年满{years}周岁" if zh else f"age {years}"
        case TitleRequirement(level=title):
            return title.zh if zh else title.en
        case PermitRequirement(name=name):
            return name
    return f"“{requirement.words}”"


def _certificate(asked: CertificateRequirement, zh: bool) -> str:
    if asked.level is None:
        return "预备技师证书" if zh else "pre-technician certificate"
    related = asked.scope is Scope.OWN_OR_RELATED
    if zh:
        return f"{'本职业或相关职业' if related else '本职业'}{asked.level.grade}证书"
    return f"level {int(asked.level)} certificate{' (or of a related occupation)' if related else ''}"


def _years(years: int) -> str:
    return f"{years} year{'s' if years != 1 else ''}"


def _named(terms: Sequence[object], zh: bool) -> str:
    names = [str(getattr(term, "zh" if zh else "en")) for term in terms]
    return ("、" if zh else " or ").join(names)


def _diploma(requirement: DiplomaRequirement, zh: bool) -> str:
    degree = [requirement.degree] if requirement.degree else []
    named = _named([*requirement.schools, *degree, *requirement.programmes], zh)
    if requirement.or_higher:
        named += "及以上" if zh else " or higher"
    if requirement.trains_to:
        grade = requirement.trains_to
        named += f"（培养{grade.title}）" if zh else f" (training to level {int(grade)})"
    return f"{named}毕业" if zh else f"diploma: {named}".removesuffix(": ")
