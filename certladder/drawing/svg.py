"""A picture in SVG, built as a tree of elements, so that all text is escaped; and how wide its text is, by estimate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib.resources import files
from xml.etree import ElementTree as Tree

__all__ = ["LINE", "Svg", "style_sheet", "width", "wrap", "wrapped"]

LINE = 18.0
"""From one line of words to the next."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Svg:
    """A picture of a given width, drawn from the top; `done` returns the SVG once the height is known.

    `title` and `description` are for screen readers.

    >>> picture = Svg(100, "a title", "what it shows")
    >>> picture.text(10, 20, "1 < 2")
    >>> "1 &lt; 2" in picture.done(30)
    True
    """

    def __init__(self, width: float, title: str, description: str) -> None:
        self.width = width
        self._root = Tree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        for tag, words in (("title", title), ("desc", description), ("style", style_sheet())):
            self._words(Tree.SubElement(self._root, tag), words)
        self._paper = self._add("rect", "cl-paper", x=0, y=0, width=width)

    def rect(self, x: float, y: float, width: float, height: float, style: str, corner: float = 0) -> None:
        """A rectangle, with round corners if asked."""
        self._add("rect", style, x=x, y=y, width=width, height=height, rx=corner)

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str = "cl-line") -> None:
        """A straight line."""
        self._add("line", style, x1=x1, y1=y1, x2=x2, y2=y2)

    def circle(self, x: float, y: float, radius: float, style: str) -> None:
        """A circle."""
        self._add("circle", style, cx=x, cy=y, r=radius)

    def polygon(self, points: Sequence[tuple[float, float]], style: str) -> None:
        """A closed shape."""
        self._add("polygon", style).set("points", " ".join(f"{x:g},{y:g}" for x, y in points))

    def text(self, x: float, y: float, words: str, style: str = "cl-ink", *, end: bool = False) -> None:
        """Text that starts at `x`, or ends there; `y` is its baseline."""
        element = self._add("text", f"cl-text {style}", x=x, y=y)
        if end:
            element.set("text-anchor", "end")
        self._words(element, words)

    def lines(self, x: float, y: float, lines: Iterable[str], style: str, apart: float = LINE) -> float:
        """Lines of text, one below the other; the baseline of the line that would follow."""
        for line in lines:
            self.text(x, y, line, style)
            y += apart
        return y

    def done(self, height: float) -> str:
        """The picture's text."""
        self._paper.set("height", f"{height:g}")
        self._root.set("viewBox", f"0 0 {self.width:g} {height:g}")
        self._root.set("width", f"{self.width:g}")
        self._root.set("height", f"{height:g}")
        return Tree.tostring(self._root, encoding="unicode")

    def _add(self, tag: str, style: str, **places: float) -> Tree.Element:
        values = {name: f"{round(value, 1):g}" for name, value in places.items()}
        return Tree.SubElement(self._root, tag, {"class": style, **values})

    def _words(self, element: Tree.Element, words: str) -> None:
        element.text = _NOT_XML.sub("", words)


@cache
def style_sheet() -> str:
    """What every picture carries: fonts, light and dark colours, and on paper always light."""
    return files(__package__).joinpath("picture.css").read_text(encoding="utf-8")


_PIECE = re.compile(
    "[（“《]*(?:[一-龥]+/[一-龥]+/[?0-9]+|[一-龥]|[^\\s一-龥，。；：、（）“”]+[年级]?)?[，。；：、）”？！》]*\\s*|\\s+"
)
"""What stays on one line: a clause's id, a word, or a character of Chinese with the punctuation beside it."""


def width(words: str, size: float) -> float:
    """The width of words in a font of `size`: an em for a Chinese character, six tenths for a Latin one.

    >>> width("电工 4", 10)
    32.0
    """
    return sum(size if unicodedata.east_asian_width(sign) in "WFA" else 0.6 * size for sign in words)


def wrap(words: str, room: float, size: float) -> list[str]:
    """The lines that words take in `room`, in a font of `size`.

    >>> wrap("累计从事本职业工作4年，并取得证书", 100, 10)
    ['累计从事本职业工作', '4年，并取得证书']
    """
    return wrapped(words, room, partial(width, size=size))


def wrapped(words: str, room: float, measure: Callable[[str], float]) -> list[str]:
    """Words in lines that `measure` at most `room`; words stay whole where they can, no line starts with a full stop."""
    lines = [""]
    for piece in _PIECE.findall(words):
        whole = measure(piece.rstrip()) <= room
        for part in [piece] if whole else piece:
            if lines[-1] and measure(lines[-1] + part.rstrip()) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines if line]
