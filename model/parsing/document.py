"""A document -> standards, with what each line was taken for, and all problems at once."""

from itertools import chain
from typing import NamedTuple

from ..spelling import clean_name
from ..standard import Standard, StandardParseError
from .layout.reader import LayoutReader
from .lines import Attribution, Line, lines_of
from .standard_builder import StandardBuilder


class Document(NamedTuple):
    """The standards that a text states, and what each of its lines was taken for, in their order."""

    standards: list[Standard]
    lines: tuple[Attribution, ...]


def read_document(
    text: str, source: str = "<text>", *, strict: bool = False, occupation: str | None = None
) -> Document:
    """The standards that `text` states, one for each occupation heading or 职业 header, with what each line was taken for.

    `occupation`: the occupation, for a text that does not name it. What a clause says in words that the grammar does not
    know stays in it as unread (D14), and in `Standard.unread`, where lines stand too that are no clause.

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
    found = {line for one in attributed for line in one.by_line()}
    places = {(one.line, one.column) for one in found}
    for line in lines:
        columns = range(line.column + 1, line.column + 1 + max(1, len(line.text)))
        if not any((line.number, column) in places for column in columns):
            found.add(line.taken_for("unread"))
    return Document(standards, tuple(sorted(found)))
