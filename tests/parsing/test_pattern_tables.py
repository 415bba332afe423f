"""Each pattern that is kept in a table matches the wording that needed it."""

from __future__ import annotations

import re

import pytest

from certladder.model.parsing.grammar.parser import PHRASES
from certladder.model.parsing.layout.patterns import LINES
from certladder.model.parsing.normalise import normalise
from certladder.model.parsing.pattern_tables import PatternTables
from certladder.model.parsing.standard_builder import LISTS


@pytest.mark.parametrize("tables", [LINES, LISTS, PHRASES], ids=["lines", "lists", "phrases"])
def test_each_pattern_matches_its_example(tables: PatternTables) -> None:
    unmatched = [
        (name, example)
        for name, rows in tables.tables.items()
        for example, words in rows.items()
        if not re.search(tables.expanded(words), normalise(example).text)
    ]
    assert unmatched == []
    assert sum(map(len, tables.tables.values()))
