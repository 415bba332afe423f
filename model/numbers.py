"""Numbers as fields: counts and amounts that calendars and floats can hold, and no True or False among them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

__all__ = ["Amount", "Count", "PositiveCount"]

_MOST = 10**12


def _no_flag(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "not a number")
    return value


def _no_huge(value: object) -> object:
    if isinstance(value, int) and value > _MOST:
        raise PydanticCustomError("less_than_equal", "too large", {"le": _MOST})
    return value


Count = Annotated[int, BeforeValidator(_no_flag), Field(ge=0, le=36_600)]
"""A number of days, months or things: at most a hundred years of days."""

PositiveCount = Annotated[Count, Field(gt=0)]

Amount = Annotated[
    int | float, BeforeValidator(_no_huge), BeforeValidator(_no_flag), Field(ge=0, le=_MOST, allow_inf_nan=False)
]
"""An amount of money."""
