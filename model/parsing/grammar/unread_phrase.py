"""What an unread phrase can do: narrow the clause as one more condition, or anything at all (D14)."""

from __future__ import annotations

from .terminals import PHRASES

__all__ = ["narrows"]

_CONDITION = PHRASES.pattern("further_condition")
_DESCRIBED_WORK = PHRASES.pattern("described_work")
_CHANGES = PHRASES.pattern("changes")
_HARMLESS = PHRASES.pattern("harmless")


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
