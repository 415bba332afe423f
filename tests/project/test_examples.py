"""Every example runs, and prints what stands in tests/data/examples."""

from __future__ import annotations

import contextlib
import io
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
OUTPUTS = ROOT / "tests" / "data" / "examples"


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_example(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", [str(script)])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(script), run_name="__main__")
    assert printed.getvalue() == (OUTPUTS / f"{script.stem}.txt").read_text(encoding="utf-8")


def test_no_expected_output_without_an_example() -> None:
    assert {path.stem for path in OUTPUTS.glob("*.txt")} == {path.stem for path in EXAMPLES}
