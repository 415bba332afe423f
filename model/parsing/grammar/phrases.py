"""Phrases, which stand between the commas of a sentence -> its alternatives: what work counts from, what 或 separates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product
from math import prod

from ...requirements import Anchoring, CertificateRequirement, DiplomaRequirement, Requirement, WorkStarted, WorkYears
from ...terms import CountingMode, Scope
from ..lines import expected
from .parser import UnparsableSentence

Alternatives = tuple[tuple[Requirement, ...], ...]

MOST_ALTERNATIVES = 64
"""More than any official clause has; a sentence whose parts multiply to more is unread."""
TOO_MANY = expected("fewer_alternatives", most=MOST_ALTERNATIVES)


class AmbiguousSentence(UnparsableSentence):
    """The sentence follows the grammar but could be read in two ways: then it is unread (D24)."""


@dataclass(frozen=True)
class Phrase:
    """One or more options, each a few requirements, beginning `at` in normalised text."""

    options: Alternatives
    at: int
    verb: bool  # it begins with a verb, so that behind a 或 it borrows none from what stands before
    joined: bool  # a 且 or 并 stands before it
    tight: bool = False  # without a comma
    anchors: bool = False  # work that follows counts from the last requirement (D5)
    needs_anchor: bool = False  # what stands before must say which work is meant
    since: type[Anchoring] | None = None  # its work counts from what stands before and is named again (取得职称后)
    partial: bool = False  # the other side of a 或 says what it leaves out: 连续3年或累计5年从事本职业工作

    @property
    def asked(self) -> list[Requirement]:
        return [*chain(*self.options)]

    @property
    def work(self) -> WorkYears | None:
        asked = self.asked
        return asked[0] if len(asked) == 1 and isinstance(asked[0], WorkYears) else None


def alternatives_of(branches: Sequence[list[Phrase]], words: Sequence[str] = ()) -> Alternatives:
    """The alternatives of branches with one of `words`, a 或, between each and the next, or `AmbiguousSentence`.

    ；或 separates whole branches, another 或 does behind a branch of one phrase, or between branches that are alike; between
    two ways to count the work, or two certificates, it offers two ways to meet a phrase.
    """
    found = [branches[0]]
    for word, phrases in zip(words, branches[1:], strict=True):
        last = found[-1]
        same_work = len({phrase.work and phrase.work.scope for phrase in (last[-1], phrases[0])}) == 1
        whole = same_work and phrases[0].verb and _two_ways_to_count(last[-1], phrases[0])
        anew = _begins_anew(last, phrases) if len(last) > 1 else _follows_whole(last[0], phrases)
        if "；" in word or anew or _are_whole(word, last, phrases):
            found.append(phrases)
        elif "，" in word and last[0].anchors and whole:
            raise AmbiguousSentence(expected("or_between_branches"), phrases[0].at)  # 证书后连续2年，或累计从事4年
        elif either := _either(last[-1], phrases[0]):
            found[-1] = [*last[:-1], either, *phrases[1:]]
        else:
            raise AmbiguousSentence(expected("or_between_branches"), phrases[0].at)
    return tuple(chain(*map(_of_branch, found)))


def _are_whole(word: str, last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether a 或 behind a comma stands between whole branches, the second bound: 从业满5年，或者具有大专学历并从业满3年."""
    # the first is one thing of another kind, or bound itself and ends with 的; nothing counts from it
    [alone, *more], [first, *others] = last, phrases
    if "，" not in word or alone.anchors or not all(phrase.tight for phrase in more):
        return False
    if more and word[0] in "的者":
        return all(before.anchors or phrase.tight for before, phrase in pairwise(phrases))
    single = not (more or alone.partial) and len(alone.options) == 1
    other_kind = {asked.type for asked in alone.asked}.isdisjoint(
        one.type for phrase in phrases for one in phrase.asked
    )
    return single and other_kind and first.verb and bool(others) and all(phrase.tight for phrase in others)


def _begins_anew(last: list[Phrase], phrases: list[Phrase]) -> bool:
    """Whether behind a branch of several phrases another begins."""
    # it asks for the same things in the same order; or once more for what the branch before asks for; or for more of the
    # work that is counted there after a certificate (证书后满4年，或满6年), which would say nothing if it were, too
    types, others = ([[asked.type for asked in phrase.options[0]] for phrase in side] for side in (last, phrases))
    first = phrases[0]
    alike = types == others and types[0] != ["work"] and (first.verb or types[0] == ["diploma"])
    again = first.verb and any(asked in first.asked for phrase in last[:-1] for asked in phrase.asked)
    counted = last[0].anchors or last[-1].since is not None
    return alike or again or (counted and len(last) == 2 and len(phrases) == 1 and _holds(first, last[1]))


def _follows_whole(before: Phrase, phrases: list[Phrase]) -> bool:
    """Whether one phrase before a bare 或 is a branch (one thing, after which nothing counts), and what follows another."""
    # another single thing is; and so is work after one thing, where the branch before is work already
    first, *more = phrases
    several = before.anchors or any(len(option) > 1 for option in before.options)
    if several or before.partial or first.partial or _two_ways_to_count(before, first):
        return False
    if not more:
        return not first.anchors
    anchored = len(more) == 1 and first.anchors and before.work and more[0].work
    bound = any(phrase.anchors or phrase.since for phrase in phrases)
    return first.verb and bool(anchored or (not bound and _holds(before, more[-1])))


