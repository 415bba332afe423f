"""What the words of each phrase family (terminals.toml) say."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ...dates import in_digits, months_of
from ...requirements import CertificateRequirement, TitleRequirement
from ...terms import CertificateKind, CountingMode, Degree, ProfessionalTitleLevel, Programme, School, Scope
from ..expected import Contradiction, expected
from ..vocabulary import level_of
from .parser import SCHOOLS, TERMINALS

__all__ = ["Fields", "certificate_kinds", "read_words"]

_SCHOOLS = {re.compile(row["words"]): tuple(map(School.parse, row["schools"])) for row in SCHOOLS}
Fields = dict[str, Any]
"""What words say: fields of the requirement that their phrase makes."""

_MONTHS, _AGES = range(1, 721), range(14, 71)
"""What stands outside has lost or gained a digit: 年满6周岁."""
_TIME, _TRAINED_TO, _NAMED_DEGREE = (
    re.compile(TERMINALS.expanded(words)) for words in ("{years}", "以{trained_to}[^为]*", "{degree}")
)
_PROGRAMMES = [programme for programme in Programme if programme is not Programme.OTHER]
"""From the lowest up."""


def _age(words: str) -> Fields:
    return {"years": _one({int(digits) for digits in re.findall("[0-9]+", in_digits(words))}, _AGES)}


def _time(words: str) -> Fields:
    """满3年, 24个月, 1年6个月, 半年."""
    told = {months_of(found) for found in _TIME.findall(words.replace("（含）", ""))}
    return dict(zip(("years", "months"), divmod(_one(told, _MONTHS), 12), strict=True))


def _one(numbers: set[Any], limits: range) -> int:
    """The number that stands there; what stands in brackets (含2年) must be the same."""
    if len(numbers) != 1:
        raise Contradiction(expected("one_number_of_years"))
    number = numbers.pop()
    if number not in limits:
        raise Contradiction(expected("years_in_range"))
    return int(number)


def certificate_kinds(words: str) -> tuple[CertificateKind, ...]:
    """The kinds that the words name; 证书 alone could be either.

    >>> [kind.zh for kind in certificate_kinds("职业资格（职业技能等级）证书")]
    ['职业资格证书', '技能等级证书']
    """
    either = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
    words = words.replace("技术等级", "资格")  # the certificates of workers before 1999
    return tuple(kind for kind, word in zip(either, ("资格", "等级"), strict=True) if word in words) or either


def _school(words: str) -> Fields:
    """A kind of school, with those in brackets; 中等及以上职业学校 admits the higher ones, and any 技工院校."""
    named, _, included = words.partition("（")
    schools = _schools(named)
    secondary = schools == (School.SECONDARY_VOCATIONAL,)
    if secondary and ("以上" in named or re.match("职业[学院]校", named)):
        return {"schools": schools, "or_higher": True}
    more = [school for match in re.finditer(TERMINALS.fragments["school"], included) for school in _schools(match[0])]
    fields: Fields = {"schools": tuple(dict.fromkeys([*schools, *more]))}
    return fields | ({"or_higher": False} if secondary else {})


def _schools(words: str) -> tuple[School, ...]:
    return next(schools for pattern, schools in _SCHOOLS.items() if pattern.match(words))


def _degree(words: str) -> Fields:
    """A degree, 以上 or exactly; 高中, 大学本科 and 硕士 admit higher ones without saying so (D9).

    专科及以上普通高等学校 asks for a 普通高等学校, too.
    """
    named = _NAMED_DEGREE.search(words)
    degree = (named and Degree.named(named[0])) or Degree.SECONDARY  # 中等专科学校
    admits_higher = degree in (Degree.JUNIOR_HIGH, Degree.HIGH_SCHOOL, Degree.BACHELOR, Degree.MASTER)
    fields: Fields = {"degree": degree, "or_higher": "以上" in words or admits_higher}
    if re.search("高等(?:学校|院校)", words):
        fields["schools"] = (School.HIGHER_VOCATIONAL, School.UNIVERSITY)
    return fields


def _programmes(words: str) -> Fields:
    """Classes of study; 高级工班及以上 names the higher ones too."""
    named = re.findall("|".join(programme.zh for programme in _PROGRAMMES), words)  # 技师班 within 预备技师班 is none
    programmes = [programme for programme in _PROGRAMMES if programme.zh in named]
    if "以上" in words:
        programmes = list(_PROGRAMMES[_PROGRAMMES.index(programmes[0]) :])
    return {"programmes": tuple(programmes)}


def _title(words: str) -> Fields:
    """The level of a title, and whether its speciality must correspond; 农艺师 is an intermediate one."""
    level = ProfessionalTitleLevel.INTERMEDIATE
    if re.search("初级|助理|员级|技术员", words):
        level = ProfessionalTitleLevel.JUNIOR
    elif "高" in words:
        level = ProfessionalTitleLevel.SENIOR
    return {"level": level, "matching": re.match("符合|本|相", words) is not None}


def _trained_to(words: str) -> Fields:
    """The level that a school was approved to train to; None if only the approval is stated."""
    found = _TRAINED_TO.search(words)
    return {"trains_to": level_of(found[0]) if found else None}


def _scope(words: str) -> Scope:
    """本职业 or 本专业, alone or with 相关; where only 相关 is named, the own one is as good."""
    return Scope.OWN_OR_RELATED if "相关" in words and "不" not in words else Scope.OWN


_READERS: dict[str, Callable[[str], Any]] = {
    "AFTER": lambda words: {"anchors": True},
    "AGE": _age,
    "APPROVAL": _trained_to,
    "DEGREE": _degree,
    "EXPECTED": lambda words: {"expected": True},
    "GRADE": lambda words: {"level": level_of(words)},
    "JOB": lambda words: {"trainee": True} if "见习" in words else {},
    "KINDS": lambda words: {"anchors": True} if "后" in words else {},
    "LEVEL": lambda words: {"level": level_of(words)},
    "MAJOR": lambda words: {"major": _scope(words)},
    "MODE": lambda words: {"mode": CountingMode.parse(words)},
    "OR": str,
    "PROGRAMMES": _programmes,
    "SAME": lambda words: {"since": TitleRequirement if "职" in words else CertificateRequirement},
    "SCHOOL": _school,
    "SCOPE": lambda words: {"scope": _scope(words)},
    "TIME": _time,
    "TITLED": _title,
}
"""What the words of a family say, as fields of what their phrase asks for; those of the others are read by sentence.py."""


@lru_cache(maxsize=1 << 10)
def read_words(family: str, words: str) -> Any:
    """What words of a phrase family say; the few ways to say a thing come again and again.

    Raises:
        Contradiction: they say two things at once.
    """
    return _READERS[family](words)
