"""What was read of a clause's text, and the words in it that were not recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    def under(self, shared: ParsedClause) -> ParsedClause:
        """With a condition shared by the level before it: the words of both, and both to be met (D23)."""
        later = self.moved(len(shared.text) + 1).alternatives
        text = f"{shared.text}\n{self.text}"
        if len(shared.alternatives) * len(later) > MOST_ALTERNATIVES:
            return replace(as_unparsed(text, too_many_alternatives()), names=self.names)
        alternatives = tuple(before + after for before in shared.alternatives for after in later)
        return replace(self, text=text, alternatives=alternatives)

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
