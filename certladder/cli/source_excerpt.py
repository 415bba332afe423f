"""A place in a text, with its words marked underneath as wide as they are."""

from __future__ import annotations

from pathlib import Path

from ..model.standard import ParseProblem

_LONGEST = 200
"""Columns of a line that is still shown whole."""


def source_excerpt(problem: ParseProblem, text: str | None, lang: str) -> list[str]:
    """The problem as lines: file, line, column and what to write instead; the line of text; its words marked."""
    from rich.cells import cell_len

    lines = [f"{problem.source}:{problem.line}:{problem.column}: {problem.advice(lang)}"]
    source = _lines(problem.source, text)
    if problem.line > len(source):
        return lines
    line = source[problem.line - 1].replace("\t", " ").rstrip()
    words = problem.words.splitlines()[0].rstrip() if problem.words else ""
    if cell_len(line) > _LONGEST or not line[problem.column - 1 :].startswith(words.replace("\t", " ")):
        return [*lines, f"  {problem.words[:_LONGEST]}"]
    indent = " " * cell_len(line[: problem.column - 1])
    return [*lines, f"  {line}", f"  {indent}{'^' * max(1, cell_len(words))}"]


def _lines(source: str, text: str | None) -> list[str]:
    if text is not None:
        return text.splitlines()
    try:
        return Path(source).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
