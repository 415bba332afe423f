"""`certladder new`: what an expert starts from is read whole, and its cases agree and cover it."""

from __future__ import annotations

from pathlib import Path

import pytest

import certladder as cl
from tests.cli.test_cli import run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_occupation_is_ready_to_be_tested(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written = run("new", "茶艺师", "--lang", lang).stdout
    assert "茶艺师/茶艺师.txt" in written
    commands = [line.partition("certladder ")[2].split() for line in written.splitlines() if "certladder " in line]
    for command in commands:
        assert "可信度" not in run(*command).stderr
    assert commands[-1][0] == "test"
    [standard] = cl.Catalog.load("茶艺师/茶艺师.txt", strict=True).standards
    assert (standard.occupation, standard.trust) == ("茶艺师", "D")
    assert run(*commands[-1]).stdout.startswith("4 ")
    before = Path("茶艺师/茶艺师.yaml").read_text(encoding="utf-8")
    run("new", "茶艺师", code=3)  # nothing is overwritten
    assert Path("茶艺师/茶艺师.yaml").read_text(encoding="utf-8") == before
    run("new", "茶艺师", "--force", "--lang", lang)


def test_the_folder_can_be_named_and_must_be_one(tmp_path: Path) -> None:
    run("new", "茶艺师", "-o", str(tmp_path / "a" / "b"))
    assert sorted(file.name for file in (tmp_path / "a" / "b").iterdir()) == ["茶艺师.txt", "茶艺师.yaml"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "无法写入" in run("new", "茶艺师", "-o", str(tmp_path / "file" / "b"), code=3).stderr


def test_a_name_that_is_no_occupations() -> None:
    for name in ("技师", "5", "../茶艺师", "茶:艺"):
        assert "不是职业名称" in run("new", name, code=3).stderr
