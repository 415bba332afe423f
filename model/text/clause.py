"""A clause's text -> a `Clause`, keeping what cannot be read as unread words (D14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from ..requirement import Requirement, Unread
from ..standard import Clause
from .normalise import NamePattern, Normal, normalise
from .sentence import Alternatives, CannotRead, read_sentence

__all__ = ["Misread", "read_clause"]

_LONGEST = 1_000
_MAY_WIDEN = re.compile("(?<!本职业)(?<!本专业)或|之一|除外|不|；")
"""Words that could make a part widen the clause instead of narrowing it: then the whole branch is unread."""


@dataclass(frozen=True)
class Misread:
    """Words of a clause that nobody could read: their offset in its text, and what was expected there."""

    offset: int
    words: str
    expected: str


def read_clause(identifier: str, text: str, pattern: NamePattern) -> tuple[Clause, tuple[str, ...], list[Misread]]:
    """The clause, the other names of its own occupation that it uses, and what of it could not be read."""
    if len(text) > _LONGEST:
        misread = [Misread(0, text, f"a clause of at most {_LONGEST} characters")]
        return Clause(id=identifier, text=text, alternatives=((_unread(text, 0, len(text)),),)), (), misread
    normal, names = pattern.as_own(normalise(text))
    misread = []
    try:
        alternatives = read_sentence(normal)
    except CannotRead:
        sentence = normal.text.rstrip("。")
        branches = [normal.slice(start, end) for start, end in _split(sentence, "；或")]
        alternatives = tuple(options for branch in branches for options in _read_branch(branch, text, misread))
    if not all(alternatives) or not alternatives:
        alternatives = ((_unread(text, 0, len(text)),),)
        misread.append(Misread(0, text, "words"))
    return Clause(id=identifier, text=text, alternatives=alternatives), names, misread


def _unread(text: str, start: int, end: int) -> Unread:
    return Unread(words=text[start:end], span=(start, end))


def _split(text: str, separator: str) -> list[tuple[int, int]]:
    """Where the pieces of `text` between separators stand, empty ones left out."""
    pieces = []
    at = 0
    for piece in text.split(separator):
        if piece:
            pieces.append((at, at + len(piece)))
        at += len(piece) + len(separator)
    return pieces


def _read_branch(branch: Normal, text: str, misread: list[Misread]) -> Alternatives:
    """A branch read in the longest runs of parts that can be read; the parts between them stay unread."""
    parts = _split(branch.text, "，")
    read: list[Alternatives] = []
    widens = False
    while parts:
        count, found = _longest_run(branch, parts)
        if isinstance(found, CannotRead):
            start, end = branch.span(*parts[0])
            stopped = branch.starts[parts[0][0] + found.at] if found.at < parts[0][1] - parts[0][0] else start
            misread.append(Misread(stopped, text[stopped:end], found.expected))
            widens = widens or bool(_MAY_WIDEN.search(branch.text[slice(*parts[0])]))
            found = ((_unread(text, start, end),),)
        read.append(found)
        parts = parts[count:]
    if widens:
        return ((_unread(text, *branch.span(0, len(branch.text))),),)
    return tuple(_flat(options) for options in product(*read))


def _flat(options: tuple[tuple[Requirement, ...], ...]) -> tuple[Requirement, ...]:
    return tuple(requirement for option in options for requirement in option)


def _longest_run(branch: Normal, parts: list[tuple[int, int]]) -> tuple[int, Alternatives | CannotRead]:
    """How many of `parts`, from the first on, can be read together, and what they say; or why not even one can."""
    for count in range(len(parts), 1, -1):
        try:
            return count, read_sentence(branch.slice(parts[0][0], parts[count - 1][1]), start="branch")
        except CannotRead:
            continue
    try:
        return 1, read_sentence(branch.slice(*parts[0]), start="branch")
    except CannotRead as error:
        return 1, error
