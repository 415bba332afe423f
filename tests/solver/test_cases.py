"""Readable cases: persons, and what the official text says of them by a person's reading (`cases/*.yaml`)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import certladder as cl

Case = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "data" / "cases"
REQUIRED = {"name", "clause", "alternative", "sentence", "person", "level", "on", "verdict"}
OPTIONAL = {"relations", "level_verdict", "eligible_from"}
VERDICTS = {"eligible", "not_eligible", "undetermined"}


class Loader(yaml.SafeLoader):
    """Reads only `true` and `false` as booleans, as YAML 1.2 does, so that the key `on` stays a word."""


Loader.yaml_implicit_resolvers = {
    first: [resolver for resolver in resolvers if resolver[0] != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read(path: Path) -> list[Case]:
    cases: list[Case] = Loader(path.read_text(encoding="utf-8")).get_single_data()
    return cases


FILES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.yaml"))}
CASES = [pytest.param(stem, case, id=f"{stem}: {case.get('name')}") for stem, cases in FILES.items() for case in cases]

CATALOG = cl.Catalog.builtin()
STANDARDS = [CATALOG.standard(occupation) for occupation in CATALOG.occupations]
CLAUSES = {clause.id: clause for standard in STANDARDS for clauses in standard.levels.values() for clause in clauses}


@pytest.mark.parametrize(("stem", "case"), CASES)
def test_case_is_well_formed(stem: str, case: Case) -> None:
    assert REQUIRED <= case.keys() <= REQUIRED | OPTIONAL, f"keys: {sorted(case.keys() ^ REQUIRED)}"
    assert case["clause"].startswith(f"{stem}/"), f"{case['clause']} belongs in another file"
    clause = CLAUSES[case["clause"]]
    assert case["sentence"] in clause.text, f"not in the text of {clause}: {case['sentence']}"
    assert clause in CATALOG.standard(stem).levels[case["level"]]
    assert 1 <= case["alternative"] <= len(clause.alternatives)
    assert isinstance(case["on"], dt.date)
    assert {case["verdict"], case.get("level_verdict", "eligible")} <= VERDICTS


@pytest.mark.parametrize(("stem", "case"), CASES)
def test_case(stem: str, case: Case) -> None:
    answer = cl.Advisor(catalog_for(case)).check(person_of(case), stem, case["level"], on=case["on"])
    result = next(r for r in answer.clauses if (r.clause.id, r.alternative) == (case["clause"], case["alternative"]))
    found = {
        "verdict": result.verdict.value,
        "level_verdict": answer.verdict.value,
        "eligible_from": result.eligible_from,
    }
    expected = {key: case[key] for key in found if key in case}
    assert {key: found[key] for key in expected} == expected, f"{case['clause']}: {case['name']}\n{answer}"


@pytest.mark.parametrize("verdict", ["eligible", "not_eligible"])
def test_every_alternative_has_a_case(verdict: str) -> None:
    alternatives = {(clause.id, n) for clause in CLAUSES.values() for n in range(1, len(clause.alternatives) + 1)}
    shown = {(c["clause"], c["alternative"]) for cases in FILES.values() for c in cases if c["verdict"] == verdict}
    missing = [f"{clause}, alternative {n}" for clause, n in sorted(alternatives - shown)]
    assert not missing, f"no case with verdict {verdict} for:\n" + "\n".join(missing)


@pytest.mark.parametrize("stem", FILES)
def test_names_tell_cases_apart(stem: str) -> None:
    """Within a clause every case has a name of its own."""
    names = Counter((case["clause"], case["name"]) for case in FILES[stem])
    assert not [name for name, times in names.items() if times > 1]


def catalog_for(case: Case) -> cl.Catalog:
    catalog = CATALOG
    for occupation, related, accepted in case.get("relations", ()):
        catalog = catalog.relate(occupation, related, accepted)
    return catalog


def person_of(case: Case) -> cl.Person:
    return cl.Person.model_validate(case["person"])
