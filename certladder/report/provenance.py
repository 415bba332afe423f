"""What an answer was made from, to reproduce it: versions, texts, day, policy and wishes."""

from __future__ import annotations

import datetime as dt
import json

from ..model import __version__
from ..model.base import FrozenModel
from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.standard import texts_hash
from ..model.wording import say

__all__ = ["receipt"]


def receipt(
    catalog: Catalog, policy: Policy, on: dt.date, texts: dict[str, str], lang: str, wishes: FrozenModel | None = None
) -> list[tuple[str, str]]:
    """The lines of a receipt, names and values; `texts`: which of the catalog's texts were used."""
    occupations, editions = len(catalog.occupations), len(catalog.standards)
    relations = [f"{one} {'←' if counts else '↚'} {other}" for (one, other), counts in catalog.relations.items()]
    relations += [f"{one} {'=' if same else '≠'} {name}" for (one, name), same in catalog.aliases.items()]
    lines = {
        "day": str(on),
        "version": f"certladder {__version__}",
        **texts,
        "catalog_hash": texts_hash(catalog.standards),
        "catalog": say("report.receipts.counts", lang, occupations=occupations, editions=editions),
        "relations": say("report.semicolon", lang).join(relations) or say("report.none", lang),
        "policy": _given(policy, lang),
        **({"wishes": _given(wishes, lang)} if wishes else {}),
    }
    return [(say(f"report.receipts.{name}", lang), value) for name, value in lines.items()]


def _given(value: FrozenModel, lang: str) -> str:
    """The fields that differ from the defaults, as JSON; sets are sorted, so that equal values give equal text."""
    given = value.model_dump(mode="json", exclude_defaults=True)
    for name in given:
        if isinstance(getattr(value, name), frozenset):
            given[name] = sorted(given[name])
    return json.dumps(given, ensure_ascii=False) if given else say("report.receipts.default", lang)
