"""The words by which lines are known: the tables of patterns.toml."""

from ..pattern_tables import PatternTables
from ..vocabulary import GRADE_OR_DIGIT, TITLE_OR_SKILL

LINES = PatternTables(__package__, "patterns.toml", {"grade": GRADE_OR_DIGIT, "title": TITLE_OR_SKILL})
alternatives, pattern = LINES.alternatives, LINES.pattern
