"""Every example runs, and prints what stands beside it in tests/examples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_example(script: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    finished = subprocess.run(
        [sys.executable, script], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr
    expected = Path(__file__).parents[1] / "data" / "examples" / f"{script.stem}.txt"
    assert finished.stdout == expected.read_text(encoding="utf-8")


def test_no_expected_output_without_an_example() -> None:
    outputs = {path.stem for path in (Path(__file__).parents[1] / "data" / "examples").glob("*.txt")}
    assert outputs == {path.stem for path in EXAMPLES}


def test_the_pictures_of_the_readmes_are_current(tmp_path: Path) -> None:
    """After a change of a picture: `.venv/bin/python examples/picture.py docs/images`."""
    command = [sys.executable, ROOT / "examples" / "picture.py", tmp_path]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "images").iterdir()}
