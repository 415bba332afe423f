"""What was read of a text that is laid out in some way."""

from __future__ import annotations

import certladder as cl
from tests.helpers.requirement_words import line

WORK, MORE = "累计从事本职业工作1年（含）以上", "本职业学徒期满"
BOTH = [[["work 1 years cumulative own"]], [["apprenticeship own"]]]


def standard(text: str, occupation: str = "茶艺师", **options: bool) -> cl.Standard:
    return cl.Catalog.from_text(text, **options).standard(occupation)


def rules(found: cl.Standard, level: int = 5) -> list[list[list[str]]]:
    """The clauses of a level: their alternatives in the words of the tables."""
    return [
        [[line(requirement) for requirement in option] for option in clause.alternatives]
        for clause in found.clauses(cl.Level(level))
    ]


def places(found: cl.Standard) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.words) for problem in found.unread]
