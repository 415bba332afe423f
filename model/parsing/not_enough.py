"""Conditions that no standard takes to be enough by themselves: an age, a permit, schooling, health, conduct."""

from __future__ import annotations

from ..requirements import DiplomaRequirement, MinimumAge, PermitRequirement, Requirement, UnreadText
from ..terms import Degree
from .grammar.clause_parser import read_clause
from .grammar.set_phrases import PHRASES
from .names import NamePattern
from .normalise import normalise

__all__ = ["is_age_or_permit", "is_not_enough", "is_standing"]

_STANDING, _OF_A_CLAUSE, _TITLED = map(PHRASES.pattern, ("standing", "of_a_clause", "titled_condition"))


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
