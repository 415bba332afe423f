"""How wide text is, in pictures and on terminals, by estimate; and its lines, with Chinese among the words."""

import re
import unicodedata

_PIECE = re.compile(
    "[（“《]*(?:[一-龥]+/[一-龥]+/[?0-9]+|[一-龥]|[^\\s一-龥，。；：、（）“”]+[年级]?)?[，。；：、）”？！》]*\\s*|\\s+"
)
"""What stays on one line: a clause's id, a word, or a character of Chinese with the punctuation beside it."""


def width(words: str, size: float, narrow: float = 0.6) -> float:
    """The width of words in a font of `size`: an em for a Chinese character, a part of it for a Latin one.

    >>> width("电工 4", 10)
    32.0
    """
    return sum(size if unicodedata.east_asian_width(sign) in "WFA" else narrow * size for sign in words)


def wrap(words: str, room: float, size: float, narrow: float = 0.6) -> list[str]:
    """The lines that words take in `room`; words stay whole where they can, no line starts with a full stop.

    >>> wrap("累计从事本职业工作4年，并取得证书", 100, 10)
    ['累计从事本职业工作', '4年，并取得证书']
    """
    lines = [""]
    for piece in _PIECE.findall(words):
        whole = width(piece.rstrip(), size, narrow) <= room
        for part in [piece] if whole else piece:
            if lines[-1] and width(lines[-1] + part.rstrip(), size, narrow) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines if line]
