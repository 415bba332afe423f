"""The stages of a workforce's work, told to whoever shows progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

__all__ = ["Progress", "Stage", "quietly"]

Stage = Literal["reading", "checking", "work", "requirements", "answers", "summary", "due", "writing"]
"""Files are read, rows checked; work is counted, requirements and answers follow; then counts, due dates and files."""

Progress = Callable[[Stage], object]


def quietly(stage: Stage) -> None:
    """Progress that nobody wants to see."""
