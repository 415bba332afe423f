"""What was read of a text, kept with a key that says of which text, and by which version of the compiler."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from ..standard import Standard
from ..value import Value

__all__ = ["Compiled", "compiler", "key_of"]

_TERMS = ("dates.py", "errors.py", "requirement.py", "standard.py", "terms.py", "value.py")
"""The files of the model, besides all of `text`, that decide what is read (a test looks at what is imported)."""


class Compiled(Value):
    """The standards that a text states, read leniently; `key` is that of the text."""

    key: str
    standards: tuple[Standard, ...]


@lru_cache(maxsize=1)
def compiler() -> str:
    """A digest of the compiler: its sources and its grammar.

    >>> len(compiler())
    64
    """
    model = files(__package__.rpartition(".")[0])
    texts = [file for file in model.joinpath("text").iterdir() if file.name.endswith((".py", ".lark"))]
    sources = [model.joinpath(name) for name in _TERMS] + sorted(texts, key=lambda file: file.name)
    digest = sha256()
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def key_of(text: str, source: str) -> str:
    """The key of a text from a source, which its problems name: another text or compiler has another key.

    >>> key_of("a", "b") == key_of("a", "b"), key_of("a", "b") == key_of("ab", "")
    (True, False)
    """
    return sha256("\0".join((compiler(), source, text)).encode("utf-8", "surrogatepass")).hexdigest()
