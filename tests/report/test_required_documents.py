"""What to bring for each requirement, in Chinese and English."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.requirements import Requirement
from certladder.report.plan_page import required_documents
from tests.helpers.requirement_words import requirement_types

CASES: list[tuple[Requirement, tuple[str, ...], tuple[str, ...]]] = [
    (
        cl.CertificateRequirement(level=3, kinds=["qualification"]),
        ("职业资格证书或技能等级证书",),
        ("vocational qualification certificate or skill level certificate",),
    ),
    (
        cl.CertificateRequirement(level=None, kinds=["pre_technician"]),
        ("预备技师证书",),
        ("pre-technician certificate",),
    ),
    (cl.DiplomaRequirement(degree="大专"), ("毕业证书",), ("diploma",)),
    (
        cl.DiplomaRequirement(schools=["技工学校"], expected=True, trains_to=4),
        ("毕业证书", "应届毕业生尚未取得毕业证书的：学生证和学校证明", "学校经评估论证（审核认定）的证明"),
        (
            "diploma",
            "for students who have no diploma yet: student card and a letter from the school",
            "proof that the school was approved to train to that level",
        ),
    ),
    (
        cl.WorkYears(years=1, mode="累计"),
        ("工作年限证明（用人单位盖章；也可以是劳动合同、社会保险缴费记录）",),
        ("proof of years of work (stamped by the employer; or labour contracts, social insurance records)",),
    ),
    (cl.WorkStarted(), ("在职证明或劳动合同",), ("proof of employment or labour contract",)),
    (cl.TrainingRequirement(level=4), ("培训毕（结）业证书",), ("training completion certificate",)),
    (cl.EnrolmentRequirement(), ("学籍证明、学生证",), ("proof of enrolment, student card",)),
    (
        cl.ApprenticeshipRequirement(),
        ("学徒期满证明（用人单位盖章）",),
        ("proof of completed apprenticeship (stamped by the employer)",),
    ),
    (cl.MinimumAge(years=16), ("身份证",), ("identity card",)),
    (cl.MaximumAge(years=60), ("身份证",), ("identity card",)),
    (cl.TitleRequirement(level="中级"), ("职称证书",), ("professional title certificate",)),
    (cl.PermitRequirement(name="机动车驾驶证"), ("机动车驾驶证",), ("机动车驾驶证",)),
    (
        cl.UnreadText(words="略"),
        ("请向评价机构询问须提交的材料",),
        ("ask the assessment body which documents it wants",),
    ),
]


@pytest.mark.parametrize(("requirement", "zh", "en"), CASES)
def test_the_papers_for_a_requirement(requirement: Requirement, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    assert (required_documents(requirement, "zh"), required_documents(requirement, "en")) == (zh, en)


def test_every_type_of_requirement_has_its_papers() -> None:
    assert requirement_types() == {requirement.type for requirement, _, _ in CASES}
