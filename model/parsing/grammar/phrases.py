"""Phrases, which stand between the commas of a sentence -> its alternatives: what work counts from, what 或 separates."""

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
    WorkStarted,
    WorkYears,
)
from ...terms import Scope
from ..expected import expected
from .parser import UnparsableSentence

__all__ = ["MOST_ALTERNATIVES", "TOO_MANY", "Alternatives", "AmbiguousSentence", "Phrase", "alternatives_of", "repeats"]

Alternatives = tuple[tuple[Requirement, ...], ...]

MOST_ALTERNATIVES = 64
"""More than any official clause has; a sentence whose parts multiply to more is unread."""
TOO_MANY = expected("fewer_alternatives", most=MOST_ALTERNATIVES)


class AmbiguousSentence(UnparsableSentence):
    """The sentence follows the grammar but could be read in two ways: then it is unread (D24)."""


@dataclass(frozen=True)
class Phrase:
    """One or more options, each a few requirements, beginning `at` in normalised text.

    `verb`: it begins with a verb, so that behind a 或 it borrows none from what stands before. `several`: it names
    several things, of which 同时 could ask for all. `anchors`: work that follows counts from the last requirement (D5).
    `needs_anchor`: what stands before must say which work is meant. `since`: it names again what work that follows
    counts from (取得职称后).
    """

    options: Alternatives
    at: int
    span: Span
    verb: bool
    several: bool
    anchors: bool = False
    needs_anchor: bool = False
    since: type[CertificateRequirement | TitleRequirement] | None = None

    @property
    def asked(self) -> list[Requirement]:
        """The requirements of all options."""
        return [requirement for option in self.options for requirement in option]

    @property
    def works(self) -> list[WorkYears]:
        """The years of work among them."""
        return [asked for asked in self.asked if isinstance(asked, WorkYears)]

    def all_are(self, kind: type[Requirement]) -> bool:
        """Whether all of them are of one type."""
        return all(isinstance(asked, kind) for asked in self.asked)


def alternatives_of(branches: Sequence[list[Phrase]], words: Sequence[str] = ()) -> Alternatives:
    """The alternatives of branches with one of `words`, a 或, between each and the next.

    ；或 separates whole branches. A 或 after a comma, or bare, does where a branch of one phrase stands before it, or
    the branches are alike; between 连续 and 累计, or work in 本职业 and in 相关职业, it offers two ways to count the work.

    Raises:
        AmbiguousSentence: it could be read in two ways.
    """
    found = [branches[0]]
    for word, phrases in zip(words, branches[1:], strict=True):
        last = found[-1]
        if word.startswith("；") or _alike(last, phrases) or _separates(last, phrases):
            found.append(phrases)
        elif _two_ways_to_count(last[-1], phrases[0]):
            both = replace(last[-1], options=last[-1].options + phrases[0].options)
            found[-1] = [*last[:-1], both, *phrases[1:]]
        else:
            raise AmbiguousSentence(phrases[0].at, expected("or_between_branches"))
    return tuple(alternative for phrases in found for alternative in _of_branch(phrases))


