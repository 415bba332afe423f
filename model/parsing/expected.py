"""What the parser expected: a code of the section [parsing] of the wording, with its arguments."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Contradiction", "Expected", "expected"]


class Expected(NamedTuple):
    """What should stand where something else does."""

    code: str
    arguments: dict[str, Any]


def expected(code: str, **arguments: Any) -> Expected:
    """The expectation of that code.

    >>> expected("one_level").code
    'one_level'
    """
    return Expected(code, arguments)


class Contradiction(Exception):
    """A phrase that says two things at once; `expected` is what it should say."""

    def __init__(self, what: Expected) -> None:
        super().__init__(what)
        self.expected = what
