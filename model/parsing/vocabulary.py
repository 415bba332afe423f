"""What each phrase family of clause.lark says: a token's words -> terms of the model."""

from __future__ import annotations

import re

from ..terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, Programme, School, Scope

__all__ = [
    "Contradiction",
    "certificate_kinds",
    "degree_asked",
    "level_of",
    "major_asked",
    "number",
    "programmes_of",
    "school_asked",
    "scope_of",
    "title_asked",
    "trained_to",
    "years_of",
]

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMBER = "[0-9]+|[一二两三四五六七八九十]+"
_LEVELS = re.compile("[一二三四五1-5]级|高级技师|技师|[初中高]级工|[初中高]级")
_PROGRAMMES = (Programme.INTERMEDIATE_WORKER, Programme.SENIOR_WORKER, Programme.PRE_TECHNICIAN, Programme.TECHNICIAN)
_SCHOOLS = (
    ("高级技", School.SENIOR_TECHNICAL),
    ("技师", School.TECHNICIAN_COLLEGE),
    ("技", School.TECHNICAL),
    ("高职|高等(?:及?以上)?职业", School.HIGHER_VOCATIONAL),
    ("普通高中", School.GENERAL_HIGH_SCHOOL),
)
_DEGREES = (
    ("初", Degree.JUNIOR_HIGH),
    ("高中|高级中学", Degree.HIGH_SCHOOL),
    ("中专", Degree.SECONDARY),
    ("专", Degree.ASSOCIATE),
    ("本科|学士", Degree.BACHELOR),
    ("博士", Degree.DOCTOR),
    ("硕士|研究生", Degree.MASTER),
)
_UP = ("以上", "及", "（含）")


class Contradiction(Exception):
    """A phrase that says two things at once; `expected` is what it should say."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


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
        raise Contradiction("a number such as 5 or 十五")
    return _DIGITS[digit]


def years_of(words: str) -> int:
    """A number of years or an age; what stands in brackets (含2年) must be the same.

    >>> years_of("满3年"), years_of("1年（含1年）以上"), years_of("年满十六周岁")
    (3, 1, 16)
    """
    found = {number(match) for match in re.findall(_NUMBER, words)}
    if len(found) != 1:
        raise Contradiction("one number of years; these are two")
    (years,) = found
    if not 0 < years <= 100:
        raise Contradiction("a number of years from 1 to 100")
    return years


def level_of(words: str) -> Level:
    """The one level that the words name, once or twice.

    >>> level_of("国家职业资格四级（中级工）")
    <Level.INTERMEDIATE: 4>
    """
    levels = {Level.parse(name) for name in _LEVELS.findall(words)}
    if len(levels) != 1:
        raise Contradiction("one level; these are two")
    return levels.pop()


def scope_of(words: str) -> Scope:
    """本职业, alone or with 相关职业; where only 相关职业 is named, 本职业 is as good."""
    return Scope.OWN_OR_RELATED if "相关" in words else Scope.OWN


def major_asked(words: str) -> Scope:
    """本专业, alone or with 相关专业; where only 相关专业 is named, 本专业 is one of them."""
    return Scope.OWN_OR_RELATED if "相关" in words else Scope.OWN


def certificate_kinds(words: str) -> tuple[CertificateKind, ...]:
    """The kinds that the words name; 证书 alone could be either.

    >>> [kind.zh for kind in certificate_kinds("职业资格（职业技能等级）证书")]
    ['职业资格证书', '技能等级证书']
    """
    either = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
    named = tuple(kind for kind, word in zip(either, ("资格", "等级"), strict=True) if word in words)
    return named or either


def school_asked(words: str) -> dict[str, object]:
    """A kind of school; 中等及以上职业学校 admits the higher ones."""
    for start, school in _SCHOOLS:
        if re.match(start, words):
            return {"schools": (school,)}
    if re.match("普通高等|高等|高校", words):
        return {"schools": (School.HIGHER_VOCATIONAL, School.UNIVERSITY)}
    return {"schools": (School.SECONDARY_VOCATIONAL,), "or_higher": "以上" in words}


def degree_asked(words: str) -> dict[str, object]:
    """A degree, 以上 or exactly; 高中, 大学本科 and 硕士 admit higher ones without saying so (D9)."""
    degree = next(degree for pattern, degree in _DEGREES if re.search(pattern, words))
    admits_higher = degree in (Degree.JUNIOR_HIGH, Degree.HIGH_SCHOOL, Degree.BACHELOR, Degree.MASTER)
    return {"degree": degree, "or_higher": "以上" in words or admits_higher}


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

    >>> title_asked("符合专业对应关系的初级职称（专业技术人员职业资格）")[0].zh
    '初级职称'
    """
    name = re.search("[初中高]级(?!工程师)|助理工程师|高级工程师|工程师|助理级|员级|[副正]高", words)
    return ProfessionalTitleLevel.parse(name[0] if name else words), bool(re.match("符合|本|相", words))


def trained_to(words: str) -> Level | None:
    """The level that a school was approved to train to; None if only the approval is stated."""
    found = re.search("以([初中高三四五]级)", words)
    return Level.parse(found[1]) if found else None
