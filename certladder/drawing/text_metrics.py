"""Estimated width of text, and line breaks, without font metrics."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["width", "wrap"]

_PIECE = re.compile(r"[!-~]+[ 年级]?|.[，。、；：？！）”]*", re.DOTALL)


def width(words: str, size: float) -> float:
    """The width of words in a font of `size`: an em for a Chinese character, six tenths for a Latin one.

    >>> width("电工 4", 10)
    32.0
    """
    return sum(size if unicodedata.east_asian_width(sign) in "WFA" else 0.6 * size for sign in words)


def wrap(words: str, room: float, size: float) -> list[str]:
    """The lines that words take in `room`; Latin words stay whole where they can, no line starts with a full stop.

    >>> wrap("累计从事本职业工作4年，并取得证书", 100, 10)
    ['累计从事本职业工作', '4年，并取得证书']
    """
    lines = [""]
    for piece in _PIECE.findall(words):
        whole = width(piece.rstrip(), size) <= room
        for part in [piece] if whole else piece:
            if lines[-1] and width(lines[-1] + part.rstrip(), size) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines if line]
