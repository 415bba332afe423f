"""What was read of the built-in texts is kept beside them; a test says when that is stale."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import certladder as cl
from tests.helpers.compile_builtin import COMPILED_FILE, compile_builtin

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def test_what_is_shipped_is_what_the_texts_say_now() -> None:
    """After a change to a text or to the compiler: `make compiled`."""
    assert COMPILED_FILE.read_text(encoding="utf-8") == compile_builtin()
    assert cl.Catalog.builtin() == cl.Catalog.load(COMPILED_FILE.parent, strict=True)


def test_the_built_in_catalog_needs_no_compiler() -> None:
    script = "import sys, certladder; certladder.Catalog.builtin(); print('lark' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.split() == ["False"]


@pytest.mark.parametrize(("what", "seconds"), [("builtin()", 0.1), ("from_text(open('sixty.txt').read())", 1.0)])
def test_a_fresh_process_is_soon_ready(what: str, seconds: float, tmp_path: Path) -> None:
    """The built-in catalog, and a file of 60 clauses; the first of three that is quick, in time of the processor."""
    texts = [clause.text for one in cl.Catalog.builtin().standards for level in one.levels.values() for clause in level]
    lines = [f"（{number}）{text}" for number, text in enumerate(texts[:60], start=1)]
    tmp_path.joinpath("sixty.txt").write_text("\n".join(["职业：茶艺师", "申报条件（三级）", *lines]), encoding="utf-8")
    script = f"import time, certladder as cl; cl.Catalog; start = time.process_time(); cl.Catalog.{what}; print(time.process_time() - start)"
    command = [sys.executable, "-X", "utf8", "-c", script]
    runs = (subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(3))
    assert any(float(run.stdout) < seconds for run in runs)
