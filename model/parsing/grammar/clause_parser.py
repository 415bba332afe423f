"""A clause's text -> a `Clause`, keeping what cannot be read as unread words (D14)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product

from ...requirements import Requirement, UnreadText, WorkYears
from ...terms import Level
from ..normalise import NamePattern, Normal, normalise
from ..vocabulary import level_of
from .boilerplate import LEAD, OPENS_LIST, TAIL
from .combine import Alternatives, CannotRead, TwoWays
from .transformer import read_sentence

__all__ = ["Misread", "Reading", "goes_on", "read_clause", "unread_as_whole"]

_LONGEST = 1_000
_MOST_PARTS = 30
_MAY_WIDEN = re.compile(
    "(?<!本职业)(?<!本专业)或|之一|除|不(?!低于|少于|小于|超过|得)|；|。|可|免|放宽|视|同等|等同|减"
)
"""Words that could make a part widen the clause instead of narrowing it: then the whole branch is unread."""

_COMMA = "，(?:并且|并|且|同时|而且|还)?(?:应|须|需)?"


@dataclass(frozen=True)
class Misread:
    """Words of a clause that nobody could read: their offset in its text, and what was expected there."""

    offset: int
    words: str
    expected: str


@dataclass(frozen=True)
class Reading:
    """What a text says: its alternatives, the names of its own occupation that it uses, and what could not be read."""

    text: str
    alternatives: Alternatives
    names: tuple[str, ...] = ()
    misread: tuple[Misread, ...] = ()

    def under(self, shared: Reading) -> Reading:
        """With a condition shared by the level before it: the words of both, and both to be met (D23)."""
        offset = len(shared.text) + 1
        later = [tuple(_moved(requirement, offset) for requirement in option) for option in self.alternatives]
        alternatives = tuple(before + after for before in shared.alternatives for after in later)
        return replace(self, text=f"{shared.text}\n{self.text}", alternatives=alternatives)


def _moved(requirement: Requirement, offset: int) -> Requirement:
    start, end = requirement.span
    moved: dict[str, object] = {"span": (start + offset, end + offset)}
    if isinstance(requirement, WorkYears) and requirement.after is not None:
        moved["after"] = _moved(requirement.after, offset)
    return requirement.model_copy(update=moved)


def read_clause(
    text: str, pattern: NamePattern, level: Level | None = None, *, shared: bool = False, beside: bool = False
) -> Reading:
    """What a clause for `level` says, or a line that is `shared` by its clauses (年满18周岁，并具备以下条件：).

    `beside`: conditions of the level stand beside it, so that it need not ask for anything itself (拟从事本职业工作).
    """
    if len(text) > _LONGEST:
        return _all_unread(text, Misread(0, text, f"a clause of at most {_LONGEST} characters"))
    normal, names = pattern.as_own(normalise(text))
    normal = normal.slice(_end_of(LEAD, normal.text), len(normal.text))
    if shared and (opens := OPENS_LIST.search(normal.text)):
        normal = normal.slice(0, opens.start())
    normal = normal.slice(0, _start_of_tail(normal.text, level))
    if not normal.text:
        return _all_unread(text, Misread(0, text, "words"))
    misread: list[Misread] = []
    try:
        alternatives = read_sentence(normal, level)
        asks = all(alternatives)
    except CannotRead:
        alternatives, asks = (), False
    if not asks and not (beside and alternatives == ((),)):
        branches = [normal.slice(start, end) for start, end in _split(normal.text, "；或者?")]
        alternatives = tuple(options for branch in branches for options in _read_branch(branch, level, misread))
    return Reading(text, alternatives, names, (*misread, *_untold(alternatives, misread)))


def _untold(alternatives: Alternatives, misread: list[Misread]) -> list[Misread]:
    """Words that a sentence holds as unread although it could be parsed, such as 同等学力."""
    told = {place.words for place in misread}
    unread = [asked for option in alternatives for asked in option if isinstance(asked, UnreadText)]
    return [
        Misread(asked.span[0], asked.words, "words that say what is asked")
        for asked in dict.fromkeys(unread)
        if not any(words in asked.words or asked.words in words for words in told)
    ]


def goes_on(text: str, more: str, pattern: NamePattern, level: Level | None = None) -> bool:
    """Whether a sentence, read on, gets into the words of the next line."""
    first, both = (pattern.as_own(normalise(words))[0] for words in (text, f"{text}\n{more}"))
    mended = both.text[len(first.text) :].startswith("，") and not normalise(more).text.startswith("，")
    if mended and not first.text.endswith("后"):
        return False  # the line ends where a sentence may end: a comma is not missing there
    lead = _end_of(LEAD, both.text)
    whole = both.slice(lead, _start_of_tail(both.text, level))
    return bool(whole.text) and _reach(whole, level) > len(first.text) - lead


def _reach(normal: Normal, level: Level | None) -> int:
    """How far a sentence can be read."""
    try:
        read_sentence(normal, level)
    except TwoWays:
        return len(normal.text)
    except CannotRead as error:
        return error.at
    return len(normal.text)


def unread_as_whole(text: str) -> Reading:
    """A text whose place is not known: nobody certainly meets it, anybody possibly does."""
    return _all_unread(text, Misread(0, text, "a numbered clause such as （2）, or a heading"))


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _start_of_tail(text: str, level: Level | None) -> int:
    """Where the words behind a clause begin; words that open another level are none of them."""
    tail = TAIL.search(text)
    opens = tail["level"] if tail else None
    return tail.start() if tail and (opens is None or level_of(opens) is level) else len(text)


def _all_unread(text: str, misread: Misread) -> Reading:
    return Reading(text, ((UnreadText(words=text, span=(0, len(text))),),), (), (misread,))


def _unread(normal: Normal, start: int, end: int) -> UnreadText:
    return UnreadText(words=normal.words(start, end), span=normal.span(start, end))


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


def _read_branch(branch: Normal, level: Level | None, misread: list[Misread]) -> Alternatives:
    """A branch read in the longest runs of parts that can be read; the parts between them stay unread."""
    parts = _split(branch.text, _COMMA)
    if len(parts) > _MOST_PARTS:
        misread.append(Misread(branch.starts[0], branch.words(0, len(branch.text)), f"at most {_MOST_PARTS} parts"))
        return ((_unread(branch, 0, len(branch.text)),),)
    read: list[Alternatives] = []
    widens = False
    while parts:
        count, found = _longest_run(branch, parts, level)
        if isinstance(found, CannotRead):
            several = count > 1
            if branch.text[: parts[count - 1][1]].endswith("后"):
                count = min(count + 1, len(parts))  # what follows counts from something that nobody could read
            start, end = parts[0][0], parts[count - 1][1]
            stopped = min(start + found.at, end - 1) if found.at < end - start else start
            misread.append(Misread(branch.starts[stopped], branch.words(stopped, end), found.expected))
            widens = widens or several or bool(_MAY_WIDEN.search(branch.text[start:end]))
            found = ((_unread(branch, start, end),),)
        read.append(found)
        parts = parts[count:]
    alternatives = tuple(_flat(options) for options in product(*read))
    if not all(alternatives):
        misread.append(Misread(branch.starts[0], branch.words(0, len(branch.text)), "something to meet"))
    if widens or not all(alternatives):
        return ((_unread(branch, 0, len(branch.text)),),)
    return alternatives


def _flat(options: tuple[tuple[Requirement, ...], ...]) -> tuple[Requirement, ...]:
    return tuple(requirement for option in options for requirement in option)


def _longest_run(
    branch: Normal, parts: list[tuple[int, int]], level: Level | None
) -> tuple[int, Alternatives | CannotRead]:
    """How many of `parts`, from the first on, can be read together, and what they say; or how many stay unread, and why."""
    for count in range(len(parts), 0, -1):
        try:
            return count, read_sentence(branch.slice(parts[0][0], parts[count - 1][1]), level, start="branch")
        except TwoWays as error:
            return count, error
        except CannotRead as error:
            first = error
    return 1, first
