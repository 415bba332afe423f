"""Each pattern that is kept in a table matches the wording that needed it."""

from __future__ import annotations

import re

import pytest

from certladder.model.parsing.grammar.parser import PHRASES
from certladder.model.parsing.layout.patterns import LINES
from certladder.model.parsing.normalise import normalise
from certladder.model.parsing.standard_builder import LISTS

ROWS = [
    pytest.param(example, tables.expanded(words), id=f"{name}: {example}")
    for tables in (LINES, LISTS, PHRASES)
    for name, rows in tables.tables.items()
    for example, words in rows.items()
]


@pytest.mark.parametrize(("example", "pattern"), ROWS)
def test_a_pattern_matches_its_example(example: str, pattern: str) -> None:
    assert re.search(pattern, normalise(example).text)
