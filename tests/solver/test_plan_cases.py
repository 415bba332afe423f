"""Questions of people whose plans were worked out by hand (tests/data/plans.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import certladder as cl
from tests.helpers.yaml_data import load_yaml

CASES = load_yaml(Path(__file__).parents[1] / "data" / "plans.yaml")


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """The front, or why there is none, as it is written down."""
    catalog = cl.Catalog.builtin()
    if "text" in case:
        catalog |= cl.Catalog.from_text(case["text"])
    for occupation, related in case.get("related", ()):
        catalog = catalog.relate(occupation, related)
    advisor = cl.Advisor(catalog, cl.Policy.model_validate(case.get("policy", {})))
    wishes = dict(case.get("wishes", {}))
    if wishes.get("study") == "usual":
        wishes["study"] = cl.usual_programmes()
    person = cl.Person.model_validate(case.get("person", {}))
    try:
        plans = advisor.plans(person, case["occupation"], case["level"], "2026-11-22", **wishes)
    except cl.NoPath as error:
        best = {} if error.best is None else {"best": str(error.best.reached)}
        return {"no_path": {"kind": error.kind, "wishes": list(error.wishes), **best}, **said(error, case)}
    rows = [[str(plan.reached), plan.certificates, plan.trainings, plan.programmes, plan.cost] for plan in plans]
    return {"front": [row if row[-1] is not None else row[:-1] for row in rows], **said(plans[0], case)}


def said(found: cl.Plan | cl.NoPath, case: dict[str, Any]) -> dict[str, Any]:
    """The words that are written down, as far as they are said; nothing where none are."""
    words = {
        lang: [word for word in case["said"][lang] if word in found.explain(lang)] for lang in case.get("said", ())
    }
    return {"said": words} if words else {}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_plans_are_those_worked_out_by_hand(case: dict[str, Any]) -> None:
    assert answer(case) == {name: case[name] for name in ("front", "no_path", "said") if name in case}
