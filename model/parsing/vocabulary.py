"""The words of levels, schools, degrees and numbers, and what they mean in terms of the model.

The first half is fragments of regular expressions, from which headings and the grammar's terminals are built.
"""

from __future__ import annotations

import re

from ..terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, Programme, School, Scope
from .expected import Contradiction, expected

__all__ = [
    "DEGREE",
    "FIELDS",
    "GRADE",
    "GRADE_OR_DIGIT",
    "LEVEL",
    "NO_FIELD",
    "NUMERALS",
    "OR_HIGHER",
    "PROGRAMME",
    "SCHOOL",
    "SHORT_TITLE",
    "TITLE",
    "TITLE_GRADE",
    "TITLE_OR_SHORT",
    "TITLE_OR_SKILL",
    "TRAINED_TO",
    "age_of",
    "certificate_kinds",
    "degree_asked",
    "level_of",
    "number",
    "programmes_of",
    "school_asked",
    "scope_of",
    "title_asked",
    "trained_to",
    "years_of",
]

GRADE = "[一二三四五]级"
GRADE_OR_DIGIT = "[一二三四五1-5]级"
"""4级 stands on some pages."""
TITLE = "高级技师|技师|[初中高]级工"
SHORT_TITLE = "[初中高]级"
"""中级 alone is a level before 2018: 中级（国家职业资格四级）."""
TITLE_OR_SHORT = f"{TITLE}|{SHORT_TITLE}"
TITLE_OR_SKILL = f"{TITLE}|{SHORT_TITLE}技能|{SHORT_TITLE}"
"""中级技能（国家职业资格四级）."""
LEVEL = f"{GRADE}|{TITLE_OR_SHORT}"
TRAINED_TO = "[初中高]级|[三四五]级"
TARGET = (
    f"以(?:{TRAINED_TO})(?:工|本职业)?(?:[（/](?:{TRAINED_TO})工?）?)?(?:技能|技术)?(?:型?人才)?为(?:主要)?培养目标的?"
)
"""以中级技能为培养目标, 以四级茶艺师技能, 以高级（三级）技能, 以高级工技能型人才为主要培养目标的."""
KIND = "(?:(?:国家)?职业资格|(?:职业)?技能等级(?:认定)?|(?:工人)?技术等级)"
NUMERALS = "一二两三四五六七八九十"
YEARS = f"[0-9{NUMERALS}]{{1,3}}年"
AGE = "[0-9一二三四五六七八九十]{1,3}周?岁"

OR_HIGHER = "(?:（含）|及)?(?:以上)?"

PROGRAMME = "高级工班|中级工班|预备技师班|技师班"
DEGREE = "大学专科|大学本科|中等专科(?:学校)?|大专|专科|本科|学士|硕士研究生|硕士|博士研究生|博士|研究生|高级中学|高中|初级中学|初中|中专(?!学校)"

NO_FIELD = "，。；：、（）本相的或和及与以上证取毕职级专学0-9"
"""Signs of which another phrase's words stand: no field of study has them, but 学 as in 医学."""
_FIELD = f"(?:[^{NO_FIELD}]|学[^{NO_FIELD}历位校院力时生徒])+学?"
FIELDS = f"{_FIELD}(?:(?:专业)?[、或和及与]{_FIELD})*"
"""Fields of study: 心理学、教育学、医学."""
TITLE_GRADE = "(?:助理|正?高级)?(?:工程|经济|会计|统计|审计|政工|农艺|畜牧|兽医)师|[副正]?高级|[副正]高|初级|中级|助理级|员级|技术员"
"""助理工程师, 高级经济师, 中级."""

