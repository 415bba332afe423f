"""python-constraint as an ordered search over sequences: every sequence of choices whose prefixes are all acceptable.

The solver's part is the backtracking. What is asked of it is not a constraint network but a prefix search: all variables
share one domain (positions in their list of choices) and one constraint, so that the solver takes them in their order,
and the constraint asks the conditions about each prefix as it grows. This module is also the one place that knows
python-constraint, which ships no types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import constraint

__all__ = ["Condition", "rows"]

T = TypeVar("T")

Condition = Callable[[list[T]], bool]
"""Whether a prefix is acceptable; its last value is the newest."""


class _Prefix(constraint.Constraint, Generic[T]):  # type: ignore[misc]
    """Asks the conditions about every prefix, so that one that leads nowhere is abandoned early."""

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
    """Every sequence of one choice each, in order, whose prefixes all meet the conditions.

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
    problem.addConstraint(_Prefix(choices, conditions), variables)
    for found in problem.getSolutionIter():
        yield [choice[found[variable]] for variable, choice in zip(variables, choices, strict=True)]
