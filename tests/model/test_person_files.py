"""Person files as programs and offices write them (tests/data/person_files.yaml)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import certladder as cl
from certladder.model.wording import worded

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "person_files.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: json.dumps(case["given"], default=str, ensure_ascii=False))
def test_a_person_file_as_it_is_written(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "person.json"
    file.write_text(json.dumps(case["given"], default=str, ensure_ascii=False), encoding="utf-8")
    if "is" in case:
        assert cl.Person.load(file) == cl.Person.model_validate(case["is"])
        return
    with pytest.raises(cl.PersonFileError) as caught:
        cl.Person.load(file)
    faults = {fault.where: worded(fault.why, "zh") for fault in caught.value.arguments["faults"]}
    assert faults.keys() == case["errors"].keys()
    assert {where: words for where, words in case["errors"].items() if words not in faults[where]} == {}
