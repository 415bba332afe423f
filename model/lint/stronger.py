"""When does one requirement imply another? Where it does, whoever meets the one meets the other no later.

By the rules D1 to D24 and the default policy; for unknown facts too: where the one possibly holds, so does the other.
Cautious: False means only that it was not shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..requirement import (
    Aged,
    Anchoring,
    Apprenticed,
    CertificateHeld,
    Graduated,
    Permitted,
    Requirement,
    Studying,
    Titled,
    Trained,
    Unread,
    Worked,
    Working,
)
from ..schooling import serving
from ..terms import Degree, Mode, Scope

__all__ = ["implies", "implies_all"]


def implies_all(asked: Iterable[Requirement], others: Iterable[Requirement]) -> bool:
    """Whether whoever meets all of `asked` meets all of `others` no later.

    >>> implies_all([Aged(years=18), Trained(level=4)], [Aged(years=16)])
    True
    """
    strong = tuple(asked)
    return all(any(implies(one, other) for one in strong) for other in others)


def implies(one: Requirement, other: Requirement) -> bool:
    """Whether whoever meets the one requirement meets the other no later.

    >>> implies(Worked(years=6, mode="连续"), Worked(years=5, mode="累计", scope="本职业或相关职业"))
    True
    """
    match one, other:
        case CertificateHeld(), CertificateHeld():
            return _certificate(one, other)
        case Graduated(), Graduated():
            return _course(one, other) and _diploma(one, other)
        case Studying(), Studying():
            return _course(one, other)
        case Titled(), Titled():
            return one.level.rank >= other.level.rank and (one.matching or not other.matching)
        case Worked(), Worked():
            return _worked(one, other)
        case Worked() | Working(), Working():
            return _within(one.scope, other.scope)
        case Apprenticed(), Apprenticed():
            return _within(one.scope, other.scope)
        case Aged(), Aged():
            return one.years >= other.years
    return isinstance(one, Trained | Permitted | Unread) and one == other


def _within(one: Scope | None, other: Scope | None) -> bool:
    return other is None or one is other or one is Scope.OWN


def _certificate(one: CertificateHeld, other: CertificateHeld) -> bool:
    """D6, D7, D12; the two kinds beside 预备技师证书 are equivalent (D8)."""
    if one.level is None or other.level is None:
        serves = one.level is other.level and set(one.kinds) <= set(other.kinds)
    else:
        serves = one.level <= other.level
    return serves and _within(one.scope, other.scope) and one.years >= other.years


def _course(one: Graduated | Studying, other: Graduated | Studying) -> bool:
    """D9: whatever school, programme and major serve the one serve the other."""
    schools = not other.schools or (
        one.schools != ()
        and serving(one.schools, or_higher=one.or_higher) <= serving(other.schools, or_higher=other.or_higher)
    )
    programmes = not other.programmes or (one.programmes != () and set(one.programmes) <= set(other.programmes))
    major = other.major is None or (one.major is not None and _within(one.major, other.major))
    return schools and programmes and major


def _diploma(one: Graduated, other: Graduated) -> bool:
    """D9, D10."""
    degree = other.degree is None or _degree(one, other.degree, exactly=not other.or_higher)
    trains = other.trains_to is None or (one.trains_to is not None and one.trains_to <= other.trains_to)
    return degree and trains and (other.expected or not one.expected)


def _degree(one: Graduated, degree: Degree, *, exactly: bool) -> bool:
    if one.degree is None:
        return False
    return (one.degree is degree and not one.or_higher) if exactly else one.degree.rank >= degree.rank


def _worked(one: Worked, other: Worked) -> bool:
    """D3 to D6: as many years in as wide a scope; an unbroken stretch of years is as many years in all."""
    mode = one.mode is other.mode or other.mode is Mode.CUMULATIVE
    return mode and one.years >= other.years and _within(one.scope, other.scope) and _after(one.after, other.after)


def _after(one: Anchoring | None, other: Anchoring | None) -> bool:
    return other is None or (one is not None and implies(one, other))
