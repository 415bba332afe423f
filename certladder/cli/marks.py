"""A place in a text, with its words marked underneath as wide as they are."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.standard import ParseProblem

__all__ = ["marked", "width"]

_LONGEST = 200


def width(words: str) -> int:
    """How many columns the words take on a terminal: full-width characters take two.

    >>> width("4年")
    3
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)


def marked(problem: ParseProblem, text: str | None, lang: str) -> list[str]:
    """The problem as lines: file, line, column and what to write instead; the line of text; its words marked."""
    lines = [f"{problem.source}:{problem.line}:{problem.column}: {problem.advice(lang)}"]
    source = _lines(problem.source, text)
    if problem.line > len(source):
        return lines
    line = source[problem.line - 1].replace("\t", " ").rstrip()
    words = problem.words.splitlines()[0].rstrip() if problem.words else ""
    before = line[: problem.column - 1]
    if width(line) > _LONGEST or not line[problem.column - 1 :].startswith(words.replace("\t", " ")):
        return [*lines, f"  {problem.words[:_LONGEST]}"]
    return [*lines, f"  {line}", f"  {' ' * width(before)}{'^' * max(1, width(words))}"]


def _lines(source: str, text: str | None) -> list[str]:
    if text is not None:
        return text.splitlines()
    try:
        return Path(source).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