_SCHOOLS = (
    ("高级技工学校|高级技校", (School.SENIOR_TECHNICAL,)),
    ("技工(?:学校|院校)|技校", (School.TECHNICAL,)),
    ("技师学院", (School.TECHNICIAN_COLLEGE,)),
    ("高等(?:及?以上)?职业(?:技术)?(?:学校|院校|学院)|高职院校", (School.HIGHER_VOCATIONAL,)),
    (
        "中等(?:（含）|及)?(?:以上)?职业(?:技术)?(?:学校|院校)(?:及以上)?|中职(?:学校)?|中等专业学校|中专学校|职业高中|职高",
        (School.SECONDARY_VOCATIONAL,),
    ),
    ("职业(?:学校|院校)", (School.SECONDARY_VOCATIONAL,)),  # of the secondary or the higher kind
    ("职业技术学院", (School.HIGHER_VOCATIONAL,)),
    ("普通高中", (School.GENERAL_HIGH_SCHOOL,)),
    ("(?:普通)?高等(?:学校|院校)|高校", (School.HIGHER_VOCATIONAL, School.UNIVERSITY)),
)
SCHOOL = "|".join(words for words, _ in _SCHOOLS)

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMBER = f"[0-9]+|[{NUMERALS}]+"
_NAMED_LEVELS = re.compile(f"{GRADE_OR_DIGIT}|{TITLE_OR_SHORT}")
_YEARS = range(1, 101)
_AGES = range(14, 71)
"""What stands outside has lost or gained a digit: 年满6周岁."""
_PROGRAMMES = (Programme.INTERMEDIATE_WORKER, Programme.SENIOR_WORKER, Programme.PRE_TECHNICIAN, Programme.TECHNICIAN)
_DEGREES = (  # 专 behind 中专
    ("初", Degree.JUNIOR_HIGH),
    ("高中|高级中学", Degree.HIGH_SCHOOL),
    ("中专|中等专", Degree.SECONDARY),
    ("专", Degree.ASSOCIATE),
    ("本科|学士", Degree.BACHELOR),
    ("博士", Degree.DOCTOR),
    ("硕士|研究生", Degree.MASTER),
)
_TITLES = (
    ("初级|助理|员级|技术员", ProfessionalTitleLevel.JUNIOR),
    ("高", ProfessionalTitleLevel.SENIOR),
    ("", ProfessionalTitleLevel.INTERMEDIATE),
)


def number(words: str) -> int:
    """A number from 0 to 99 in digits or Chinese numerals.

    >>> number("12"), number("十二"), number("二十"), number("两")
    (12, 12, 20, 2)
    """
    if words.isascii():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _one(words)
    return 10 * (_one(tens) if tens else 1) + (_one(ones) if ones else 0)


def _one(digit: str) -> int:
    if digit not in _DIGITS:
        raise Contradiction(expected("number"))
    return _DIGITS[digit]


