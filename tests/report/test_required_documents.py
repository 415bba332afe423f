"""What to bring for each requirement, in Chinese and English."""

from __future__ import annotations

from typing import get_args

import pytest

import certladder as cl
from certladder.model.requirements import Requirement
from certladder.report.required_documents import proofs

CASES: list[tuple[Requirement, tuple[str, ...], tuple[str, ...]]] = [
    (
        cl.CertificateRequirement(level=3, kinds=["qualification"]),
        ("职业资格证书或技能等级证书",),
        ("the vocational qualification certificate or the skill level certificate",),
    ),
    (
        cl.CertificateRequirement(level=None, kinds=["pre_technician"]),
        ("预备技师证书",),
        ("the pre-technician certificate",),
    ),
    (cl.DiplomaRequirement(degree="大专"), ("毕业证书",), ("the diploma",)),
    (
        cl.DiplomaRequirement(schools=["技工学校"], expected=True, trains_to=4),
        ("毕业证书", "应届毕业生尚未取得毕业证书的：学生证和学校证明", "学校经评估论证（审核认定）的证明"),
        (
            "the diploma",
            "without a diploma yet: student card and a letter of the school",
            "proof that the school was approved to train to that level",
        ),
    ),
    (
        cl.WorkYears(years=1, mode="累计"),
        ("工作年限证明（用人单位盖章；也可以是劳动合同、社会保险缴费记录）",),
        ("proof of the years of work (stamped by the employer; or labour contracts, social insurance records)",),
    ),
    (cl.WorkStarted(), ("在职证明或劳动合同",), ("proof of employment, or the labour contract",)),
    (cl.TrainingRequirement(level=4), ("培训毕（结）业证书",), ("the training's certificate of completion",)),
    (cl.EnrolmentRequirement(), ("学籍证明、学生证",), ("proof of enrolment, the student card",)),
    (
        cl.ApprenticeshipRequirement(),
        ("学徒期满证明（用人单位盖章）",),
        ("proof of the completed apprenticeship (stamped by the employer)",),
    ),
    (cl.MinimumAge(years=16), ("身份证",), ("the identity card",)),
    (cl.TitleRequirement(level="中级"), ("职称证书",), ("the certificate of the professional title",)),
    (cl.PermitRequirement(name="机动车驾驶证"), ("机动车驾驶证",), ("机动车驾驶证",)),
    (
        cl.UnreadText(words="略"),
        ("请向评价机构询问须提交的材料",),
        ("ask the assessment body which papers it wants",),
    ),
]


@pytest.mark.parametrize(("requirement", "zh", "en"), CASES)
def test_the_papers_for_a_requirement(requirement: Requirement, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    assert (proofs(requirement, True), proofs(requirement, False)) == (zh, en)


def test_no_requirement_is_left_out() -> None:
    union, _ = get_args(Requirement)
    assert {type(requirement) for requirement, _, _ in CASES} == set(get_args(union))
