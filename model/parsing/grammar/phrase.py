"""What stands between the commas of a sentence, and a sentence that could be read in two ways."""

from __future__ import annotations

from dataclasses import dataclass

from ...requirements import CertificateRequirement, Requirement, Span, TitleRequirement
from ..expected import Expected, expected
from .parser import UnparsableSentence

__all__ = ["MOST_ALTERNATIVES", "Alternatives", "AmbiguousSentence", "Phrase", "too_many_alternatives"]

Alternatives = tuple[tuple[Requirement, ...], ...]

MOST_ALTERNATIVES = 64
"""More than any official clause has; a sentence whose parts multiply to more is unread."""


def too_many_alternatives() -> Expected:
    """What to write instead of so many alternatives."""
    return expected("fewer_alternatives", most=MOST_ALTERNATIVES)


class AmbiguousSentence(UnparsableSentence):
    """The sentence follows the grammar but could be read in two ways: then it is unread (D24)."""

    def __init__(self, at: int, what: str | Expected) -> None:
        super().__init__(at, expected(what) if isinstance(what, str) else what)


@dataclass(frozen=True)
class Phrase:
    """One or more options, each a few requirements, beginning `at` in normalised text.

    `anchors`: work that follows counts from the last requirement (D5). `verb`: it begins with a verb, so that behind
    a 或 it borrows none from what stands before. `several`: it names several things, of which 同时 could ask for all. `needs_anchor`: what stands before must say which work is meant.
    `since`: it names again what work that follows counts from (取得职称后).
    """

    options: Alternatives
    at: int
    span: Span
    anchors: bool = False
    verb: bool = True
    several: bool = False
    needs_anchor: bool = False
    since: type[CertificateRequirement | TitleRequirement] | None = None

    @property
    def asked(self) -> tuple[Requirement, ...]:
        """The requirements of all options."""
        return tuple(requirement for option in self.options for requirement in option)
