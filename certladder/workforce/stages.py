"""The stages of a workforce's work, told to whoever shows progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

__all__ = ["Progress", "Stage", "quietly"]

Stage = Literal["reading", "checking", "answers", "summary", "due", "writing"]
"""Files are read, rows checked, answers decided; then come counts, due dates and files."""

Progress = Callable[[Stage, int, int], object]
"""Called with the stage, and how many persons of how many are done; 0 of 0 where persons are not counted."""


def quietly(stage: Stage, done: int, of: int) -> None:
    """Progress that nobody wants to see."""
