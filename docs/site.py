"""What mkdocs does not do by itself: the pages that stand at the top of the repository are part of the site, too.

A link to ../README.md works where the repository is read; in the site it leads to the page made from that file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
PAGES = {
    "README.md": "readme.md",
    "README.zh-CN.md": "readme.zh-CN.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}

_LINK = re.compile(r"\[([^\]]*)\]\(([^)#:]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages."""
    for name, page in PAGES.items():
        content = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead links to the pages of the site; words stay where a link leads to a file that is not part of it."""
    folder = ROOT if page.file.src_uri in PAGES.values() else ROOT / "docs"

    def link(found: re.Match[str]) -> str:
        words, target, anchor = found.groups(default="")
        path = (folder / target).resolve()
        if path.parent == ROOT and path.name in PAGES:
            return f"[{words}]({PAGES[path.name]}{anchor})"
        if path.parent == ROOT / "docs" and path.suffix == ".md":
            return f"[{words}]({path.name}{anchor})"
        if path.parent == ROOT / "docs" / "images":
            return f"[{words}](images/{path.name})"
        return words

    return _LINK.sub(link, markdown)
