"""The stages of a workforce's work, for whoever shows progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

__all__ = ["STAGES", "Progress", "Stage", "no_progress"]

Stage = Literal["reading", "checking", "answers", "summary", "becoming_eligible", "writing"]
"""Files are read, rows checked, answers decided; then come counts, first days and files."""

STAGES: tuple[Stage, ...] = get_args(Stage)

Progress = Callable[[Stage, int, int], object]
"""Called with the stage, and how many persons of how many are done; 0 of 0 where persons are not counted."""


def no_progress(stage: Stage, done: int, of: int) -> None:
    """Show nothing."""
