"""The words by which lines are known: the tables of patterns.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

__all__ = ["TABLES", "alternatives", "expanded", "pattern"]

TABLES: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("patterns.toml").read_text("utf-8"))
"""Name of a pattern -> an example of each of its alternatives -> the alternative."""
_FRAGMENTS = TABLES.pop("fragments")
_REFERENCE = re.compile("{([a-z_]+)}")


def expanded(words: str) -> str:
    """A fragment of a pattern with what it refers to.

    >>> expanded("满足{one}")
    '满足(?:[一1](?:[项个种]|条(?!件)))'
    """
    return _REFERENCE.sub(lambda name: f"(?:{expanded(_FRAGMENTS.get(name[1]) or alternatives(name[1]))})", words)


def alternatives(name: str) -> str:
    """A table as a fragment of a pattern."""
    return "|".join(f"(?:{expanded(words)})" for words in TABLES[name].values())


def pattern(name: str) -> re.Pattern[str]:
    """A table as a pattern.

    >>> bool(pattern("furniture").fullmatch("—12—"))
    True
    """
    return re.compile(alternatives(name))
