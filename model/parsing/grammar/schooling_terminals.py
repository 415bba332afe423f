"""Schools, degrees and majors."""

from __future__ import annotations

from ..vocabulary import (
    DEGREE,
    FIELDS,
    NO_FIELD,
    OR_HIGHER,
    PROGRAMME,
    SCHOOL,
    TRAINED_TO,
    degree_asked,
    programmes_of,
    school_asked,
    scope_of,
    trained_to,
)
from .terminal import Terminal

__all__ = ["SCHOOLING_TERMINALS"]

_TARGET = f"""
    以(?:{TRAINED_TO})(?:工|本职业)?(?:[（/](?:{TRAINED_TO})工?）?)?(?:技能|技术)?  # 以中级技能, 以四级茶艺师技能, 以高级（三级）技能
    (?:型?人才)?为(?:主要)?培养目标的?             # 以高级工技能型人才为主要培养目标的
"""
SCHOOLING_TERMINALS = {
    "APPROVAL": Terminal(  # before _THROUGH: 经评估论证的
        f"""
        (?:经(?:国家|省级?|市级?|县级?|以上|各级|人力资源|和|社会|保障|劳动|（|）|行政|主管|有关|相关|教育|人社|、|/|部门|厅|局)*
        (?:评估论证|审核认定|评估认定|审定|认定|批准)(?:合格)?的?  # 经人力资源社会保障行政部门审核认定的
        [、，]?(?:且)?(?:{_TARGET})?
        |{_TARGET})
        """,
        "经评估论证的",
        lambda words: {"trains_to": trained_to(words)},
        priority=2,
    ),
    "SCHOOL": Terminal(  # before LEVEL: 高级技工学校, 技师学院
        f"(?:{SCHOOL})(?:（(?:含|大专|、|{SCHOOL})+）)?的?",  # 中等职业学校（含技工学校）, 高等职业院校（大专）
        "技工学校",
        school_asked,
        priority=2,
    ),
    "DEGREE": Terminal(  # before SCHOOL: 普通高等学校专科
        f"""
        (?:(?:普通)?高等(?:学校|院校))?(?:{DEGREE})  # 普通高等学校大专
        (?:（(?:含|或)?(?:高职高专|高职|中专|中技|职业?高中?|技校|技工[学院]校|、|或)+）)?  # 高中（含中专、职高、技校）
        (?:(?:毕业)?(?:（含）|及|或)?以上|（含）)?(?:的)?  # 初中毕业及以上
        (?:普通)?(?:高等(?:学校|院校))?的?
        """,
        "大专",
        degree_asked,
        priority=3,
    ),
    "FULL_TIME": Terminal(
        "(?:普通)?全日制(?:普通)?的?(?!高等)|全日制(?=普通高等)", priority=2
    ),  # before FIELD, which is any word
    "MAJOR": Terminal(  # before SCOPE: 本职业（专业）
        r"""
        本职业(?:（?或?相关(?:职业|专业)）?)?的?(?=毕业)|  # 中等以上职业学校本职业毕业证书
        (?:本专业（职业）|本职业（专业）|本专业)
        (?:(?:或者?|及|和|、|/)相关(?:专业|职业（专业）)  # 本专业或相关专业
        |（(?:含|或)?相关专业）)?的?
        |相关专业的?
        """,
        "本专业或相关专业",
        lambda words: {"major": scope_of(words)},
        priority=2,
    ),
    "FIELD": Terminal(  # last of all, for it is any word before 专业
        f"""
        非(?:本|相关)专业(?:或(?:非)?相关专业)?的?          # 非本专业或相关专业
        |非?{FIELDS}(?:等(?:相关|相近)?)?专业的?           # 医学或食品专业, 非医药卫生专业, 其他专业
        """,
        priority=-1,
    ),
    "LISTED": Terminal(f"（[^不任各所全除见详含可{NO_FIELD}]{FIELDS}(?:专业)?）"),  # 相关专业（医疗、护理、幼教）
    "PROGRAMMES": Terminal(  # before LEVEL: 技师班, 高级工班
        f"(?:{PROGRAMME})(?:(?:、|或|和|及)(?:{PROGRAMME}))*{OR_HIGHER}的?",
        "高级工班",
        programmes_of,
        priority=2,
    ),
    "_DIPLOMA": Terminal(
        """
        (?:毕业证书?(?:或学位证书?)?|毕（结）业证书?|学历毕业证书?|学历证书?|学位证书?|学历（学位）证书?
        |学历（学位）|学历或学位|学历|学位|毕业|文化程度)
        """,
        "毕业证书",
    ),
    "EXPECTED": Terminal(
        """
        （(?:含|包括)(?:尚未取得毕业证书的?)?(?:在校|在读|当年)*的?
        (?:应届毕业(?:班学)?生                                                # 含在读应届毕业生
        |(?:毕业班|毕业学年|毕业年度|最后一?学?年)的?(?:在[校读])?学?生)）    # 含毕业学年学生
        """,
        "（含在读应届毕业生）",
    ),
    "EQUIVALENT": Terminal(  # before OR: 高中毕业或同等学力
        """
        (?:（(?:或|含)?(?:具有)?(?:同等学[历力]|(?:具有)?相当(?:文化)?(?:程度|学历)?)）  # （或同等学力）, （或相当文化程度）
        |或(?:具有)?同等学[历力])(?:证书?)?
        """,
        "（或同等学力）",
        priority=3,
    ),
    "_GRADUATE": Terminal("毕业生", "毕业生", priority=2),  # before _DIPLOMA: 毕业生
    "_STUDENT": Terminal("在(?:校|读)(?:学生|生)|学生", "学生"),
}
