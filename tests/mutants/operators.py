"""One-line changes of meaning: every place of a module where an operator of a few kinds applies, and the text changed there.

Changes are made in the text at the place that `ast` names, so that all else stays as it is written. Of f-strings only
those that are queries are changed: their comparisons and functions, outside the places that are filled in.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

COMPARISONS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
}
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
QUERY = re.compile("SELECT|CASE WHEN|greatest")
IN_QUERIES = {
    **{"<=": "<", "<": "<=", ">=": ">", ">": ">=", " + ": " - ", " - ": " + ", " AND ": " OR ", " OR ": " AND "},
    **{"greatest(": "least(", "least(": "greatest(", "min(": "max(", "max(": "min(", "NOT ": ""},
}
IN_QUERY = re.compile(r"\{+[^{}]*\}+|" + "|".join(map(re.escape, IN_QUERIES)))
LEFT_OUT = ("__all__", "TYPE_CHECKING", "__name__", "__repr__", "__slots__")


@dataclass(frozen=True, order=True)
class Change:
    """A stretch of a module's bytes, and what stands there instead."""

    line: int
    start: int
    stop: int
    text: str

    def made_in(self, source: bytes) -> bytes:
        """The module with the change."""
        return source[: self.start] + self.text.encode() + source[self.stop :]


def changes(source: bytes) -> list[Change]:
    """Every change that can be made in a module, in the order of the text."""
    return sorted(set(_Finder(source).found()))


class _Finder:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.tree = ast.parse(source)
        self.lines = [0]
        for line in source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def found(self) -> Iterator[Change]:
        for node in _with_meaning(self.tree):
            yield from self._at(node)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.JoinedStr) and QUERY.search(self._text(node)):
                yield from self._in_query(node)

    def _in_query(self, node: ast.JoinedStr) -> Iterator[Change]:
        """The operators of a query, from the longest on; what is filled in is left alone."""
        for match in IN_QUERY.finditer(self._text(node)):
            if match[0] in IN_QUERIES:
                start = self._start(node) + len(self._text(node)[: match.start()].encode())
                yield Change(self._line(start), start, start + len(match[0].encode()), IN_QUERIES[match[0]])

    def _at(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                for before, op, after in zip([left, *comparators], ops, comparators, strict=False):
                    yield from self._between(before, after, *COMPARISONS[type(op)])
            case ast.BoolOp(op=op, values=values):
                was, becomes = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
                for before, after in pairwise(values):
                    yield from self._between(before, after, was, becomes)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
                was, becomes = (r"\+", "-") if isinstance(op, ast.Add) else ("-", "+")
                yield from self._between(left, right, was, becomes)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._replaced(node, self._text(operand))
            case ast.Constant(value=bool() as value):
                yield self._replaced(node, str(not value))
            case ast.Constant(value=int() as value):
                yield self._replaced(node, str(value + 1))
            case ast.Call(func=ast.Name(id=name) as called) if name in SWAPPED:
                yield self._replaced(called, SWAPPED[name])
            case ast.If(test=test) | ast.IfExp(test=test):
                yield self._replaced(test, "True")
                yield self._replaced(test, "False")
            case ast.comprehension(ifs=tests):
                yield from (self._replaced(test, "True") for test in tests)
            case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
                yield self._replaced(value, "None")
            case ast.Expr(value=ast.Call()) | ast.AugAssign():
                yield self._replaced(node, "pass")

    def _between(self, before: ast.expr, after: ast.expr, was: str, becomes: str) -> Iterator[Change]:
        """The operator that stands between two expressions, among brackets and line ends."""
        start, stop = self._end(before), self._start(after)
        pattern = rf"\b{was}\b" if was[0].isalpha() else was
        for match in re.finditer(pattern.encode(), self.source[start:stop]):  # in bytes, as places are
            yield Change(self._line(start + match.start()), start + match.start(), start + match.end(), becomes)
            return

    def _replaced(self, node: ast.AST, text: str) -> Change:
        start = self._start(node)
        return Change(self._line(start), start, self._end(node), text)

    def _start(self, node: ast.AST) -> int:
        return self.lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]

    def _end(self, node: ast.AST) -> int:
        return self.lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]

    def _text(self, node: ast.AST) -> str:
        return self.source[self._start(node) : self._end(node)].decode()

    def _line(self, position: int) -> int:
        return self.source.count(b"\n", 0, position) + 1


def _with_meaning(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module but for annotations, docstrings, decorators, what is for type checkers and what is for readers."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_left_out(child):
                yield child
                yield from _with_meaning(child)


def _is_left_out(node: ast.AST) -> bool:
    match node:
        case ast.If(test=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]) | ast.FunctionDef(name=name):
            return name in LEFT_OUT
        case ast.If(test=ast.UnaryOp(operand=ast.Name(id=name))):
            return name in LEFT_OUT
        case ast.JoinedStr() | ast.Raise() | ast.Assert():
            return True
        case _:
            return False
