"""The phrases of a sentence put together: what 或 separates, what 后 anchors, and what belongs to what stands before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod

from ...requirements import (
    Anchoring,
    CertificateRequirement,
    DiplomaRequirement,
    Requirement,
    Span,
    TitleRequirement,
    TrainingRequirement,
    WorkStarted,
    WorkYears,
)
from ...terms import Scope
from ..expected import Expected, expected
from .parser import UnparsableSentence

__all__ = [
    "MOST_ALTERNATIVES",
    "Alternatives",
    "AmbiguousSentence",
    "Phrase",
    "alternatives_of",
    "repeats",
    "too_many_alternatives",
]

Alternatives = tuple[tuple[Requirement, ...], ...]

MOST_ALTERNATIVES = 64
"""More than any official clause has; a sentence whose parts multiply to more is unread."""


def too_many_alternatives() -> Expected:
    """What to write instead of so many alternatives."""
    return expected("fewer_alternatives", most=MOST_ALTERNATIVES)


class AmbiguousSentence(UnparsableSentence):
    """The sentence follows the grammar but could be read in two ways: then it is unread (D24)."""

    def __init__(self, at: int, what: str | Expected) -> None:
        super().__init__(at, expected(what) if isinstance(what, str) else what)


@dataclass(frozen=True)
class Phrase:
    """What stands between commas: one or more options, each a few requirements, beginning `at` in normalised text.

    `anchors`: work that follows counts from the last requirement (D5). `verb`: it begins with a verb, so that behind
    a 或 it borrows none from what stands before. `completes`: it belongs to the training before it. `since`: it names again what
    work that follows counts from (取得职称后).
    """

    options: Alternatives
    at: int
    span: Span
    anchors: bool = False
    verb: bool = True
    completes: bool = False
    several: bool = False
    needs_anchor: bool = False
    since: type[CertificateRequirement | TitleRequirement] | None = None


def alternatives_of(children: Sequence[list[Phrase] | str]) -> Alternatives:
    """The alternatives of branches with a 或 between each and the next.

    ；或 separates whole branches. A 或 after a comma, or bare, does where a branch of one phrase stands before it, or
    the branches are alike; between 连续 and 累计, or work in 本职业 and in 相关职业, it offers two ways to count the work. Elsewhere it could be read in two ways.

    Raises:
        AmbiguousSentence: it could be read in two ways.
    """
    branches = [_phrases(children[0])]
    for word, following in zip(children[1::2], children[2::2], strict=True):
        last, phrases = branches[-1], _phrases(following)
        if str(word).startswith("；"):
            branches.append(phrases)
        elif _two_ways_to_count(last[-1], phrases[0]):
            both = replace(last[-1], options=last[-1].options + phrases[0].options)
            branches[-1] = [*last[:-1], both, *phrases[1:]]
        elif _alike(last, phrases) or (
            _complete(last) and (_begins_anew(last[0], phrases) or _holds(last[0], phrases))
        ):
            branches.append(phrases)
        else:
            raise AmbiguousSentence(phrases[0].at, "or_between_branches")
    return tuple(alternative for phrases in branches for alternative in _alternatives(phrases))


def _phrases(child: list[Phrase] | str) -> list[Phrase]:
    return child if isinstance(child, list) else []


def _alike(last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether the branches on both sides of a 或 ask for the same things in the same order, several of them."""
    asked = [[[asked.type for asked in phrase.options[0]] for phrase in side] for side in (last, phrases)]
    begins = phrases[0].verb or asked[0][0] == ["diploma"]
    return asked[0] == asked[1] and len(last) > 1 and begins and asked[0][0] != ["work"]


def _complete(phrases: list[Phrase]) -> bool:
    """Whether a branch before a bare 或 says all that it says: one thing, after which nothing counts."""
    return len(phrases) == 1 and not phrases[0].anchors and all(len(option) == 1 for option in phrases[0].options)


def _begins_anew(last: Phrase, phrases: list[Phrase]) -> bool:
    """Whether a branch behind a bare 或 shares nothing with the one before it.

    One thing does not; nor does work after one thing, where the branch before is work already.
    """
    anchored = _is_work(last) and len(phrases) == 2 and phrases[0].anchors and _is_work(phrases[1])
    return (phrases[0].verb or (len(phrases) == 1 and _is_diploma(last) and _is_diploma(phrases[0]))) and (
        (len(phrases) == 1 and not phrases[0].anchors) or anchored
    )


def _holds(last: Phrase, phrases: list[Phrase]) -> bool:
    """Whether what ends the branch behind a 或 is in the one before it: 满6年，或……且满3年 is the same either way."""
    more, less = _only_work([last]), _only_work(phrases[-1:])
    bound = any(phrase.anchors or phrase.since for phrase in phrases)
    return bool(more and less and repeats(more, less) and more.years >= less.years and phrases[0].verb and not bound)


def _only_work(phrases: list[Phrase]) -> WorkYears | None:
    asked = [asked for phrase in phrases for option in phrase.options for asked in option]
    return asked[0] if len(asked) == 1 and isinstance(asked[0], WorkYears) else None


def repeats(one: Requirement, other: Requirement) -> bool:
    """Whether nobody asks for both in one sentence: two numbers of years of the same work, from the same day on."""
    works = [(asked.mode, asked.scope, asked.after) for asked in (one, other) if isinstance(asked, WorkYears)]
    return len(works) == 2 and works[0] == works[1]


def _is_work(phrase: Phrase) -> bool:
    return all(isinstance(requirement, WorkYears) for option in phrase.options for requirement in option)


def _is_diploma(phrase: Phrase) -> bool:
    return all(isinstance(requirement, DiplomaRequirement) for option in phrase.options for requirement in option)


def _two_ways_to_count(one: Phrase, other: Phrase) -> bool:
    works = [
        asked
        for phrase in (one, other)
        for option in phrase.options
        for asked in option
        if isinstance(asked, WorkYears)
    ]
    return len(works) == 2 and (works[0].mode, works[0].scope) != (works[1].mode, works[1].scope)


def _alternatives(phrases: list[Phrase]) -> Alternatives:
    whole = _with_completions(phrases)
    for phrase in whole[1:]:
        if not phrase.verb and any(
            asked.type == "diploma" and asked.schools for option in phrase.options for asked in option
        ):
            raise AmbiguousSentence(phrase.at, "verb_before_school")
    if prod(len(phrase.options) for phrase in whole) > MOST_ALTERNATIVES:
        raise AmbiguousSentence(whole[0].at, too_many_alternatives())
    found = tuple(_anchored(options, whole) for options in product(*(phrase.options for phrase in whole)))
    if any(repeats(one, other) for option in found for one, other in combinations(option, 2)):
        raise AmbiguousSentence(whole[0].at, "asked_twice")  # 大专学历，工作2年，中专学历，工作4年: either, more likely
    return found


def _with_completions(phrases: list[Phrase]) -> list[Phrase]:
    """Each training with the certificate it ends with."""
    whole: list[Phrase] = []
    for phrase in phrases:
        if not phrase.completes:
            whole.append(phrase)
            continue
        training = whole[-1].options[-1][-1] if whole and whole[-1].options[-1] else None
        if not isinstance(training, TrainingRequirement):
            raise AmbiguousSentence(phrase.at, "training_before_completion")
        complete = training.model_copy(update={"span": (training.span[0], phrase.span[1])})
        whole[-1] = replace(whole[-1], options=((complete,),))
    return whole


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
