"""Each pattern that is kept in a table matches the wording that needed it."""

from __future__ import annotations

import re

import pytest

from certladder.model.parsing.grammar.terminals import PHRASES
from certladder.model.parsing.normalise import normalise

ROWS = [(name, example) for name, rows in PHRASES.tables.items() for example in rows]


@pytest.mark.parametrize(("name", "example"), ROWS)
def test_a_pattern_matches_its_example(name: str, example: str) -> None:
    assert re.search(PHRASES.expanded(PHRASES.tables[name][example]), normalise(example).text)
