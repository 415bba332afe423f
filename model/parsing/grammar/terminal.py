"""A phrase family: how it is written, an example for messages, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["Terminal"]


@dataclass(frozen=True)
class Terminal:
    """A family: a pattern, an example ("" if messages do not show it), what the words say, and a priority.

    The pattern is a regular expression in normalised text; white space and what follows a # are left out of it, and
    the comments quote wordings of published standards that a branch is there for. Where two families match at one
    place, the one of higher priority is taken, then the longer pattern; each priority says before which family it
    comes, and at which words. Without `read` the words stay words; a family whose name begins with _ is left out of the tree.
    """

    pattern: str
    example: str = ""
    read: Callable[[str], Any] | None = None
    priority: int = 0
