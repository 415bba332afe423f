"""python-constraint behind one small typed function: its own module ships no types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import constraint

__all__ = ["Condition", "rows"]

T = TypeVar("T")

Condition = Callable[[list[T]], bool]
"""Whether the beginning of a row may stand, its last value being the newest."""


class _Beginning(constraint.Constraint, Generic[T]):  # type: ignore[misc]
    """Asks the conditions about every beginning of a row, so that what cannot lead anywhere is left early."""

    def __init__(self, choices: Sequence[Sequence[T]], conditions: Sequence[Condition[T]]) -> None:
        self.choices = choices
        self.conditions = conditions
        self.row: list[T] = []

    def __call__(
        self, variables: Sequence[str], domains: Any, assignments: dict[str, int], *args: Any, **kwargs: Any
    ) -> bool:
        newest = len(assignments) - 1
        chosen = assignments[variables[newest]]
        if chosen >= len(self.choices[newest]):
            return False
        self.row[newest:] = [self.choices[newest][chosen]]
        return all(condition(self.row) for condition in self.conditions)


def rows(choices: Sequence[Sequence[T]], conditions: Sequence[Condition[T]]) -> Iterator[list[T]]:
    """Every row of one choice each, in order, whose beginnings all meet the conditions.

    A variable has the same number of values and constraints as any other, so that python-constraint takes them in their
    order.

    >>> list(rows([[1, 2], [1, 2, 3]], [lambda row: row == sorted(set(row))]))
    [[1, 2], [1, 3], [2, 3]]
    """
    if not all(choices):
        return
    if not choices:
        yield []
        return
    problem = constraint.Problem(constraint.BacktrackingSolver(forwardcheck=False))
    values = list(range(max(map(len, choices))))[::-1]
    variables = [f"v{number:03}" for number in range(len(choices))]
    problem.addVariables(variables, values)
    problem.addConstraint(_Beginning(choices, conditions), variables)
    for found in problem.getSolutionIter():
        yield [choice[found[variable]] for variable, choice in zip(variables, choices, strict=True)]
