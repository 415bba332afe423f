"""The services among the examples, started and asked. They run where the extra `examples` is installed: in CI."""

from __future__ import annotations

import asyncio
import importlib
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

import certladder as cl

pytestmark = [pytest.mark.no_cover]

EXAMPLES = Path(__file__).parents[2] / "examples"
PERSON = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="电工", start="2019-07-01")],
)
ASKED = {"person": PERSON.model_dump(mode="json"), "occupation": "电工", "level": "四级", "on": "2026-11-22"}


@pytest.fixture(scope="module")
def web() -> Any:
    testclient = pytest.importorskip("fastapi.testclient")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(EXAMPLES)
        return testclient.TestClient(importlib.import_module("web_api").app)


def test_the_web_api_answers_as_the_library(web: Any) -> None:
    advisor = cl.Advisor()
    checked = web.post("/check", json=ASKED).json()
    assert cl.Eligibility.model_validate(checked["eligibility"]) == advisor.check(PERSON, "电工", 4, "2026-11-22")
    planned = web.post("/plan", json={**ASKED, "level": 1, "lang": "en"}).json()
    expected = advisor.plan(PERSON, "电工", 1, "2026-11-22")
    assert (cl.Plan.model_validate(planned["plan"]), planned["words"]) == (expected, expected.explain("en"))
    assert web.post("/question", json=ASKED).json() == {"question": None, "words": ""}
    assert web.post("/report", json=ASKED).text.startswith("<!doctype html>")


def test_no_way_is_an_answer(web: Any) -> None:
    answer = web.post("/plan", json={**ASKED, "level": 1, "wishes": {"deadline": "2027-01-01"}})
    assert (answer.status_code, answer.json()["plan"]) == (200, None)
    assert answer.json()["words"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"occupation": "电汽工"}, ["body", "occupation"]),
        ({"level": "六级"}, ["body", "level"]),
        ({"wishes": {"fast": True}}, ["body", "wishes"]),
        ({"person": {"work": [{"occupation": "电工", "start": "soon"}]}}, ["body", "person", "work", 0, "start"]),
    ],
)
def test_errors_name_the_field(web: Any, change: dict[str, Any], where: list[Any]) -> None:
    answer = web.post("/plan", json={**ASKED, **change})
    assert (answer.status_code, answer.json()["detail"][0]["loc"]) == (422, where)


def test_openapi_describes_the_fields(web: Any) -> None:
    schemas = web.get("/openapi.json").json()["components"]["schemas"]
    assert all("description" in field for field in schemas["PlanQuestion"]["properties"].values())


def test_an_assistant_asks_the_mcp_server() -> None:
    mcp = pytest.importorskip("mcp")
    program = mcp.StdioServerParameters(command=sys.executable, args=[str(EXAMPLES / "mcp_server.py")])

    async def call(*calls: tuple[str, dict[str, Any]]) -> list[str]:
        async with mcp.Client(program) as client:
            assert {tool.name for tool in (await client.list_tools()).tools} == {"ask", "check", "plan", "show"}
            return [(await client.call_tool(name, arguments)).content[0].text for name, arguments in calls]

    wrong = {**ASKED, "occupation": "电汽工"}
    shown = {"occupation": "电工", "level": 4}
    checked, refused, planned, clauses = asyncio.run(
        call(("check", ASKED), ("check", wrong), ("plan", ASKED), ("show", shown))
    )
    assert checked == cl.Advisor().check(PERSON, "电工", 4, "2026-11-22").explain()
    assert "电工" in refused
    assert "电工/四级/1" in planned
    assert "累计从事本职业工作6年（含）以上" in clauses


def test_the_server_imports_without_starting() -> None:
    pytest.importorskip("mcp")
    assert "server" in runpy.run_path(str(EXAMPLES / "mcp_server.py"), run_name="imported")
