"""A clause's text -> its alternatives, keeping what cannot be read as unread words (D14)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, product
from math import prod

from ...requirements import UnreadText, WorkYears
from ...terms import Level
from ..expected import Expected, expected
from ..names import NamePattern
from ..normalise import Normal, normalise
from .parsed_clause import ParsedClause, ParseGap, as_unparsed
from .parser import UnparsableSentence
from .phrase import MOST_ALTERNATIVES, Alternatives, AmbiguousSentence, too_many_alternatives
from .set_phrases import OPENS_LIST, PHRASES, end_of_lead, narrows, start_of_tail
from .transformer import read_sentence

__all__ = ["LONGEST_CLAUSE", "read_clause"]

LONGEST_CLAUSE = 1_000
_MOST_PHRASES = 30
_BRANCHES, _COMMA, _LEAVES_OPEN = map(PHRASES.pattern, ("between_branches", "comma", "leaves_open"))


@lru_cache(maxsize=1 << 14)
def read_clause(
    text: str, pattern: NamePattern, level: Level | None = None, *, shared: bool = False, beside: bool = False
) -> ParsedClause:
    """What a clause for `level` says, or a line that is `shared` by its clauses (年满18周岁，并具备以下条件：).

    `beside`: conditions of the level stand beside it, so that it need not ask for anything itself (拟从事本职业工作).
    """
    if len(text) > LONGEST_CLAUSE:
        return as_unparsed(text, expected("shorter_clause", most=LONGEST_CLAUSE))
    normal, names = pattern.as_own(normalise(text))
    normal = normal.slice(end_of_lead(normal.text), len(normal.text))
    if shared and (opens := OPENS_LIST.search(normal.text)):
        normal = normal.slice(0, opens.start())
    normal = normal.slice(0, start_of_tail(normal.text, level))
    if not normal.text:
        return as_unparsed(text, expected("words"))
    normal, open_end, gaps = _without_open_end(normal)
    try:
        alternatives = read_sentence(normal, level)
        asks = all(alternatives) and len(alternatives) <= MOST_ALTERNATIVES
    except UnparsableSentence:
        alternatives, asks = (), False
    if not asks and not (beside and alternatives == ((),)):
        branches = [normal.slice(start, end) for start, end in _split(normal.text, _BRANCHES)]
        alternatives = tuple(options for branch in branches for options in _read_branch(branch, level, gaps))
    if len(alternatives) > MOST_ALTERNATIVES:
        alternatives = _unread_whole(normal, gaps, too_many_alternatives())
    alternatives = tuple((*option, *open_end) for option in alternatives)
    return ParsedClause(text, alternatives, names, (*gaps, *_without_gap(alternatives, gaps)))


def _without_open_end(normal: Normal) -> tuple[Normal, tuple[UnreadText, ...], list[ParseGap]]:
    """The words before a conjunction at the end, and what it leaves open: one more condition, which is not there."""
    found = _LEAVES_OPEN.search(normal.text)
    if found is None or found.start() == 0:
        return normal, (), []
    start, end = found.span(1)
    open_end = (_unread(normal, start, end),), [_gap(normal, start, end, expected("open_end"))]
    return normal.slice(0, found.start()), *open_end


def _without_gap(alternatives: Alternatives, gaps: list[ParseGap]) -> list[ParseGap]:
    """Words that a sentence holds as unread although it could be parsed, such as 同等学力."""
    named = {gap.words for gap in gaps}
    unread = [asked for option in alternatives for asked in option if isinstance(asked, UnreadText)]
    return [
        ParseGap(asked.span[0], asked.words, expected("known_condition"))
        for asked in dict.fromkeys(unread)
        if not any(words in asked.words or asked.words in words for words in named)
    ]


def _unread(normal: Normal, start: int, end: int) -> UnreadText:
    return UnreadText(words=normal.words(start, end), span=normal.span(start, end))


def _unread_whole(normal: Normal, gaps: list[ParseGap], *why: Expected) -> Alternatives:
    gaps += [_gap(normal, 0, len(normal.text), what) for what in why]
    return ((_unread(normal, 0, len(normal.text)),),)


def _gap(normal: Normal, start: int, end: int, what: Expected) -> ParseGap:
    return ParseGap(normal.starts[start], normal.words(start, end), what)


def _split(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the pieces of `text` between separators stand, empty ones left out."""
    pieces = []
    at = 0
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        if at < end:
            pieces.append((at, end))
        at = match.end() if match else end
    return pieces


def _read_branch(branch: Normal, level: Level | None, gaps: list[ParseGap]) -> Alternatives:
    """A branch read in the longest runs of phrases that can be read; the phrases between them stay unread."""
    phrases = _split(branch.text, _COMMA)
    if len(phrases) > _MOST_PHRASES:
        return _unread_whole(branch, gaps, expected("fewer_phrases", most=_MOST_PHRASES))
    read: list[Alternatives] = []
    unread: list[tuple[int, int]] = []
    while phrases:
        count, found = _longest_run(branch, phrases, level)
        if isinstance(found, UnparsableSentence):
            if branch.text[: phrases[count - 1][1]].endswith("后"):
                count = min(count + 1, len(phrases))  # what follows counts from something unread
            start, end = phrases[0][0], phrases[count - 1][1]
            stopped = min(start + found.at, end - 1) if found.at < end - start else start
            bare_or = branch.text.startswith("或", stopped)
            gaps.append(_gap(branch, stopped, end, expected("or_between_branches") if bare_or else found.expected))
            unread.append((start, end))
            found = ((_unread(branch, start, end),),)
        read.append(found)
        phrases = phrases[count:]
    work = any(isinstance(asked, WorkYears) for options in read for option in options for asked in option)
    if not all(narrows(branch.text[start:end], work=work) for start, end in unread):
        return _unread_whole(branch, gaps)
    if prod(len(options) for options in read) > MOST_ALTERNATIVES:
        return _unread_whole(branch, gaps, too_many_alternatives())
    alternatives = tuple(tuple(chain(*options)) for options in product(*read))
    return alternatives if all(alternatives) else _unread_whole(branch, gaps, expected("requirement"))


def _longest_run(
    branch: Normal, phrases: list[tuple[int, int]], level: Level | None
) -> tuple[int, Alternatives | UnparsableSentence]:
    """How many of `phrases`, from the first on, can be read together, and what they say; or how many stay unread, and why.

    Reading stops at the same place however many phrases follow it, so that only those before it are tried again.
    """
    start = phrases[0][0]
    count = len(phrases)
    while True:
        try:
            return count, read_sentence(branch.slice(start, phrases[count - 1][1]), level, start="branch")
        except AmbiguousSentence as error:
            return count, error
        except UnparsableSentence as error:
            if count == 1:
                return 1, error
            before = sum(end <= start + error.at for _, end in phrases[: count - 1])
            count = max(before, 1)
