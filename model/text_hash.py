"""Hashes of the texts, by which a receipt says from what an answer was made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from .standard import Standard

__all__ = ["text_hash", "texts_hash"]


@lru_cache(maxsize=1 << 12)
def text_hash(standard: Standard) -> str:
    """The SHA-256 of all that a standard says: its names, edition and lists, and the clauses' ids and words."""
    head = standard.model_dump_json(exclude={"levels", "unread"})
    clauses = [clause for level in standard.levels.values() for clause in level]
    return _sha256(head + "".join(f"\n{clause.id}\t{clause.text}" for clause in clauses))


def texts_hash(standards: Iterable[Standard]) -> str:
    """The SHA-256 of several standards; their order does not matter.

    >>> from certladder import Catalog
    >>> standards = Catalog.builtin().standards
    >>> texts_hash(standards) == texts_hash(reversed(standards))
    True
    """
    return _sha256("\n".join(sorted(map(text_hash, standards))))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
