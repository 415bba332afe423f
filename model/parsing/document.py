"""A document -> standards, with what each line was taken for, and all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..spelling import clean_name
from ..standard import Standard, StandardParseError
from .layout.reader import LayoutReader
from .lines import Attribution, Line, lines_of
from .standard_builder import StandardBuilder

__all__ = ["Document", "read_document"]


class Document(NamedTuple):
    """The standards that a text states, and what each of its lines was taken for, in their order."""

    standards: list[Standard]
    lines: tuple[Attribution, ...]


def read_document(
    text: str, source: str = "<text>", *, strict: bool = False, occupation: str | None = None
) -> Document:
    """The standards that `text` states, one for each occupation heading or 职业 header, with what each line was taken for.

    `occupation`: the occupation, for a text that does not name it.

    What a clause says in words that the grammar does not know stays in it as unread (D14), and in
    `Standard.unread`, where lines stand too that are no clause; with `strict` that is an error.

    Raises:
        StandardParseError: no conditions could be found, or with `strict` something is unread; every place is listed.

    >>> [line.kind for line in read_document("茶艺师申报条件\\n申报条件（四级）\\n（1）年满18周岁。\\n欢迎光临").lines]
    ['occupation', 'level', 'clause', 'nothing']
    """
    reader = LayoutReader(source)
    if occupation is not None:
        reader.read(Line(f"职业：{clean_name(occupation)}", 1, 0))
        reader.lines.clear()
    lines = list(lines_of(text))
    reader.read_all(lines)
    builders = [StandardBuilder(found) for found in reader.finish()]
    standards = [builder.standard() for builder in builders]
    unread = [problem for standard in standards for problem in standard.unread]
    problems = sorted([*reader.problems, *unread], key=lambda problem: (problem.line, problem.column))
    if reader.problems or (strict and unread):
        raise StandardParseError(tuple(problems))
    attributed = chain(reader.lines, *(builder.lines for builder in builders))
    found = dict.fromkeys(line for one in attributed for line in _by_line(one))
    at: dict[int, list[Attribution]] = {}
    for one in found:
        at.setdefault(one.line, []).append(one)
    left = [line for line in lines if not any(_within(one, line) for one in at.get(line.number, ()))]
    rest = [line.taken_for("unread") for line in left]
    return Document(standards, tuple(sorted([*found, *rest])))


def _within(found: Attribution, line: Line) -> bool:
    return line.column < found.column <= line.column + max(1, len(line.text))


def _by_line(found: Attribution) -> Iterator[Attribution]:
    """The attribution of each line of words that were joined."""
    for below, words in enumerate(found.words.split("\n")):
        column = 1 + len(words) - len(words.lstrip()) if below else found.column
        yield found._replace(line=found.line + below, column=column, words=words.lstrip() if below else words)
