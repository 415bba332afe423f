"""The base of every record, rule and result: a frozen pydantic model."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict

__all__ = ["FrozenModel"]


class FrozenModel(BaseModel):
    """A value: it never changes, compares by content, and goes to JSON and back.

    Unknown field names are errors, so that a mistyped one is not silently lost.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def unvalidated(cls, **fields: Any) -> Self:
        """A value from fields that are all given and known to be right, without validation.

        For results, of which one answer has dozens: pydantic's own `model_construct` takes twice as long, because it
        looks for defaults and aliases.
        """
        value = cls.__new__(cls)
        object.__setattr__(value, "__dict__", fields)
        object.__setattr__(value, "__pydantic_fields_set__", set(fields))
        object.__setattr__(value, "__pydantic_extra__", None)
        object.__setattr__(value, "__pydantic_private__", None)
        return value
