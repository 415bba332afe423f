"""A clause's text -> its alternatives, keeping what cannot be read as unread words (D14)."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain, pairwise, product
from math import prod

from ...requirements import Requirement, UnreadText, WorkYears
from ...terms import Level
from ..lines import Expected, expected
from ..names import NamePattern
from ..normalise import Normal, normalise
from ..vocabulary import levels_in
from .parser import PHRASES, UnparsableSentence
from .phrases import MOST_ALTERNATIVES, TOO_MANY, Alternatives, AmbiguousSentence
from .sentence import read_sentence

LONGEST_CLAUSE = 1_000
_MOST_UNREAD = 10  # phrases of a branch: each is found by reading up to it again
_BRANCHES, _BARE_OR, _COMMA = map(PHRASES.pattern, ("between_branches", "bare_or", "comma"))
_ANOTHER_WAY, _LEAVES_OPEN = map(PHRASES.pattern, ("another_way", "leaves_open"))
_LEAD, _OPENS_LIST, _TAIL = map(PHRASES.pattern, ("lead", "opens_list", "tail"))
_INNER_LIST, _LISTED = map(PHRASES.pattern, ("inner_list", "between_listed"))
_CONDITION, _DESCRIBED_WORK = map(PHRASES.pattern, ("further_condition", "described_work"))
_ONE_BELOW, _LEARNED = map(PHRASES.pattern, ("one_level_below", "learned"))
_NAMES_FIELD, _OR_ELSE, _AGE_OF_ALL = map(PHRASES.pattern, ("names_field", "or_else", "age_of_all"))
_CHANGES, _HARMLESS, _TURNS = map(PHRASES.pattern, ("changes", "harmless", "turns"))


@dataclass(frozen=True)
class ParseGap:
    """Words of a clause that the parser did not recognise: their offset in its text, and what was expected there."""

    offset: int
    words: str
    expected: Expected


@dataclass(frozen=True)
class ParsedClause:
    """What a text says: its alternatives, the names of its own occupation that it uses, and the gaps in it."""

    text: str
    alternatives: Alternatives
    names: tuple[str, ...] = ()
    gaps: tuple[ParseGap, ...] = ()

    def moved(self, offset: int) -> Alternatives:
        """The alternatives, with their spans further on in a text."""
        return tuple(tuple(_moved(asked, offset) for asked in option) for option in self.alternatives)


def _moved(requirement: Requirement, offset: int) -> Requirement:
    start, end = requirement.span
    moved: dict[str, object] = {"span": (start + offset, end + offset)}
    if isinstance(requirement, WorkYears) and requirement.after is not None:
        moved["after"] = _moved(requirement.after, offset)
    return requirement.model_copy(update=moved)


def all_of_them(parts: Sequence[ParsedClause]) -> ParsedClause:
    """One clause that asks for all that its lines ask for, such as a condition shared by a level before one of it (D23)."""
    text = "\n".join(part.text for part in parts)
    if prod(len(part.alternatives) for part in parts) > MOST_ALTERNATIVES:
        return replace(as_unparsed(text, TOO_MANY), names=parts[-1].names)
    starts = accumulate((len(part.text) + 1 for part in parts[:-1]), initial=0)
    lists = product(*(part.moved(start) for part, start in zip(parts, starts, strict=True)))
    return replace(parts[-1], text=text, alternatives=tuple(tuple(chain(*options)) for options in lists))


def as_unparsed(text: str, what: Expected | None = None) -> ParsedClause:
    """A text that is unread as a whole; unless said otherwise its place is not known: a clause would have a number."""
    gap = ParseGap(0, text, what or expected("numbered_clause"))
    return ParsedClause(text, ((UnreadText(words=text, span=(0, len(text))),),), (), (gap,))


@lru_cache(maxsize=1 << 14)
def read_clause(
    text: str,
    pattern: NamePattern,
    level: Level | None = None,
    *,
    shared: bool = False,
    beside: bool = False,
    fields: bool = False,
    another: bool = False,
) -> ParsedClause:
    """What a clause for `level` says, or a line that is `shared` by its clauses (年满18周岁，并具备以下条件：).

    `beside`: there are conditions beside it, so that it need not ask for anything itself (拟从事本职业工作).
    `fields`: another clause of its list names a field of study.
    `another`: a clause of its list stands before it, so that it may begin with 或.
    """
    if len(text) > LONGEST_CLAUSE:
        return as_unparsed(text, expected("shorter_clause", most=LONGEST_CLAUSE))
    normal, names = pattern.as_own(normalise(text))
    if level and level is not Level.ELEMENTARY:
        normal = normal.sub(_ONE_BELOW, Level(level + 1).grade)
    normal = trimmed(normal, level, shared=shared)
    if another and (found := _OR_ELSE.match(normal.text)):
        normal = normal.slice(found.end())
    if not normal.text:
        return as_unparsed(text, expected("words"))
    reading = _Reading(level, fields or names_field(normal.text))
    alternatives = reading.alternatives(normal, beside=beside)
    return ParsedClause(text, alternatives, names, tuple(reading.gaps))


def names_field(plain: str) -> bool:
    """Whether normalised words name a field of study: 医学专业, but not 本专业, 相关专业 or 其他专业."""
    return _NAMES_FIELD.search(plain) is not None


def trimmed(normal: Normal, level: Level | None, *, shared: bool = False) -> Normal:
    """The condition without words around it that ask for nothing, or, if it is `shared`, that open a list."""
    found = _LEAD.match(normal.text)
    normal = normal.slice(found.end() if found else 0)
    if shared and (found := _OPENS_LIST.search(normal.text)):
        normal = normal.slice(0, found.start())
    if (found := _TAIL.search(normal.text)) and levels_in(found["level"] or found["listed"] or "") <= {level}:
        normal = normal.slice(0, found.start())
    return normal


class _Reading:
    """A clause being read, and what of it could not be."""

    def __init__(self, level: Level | None, fields: bool) -> None:
        self._level = level
        self._fields = fields
        self.gaps: list[ParseGap] = []

    def alternatives(self, normal: Normal, *, beside: bool) -> Alternatives:
        """Those of a whole clause, or of its branches one by one; unread words in them, too, are told."""
        if opener := _INNER_LIST.search(normal.text):
            return self._listed(normal, opener)
        open_end: tuple[Requirement, ...] = ()
        if (found := _LEAVES_OPEN.search(normal.text)) and found.start():  # one more condition, which is not there
            [open_end] = self._unread(normal.slice(*found.span(1)), expected("open_end"))
            normal = normal.slice(0, found.start())
        alternatives: Alternatives = ()
        with suppress(UnparsableSentence):
            alternatives = read_sentence(normal, self._level, fields=self._fields)
        if not (alternatives and all(alternatives)) and not (beside and alternatives == ((),)):
            branches = [normal.slice(*place) for place in _split(normal.text, _BRANCHES)]
            if len(branches) > 1 and _AGE_OF_ALL.match(normal.text):
                return self._unread(normal, expected("or_between_branches"))
            alternatives = tuple(chain(*map(self._branch, branches)))
        if len(alternatives) > MOST_ALTERNATIVES:
            alternatives = self._unread(normal, TOO_MANY)
        told = [gap.words for gap in self.gaps]
        unread = [{one.span for one in option if isinstance(one, UnreadText)} for option in alternatives]
        whole = set().union(
            *({one.span for one in option} - own for option, own in zip(alternatives, unread, strict=True))
        )
        for asked in dict.fromkeys(chain(*alternatives)):
            if isinstance(asked, UnreadText) and not (
                _LEARNED.fullmatch(asked.words)  # which is read, but stands in no record
                or asked.span in whole  # 从事焊接工作, which work as a 焊工 certainly is
                or any(words in asked.words or asked.words in words for words in told)
            ):
                self.gaps.append(ParseGap(asked.span[0], asked.words, expected("known_condition")))
        return tuple((*option, *open_end) for option in alternatives)

    def _listed(self, normal: Normal, opener: re.Match[str]) -> Alternatives:
        """Those of a condition and a list in one sentence: 高中学历，并满足以下任一条件：取得……；连续从事……."""
        before, listed = normal.slice(0, opener.start()), normal.slice(opener.end())
        pieces = [listed.slice(*place) for place in _split(listed.text, _LISTED)]
        if opener["one"] is None or len(pieces) < 2:  # of which a comma may separate several
            return self._unread(normal, expected("list_in_clause"))
        shared = self.alternatives(before, beside=True) if before.text else ((),)
        each = chain.from_iterable(self.alternatives(piece, beside=True) for piece in pieces)
        alternatives = tuple((*asked, *option) for asked, option in product(shared, each))
        return alternatives if len(alternatives) <= MOST_ALTERNATIVES else self._unread(normal, TOO_MANY)

    def _unread(self, normal: Normal, why: Expected) -> Alternatives:
        self.gaps.append(ParseGap(normal.span()[0], normal.words(), why))
        return ((normal.unread(),),)

    def _branch(self, branch: Normal) -> Alternatives:
        """A branch read without the phrases at which reading stops, if each of them can only be one more condition."""
        if bare_or := _BARE_OR.search(branch.text):
            return self._either(branch, bare_or)
        if not (places := _split(branch.text, _COMMA)):  # 须，且
            return self._unread(branch, expected("requirement"))
        rest = branch.slice(places[0][0], places[-1][1])
        unread: list[Normal] = []
        joined: list[Normal] = []
        alternatives: Alternatives = ((),)
        while rest.text:
            try:
                alternatives = read_sentence(rest, self._level, fields=self._fields)
                break
            except UnparsableSentence as error:
                phrases = _split(rest.text, _COMMA)
                at = error.at + rest.text.startswith(("、", "的"), error.at)  # 年满18周岁、能够连续游完200米
                number = min(sum(end < at for _, end in phrases), len(phrases) - 1)
                start, end = phrases[number]
                stopped = error.at if start <= error.at < end else start
                self._unread(rest.slice(stopped, end), error.expected)
                if isinstance(error, AmbiguousSentence) or len(unread) == _MOST_UNREAD:
                    return ((branch.unread(),),)
                unread.append(rest.slice(start, end))
                before = rest.text[phrases[number - 1][1] : start] if number else ""
                if re.search("[且并还]|同时", before) and only_adds(unread[-1].text):
                    joined.append(unread[-1])
                rest = rest.without(phrases[number - 1][1], end) if number else rest.slice([*phrases, (end, end)][1][0])
        work = any(isinstance(asked, WorkYears) for asked in chain(*alternatives))
        if not all(narrows(phrase.text, work=work) for phrase in unread if phrase not in joined):
            return ((branch.unread(),),)
        asked = [(*option, *(phrase.unread() for phrase in unread)) for option in alternatives]
        if not all(asked):
            return self._unread(branch, expected("requirement"))
        return tuple(tuple(sorted(option, key=lambda one: one.span[1])) for option in asked)

    def _either(self, branch: Normal, bare_or: re.Match[str]) -> Alternatives:
        """Branches on both sides of a bare 或: years of work and nothing else, or one thing that cannot be read."""
        before, other = branch.slice(0, bare_or.start()), branch.slice(bare_or.end())
        self._unread(branch.slice(bare_or.start() + 1), expected("or_between_branches"))
        with suppress(UnparsableSentence):
            alternatives = read_sentence(before, self._level, fields=self._fields)
            works = all(isinstance(asked, WorkYears) for asked in chain(*alternatives))
            if works and _ANOTHER_WAY.fullmatch(other.text):
                return (*alternatives, (other.unread(),))
        return ((branch.unread(),),)


def only_adds(phrase: str) -> bool:
    """Whether words joined to a condition by 并, or in a list of which all must be met, are one more, whatever they ask for."""
    return _TURNS.search(phrase) is None


def narrows(phrase: str, *, work: bool) -> bool:
    """Whether an unread phrase can only be one more condition; beside years of `work` described work could stand in."""
    described = not _CONDITION.fullmatch(phrase)
    if described and (work or not _DESCRIBED_WORK.fullmatch(phrase)):
        return False
    phrase = phrase[: phrase.rindex("工作")] if described else phrase  # the years behind it change nothing
    return _CHANGES.search(_HARMLESS.sub("", phrase)) is None


def _split(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the pieces of `text` between separators stand, empty ones left out."""
    ends = [(0, 0), *(found.span() for found in separator.finditer(text)), (len(text), len(text))]
    return [(start, end) for (_, start), (end, _) in pairwise(ends) if start < end]
