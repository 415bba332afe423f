"""What an answer was made from, so that it can be made again: versions, texts, day, policy and wishes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable

from ..model.base import FrozenModel
from ..model.catalog import Catalog
from ..model.policy import Policy
from ..model.standard import Standard
from ..solver.planning.request import PlanRequest

__all__ = ["receipt", "text_hash", "workforce_receipt"]


def text_hash(standards: Iterable[Standard]) -> str:
    """The SHA-256 of the clauses' words, with ids and editions; their order does not matter.

    >>> from ..model.catalog import Catalog
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


def receipt(task: PlanRequest, version: str, zh: bool) -> list[tuple[str, str]]:
    """The lines of a plan's receipt: a name, and what stands there."""
    standard = task.standard
    lines = [
        *_asked(task.on, version),
        ("职业", "occupation", standard.occupation),
        ("版本", "edition", standard.edition or ("未注明" if zh else "not stated")),
        ("来源", "source", standard.source or ("未注明" if zh else "not stated")),
        ("本职业条文 SHA-256", "SHA-256 of the occupation's texts", text_hash([standard])),
        *_made_from(task.catalog, task.policy, zh),
        ("要求", "wishes", _given(task.wishes, zh)),
    ]
    return [(name if zh else english, value) for name, english, value in lines]


def workforce_receipt(
    catalog: Catalog, policy: Policy, occupations: Iterable[str], on: dt.date, version: str, zh: bool
) -> list[tuple[str, str]]:
    """The lines of the receipt for a workforce asked about some occupations."""
    standards = [catalog.standard(occupation, on) for occupation in occupations]
    texts = [" ".join(filter(None, (standard.occupation, standard.edition, standard.source))) for standard in standards]
    lines = [
        *_asked(on, version),
        ("职业和来源", "occupations and sources", ("；" if zh else "; ").join(texts)),
        *_made_from(catalog, policy, zh),
    ]
    return [(name if zh else english, value) for name, english, value in lines]


def _asked(on: dt.date, version: str) -> list[tuple[str, str, str]]:
    return [("咨询日期", "day asked", str(on)), ("程序版本", "version", f"certladder {version}")]


def _made_from(catalog: Catalog, policy: Policy, zh: bool) -> list[tuple[str, str, str]]:
    return [
        ("全部条文 SHA-256", "SHA-256 of all texts", text_hash(catalog.standards)),
        ("目录", "catalog", _counted(len(catalog.occupations), len(catalog.standards), zh)),
        ("声明的相关职业", "relations declared", _declared(catalog, zh)),
        ("计算口径", "policy", _given(policy, zh)),
    ]


def _counted(occupations: int, editions: int, zh: bool) -> str:
    return f"{occupations} 个职业，{editions} 个版本" if zh else f"{occupations} occupations, {editions} editions"


def _declared(catalog: Catalog, zh: bool) -> str:
    """What was declared with `Catalog.relate`, which no text says."""
    told = [f"{one} {'←' if counts else '↚'} {other}" for (one, other), counts in catalog.relations.items()]
    return ("；" if zh else "; ").join(told) or ("无" if zh else "none")


def _given(value: FrozenModel, zh: bool) -> str:
    """The fields that differ from the defaults, as JSON; sets are sorted, so that the same is written the same."""
    given = value.model_dump(mode="json", exclude_defaults=True)
    for name in given:
        if isinstance(getattr(value, name), frozenset):
            given[name] = sorted(given[name])
    return json.dumps(given, ensure_ascii=False) if given else "默认" if zh else "the default"
