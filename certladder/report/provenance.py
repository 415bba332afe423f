"""What an answer was made from, to reproduce it: versions, texts, day, policy and wishes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable

from ..model.base import FrozenModel
from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.standard import Standard
from ..model.wording import say
from ..solver.planning.request import PlanRequest

__all__ = ["receipt", "text_hash", "workforce_receipt"]


def text_hash(standards: Iterable[Standard]) -> str:
    """The SHA-256 of the clauses' words, with ids and editions; their order does not matter.

    >>> from certladder import Catalog
    >>> catalog = Catalog.builtin()
    >>> text_hash(catalog.standards) == text_hash(reversed(catalog.standards))
    True
    """
    texts = []
    for standard in standards:
        edition = [standard.occupation, standard.edition, standard.valid_from, standard.valid_until]
        clauses = [clause for clauses in standard.levels.values() for clause in clauses]
        texts.append("\t".join(map(str, edition)) + "".join(f"\n{clause.id}\t{clause.text}" for clause in clauses))
    return hashlib.sha256("\n\n".join(sorted(texts)).encode()).hexdigest()


def receipt(request: PlanRequest, version: str, lang: str) -> list[tuple[str, str]]:
    """The lines of a plan's receipt: names and values."""
    standard = request.standard
    not_stated = say("report.receipts.not_stated", lang)
    lines = [
        ("day", str(request.on)),
        ("version", f"certladder {version}"),
        ("occupation", standard.occupation),
        ("edition", standard.edition or not_stated),
        ("source", standard.source or not_stated),
        ("occupation_hash", text_hash([standard])),
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
        ("catalog_hash", text_hash(catalog.standards)),
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
