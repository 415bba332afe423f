"""What was read of a clause's text, and the words in it that were not recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, product
from math import prod

from ...requirements import Requirement, UnreadText, WorkYears
from ..expected import Expected, expected
from .phrase import MOST_ALTERNATIVES, Alternatives, too_many_alternatives

__all__ = ["ParseGap", "ParsedClause", "as_unparsed"]


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

    def under(self, shared: Sequence[ParsedClause]) -> ParsedClause:
        """With conditions shared by the level before it: the words of all, and all to be met (D23)."""
        if not shared:
            return self
        parts = [*shared, self]
        text = "\n".join(part.text for part in parts)
        starts = accumulate((len(part.text) + 1 for part in shared), initial=0)
        if prod(len(part.alternatives) for part in parts) > MOST_ALTERNATIVES:
            return replace(as_unparsed(text, too_many_alternatives()), names=self.names)
        moved = [part.moved(start).alternatives for part, start in zip(parts, starts, strict=True)]
        alternatives = (tuple(chain.from_iterable(option)) for option in product(*moved))
        return replace(self, text=text, alternatives=tuple(alternatives))

    def moved(self, offset: int) -> ParsedClause:
        """With its spans further on in a text."""
        alternatives = (tuple(_moved(requirement, offset) for requirement in option) for option in self.alternatives)
        return replace(self, alternatives=tuple(alternatives))


def _moved(requirement: Requirement, offset: int) -> Requirement:
    start, end = requirement.span
    moved: dict[str, object] = {"span": (start + offset, end + offset)}
    if isinstance(requirement, WorkYears) and requirement.after is not None:
        moved["after"] = _moved(requirement.after, offset)
    return requirement.model_copy(update=moved)


def as_unparsed(text: str, what: Expected | None = None) -> ParsedClause:
    """A text that is unread as a whole: whether a person meets it is unknown.

    Unless said otherwise its place is not known: a clause in a list would have a number.
    """
    gap = ParseGap(0, text, what or expected("numbered_clause"))
    return ParsedClause(text, ((UnreadText(words=text, span=(0, len(text))),),), (), (gap,))