def years_of(words: str) -> int:
    """A number of years, or of months that make whole years; what stands in brackets (含2年) must be the same.

    >>> years_of("满3年"), years_of("1年（含1年）以上"), years_of("24个月")
    (3, 1, 2)
    """
    years = _only_number(words)
    return _within(_YEARS, years // 12 if "个月" in words else years)


def age_of(words: str) -> int:
    """An age.

    >>> age_of("年满十六周岁")
    16
    """
    return _within(_AGES, _only_number(words))


def _only_number(words: str) -> int:
    found = re.findall(_NUMBER, words)
    if len({number(match) for match in found}) != 1 or found[0].startswith("0"):  # 01年: 10年?
        raise Contradiction(expected("one_number_of_years"))
    return number(found[0])


def _within(limits: range, found: int) -> int:
    if found not in limits:
        raise Contradiction(expected("years_in_range", least=limits[0], most=limits[-1]))
    return found


def level_of(words: str) -> Level:
    """The one level that the words name, once or twice.

    >>> level_of("国家职业资格四级（中级工）")
    <Level.INTERMEDIATE: 4>
    """
    levels = {Level.parse(name) for name in _NAMED_LEVELS.findall(words)}
    if len(levels) != 1:
        raise Contradiction(expected("one_level"))
    return levels.pop()


def scope_of(words: str) -> Scope:
    """本职业 or 本专业, alone or with 相关; where only 相关 is named, the own one is as good."""
    return Scope.OWN_OR_RELATED if "相关" in words else Scope.OWN


def certificate_kinds(words: str) -> tuple[CertificateKind, ...]:
    """The kinds that the words name; 证书 alone could be either.

    >>> [kind.zh for kind in certificate_kinds("职业资格（职业技能等级）证书")]
    ['职业资格证书', '技能等级证书']
    """
    either = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
    words = words.replace("技术等级", "资格")  # the certificates of workers before 1999
    named = tuple(kind for kind, word in zip(either, ("资格", "等级"), strict=True) if word in words)
    return named or either


def school_asked(words: str) -> dict[str, object]:
    """A kind of school, with those in brackets; 中等及以上职业学校 admits the higher ones, and any 技工院校.

    >>> [school.zh for school in school_asked("中等职业学校（含技工学校）")["schools"]]
    ['中等职业学校', '技工学校']
    """
    named, _, included = words.partition("（")
    schools = _school(named)
    if schools == (School.SECONDARY_VOCATIONAL,) and ("以上" in named or re.match("职业[学院]校", named)):
        return {"schools": schools, "or_higher": True}
    more = [school for match in re.finditer(SCHOOL, included) for school in _school(match[0])]
    fields: dict[str, object] = {"schools": tuple(dict.fromkeys([*schools, *more]))}
    return fields | ({"or_higher": False} if schools == (School.SECONDARY_VOCATIONAL,) else {})


def _school(words: str) -> tuple[School, ...]:
    return next(schools for pattern, schools in _SCHOOLS if re.match(pattern, words))


def degree_asked(words: str) -> dict[str, object]:
    """A degree, 以上 or exactly; 高中, 大学本科 and 硕士 admit higher ones without saying so (D9).

    专科及以上普通高等学校 asks for a 普通高等学校, too.
    """
    named = words.partition("（")[0]  # 中专（含职业高中）
    degree = next(degree for pattern, degree in _DEGREES if re.search(pattern, named))
    admits_higher = degree in (Degree.JUNIOR_HIGH, Degree.HIGH_SCHOOL, Degree.BACHELOR, Degree.MASTER)
    fields: dict[str, object] = {"degree": degree, "or_higher": "以上" in words or admits_higher}
    if re.search("高等(?:学校|院校)", words):
        fields["schools"] = (School.HIGHER_VOCATIONAL, School.UNIVERSITY)
    return fields


def programmes_of(words: str) -> dict[str, object]:
    """Classes of study; 高级工班及以上 names the higher ones too.

    >>> [programme.zh for programme in programmes_of("高级工班及以上")["programmes"]]
    ['高级工班', '预备技师班', '技师班']
    """
    left = words.replace(Programme.PRE_TECHNICIAN.zh, "")
    named = [
        programme
        for programme in _PROGRAMMES
        if programme.zh in (words if programme is Programme.PRE_TECHNICIAN else left)
    ]
    if "以上" in words:
        named = list(_PROGRAMMES[_PROGRAMMES.index(named[0]) :])
    return {"programmes": tuple(named)}


def title_asked(words: str) -> tuple[ProfessionalTitleLevel, bool]:
    """The level of a title, and whether its speciality must correspond.

    >>> title_asked("符合专业对应关系的初级职称（专业技术人员职业资格）")[0].zh, title_asked("高级经济师职称")[0].zh
    ('初级职称', '高级职称')
    """
    grade = re.search(TITLE_GRADE, words)
    level = next(level for named, level in _TITLES if grade and re.search(named, grade[0]))
    return level, bool(re.match("符合|本|相", words))


def trained_to(words: str) -> Level | None:
    """The level that a school was approved to train to; None if only the approval is stated."""
    found = re.search(f"以(?:{TRAINED_TO})[^为]*", words)
    return level_of(found[0]) if found else None
