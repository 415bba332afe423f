"""What the layout asks of the grammar: does a line continue a sentence, and is the sentence complete?"""

from __future__ import annotations

from functools import lru_cache

from ...terms import Level
from ..names import NamePattern
from ..normalise import normalise
from .clause_parser import LONGEST_CLAUSE, read_clause
from .parser import UnparsableSentence
from .phrases import AmbiguousSentence
from .sentence import read_sentence
from .set_phrases import trimmed

__all__ = ["continues", "is_complete"]


@lru_cache(maxsize=8)
def continues(previous: str, line: str, names: NamePattern, level: Level | None = None) -> bool:
    """Whether a sentence, read on, gets into the words of the next line.

    >>> tea = NamePattern(["茶艺师"])
    >>> continues("取得本职业四级证书后，", "累计从事本职业工作4年", tea), continues("年满16周岁", "工作认真", tea)
    (True, False)
    """
    if len(previous) + len(line) > LONGEST_CLAUSE:
        return False
    first, both = (names.as_own(normalise(words))[0] for words in (previous, f"{previous}\n{line}"))
    mended = both.text[len(first.text) :].startswith("，") and not normalise(line).text.startswith("，")
    if mended and not first.text.endswith("后"):
        return False  # the line ends where a sentence may end: a comma is not missing there
    whole = trimmed(both, level)
    reached = len(whole.text)
    try:
        read_sentence(whole, level)
    except UnparsableSentence as error:
        reached = reached if isinstance(error, AmbiguousSentence) else error.at
    return reached > 0 and whole.spans[reached - 1][0] >= len(previous)


def is_complete(sentence: str, names: NamePattern, level: Level | None = None) -> bool:
    """Whether the sentence can be read to its end, so that nothing is missing in it."""
    return not read_clause(sentence, names, level).gaps
