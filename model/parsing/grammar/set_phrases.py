"""Phrases that the grammar does not know: set ones that ask for nothing, and what the others can do to a clause (D14)."""

from __future__ import annotations

from ...terms import Level
from ..normalise import Normal
from ..pattern_tables import PatternTables
from ..vocabulary import GRADE, TITLE, levels_in

__all__ = ["LEAD", "OPENS_LIST", "PHRASES", "TAIL", "narrows", "trimmed"]

PHRASES = PatternTables(__package__, "set_phrases.toml", {"level": f"{GRADE}|{TITLE}"})
LEAD, OPENS_LIST, TAIL = map(PHRASES.pattern, ("lead", "opens_list", "tail"))
_CONDITION, _DESCRIBED_WORK = map(PHRASES.pattern, ("further_condition", "described_work"))
_CHANGES, _HARMLESS = map(PHRASES.pattern, ("changes", "harmless"))


def trimmed(normal: Normal, level: Level | None, *, shared: bool = False) -> Normal:
    """The condition, without words that ask for nothing before and behind it; words that open another level stay.

    `shared`: a list of conditions may follow.
    """
    found = LEAD.match(normal.text)
    normal = normal.slice(found.end() if found else 0)
    if shared and (found := OPENS_LIST.search(normal.text)):
        normal = normal.slice(0, found.start())
    found = TAIL.search(normal.text)
    opens = found["level"] if found else None
    return normal.slice(0, found.start()) if found and (opens is None or levels_in(opens) == {level}) else normal


def narrows(phrase: str, *, work: bool) -> bool:
    """Whether a phrase that could not be read can only be one more condition; by default it can be anything.

    `work`: the branch asks for years of work besides, for which described work could stand in.

    >>> narrows("身体健康", work=True), narrows("身体健康的可提前1年", work=True), narrows("大专毕业的2年", work=True)
    (True, False, False)
    """
    if not _CONDITION.fullmatch(phrase):
        if work or not _DESCRIBED_WORK.fullmatch(phrase):
            return False
        phrase = phrase[: phrase.rindex("工作")]  # the years behind it change nothing
    return _CHANGES.search(_HARMLESS.sub("", phrase)) is None
