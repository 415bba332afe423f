"""When one requirement implies another: every person who meets the one meets the other no later.

By the rules D1 to D24 and the default policy; for unknown facts too: where the one possibly holds, so does the other.
False means only that no implication was shown, as for a type of requirement that is not named here.
"""

from collections.abc import Iterable

from ...model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MaximumAge,
    MinimumAge,
    Requirement,
    TitleRequirement,
    WorkStarted,
    WorkYears,
)
from ...model.schools import schools_serving
from ...model.terms import CountingMode, MajorScope, Scope


def implies_all(asked: Iterable[Requirement], others: Iterable[Requirement]) -> bool:
    """Whether every person who meets all of `asked` meets all of `others` no later."""
    strong = tuple(asked)
    return all(any(implies(one, other) for one in strong) for other in others)


def implies(one: Requirement, other: Requirement) -> bool:
    """Whether every person who meets the one requirement meets the other no later."""
    match one, other:
        case CertificateRequirement(), CertificateRequirement():  # D6, D7, D12
            if one.level is None or other.level is None:
                serves = one.level is other.level and set(one.kinds) <= set(other.kinds)
            else:  # the two kinds beside 预备技师证书 are equivalent (D8)
                serves = one.level.covers(other.level)
            return serves and _is_within(one.scope, other.scope) and one.total_months >= other.total_months
        case DiplomaRequirement(), DiplomaRequirement():  # D9 (a degree is a floor), D10
            degree = other.degree is None or (one.degree is not None and one.degree.rank >= other.degree.rank)
            trains = other.trains_to is None or (one.trains_to is not None and one.trains_to <= other.trains_to)
            return _is_such_a_course(one, other) and degree and trains and (other.expected or not one.expected)
        case EnrolmentRequirement(), EnrolmentRequirement():
            return _is_such_a_course(one, other)
        case TitleRequirement(), TitleRequirement():
            return one.level.rank >= other.level.rank and (one.matching or not other.matching)
        case WorkYears(), WorkYears():  # D3 to D6: an unbroken stretch of years is as many years in all
            mode = one.mode is other.mode or other.mode is CountingMode.CUMULATIVE
            after = other.after is None or (one.after is not None and implies(one.after, other.after))
            return mode and one.total_months >= other.total_months and _is_within(one.scope, other.scope) and after
        case ((WorkYears() | WorkStarted()), WorkStarted()):
            return _is_within(one.scope, other.scope)
        case ApprenticeshipRequirement(), ApprenticeshipRequirement():
            return _is_within(one.scope, other.scope)
        case MinimumAge(), MinimumAge():
            return one.years >= other.years
        case MaximumAge(), MaximumAge():
            return (one.years, not one.below) <= (other.years, not other.below)
    return one == other


def _is_within(one: Scope, other: Scope) -> bool:
    """D6: what is in the occupation itself is in it or a related one."""
    return one in (Scope.OWN, other)


def _is_such_a_course(
    one: DiplomaRequirement | EnrolmentRequirement, other: DiplomaRequirement | EnrolmentRequirement
) -> bool:
    """D9: every school, programme and major that serve the one serve the other."""
    schools = not other.schools or (one.schools != () and schools_serving(one) <= schools_serving(other))
    programmes = not other.programmes or (one.programmes != () and set(one.programmes) <= set(other.programmes))
    own = one.major is MajorScope.OWN and other.major is MajorScope.OWN_OR_RELATED
    return schools and programmes and (other.major in (None, one.major) or own)
