"""Standards that installed packages bring, by entry points."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path

import pytest

import certladder as cl
from tests.cli.test_cli import run

PACKAGE = Path(__file__).parents[2] / "examples" / "standards_package"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages with the example's as pip would install it."""
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))
    [(name, package)] = project["project"]["entry-points"]["certladder.standards"].items()
    info = tmp_path / "certladder_tea-2018.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: certladder-tea\nVersion: 2018.1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[certladder.standards]\n{name} = {package}\n", encoding="utf-8")
    shutil.copytree(PACKAGE / package, tmp_path / package)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, package, raising=False)  # of another test's folder
    return tmp_path


@pytest.mark.usefixtures("site")
def test_an_installed_package_brings_standards() -> None:
    tea = cl.Catalog.installed("tea")
    assert [(one.occupation, len(one.levels), one.unread) for one in tea.standards] == [("茶艺师", 5, ())]
    assert cl.Catalog.installed() == tea
    assert cl.Catalog.installed().standards[0] == cl.Catalog.load(PACKAGE / "tea_standards").standards[0]
    assert run("show", "茶艺师", "--standards", "tea").stdout.startswith("茶艺师\n")


def test_a_text_of_a_package_that_cannot_be_read(site: Path) -> None:
    [text] = (site / "tea_standards").glob("*.txt")
    text.write_bytes("职业：茶艺师".encode("gb18030"))
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.installed("tea")
    [problem] = caught.value.problems
    assert (problem.source, problem.advice("zh")) == (
        f"tea/{text.name}",
        "不是 UTF-8 文本，像是 GB18030；请另存为 UTF-8",
    )


@pytest.mark.usefixtures("site")
def test_a_name_that_is_not_installed() -> None:
    with pytest.raises(cl.UnknownTerm) as caught:
        cl.Catalog.installed("tea", "coffee")
    assert caught.value.explain("en") == "no package brings standards named coffee; installed are: tea"
    assert "没有这个文件" in run("show", "--standards", "coffee", code=3).stderr


def test_nothing_is_installed_here() -> None:
    assert cl.Catalog.installed() == cl.Catalog()


def test_a_file_comes_before_a_package(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    (site / "tea").write_text("职业：焊工\n申报条件（四级）\n累计从事本职业工作6年。", encoding="utf-8")
    assert run("show", "焊工", "--standards", "tea").stdout.startswith("焊工\n")
