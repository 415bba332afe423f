"""What 或 separates: whole branches, or two ways to count the work of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...requirements import DiplomaRequirement, WorkYears
from .anchoring import alternatives_of_branch, repeats
from .phrase import Alternatives, AmbiguousSentence, Phrase

__all__ = ["alternatives_of"]


def alternatives_of(branches: Sequence[list[Phrase]], words: Sequence[str]) -> Alternatives:
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
            raise AmbiguousSentence(phrases[0].at, "or_between_branches")
    return tuple(alternative for phrases in found for alternative in alternatives_of_branch(phrases))


def _alike(last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether the branches on both sides of a 或 ask for the same things in the same order, several of them."""
    asked = [[[asked.type for asked in phrase.options[0]] for phrase in side] for side in (last, phrases)]
    begins = phrases[0].verb or asked[0][0] == ["diploma"]
    return asked[0] == asked[1] and len(last) > 1 and begins and asked[0][0] != ["work"]


def _separates(last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether the branch before a bare 或 says all that it says (one thing, after which nothing counts), and what follows begins anew."""
    first, *more = last
    if more or first.anchors or any(len(option) != 1 for option in first.options):
        return False
    return not _two_ways_to_count(first, phrases[0]) and (_begins_anew(first, phrases) or _holds(first, phrases))


def _begins_anew(last: Phrase, phrases: list[Phrase]) -> bool:
    """Whether a branch behind a bare 或 shares nothing with the one before it.

    One thing does not; nor does work after one thing, where the branch before is work already.
    """
    first, *more = phrases
    verb = first.verb or (not more and _all(last, DiplomaRequirement) and _all(first, DiplomaRequirement))
    anchored = len(more) == 1 and first.anchors and _all(last, WorkYears) and _all(more[0], WorkYears)
    return verb and ((not more and not first.anchors) or anchored)


def _holds(last: Phrase, phrases: list[Phrase]) -> bool:
    """Whether what ends the branch behind a 或 is in the one before it: 满6年，或……且满3年 is the same either way."""
    bound = any(phrase.anchors or phrase.since for phrase in phrases)
    works = [asked for asked in (*last.asked, *phrases[-1].asked) if isinstance(asked, WorkYears)]
    counts = len(works) == len(last.asked) + len(phrases[-1].asked) == 2
    return counts and repeats(*works) and works[0].years >= works[1].years and phrases[0].verb and not bound


def _all(phrase: Phrase, kind: type) -> bool:
    return all(isinstance(requirement, kind) for requirement in phrase.asked)


def _two_ways_to_count(one: Phrase, other: Phrase) -> bool:
    works = [(asked.mode, asked.scope) for asked in (*one.asked, *other.asked) if isinstance(asked, WorkYears)]
    return len(works) == 2 and works[0] != works[1]
