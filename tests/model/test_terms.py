"""Terms as people write them on forms (DESIGN §3)."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.terms import (
    CertificateKind,
    Degree,
    Level,
    ProfessionalTitleLevel,
    Programme,
    Relevance,
    School,
    Term,
)

WRITTEN: list[tuple[Term, str]] = [
    (Level.ADVANCED, "三级 高级工 三级/高级工 高级工（三级） 国家职业资格三级 职业技能等级三级 第三级 3级 高级 高级技工 三级高级工 三级证书 高级工证 三級"),
    (Level.TECHNICIAN, "技师 二级技师 技师（二级） 技师证书 职业资格二级"),
    (Level.SENIOR_TECHNICIAN, "高级技师 一级/高级技师 高级技师证"),
    (CertificateKind.PRE_TECHNICIAN, "预备技师 预备技师证 预备技师证书"),
    (CertificateKind.QUALIFICATION, "职业资格证 国家职业资格证书"),
    (CertificateKind.SKILL_LEVEL, "技能等级证 职业技能等级证书"),
    (School.HIGHER_VOCATIONAL, "高职 高职高专 职业技术学院 高等专科学校 高职毕业"),
    (School.SECONDARY_VOCATIONAL, "中职 中等专业学校 职教中心 职业高中 普通中专"),
    (School.TECHNICAL, "技校 技校毕业 技工学校毕业证"),
    (Degree.SECONDARY, "中专 中技 职高 中专学历"),
    (Degree.ASSOCIATE, "大专 专科毕业 高职 大学专科学历"),
    (Degree.BACHELOR, "本科 本科学历 本科毕业证书 学士"),
    (Degree.MASTER, "研究生 硕士研究生"),
    (Degree.HIGH_SCHOOL, "高中毕业"),
    (Programme.PRE_TECHNICIAN, "预备技师班 预备技师班毕业"),
    (Relevance.RELATED, "相关 相近专业"),
    (Relevance.UNRELATED, "无关 不相关 其他专业"),
    (ProfessionalTitleLevel.JUNIOR, "助工 技术员"),
    (ProfessionalTitleLevel.SENIOR, "高工 副高"),
]  # fmt: skip
NOTHING = [
    (Level, "学徒工 高级技工学校 六级 证书 0 四级五级"),
    (School, "技工院校 高中 证书"),
    (Degree, "大学 小学 毕业"),
]


@pytest.mark.parametrize(("term", "words"), WRITTEN, ids=str)
def test_what_people_write(term: Term, words: str) -> None:
    for each in words.split():
        assert type(term).parse(each) is term, each


@pytest.mark.parametrize(("kind", "words"), NOTHING, ids=str)
def test_what_names_none_or_could_name_two(kind: type[Term], words: str) -> None:
    for each in words.split():
        assert kind.named(each) is None, each
        with pytest.raises(cl.UnknownTerm):
            kind.parse(each)


@pytest.mark.parametrize(
    "kind", [Level, CertificateKind, School, Degree, Programme, Relevance, ProfessionalTitleLevel], ids=str
)
def test_no_form_names_two_terms(kind: type[Term]) -> None:
    forms = [form for term in kind for form in {str(term.value), term.zh, term.en, *term.forms}]
    assert len(forms) == len(set(forms))
