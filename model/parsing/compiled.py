"""What was read of a text, kept with a key that says of which text, and by which version of certladder."""

from __future__ import annotations

from hashlib import sha256

from .. import __version__
from ..base import FrozenModel
from ..standard import Standard

__all__ = ["Compiled", "key_of"]


class Compiled(FrozenModel):
    """The standards that a text states, read leniently; `key` is that of the text."""

    key: str
    standards: tuple[Standard, ...]


def key_of(text: str, source: str) -> str:
    """The key of a text from a source, which its problems name: another text or version has another key.

    >>> key_of("a", "b") == key_of("a", "b"), key_of("a", "b") == key_of("ab", "")
    (True, False)
    """
    return sha256("\0".join((__version__, source, text)).encode("utf-8", "surrogatepass")).hexdigest()
