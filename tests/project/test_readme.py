"""The READMEs' code and commands run in order, and print what stands below them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import doc_runner as shown

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_tour_is_true(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    languages = [block.language for block in shown.blocks(ROOT / name)]
    assert languages.count("python") >= 2
    assert languages.count("python") <= languages.count("text")
    assert languages.count("console") == 2
    monkeypatch.chdir(tmp_path)
    shown.run(ROOT / name)


def test_both_readmes_hold_the_same_tour() -> None:
    bare = re.compile(r" +#.*")
    english, chinese = (
        [
            bare.sub("", block.code).replace('"zh"', '"en"')
            for block in shown.blocks(ROOT / name)
            if block.language == "python"
        ]
        for name in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese
