"""The parts of a sentence put together: what 或 separates, what 后 anchors, and what belongs to what stands before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from lark import Token

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

__all__ = ["Alternatives", "CannotRead", "Part", "TwoWays", "alternatives_of"]

Alternatives = tuple[tuple[Requirement, ...], ...]


class CannotRead(Exception):
    """The sentence does not follow the grammar: where reading stopped, in normalised text, and what was expected."""

    def __init__(self, at: int, expected: str) -> None:
        super().__init__(at, expected)
        self.at = at
        self.expected = expected


class TwoWays(CannotRead):
    """The sentence follows the grammar but could be read in two ways: then it is unread (D24)."""


@dataclass(frozen=True)
class Part:
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
    since: type[CertificateRequirement | TitleRequirement] | None = None


def alternatives_of(children: Sequence[list[Part] | Token]) -> Alternatives:
    """The alternatives of branches with a 或 between each and the next.

    ；或 separates whole branches. A 或 after a comma, or bare, does where a branch of one part stands before it, or
    the branches are alike; between 连续 and 累计, or work in 本职业 and in 相关职业, it offers two ways to count the work. Elsewhere it could be read in two ways.

    Raises:
        TwoWays: it could be read in two ways.
    """
    branches = [_parts(children[0])]
    for word, following in zip(children[1::2], children[2::2], strict=True):
        last, parts = branches[-1], _parts(following)
        if str(word).startswith("；"):
            branches.append(parts)
        elif _two_ways_to_count(last[-1], parts[0]):
            both = replace(last[-1], options=last[-1].options + parts[0].options)
            branches[-1] = [*last[:-1], both, *parts[1:]]
        elif _alike(last, parts) or (_complete(last) and _begins_anew(last[0], parts)):
            branches.append(parts)
        else:
            raise TwoWays(parts[0].at, "；或, for this could be read in two ways")
    return tuple(alternative for parts in branches for alternative in _alternatives(parts))


def _parts(child: list[Part] | Token) -> list[Part]:
    return child if isinstance(child, list) else []


def _alike(last: list[Part], parts: list[Part]) -> bool:
    """Whether the branches on both sides of a 或 ask for the same things in the same order, several of them."""
    asked = [[[asked.type for asked in part.options[0]] for part in side] for side in (last, parts)]
    begins = parts[0].verb or asked[0][0] == ["diploma"]
    return asked[0] == asked[1] and len(last) > 1 and begins and asked[0][0] != ["work"]


def _complete(parts: list[Part]) -> bool:
    """Whether a branch before a bare 或 says all that it says: one thing, after which nothing counts."""
    return len(parts) == 1 and not parts[0].anchors and all(len(option) == 1 for option in parts[0].options)


def _begins_anew(last: Part, parts: list[Part]) -> bool:
    """Whether a branch behind a bare 或 shares nothing with the one before it.

    One thing does not; nor does work after one thing, where the branch before is work already.
    """
    anchored = _is_work(last) and len(parts) == 2 and parts[0].anchors and _is_work(parts[1])
    return (parts[0].verb or (len(parts) == 1 and _is_diploma(last) and _is_diploma(parts[0]))) and (
        (len(parts) == 1 and not parts[0].anchors) or anchored
    )


def _is_work(part: Part) -> bool:
    return all(isinstance(requirement, WorkYears) for option in part.options for requirement in option)


def _is_diploma(part: Part) -> bool:
    return all(isinstance(requirement, DiplomaRequirement) for option in part.options for requirement in option)


def _two_ways_to_count(one: Part, other: Part) -> bool:
    works = [
        asked for part in (one, other) for option in part.options for asked in option if isinstance(asked, WorkYears)
    ]
    return len(works) == 2 and (works[0].mode, works[0].scope) != (works[1].mode, works[1].scope)


def _alternatives(parts: list[Part]) -> Alternatives:
    whole = _with_completions(parts)
    for part in whole[1:]:
        if not part.verb and any(
            asked.type == "diploma" and asked.schools for option in part.options for asked in option
        ):
            raise TwoWays(part.at, "取得, for a school without a verb could belong to what stands before")
    return tuple(_anchored(options, whole) for options in product(*(part.options for part in whole)))


def _with_completions(parts: list[Part]) -> list[Part]:
    """Each training with the certificate it ends with."""
    whole: list[Part] = []
    for part in parts:
        if not part.completes:
            whole.append(part)
            continue
        training = whole[-1].options[-1][-1] if whole and whole[-1].options[-1] else None
        if not isinstance(training, TrainingRequirement):
            raise TwoWays(part.at, "a training before its certificate")
        complete = training.model_copy(update={"span": (training.span[0], part.span[1])})
        whole[-1] = replace(whole[-1], options=((complete,),))
    return whole


def _anchored(options: tuple[tuple[Requirement, ...], ...], parts: list[Part]) -> tuple[Requirement, ...]:
    """The requirements of one alternative in order, work after a 后 anchored to what the 后 follows (D5)."""
    requirements: list[Requirement] = []
    anchor: Anchoring | None = None
    begins: int | None = None
    for option, part in zip(options, parts, strict=True):
        if part.since is not None:
            anchor, begins = _named_again(part, requirements), part.span[0]
        for requirement in option:
            if isinstance(requirement, WorkYears) and anchor is not None:
                start, end = requirement.span
                span = (start if begins is None else begins, end)
                requirement, begins = requirement.model_copy(update={"after": anchor, "span": span}), None
            elif isinstance(requirement, WorkStarted) and anchor is not None:
                raise TwoWays(part.at, "how many years of work, for they count from what stands before")
            requirements.append(requirement)
        if begins is not None and part.since is None:
            raise TwoWays(part.at, "work, counted from what stands before")
        if part.anchors and isinstance(option[-1], CertificateRequirement | DiplomaRequirement | TitleRequirement):
            anchor = option[-1]
    if begins is not None:
        raise TwoWays(parts[-1].at, "work, counted from what stands before")
    return tuple(requirements)


def _named_again(part: Part, requirements: list[Requirement]) -> Anchoring:
    """The one thing asked for before that a part names again."""
    named = [asked for asked in requirements if part.since and isinstance(asked, part.since)]
    if len(named) != 1 or not isinstance(named[0], Anchoring):
        raise TwoWays(part.at, "one certificate or title before, which work can count from")
    return named[0]
