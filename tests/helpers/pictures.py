"""Pictures taken apart: what is written in them, and in which style."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    """All that is written in a picture, which is well formed and named for screen readers."""
    root = Tree.fromstring(svg)  # noqa: S314
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    wide, tall = map(float, root.get("viewBox", "").split()[2:])
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "")) <= wide
        assert 0 <= float(text.get("y", "")) <= tall
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def styles(svg: str, tag: str) -> set[str]:
    return {found.get("class", "") for found in Tree.fromstring(svg).iter(f"{SVG}{tag}")}  # noqa: S314
