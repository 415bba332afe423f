"""What the pages show is accepted by a strict type checker, as a user of an installed certladder runs it."""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
from pathlib import Path

import pytest

from tests.helpers import doc_runner as shown

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.slow
def test_the_python_of_the_pages_is_typed(tmp_path: Path) -> None:
    api = pytest.importorskip("mypy.api")
    for page in PAGES:
        code = "\n".join(block.code for block in shown.blocks(page) if block.language == "python")
        (tmp_path / f"{page.stem.replace('.', '_').replace('-', '_')}.py").write_text(code, encoding="utf-8")
    found, errors, status = api.run(["--strict", f"--python-executable={sys.executable}", str(tmp_path)])
    assert (status, errors) == (0, ""), found


@pytest.mark.parametrize("name", ["solver.planning.prices", "solver.planning.study_option"])
def test_constructors_take_the_fields(name: str) -> None:
    """What type checkers are told of a constructor names every field, and nothing else."""
    module = importlib.import_module(f"certladder.{name}")
    typed = {
        cls.name: {argument.arg for argument in given.args.kwonlyargs}
        for cls in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(cls, ast.ClassDef)
        for given in ast.walk(cls)
        if isinstance(given, ast.FunctionDef) and given.name == "__init__"
    }
    assert typed
    assert typed == {cls: set(getattr(module, cls).model_fields) for cls in typed}
