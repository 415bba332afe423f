"""What an answer was made from, to reproduce it: versions, texts, day, policy and wishes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

from ..model.base import FrozenModel
from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.standard import texts_hash
from ..model.wording import say
from ..solver.eligibility.receipt import Receipt, Source
from ..solver.planning.wishes import PlanRequest

__all__ = ["receipt", "workforce_receipt"]


def receipt(request: PlanRequest, lang: str) -> list[tuple[str, str]]:
    """The lines of a plan's receipt: names and values."""
    made = Receipt.of(request)
    texts = {
        "occupation": made.occupation,
        "source": Source.of(request.standard, request.level).explain(lang),
        "occupation_hash": made.text,
        "person_hash": made.person,
    }
    lines = _lines(made.on, made.version, texts, request.catalog, request.policy, lang)
    return [*lines, (say("report.receipts.wishes", lang), _given(request.wishes, lang))]


def workforce_receipt(
    catalog: Catalog, policy: Policy, occupations: Iterable[str], on: dt.date, version: str, lang: str
) -> list[tuple[str, str]]:
    """The lines of the receipt for a workforce asked about some occupations."""
    texts = []
    for standard in (catalog.standard(occupation, on) for occupation in occupations):
        sources = dict.fromkeys(text.source for text in (standard.text_source, *standard.other_sources.values()))
        texts.append(" ".join(filter(None, (standard.occupation, standard.edition, *sources))))
    semicolon = say("report.semicolon", lang)
    return _lines(on, version, {"occupations": semicolon.join(texts)}, catalog, policy, lang)


def _lines(
    on: dt.date, version: str, texts: dict[str, str], catalog: Catalog, policy: Policy, lang: str
) -> list[tuple[str, str]]:
    occupations, editions = len(catalog.occupations), len(catalog.standards)
    relations = [f"{one} {'←' if counts else '↚'} {other}" for (one, other), counts in catalog.relations.items()]
    relations += [f"{one} {'=' if same else '≠'} {name}" for (one, name), same in catalog.aliases.items()]
    lines = {
        "day": str(on),
        "version": f"certladder {version}",
        **texts,
        "catalog_hash": texts_hash(catalog.standards),
        "catalog": say("report.receipts.counts", lang, occupations=occupations, editions=editions),
        "relations": say("report.semicolon", lang).join(relations) or say("report.none", lang),
        "policy": _given(policy, lang),
    }
    return [(say(f"report.receipts.{name}", lang), value) for name, value in lines.items()]


def _given(value: FrozenModel, lang: str) -> str:
    """The fields that differ from the defaults, as JSON; sets are sorted, so that equal values give equal text."""
    given = value.model_dump(mode="json", exclude_defaults=True)
    for name in given:
        if isinstance(getattr(value, name), frozenset):
            given[name] = sorted(given[name])
    return json.dumps(given, ensure_ascii=False) if given else say("report.receipts.default", lang)
