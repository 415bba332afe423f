"""The phrases of a branch -> its alternatives, work anchored to what a 后 follows."""

from __future__ import annotations

from itertools import combinations, product
from math import prod

from ...requirements import (
    Anchoring,
    CertificateRequirement,
    DiplomaRequirement,
    Requirement,
    TitleRequirement,
    WorkStarted,
    WorkYears,
)
from ...terms import Scope
from .phrase import MOST_ALTERNATIVES, Alternatives, AmbiguousSentence, Phrase, too_many_alternatives

__all__ = ["alternatives_of_branch", "repeats"]


def alternatives_of_branch(phrases: list[Phrase]) -> Alternatives:
    """What a sentence without 或 between its phrases asks for, an alternative for each choice of options.

    Raises:
        AmbiguousSentence: it could be read in two ways.
    """
    for phrase in phrases[1:]:
        if not phrase.verb and any(isinstance(asked, DiplomaRequirement) and asked.schools for asked in phrase.asked):
            raise AmbiguousSentence(phrase.at, "verb_before_school")
    if prod(len(phrase.options) for phrase in phrases) > MOST_ALTERNATIVES:
        raise AmbiguousSentence(phrases[0].at, too_many_alternatives())
    found = tuple(_anchored(options, phrases) for options in product(*(phrase.options for phrase in phrases)))
    if any(repeats(one, other) for option in found for one, other in combinations(option, 2)):
        # 大专学历，工作2年，中专学历，工作4年: either of them, more likely
        raise AmbiguousSentence(phrases[0].at, "asked_twice")
    return found


def repeats(one: Requirement, other: Requirement) -> bool:
    """Whether nobody asks for both in one sentence: two numbers of years of the same work, from the same day on."""
    works = [(asked.mode, asked.scope, asked.after) for asked in (one, other) if isinstance(asked, WorkYears)]
    return len(works) == 2 and works[0] == works[1]


def _anchored(options: tuple[tuple[Requirement, ...], ...], phrases: list[Phrase]) -> tuple[Requirement, ...]:
    """The requirements of one alternative in order, work after a 后 anchored to what the 后 follows (D5)."""
    requirements: list[Requirement] = []
    anchor: Anchoring | None = None
    begins: int | None = None
    between = False
    for option, phrase in zip(options, phrases, strict=True):
        if phrase.since is not None:
            anchor, begins = _named_again(phrase, requirements), phrase.span[0]
        own = isinstance(anchor, CertificateRequirement) and anchor.scope is Scope.OWN
        if phrase.needs_anchor and not own:
            raise AmbiguousSentence(phrase.at, "whose_work")
        for requirement in option:
            if isinstance(requirement, WorkYears) and between:
                raise AmbiguousSentence(phrase.at, "one_anchor")
            if isinstance(requirement, WorkYears) and anchor is not None:
                start, end = requirement.span
                span = (start if begins is None else begins, end)
                requirement, begins = requirement.model_copy(update={"after": anchor, "span": span}), None
            elif isinstance(requirement, WorkStarted) and anchor is not None:
                raise AmbiguousSentence(phrase.at, "years_of_work")
            requirements.append(requirement)
        if begins is not None and phrase.since is None:
            raise AmbiguousSentence(phrase.at, "work_after")
        if phrase.anchors and isinstance(option[-1], CertificateRequirement | DiplomaRequirement | TitleRequirement):
            anchor, between = option[-1], False
        elif anchor is not None and any(isinstance(asked, CertificateRequirement) for asked in option):
            between = True  # 取得五级证书后，取得四级证书，累计从事……: since which of them?
        if phrase.since is not None:
            between = False
    if begins is not None:
        raise AmbiguousSentence(phrases[-1].at, "work_after")
    return tuple(requirements)


def _named_again(phrase: Phrase, requirements: list[Requirement]) -> Anchoring:
    """The one thing asked for before that a phrase names again."""
    named = [asked for asked in requirements if phrase.since and isinstance(asked, phrase.since)]
    if len(named) != 1 or not isinstance(named[0], Anchoring):
        raise AmbiguousSentence(phrase.at, "one_anchor")
    return named[0]
