"""Pages as they are published: the smallest text of each kind that was once misread, and what must come of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import certladder as cl
from tests.helpers.yaml_data import load_yaml

DATA = load_yaml(Path(__file__).parents[1] / "data" / "pages.yaml")
ON = "2026-11-22"
VERDICTS = {"yes": "eligible", "no": "not_eligible", "open": "undetermined"}


def worker(described: dict[str, Any], occupation: str) -> cl.Person:
    """The person described, whose work is in that occupation."""
    work = [{**spell, "occupation": occupation} for spell in described.get("work", ())]
    return cl.Person(**{**described, "work": work})


@pytest.mark.parametrize("page", [pytest.param(page, id=page["name"]) for page in DATA["pages"]])
def test_a_page_is_read_as_it_is_meant(page: dict[str, Any]) -> None:
    catalog = cl.Catalog.from_text(page["text"], occupation=page.get("occupation"))
    if "occupations" in page:
        assert list(catalog.occupations) == page["occupations"]
    standard = catalog.standards[0]
    if "levels" in page:
        assert list(standard.levels) == page["levels"]
    if "names" in page:
        assert list(standard.names) == page["names"]
    unread = "\n".join(problem.words for found in catalog.standards for problem in found.unread)
    assert all(words in unread for words in page.get("unread", ()))
    advisor = cl.Advisor(catalog)
    for who, occupation, level, right in page.get("answers", ()):
        person = cl.Person(**{**DATA["people"], **page.get("people", {})}[who])
        verdict = advisor.check(person, occupation, level, on=ON).verdict
        assert verdict in [VERDICTS[word] for word in right.split()], (who, level, verdict)
    for occupation, level, right in page.get("verdicts", ()):
        people = [worker(DATA["people"][who], occupation) for who in DATA["everyone"]]
        found = [advisor.check(one, occupation, level, on=ON).verdict for one in people]
        assert found == [VERDICTS[word] for word in right.split()], (occupation, level, found)
