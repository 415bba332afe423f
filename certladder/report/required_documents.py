"""What to bring for each requirement: the papers that usually prove it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model.requirements import CertificateRequirement, DiplomaRequirement, PermitRequirement, Requirement
from ..model.terms import CertificateKind
from ..model.wording import say

__all__ = ["required_documents"]


def required_documents(requirement: Requirement, lang: str) -> tuple[str, ...]:
    """The papers that usually prove a requirement; the assessment body decides.

    >>> from certladder import TrainingRequirement
    >>> required_documents(TrainingRequirement(level=4), "zh")
    ('培训毕（结）业证书',)
    """
    return _DOCUMENTS[requirement.type](requirement, lang)


def _named(requirement: Requirement, lang: str) -> tuple[str, ...]:
    """One paper, named after the type of the requirement."""
    return (say(f"report.document.{requirement.type}", lang),)


def _certificate(requirement: CertificateRequirement, lang: str) -> tuple[str, ...]:
    """Either kind serves where the text names one of the two (D8)."""
    pre = CertificateKind.PRE_TECHNICIAN in requirement.kinds
    kinds = requirement.kinds if pre else (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
    return (say("report.document.or", lang).join(kind.words(lang) for kind in kinds),)


def _diploma(requirement: DiplomaRequirement, lang: str) -> tuple[str, ...]:
    codes = [
        "diploma",
        *(["expected"] if requirement.expected else []),
        *(["trains_to"] if requirement.trains_to else []),
    ]
    return tuple(say(f"report.document.{code}", lang) for code in codes)


def _permit(requirement: PermitRequirement, lang: str) -> tuple[str, ...]:
    return (requirement.name,)


_DOCUMENTS: dict[str, Callable[[Any, str], tuple[str, ...]]] = {
    "age": _named,
    "apprenticeship": _named,
    "certificate": _certificate,
    "diploma": _diploma,
    "permit": _permit,
    "student": _named,
    "title": _named,
    "training": _named,
    "unread": _named,
    "work": _named,
    "working": _named,
}
"""By the type of a requirement; tests/report compares it with the types there are."""
