"""The pages in docs/: their code runs, their links lead somewhere, and the reference holds every public name."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import certladder
from tests.helpers import doc_runner as shown

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
_LINK = re.compile(r"\[[^\]]*\]\(([^)#]*)(?:#([^)]*))?\)")


@pytest.mark.no_cover
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_code_runs_and_prints_what_stands_below_it(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(block.language for block in shown.blocks(page)), "every block says what it is"
    monkeypatch.chdir(tmp_path)
    shown.run(page)


@pytest.mark.parametrize("page", [*PAGES, *ROOT.glob("README*.md")], ids=lambda page: page.name)
def test_the_links_lead_to_files_and_headings(page: Path) -> None:
    for target, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
        assert "://" not in target
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        assert not anchor or anchor in _anchors(file), f"{target}#{anchor}"


def _anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().casefold().replace(" ", "-") for heading in headings}


def test_every_page_stands_in_the_navigation_once() -> None:
    named = re.findall(r"^ +- .*?([\w.-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    from_above = {"readme.md", "readme.zh-CN.md", "contributing.md", "changelog.md"}
    assert sorted(named) == sorted({page.name for page in PAGES} | from_above)


def test_the_reference_holds_every_public_name_once() -> None:
    named = re.findall(r"^::: certladder\.(\w+)$", (DOCS / "reference.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(certladder.__all__)


def test_commands_that_are_not_run_exist() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {command.split()[1] for command in shown.INSTALLING if command.startswith("make ")} <= set(targets)


@pytest.mark.skipif(
    importlib.util.find_spec("material") is None, reason="mkdocs is not installed (pip install .[docs])"
)
def test_the_site_builds_and_fetches_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    pages = {page.name: page.read_text(encoding="utf-8") for page in tmp_path.glob("*.html")}
    assert {page.with_suffix(".html").name for page in PAGES} <= pages.keys()
    for name, page in pages.items():
        fetched = re.findall(r'(?:src|<link [^>]*href)="?((?:https?:)?//[^"> ]+)', page)
        assert not fetched, (name, fetched)
        assert "](" not in re.sub(r"(?s)<(code|pre|script)\b.*?</\1>", "", page), f"{name}: a link that is not one"
    assert "fonts.googleapis" not in "".join(pages.values())


@pytest.mark.parametrize(
    "page",
    [
        "```python\nprint(1)\n```\n",
        "```python\nprint(1)\n```\n```text\n2\n```\n",
        "```python\nprint(1)\n```\n```python\nprint(2)\n```\n```text\n2\n```\n",
        "```python\nprint('a\\nb\\nc')\n```\n```text\na\n...\nb\n```\n",
        "```python\nprint('a\\nb\\nc')\n```\n```text\n...\nb\n...\na\n...\n```\n",
        "```text\nnothing printed this\n```\n",
        "```console\n$ certladder --version\ncertladder 0.0.0\n```\n",
        "```console\n$ certladder --version\n...\n$ echo $?\n1\n```\n",
        "```console\n$ make everything\n```\n",
        "```sh\nls\n```\n",
    ],
)
def test_a_page_that_is_not_true_fails(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.md").write_text(page, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"page\.md"):
        shown.run(Path("page.md"))


def test_every_test_that_the_security_page_names_exists() -> None:
    named = re.findall(r"`(tests/\S+\.py)::(\w+)`", (DOCS / "security.md").read_text(encoding="utf-8"))
    assert len(named) > 10
    assert [
        (file, test) for file, test in named if f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")
    ] == []
