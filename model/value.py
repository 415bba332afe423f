"""The base of every record, rule and result: a frozen pydantic model."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Value"]


class Value(BaseModel):
    """A value: it never changes, compares by content, and goes to JSON and back.

    Unknown field names are errors, so that a mistyped one is not silently lost.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
