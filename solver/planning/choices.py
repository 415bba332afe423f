"""python-constraint, which ships no types, behind one typed function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import constraint

__all__ = ["choices"]

T = TypeVar("T")


def choices(
    domains: Mapping[str, Sequence[T]], constraints: Iterable[tuple[Callable[..., bool], Sequence[str]]]
) -> list[dict[str, T]]:
    """Every choice of one value for each variable that keeps to the constraints; each says which variables it is about.

    >>> from operator import lt
    >>> sorted(tuple(found.values()) for found in choices({"a": [1, 2], "b": [1, 2, 3]}, [(lt, ["a", "b"])]))
    [(1, 2), (1, 3), (2, 3)]
    """
    problem = constraint.Problem(constraint.BacktrackingSolver())
    for variable, values in domains.items():
        problem.addVariable(variable, list(values))
    for holds, variables in constraints:
        problem.addConstraint(holds, variables)
    return [{variable: found[variable] for variable in domains} for found in problem.getSolutions()]
