"""What the parser expected: a code of the section [parsing] of the wording, with its arguments."""

from typing import Any, NamedTuple


class Expected(NamedTuple):
    """What should stand where something else does."""

    code: str
    arguments: dict[str, Any]


def expected(code: str, **arguments: Any) -> Expected:
    return Expected(code, arguments)
