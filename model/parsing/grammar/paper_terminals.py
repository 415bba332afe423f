"""Certificates, titles and permits."""

from __future__ import annotations

from ...requirements import CertificateRequirement, TitleRequirement
from ..vocabulary import (
    GRADE,
    GRADE_OR_DIGIT,
    NO_FIELD,
    OR_HIGHER,
    TITLE_GRADE,
    TITLE_OR_SHORT,
    TITLE_OR_SKILL,
    certificate_kinds,
    level_of,
    scope_of,
    title_asked,
)
from .terminal import Terminal

__all__ = ["PAPER_TERMINALS"]

_KIND = "(?:(?:国家)?职业资格|(?:职业)?技能等级(?:认定)?|(?:工人)?技术等级)"
PAPER_TERMINALS = {
    "SCOPE": Terminal(
        r"""
        相关(?:职业|工种)(?:（工种）)?的?
        |本(?:职业|工种)(?:（(?:工种|本职业)）)?                # 本职业（电工）, where 电工 is 本职业 already
        (?:(?:或者?|及|和|、|/)?相关(?:职业|工种)(?:（工种）)?  # 本职业或相关职业
        |（(?:或者?|含)?相关(?:职业|工种)）)?的?               # 本职业（含相关职业）
        """,
        "本职业",
        scope_of,
    ),
    "LEVEL": Terminal(
        f"""
        (?:国家职业资格)?(?:{GRADE_OR_DIGIT}|{TITLE_OR_SKILL})
        (?:[（/]?(?:国家职业资格)?(?:{GRADE}|{TITLE_OR_SKILL})）?)?  # 四级/中级工, 中级（国家职业资格四级）
        {OR_HIGHER}的?                                                     # 四级及以上
        """,
        "四级/中级工",
        level_of,
    ),
    "GRADE": Terminal(
        f"（(?:国家职业资格)?(?:{GRADE}|{TITLE_OR_SHORT})(?:/(?:{GRADE}|{TITLE_OR_SHORT}))?）",  # 职业资格证书（四级）
        read=level_of,
    ),
    "KINDS": Terminal(
        f"""
        (?:{_KIND}|资格|等级)
        (?:证书?后?(?:（(?:或者?|含)?{_KIND}证书?）   # 职业资格证书（技能等级证书）, 职业资格证书后（技能等级证书）后
        |(?:或者?|、|/){_KIND}证书?)?              # 职业资格证书或职业技能等级证书
        |(?:（(?:或者?)?{_KIND}）                  # 职业资格（职业技能等级）证书
        |(?:或者?|、|/){_KIND})证书?)              # 职业资格或技能等级证书
        |(?:国家)?职业资格(?:（(?:职业)?技能等级）)?  # 取得初级职业资格后, 职业资格（职业技能等级）初级证书
        |证书
        """,
        "职业资格证书",
        lambda words: (certificate_kinds(words), "后" in words),
    ),
    "PRE_TECHNICIAN": Terminal(
        "预备技师(?:职业资格)?证书?", "预备技师证书", priority=2
    ),  # before PROGRAMMES: 预备技师班
    "SAME": Terminal(  # before PERMIT, which any word may begin, and KINDS: 并在取得证书后
        "(?:该|此|上述|相应)?(?:职称|证书)",  # 并在取得职称后
        read=lambda words: TitleRequirement if "职" in words else CertificateRequirement,
        priority=4,
    ),
    "TITLE_FIELD": Terminal(  # last of all: any words, up to 经济类 or 医学 in 医学中级职称
        f"(?:[、或和及与学]|[^初中高副正助员{NO_FIELD}])*(?:[学类等]|系列)", priority=-2
    ),
    "TITLED": Terminal(  # before LEVEL: 高级职称
        f"""
        (?:符合专业对应关系的|(?:本专业|本职业|相关专业|相应专业)(?:或相关(?:专业|职业))?的?)?
        (?:{TITLE_GRADE})
        {OR_HIGHER}(?:专业)?(?:技术)?(?:人员)?
        (?:职称资格|职称|技术资格|职务任职资格|职务资格|职务|任职资格)  # 中级专业技术职务任职资格
        (?:（专业技术人员职业资格）)?{OR_HIGHER}(?:证书)?  # 初级职称（专业技术人员职业资格）
        """,
        "初级职称",
        title_asked,
        priority=3,
    ),
    "PERMIT": Terminal(  # before FIELD and KINDS: 从业资格证
        f"""
        保安员证|特种设备安全管理和作业人员证书?
        |(?:[A-Z][0-9]?{OR_HIGHER})?[^，。；：、（）的并和或及且后取持具证有]*  # A2及以上机动车驾驶证
        (?:驾驶证|驾照|执照|操作证|健康(?:合格)?证明?|(?:训练|体检|适任)合格证|适任证|许可证|执业证|从业证|上岗证|导游证|人员证
         |(?:从业|执业|教师|医师|护士|药师)资格证)书?                          # 特种设备作业人员证, 执业医师资格证书
        (?:（[^（）]+）)?
        """,
        "驾驶证",
        priority=3,
    ),
}
