"""What a route costs."""

from __future__ import annotations

__all__ = ["Cost", "is_as_good"]

Cost = tuple[int, int, int, int, int]
"""The ordinal day of the latest certificate; the certificates, trainings and programmes so far; hundredths of money."""


def is_as_good(one: Cost, other: Cost) -> bool:
    """Whether a cost is no higher than another in any respect."""
    return (
        one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2] and one[3] <= other[3] and one[4] <= other[4]
    )
