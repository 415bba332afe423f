"""What the words of each phrase family (terminals.toml) say."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from ...dates import in_digits
from ...periods import months_of
from ...requirements import CertificateRequirement, TitleRequirement
from ...terms import (
    CertificateKind,
    CountingMode,
    Degree,
    Level,
    MajorScope,
    ProfessionalTitleLevel,
    Programme,
    School,
    Scope,
)
from ..lines import expected
from ..vocabulary import levels_in
from .parser import SCHOOLS, TERMINALS, UnparsableSentence

Fields = dict[str, Any]
"""What words say: fields of the requirement that their phrase makes."""
_SCHOOLS = {re.compile(words): tuple(map(School.parse, schools)) for words, schools in SCHOOLS.items()}
_SCHOOL_AS_DEGREE = re.compile("(?:中职|中等专业|中专|职业?高中?|技校|中技).*以上")
_DESCRIBED = re.compile("之类|相关(?:领域|行业|岗位)?的?$")  # 从事相关工作, which is not 相关职业
_MONTHS, _AGES = range(1, 721), range(14, 71)  # what stands outside has lost or gained a digit: 年满6周岁
_TIME, _TRAINED_TO, _NAMED_DEGREE = (
    re.compile(TERMINALS.expanded(words)) for words in ("{years}", "以{trained_to}[^为]*", "{degree}")
)
_PROGRAMMES = [programme for programme in Programme if programme is not Programme.OTHER]  # from the lowest up


def _level(words: str) -> Level:
    levels = levels_in(words)
    if len(levels) != 1:
        raise UnparsableSentence(expected("one_level"))
    return levels.pop()


def _one(numbers: Iterable[int | None], limits: range) -> int:
    """The number that stands there; what stands in brackets (含2年) must be the same."""
    number, *others = set(numbers)
    if others:
        raise UnparsableSentence(expected("one_number_of_years"))
    if number is None or number not in limits:
        raise UnparsableSentence(expected("years_in_range"))
    return number


def _time(words: str) -> Fields:
    months = _one(map(months_of, _TIME.findall(words.replace("（含）", ""))), _MONTHS)
    return {"years": months // 12, "months": months % 12}


def _age(words: str) -> Fields:
    numbers = re.findall("[0-9]+(?!律)", in_digits(words))  # 一律 is none
    return {"years": _one(map(int, numbers), _AGES)}


def certificate_kinds(words: str) -> tuple[CertificateKind, ...]:
    """The kinds that the words name; 证书 alone could be either."""
    words = words.replace("技术等级", "资格")  # the certificates of workers before 1999
    kinds = {"资格": CertificateKind.QUALIFICATION, "等级": CertificateKind.SKILL_LEVEL}
    return tuple(kind for word, kind in kinds.items() if word in words) or tuple(kinds.values())


def _school(words: str) -> Fields:
    """A kind of school, with those in brackets; 中等及以上职业学校 admits the higher ones, and any 技工院校."""
    named, _, included = words.replace("（含）", "及").partition("（")
    schools = _schools(named)
    if _SCHOOL_AS_DEGREE.match(named):  # 中职以上毕业, of any school of that degree or a higher one
        any_higher = (School.SECONDARY_VOCATIONAL, School.TECHNICAL, School.HIGHER_VOCATIONAL, School.UNIVERSITY)
        return {"schools": tuple(dict.fromkeys([*schools, *any_higher]))}
    if schools == (School.SECONDARY_VOCATIONAL,) and ("以上" in named or re.match("职业[学院]校", named)):
        return {"schools": schools, "or_higher": True}
    if schools == (School.HIGHER_VOCATIONAL,) and named.rstrip("的").endswith("以上"):
        schools += (School.UNIVERSITY,)
    more = [school for match in re.finditer(TERMINALS.fragments["school"], included) for school in _schools(match[0])]
    return {"schools": tuple(dict.fromkeys([*schools, *more]))}


def _schools(words: str) -> tuple[School, ...]:
    return next(schools for pattern, schools in _SCHOOLS.items() if pattern.match(words))


def _degree(words: str) -> Fields:
    """A degree, 以上 or exactly; 高中, 大学本科 and 硕士 admit higher ones without saying so (D9)."""
    named = _NAMED_DEGREE.search(words)
    degree = (named and Degree.named(named[0])) or Degree.SECONDARY  # 中等专科学校
    admits_higher = degree in (Degree.JUNIOR_HIGH, Degree.HIGH_SCHOOL, Degree.BACHELOR, Degree.MASTER)
    fields: Fields = {"degree": degree, "or_higher": "以上" in words or admits_higher}
    for included in re.split("[、或]", "".join(re.findall("（含?(.+?)）", words))):
        other = Degree.SECONDARY if "技" in included else Degree.named(included)
        if other is not None and other.rank < degree.rank:  # 大专（含技校）, 本科以上（含大专）
            raise UnparsableSentence(expected("one_of_each"))
    if re.search("高等(?:学校|院校)", words):  # 专科及以上普通高等学校
        fields["schools"] = (School.HIGHER_VOCATIONAL, School.UNIVERSITY)
    return fields


def _programmes(words: str) -> Fields:
    """Classes of study; 高级工班及以上 names the higher ones too."""
    named = re.findall("|".join(programme.zh for programme in _PROGRAMMES), words)  # 技师班 within 预备技师班 is none
    programmes = [programme for programme in _PROGRAMMES if programme.zh in named]
    if "以上" in words:
        programmes = _PROGRAMMES[_PROGRAMMES.index(programmes[0]) :]
    return {"programmes": tuple(programmes)}


def _title(words: str) -> Fields:
    """The level of a title, and whether its speciality must correspond; 农艺师 is an intermediate one."""
    level = ProfessionalTitleLevel.INTERMEDIATE
    if re.search("初级|助理|员级|技术员", words):
        level = ProfessionalTitleLevel.JUNIOR
    elif "高" in words:
        level = ProfessionalTitleLevel.SENIOR
    return {"level": level, "matching": re.match("符合|与|本|相|对", words) is not None}


def _scope(words: str) -> Scope:
    """本职业 or 本专业, alone or with 相关; where only 相关 is named, the own one is as good."""
    return Scope.OWN_OR_RELATED if "相关" in words and "不" not in words else Scope.OWN


READERS: dict[str, Callable[[str], Any]] = {
    "AFTER": lambda words: {"anchors": True},
    "AGE": _age,
    "AGE_END": _age,
    "AGE_LIMIT": lambda words: _age(words) | {"below": re.search("[未不][满到]|未达", words) is not None},
    "APPROVAL": lambda words: {"trains_to": next(map(_level, _TRAINED_TO.findall(words)), None)},
    "DEGREE": _degree,
    "EQUIVALENT": lambda words: {"or_higher": True} if "以上" in words else {},
    "EXPECTED": lambda words: {"expected": True},
    "GRADE": lambda words: {"level": _level(words)},
    "JOB": lambda words: {"trainee": True} if "见习" in words else {},
    "KINDS": lambda words: {"anchors": True} if "后" in words else {},
    "LEVEL": lambda words: {"level": _level(words)},
    "MAJOR": lambda words: {"major": MajorScope(_scope(words).value)},
    "MODE": lambda words: {"mode": CountingMode.parse(words)},
    "OR": str,
    "PROGRAMMES": _programmes,
    "SAME": lambda words: {"since": TitleRequirement if "职" in words else CertificateRequirement},
    "SCHOOL": _school,
    "SCOPE": lambda words: {"scope": _scope(words)} | ({"described": True} if _DESCRIBED.search(words) else {}),
    "TIME": _time,
    "TITLED": _title,
}
"""What the words of a family say, or an `UnparsableSentence`; those of the others are read by sentence.py."""
