"""What an answer was made from, to reproduce it: versions, texts, day, policy and wishes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

from ..model.base import FrozenModel
from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.standard import Standard, texts_hash
from ..model.wording import say
from ..solver.eligibility.receipt import Receipt, Source
from ..solver.planning.wishes import PlanRequest

__all__ = ["receipt", "workforce_receipt"]


def receipt(request: PlanRequest, lang: str) -> list[tuple[str, str]]:
    """The lines of a plan's receipt: names and values."""
    made = Receipt.of(request)
    lines = [
        ("day", str(made.on)),
        ("version", f"certladder {made.version}"),
        ("occupation", made.occupation),
        ("source", Source.of(request.standard, request.level).explain(lang)),
        ("occupation_hash", made.text),
        ("person_hash", made.person),
        *_rules(request.catalog, request.policy, lang),
        ("wishes", _given(request.wishes, lang)),
    ]
    return [(say(f"report.receipts.{name}", lang), value) for name, value in lines]


def workforce_receipt(
    catalog: Catalog, policy: Policy, occupations: Iterable[str], on: dt.date, version: str, lang: str
) -> list[tuple[str, str]]:
    """The lines of the receipt for a workforce asked about some occupations."""
    standards = [catalog.standard(occupation, on) for occupation in occupations]
    texts = [
        " ".join(filter(None, (standard.occupation, standard.edition, *_sources(standard)))) for standard in standards
    ]
    lines = [
        ("day", str(on)),
        ("version", f"certladder {version}"),
        ("occupations", say("report.semicolon", lang).join(texts)),
        *_rules(catalog, policy, lang),
    ]
    return [(say(f"report.receipts.{name}", lang), value) for name, value in lines]


def _sources(standard: Standard) -> list[str]:
    """Where a standard's text is from, and the texts that were joined to it."""
    texts = (standard.text_source, *standard.other_sources.values())
    return list(dict.fromkeys(text.source for text in texts if text.source))


def _rules(catalog: Catalog, policy: Policy, lang: str) -> list[tuple[str, str]]:
    occupations, editions = len(catalog.occupations), len(catalog.standards)
    relations = [f"{one} {'←' if counts else '↚'} {other}" for (one, other), counts in catalog.relations.items()]
    relations += [f"{one} {'=' if same else '≠'} {name}" for (one, name), same in catalog.aliases.items()]
    return [
        ("catalog_hash", texts_hash(catalog.standards)),
        ("catalog", say("report.receipts.counts", lang, occupations=occupations, editions=editions)),
        ("relations", say("report.semicolon", lang).join(relations) or say("report.none", lang)),
        ("policy", _given(policy, lang)),
    ]


def _given(value: FrozenModel, lang: str) -> str:
    """The fields that differ from the defaults, as JSON; sets are sorted, so that equal values give equal text."""
    given = value.model_dump(mode="json", exclude_defaults=True)
    for name in given:
        if isinstance(getattr(value, name), frozenset):
            given[name] = sorted(given[name])
    return json.dumps(given, ensure_ascii=False) if given else say("report.receipts.default", lang)
