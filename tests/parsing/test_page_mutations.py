"""No line deleted, doubled or moved, and no 不, 除, 非 or 或 lost, makes a requirement easier in silence."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

import certladder as cl
from tests.helpers.length import by_length
from tests.helpers.page_family import OCCUPATION, PERSONS, Row, mutations, page, person, yeses

pytestmark = pytest.mark.slow

PAGES = by_length(short=4, long=40, proof=1_500)
PAGES_MET = by_length(short=12, long=40, proof=400)


def eligible(text: str) -> dict[str, set[int]]:
    """The levels for which each person is eligible by a page; none, where it is refused."""
    catalog = cl.Catalog(())
    with suppress(cl.StandardParseError):
        catalog = cl.Catalog.from_text(text)
    advisor = cl.Advisor(catalog)
    levels = catalog.standard(OCCUPATION).levels if OCCUPATION in catalog.occupations else ()
    return {
        name: {
            int(level)
            for level in levels
            if advisor.check(person(name), OCCUPATION, level, on="2026-11-22").verdict == "eligible"
        }
        for name in PERSONS
    }


def text_of(rows: list[Row]) -> str:
    return "\n".join(row.text for row in rows)


@pytest.mark.parametrize("part", range(4))
def test_nothing_becomes_easier_in_silence(part: int) -> None:
    for seed in range(part, PAGES, 4):
        random = Random(seed)
        rows = page(random)
        for what, changed in [("nothing", rows), *mutations(rows, random)]:
            for name, levels in eligible(text_of(changed)).items():
                assert levels <= yeses(changed, name), (seed, what, name, levels, text_of(changed))


def test_whoever_meets_a_page_is_eligible() -> None:
    """Of the pages as they were made, nine tenths of what is right is found."""
    right = found = 0
    for seed in range(PAGES_MET):
        rows = page(Random(seed))
        for name, levels in eligible(text_of(rows)).items():
            right, found = right + len(yeses(rows, name)), found + len(levels)
    assert found >= 0.9 * right
