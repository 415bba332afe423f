"""What the pages show is accepted by a strict type checker, as a user of an installed certladder runs it."""

from __future__ import annotations

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
