"""A picture in SVG, built as a tree of elements, so that all text is escaped."""

import re
from collections.abc import Iterable
from importlib.resources import files
from xml.etree import ElementTree as Tree

LINE = 18.0  # from one line of words to the next

STYLE_SHEET = files(__package__).joinpath("picture.css").read_text(encoding="utf-8")
"""What every picture carries: fonts, light and dark colours, and on paper always light."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Svg:
    """A picture of a given width, drawn from the top; `done` returns the SVG once the height is known.

    `title` and `description` are for screen readers.
    """

    def __init__(self, width: float, title: str, description: str) -> None:
        self._root = Tree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        self._width = f"{width:g}"
        for tag, words in (("title", title), ("desc", description), ("style", STYLE_SHEET)):
            Tree.SubElement(self._root, tag).text = _NOT_XML.sub("", words)
        self._paper = self.add("rect", "cl-paper", x=0, y=0, width=width)

    def add(self, tag: str, style: str, words: str | None = None, **attributes: float | str) -> Tree.Element:
        """An element with its attributes (text_anchor for text-anchor); numbers are rounded."""
        element = Tree.SubElement(self._root, tag, {"class": style})
        for name, value in attributes.items():
            element.set(name.replace("_", "-"), value if isinstance(value, str) else f"{round(value, 1):g}")
        element.text = words and _NOT_XML.sub("", words)
        return element

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str = "cl-line") -> None:
        self.add("line", style, x1=x1, y1=y1, x2=x2, y2=y2)

    def polygon(self, points: Iterable[tuple[float, float]], style: str) -> None:
        self.add("polygon", style, points=" ".join(f"{x:g},{y:g}" for x, y in points))

    def lines(self, x: float, y: float, lines: Iterable[str], style: str, apart: float = LINE) -> float:
        """Lines of text, one below the other, from a baseline on; the baseline of the line that would follow."""
        for line in lines:
            self.add("text", f"cl-text {style}", line, x=x, y=y)
            y += apart
        return y

    def done(self, height: float) -> str:
        tall = f"{height:g}"
        self._paper.set("height", tall)
        self._root.attrib |= {"viewBox": f"0 0 {self._width} {tall}", "width": self._width, "height": tall}
        return Tree.tostring(self._root, encoding="unicode")
