"""A place in a text -> a `ParseProblem`."""

from __future__ import annotations

from ..standard import ParseProblem
from .expected import Expected
from .lines import Line

__all__ = ["problem_at"]


def problem_at(source: str, line: Line, what: Expected, at: int = 0) -> ParseProblem:
    """The problem with a line, or with what stands in it from `at` on."""
    return ParseProblem(
        source=source,
        line=line.number,
        column=line.column + at + 1,
        words=line.text[at:],
        code=what.code,
        arguments=what.arguments,
    )