def _alike(last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether the branches on both sides of a 或 ask for the same things in the same order, several of them."""
    types = [[[asked.type for asked in phrase.options[0]] for phrase in side] for side in (last, phrases)]
    first = types[0][0]
    begins = phrases[0].verb or first == ["diploma"]
    return types[0] == types[1] and len(last) > 1 and begins and first != ["work"]


def _separates(last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether the branch before a bare 或 says all that it says (one thing, after which nothing counts), and what follows begins anew.

    Another single thing does; and so does work after one thing, where the branch before is work already.
    """
    before, (first, *more) = last[0], phrases
    one_thing = len(last) == 1 and not before.anchors and all(len(option) == 1 for option in before.options)
    if not one_thing or _two_ways_to_count(before, first):
        return False
    if not more:
        diplomas = before.all_are(DiplomaRequirement) and first.all_are(DiplomaRequirement)
        return not first.anchors and (first.verb or diplomas)
    anchored = len(more) == 1 and first.anchors and before.all_are(WorkYears) and more[0].all_are(WorkYears)
    return first.verb and (anchored or _holds(before, phrases))


def _holds(before: Phrase, phrases: list[Phrase]) -> bool:
    """Whether what ends the branch behind a 或 is in the one before it: 满6年，或……且满3年 is the same either way."""
    works = [*before.works, *phrases[-1].works]
    counts = len(works) == len(before.asked) + len(phrases[-1].asked) == 2
    bound = any(phrase.anchors or phrase.since for phrase in phrases)
    return counts and not bound and repeats(*works) and works[0].total_months >= works[1].total_months


def _two_ways_to_count(one: Phrase, other: Phrase) -> bool:
    works = [(asked.mode, asked.scope) for asked in (*one.works, *other.works)]
    return len(works) == 2 and works[0] != works[1]


def _of_branch(phrases: list[Phrase]) -> Alternatives:
    """What a sentence without 或 between its phrases asks for, an alternative for each choice of options."""
    for phrase in phrases[1:]:
        if not phrase.verb and any(isinstance(asked, DiplomaRequirement) and asked.schools for asked in phrase.asked):
            raise AmbiguousSentence(phrase.at, expected("verb_before_school"))
    if prod(len(phrase.options) for phrase in phrases) > MOST_ALTERNATIVES:
        raise AmbiguousSentence(phrases[0].at, TOO_MANY)
    found = tuple(_anchored(options, phrases) for options in product(*(phrase.options for phrase in phrases)))
    if any(repeats(one, other) for option in found for one, other in combinations(option, 2)):
        # 大专学历，工作2年，中专学历，工作4年: either of them, more likely
        raise AmbiguousSentence(phrases[0].at, expected("asked_twice"))
    return found


def repeats(one: Requirement, other: Requirement) -> bool:
    """Whether nobody asks for both in one sentence: two numbers of years of the same work, from the same day on."""
    works = [(asked.mode, asked.scope, asked.after) for asked in (one, other) if isinstance(asked, WorkYears)]
    return len(works) == 2 and works[0] == works[1]


def _anchored(options: tuple[tuple[Requirement, ...], ...], phrases: list[Phrase]) -> tuple[Requirement, ...]:
    """The requirements of one alternative in order, work after a 后 anchored to what the 后 follows (D5)."""
    requirements: list[Requirement] = []
    anchor: Anchoring | None = None
    begins: int | None = None  # where 取得证书后 stands, until the work behind it
    between = False
    for option, phrase in zip(options, phrases, strict=True):
        if phrase.since is not None:
            anchor, begins, between = _named_again(phrase, requirements), phrase.span[0], False
            continue
        own = isinstance(anchor, CertificateRequirement) and anchor.scope is Scope.OWN
        if phrase.needs_anchor and not own:
            raise AmbiguousSentence(phrase.at, expected("whose_work"))
        for asked in option:
            if isinstance(asked, WorkYears) and between:
                raise AmbiguousSentence(phrase.at, expected("one_anchor"))
            if isinstance(asked, WorkStarted) and anchor is not None:
                raise AmbiguousSentence(phrase.at, expected("years_of_work"))
            if isinstance(asked, WorkYears) and anchor is not None:
                start, end = asked.span
                span = (start if begins is None else begins, end)
                asked, begins = asked.model_copy(update={"after": anchor, "span": span}), None
            requirements.append(asked)
        if begins is not None:
            raise AmbiguousSentence(phrase.at, expected("work_after"))
        if phrase.anchors and isinstance(option[-1], Anchoring):
            anchor, between = option[-1], False
        elif anchor is not None and any(isinstance(asked, CertificateRequirement) for asked in option):
            between = True  # 取得五级证书后，取得四级证书，累计从事……: since which of them?
    if begins is not None:
        raise AmbiguousSentence(phrases[-1].at, expected("work_after"))
    return tuple(requirements)


def _named_again(phrase: Phrase, requirements: list[Requirement]) -> Anchoring:
    """The one thing asked for before that a phrase names again."""
    named = [asked for asked in requirements if phrase.since and isinstance(asked, phrase.since)]
    if len(named) != 1:
        raise AmbiguousSentence(phrase.at, expected("one_anchor"))
    return named[0]
