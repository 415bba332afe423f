"""The base of every record, rule and result: a frozen pydantic model."""

from __future__ import annotations

import os
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

__all__ = ["FrozenModel"]

_VALIDATE = bool(os.environ.get("CERTLADDER_VALIDATE"))
"""Set by the tests: `unvalidated` validates too."""


class FrozenModel(BaseModel):
    """A value: it never changes, compares by content, and goes to JSON and back.

    Unknown field names are errors, so that a misspelt one is not silently ignored.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def unvalidated(cls, **fields: Any) -> Self:
        """A value from fields that are all given and of the right types, without validation.

        For results, of which one answer has dozens: validating takes twice as long, and so does pydantic's own
        `model_construct`, which looks for defaults and aliases. The four attributes are all that a pydantic model
        consists of.
        """
        if _VALIDATE:
            return cls(**fields)
        value = cls.__new__(cls)
        object.__setattr__(value, "__dict__", fields)
        object.__setattr__(value, "__pydantic_fields_set__", set(fields))
        object.__setattr__(value, "__pydantic_extra__", None)
        object.__setattr__(value, "__pydantic_private__", None)
        return value
