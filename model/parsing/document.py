"""A document -> standards, with all problems at once."""

from __future__ import annotations

from itertools import zip_longest

from ..standard import Standard, StandardParseError
from .layout.reader import LayoutReader
from .lines import Line, lines_of
from .standard_builder import StandardBuilder

__all__ = ["read_document"]


def read_document(
    text: str, source: str = "<text>", *, strict: bool = False, occupation: str | None = None
) -> list[Standard]:
    """The standards that `text` states, one for each occupation heading or 职业 header.

    `occupation`: the occupation, for a text that does not name it.

    What a clause says in words that the grammar does not know stays in it as unread (D14), and in
    `Standard.unread`, where lines stand too that are no clause; with `strict` that is an error.

    Raises:
        StandardParseError: no conditions could be found, or with `strict` something is unread; every place is listed.
    """
    reader = LayoutReader(source)
    if occupation is not None:
        reader.read(Line(f"职业：{occupation}", 1, 0))
    lines = list(lines_of(text))
    for line, following in zip_longest(lines, lines[1:]):
        reader.read(line, following)
    standards = [StandardBuilder(found).standard() for found in reader.finish()]
    unread = [problem for standard in standards for problem in standard.unread]
    problems = sorted([*reader.problems, *unread], key=lambda problem: (problem.line, problem.column))
    if reader.problems or (strict and unread):
        raise StandardParseError(tuple(problems))
    return standards
