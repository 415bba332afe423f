"""Pages as they are published: the smallest text of each kind that was once misread, and what must come of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import certladder as cl
from tests.helpers.yaml_data import load_yaml

FOLDER = Path(__file__).parents[1] / "data"
PUBLISHED = load_yaml(FOLDER / "published_pages.yaml")
DATA = load_yaml(FOLDER / "pages.yaml")
ON = "2026-11-22"
VERDICTS = {"yes": "eligible", "no": "not_eligible", "open": "undetermined"}


def worker(described: dict[str, Any], occupation: str) -> cl.Person:
    """The person described, whose work is in that occupation."""
    work = [{**spell, "occupation": occupation} for spell in described.get("work", ())]
    return cl.Person(**{**described, "work": work})


def read(page: dict[str, Any]) -> cl.Catalog:
    """The catalog that a page gives, in which each clause of a standard has an id of its own."""
    catalog = cl.Catalog.from_text(page["text"], occupation=page.get("occupation"))
    for standard in catalog.standards:
        ids = [clause.id for clauses in standard.levels.values() for clause in clauses]
        assert len(ids) == len(set(ids))
    return catalog


@pytest.mark.parametrize("page", [pytest.param(page, id=page["name"]) for page in DATA["pages"]])
def test_a_page_is_read_as_it_is_meant(page: dict[str, Any]) -> None:
    catalog = read(page)
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


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=page["name"], marks=[pytest.mark.slow] if number % 16 else [])
        for number, page in enumerate(PUBLISHED["pages"])
    ],
)
def test_a_published_page_gives_the_right_verdicts(page: dict[str, Any]) -> None:
    catalog = read(page)
    advisor = cl.Advisor(catalog)
    for occupation, levels in page["right"].items():
        assert set(map(int, catalog.standard(occupation).levels)) == set(levels)
        people = [asked_person(described, occupation) for described in PUBLISHED["asked"].values()]
        for level, right in levels.items():
            found = [advisor.check(one, occupation, level, on=ON).verdict for one in people]
            assert "".join(SHORT[verdict] for verdict in found) == right, (occupation, level)


SHORT = {"eligible": "y", "not_eligible": "n", "undetermined": "u"}


def asked_person(described: dict[str, Any], occupation: str) -> cl.Person:
    """The person described, whose records are of that occupation, with nothing else."""
    named = {
        kind: [{**record, "occupation": occupation} for record in described.get(kind, ())]
        for kind in ("work", "certificates")
    }
    studied = [{**record, "relevance": {occupation: "own"}} for record in described.get("education", ())]
    none = dict.fromkeys(("training", "apprenticeships", "titles", "permits"), ())
    return cl.Person(**none, **{**described, **named, "education": studied})
