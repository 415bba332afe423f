"""python-constraint behind one small typed function: its own module ships no types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import constraint

__all__ = ["Condition", "assignments"]

Condition = tuple[Callable[..., bool], Sequence[str]]
"""A function, and the variables whose values it is called with."""


def assignments(domains: Mapping[str, Sequence[int]], conditions: Sequence[Condition]) -> Iterator[dict[str, int]]:
    """Every assignment of a value to each variable that meets all conditions, smaller values first.

    >>> [found["x"] for found in assignments({"x": [1, 2, 3]}, [(lambda x: x > 1, ["x"])])]
    [2, 3]
    """
    if not all(domains.values()):
        return
    problem = constraint.Problem()
    for variable, values in domains.items():
        problem.addVariable(variable, list(values))
    for function, variables in conditions:
        problem.addConstraint(constraint.FunctionConstraint(function), list(variables))
    yield from sorted(problem.getSolutions(), key=lambda found: [found[variable] for variable in domains])
