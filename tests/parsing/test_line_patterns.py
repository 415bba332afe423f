"""Each pattern of lines matches the wording that needed it."""

from __future__ import annotations

import re

import pytest

from certladder.model.parsing.layout.patterns import TABLES, expanded
from certladder.model.parsing.normalise import normalise

ROWS = [(name, example) for name, rows in TABLES.items() for example in rows]


@pytest.mark.parametrize(("name", "example"), ROWS)
def test_a_pattern_matches_its_example(name: str, example: str) -> None:
    assert re.search(expanded(TABLES[name][example]), normalise(example).text)
