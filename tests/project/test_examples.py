"""Every example runs, and prints what stands in tests/data/examples."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import runpy
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = {"mcp_server", "web_api"}  # they run until they are stopped: see test_services.py
EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.py") if path.stem not in SERVICES)
RECEIPT = re.compile("^(回执：|Receipt: ).*", re.MULTILINE)  # version and hashes change with every text
OUTPUTS = ROOT / "tests" / "data" / "examples"


@pytest.mark.slow
@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_example(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", [str(script)])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(script), run_name="__main__")
    assert RECEIPT.sub(r"\1…", printed.getvalue()) == (OUTPUTS / f"{script.stem}.txt").read_text(encoding="utf-8")


def test_no_expected_output_without_an_example() -> None:
    assert {path.stem for path in OUTPUTS.glob("*.txt")} == {path.stem for path in EXAMPLES}


def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cell by cell; IPython, which a notebook brings, is not needed for that."""
    display = ModuleType("IPython.display")
    display.SVG = lambda data: ElementTree.fromstring(data)  # type: ignore[attr-defined]  # noqa: S314
    monkeypatch.setitem(sys.modules, "IPython", ModuleType("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    notebook = json.loads((ROOT / "examples" / "tour.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            *statements, last = ast.parse("".join(cell["source"])).body
            assert isinstance(last, ast.Expr), "each cell shows something"
            exec(compile(ast.Module(statements, []), "tour.ipynb", "exec"), names)  # noqa: S102
            shown = eval(compile(ast.Expression(last.value), "tour.ipynb", "eval"), names)  # noqa: S307
            assert isinstance(shown, ElementTree.Element) or shown._repr_html_()


def test_the_pictures_of_the_readmes_are_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of a picture: `.venv/bin/python examples/picture.py docs/images`."""
    monkeypatch.setattr("sys.argv", ["picture.py", str(tmp_path)])
    runpy.run_path(str(ROOT / "examples" / "picture.py"), run_name="__main__")
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "images").iterdir()}
