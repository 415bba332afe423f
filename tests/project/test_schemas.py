"""The JSON Schemas: what the library reads fits them, what it refuses does not, and everything is described."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import certladder as cl
from certladder.schemas import SCHEMAS
from tests.cli.test_cli import run
from tests.helpers.yaml_data import load_cases

CASES = Path(__file__).parents[1] / "data" / "cases"
LEVELS = [name for level in cl.Level for name in (int(level), str(int(level)), level.zh, *level.zh.split("/"))]


@cache
def validator(of: str) -> jsonschema.Draft202012Validator:
    schema = cl.json_schema(of)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def valid(given: object, of: str = "person") -> bool:
    return bool(validator(of).is_valid(given))


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that describes an object."""
    for part in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        yield from objects(part)
    if isinstance(node, dict) and "properties" in node:
        yield node


@pytest.mark.parametrize("of", SCHEMAS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_is_described_in_the_language(of: str, lang: str) -> None:
    schema = cl.json_schema(of, lang)
    found = [one for one in objects(schema) if one["title"] != "Policy"]
    assert found
    for one in found:
        assert ">>>" not in one["description"]
        assert [name for name, part in one["properties"].items() if not part.get("description")] == []
    terms = [one for one in schema["$defs"].values() if "enum" in one]
    assert all(one["description"] for one in terms)
    assert run("schema", of, "--lang", lang).stdout == json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_goes_by_any_of_its_names(level: object) -> None:
    person = {"certificates": [{"occupation": "电工", "level": level, "issued": "2021-06-01"}]}
    assert valid(person)
    assert cl.Person.model_validate(person)


def test_what_is_written_and_read_fits() -> None:
    person = cl.Person(
        certificates=None,
        education=[cl.Education(school="技工学校", graduated="2020-07-01", relevance={"电工": "本专业"})],
        titles=[cl.Title(level="中级", granted="2020-01-01", relevance={"电工": True})],
    )
    assert valid(json.loads(person.model_dump_json()))
    for file in sorted(CASES.glob("*.yaml")):
        assert valid(json.loads(json.dumps(load_cases(file), default=str)), "cases")  # with types, as editors read it
    studies = [json.loads(option.model_dump_json()) for option in cl.usual_programmes()]
    assert valid(studies, "study")
    prices = {"$schema": "prices.schema.json", "certificate": {"三级": 300}, "subsidy": {3: 1500}, "source": "2026"}
    assert cl.Prices.model_validate(prices).of_certificate(cl.Level(3)) == -1200
    assert valid(json.loads(json.dumps(prices)), "prices")
    assert not valid({"certificates": {"三级": 300}}, "prices")


@pytest.mark.parametrize(
    "person",
    [
        {"certificate": []},
        {"certificates": [{"occupation": "电工", "level": "九级"}]},
        {"work": [{"occupation": "电工"}]},
        {"education": [{"school": "夜校"}]},
    ],
)
def test_what_is_refused_does_not_fit(person: dict[str, Any]) -> None:
    assert not valid(person)
    with pytest.raises(ValueError, match="Person"):
        cl.Person.model_validate(person)


def test_a_file_may_name_its_schema(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    given = {"$schema": "person.schema.json", "work": [{"occupation": "电工", "start": "2019-07-01"}]}
    file.write_text(json.dumps(given), encoding="utf-8")
    assert valid(given)
    assert len(cl.Person.load(file).work or ()) == 1
    file.with_suffix(".toml").write_text('"$schema" = "person.schema.json"\nborn = 1990-01-01\n', encoding="utf-8")
    assert cl.Person.load(file.with_suffix(".toml")).born


def test_there_is_no_other_schema() -> None:
    with pytest.raises(cl.UnknownTerm) as caught:
        cl.json_schema("plan")
    assert caught.value.explain("en") == "there is no schema of “plan”; expected person, cases, study, prices"
    assert "种类" in run("schema", "plan", code=3).stderr
