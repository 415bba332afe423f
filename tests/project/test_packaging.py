"""One distribution, one import package: what is built is what is in git, and it works outside the checkout."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import certladder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LINKS = ("certladder/model", "certladder/solver")
IN_WHEEL = {"certladder/": "certladder/", "model/": "certladder/model/", "solver/": "certladder/solver/"}


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    finished = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from the sdist made from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, cwd=ROOT)
    return next(out.glob("*.whl"))


def in_git() -> set[str]:
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *IN_WHEEL, cwd=ROOT)
    return {
        inside + name.removeprefix(folder)
        for name in listed.split("\0")
        for folder, inside in IN_WHEEL.items()
        if name.startswith(folder) and (ROOT / name).is_file() and name not in LINKS
    }


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an unpacked sdist is not in git")
def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == in_git()
    assert {"certladder/py.typed", "certladder/model/parsing/grammar/clause.lark"} <= names
    texts = [name.removeprefix("certladder/model/standards/") for name in names if name.endswith(".txt")]
    assert (len(texts), sum(name.startswith("supplements/") for name in texts)) == (7 + 4, 4)


def test_no_link_of_the_readme_is_dead_on_a_package_index(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    shown = archive.read(next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))).decode()
    assert "Description-Content-Type: text/markdown" in shown
    assert "tutorial (docs/tutorial.md)" in shown
    assert re.findall(r"\]\((?!https?:)", shown) == []


def test_the_sdist_holds_what_its_tests_need(wheel: Path) -> None:
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    needed = {
        "tests/conftest.py",
        "tests/data/cases/电工.yaml",
        "docs/cli.md",
        "docs/images/ladder.svg",
        "examples/tour.ipynb",
    }
    assert needed | {"README.zh-CN.md", "Makefile", "mkdocs.yml", "benchmarks/run.py"} <= names


def test_the_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(target)  # noqa: S202 - our own wheel: what installing comes to
    script = "import certladder as cl; print(cl.__file__); print(cl.Advisor().plan(cl.Person(), '电工', 4).years)"
    printed = run(sys.executable, "-c", script, cwd=tmp_path, PYTHONPATH=str(target), PYTHONIOENCODING="utf-8")
    assert printed.splitlines() == [str(target / "certladder" / "__init__.py"), "6.0"]


@pytest.mark.parametrize("room", ["model", "solver"])
def test_the_rooms_refuse_to_be_imported_by_another_name(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    with pytest.raises(ImportError, match=f"import certladder.{room}, not {room}"):
        importlib.import_module(room)
    assert room not in sys.modules


def test_a_checkout_without_links_says_what_to_do(tmp_path: Path) -> None:
    """Git's default on Windows: each link is a file that holds where it leads. Installed, such a checkout works."""
    package = shutil.copytree(
        ROOT / "certladder", tmp_path / "certladder", ignore=shutil.ignore_patterns("model", "solver")
    )
    (package / "model").write_text("../model", encoding="utf-8")
    command = [sys.executable, "-S", "-c", "import certladder"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (
        "ImportError: certladder/model is no link to ../model in this checkout: run `pip install .`" in finished.stderr
    )


def test_importing_is_light() -> None:
    """networkx, two thirds of a slow start, is imported where it is used, and so is what only a workforce needs."""
    script = "import sys, certladder; print('pydantic' in sys.modules)"
    assert run(sys.executable, "-c", script, cwd=ROOT).split() == ["False"]
    script = "import sys, certladder; certladder.Advisor; print({'networkx', 'model', 'ibis', 'duckdb', 'pyarrow'} & set(sys.modules))"
    assert run(sys.executable, "-c", script, cwd=ROOT).strip() == "set()"


def test_the_version_is_one() -> None:
    assert f'version = "{certladder.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
