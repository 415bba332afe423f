"""What to bring for each requirement: the papers that usually prove it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.requirements import DiplomaRequirement, PermitRequirement, Requirement
from ..model.terms import CertificateKind

__all__ = ["proofs"]

_ASKED = {
    "work": (
        "工作年限证明（用人单位盖章；也可以是劳动合同、社会保险缴费记录）",
        "proof of the years of work (stamped by the employer; or labour contracts, social insurance records)",
    ),
    "working": ("在职证明或劳动合同", "proof of employment, or the labour contract"),
    "training": ("培训毕（结）业证书", "the training's certificate of completion"),
    "student": ("学籍证明、学生证", "proof of enrolment, the student card"),
    "apprenticeship": (
        "学徒期满证明（用人单位盖章）",
        "proof of the completed apprenticeship (stamped by the employer)",
    ),
    "age": ("身份证", "the identity card"),
    "title": ("职称证书", "the certificate of the professional title"),
    "unread": ("请向评价机构询问须提交的材料", "ask the assessment body which papers it wants"),
}


def proofs(requirement: Requirement, zh: bool) -> tuple[str, ...]:
    """The papers that usually prove a requirement; the assessment body says what it wants.

    >>> from certladder.model.requirements import TrainingRequirement
    >>> proofs(TrainingRequirement(level=4), zh=True)
    ('培训毕（结）业证书',)
    """
    return tuple(_proofs(requirement, zh))


def _proofs(requirement: Requirement, zh: bool) -> Iterator[str]:
    match requirement:
        case DiplomaRequirement():
            yield from _diploma(requirement, zh)
        case PermitRequirement(name=name):
            yield name
        case _ if requirement.type == "certificate":
            pre = CertificateKind.PRE_TECHNICIAN in requirement.kinds
            kinds = requirement.kinds if pre else (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
            yield ("或" if zh else " or ").join(kind.zh if zh else f"the {kind.en}" for kind in kinds)
        case _:
            yield _ASKED[requirement.type][0 if zh else 1]


def _diploma(requirement: DiplomaRequirement, zh: bool) -> Iterator[str]:
    yield "毕业证书" if zh else "the diploma"
    if requirement.expected:
        yield (
            "应届毕业生尚未取得毕业证书的：学生证和学校证明"
            if zh
            else "without a diploma yet: student card and a letter of the school"
        )
    if requirement.trains_to:
        yield "学校经评估论证（审核认定）的证明" if zh else "proof that the school was approved to train to that level"