def _two_ways_to_count(one: Phrase, other: Phrase) -> bool:
    partial = one.partial or other.partial or other.needs_anchor
    works = [(work.mode, partial or work.scope) for work in (one.work, other.work) if work]
    return len(set(works)) > 1


def _holds(more: Phrase, less: Phrase) -> bool:
    """Whether one work holds another, so that 满6年，或……且满3年 is the same either way: more years, unbroken or of fewer kinds."""
    if not (more.work and less.work):
        return False
    whole = not any(phrase.partial or phrase.needs_anchor for phrase in (more, less))
    unbroken = more.work.mode in (less.work.mode, CountingMode.CONTINUOUS)
    stricter = whole and unbroken and more.work.scope in (less.work.scope, Scope.OWN)
    return (stricter or not _two_ways_to_count(more, less)) and more.work.total_months >= less.work.total_months


def _either(one: Phrase, other: Phrase) -> Phrase | None:
    """The phrase that asks for one or the other, where what stands around them is said of both."""
    if _two_ways_to_count(one, other):
        options = _completed(one, other) + _completed(other, one)
        needs_anchor, partial = one.needs_anchor, one.partial and other.partial
        return replace(one, options=options, needs_anchor=needs_anchor, partial=partial)
    # 四级证书或三级证书: both for a time or neither, the second in no narrower a scope, which may be meant and not said
    certificates = [asked for asked in (*one.asked, *other.asked) if isinstance(asked, CertificateRequirement)]
    timed, scopes = {each.total_months > 0 for each in certificates}, [each.scope for each in certificates]
    all_certificates = len(certificates) == len(one.asked) + len(other.asked)
    if not (other.partial and all_certificates) or one.anchors or len(timed) > 1 or scopes != sorted(scopes):
        return None
    return replace(one, options=one.options + other.options, anchors=other.anchors)


def _completed(phrase: Phrase, whole: Phrase) -> Alternatives:
    """连续3年, or 连续工作3年, beside 累计从事相关职业工作5年 is 连续从事相关职业工作3年."""
    if not (phrase.partial or phrase.needs_anchor):
        return phrase.options
    [[asked]], [[other]] = phrase.options, whole.options
    return ((asked.model_copy(update={name: getattr(other, name) for name in ("scope", "trainee")}),),)


def _of_branch(phrases: list[Phrase]) -> Alternatives:
    """What a sentence without 或 between its phrases asks for, an alternative for each choice of options."""
    for number, phrase in enumerate(phrases):
        if phrase.partial:
            raise AmbiguousSentence(expected("known_condition"), phrase.at)
        schools = (asked for asked in phrase.asked if isinstance(asked, DiplomaRequirement) and asked.schools)
        if number and not (phrase.verb or phrase.joined) and any(schools):
            raise AmbiguousSentence(expected("verb_before_school"), phrase.at)
    if prod(len(phrase.options) for phrase in phrases) > MOST_ALTERNATIVES:
        raise AmbiguousSentence(TOO_MANY, phrases[0].at)
    return tuple(_anchored(options, phrases) for options in product(*(phrase.options for phrase in phrases)))


def _anchored(options: tuple[tuple[Requirement, ...], ...], phrases: list[Phrase]) -> tuple[Requirement, ...]:
    """The requirements of one alternative in order, work after a 后 anchored to what the 后 follows (D5)."""
    requirements: list[Requirement] = []
    anchor: Anchoring | None = None
    between = False  # 取得五级证书后，取得四级证书，累计从事……: since which of them?
    for option, phrase in zip(options, phrases, strict=True):
        if phrase.since is not None:
            named = [asked for asked in requirements if isinstance(asked, phrase.since)]
            if len(named) != 1:
                raise AmbiguousSentence(expected("one_anchor"), phrase.at)
            anchor, between = named[0], False
        held = [anchor] if anchor else [asked for asked in requirements if isinstance(asked, CertificateRequirement)]
        own = [isinstance(one, CertificateRequirement) and one.scope is Scope.OWN for one in held]
        if phrase.needs_anchor and not (own and all(own)):
            raise AmbiguousSentence(expected("whose_work"), phrase.at)
        for asked in option:
            if isinstance(asked, WorkStarted) and anchor is not None:
                raise AmbiguousSentence(expected("years_of_work"), phrase.at)
            if isinstance(asked, WorkYears) and between:
                raise AmbiguousSentence(expected("one_anchor"), phrase.at)
            if isinstance(asked, WorkYears) and anchor is not None:
                asked = asked.model_copy(update={"after": anchor})
            if _asked_twice(asked, requirements, joined=phrase.joined):
                raise AmbiguousSentence(expected("asked_twice"), phrase.at)
            requirements.append(asked)
        if phrase.anchors and isinstance(option[-1], Anchoring):
            anchor, between = option[-1], False
        elif anchor is not None and any(isinstance(asked, CertificateRequirement) for asked in option):
            between = True
    return tuple(requirements)


def _asked_twice(asked: Requirement, before: list[Requirement], *, joined: bool) -> bool:
    """本职业工作满3年，相关职业工作满5年, 高中毕业者，大专毕业者: either, more likely, unless 且 binds them, and not the same work."""
    if isinstance(asked, DiplomaRequirement):
        return not joined and any(isinstance(other, DiplomaRequirement) for other in before)
    if not isinstance(asked, WorkYears):
        return False
    works = [other for other in before if isinstance(other, WorkYears) and other.after == asked.after]
    return any((other.mode, other.scope) == (asked.mode, asked.scope) for other in works) or bool(works and not joined)
