"""When one requirement implies another: every person who meets the one meets the other no later.

By the rules D1 to D24 and the default policy; for unknown facts too: where the one possibly holds, so does the other.
False means only that no implication was shown, as for a type of requirement that is not in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    Requirement,
    TitleRequirement,
    WorkStarted,
    WorkYears,
)
from ...model.schools import schools_serving
from ...model.terms import CountingMode, Scope

__all__ = ["implies", "implies_all"]


def implies_all(asked: Iterable[Requirement], others: Iterable[Requirement]) -> bool:
    """Whether every person who meets all of `asked` meets all of `others` no later."""
    strong = tuple(asked)
    return all(any(implies(one, other) for one in strong) for other in others)


def implies(one: Requirement, other: Requirement) -> bool:
    """Whether every person who meets the one requirement meets the other no later."""
    shown = _IMPLICATIONS.get((type(one), type(other)))
    return shown(one, other) if shown else one == other


def _scope(one: Any, other: Any, field: str = "scope") -> bool:
    """D6: what is in the occupation itself is in it or a related one."""
    return getattr(one, field) in (Scope.OWN, getattr(other, field))


def _certificate(one: CertificateRequirement, other: CertificateRequirement) -> bool:
    """D6, D7, D12; the two kinds beside 预备技师证书 are equivalent (D8)."""
    if one.level is None or other.level is None:
        serves = one.level is other.level and set(one.kinds) <= set(other.kinds)
    else:
        serves = one.level.covers(other.level)
    return serves and _scope(one, other) and one.total_months >= other.total_months


def _course(one: DiplomaRequirement | EnrolmentRequirement, other: DiplomaRequirement | EnrolmentRequirement) -> bool:
    """D9: every school, programme and major that serve the one serve the other."""
    schools = not other.schools or (one.schools != () and schools_serving(one) <= schools_serving(other))
    programmes = not other.programmes or (one.programmes != () and set(one.programmes) <= set(other.programmes))
    return schools and programmes and (other.major is None or (one.major is not None and _scope(one, other, "major")))


def _diploma(one: DiplomaRequirement, other: DiplomaRequirement) -> bool:
    """D9 (a degree is a floor), D10."""
    degree = other.degree is None or (one.degree is not None and one.degree.rank >= other.degree.rank)
    trains = other.trains_to is None or (one.trains_to is not None and one.trains_to <= other.trains_to)
    return _course(one, other) and degree and trains and (other.expected or not one.expected)


def _work(one: WorkYears, other: WorkYears) -> bool:
    """D3 to D6: as many years in as wide a scope; an unbroken stretch of years is as many years in all."""
    mode = one.mode is other.mode or other.mode is CountingMode.CUMULATIVE
    after = other.after is None or (one.after is not None and implies(one.after, other.after))
    return mode and one.total_months >= other.total_months and _scope(one, other) and after


def _title(one: TitleRequirement, other: TitleRequirement) -> bool:
    return one.level.rank >= other.level.rank and (one.matching or not other.matching)


_IMPLICATIONS: dict[tuple[type, type], Callable[[Any, Any], bool]] = {
    (CertificateRequirement, CertificateRequirement): _certificate,
    (DiplomaRequirement, DiplomaRequirement): _diploma,
    (EnrolmentRequirement, EnrolmentRequirement): _course,
    (TitleRequirement, TitleRequirement): _title,
    (WorkYears, WorkYears): _work,
    (WorkYears, WorkStarted): _scope,
    (WorkStarted, WorkStarted): _scope,
    (ApprenticeshipRequirement, ApprenticeshipRequirement): _scope,
    (MinimumAge, MinimumAge): lambda one, other: one.years >= other.years,
}
"""When a requirement of one type implies one of another; types without an entry imply only what equals them."""
