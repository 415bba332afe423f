"""Conditions that no standard takes to be enough by themselves: an age, a permit, schooling, health, conduct."""

from __future__ import annotations

import re

from ..requirements import DiplomaRequirement, MinimumAge, PermitRequirement, Requirement, UnreadText
from ..terms import Degree
from .grammar.clause_parser import read_clause
from .names import NamePattern
from .normalise import normalise

__all__ = ["is_age_or_permit", "is_not_enough", "is_standing"]

_STANDING = re.compile(
    "健康|体检|视力|色[盲弱]|残疾|疾病|品行|品德|道德|拥护|遵[纪守]|守法|政治|违法|犯罪|处分|热爱|爱岗|户籍|户口|社保|居住|年龄|申报[者人]"
)
_OF_A_CLAUSE = re.compile("从事|取得|证书|毕业|学徒|培训")
_TITLED = re.compile("(?:[^，。；：]{2,8}(?:要求|条件)|年龄|学历|身体)：")


def is_age_or_permit(text: str, names: NamePattern) -> bool:
    """Whether a sentence asks for an age or a permit alone.

    >>> is_age_or_permit("年满16周岁", NamePattern(["茶艺师"]))
    True
    """
    return "从事" not in normalise(text).text and all(map(_is_age_or_permit, _asked(text, names)))


def is_not_enough(text: str, names: NamePattern) -> bool:
    """Whether a sentence asks only for what is not enough.

    >>> tea = NamePattern(["茶艺师"])
    >>> [is_not_enough(text, tea) for text in ("年满16周岁", "大专学历", "身体健康", "大专本专业毕业", "会泡茶")]
    [True, True, True, False, False]
    """
    plain = normalise(text).text
    if _TITLED.match(plain):
        return True
    asked = _asked(text, names)
    if any(isinstance(one, UnreadText) for one in asked):
        return all(isinstance(one, UnreadText) for one in asked) and is_standing(plain)
    return "从事" not in plain and all(_is_age_or_permit(one) or _is_schooling(one) for one in asked)


def is_standing(plain: str) -> bool:
    """Whether normalised words are of what is asked of everybody: health, conduct, standing."""
    return bool(_STANDING.search(plain)) and not _OF_A_CLAUSE.search(plain)


def _asked(text: str, names: NamePattern) -> list[Requirement]:
    return [one for option in read_clause(text, names).alternatives for one in option]


def _is_age_or_permit(one: Requirement) -> bool:
    return isinstance(one, MinimumAge | PermitRequirement)


def _is_schooling(one: Requirement) -> bool:
    """Whether it is a degree below a master's, in any subject."""
    return (
        isinstance(one, DiplomaRequirement)
        and one.degree not in (Degree.MASTER, Degree.DOCTOR)
        and not (one.schools or one.programmes or one.major or one.trains_to)
    )
