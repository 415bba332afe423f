"""A clause's text -> its alternatives, keeping what cannot be read as unread words (D14)."""

from __future__ import annotations

import re
from itertools import product

from ...requirements import Requirement, UnreadText
from ...terms import Level
from ..expected import Expected, expected
from ..names import NamePattern
from ..normalise import Normal, normalise
from .boilerplate import OPENS_LIST, end_of_lead, start_of_tail
from .combine import Alternatives, AmbiguousSentence
from .parsed_clause import ParsedClause, ParseGap, as_unparsed
from .parser import UnparsableSentence
from .transformer import read_sentence

__all__ = ["read_clause"]

_LONGEST = 1_000
_MOST_PHRASES = 30
_MAY_WIDEN = re.compile(
    """
    (?<!本职业)(?<!本专业)或       # 或具有同等能力
    |之一|；|。                    # one of several conditions, or a new sentence
    |除|不(?!低于|少于|小于|超过|得)  # 特殊工种除外, 不受年限限制; but 不少于2年 narrows
    |可|免|放宽|减                 # 可提前1年申报, 免于培训, 年限可放宽, 减少1年
    |视|同等|等同                  # 视同取得四级证书, 等同于大专
    """,
    re.VERBOSE,
)
"""Words with which an unread phrase could widen the clause instead of narrowing it: then the whole branch is unread."""

_COMMA = "，(?:并且|并|且|同时|而且|还)?(?:应|须|需)?"


def read_clause(
    text: str, pattern: NamePattern, level: Level | None = None, *, shared: bool = False, beside: bool = False
) -> ParsedClause:
    """What a clause for `level` says, or a line that is `shared` by its clauses (年满18周岁，并具备以下条件：).

    `beside`: conditions of the level stand beside it, so that it need not ask for anything itself (拟从事本职业工作).
    """
    if len(text) > _LONGEST:
        return as_unparsed(text, expected("shorter_clause", most=_LONGEST))
    normal, names = pattern.as_own(normalise(text))
    normal = normal.slice(end_of_lead(normal.text), len(normal.text))
    if shared and (opens := OPENS_LIST.search(normal.text)):
        normal = normal.slice(0, opens.start())
    normal = normal.slice(0, start_of_tail(normal.text, level))
    if not normal.text:
        return as_unparsed(text, expected("words"))
    gaps: list[ParseGap] = []
    try:
        alternatives = read_sentence(normal, level)
        asks = all(alternatives)
    except UnparsableSentence:
        alternatives, asks = (), False
    if not asks and not (beside and alternatives == ((),)):
        branches = [normal.slice(start, end) for start, end in _split(normal.text, "；或者?")]
        alternatives = tuple(options for branch in branches for options in _read_branch(branch, level, gaps))
    return ParsedClause(text, alternatives, names, (*gaps, *_without_gap(alternatives, gaps)))


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


def _gap(normal: Normal, start: int, end: int, what: Expected) -> ParseGap:
    return ParseGap(normal.starts[start], normal.words(start, end), what)


def _split(text: str, separator: str) -> list[tuple[int, int]]:
    """Where the pieces of `text` between separators stand, empty ones left out."""
    pieces = []
    at = 0
    for match in [*re.finditer(separator, text), None]:
        end = match.start() if match else len(text)
        if at < end:
            pieces.append((at, end))
        at = match.end() if match else end
    return pieces


def _read_branch(branch: Normal, level: Level | None, gaps: list[ParseGap]) -> Alternatives:
    """A branch read in the longest runs of phrases that can be read; the phrases between them stay unread."""
    phrases = _split(branch.text, _COMMA)
    if len(phrases) > _MOST_PHRASES:
        gaps.append(_gap(branch, 0, len(branch.text), expected("fewer_phrases", most=_MOST_PHRASES)))
        return ((_unread(branch, 0, len(branch.text)),),)
    read: list[Alternatives] = []
    widens = False
    while phrases:
        count, found = _longest_run(branch, phrases, level)
        if isinstance(found, UnparsableSentence):
            several = count > 1
            if branch.text[: phrases[count - 1][1]].endswith("后"):
                count = min(count + 1, len(phrases))  # what follows counts from something unread
            start, end = phrases[0][0], phrases[count - 1][1]
            stopped = min(start + found.at, end - 1) if found.at < end - start else start
            bare_or = branch.text.startswith("或", stopped)
            gaps.append(_gap(branch, stopped, end, expected("or_between_branches") if bare_or else found.expected))
            widens = widens or several or bool(_MAY_WIDEN.search(branch.text[start:end]))
            found = ((_unread(branch, start, end),),)
        read.append(found)
        phrases = phrases[count:]
    alternatives = tuple(_flat(options) for options in product(*read))
    if not all(alternatives):
        gaps.append(_gap(branch, 0, len(branch.text), expected("requirement")))
    if widens or not all(alternatives):
        return ((_unread(branch, 0, len(branch.text)),),)
    return alternatives


def _flat(options: tuple[tuple[Requirement, ...], ...]) -> tuple[Requirement, ...]:
    return tuple(requirement for option in options for requirement in option)


def _longest_run(
    branch: Normal, phrases: list[tuple[int, int]], level: Level | None
) -> tuple[int, Alternatives | UnparsableSentence]:
    """How many of `phrases`, from the first on, can be read together, and what they say; or how many stay unread, and why."""
    for count in range(len(phrases), 0, -1):
        try:
            return count, read_sentence(branch.slice(phrases[0][0], phrases[count - 1][1]), level, start="branch")
        except AmbiguousSentence as error:
            return count, error
        except UnparsableSentence as error:
            first = error
    return 1, first
