"""What to bring for each requirement: the papers that usually prove it."""

from __future__ import annotations

from ..model.requirements import CertificateRequirement, DiplomaRequirement, Requirement
from ..model.terms import CertificateKind
from ..model.wording import say

__all__ = ["required_documents"]


def required_documents(requirement: Requirement, lang: str) -> tuple[str, ...]:
    """The papers that usually prove a requirement; the assessment body decides.

    >>> from certladder import TrainingRequirement
    >>> required_documents(TrainingRequirement(level=4), "zh")
    ('培训毕（结）业证书',)
    """
    codes: list[str] = [requirement.type]
    match requirement:
        case CertificateRequirement():
            kinds = requirement.kinds
            if CertificateKind.PRE_TECHNICIAN not in kinds:  # either of the other two serves for both (D8)
                kinds = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
            return (say("report.document.or", lang).join(kind.words(lang) for kind in kinds),)
        case DiplomaRequirement():
            codes += [field for field in ("expected", "trains_to") if getattr(requirement, field)]
    return tuple(say(f"report.document.{code}", lang, **dict(requirement)) for code in codes)
