"""The words by which lines are known: the tables of patterns.toml."""

from __future__ import annotations

from ..pattern_tables import PatternTables
from ..vocabulary import GRADE_OR_DIGIT, TITLE_OR_SKILL

__all__ = ["LINES", "alternatives", "pattern"]

LINES = PatternTables(__package__, "patterns.toml", {"grade": GRADE_OR_DIGIT, "title": TITLE_OR_SKILL})
alternatives, pattern = LINES.alternatives, LINES.pattern
