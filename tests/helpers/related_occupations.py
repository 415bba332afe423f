"""Catalogs of many related occupations: copies of built-in ones whose clauses admit related certificates and work."""

from __future__ import annotations

from itertools import permutations

import certladder as cl

_COPIED = ("铣工", "车工", "钳工", "汽车修理工")


def mutually_related(number: int) -> cl.Catalog:
    """So many occupations, each related to every other one; the first is 铣工."""
    builtin = cl.Catalog.builtin()
    standards = [_copy(builtin.standard(_COPIED[n % len(_COPIED)]), n // len(_COPIED)) for n in range(number)]
    pairs = permutations([standard.occupation for standard in standards], 2)
    return cl.Catalog(tuple(standards), dict.fromkeys(pairs, True))


def _copy(standard: cl.Standard, number: int) -> cl.Standard:
    if not number:
        return standard
    name = f"{standard.occupation}{number}"
    levels = {
        level: tuple(one.model_copy(update={"id": one.id.replace(standard.occupation, name)}) for one in clauses)
        for level, clauses in standard.levels.items()
    }
    return standard.model_copy(update={"occupation": name, "names": (), "levels": levels})
