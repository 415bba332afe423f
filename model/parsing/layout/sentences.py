"""What the layout asks of sentences: does a line go on with one, is it complete, does it ask for enough?"""

import re
from functools import lru_cache

from ...requirements import DiplomaRequirement, MaximumAge, MinimumAge, PermitRequirement, Requirement, UnreadText
from ...terms import Degree, Level
from ..grammar.clause_parser import LONGEST_CLAUSE, read_clause, trimmed
from ..grammar.parser import PHRASES, UnparsableSentence
from ..grammar.phrases import AmbiguousSentence
from ..grammar.sentence import read_sentence
from ..lines import Line
from ..names import NamePattern
from ..normalise import normalise
from .non_conditions import asks_for_nothing
from .outline import OPENS_LIST, ClauseLines
from .patterns import pattern

_AGE_OR_PERMIT = (MinimumAge, MaximumAge, PermitRequirement)
_ENDS = re.compile(f"[。；.！]$|{OPENS_LIST.pattern}")
_BEGINS_LATER, _BEGINS_ANEW, _REMARK = pattern("begins_later"), pattern("begins_anew"), pattern("remark_on_list")
_STANDS_OPEN = "，、（后且并及或和"  # words that no sentence ends with
_MOST_LINES = 12  # of one sentence
_STANDING, _OF_A_CLAUSE, _TITLED = map(PHRASES.pattern, ("standing", "of_a_clause", "titled_condition"))
_AGE_OR_SCHOOLING = PHRASES.pattern("age_or_schooling")


@lru_cache(maxsize=8)
def continues(previous: str, line: str, names: NamePattern, level: Level | None = None) -> bool:
    """Whether a sentence, read on, gets into the words of the next line."""
    if len(previous) + len(line) > LONGEST_CLAUSE:
        return False
    first, both = (names.as_own(normalise(words))[0] for words in (previous, f"{previous}\n{line}"))
    mended = both.text[len(first.text) :].startswith("，") and not normalise(line).text.startswith("，")
    mended = mended or (first.text[-1:] in "。；" and not both.text.startswith(first.text))
    if mended and not first.text.rstrip("。").endswith("后"):
        return False  # the line ends where a sentence may end: a comma is not missing there
    whole = trimmed(both, level)
    reached = len(whole.text)
    try:
        read_sentence(whole, level)
    except UnparsableSentence as error:
        reached = reached if isinstance(error, AmbiguousSentence) else error.at
    return reached > 0 and whole.spans[reached - 1][0] >= len(previous)


def reads_on(sentence: ClauseLines, line: Line, names: NamePattern, level: Level | None) -> bool:
    """Whether the sentence, read on, gets into the line, whatever that looks like."""
    ended = len(sentence.lines) >= _MOST_LINES or _ENDS.search(sentence.lines[-1].plain)
    return not ended and continues(sentence.text, line.text, names, level)


def may_continue(sentence: ClauseLines, line: Line, names: NamePattern, level: Level | None) -> bool:
    """Whether a line that is nothing else continues the sentence before it, which does not get into it read on."""
    if len(sentence.lines) >= _MOST_LINES or _REMARK.match(line.plain) or asks_for_nothing(line.plain):
        return False
    if _BEGINS_LATER.match(line.plain) or sentence.lines[-1].plain[-1] in _STANDS_OPEN:
        return True
    if _ENDS.search(sentence.lines[-1].plain) or _BEGINS_ANEW.match(line.plain) or len(line.plain) == 1:
        return False
    return not is_complete(sentence.text, names, level)


def is_complete(sentence: str, names: NamePattern, level: Level | None = None) -> bool:
    """Whether the sentence can be read to its end, so that nothing is missing in it."""
    return not read_clause(sentence, names, level).gaps


def is_way_in(text: str, names: NamePattern, level: Level | None = None) -> bool:
    """Whether a sentence can be read to its end, and asks for enough to be a clause of its own."""
    return is_complete(text, names, level) and not is_not_enough(text, names)


def is_age_or_permit(text: str, names: NamePattern) -> bool:
    """Whether a sentence asks for an age or a permit alone."""
    return "从事" not in normalise(text).text and all(isinstance(one, _AGE_OR_PERMIT) for one in _asked(text, names))


def is_not_enough(text: str, names: NamePattern) -> bool:
    """Whether a sentence asks only for what no standard takes to be enough: an age, a permit, schooling, health, conduct."""
    plain, asked = normalise(text).text, _asked(text, names)
    if _TITLED.match(plain):
        return True
    unread = {normalise(one.words).text for one in asked if isinstance(one, UnreadText)}
    for words in unread:  # 无妨碍从事本职业的疾病 speaks of no work that is done
        plain = plain.replace(words, "")
    known = all(isinstance(one, (*_AGE_OR_PERMIT, UnreadText)) or _is_schooling(one) for one in asked)
    beside = (is_standing(words) or (_AGE_OR_SCHOOLING.search(words) and _is_no_clause(words)) for words in unread)
    return "从事" not in plain and all(beside) and known


def is_standing(plain: str) -> bool:
    """Whether normalised words are of what is asked of everybody: health, conduct, standing."""
    return bool(_STANDING.search(plain)) and _is_no_clause(plain)


def _is_no_clause(plain: str) -> bool:
    return plain[0] in "未无" or not _OF_A_CLAUSE.search(plain)


def _asked(text: str, names: NamePattern) -> list[Requirement]:
    return [one for option in read_clause(text, names).alternatives for one in option]


def _is_schooling(one: Requirement) -> bool:
    """Whether it is a degree below a master's, in any subject."""
    return isinstance(one, DiplomaRequirement) and not (
        one.schools or one.programmes or one.major or one.trains_to or one.degree in (Degree.MASTER, Degree.DOCTOR)
    )
